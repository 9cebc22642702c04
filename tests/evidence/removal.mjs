// What becomes of the scenarios when a claim loses what carries it: every rule that cites it or points to it, or, where only a
// text or the calendar carries it, the rules that give that text, and that calendar. A scenario that names the claim has to fail.
// All claims, or those whose id has PATTERN in it (minutes): node tests/evidence/removal.mjs [PATTERN]
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { files, root } from './lists.mjs';

const yidi = (args, input) => spawnSync(`${root}/build/bin/yidi`, args, { cwd: root, encoding: 'utf8', input, maxBuffer: 1 << 28 });
const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
const documents = files().map((path) => ({ path, document: read(path) }));

/** Whether a value has a code in it, alone or in an expression. */
const gives = (value, code) => new RegExp(`(^|[^\\w])${code}($|[^\\w])`).test(JSON.stringify(value ?? null));

/** Every rule, text and calendar that carries a claim, by claim. Texts stand for the rules that give them. */
export function carriers() {
  const found = new Map();
  const of = (id) => found.get(id) ?? found.set(id, { rules: new Set(), codes: new Set(), calendars: new Set() }).get(id);
  for (const { path, document } of documents) {
    for (const rule of document.rules ?? []) for (const id of [...rule.cite, ...(rule.see ?? [])]) of(id).rules.add(rule.id);
    for (const { cite } of Object.values(document.calendar ?? {})) for (const id of cite) of(id).calendars.add(path);
    for (const terms of Object.values(document.vocabulary ?? {}))
      for (const [code, term] of Object.entries(terms))
        for (const { cite } of [term, ...(term.steps ?? [])]) for (const id of cite ?? []) of(id).codes.add(code);
  }
  const rules = documents.flatMap(({ document }) => document.rules ?? []);
  for (const carrier of found.values())
    if (!carrier.rules.size)
      for (const code of carrier.codes)
        for (const rule of rules) if (gives([rule.then, rule.adds], code)) carrier.rules.add(rule.id);
  return found;
}

/** The scenarios that come to a step, each with the pack that answers it, by the claims that they name; those of small packs first. */
export function namedBy() {
  const size = (pack) => documents.filter(({ path }) => path.startsWith(`${root}/data/provinces/${pack}/`)).length;
  const all = readdirSync(`${root}/tests/scenarios`)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => read(`${root}/tests/scenarios/${name}`).scenarios)
    .filter(({ expect }) => !expect.error)
    .map((scenario) => {
      const insured = String(scenario.answers.insured_region);
      return { scenario, pack: /^\d{6}$/.test(insured) ? insured.slice(0, 2) : '00' };
    })
    .sort((one, other) => size(one.pack) - size(other.pack) || one.pack.localeCompare(other.pack));
  const found = new Map();
  for (const one of all) for (const id of one.scenario.claims) found.set(id, [...(found.get(id) ?? []), one]);
  return found;
}

/** A folder in which carriers are taken away and put back. */
export function workshop() {
  const folder = mkdtempSync(join(tmpdir(), 'yidi-removal-'));
  const data = join(folder, 'data');
  const at = (path) => join(data, path.slice(`${root}/data`.length));
  cpSync(`${root}/data`, data, { recursive: true });

  const without = (document, rules) => ({
    ...document,
    rules: document.rules
      .filter(({ id }) => !rules.has(id))
      .map((rule) => {
        const kept = { ...rule };
        for (const key of ['overrides', 'replaces'])
          if (Array.isArray(kept[key])) {
            kept[key] = kept[key].filter((id) => !rules.has(id));
            if (!kept[key].length) delete kept[key];
          }
        return kept;
      }),
  });

  /** What happens to scenarios of one pack without a carrier: "noticed", "refused" by the compiler, or "unnoticed". */
  function run(carrier, scenarios) {
    const changed = [];
    for (const { path, document } of documents)
      if (carrier.calendars.has(path)) {
        rmSync(at(path));
        changed.push(path);
      } else if (document.rules && JSON.stringify(document.rules) !== JSON.stringify(without(document, carrier.rules).rules)) {
        writeFileSync(at(path), JSON.stringify(without(document, carrier.rules)));
        changed.push(path);
      }
    const packs = join(folder, 'packs');
    rmSync(packs, { recursive: true, force: true });
    const compiled = yidi(['compile', '-q', data, '-o', packs, '--only', scenarios[0].pack]);
    for (const path of changed) cpSync(path, at(path));
    if (compiled.status) return { end: 'refused', text: compiled.stderr };
    writeFileSync(join(folder, 'scenarios.json'), JSON.stringify({ scenarios: scenarios.map(({ scenario }) => scenario) }));
    const tested = yidi(['test', join(folder, 'scenarios.json'), '--packs', packs]);
    return { end: tested.status === 1 ? 'noticed' : tested.status === 0 ? 'unnoticed' : 'broken', text: tested.stdout + tested.stderr };
  }

  return { run, close: () => rmSync(folder, { recursive: true }) };
}

/** Takes away what carries a claim, and says what the scenarios that name it say: pack by pack, until one notices. */
export function removed({ run }, carrier, scenarios) {
  let found;
  for (const pack of new Set(scenarios.map((one) => one.pack))) {
    found = run(carrier, scenarios.filter((one) => one.pack === pack));
    if (found.end !== 'unnoticed') break;
  }
  return found;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const named = namedBy();
  const place = workshop();
  const count = {};
  for (const [id, carrier] of [...carriers()].sort()) {
    if (!id.includes(process.argv[2] ?? '')) continue;
    const { end, text } = named.has(id) ? removed(place, carrier, named.get(id)) : { end: 'named by no scenario', text: '' };
    count[end] = (count[end] ?? 0) + 1;
    if (end !== 'noticed') console.log(`${id}: ${end}: ${[...carrier.rules].join(' ')}\n${text}`);
  }
  place.close();
  console.log(Object.entries(count).map(([end, times]) => `${times} ${end}`).join(', '));
  process.exitCode = Object.keys(count).every((end) => end === 'noticed') ? 0 : 1;
}

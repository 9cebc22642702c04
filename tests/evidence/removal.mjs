// What becomes of the scenarios when a claim loses what carries it: every rule that cites it or points to it, or, where only a
// text or the calendar carries it, the rules that give that text, and that calendar. A scenario that names the claim has to fail.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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

/** The scenarios, each with the pack that answers it, by the claims that they name. */
export function namedBy() {
  const found = new Map();
  for (const name of readdirSync(`${root}/tests/scenarios`).filter((name) => name.endsWith('.json')).sort())
    for (const scenario of read(`${root}/tests/scenarios/${name}`).scenarios) {
      const insured = String(scenario.answers.insured_region);
      const pack = /^\d{6}$/.test(insured) ? insured.slice(0, 2) : '00';
      for (const id of scenario.claims) found.set(id, [...(found.get(id) ?? []), { scenario, pack }]);
    }
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

  /** What happens to scenarios without a carrier: "noticed", "refused" by the compiler, or "unnoticed". */
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
    const only = [...new Set(scenarios.map(({ pack }) => pack))].join(',');
    const compiled = yidi(['compile', '-q', data, '-o', packs, '--only', only]);
    for (const path of changed) cpSync(path, at(path));
    if (compiled.status) return { end: 'refused', text: compiled.stderr };
    writeFileSync(join(folder, 'scenarios.json'), JSON.stringify({ scenarios: scenarios.map(({ scenario }) => scenario) }));
    const tested = yidi(['test', join(folder, 'scenarios.json'), '--packs', packs]);
    return { end: tested.status === 1 ? 'noticed' : tested.status === 0 ? 'unnoticed' : 'broken', text: tested.stdout + tested.stderr };
  }

  return { run, close: () => rmSync(folder, { recursive: true }) };
}

/** Takes away what carries a claim, and says what the scenarios that name it say: first those of one pack, then all others. */
export function removed({ run }, carrier, scenarios) {
  const first = scenarios.filter(({ pack }) => pack === scenarios[0].pack);
  const found = run(carrier, first);
  return found.end !== 'unnoticed' || first.length === scenarios.length ? found : run(carrier, scenarios.filter(({ pack }) => pack !== scenarios[0].pack));
}

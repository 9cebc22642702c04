// The evidence as it stands in data/, and the lists of tests/evidence that it is held against. Run by itself, it takes out of
// the lists what no longer belongs there, ids that have come and claims that are carried by now, and never adds anything:
// node tests/evidence/lists.mjs
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const listed = (name) => new URL(name, import.meta.url);
const read = (path) => JSON.parse(readFileSync(path, 'utf8'));

export const ids = read(listed('ids.json'));
export const unused = read(listed('unused.json'));

/** The authored files below a folder of data/. */
export function files(folder = '') {
  return readdirSync(`${root}/data/${folder}`, { recursive: true })
    .filter((name) => name.endsWith('.json') && !/^(schema|README)/.test(name))
    .map((name) => `${root}/data/${folder}${folder && '/'}${name}`)
    .sort();
}

/** Every claim of data/evidence, with each place where it stands. */
export function claims() {
  const found = new Map();
  for (const path of files('evidence'))
    for (const [id, claim] of Object.entries(read(path).claims ?? {}))
      found.set(id, [...(found.get(id) ?? []), { ...claim, file: path.slice(root.length) }]);
  return found;
}

/** Every source, by what it is called. */
export function sourcesByTitle() {
  const found = new Map();
  for (const path of files())
    for (const [id, { title }] of Object.entries(read(path).sources ?? {})) found.set(title, [...(found.get(title) ?? []), id]);
  return found;
}

/** The ids of the claims that a rule, a text, a channel or a calendar cites or points to. */
export function carried() {
  const found = new Set();
  const walk = (value) => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value))
      if (key === 'cite' || key === 'see') inner.forEach((id) => found.add(id));
      else walk(inner);
  };
  for (const path of files()) if (!path.startsWith(`${root}/data/evidence/`)) walk(read(path));
  return found;
}

/** The id that the evidence gives to what is a part in data/evidence; the id itself where it is none. */
export function base(id) {
  if (id in ids.claims || id in ids.seeds) return id;
  return Object.keys({ ...ids.claims, ...ids.seeds }).find((known) => id.startsWith(`${known}-`));
}

/** Whether a claim has to be carried unless a reason says why not. */
export function counts(id, claim) {
  return 'AB'.includes(claim.grade) || /OK|LOCAL/.test(ids.seeds[base(id)] ?? '');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = claims();
  const without = (name, kind, stays) => {
    const lines = readFileSync(listed(name), 'utf8').split('\n');
    let inside = false;
    const kept = lines.filter((line) => {
      if (line === `  "${kind}": {` || line === `  "${kind}": [`) inside = true;
      else if (/^ {2}[\]}]/.test(line)) inside = false;
      const id = inside && /^ {4}"([^"]+)"/.exec(line)?.[1];
      return !id || stays(id);
    });
    // The last of a list has no comma.
    const text = kept.map((line, at) => (/^ {2}[\]}]/.test(kept[at + 1] ?? '') ? line.replace(/,$/, '') : line)).join('\n');
    JSON.parse(text);
    writeFileSync(listed(name), text);
    console.log(`${name}: ${lines.length - kept.length} taken out of "${kind}"`);
  };
  without('ids.json', 'awaited', (id) => !found.has(id));
  without('unused.json', 'claims', (id) => !found.has(id) || found.get(id)[0].unused);
}

// The pages of our own site: templates in pages/, with the examples as links that open the guide at their outcome.
import { cp, readFile, writeFile } from 'node:fs/promises';

const escape = (text) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** The fragment of an example: its state with the digest of the pack that was just built. */
function fragment(state, packs) {
  const [head, ...facts] = state.split('&');
  const [pack, ...rest] = head.split('.');
  return '#' + [['y=1', pack, packs[pack].digest, ...rest].join('.'), ...facts].join('&');
}

const group = ([title, entries], packs) =>
  `<h3>${escape(title)}</h3>\n<ul>\n` +
  entries.map((entry) => `<li><a href="${escape(fragment(entry.state, packs))}">${escape(entry.title)}</a></li>\n`).join('') +
  '</ul>\n';

/** Writes the pages from a folder of templates into the folder that is served. */
export async function buildSite(pages, dist) {
  const { packs } = JSON.parse(await readFile(`${dist}/packs/index.json`, 'utf8'));
  const examples = JSON.parse(await readFile(`${pages}/examples.json`, 'utf8'));
  const list = Object.entries(examples).map((entry) => group(entry, packs)).join('');
  await cp(pages, dist, { recursive: true, filter: (path) => !path.endsWith('.json') });
  const home = await readFile(`${pages}/index.html`, 'utf8');
  await writeFile(`${dist}/index.html`, home.replace('<!-- examples -->', list));
}

// The pages of our own site: templates in pages/, with the examples as links that open the guide at their outcome.
import { createHash } from 'node:crypto';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';

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
  await cp(pages, dist, { recursive: true, filter: (path) => !path.endsWith('examples.json') });
  const home = await readFile(`${pages}/index.html`, 'utf8');
  await writeFile(`${dist}/index.html`, home.replace('<!-- examples -->', list));
}

/** What the service worker keeps from the first visit on: everything but packs and what other sites use, by content. */
export async function precached(dist) {
  const others = /^(host\.|gallery\.|embed\.js|yidi\.d\.ts|yidi-engine-js|sw\.js)/;
  const names = (await readdir(dist, { withFileTypes: true })).filter((entry) => entry.isFile() && !others.test(entry.name));
  const files = ['packs/index.json', ...names.map(({ name }) => name)].sort();
  return Promise.all(
    files.map(async (url) => ({
      url,
      revision: createHash('sha256').update(await readFile(`${dist}/${url}`)).digest('hex').slice(0, 16),
    }))
  );
}

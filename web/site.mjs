// The pages of our own site: templates in pages/, with their words in three languages, and the examples as links that open
// the guide at their outcome.
import { createHash } from 'node:crypto';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';

import { traditional } from './traditional.mjs';

const escape = (text) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** A text in each language; the style sheet shows one of them. */
const spoken = ({ zh, en }) =>
  Object.entries({ 'zh-Hans': zh, 'zh-Hant': traditional(zh), en }).map(([lang, text]) => `<span lang="${lang}">${escape(text)}</span>`).join('');

/** The fragment of an example: its state with the digest of the pack that was just built. */
function fragment(state, packs) {
  const [head, ...facts] = state.split('&');
  const [pack, ...rest] = head.split('.');
  return '#' + [['y=1', pack, packs[pack].digest, ...rest].join('.'), ...facts].join('&');
}

const group = ({ title, examples }, packs) =>
  `<h3>${spoken(title)}</h3>\n<ul>\n` +
  examples.map((entry) => `<li><a href="${escape(fragment(entry.state, packs))}">${spoken(entry.title)}</a></li>\n`).join('') +
  '</ul>\n';

/** Writes the pages from a folder of templates into the folder that is served. */
export async function buildSite(pages, dist) {
  const { packs } = JSON.parse(await readFile(`${dist}/packs/index.json`, 'utf8'));
  const examples = JSON.parse(await readFile(`${pages}/examples.json`, 'utf8'));
  const words = JSON.parse(await readFile(`${pages}/words.json`, 'utf8'));
  const list = examples.map((entry) => group(entry, packs)).join('');
  await cp(pages, dist, { recursive: true, filter: (path) => !/(examples|words)\.json$|(site|language)\.js$/.test(path) });
  const home = await readFile(`${pages}/index.html`, 'utf8');
  await writeFile(`${dist}/index.html`, home.replace('<!-- examples -->', list).replace(/\{(\w+)\}/g, (whole, name) => spoken(words[name])));
}

/** What the service worker keeps from the first visit on: everything but packs and what other sites use, by content. */
export async function precached(dist) {
  const others = /^(host\.|gallery\.|embed\.js|frame\.|package\.json|guide\.d\.ts|yidi\.d\.ts|yidi-engine-js|sw\.js)/;
  const names = (await readdir(dist, { withFileTypes: true })).filter((entry) => entry.isFile() && !others.test(entry.name));
  const files = ['packs/index.json', ...names.map(({ name }) => name)].sort();
  return Promise.all(
    files.map(async (url) => ({
      url,
      revision: createHash('sha256').update(await readFile(`${dist}/${url}`)).digest('hex').slice(0, 16),
    }))
  );
}

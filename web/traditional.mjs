// Traditional Chinese from Simplified: the texts of the packs and the words of static pages beside them (node
// web/traditional.mjs build/packs, after `yidi compile`), and, for the build of the page, its words and the names of places. OpenCC converts; locales/zh-Hant.exceptions.json says
// where people write otherwise.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { Converter } from 'opencc-js/cn2t';

import { regionLists } from './regions.mjs';

const convert = Converter({ from: 'cn', to: 'tw' });
const { words } = JSON.parse(readFileSync(new URL('locales/zh-Hant.exceptions.json', import.meta.url), 'utf8'));
const exceptions = Object.entries(words).map(([simplified, wanted]) => [[...simplified], [...wanted]]);
const quotes = { '“': '「', '”': '」', '‘': '『', '’': '』' };

/** A text, or a file of texts: what is no Chinese, like codes and addresses, stays as it is. */
export function traditional(text) {
  const from = [...text];
  const to = [...convert(text)];
  if (to.length !== from.length) throw new Error(`not as long in Traditional Chinese: ${text.slice(0, 200)}`);
  from.forEach((character, at) => {
    for (const [simplified, wanted] of exceptions)
      if (simplified.every((one, index) => from[at + index] === one)) to.splice(at, wanted.length, ...wanted);
    to[at] = quotes[character] ?? to[at];
  });
  return to.join('');
}

/** Names of places for locales/zh-Hant/names.js: the characters that differ, and by code the names where that is not enough. */
export function traditionalNames(regions) {
  const pairs = new Map();
  for (const { name } of regions)
    [...traditional(name)].forEach((character, index) => {
      const simplified = [...name][index];
      if (character !== simplified && !pairs.has(simplified)) pairs.set(simplified, character);
    });
  const byCharacter = (name) => Array.from(name, (character) => pairs.get(character) ?? character).join('');
  const whole = regions.filter(({ name }) => byCharacter(name) !== traditional(name)).map(({ code, name }) => [code, traditional(name)]);
  return { simplified: [...pairs.keys()].join(''), traditional: [...pairs.values()].join(''), whole: Object.fromEntries(whole) };
}

/** Adds the locale zh-Hant to a folder of packs, in the place of one that is there. Names are made as `yidi compile` makes them. */
export async function addTraditional(folder) {
  const index = JSON.parse(await readFile(`${folder}/index.json`, 'utf8'));
  const files = (await readdir(folder)).sort();
  await Promise.all(files.filter((name) => name.split('.')[1] === 'zh-Hant').map((name) => rm(`${folder}/${name}`)));
  for (const [id, { texts }] of Object.entries(index.packs)) {
    const own = files.filter((name) => name.startsWith(`${id}.zh-Hans.`));
    const contents = await Promise.all(own.map(async (name) => traditional(await readFile(`${folder}/${name}`, 'utf8'))));
    const digest = createHash('sha256').update(contents.map((content) => content + '\n').join('')).digest('hex').slice(0, 16);
    texts['zh-Hant'] = digest;
    const named = (name) => name.replace('.zh-Hans.', '.zh-Hant.').replace(/[0-9a-f]{16}(?=\.json$)/, digest);
    await Promise.all(own.map((name, at) => writeFile(`${folder}/${named(name)}`, contents[at])));
  }
  index.locales = [...index.locales.filter((locale) => locale !== 'zh-Hant'), 'zh-Hant'];
  await writeFile(`${folder}/index.json`, JSON.stringify(index) + '\n');
}

/** The words of static pages for `yidi site`, with the names of places that are written otherwise. */
export function traditionalPages(words, regions) {
  const { language } = JSON.parse(words); // a language is called what its readers call it
  const places = regions.map(({ code, name }) => [code, traditional(name)]).filter(([, name], at) => name !== regions[at].name);
  return { ...JSON.parse(traditional(words)), language, places: Object.fromEntries(places) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2] ?? 'build/packs';
  await addTraditional(folder);
  const here = (path) => fileURLToPath(new URL(path, import.meta.url));
  const { names } = await regionLists(here('../data/regions'));
  const words = await readFile(here('guide/zh-Hans.json'), 'utf8');
  await writeFile(`${folder}/zh-Hant.pages.json`, JSON.stringify(traditionalPages(words, names)) + '\n');
}

// The list of regions as the page reads it (element/regions.js): columns, since brotli likes its own kind, and one
// spelling per character instead of one per name. 3.4 kB instead of 4.7.
import { readdir, readFile } from 'node:fs/promises';

import { pinyin } from 'pinyin-pro';

const provinceOf = (code) => code.slice(0, 2) + '0000';

const spell = (name) => pinyin(name, { toneType: 'none', type: 'array', v: true });

async function read(folder) {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const parsed = await Promise.all(files.map(async (name) => JSON.parse(await readFile(`${folder}/${name}`, 'utf8'))));
  return parsed
    .flatMap(({ regions }) => Object.entries(regions).map(([code, region]) => ({ code, insures: true, ...region })))
    .filter(({ hidden }) => !hidden)
    .sort((a, b) => a.code - b.code);
}

/** Which characters sound how, as far as one sound each tells; names in which another holds are spelled out. */
function spellings(regions) {
  const sounds = new Map();
  const spelled = {};
  for (const { code, name, pinyin: given } of regions) {
    const syllables = given?.split(' ') ?? spell(name);
    [...name].forEach((character, index) => {
      if (!sounds.has(character)) sounds.set(character, syllables[index]);
      else if (sounds.get(character) !== syllables[index]) spelled[code] = syllables.join(' ');
    });
  }
  const characters = {};
  for (const [character, syllable] of sounds) characters[syllable] = (characters[syllable] ?? '') + character;
  return { syllables: Object.entries(characters).sort().flat().join(''), spelled };
}

function packed(regions) {
  const codes = regions.map(({ code }, index) => code - (regions[index - 1]?.code ?? 0));
  const which = (test) => regions.flatMap((region, index) => (test(region) ? index : []));
  for (const { code, pooling } of regions) {
    if (pooling && pooling !== code && pooling !== provinceOf(code)) throw new Error(`${code}: pooled outside its province`);
  }
  return {
    codes: codes.join(),
    names: regions.map(({ name }) => name).join(),
    ...spellings(regions),
    common: which(({ common }) => common),
    insureNobody: which(({ insures }) => !insures),
    pooled: which(({ code, pooling }) => pooling && pooling !== code),
  };
}

/** All regions, and those that the places screen shows before the whole list has arrived: common places, and their provinces. */
export async function regionLists(folder) {
  const all = await read(folder);
  const common = all.filter(({ common }) => common).flatMap(({ code }) => [code, provinceOf(code)]);
  return { names: all, all: packed(all), first: packed(all.filter(({ code }) => common.includes(code))) };
}

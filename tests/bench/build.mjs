// Builds what the peers' folder asks of a project: node tests/bench/build.mjs PEERS OUTPUT
//   index.html and what it loads   the site's own files, unchanged, with the bench's rules
//   peer.mjs                       the engine behind the functions that the peers' bench calls
//   packs/1.txt, 10.txt, 100.txt   the flow for as many areas in one pack, as base64: the peers' bench reads every
//                                  pack as text when it measures under Node, and bytes would not survive that
// and beside it, in OUTPUT-places, the same with a page that is given no places and asks for them first.
import { execFileSync } from 'node:child_process';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { publishPacks } from '../../web/packs.mjs';
import { writeAreas } from './areas.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const [peers, output] = process.argv.slice(2).map((path) => resolve(path));
const site = here('../../build/dist');
const esbuild = createRequire(here('../../web/package.json'))('esbuild');
const { regionParams } = await import(pathToFileURL(`${peers}/flow/scenarios.mjs`));

/** Compiles the flow for n areas; the folder of packs and the entry of the province. */
async function compile(n) {
  const data = `${output}/../data-${n}`;
  const packs = `${output}/../packs-${n}`;
  await writeAreas(data, n, regionParams);
  execFileSync(here('../../build/bin/yidi'), ['compile', '--quiet', data, '-o', packs], { stdio: 'inherit' });
  const index = JSON.parse(await readFile(`${packs}/index.json`, 'utf8'));
  return { packs, entry: index.packs['44'] };
}

await rm(output, { recursive: true, force: true });
await mkdir(`${output}/packs`, { recursive: true });
for (const n of [1, 10, 100]) {
  const { packs, entry } = await compile(n);
  await writeFile(`${output}/packs/${n}.txt`, await readFile(`${packs}/${entry.file}`, 'base64'));
  if (n > 1) continue;
  await publishPacks(packs, `${output}/rules`);
  const opening = await readFile(`${packs}/${['44', 'zh-Hans', 'filing', 'opening', entry.texts['zh-Hans'], 'json'].join('.')}`, 'utf8');
  const page = await readFile(here('page/index.html'), 'utf8');
  await writeFile(`${output}/index.html`, page.replace('<!-- opening -->', () => opening.replaceAll('<', '\\u003c')));
}
const files = ['yidi.js', 'places.js', 'outcome.js', 'languages.js', 'regions.json', 'engine.mjs', 'yidi-engine.mjs', 'yidi-engine-js.mjs', 'yidi-engine.wasm'];
await Promise.all(files.map((file) => cp(`${site}/${file}`, `${output}/${file}`)));
await esbuild.build({
  entryPoints: [here('peer.mjs')],
  outfile: `${output}/peer.mjs`,
  bundle: true,
  format: 'esm',
  minify: true,
  target: 'es2022',
  external: ['./yidi-engine*', 'node:*'],
  logLevel: 'error',
});

await rm(`${output}-places`, { recursive: true, force: true });
await cp(output, `${output}-places`, { recursive: true });
await cp(here('page/places.html'), `${output}-places/index.html`);

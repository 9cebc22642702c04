// Builds what a site owner uploads: build/dist. Needs the compiled packs and the linked engine (ci/build makes both).
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import * as esbuild from 'esbuild';
import { minify } from 'terser';

import { publishPacks } from './packs.mjs';
import { regionLists } from './regions.mjs';
import { buildSite, precached } from './site.mjs';
import { traditional, traditionalNames } from './traditional.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const dist = here('../build/dist');
const engine = here('../build/wasm/engine');

const regions = await regionLists(here('../data/regions'));

/** `regions:first`: what the places screen needs before the whole list has arrived. */
const firstRegions = {
  name: 'first-regions',
  setup(build) {
    build.onResolve({ filter: /^regions:first$/ }, ({ path }) => ({ path, namespace: 'regions' }));
    build.onLoad({ filter: /.*/, namespace: 'regions' }, () => ({ contents: JSON.stringify(regions.first), loader: 'json' }));
  },
};

/** Traditional Chinese: the words of zh-Hans converted, and `regions:traditional`, the names of places. */
const inTraditional = {
  name: 'in-traditional',
  setup(build) {
    build.onLoad({ filter: /locales\/zh-Hans\/.*\.js$/ }, async ({ path }) => ({ contents: traditional(await readFile(path, 'utf8')), loader: 'js' }));
    build.onResolve({ filter: /^regions:traditional$/ }, ({ path }) => ({ path, namespace: 'regions' }));
    build.onLoad({ filter: /traditional/, namespace: 'regions' }, () => ({ contents: JSON.stringify(traditionalNames(regions.names)), loader: 'json' }));
  },
};

/** The parts that are loaded later import lit-html from the module that is there already. */
const sharedTemplates = {
  name: 'shared-templates',
  setup: (build) => build.onResolve({ filter: /^lit-html(\/.*)?$/ }, () => ({ path: './yidi.js', external: true })),
};

const bundle = (entry, name, { plugins = [], ...options } = {}) =>
  esbuild.build({
    entryPoints: [here(entry)],
    outfile: `${dist}/${name}`,
    bundle: true,
    format: 'esm',
    minify: true,
    charset: 'utf8',
    target: ['chrome90', 'firefox101', 'safari16.4'],
    legalComments: 'none',
    supported: { 'optional-chain': true }, // Chromium 90 has it, bar a corner that nothing here uses
    plugins: [...plugins, squeezed],
    ...options,
  });

/** Where there is no page, as on a server that draws somebody's pages, the module is loaded and does nothing. */
const inert = 'const{document={createTreeWalker(){}},HTMLElement=class{}}=globalThis;';

/**
 * What the first question waits for. Browsers that can compile all of it at once do so beside the page, where one function
 * after the other would hold it up. Lines end in templates alone, once the rest is minified; beside a tag each would be a
 * node of the page.
 */
async function bundleFirst(entry, name, options) {
  const { outputFiles } = await bundle(entry, name, { ...options, write: false });
  const code = outputFiles[0].text.replace(/>\n|\n(?=<)/g, (found) => found.trim());
  await writeFile(`${dist}/${name}`, `//# allFunctionsCalledOnLoad\n${code}`);
}

/** Templates keep their whitespace through minification; most of it serves only the author. */
const squeezed = {
  name: 'squeezed-templates',
  setup: (build) =>
    build.onLoad({ filter: /web\/(element|locales)\/.*\.js$/ }, async ({ path }) => ({
      contents: squeeze(await readFile(path, 'utf8')),
      loader: 'js',
    })),
};

const squeeze = (source) => source.replace(/\n\s+/g, '\n').replace(/(?<=\/\* css \*\/ `[^`]*)\s*([{};,])\s*/g, '$1');

/** Shortens the glue that the linker wrote. */
async function glue(name) {
  const { code } = await minify(await readFile(`${engine}/${name}`, 'utf8'), {
    module: true,
    ecma: 2020,
    compress: { passes: 3, ecma: 2020 },
    mangle: { toplevel: true },
  });
  await writeFile(`${dist}/${name}`, code);
}

await rm(dist, { recursive: true, force: true });
await mkdir(`${dist}/packs`, { recursive: true });
await Promise.all([
  bundleFirst('define.js', 'yidi.js', { banner: { js: inert } }),
  bundleFirst('element/places/index.js', 'places.js', { plugins: [sharedTemplates, firstRegions] }),
  bundle('element/outcome/index.js', 'outcome.js', { plugins: [sharedTemplates] }),
  bundle('element/aloud.js', 'aloud.js'),
  bundle('element/screens/date.js', 'date.js', { plugins: [sharedTemplates] }),
  bundle('element/languages.js', 'languages.js', { plugins: [sharedTemplates] }),
  bundle('element/take/index.js', 'take.js', { plugins: [sharedTemplates] }),
  bundle('locales/en/index.js', 'en.js', { plugins: [sharedTemplates] }),
  bundle('locales/zh-Hant/index.js', 'zh-Hant.js', { plugins: [inTraditional] }),
  bundle('../wasm/engine.mjs', 'engine.mjs', { external: ['./yidi-engine*'] }),
  glue('yidi-engine.mjs'),
  glue('yidi-engine-js.mjs'),
  cp(`${engine}/yidi-engine.wasm`, `${dist}/yidi-engine.wasm`),
  cp(here('../wasm/yidi.d.ts'), `${dist}/yidi.d.ts`),
  ...['guide.d.ts', 'package.json'].map((name) => cp(here(`embed/${name}`), `${dist}/${name}`)),
  publishPacks(here('../build/packs'), `${dist}/packs`),
  bundle('embed/embed.js', 'embed.js', { format: 'iife' }),
  bundle('embed/frame.js', 'frame.js', { format: 'iife' }),
  writeFile(`${dist}/regions.json`, JSON.stringify(regions.all)),
]);
await buildSite(here('pages'), dist);
await bundle('pages/language.js', 'language.js', { format: 'iife' });
await bundle('pages/site.js', 'site.js');
await bundle('service-worker.js', 'sw.js', {
  format: 'iife',
  define: { 'self.__WB_MANIFEST': JSON.stringify(await precached(dist)), 'process.env.NODE_ENV': '"production"' },
});
console.log(`${(await readdir(dist, { recursive: true })).length} files in build/dist`);

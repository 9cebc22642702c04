// What the built files weigh: prints raw, gzip and brotli bytes, and fails above a ceiling.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const dist = fileURLToPath(new URL('../build/dist/', import.meta.url));
const { packs } = JSON.parse(readFileSync(`${dist}packs/index.json`, 'utf8'));
const locale = 'zh-Hans';
const kB = 1000;

function weigh(file) {
  const bytes = readFileSync(dist + file);
  const brotli = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
  return { raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotli.length };
}

const engine = ['yidi-engine.wasm', 'yidi-engine.mjs', 'engine.mjs'];
const guide = 'filing';
const files = ([id, { digest, texts, openings }]) => {
  const text = (kind) => `packs/${[id, locale, guide, kind, texts[locale], 'json'].join('.')}`;
  return {
    pack: `packs/${[id, guide, digest, 'ypk'].join('.')}`,
    questions: text('questions'),
    outcome: text('outcome'),
    basis: text('basis'),
    opening: openings.includes(guide) && text('opening'),
  };
};

/** Of all packs the one whose files weigh most together. */
const heaviest = Object.entries(packs)
  .map(files)
  .filter(({ opening }) => opening)
  .map((paths) => ({ paths, sum: ['pack', 'questions', 'outcome'].reduce((sum, part) => sum + weigh(paths[part]).brotli, 0) }))
  .sort((a, b) => b.sum - a.sum)[0].paths;

const groups = [
  { name: 'engine: WebAssembly and glue', ceiling: 24 * kB, files: engine },
  { name: 'before the first question, places given', ceiling: 14 * kB, files: ['yidi.js', 'packs/index.json', heaviest.opening] },
  { name: 'before the first question, places asked', ceiling: 14 * kB, files: ['yidi.js', 'places.js'] },
  {
    name: 'up to an outcome, heaviest province',
    ceiling: 80 * kB,
    files: [
      ...['yidi.js', 'places.js', 'regions.json', 'outcome.js', 'packs/index.json'],
      ...[heaviest.opening, heaviest.pack, heaviest.questions, heaviest.outcome],
      ...engine,
    ],
  },
  { name: 'what the outcome rests on, fetched once it is shown', ceiling: 16 * kB, files: [heaviest.basis] },
  { name: 'opening of a province', ceiling: 1 * kB, raw: true, files: [heaviest.opening] },
  { name: 'engine as JavaScript, instead of WebAssembly', files: ['yidi-engine-js.mjs'] },
  { name: 'one-tag loader', ceiling: 1 * kB, files: ['embed.js'] },
];

const column = (value, width) => String(value).padStart(width);
let over = 0;
console.log(`${''.padEnd(46)}${column('raw', 9)}${column('gzip', 9)}${column('brotli', 9)}${column('ceiling', 9)}`);
for (const { name, ceiling, raw, files } of groups) {
  const weights = files.map((file) => ({ file, ...weigh(file) }));
  const sum = (unit) => weights.reduce((total, weight) => total + weight[unit], 0);
  const tooMuch = ceiling && sum(raw ? 'raw' : 'brotli') > ceiling;
  over += tooMuch ? 1 : 0;
  const row = (label, unit) => `${label.padEnd(46)}${column(unit('raw'), 9)}${column(unit('gzip'), 9)}${column(unit('brotli'), 9)}`;
  console.log(row(name, sum) + column(ceiling ?? '', 9) + (tooMuch ? '  ABOVE' : ''));
  if (files.length > 1) for (const weight of weights) console.log(row('  ' + weight.file, (unit) => weight[unit]));
}
process.exit(over ? 1 : 0);

// Project against peers as one Markdown table: node tests/bench/table.mjs RESULTS [places]. Fails where the project's
// outcomes differ from the reference; with "places" the page asks for these first, and only its times count.
import { readFileSync } from 'node:fs';

const { peers } = JSON.parse(readFileSync(process.argv[2], 'utf8'));

const number = (value, digits = 3) => {
  if (!Number.isFinite(value)) return '–';
  return value >= 1000 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(digits)));
};
const median = (spread) => spread?.median ?? NaN;
const range = (spread) => (spread ? `${number(spread.median)} (${number(spread.min)}–${number(spread.max)})` : '–');
const engine = (peer, n, where) => peer.engine?.[`x${n}`]?.[where];
const perHandwritten = (peer) => median(peer.slow.firstQuestionMs) / median(peers.handwritten?.slow.firstQuestionMs);
const grows = (peer, where) => [1, 10, 100].map((n) => number(median(engine(peer, n, where)?.stepUs))).join(' → ');

function agreement(check) {
  if (!check || check.error) return check?.error ?? '–';
  const wrong = Math.max(check.walkMismatch, check.evaluateMismatch, check.orderDiffers);
  return `${check.scenarios - wrong} of ${check.scenarios}`;
}

const columns = [
  ['', ({ title }) => title],
  ['page, brotli kB', ({ bytes }) => number(bytes?.brotli / 1000)],
  ['before the first question, kB on the wire', ({ slow }) => number(slow.networkBytes / 1000)],
  ['first question ms, slow', ({ slow }) => range(slow.firstQuestionMs)],
  ['× hand-written', (peer) => number(perHandwritten(peer))],
  ['first question ms, fast', ({ fast }) => number(median(fast.firstQuestionMs))],
  ['step µs Chromium, 1 → 10 → 100 areas', (peer) => grows(peer, 'chromium')],
  ['step µs Node', (peer) => grows(peer, 'node')],
  ['first walk, step µs', (peer) => number(median(engine(peer, 1, 'chromium')?.firstWalkUs))],
  ['complete evaluations/s Node', (peer) => number(median(engine(peer, 1, 'node')?.scenariosPerSecond))],
  ['cold start ms Chromium', (peer) => number(median(engine(peer, 1, 'chromium')?.coldStartMs))],
  ['JS heap + WASM KiB', (peer) => number((peer.pageHeapBytes + (median(engine(peer, 1, 'chromium')?.wasmBytes) || 0)) / 1024)],
  ['agrees: Node', ({ check }) => agreement(check?.x1)],
  ['agrees: Chromium', ({ checkChromium }) => agreement(checkChromium)],
];
const row = (cells) => `| ${cells.join(' | ')} |`;
console.log(row(columns.map(([title]) => title)));
console.log(row(columns.map((_, index) => (index ? '--:' : '---'))));
for (const peer of Object.values(peers)) console.log(row(columns.map(([, cell]) => cell(peer))));

const { ours } = peers;
const checks = [ours?.check?.x1, ours?.check?.x10, ours?.checkChromium];
const agrees = checks.every((check) => check && !check.error && !(check.walkMismatch || check.evaluateMismatch || check.orderDiffers));
if (process.argv[3] !== 'places' && (!agrees || !ours.smoke?.advances)) {
  console.log(`\nThe project does not agree with the reference, or its page does not work: ${JSON.stringify([...checks, ours?.smoke])}`);
  process.exit(1);
}

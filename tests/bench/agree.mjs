// Whether the engine says what the reference says: node tests/bench/agree.mjs PEERS DIST. Every scenario in packs of 1, 10
// and 100 areas, by walking and by complete evaluation; and the opening that the page begins with.
import { deepStrictEqual } from 'node:assert';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [peers, dist] = process.argv.slice(2).map((path) => resolve(path));
const { scenariosFor } = await import(pathToFileURL(`${peers}/flow/scenarios.mjs`));
const peer = await import(pathToFileURL(`${dist}/peer.mjs`));

const same = (got, wanted) => {
  try {
    deepStrictEqual(got, wanted);
    return true;
  } catch {
    return false;
  }
};

function walk(guide, { region, answers }) {
  const path = [];
  let step = peer.start(guide, region);
  for (; step.ask; step = peer.answer(guide, step.ask, answers[step.ask])) path.push(step.ask);
  return { path, outcome: step.outcome };
}

let differing = 0;
for (const n of [1, 10, 100]) {
  const guide = await peer.create(await readFile(`${dist}/packs/${n}.txt`, 'utf8'));
  const scenarios = scenariosFor(n);
  const wrong = scenarios.filter((scenario) => {
    const { region, answers, path, outcome } = scenario;
    const asked = Object.fromEntries(path.map((question) => [question, answers[question]]));
    const got = { walked: walk(guide, scenario), evaluated: peer.outcome(guide, region, asked) };
    if (same(got, { walked: { path, outcome }, evaluated: outcome })) return false;
    console.log(JSON.stringify({ n, scenario, got }));
    return true;
  });
  console.log(`${n} areas: ${scenarios.length - wrong.length} of ${scenarios.length} scenarios agree with the reference`);
  differing += wrong.length;
}

const opening = JSON.parse(/<script type="application\/json">(.*?)<\/script>/.exec(await readFile(`${dist}/index.html`, 'utf8'))[1]);
const first = peer.start(await peer.create(await readFile(`${dist}/packs/1.txt`, 'utf8')), 'r0');
if (!same(first, { ask: opening.step.fact })) {
  console.log(`the page opens with ${opening.step.fact}, the engine with ${first.ask}`);
  ++differing;
}
process.exit(differing ? 1 : 0);

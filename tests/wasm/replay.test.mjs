// The same bytes from the native engine, WebAssembly and JavaScript: every scenario, and walks through every pack.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';

import { builds, engine, index, native, packBytes, root } from './engines.mjs';

/** The records of all scenarios, as `yidi eval` reads them. */
const records = execFileSync(`${root}build/bin/yidi`, ['test', `${root}tests/scenarios`, '--records'], { maxBuffer: 1 << 28 })
  .toString().trimEnd().split('\n').map((line) => JSON.parse(line));

function token({ guide = 'filing', as_of, answers = {} }) {
  const insured = String(answers.insured_region);
  const pack = /^\d{6}$/.test(insured) ? insured.slice(0, 2) : '00';
  const facts = Object.keys(answers).sort().map((fact) => `&${fact}=${answers[fact]}`);
  return `y=1.${pack}.${guide}.${as_of}${facts.join('')}`;
}

const packOf = (token) => token.slice(4, 6);

/** The lines of one build for tokens of any packs, in their order. */
async function lines(build, tokens) {
  const module = await engine(build);
  const handles = new Map();
  const close = () => {
    for (const handle of handles.values()) module.close(handle);
    handles.clear();
  };
  const given = tokens.map((token) => {
    const pack = packOf(token) in index.packs ? packOf(token) : '00';
    if (!handles.has(pack)) {
      if (handles.size === 16) close(); // a page opens one or two
      handles.set(pack, module.load(packBytes(pack)));
    }
    return module.evaluate(handles.get(pack), [token])[0];
  });
  close();
  return given;
}

for (const build of builds) {
  test(`all scenarios give the same bytes natively and as ${build}`, async () => {
    const tokens = records.map(token);
    assert.ok(tokens.length >= 80);
    const expected = native('step', tokens);
    const given = await lines(build, tokens);
    for (const [at, line] of given.entries()) {
      if (!(packOf(tokens[at]) in index.packs)) continue; // the command finds no pack; an engine never gets so far
      assert.equal(line, expected[at], tokens[at]);
    }
  });
}

test('a record and its token give the same step', () => {
  const steps = native('step', records.map(token));
  const evaluated = native('eval', records.map((record) => JSON.stringify(record)));
  let compared = 0;
  for (const [at, line] of evaluated.entries()) {
    if (/"state":"error"/.test(steps[at] + line)) continue; // a record says more precisely what is wrong with it
    assert.equal(line, `{"id":${JSON.stringify(records[at].id)},${steps[at].slice(1)}`);
    compared++;
  }
  assert.ok(compared >= 80);
});

/** Numbers that look random and are always the same. */
function* numbers(seed) {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

/** Tokens on walks with random answers, from the first question of a pack to an outcome. */
function walks(module, handle, pack, count) {
  const random = numbers(Number(pack) + 1);
  const pick = (list) => list[Math.floor(random.next().value * list.length)];
  const days = ['2022-04-29', '2022-12-31', '2023-01-01', '2024-02-29', '2026-09-30', '2026-11-22'];
  const tokens = [];
  while (tokens.length < count) {
    const answers = { care_region: pick(['unsure', 'abroad', '110000', '440100', '460000', '310000', pack === '66' ? '650100' : '659001']) };
    if (pack !== '00') answers.insured_region = pack === '44' ? pick(['440100', '440300']) : pack + '0000';
    const as_of = pick(pack === '44' ? days : days.slice(2));
    for (;;) {
      const next = token({ as_of, answers });
      tokens.push(next);
      const step = module.step(handle, next);
      if (step.state !== 'ask') break;
      const options = step.options ?? (step.type === 'date' ? [step.max ?? as_of, step.min ?? as_of] : ['true', 'false']);
      answers[step.fact] = pick(step.unsure ? [...options, 'unsure'] : options);
    }
  }
  return tokens;
}

test('walks with random answers through every pack give the same bytes on all builds', async () => {
  const module = await engine('wasm');
  const tokens = Object.keys(index.packs).flatMap((pack) => {
    const handle = module.load(packBytes(pack));
    const found = walks(module, handle, pack, 60);
    module.close(handle);
    return found;
  });
  const expected = native('step', tokens);
  assert.ok(expected.filter((line) => line.includes('"outcome"')).length > 300);
  for (const build of builds) {
    const given = await lines(build, tokens);
    for (const [at, line] of given.entries()) assert.equal(line, expected[at], tokens[at]);
  }
});

// engine.mjs as other programs use it, on both builds.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { builds, engine, index, packBytes } from './engines.mjs';

const token =
  'y=1.44.filing.2022-06-01&care_region=430100&care_stage=planning&insured_region=440300&reason=retired_settled&retirement_age_reached=true';

for (const build of builds) {
  test(`${build}: a pack is loaded, stepped and closed`, async () => {
    const { load, step, evaluate, close } = await engine(build);
    const handle = load(packBytes('44'));
    const outcome = step(handle, token);
    assert.equal(outcome.state, 'outcome');
    assert.equal(outcome.decisions.category.value, 'retired_resettled');
    assert.equal(outcome.digest, index.packs['44'].digest);
    assert.deepEqual(evaluate(handle, [token, 'y=2']).map((line) => JSON.parse(line).state), ['outcome', 'error']);
    close(handle);
    assert.throws(() => step(handle, token), /closed/);
  });

  test(`${build}: handles stay apart, and a closed one is used again`, async () => {
    const { load, step, close } = await engine(build);
    const [shenzhen, nation] = [load(packBytes('44')), load(packBytes('00'))];
    assert.notEqual(shenzhen, nation);
    assert.equal(step(nation, token).code, 'YD603');
    assert.equal(step(shenzhen, token).state, 'outcome');
    close(nation);
    assert.equal(load(packBytes('51')), nation);
    assert.equal(step(shenzhen, token).state, 'outcome');
  });

  test(`${build}: damaged bytes are refused with a code`, async () => {
    const { load } = await engine(build);
    const whole = packBytes('44');
    const flipped = whole.slice();
    flipped[flipped.length >> 1] ^= 0x10;
    const code = (bytes) => {
      try {
        load(bytes);
      } catch (error) {
        return error.code;
      }
    };
    assert.equal(code(flipped), 'YD503');
    assert.equal(code(whole.slice(0, 1000)), 'YD503');
    assert.equal(code(new Uint8Array(0)), 'YD501');
    assert.equal(code(new TextEncoder().encode('<!doctype html><title>404</title>')), 'YD501');
  });

  test(`${build}: a token that is not ASCII, or very long, is an error and nothing else`, async () => {
    const { load, step } = await engine(build);
    const handle = load(packBytes('44'));
    for (const wrong of ['', '\u0000', '异地', token + '&x=' + 'y'.repeat(100000), token.repeat(50)]) {
      const { state, code } = step(handle, wrong);
      assert.equal(state, 'error');
      assert.match(code, /^YD6\d\d$/);
    }
    assert.equal(step(handle, token).state, 'outcome');
  });

  test(`${build}: a link is read back, with the day of the reader or of the link`, async () => {
    const { load, resume } = await engine(build);
    const handle = load(packBytes('44'));
    const facts = 'care_region=430100&insured_region=440300';
    const back = resume(handle, `#y=1.44.${index.packs['44'].digest}.filing&${facts}`, '2026-11-22');
    assert.deepEqual(back, { v: 1, state: 'resumed', token: `y=1.44.filing.2026-11-22&${facts}`, chosen: false, same_pack: true, dropped: [] });
    const chosen = resume(handle, `#y=1.44.0000000000000000.filing.2022-06-01&${facts}&no_such_fact=true`, '2026-11-22');
    assert.deepEqual(chosen, { v: 1, state: 'resumed', token: `y=1.44.filing.2022-06-01&${facts}`, chosen: true, same_pack: false, dropped: ['no_such_fact'] });
  });

  test(`${build}: memory stays under its ceiling and flat`, async () => {
    const { load, step, close, memory } = await engine(build, '-alone');
    const handle = load(packBytes('44'));
    step(handle, token);
    assert.ok(memory() <= 512 * 1024, `${memory()} bytes`);
    let withTwo;
    for (let round = 0; round < 200; round++) {
      const other = load(packBytes('44'));
      for (let count = 0; count < 20; count++) step(other, token);
      close(other);
      withTwo ??= memory(); // two packs at once may need more than one
    }
    assert.ok(withTwo <= 512 * 1024, `${withTwo} bytes`);
    assert.equal(memory(), withTwo);
    close(handle);
  });
}

// Adds up what ci/test has run: node ci/tally.mjs build/test-results. Ends with "N passed, N failed, N skipped".
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const results = process.argv[2];
const presets = { native: 'native', webassembly: 'wasm', sanitizers: 'native-clang' };

const numbers = (pattern, text) => [...text.matchAll(pattern)].reduce((sum, match) => sum + Number(match[1]), 0);

/** What GoogleTest has written for a preset; nothing where it never came to the end. */
function googleTests(preset) {
  const folder = `build/${preset}/test-results`;
  const count = { passed: 0, failed: 0, skipped: 0 };
  for (const file of existsSync(folder) ? readdirSync(folder) : []) {
    const report = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'));
    const cases = report.testsuites.flatMap((suite) => suite.testsuite);
    const skipped = cases.filter((test) => test.result === 'SKIPPED' || test.status === 'NOTRUN').length;
    const failed = cases.filter((test) => test.failures).length;
    count.skipped += skipped;
    count.failed += failed;
    count.passed += cases.length - skipped - failed;
  }
  return count;
}

function counted(name, log, status) {
  if (presets[name]) return googleTests(presets[name]);
  if (['sizes', 'check', 'coverage', 'mutants'].includes(name)) return { passed: status ? 0 : 1, failed: status ? 1 : 0, skipped: 0 };
  if (/^# tests \d+$/m.test(log)) {
    const of = (what) => numbers(new RegExp(`^# ${what} (\\d+)$`, 'gm'), log);
    return { passed: of('pass'), failed: of('fail') + of('cancelled'), skipped: of('skipped') + of('todo') };
  }
  return { passed: numbers(/(\d+) passed/g, log), failed: numbers(/(\d+) failed/g, log), skipped: 0 };
}

const total = { passed: 0, failed: 0, skipped: 0 };
for (const line of readFileSync(`${results}/sections`, 'utf8').trim().split('\n')) {
  const [, status, seconds, name] = /^(\d+) (\d+) (.*)$/.exec(line);
  const count = counted(name, readFileSync(`${results}/${name}.log`, 'utf8'), Number(status));
  // A program that ended badly without a failed test, or that ran none, has failed as a whole.
  if ((Number(status) && !count.failed) || !(count.passed + count.failed + count.skipped)) count.failed += 1;
  for (const key in total) total[key] += count[key];
  console.log(`${name.padEnd(12)} ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped (${seconds} s)`);
}
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed ? 1 : 0);

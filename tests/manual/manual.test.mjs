// data/README.md does what it says: its examples are carried out on a copy of the data, one after the other, and what its
// commands print is compared with what it shows.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { flaws } from '../schema/schemas.mjs';
import { changed, stepsOf } from './manual.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const steps = stepsOf(readFileSync(join(root, 'data/README.md'), 'utf8'));

const copy = mkdtempSync(join(tmpdir(), 'yidi-manual-'));
after(() => rmSync(copy, { recursive: true }));
cpSync(join(root, 'data'), join(copy, 'data'), { recursive: true });
cpSync(join(root, 'tests/scenarios'), join(copy, 'tests/scenarios'), { recursive: true });
mkdirSync(join(copy, 'build'));
symlinkSync(join(root, 'build/bin'), join(copy, 'build/bin'));

/** Runs a command of the manual as somebody would who stands in the project's folder. */
function run(command) {
  const ended = spawnSync('sh', ['-c', `${command} 2>&1`], { cwd: copy, encoding: 'utf8' });
  assert.equal(ended.error, undefined);
  return ended.stdout;
}

const carryOut = {
  write({ path, text }) {
    assert.ok(!existsSync(join(copy, path)), `${path} is there already`);
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    writeFileSync(join(copy, path), text);
  },
  change({ path, lines }) {
    writeFileSync(join(copy, path), changed(readFileSync(join(copy, path), 'utf8'), lines));
  },
  run({ command, prints }) {
    assert.equal(run(command), prints, command);
  },
};

for (const heading of new Set(steps.map((step) => step.heading))) {
  test(`the manual: ${heading}`, () => {
    for (const step of steps.filter((candidate) => candidate.heading === heading)) {
      try {
        carryOut[step.kind](step);
      } catch (error) {
        error.message = `data/README.md:${step.line}: ${error.message}`;
        throw error;
      }
    }
  });
}

test('the manual shows all that it promises', () => {
  const headings = new Set(steps.map((step) => step.heading));
  for (const promised of ['Add a city', 'Change a validity', 'Retire a rule', 'Add a closed procedure', 'Add a paper', 'Cite a claim'])
    assert.ok(headings.has(promised), promised);
  assert.ok(steps.filter((step) => step.kind === 'run').length >= 12);
});

test('what the manual has people write passes the schemas', () => {
  for (const path of new Set(steps.filter((step) => step.path?.startsWith('data/')).map((step) => step.path))) {
    const file = JSON.parse(readFileSync(join(copy, path), 'utf8'));
    assert.deepEqual(flaws(file.$schema.split('/').at(-1), file), [], path);
  }
});

test('a change needs its lines there, once', () => {
  assert.equal(changed('a\nb\nc\n', [' a', '-b', '+B', ' c']), 'a\nB\nc\n');
  assert.equal(changed('x\na\n', [' a', '+b']), 'x\na\nb\n');
  assert.throws(() => changed('a\nb\n', ['-c']), /not there/);
  assert.throws(() => changed('a\nb\na\n', ['-a']), /more than once/);
  assert.throws(() => changed('xa\n', ['-a']), /not there/);
  assert.throws(() => changed('a\n', ['+b']), /not there/);
  assert.throws(() => changed('a\n', ['a']), /begins with/);
});

test('a block of the manual that nothing is done with is an error', () => {
  assert.throws(() => stepsOf('```json\n{}\n```\n'), /nothing is done/);
  assert.throws(() => stepsOf('```console\nno command\n```\n'), /begins with a command/);
  assert.throws(() => stepsOf('```console\n$ true\n'), /no end/);
  assert.deepEqual(stepsOf('# H\n\n`a.json`, new:\n\n```json\n{}\n```\n'), [
    { line: 6, heading: 'H', kind: 'write', path: 'a.json', text: '{}\n' },
  ]);
});

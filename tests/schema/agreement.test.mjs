// Schemas and compiler agree: a file that uses every key is changed in one place at a time, and whatever the schema refuses
// the compiler refuses as well, and the other way round as far as a schema can see.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { test } from 'node:test';

import { flaws, jsonFiles, read, root } from './schemas.mjs';

const whole = read(join(root, 'tests/schema/every-key.json'));
const types = ['boolean', 'symbol', 'region', 'date', 'integer'];
const texts = ['zh', 'zh-Hant', 'en'];

/** Every place in a value, as the keys that lead there. Of texts, which are all alike, only the labels of facts are told. */
function* places(value, path = []) {
  yield path;
  if (typeof value !== 'object' || value === null) return;
  if (path.length > 1 && texts.some((locale) => locale in value) && path[0] !== 'facts') return;
  for (const key of Object.keys(value)) yield* places(value[key], [...path, key]);
}

/** The file with one place changed; `change` gets the object or list around it and its key. */
function changedAt(path, change) {
  const copy = structuredClone(whole);
  change(path.slice(0, -1).reduce((found, key) => found[key], copy), path.at(-1));
  return copy;
}

function* changes() {
  for (const path of places(whole)) {
    const here = path.reduce((found, key) => found[key], whole);
    const at = '/' + path.join('/');
    if (path.length > 0 && !Array.isArray(path.slice(0, -1).reduce((found, key) => found[key], whole)))
      yield [`${at} is left out`, changedAt(path, (around, key) => delete around[key])];
    if (path.length > 0)
      for (const other of [7, 2 ** 60, '', '!', [], {}, ...(here === true ? [false] : []), ...(path.at(-1) === 'type' ? types : [])])
        if (JSON.stringify(other) !== JSON.stringify(here))
          yield [`${at} is ${JSON.stringify(other)}`, changedAt(path, (around, key) => (around[key] = other))];
    if (Array.isArray(here) && here.length > 0)
      yield [`${at} has its last element twice`, changedAt([...path, here.length], (around, key) => (around[key] = around[key - 1]))];
    if (typeof here === 'object' && !Array.isArray(here))
      for (const name of ['no such key!', 'as_of', 'unsure'])
        yield [`${at} has the key "${name}"`, changedAt([...path, name], (around, key) => (around[key] = Object.values(here)[0] ?? 'x'))];
  }
}

/** What the compiler says of a file beside tests/data/base: the codes of its diagnostics. */
function compiler() {
  const data = mkdtempSync(join(tmpdir(), 'yidi-agreement-'));
  for (const path of jsonFiles(join(root, 'tests/data/base'))) copyFileSync(path, join(data, basename(path)));
  return {
    codes(file) {
      writeFileSync(join(data, 'every-key.json'), JSON.stringify(file));
      const ended = spawnSync(join(root, 'build/bin/yidi'), ['compile', '-q', data, '-o', join(data, 'packs')], { encoding: 'utf8' });
      rmSync(join(data, 'packs'), { recursive: true, force: true });
      assert.equal(ended.status, ended.stderr ? 1 : 0, ended.stderr);
      return [...ended.stderr.matchAll(/: error (YD\d+): .*/g)].map((match) => match[0].slice(8));
    },
    close: () => rmSync(data, { recursive: true }),
  };
}

// Where they differ on purpose; each has to be met.
const stricter = {
  'an address is an address': /\/url is ("!"|""):/,
  'a telephone number is made of digits': /\/phone is ("!"|""):/,
  'a type that nothing can be is of no use': /^\/(types|decisions)\/\S* is \[\]: .*(\/types\/span|\/type):/,
  'a guide names a question or a goal once': /^\/guides\/test\/(questions|goals) has its last element twice/,
  'an empty name is no name': /\/(after|procedure) is "":/,
};
const beyond = {
  'whether the rule of a slot decides about papers stands in another place': /only rules about papers have a slot/,
};

test('every single change is refused by schema and compiler alike', () => {
  const { codes, close } = compiler();
  assert.deepEqual(codes(whole), []);
  const wrong = [];
  let count = 0;
  for (const [what, file] of changes()) {
    count += 1;
    const refused = flaws('document.json', file);
    const reported = codes(file);
    const form = reported.filter((line) => /^YD10[3456]/.test(line));
    if (refused.length > 0 && reported.length === 0) wrong.push(`${what}: only the schema refuses it: ${refused[0]}`);
    if (refused.length === 0 && form.length > 0) wrong.push(`${what}: only the compiler refuses it: ${form[0]}`);
  }
  close();
  const meant = { ...stricter, ...beyond };
  assert.deepEqual(wrong.filter((line) => !Object.values(meant).some((pattern) => pattern.test(line))), []);
  for (const [reason, pattern] of Object.entries(meant)) assert.ok(wrong.some((line) => pattern.test(line)), `never met: ${reason}`);
  assert.ok(count > 800, `${count} changes`);
});

// The JSON Schemas that editors complete with: they take what the compiler takes, and see what a schema can see.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, copyFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { test } from 'node:test';

import { flaws, folder, jsonFiles, read, root, schemas, shown, takes, walk } from './schemas.mjs';

const authored = jsonFiles(join(root, 'data'));
const fixtures = (kind) => readdirSync(join(root, 'tests/fixtures', kind)).sort();
const documents = (kind, name) => jsonFiles(join(root, 'tests/fixtures', kind, name));

test('every authored file names the schema of its folder, by a path that leads there', () => {
  const kinds = {
    'data/nation/facts/': 'questions', 'data/nation/definitions': 'questions', 'data/nation/guides.json': 'guides',
    'data/nation/decisions': 'decisions', 'data/nation/vocabulary/': 'vocabulary', 'data/nation/rules/': 'rules',
    'data/provinces/': 'rules', 'data/cooperation/': 'rules', 'data/evidence/sources/': 'sources', 'data/evidence/': 'claims',
    'data/regions/': 'regions', 'data/calendar/': 'calendar',
  };
  for (const path of authored) {
    const kind = kinds[Object.keys(kinds).find((prefix) => shown(path).startsWith(prefix))];
    assert.ok(kind, `${shown(path)} lies in a folder of no kind`);
    const named = read(path).$schema;
    assert.ok(named, `${shown(path)} names no schema`);
    assert.match(named, /^(\.\.\/)+schema\/[a-z]+\.json$/, shown(path));
    assert.equal(resolve(dirname(path), named), join(folder, `${kind}.json`), shown(path));
  }
});

test('every authored file passes its schema', () => {
  for (const path of authored) {
    const file = read(path);
    assert.deepEqual(flaws(file.$schema.split('/').at(-1), file), [], shown(path));
  }
});

test('every good fixture and every data folder of the tests passes', () => {
  const good = fixtures('good').flatMap((name) => documents('good', name));
  assert.ok(good.length > 5);
  for (const path of [...good, ...jsonFiles(join(root, 'tests/data'))])
    assert.deepEqual(flaws('document.json', read(path)), [], shown(path));
});

/** Whether an editor would mark anything in a folder: text that is no JSON, or what the schema refuses. */
function seen(paths) {
  return paths.some((path) => {
    try {
      return flaws('document.json', read(path)).length > 0;
    } catch (error) {
      assert.ok(error instanceof SyntaxError, error);
      return true;
    }
  });
}

const everyKey = join(root, 'tests/schema/every-key.json');
const unseen = read(join(root, 'tests/schema/unseen.json'));

for (const name of fixtures('bad')) {
  test(`bad fixture ${name}: ${unseen[name] ? 'beyond a schema' : 'seen'}`, () => {
    assert.equal(seen(documents('bad', name)), !unseen[name],
      unseen[name] ? 'the schema sees it: take it off tests/schema/unseen.json' : 'the schema does not see it');
  });
}

test('each kind of file takes its own sections and no others', () => {
  const sections = {
    sources: ['sources'], claims: ['claims'], regions: ['regions'], calendar: ['calendar'],
    questions: ['facts', 'definitions', 'renames'], guides: ['locales', 'as_of_from', 'guides'], decisions: ['types', 'decisions'],
    vocabulary: ['vocabulary', 'texts'], rules: ['region', 'as_of_from', 'procedures', 'facts', 'definitions', 'vocabulary', 'rules'],
  };
  const all = Object.fromEntries(Object.keys(schemas['document.json'].properties).map((key) => [key, read(everyKey)[key]]));
  for (const [kind, own] of Object.entries(sections))
    for (const [key, value] of Object.entries(all))
      assert.equal(flaws(`${kind}.json`, { [key]: value }).length === 0, ['$schema', 'about', ...own].includes(key), `${key} in ${kind}`);
});

test('the list of what a schema cannot see names fixtures that are there, with a reason', () => {
  for (const [name, reason] of Object.entries(unseen)) {
    assert.ok(fixtures('bad').includes(name), name);
    assert.match(reason, /^[a-z].*[a-z]$/, name);
  }
});

test('every key has a description, and every object says what else may stand in it', () => {
  for (const [name, schema] of Object.entries(schemas)) {
    walk(schema, (part, path) => {
      const at = `${name}#${path}`;
      for (const [key, value] of Object.entries(part.properties ?? {})) {
        if (typeof value === 'boolean' || /\/(if|then|else)(\/|$)/.test(path)) continue;
        const [file, pointer] = (value.$ref ?? '').split('#');
        const target = value.$ref && pointer.slice(1).split('/').reduce((found, step) => found?.[step], schemas[file || name]);
        assert.ok(!value.$ref || target, `${at}: ${value.$ref} leads nowhere`);
        assert.ok(value.description ?? target?.description, `${at}: "${key}" has no description`);
      }
      if (part.type === 'object') assert.ok('additionalProperties' in part, at);
    });
  }
});

test('every example passes the schema it stands in', () => {
  let count = 0;
  for (const [name, schema] of Object.entries(schemas))
    walk(schema, (part, path) => {
      for (const example of part.examples ?? []) {
        count += 1;
        assert.ok(takes(`${name}#${path}`, example), `${name}#${path}: ${JSON.stringify(example)}`);
      }
    });
  assert.ok(count > 30, `${count} examples`);
});

test('every key that the schemas offer is taken by the compiler', () => {
  const offered = new Set();
  for (const [name, schema] of Object.entries(schemas))
    walk(schema, (part, path) => {
      if (/\/(if|then|else)(\/|$)/.test(path)) return;
      for (const key of Object.keys(part.properties ?? {})) offered.add(key);
    });
  const used = new Set();
  JSON.stringify(read(everyKey), (key, value) => (used.add(key), value));
  assert.deepEqual([...offered].filter((key) => !used.has(key)), [], 'not in tests/schema/every-key.json');
  assert.deepEqual(flaws('document.json', read(everyKey)), []);

  const data = mkdtempSync(join(tmpdir(), 'yidi-schema-'));
  try {
    for (const path of [...jsonFiles(join(root, 'tests/data/base')), everyKey]) copyFileSync(path, join(data, path.split('/').at(-1)));
    execFileSync(join(root, 'build/bin/yidi'), ['compile', '-q', data, '-o', join(data, 'packs')], { stdio: 'pipe' });
  } catch (error) {
    assert.fail(String(error.stderr ?? error));
  } finally {
    rmSync(data, { recursive: true });
  }
});

test('every key that the compiler reads is in the schemas', () => {
  const offered = new Set();
  for (const schema of Object.values(schemas))
    walk(schema, (part) => Object.keys(part.properties ?? {}).forEach((key) => offered.add(key)));
  const compiler = join(root, 'core/compiler');
  const reading = readdirSync(compiler).filter((name) => /^load.*\.cpp$/.test(name));
  assert.ok(reading.length >= 6 && existsSync(join(compiler, 'load.cpp')));
  const keys = reading.flatMap((name) => {
    const text = readFileSync(join(compiler, name), 'utf8');
    const called = [...text.matchAll(/\.(?:optional|required|text|required_text|flag)\("([^"]+)"/g)].map((match) => match[1]);
    return called.concat([...text.matchAll(/^ {4}\{"([a-z]+)", Json::Type/gm)].map((match) => match[1]));
  });
  assert.ok(new Set(keys).size > 60, `${new Set(keys).size} keys`);
  assert.deepEqual([...new Set(keys)].filter((key) => !offered.has(key)), []);
});

test('dates are dates that exist', () => {
  const date = (text) => takes('common.json#/$defs/date', text);
  for (const fine of ['2024-02-29', '2000-02-29', '1904-02-29', '2196-02-29', '2025-12-31', '1900-01-01', '2199-04-30'])
    assert.ok(date(fine), fine);
  for (const wrong of ['2025-02-29', '1900-02-29', '2100-02-29', '2025-04-31', '2025-13-01', '2025-1-1', '1899-12-31', '2200-01-01'])
    assert.ok(!date(wrong), wrong);
});

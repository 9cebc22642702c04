// Everything that the evidence numbers stands in data/evidence once, as it was graded and from the day on which it begins, and
// whatever is well founded is carried by a rule or a text, or says why not.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { base, carried, claims, counts, ids, sourcesByTitle, unused } from './lists.mjs';

const found = claims();
const used = carried();
const numbered = { ...ids.claims, ...ids.seeds };

test('every id of the evidence stands in data/evidence, but those that are awaited', () => {
  assert.deepEqual(Object.keys(numbered).filter((id) => !found.has(id)), ids.awaited, 'node tests/evidence/lists.mjs takes out what has come');
});

test('every claim stands there once', () => {
  const twice = [...found].filter(([, places]) => places.length > 1);
  assert.deepEqual(twice.map(([id, places]) => `${id}: ${places.map(({ file }) => file).join(', ')}`), []);
});

test('each source has a name of its own, so that a claim quotes none of them twice', () => {
  assert.deepEqual([...sourcesByTitle()].filter(([, ids]) => ids.length > 1), []);
});

test('every claim of data/evidence is one of the evidence, a part of one, or says why it was added', () => {
  assert.deepEqual([...found.keys()].filter((id) => !base(id) && !(id in ids.added)), []);
  assert.deepEqual(Object.keys(ids.added).filter((id) => base(id) || !found.has(id)), [], 'added to no purpose');
});

test('grades are those of the evidence, but for those that say why not', () => {
  const differ = [];
  for (const [id, { grade }] of Object.entries(ids.claims)) {
    const here = found.get(id)?.[0].grade;
    if (!here) continue;
    const other = ids.graded_otherwise[id];
    assert.ok(!other || (other.because && other.grade !== (grade ?? 'C')), `${id}: an exception that is none`);
    if (here !== (other?.grade ?? grade ?? 'C')) differ.push(`${id}: the evidence says ${grade}, we say ${here}`);
  }
  for (const id of Object.keys(ids.seeds)) if (found.has(id) && found.get(id)[0].grade !== 'C') differ.push(`${id}: a page is a lead`);
  assert.deepEqual(differ, []);
});

test('a claim begins when the evidence says', () => {
  const differ = [];
  for (const [id, { from }] of Object.entries(ids.claims)) {
    const here = found.get(id)?.[0];
    if (from && here && !(here.in_force?.from ?? '').startsWith(from))
      differ.push(`${id}: the evidence says ${from}, we say ${here.in_force?.from}`);
  }
  assert.deepEqual(differ, []);
});

test('a claim that nothing carries says why not, and none does that is carried', () => {
  const wrong = [];
  for (const [id, [claim]] of found) {
    if (!used.has(id) && !claim.unused) wrong.push(`${id} is not carried, and does not say why`);
    if (used.has(id) && claim.unused) wrong.push(`${id} says that it is ${claim.unused}, and is carried`);
  }
  assert.deepEqual(wrong, []);
  assert.deepEqual([...used].filter((id) => !found.has(id)), []);
});

test('of what is well founded only this is not carried', (context) => {
  const here = {};
  for (const [id, [claim]] of found) if (claim.unused && counts(id, claim)) here[id] = claim.unused;
  for (const [id, { because }] of Object.entries(unused.claims))
    context.diagnostic(`${id} ${found.get(id)?.[0].grade ?? 'awaited'} ${unused.claims[id].unused}: ${because}`);
  const expected = Object.entries(unused.claims).filter(([id]) => !ids.awaited.includes(id));
  assert.deepEqual(here, Object.fromEntries(expected.map(([id, entry]) => [id, entry.unused])));
  for (const [id, { because }] of Object.entries(unused.claims)) assert.match(because, /^.{10,}\.$/, id);
});

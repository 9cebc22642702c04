// Whatever carries a claim is looked at by a scenario that names the claim: without it, the scenario fails.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { claims } from './lists.mjs';
import { carriers, namedBy, removed, workshop } from './removal.mjs';

const carried = carriers();
const named = namedBy();

test('every claim that is carried is named by a scenario', () => {
  assert.deepEqual([...carried.keys()].filter((id) => !named.has(id)).sort(), []);
});

test('a scenario that names a claim fails without what carries it (node tests/evidence/removal.mjs tries them all)', () => {
  const grades = claims();
  const founded = [...carried.keys()].filter((id) => 'AB'.includes(grades.get(id)?.[0].grade) && named.has(id)).sort();
  const step = Math.ceil(founded.length / 16);
  const sample = founded.filter((id, at) => at % step === 0);
  const place = workshop();
  const ends = sample.map((id) => [id, removed(place, carried.get(id), named.get(id))]);
  place.close();
  assert.deepEqual(ends.filter(([, { end }]) => end !== 'noticed'), []);
  assert.ok(sample.length >= 12, `${sample.length} claims`);
});

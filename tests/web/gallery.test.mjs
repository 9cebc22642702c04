// Every state of the guide against a picture of it. Where a change was meant:
//     node web/build.mjs && GALLERY=update node --test tests/web/gallery.test.mjs
// and look at what git shows. Where the engine answers otherwise: node web/gallery/record.mjs first.
// On a difference, build/test-results/gallery holds what was seen and where it differs.
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { strictPolicy } from '../../ci/server.mjs';
import { record } from '../../web/gallery/record.mjs';
import { findings, open, overflows } from './browser.mjs';
import { decoded, difference, inFewColours, smallPng } from './pictures.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const references = here('gallery/');
const results = here('../../build/test-results/gallery/');
const recorded = JSON.parse(readFileSync(here('../../web/pages/gallery.json'), 'utf8'));
const update = process.env.GALLERY === 'update';

/** How many pixels may differ: none of what people would see does. */
const tolerated = 30;

const sheets = Object.keys(recorded.sheets);
const narrow = { width: 390 };
const wide = { width: 1280 };
const modes = [
  { name: 'light-390', options: narrow, sheets },
  { name: 'dark-390', options: { ...narrow, colorScheme: 'dark' }, sheets },
  { name: 'forced-390', options: { ...narrow, forcedColors: 'active' }, sheets: ['question', 'outcome'] },
  { name: 'light-1280', options: wide, sheets: sheets.filter((sheet) => sheet !== 'elder') },
  { name: 'dark-1280', options: { ...wide, colorScheme: 'dark' }, sheets: sheets.filter((sheet) => sheet !== 'elder') },
];
const files = modes.flatMap(({ name, sheets: shown }) => shown.map((sheet) => `${sheet}-${name}.png`));

let site;
before(async () => {
  site = await open({ args: ['--font-render-hinting=none', '--disable-lcd-text'], policy: strictPolicy });
  for (const folder of [results, ...(update ? [references] : [])]) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }
});
after(() => site.close());

test('the recorded steps are what the engine answers today', async () => {
  const { sheets: states, screens } = await record();
  assert.deepEqual(recorded.sheets, states, 'states.json has changed: node web/gallery/record.mjs');
  for (const [token, { step }] of Object.entries(screens)) assert.deepEqual(recorded.screens[token]?.step, step, token);
});

/** Compares a picture with its reference, or makes it the reference. */
function compare(file, picture) {
  if (update) return writeFileSync(references + file, smallPng(picture));
  const { pixels, size, diff } = difference(decoded(readFileSync(references + file)), inFewColours(picture));
  if (pixels <= tolerated) return;
  writeFileSync(results + file, smallPng(picture));
  if (diff) writeFileSync(results + file.replace('.png', '.diff.png'), diff());
  assert.fail(`${file}: ${size ?? `${pixels} pixels differ`}`);
}

/** Runs in the page: one sheet alone, at its top, or all. How letters are drawn depends on where a line begins. */
function showOnly(name) {
  for (const sheet of document.querySelectorAll('.sheet')) sheet.hidden = Boolean(name) && sheet.id !== name;
}

for (const { name, options, sheets: shown } of modes) {
  test(`every state looks as it did, and can be read by everyone (${name})`, async () => {
    const page = await site.page({ ready: false, ...options });
    await page.goto(`${site.base}gallery.html`);
    await page.locator('main:not([aria-busy])').waitFor();
    await page.evaluate(() => document.fonts.ready);
    const failures = [];
    for (const sheet of shown) {
      await page.evaluate(showOnly, sheet);
      const picture = decoded(await page.locator(`main > #${sheet}`).screenshot());
      try {
        compare(`${sheet}-${name}.png`, picture);
      } catch (failure) {
        failures.push(failure.message);
      }
    }
    await page.evaluate(showOnly);
    assert.deepEqual(failures, []);
    assert.deepEqual(await findings(page, 'main', ['landmark-unique']), []); // a page has one guide, not thirty
    assert.equal(await overflows(page), false);
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });
}

test('the references are those of the gallery, and light enough to keep', () => {
  assert.deepEqual(readdirSync(references).sort(), [...files].sort());
  const sum = files.reduce((total, file) => total + statSync(references + file).size, 0);
  assert.ok(sum < 1_500_000, `${sum} bytes`);
});

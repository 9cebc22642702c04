// People as data (walks.json), each walked by clicking, at both widths; every screen on the way is checked for access.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { answer, begin, choosePlace, inaccessible, judgeOn, open, outcome, overflows, picture, widths } from './browser.mjs';

const walks = JSON.parse(readFileSync(new URL('walks.json', import.meta.url), 'utf8'));

let site;
before(async () => (site = await open()));
after(() => site.close());

/**
 * One look at a screen: nothing sticking out, nothing inaccessible. The guide has the same elements and styles at every width:
 * whether they are accessible is asked at the narrow one, where they stand closest.
 */
async function look(page, name, width) {
  if (width === widths[0]) assert.deepEqual(await inaccessible(page), [], name);
  assert.equal(await overflows(page), false, `${name} is wider than the window`);
  await picture(page, `${name}-${width}`);
}

const slug = (text) => text.toLowerCase().replace(/[^a-z0-9]+/g, '-');

for (const walk of walks) {
  for (const width of widths) {
    test(`${walk.name} (${width} px)`, async () => {
      const page = await site.page({ width });
      const see = (what) => look(page, `${slug(walk.name)}-${what}`, width);
      await choosePlace(page, 'insured', ...walk.insured);
      await choosePlace(page, 'care', ...walk.care);
      if (walk.as_of) await judgeOn(page, walk.as_of);
      await see('0-places');
      await begin(page);
      for (const [index, [question, given]] of walk.answers.entries()) {
        await page.locator('yidi-guide label.option, yidi-guide input[type=date]').first().waitFor();
        await see(`${index + 1}-question`);
        await answer(page, question, given);
      }
      const shown = await outcome(page);
      assert.equal(await shown.locator('h2').textContent(), walk.verdict);
      for (const [section, words] of Object.entries(walk.shows)) {
        const text = await shown.locator(`.${section}`).first().textContent();
        for (const word of words) assert.ok(text.includes(word), `${section} shows ${word}: ${text}`);
      }
      for (const [section, words] of Object.entries(walk.hides)) {
        const text = await shown.locator(`.${section}`).first().textContent();
        for (const word of words) assert.ok(!text.includes(word), `${section} does not show ${word}: ${text}`);
      }
      await see('outcome');
      for (const summary of await shown.locator('summary').all()) await summary.click();
      await see('opened');
      assert.deepEqual(page.faults, []);
      await page.context().close();
    });
  }
}

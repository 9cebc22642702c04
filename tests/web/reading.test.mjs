// What a walk asks of somebody of 65 with a small phone: how much there is to read, how large there is to press, and
// whether verdict and first step stand on the first screenful.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { guide, open, outcome, packs } from './browser.mjs';

/** `most` is how many characters there may be to read; 600 are the aim, and no change may lead away from it. */
const walks = [
  { name: 'Shenzhen to Beijing, living there', places: { insured_region: '440300', care_region: '110000' }, answers: ['planning', 'living', 'documents'], most: 910 },
  { name: 'Nanchang to Shanghai, referred', places: { insured_region: '360100', care_region: '310000' }, answers: ['planning', 'referral', 'true'], most: 860 },
  { name: "Xi'an to Weinan", places: { insured_region: '610100', care_region: '610500' }, answers: ['planning'], most: 600 },
];

const small = { width: 360, height: 640 };
const least = 44; // pixels: what a thumb hits

let site;
before(async () => (site = await open()));
after(() => site.close());

const fragment = ({ care_region: care, insured_region: insured }) => {
  const pack = insured.slice(0, 2);
  return `#y=1.${pack}.${packs[pack].digest}.filing&care_region=${care}&insured_region=${insured}`;
};

/** Chinese characters on the screen, with what is folded left folded; places and languages to choose from are looked through, not read. */
function characters() {
  const choices = 'option, select, .chips button, .languages button, svg';
  const count = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return (node.textContent.match(/\p{Script=Han}/gu) ?? []).length;
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches(choices)) return 0;
    const { display, visibility } = getComputedStyle(node);
    if (display === 'none' || visibility === 'hidden') return 0;
    const shown = node.localName === 'details' && !node.open ? [node.querySelector('summary')] : [...node.childNodes];
    return shown.reduce((sum, child) => sum + count(child), 0);
  };
  return count(document.querySelector('yidi-guide').shadowRoot.querySelector('.guide'));
}

/** Whatever can be pressed and is too small for it, with its size. */
function tooSmall(size) {
  const pressed = 'button, a.button, summary, .option, select, input[type=search], input[type=date], label.tick';
  const shown = [...document.querySelector('yidi-guide').shadowRoot.querySelectorAll(pressed)].filter((part) => part.checkVisibility());
  return shown
    .map((part) => ({ words: part.textContent.trim(), box: part.getBoundingClientRect() }))
    .filter(({ box }) => Math.round(box.width) < size || Math.round(box.height) < size)
    .map(({ words, box }) => `${words}: ${box.width}×${box.height}`);
}

for (const { name, places, answers, most } of walks) {
  test(`${name}: at most ${most} characters to read, everything to press is large enough`, async () => {
    const page = await site.page({ viewport: small });
    const look = async (what) => {
      assert.deepEqual(await page.evaluate(tooSmall, least), [], what);
      return page.evaluate(characters);
    };
    const read = { places: await look('places') };
    await page.goto('about:blank'); // a link goes on from the two places
    await page.goto(site.base + fragment(places));
    for (const value of answers) {
      await guide(page).locator(`input[value=${value}]`).waitFor();
      read[value] = await look(value);
      await guide(page).locator(`.option:has(input[value=${value}])`).click();
      await guide(page).getByRole('button', { name: '下一步' }).click();
    }
    const shown = await outcome(page);
    read.outcome = await look('outcome');
    const sum = Object.values(read).reduce((total, count) => total + count, 0);
    assert.ok(sum <= most, `${sum} characters: ${JSON.stringify(read)}`);
    await page.evaluate(() => document.querySelector('yidi-guide').scrollIntoView());
    for (const part of ['.verdict h2', '.lead', '.next_steps li']) {
      const { y, height } = await shown.locator(part).first().boundingBox();
      assert.ok(y >= 0 && y + height <= small.height, `${part} ends at ${y + height}`);
    }
    await page.context().close();
  });
}

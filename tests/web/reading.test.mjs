// What a walk asks of somebody of 65 with a small phone: how much there is to read, how large there is to press, and
// whether verdict and first step stand on the first screenful.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { guide, heading, open, outcome, packs } from './browser.mjs';

const walks = [
  { name: 'Shenzhen to Beijing, living there', typed: ['Shenzhen', 'Beijing'], places: { insured_region: '440300', care_region: '110000' }, answers: ['planning', 'living', 'commitment'] },
  { name: 'Nanchang to Shanghai, referred', typed: ['Nanchang', 'Shanghai'], places: { insured_region: '360100', care_region: '310000' }, answers: ['planning', 'referral', 'true'] },
  { name: "Xi'an to Weinan", typed: ["Xi'an", 'Weinan'], places: { insured_region: '610100', care_region: '610500' }, answers: ['planning'] },
];
/** How much there may be to read on all screens of a walk together. */
const most = { characters: 600, words: 400 };

const small = { width: 360, height: 640 };
const least = 44; // pixels: what a thumb hits

let site;
before(async () => (site = await open()));
after(() => site.close());

const fragment = ({ care_region: care, insured_region: insured }) => {
  const pack = insured.slice(0, 2);
  return `#y=1.${pack}.${packs[pack].digest}.filing&care_region=${care}&insured_region=${insured}`;
};

/**
 * Chinese characters or English words on the screen, a Chinese name among those being one, with what is folded left folded;
 * places and languages to choose from are looked through, not read.
 */
function lengthOf(unit) {
  const choices = 'option, select, .chips button, .languages button, svg';
  const one = { characters: /\p{Script=Han}/gu, words: /\p{Script=Han}+|[\p{Script=Latin}\d]+(?:['’.,%-][\p{Script=Latin}\d]+)*/gu }[unit];
  const count = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return (node.textContent.match(one) ?? []).length;
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

/** Fails where the screens of a walk are too much to read together. */
function readable(read, unit) {
  const sum = Object.values(read).reduce((total, count) => total + count, 0);
  assert.ok(sum <= most[unit], `${sum} ${unit}: ${JSON.stringify(read)}`);
}

for (const { name, places, answers } of walks) {
  test(`${name}: at most ${most.characters} characters to read, everything to press is large enough`, async () => {
    const page = await site.page({ viewport: small });
    const look = async (what) => {
      assert.deepEqual(await page.evaluate(tooSmall, least), [], what);
      return page.evaluate(lengthOf, 'characters');
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
    readable(read, 'characters');
    await page.evaluate(() => document.querySelector('yidi-guide').scrollIntoView());
    for (const part of ['.verdict h2', '.lead', '.next_steps li']) {
      const { y, height } = await shown.locator(part).first().boundingBox();
      assert.ok(y >= 0 && y + height <= small.height, `${part} ends at ${y + height}`);
    }
    await page.context().close();
  });
}

/** Answers the question on the screen, and waits for what comes next. */
async function choose(page, value) {
  const title = await heading(page).textContent();
  await guide(page).locator(`input[value=${value}]`).evaluate((input) => (input.click(), input.form.requestSubmit()));
  await heading(page).filter({ hasNotText: title }).waitFor();
}

/** Every way from here, with certain answers: how much there is to read on each of its screens. */
async function ways(page, unit, read) {
  const title = await heading(page).textContent();
  const values = await guide(page).locator('.option input:not([value=unsure])').evaluateAll((all) => all.map(({ value }) => value));
  if (!values.length) {
    await guide(page).locator('.closing').waitFor();
    return [{ ...read, outcome: await page.evaluate(lengthOf, unit) }];
  }
  const length = await page.evaluate(lengthOf, unit);
  const found = [];
  for (const value of values) {
    await choose(page, value);
    found.push(...(await ways(page, unit, { ...read, [value]: length })));
    await page.goBack();
    await heading(page).filter({ hasText: title }).waitFor();
  }
  return found;
}

for (const unit of ['characters', 'words']) {
  test(`whatever one answers: a plan takes at most ${most[unit]} ${unit} to read`, async () => {
    for (const { places } of walks) {
      const page = await site.page({ viewport: small, ready: false });
      const lang = unit === 'words' ? '?lang=en' : '?lang=zh-Hans';
      await page.goto(site.base + lang);
      await heading(page).waitFor();
      const read = { places: await page.evaluate(lengthOf, unit) };
      await page.goto('about:blank');
      await page.goto(site.base + lang + fragment(places));
      await guide(page).locator('.option').first().waitFor();
      read.stage = await page.evaluate(lengthOf, unit);
      await choose(page, 'planning');
      for (const way of await ways(page, unit, read)) readable(way, unit);
      assert.deepEqual(page.faults, []);
      await page.context().close();
    }
  });
}

/** Presses Tab until what has the focus fits. */
async function tabTo(page, fits) {
  for (let presses = 0; presses < 60; presses++) {
    const at = await page.evaluate(() => {
      const { activeElement: active } = document.querySelector('yidi-guide').shadowRoot;
      return active && { text: active.textContent.trim(), name: active.name, value: active.value };
    });
    if (at && fits(at)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail('no way there with the Tab key');
}

for (const { name, typed, answers } of walks) {
  test(`${name}, in English and by keyboard alone: at most ${most.words} words to read`, async () => {
    const page = await site.page({ viewport: small, ready: false });
    await page.goto(site.base);
    await guide(page).evaluate((element) => (element.lang = 'en'));
    await guide(page).locator('section[lang=en] h2').first().waitFor();
    const look = () => page.evaluate(lengthOf, 'words');
    const read = { places: await look() };
    for (const [index, field] of ['insured', 'care'].entries()) {
      await tabTo(page, (at) => at.name === field);
      await page.keyboard.type(typed[index]);
      await guide(page).locator(`.chips.${field} button`).first().getByText(typed[index]).waitFor();
      await page.keyboard.press('Enter');
      const found = (at) => at.text.startsWith(typed[index]);
      if (await guide(page).locator('.chosen').count() === index) {
        await tabTo(page, found);
        await page.keyboard.press('Enter');
      }
      await guide(page).locator('.chosen').nth(index).waitFor();
    }
    await tabTo(page, ({ text }) => text === 'Start');
    await page.keyboard.press('Enter');
    for (const value of answers) {
      await guide(page).locator(`input[value=${value}]`).waitFor();
      read[value] = await look();
      const place = await guide(page).locator('.option input').evaluateAll((all, wanted) => all.findIndex((one) => one.value === wanted), value);
      await page.keyboard.press('Tab');
      await page.keyboard.press(String(place + 1));
      await page.keyboard.press('Enter');
    }
    await outcome(page);
    read.outcome = await look();
    readable(read, 'words');
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });
}

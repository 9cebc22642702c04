// What helps people to read and to answer: contrast, large letters, darkness, keys, narrow windows, reading aloud.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { dark, light, pairs } from '../../web/element/colours.js';
import { begin, choosePlace, guide, heading, inaccessible, open, outcome, overflows, packs, unreadable } from './browser.mjs';

const { digest } = packs['44'];
const places = `#y=1.44.${digest}.filing&care_region=110000&insured_region=440300`;
const living = `${places.replace('&insured', '&care_stage=planning&insured')}&proof=documents&reason=living`;

let site;
before(async () => (site = await open()));
after(() => site.close());

/** The ratio of contrast of two colours (WCAG 2.2). */
function contrast(one, other) {
  const luminance = (colour) => {
    const [red, green, blue] = colour.match(/\w\w/g).map((part) => {
      const share = parseInt(part, 16) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

test('every pair of colours has the contrast it needs, and the manual tells it', () => {
  const manual = readFileSync(new URL('../../web/README.md', import.meta.url), 'utf8');
  for (const [front, back, least] of pairs) {
    const ratios = [light, dark].map((colours) => contrast(colours[front], colours[back]));
    for (const ratio of ratios) assert.ok(ratio >= least, `${front} on ${back}: ${ratio}`);
    const row = `| \`${front}\` on \`${back}\` | ${ratios.map((ratio) => ratio.toFixed(1)).join(' | ')} | ${least} |`;
    assert.ok(manual.includes(row), row);
  }
});

test('large letters are offered above the question, are 22 pixels at least, stay through the questions, and are announced as pressed', async () => {
  const page = await site.page({ path: places });
  const large = guide(page).getByRole('button', { name: '大字' });
  assert.ok((await large.boundingBox()).y < (await heading(page).boundingBox()).y, 'who needs them does not read to the end first');
  await large.click();
  assert.equal(await large.getAttribute('aria-pressed'), 'true');
  const size = await guide(page).locator('.option .label').first().evaluate((label) => parseFloat(getComputedStyle(label).fontSize));
  assert.ok(size >= 22, `${size} px`);
  assert.equal(await overflows(page), false);
  assert.deepEqual(await inaccessible(page), []);
  await guide(page).locator('.option').first().click();
  await guide(page).getByRole('button', { name: '下一步' }).click();
  await guide(page).getByRole('heading', { name: '为什么在外地看病？' }).waitFor();
  assert.equal(await large.getAttribute('aria-pressed'), 'true');
  await page.context().close();
});

test('what is read aloud is what stands on the screen, without buttons and closed words', async () => {
  const page = await site.page({ path: places, ready: false });
  await page.addInitScript(() => {
    globalThis.said = [];
    speechSynthesis.speak = (utterance) => globalThis.said.push([utterance.lang, utterance.text]);
  });
  await page.goto(site.base + places);
  await guide(page).getByRole('button', { name: '大字' }).click();
  await guide(page).getByRole('button', { name: '读给我听' }).click();
  await page.waitForFunction(() => globalThis.said.length > 3);
  const said = await page.evaluate(() => globalThis.said);
  assert.deepEqual(said[0], ['zh-Hans', '到哪一步了？']);
  assert.ok(said.some(([, words]) => words.startsWith('还没去看病')));
  assert.ok(said.every(([, words]) => !/下一步|大字|要做的事不一样/.test(words)), JSON.stringify(said));
  await page.context().close();
});

for (const [mode, options] of [
  ['in the dark', { colorScheme: 'dark' }],
  ['with forced colours', { forcedColors: 'active' }],
]) {
  test(`${mode} every kind of screen can be read`, async () => {
    for (const path of ['', places, living]) {
      const page = await site.page({ path, ...options });
      assert.deepEqual(await unreadable(page), [], path); // the gallery looks at every state in these modes
      await page.context().close();
    }
  });
}

test('nothing moves for those who want less motion', async () => {
  for (const path of ['', places, living]) {
    const page = await site.page({ path, reducedMotion: 'reduce' });
    const moving = await page.evaluate(() => {
      const all = [...document.querySelectorAll('*'), ...document.querySelector('yidi-guide').shadowRoot.querySelectorAll('*')];
      return all.filter((one) => {
        const { animationName, transitionDuration } = getComputedStyle(one);
        return animationName !== 'none' || /[1-9]/.test(transitionDuration);
      }).map(({ localName, className }) => `${localName}.${className}`);
    });
    assert.deepEqual(moving, [], path);
    await page.context().close();
  }
});

test('nothing sticks out on a small phone, at 400 % or on a wall', async () => {
  for (const path of ['', places, living]) {
    const page = await site.page({ path });
    for (const width of [320, 640, 3840]) {
      await page.setViewportSize({ width, height: 844 });
      assert.equal(await overflows(page), false, `${path} at ${width} pixels`);
    }
    await page.context().close();
  }
});

test('a number picks the option at that place, Enter goes on, and the title follows', async () => {
  const page = await site.page({ path: places });
  await guide(page).getByRole('heading', { name: '到哪一步了？' }).waitFor();
  assert.equal(await page.title(), '到哪一步了？ · 异地');
  await guide(page).locator('.option input').first().focus();
  await page.keyboard.press('2');
  assert.equal(await guide(page).locator('.option input:checked').getAttribute('value'), 'admitted');
  await page.keyboard.press('Enter');
  await guide(page).getByRole('heading', { name: '是受了外伤吗？' }).waitFor();
  assert.equal(await page.title(), '是受了外伤吗？ · 异地');
  await page.context().close();
});

test('without an answer the summary takes the focus, says what is wrong, and leads back to the options', async () => {
  const page = await site.page({ path: places });
  await guide(page).getByRole('button', { name: '下一步' }).click();
  const focused = () => page.evaluate(() => document.querySelector('yidi-guide').shadowRoot.activeElement.className || document.querySelector('yidi-guide').shadowRoot.activeElement.name);
  assert.equal(await focused(), 'error-summary');
  assert.match(await guide(page).locator('.error-summary').textContent(), /请选一个/);
  assert.match(await guide(page).locator('#error').textContent(), /请选一个/);
  assert.deepEqual(await inaccessible(page), []);
  await guide(page).locator('.error-summary a').click();
  assert.equal(await focused(), 'answer');
  await page.context().close();
});

test('from the places to the outcome without a mouse', async () => {
  const page = await site.page();
  await choosePlace(page, 'insured', '深圳', '广东省 深圳市');
  await choosePlace(page, 'care', '', '北京市');
  await begin(page);
  for (const [question, keys] of [
    ['到哪一步了？', ['1']],
    ['为什么在外地看病？', ['2']],
    ['证明材料有了吗？', ['1']],
  ]) {
    await guide(page).getByRole('heading', { name: question }).waitFor();
    while (!(await page.evaluate(() => document.querySelector('yidi-guide').shadowRoot.activeElement?.matches('.option input')))) await page.keyboard.press('Tab');
    for (const key of keys) await page.keyboard.press(key);
    await page.keyboard.press('Enter');
  }
  await outcome(page);
  assert.equal(await heading(page).textContent(), '要先备案');
  await page.context().close();
});

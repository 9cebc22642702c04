// The same page in Firefox: by keyboard to the outcome, checked for access, with the network away, and in both builds.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';

import puppeteer from 'puppeteer-core';

import { serve, strictPolicy } from '../../ci/server.mjs';
import { dist, packs } from './browser.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const { digest } = packs['44'];
const places = `#y=1.44.${digest}.filing&care_region=110000&insured_region=440300`;

// Of a province that nobody has visited here: nothing of it is at hand.
const unvisited = `#y=1.51.${packs['51'].digest}.filing&care_region=110000&insured_region=510100`;

let browser, server, base;
before(async () => {
  server = await serve({ folder: dist, policy: strictPolicy });
  base = `http://127.0.0.1:${server.address().port}/`;
  browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr',
    headless: true,
    extraPrefsFirefox: { 'javascript.options.wasm': true, 'intl.accept_languages': 'zh-CN' },
  });
});
after(async () => {
  await browser?.close();
  server?.close();
});

async function open(path = '') {
  const page = await browser.newPage();
  page.faults = [];
  page.on('pageerror', (error) => page.faults.push(String(error)));
  await page.setViewport({ width: 390, height: 844 });
  await page.goto(base + path);
  await heading(page);
  return page;
}

const inside = (page, look, ...given) =>
  page.evaluate(`(${look})(document.querySelector('yidi-guide').shadowRoot, ...${JSON.stringify(given)})`);

const heading = async (page, expected) => {
  await page.waitForFunction(
    (words) => {
      const found = document.querySelector('yidi-guide')?.shadowRoot?.querySelector('h2')?.textContent.trim();
      return found && (!words || found.startsWith(words));
    },
    { timeout: 15000 },
    expected
  );
  return inside(page, (root) => root.querySelector('h2').textContent.trim());
};

/** Goes on with Tab until the focus is on something that a selector names. */
async function tabTo(page, selector) {
  for (let presses = 0; presses < 40; ++presses) {
    if (await inside(page, (root, sought) => root.activeElement?.matches(sought) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`no ${selector} within reach`);
}

async function accessible(page, where) {
  await page.evaluate(axe);
  const found = await page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document.querySelector('yidi-guide'));
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
  });
  assert.deepEqual(found, [], where);
}

test('Firefox: from the first question to the outcome by keyboard alone, every screen accessible', async () => {
  const page = await open(places);
  for (const [question, key] of [
    ['到哪一步了？', '1'],
    ['为什么在外地看病？', '2'],
    ['证明材料有了吗？', '1'],
  ]) {
    assert.equal(await heading(page, question), question);
    await accessible(page, question);
    await tabTo(page, '.option input');
    await page.keyboard.press(key);
    await page.keyboard.press('Enter');
  }
  assert.equal(await heading(page, '要先备案'), '要先备案');
  await accessible(page, 'outcome');
  assert.deepEqual(page.faults, []);
  await page.close();
});

test('Firefox: places by typing, and back again by the browser', async () => {
  const page = await open();
  await tabTo(page, 'input[name=insured]');
  await page.keyboard.type('shenzhen');
  await page.waitForFunction(() => /深圳市/.test(document.querySelector('yidi-guide').shadowRoot.querySelector('.chips.insured').textContent));
  await accessible(page, 'places');
  await page.goto(base + places);
  await page.reload();
  assert.equal(await heading(page, '到哪一步了？'), '到哪一步了？');
  await page.close();
});

test('Firefox: without a network the page says so', async () => {
  const page = await open();
  await new Promise((resolve) => setTimeout(resolve, 500));
  const stopped = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await stopped;
  await page.evaluate((state) => void (location.hash = state), unvisited);
  await page.waitForFunction(() => /网络不通/.test(document.querySelector('yidi-guide').shadowRoot.textContent), { timeout: 15000 });
  await accessible(page, 'problem');
  await page.close();
});

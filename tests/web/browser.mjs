// A real Chromium against the built site: what all tests of the page share.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

import { chromium } from 'playwright-core';

import { serve } from '../../ci/server.mjs';

export const dist = fileURLToPath(new URL('../../build/dist', import.meta.url));
export const packs = JSON.parse(readFileSync(`${dist}/packs/index.json`, 'utf8')).packs;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The widths that every screen is looked at in. */
export const widths = [390, 1280];

/** The day on which the tests take place. */
export const today = '2026-11-22';

export async function open({ args = [], policy } = {}) {
  const server = await serve({ folder: dist, policy });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', ...args],
  });
  const base = `http://127.0.0.1:${server.address().port}/`;
  return {
    base,
    browser,
    /** A page of a context of its own, with everything that goes wrong in it collected. */
    async page({ width = 390, path = '', ready = true, now = today, ...options } = {}) {
      const context = await browser.newContext({ viewport: { width, height: 844 }, locale: 'zh-CN', serviceWorkers: 'block', ...options });
      context.setDefaultTimeout(15_000);
      const page = await context.newPage();
      await page.clock.setFixedTime(new Date(`${now}T12:00:00+08:00`));
      page.faults = [];
      page.requested = [];
      page.on('pageerror', (error) => page.faults.push(String(error)));
      page.on('console', (message) => message.type() === 'error' && page.faults.push(message.text()));
      page.on('request', (request) => page.requested.push(request.url()));
      if (ready) {
        await page.goto(base + path);
        await guide(page).locator('h2').first().waitFor();
      }
      return page;
    },
    async close() {
      await browser.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const guide = (page) => page.locator('yidi-guide').first();
export const heading = (page) => guide(page).locator('h2').first();

/** Finds a place by what somebody may type, and chooses it. `field` is insured or care. */
export async function choosePlace(page, field, typed, name) {
  const change = guide(page).locator(`fieldset:has(.chips.${field}), fieldset`).nth(field === 'insured' ? 0 : 1);
  if (await change.locator('.chosen').count()) await change.getByRole('button', { name: '换一个' }).click();
  if (typed) await guide(page).locator(`input[name=${field}]`).fill(typed);
  await guide(page).locator(`.chips.${field}`).getByRole('button', { name, exact: true }).click();
}

/** Sets the day of judgement on the places screen. */
export async function judgeOn(page, day) {
  await guide(page).getByText('按哪天的规定').click();
  await guide(page).locator('input[name=as-of]').fill(day);
  await guide(page).locator('input[name=as-of]').blur();
}

export const begin = (page) => guide(page).getByRole('button', { name: '开始' }).click();

/** Answers the question that is open: checks its words, then chooses the option, or fills in the date. */
export async function answer(page, question, given) {
  await guide(page).getByRole('heading', { name: question, exact: true }).waitFor();
  if (/^\d{4}-\d{2}-\d{2}$/.test(given)) await guide(page).locator('input[type=date]').fill(given);
  else await guide(page).locator('label.option').filter({ has: page.getByText(given, { exact: true }) }).click();
  await guide(page).getByRole('button', { name: '下一步' }).click();
}

/** Waits until the address holds a part of the state: what is shown is noted there once it is painted. */
export const noted = (page, part) => page.waitForFunction((wanted) => location.hash.includes(wanted), part);

/** The outcome, once all of it is there: what is folded comes last. */
export const outcome = async (page) => {
  await guide(page).locator('article.outcome section.answers dl').waitFor({ state: 'attached' });
  return guide(page).locator('article.outcome');
};

/** What the accessibility checker finds on the screen that is shown, or on all of a page; nothing, when all is well. */
export const inaccessible = (page, within = 'yidi-guide') => findings(page, within);

/** What it finds within the first element that a selector matches, some of its rules aside. */
export async function findings(page, selector, aside = []) {
  const rules = Object.fromEntries(aside.map((rule) => [rule, { enabled: false }]));
  return checked(page, selector, { rules });
}

/** What depends on colours alone: for modes in which nothing else is another. */
export const unreadable = (page) => checked(page, 'yidi-guide', { runOnly: ['color-contrast', 'link-in-text-block'] });

async function checked(page, selector, options) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  // Only what is wrong is put into words, and nothing is fetched beforehand: no rule that is asked for needs it.
  const quick = { ...options, resultTypes: ['violations'], preload: false };
  const violations = await page.evaluate(async ([within, how]) => (await globalThis.axe.run(document.querySelector(within), how)).violations, [selector, quick]);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}

/** Whether anything sticks out sideways. */
export const overflows = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

const pictures = fileURLToPath(new URL('../../build/screens/', import.meta.url));

/** A picture for people, in build/screens; only where the variable SCREENS asks for them, since they take long. */
export async function picture(page, name) {
  if (!process.env.SCREENS) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: `${pictures}${name}.png`, fullPage: true });
}

// From an answer to the next screen, painted, on a slow phone: a processor four times as slow as this one's. Fails where
// it takes too long, or where anything moves that the reader has not moved.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { chromium } from 'playwright-core';

import { serve } from '../../ci/server.mjs';

const dist = fileURLToPath(new URL('../../build/dist/', import.meta.url));
const { packs } = JSON.parse(readFileSync(`${dist}packs/index.json`, 'utf8'));
const slower = 4;
const walks = 20;
const reading = 500; // milliseconds, and that is quick
const most = { median: 50, p95: 100 }; // milliseconds

/** A person who is asked three questions before the outcome. */
const start = `#y=1.44.${packs['44'].digest}.filing&care_region=110000&insured_region=440300`;
const answers = ['planning', 'living', 'documents'];

/** Runs in the page, before anything else: times each press of "next" until what comes of it has been painted. */
function watch() {
  globalThis.painted = [];
  globalThis.shifts = 0;
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) globalThis.shifts += value;
  }).observe({ type: 'layout-shift', buffered: true });
  const wait = ({ timeStamp }) => {
    const root = document.querySelector('yidi-guide').shadowRoot;
    const words = () => root.querySelector('h2').textContent;
    const before = words();
    const observer = new MutationObserver(() => {
      if (words() === before) return;
      observer.disconnect();
      const note = () => globalThis.painted.push(performance.now() - timeStamp);
      // The first task after the frame in which it is painted, whatever else the page has put off until then.
      requestAnimationFrame(() => scheduler.postTask(note, { priority: 'user-blocking' }));
    });
    observer.observe(root, { subtree: true, childList: true, characterData: true });
  };
  addEventListener('click', (event) => event.composedPath()[0].matches?.('.primary') && wait(event), { capture: true });
}

async function walk(page, base) {
  await page.goto('about:blank');
  await page.goto(base + start, { waitUntil: 'networkidle' }); // the engine is there once somebody has read the question
  await page.waitForTimeout(reading);
  for (const [index, value] of answers.entries()) {
    await page.locator(`yidi-guide .option:has(input[value=${value}])`).click();
    await page.locator('yidi-guide .primary').click();
    await page.waitForFunction((count) => globalThis.painted.length > count, index);
    await page.waitForTimeout(reading);
  }
  return page.evaluate(() => ({ times: globalThis.painted, shifts: globalThis.shifts }));
}

const server = await serve({ folder: dist });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const found = [];
try {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'zh-CN', serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.addInitScript(watch);
  await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: slower });
  const base = `http://127.0.0.1:${server.address().port}/`;
  while (found.length < walks) found.push(await walk(page, base));
} finally {
  await browser.close();
  server.close();
}

const sorted = (times) => times.slice().sort((a, b) => a - b);
const share = (times, part) => sorted(times)[Math.min(times.length - 1, Math.floor(times.length * part))];
const steps = [
  ['to a question', found.flatMap(({ times }) => times.slice(0, -1))],
  ['to the outcome', found.map(({ times }) => times.at(-1))],
];
const row = (cells) => console.log(`| ${cells.join(' | ')} |`);
const ms = (value) => `${value.toFixed(0)} ms`;
let over = 0;
row([`from an answer to the paint, CPU ÷ ${slower}`, 'least', 'median', '95 %', 'times']);
row(['---', '--:', '--:', '--:', '--:']);
for (const [name, times] of steps) row([name, ms(share(times, 0)), ms(share(times, 0.5)), ms(share(times, 0.95)), times.length]);
if (steps.some(([, times]) => share(times, 0.5) > most.median || share(times, 0.95) > most.p95)) {
  console.log(`above ${most.median} ms in the middle or ${most.p95} ms at 95 %`);
  over = 1;
}
const shifted = Math.max(...found.map(({ shifts }) => shifts));
console.log(`layout shift: ${shifted.toFixed(4)} at most over a walk`);
if (shifted > 0) over = 1;
process.exit(over);

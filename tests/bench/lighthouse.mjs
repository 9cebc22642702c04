// Lighthouse on the pages as they are served, with a phone's speed simulated; fails where a score is below the least. Of
// several runs the best counts: whatever else the machine does only makes a page slower.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import lighthouse from 'lighthouse';
import { chromium } from 'playwright-core';

import { serve } from '../../ci/server.mjs';

const dist = fileURLToPath(new URL('../../build/dist/', import.meta.url));
const least = 98;
const runs = 3;
const categories = ['performance', 'accessibility', 'best-practices'];
const pages = [
  { name: 'guide', path: 'index.html' },
  { name: 'one city, written out', path: 'guide/440300/index.html' },
];
const port = 9310;
const locale = process.argv[2] ?? 'zh-CN'; // the language in which the pages are read

const server = await serve({ folder: dist });
const base = `http://127.0.0.1:${server.address().port}/`;
const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', `--remote-debugging-port=${port}`, `--accept-lang=${locale}`] });

async function best(url) {
  const reports = [];
  while (reports.length < runs) reports.push((await lighthouse(url, { port, onlyCategories: categories, logLevel: 'error' })).lhr);
  const performance = ({ categories: found }) => found.performance.score;
  return reports.sort((a, b) => performance(b) - performance(a))[0];
}

/** What keeps a page from a full score, in Lighthouse's words. */
const lost = ({ audits, categories: found }) =>
  Object.values(found).flatMap(({ auditRefs }) =>
    auditRefs.filter(({ id, weight }) => weight && audits[id].score !== null && audits[id].score < 0.9).map(({ id }) => {
      const { title, displayValue } = audits[id];
      return [title, displayValue].filter(Boolean).join(': ');
    })
  );

const row = (cells) => console.log(`| ${cells.join(' | ')} |`);
let below = 0;
try {
  row(['Lighthouse', ...categories, 'largest paint', 'blocked', 'layout shift']);
  row(['---', ...categories.map(() => '--:'), '--:', '--:', '--:']);
  const notes = [];
  for (const { name, path } of pages) {
    if (!existsSync(dist + path)) {
      notes.push(`${name}: skipped, there is no ${path} in build/dist`);
      continue;
    }
    const lhr = await best(base + path.replace(/index\.html$/, ''));
    const scores = categories.map((category) => Math.round(lhr.categories[category].score * 100));
    const shown = (audit) => lhr.audits[audit].displayValue ?? '';
    row([name, ...scores, shown('largest-contentful-paint'), shown('total-blocking-time'), shown('cumulative-layout-shift')]);
    if (scores.some((score) => score < least)) below++;
    notes.push(...lost(lhr).map((what) => `${name}: ${what}`));
  }
  for (const note of notes) console.log(note);
  if (below) console.log(`below ${least}: ${below} pages`);
} finally {
  await browser.close();
  server.close();
}
process.exit(below ? 1 : 0);

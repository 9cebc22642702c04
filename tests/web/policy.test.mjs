// Privacy and the content security policy: one walk under the strictest header, with everything that leaves the page seen.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { strictPolicy } from '../../ci/server.mjs';
import { answer, begin, choosePlace, guide, open, outcome, packs } from './browser.mjs';

let site;
before(async () => (site = await open({ policy: strictPolicy })));
after(() => site.close());

const hash = '[0-9a-f]{16}';
/** All that may ever be requested; of the reader it tells the insured province, the guide and the language. */
const declared = [
  /^(index\.html)?$/,
  /^(site\.(css|js)|icon\.svg|regions\.json)$/,
  /^(yidi|places|outcome|languages|language)\.js$/,
  /^(engine|yidi-engine)\.mjs$/,
  /^yidi-engine\.wasm$/,
  /^packs\/index\.json$/,
  new RegExp(`^packs/51\\.filing\\.${hash}\\.ypk$`),
  new RegExp(`^packs/51\\.zh-Hans\\.filing\\.(questions|outcome|basis|opening)\\.${hash}\\.json$`),
];

test('under a strict policy a whole walk works, and nothing undeclared is requested or stored', async () => {
  const page = await site.page({ ready: false });
  await page.addInitScript(() => {
    window.beacons = [];
    navigator.sendBeacon = (url) => window.beacons.push(url);
    document.addEventListener('securitypolicyviolation', (event) => window.beacons.push(`${event.violatedDirective} ${event.blockedURI}`));
  });
  await page.goto(site.base);
  await choosePlace(page, 'insured', 'cd', '四川省 成都市');
  await choosePlace(page, 'care', '', '上海市');
  await begin(page);
  await answer(page, '到哪一步了？', '还没去看病');
  await answer(page, '为什么在外地看病？', '自己想去那边看');
  await answer(page, '看的是哪一种？', '住院');
  const shown = await outcome(page);
  for (const summary of await shown.locator('summary').all()) await summary.click();
  await shown.locator('.tick input').first().check();

  for (const url of page.requested) {
    assert.ok(url.startsWith(site.base), `leaves the site: ${url}`);
    const path = url.slice(site.base.length);
    assert.ok(declared.some((pattern) => pattern.test(path)), `undeclared request: ${path}`);
  }
  assert.ok(page.requested.some((url) => url.includes(`51.filing.${packs['51'].digest}.ypk`)));

  const left = await page.evaluate(async () => ({
    beacons: window.beacons,
    cookie: document.cookie,
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));
  assert.deepEqual(left, { beacons: [], cookie: '', local: 0, session: 0, databases: 0, caches: 0, workers: 0 });
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('the look is there under the strict policy, too', async () => {
  const page = await site.page();
  const accent = await guide(page).locator('button.primary').evaluate((button) => getComputedStyle(button).backgroundColor);
  assert.equal(accent, 'rgb(11, 97, 87)');
  await page.context().close();
});

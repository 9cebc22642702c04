// Our own site without a network, and what its reader is told when there are newer rules.
import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { serve } from '../../ci/server.mjs';
import { answer, begin, choosePlace, dist, guide, inaccessible, open, outcome } from './browser.mjs';

let site, folder, server, base;
before(async () => {
  site = await open();
  folder = await mkdtemp(join(tmpdir(), 'yidi-site-'));
  await cp(dist, folder, { recursive: true });
  server = await serve({ folder });
  base = `http://127.0.0.1:${server.address().port}/`;
});
after(async () => {
  await site.close();
  server.close();
  await rm(folder, { recursive: true });
});

/** A page whose worker is in control, so that a visit without a network finds everything. */
async function visited() {
  const page = await site.page({ ready: false, serviceWorkers: 'allow' });
  await page.goto(base);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  return page;
}

async function finish(page) {
  await choosePlace(page, 'insured', '成都', '四川省 成都市');
  await choosePlace(page, 'care', '', '上海市');
  await begin(page);
  await answer(page, '到哪一步了？', '在医院，还没结账');
  await answer(page, '是受了外伤吗？', '不是外伤');
  await answer(page, '这次是急诊抢救吗？', '是，急诊抢救');
  assert.match(await (await outcome(page)).locator('.verdict').textContent(), /视同已备案/);
}

test('once read, a guide can be finished again without a network', async () => {
  const page = await visited();
  await finish(page);
  await page.context().setOffline(true);
  await page.goto('about:blank');
  await page.goto(base);
  await finish(page);
  await page.goto(`${base}?guide=claim`);
  await guide(page).getByRole('heading', { name: '你的医保在哪里？' }).waitFor();
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('newer rules are told, come when the reader says so, and take no answer away', async () => {
  const page = await visited();
  await choosePlace(page, 'insured', '成都', '四川省 成都市');
  await choosePlace(page, 'care', '', '上海市');
  await begin(page);
  await guide(page).getByRole('heading', { name: '到哪一步了？' }).waitFor();
  const worker = join(folder, 'sw.js');
  await writeFile(worker, (await readFile(worker, 'utf8')).replace(/revision:"(\w)/, (whole, digit) => `revision:"${digit === '0' ? 1 : 0}`));
  await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
  const notice = page.locator('#newer');
  await notice.waitFor({ state: 'visible' });
  assert.deepEqual(await inaccessible(page), []);
  await Promise.all([page.waitForEvent('load'), notice.getByRole('button').click()]);
  await guide(page).getByRole('heading', { name: '到哪一步了？' }).waitFor();
  assert.equal(await notice.isVisible(), false);
  await page.context().close();
});

test('nothing about the reader is stored', async () => {
  const page = await visited();
  await finish(page);
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const urls = (await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)))).flat();
    return { urls, local: localStorage.length + sessionStorage.length, cookie: document.cookie, databases: (await indexedDB.databases()).length };
  });
  assert.ok(kept.urls.length > 10);
  for (const url of kept.urls) assert.doesNotMatch(url, /care_|insured_|510100|310000/);
  assert.deepEqual([kept.local, kept.cookie, kept.databases], [0, '', 0]);
  await page.context().close();
});

// What goes wrong out there: broken files, missing files, no network, no WebAssembly, links from somewhere else.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { strictPolicy } from '../../ci/server.mjs';
import { answer, begin, choosePlace, guide, heading, inaccessible, open, outcome, packs } from './browser.mjs';

let site;
before(async () => (site = await open()));
after(() => site.close());

const problem = (page) => guide(page).getByRole('alert');

async function chengduToShanghai(page) {
  await choosePlace(page, 'insured', '成都', '四川省 成都市');
  await choosePlace(page, 'care', '', '上海市');
  await begin(page);
}

test('a pack with one byte changed is refused, and nothing is answered from it', async () => {
  const page = await site.page();
  await page.route('**/*.ypk', async (route) => {
    const response = await route.fetch();
    const bytes = Buffer.from(await response.body());
    bytes[bytes.length >> 1] ^= 1;
    await route.fulfill({ response, body: bytes });
  });
  await chengduToShanghai(page);
  await problem(page).waitFor();
  assert.match(await problem(page).textContent(), /文件坏了/);
  assert.equal(await guide(page).locator('label.option').count(), 0);
  assert.deepEqual(await inaccessible(page), []);
  await page.unroute('**/*.ypk');
  await guide(page).getByRole('button', { name: '再试一次' }).click();
  await answer(page, '到哪一步了？', '还没去看病'); // once the file is whole again, trying again helps
  await page.context().close();
});

test('a pack that is not there is named as missing', async () => {
  const page = await site.page();
  await page.route('**/*.ypk', (route) => route.fulfill({ status: 404, body: 'not here' }));
  await chengduToShanghai(page);
  await problem(page).waitFor();
  assert.match(await problem(page).textContent(), /没有下载到/);
  assert.deepEqual(await inaccessible(page), []);
  await page.context().close();
});

test('texts that are not JSON are named as damaged', async () => {
  const page = await site.page();
  await page.route('**/*questions*.json', (route) => route.fulfill({ body: '{"facts":' }));
  await chengduToShanghai(page);
  await problem(page).waitFor();
  assert.match(await problem(page).textContent(), /文件坏了/);
  await page.context().close();
});

test('without a network the page says so, and goes on where it was when the network is back', async () => {
  const page = await site.page();
  await guide(page).locator('input[name=insured]').waitFor();
  await page.waitForLoadState('networkidle');
  await page.context().setOffline(true);
  await chengduToShanghai(page);
  await problem(page).waitFor();
  assert.match(await problem(page).textContent(), /网络不通/);
  await page.context().setOffline(false);
  await guide(page).getByRole('button', { name: '再试一次' }).click();
  await answer(page, '到哪一步了？', '还没去看病');
  await page.context().close();
});

test('when the network goes away before the outcome, no answer is lost', async () => {
  const page = await site.page();
  await page.route(/outcome/, (route) => route.abort()); // it is asked for ahead, too
  await chengduToShanghai(page);
  await answer(page, '到哪一步了？', '在医院，还没结账');
  await answer(page, '是受了外伤吗？', '不是外伤');
  await page.context().setOffline(true);
  await answer(page, '这次是急诊抢救吗？', '是，急诊抢救');
  await problem(page).waitFor();
  await page.unroute(/outcome/);
  await page.context().setOffline(false);
  await guide(page).getByRole('button', { name: '再试一次' }).click();
  assert.match(await (await outcome(page)).locator('.verdict').textContent(), /视同已备案/);
  await page.context().close();
});

test('without the list of regions the common places can still be chosen', async () => {
  const page = await site.page({ ready: false });
  await page.route('**/regions.json', (route) => route.abort());
  await page.goto(site.base);
  await guide(page).getByText('地名表没有下载全').first().waitFor();
  assert.equal(await guide(page).getByRole('combobox').count(), 0, 'a province without its cities leads nowhere');
  await choosePlace(page, 'insured', '北京', '北京市');
  await choosePlace(page, 'care', '', '上海市');
  await begin(page);
  await answer(page, '到哪一步了？', '还没去看病');
  await page.context().close();
});

test('while the list of regions is on its way nothing is offered by province, and the common places can be chosen', async () => {
  const page = await site.page({ ready: false });
  let arrive;
  const held = new Promise((resolve) => (arrive = resolve));
  await page.route('**/regions.json', (route) => held.then(() => route.continue()));
  await page.goto(site.base);
  await choosePlace(page, 'care', '', '上海市');
  const list = guide(page).locator('select').first();
  assert.deepEqual(await list.locator('option').allTextContents(), ['按省份选']);
  const unknown = guide(page).getByRole('button', { name: '不知道在哪里参保' });
  await unknown.focus();
  arrive();
  await list.locator('option', { hasText: '甘肃省' }).waitFor({ state: 'attached' });
  assert.equal(await list.inputValue(), '');
  assert.ok(await unknown.evaluate((button) => button === button.getRootNode().activeElement), 'what has the focus keeps it');
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('a slow network has the page say that something is loading', async () => {
  const page = await site.page({ ready: false });
  let arrive;
  const held = new Promise((resolve) => (arrive = resolve));
  await page.route('**/places.js', (route) => held.then(() => route.continue()));
  await page.goto(site.base + 'host.html');
  await guide(page).getByText('正在打开……').waitFor();
  arrive();
  await heading(page).waitFor();
  assert.equal(await guide(page).getByText('正在打开……').count(), 0);
  await page.context().close();
});

test('languages that did not arrive are offered from the next screen on', async () => {
  const page = await site.page({ ready: false });
  let refused;
  const gone = new Promise((resolve) => (refused = resolve));
  await page.route(/languages\.js$/, async (route) => refused(await route.abort()));
  await page.goto(site.base);
  await gone;
  await chengduToShanghai(page);
  await guide(page).getByRole('heading', { name: '到哪一步了？' }).waitFor();
  await guide(page).getByRole('button', { name: 'English' }).or(guide(page).getByText('English')).first().waitFor();
  await page.context().close();
});

for (const [what, fragment] of [
  ['of a later version', '#y=2.51.0123456789abcdef.filing&care_stage=planning'],
  ['with a pack that does not exist', '#y=1.99.0123456789abcdef.filing&care_stage=planning'],
  ['with a guide that does not exist', '#y=1.51.0123456789abcdef.dancing&care_stage=planning'],
  ['with the same fact twice', '#y=1.51.0123456789abcdef.filing&care_stage=planning&care_stage=planning'],
  ['of garbage', '#y=%F0%9F%92%A9&&&==='],
]) {
  test(`a link ${what} is refused politely, and starting over works`, async () => {
    const page = await site.page({ path: fragment, ready: true });
    await problem(page).waitFor();
    assert.deepEqual(await inaccessible(page), []);
    await guide(page).getByRole('button', { name: '重新开始' }).click();
    await guide(page).getByRole('heading', { name: '你的医保在哪里？' }).waitFor();
    await page.context().close();
  });
}

test('a link made with an older pack, or cut off, drops what cannot be read, says so in words, and keeps the rest', async () => {
  const page = await site.page({
    path: '#y=1.51.0000000000000000.filing&care_region=310000&care_stage=planning&insured_region=510100&old_fact=true&reason=living',
  });
  await answer(page, '证明材料有了吗？', '有，交材料');
  assert.equal((await (await outcome(page)).locator('.notice').textContent()).trim(), '链接里有看不懂的部分，没有用上。');
  await page.context().close();
});

const emergency = `#y=1.44.${packs['44'].digest}.filing.2022-06-01&admission_date=2022-05-28&care_region=110000&care_stage=admitted&emergency=true&insured_region=440300`;

/** The outcome of one state as text, and which build of the engine it came from. */
async function shownBy(where) {
  const page = await where.page({ path: emergency });
  const shown = await outcome(page);
  await page.waitForLoadState('networkidle'); // the sources, too
  return {
    text: await shown.textContent(),
    wasm: await page.evaluate(() => typeof WebAssembly),
    plain: page.requested.some((url) => url.endsWith('yidi-engine-js.mjs')),
    faults: page.faults,
  };
}

test('without WebAssembly the JavaScript build of the engine gives the same outcome', async () => {
  // --noexpose-wasm has no effect any more in Chromium 156; without its compilers WebAssembly is gone, as in lockdown modes.
  const limited = await open({ args: ['--js-flags=--jitless'] });
  try {
    const [usual, other] = [await shownBy(site), await shownBy(limited)];
    assert.deepEqual([usual.wasm, usual.plain], ['object', false]);
    assert.deepEqual([other.wasm, other.plain, other.faults], ['undefined', true, []]);
    assert.equal(other.text, usual.text);
  } finally {
    await limited.close();
  }
});

test('where a policy forbids WebAssembly, the JavaScript build answers', async () => {
  const forbidding = await open({ policy: strictPolicy.replace(" 'wasm-unsafe-eval'", '') });
  try {
    const [usual, other] = [await shownBy(site), await shownBy(forbidding)];
    assert.equal(other.plain, true);
    assert.equal(other.text, usual.text);
  } finally {
    await forbidding.close();
  }
});

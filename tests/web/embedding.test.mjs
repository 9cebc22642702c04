// In other people's pages: one tag, several guides, hostile styles, removal, events without answers.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';

import { answer, begin, choosePlace, dist, guide, heading, inaccessible, open, outcome, overflows, packs, widths } from './browser.mjs';

let site;
// A page that is made up has no address; without this it may not load what lies on this machine.
before(async () => (site = await open({ args: ['--disable-features=LocalNetworkAccessChecks'] })));
after(() => site.close());

const preset = '<yidi-guide insured="510100" care="310000"></yidi-guide>';

/** A bare page of the same origin with some markup and the module. */
async function host(markup, { block, ...options } = {}) {
  const page = await site.page({ ready: false, ...options });
  await page.route('**/bare.html', (route) =>
    route.fulfill({ contentType: 'text/html', body: `<!doctype html><title>host</title><body>${markup}<script type="module" src="yidi.js"></script>` })
  );
  if (block) await page.route(block.what, block.how);
  await page.goto(site.base + 'bare.html');
  return page;
}

for (const width of widths) {
  test(`one tag in a foreign page, whatever its styles (${width} px)`, async () => {
    const page = await site.page({ width, path: 'host.html' });
    assert.match(await guide(page).locator('fieldset').nth(1).textContent(), /湖北省 武汉市/);
    const style = await heading(page).evaluate((element) => {
      const { fontStyle, letterSpacing, borderTopStyle, textTransform } = getComputedStyle(element);
      return { fontStyle, letterSpacing, borderTopStyle, textTransform };
    });
    assert.deepEqual(style, { fontStyle: 'normal', letterSpacing: 'normal', borderTopStyle: 'none', textTransform: 'none' });
    assert.equal(await overflows(page), false);
    assert.deepEqual(await inaccessible(page), []);
    await choosePlace(page, 'insured', 'cd', '四川省 成都市');
    await begin(page);
    await answer(page, '到哪一步了？', '还没去看病');
    assert.equal(await page.evaluate(() => location.hash), '', 'a guest leaves the address alone');
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });
}

test('with a tag of their own the places are there as soon as the page has been read', async () => {
  const page = await site.page({ ready: false });
  const body = '<!doctype html><title>host</title><body><yidi-guide></yidi-guide><script type="module" src="places.js"></script><script type="module" src="yidi.js"></script>';
  await page.route('**/tags.html', (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.addInitScript(() => {
    addEventListener('DOMContentLoaded', () => (globalThis.asked = document.querySelector('yidi-guide').shadowRoot.querySelectorAll('fieldset').length));
  });
  await page.goto(site.base + 'tags.html');
  assert.equal(await page.evaluate(() => globalThis.asked), 2);
  assert.equal(page.requested.filter((url) => url.endsWith('places.js')).length, 1);
  await page.context().close();
});

test('the one-tag loader puts the guide where its tag stands, with what the tag says, and asks only for what it needs', async () => {
  for (const [data, parts] of [['', ['yidi.js', 'places.js']], [' data-insured="510100" data-care="310000" data-lang="en"', ['yidi.js', 'en.js']]]) {
    const page = await site.page({ ready: false });
    const body = `<!doctype html><title>host</title><body><main><script src="embed.js"${data} async></script></main><footer></footer>`;
    await page.route('**/tag.html', (route) => route.fulfill({ contentType: 'text/html', body }));
    await page.goto(site.base + 'tag.html');
    await heading(page).waitFor();
    assert.equal(await page.locator('main > yidi-guide').count(), 1);
    for (const part of parts) assert.ok(page.requested.includes(site.base + part), part);
    assert.equal(page.requested.includes(site.base + 'places.js'), !data);
    assert.equal(await heading(page).textContent().then((words) => /^[A-Z]/.test(words)), Boolean(data));
    assert.deepEqual(page.faults, []);
    await page.context().close();
  }
});

/** A page with the one-tag loader of a server that lets no other site read its files, and with what stands before its tag. */
async function framed(data, placeholder = '') {
  const elsewhere = await open();
  const page = await site.page({ ready: false });
  const body = `<!doctype html><title>host</title><body><main>${placeholder}<script src="${elsewhere.base}embed.js"${data} async></script></main><p style="height:200vh"></p>`;
  await page.route('**/tag.html', (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.addInitScript(() => {
    globalThis.told = [];
    for (const type of ['yidi-ready', 'yidi-step', 'yidi-outcome']) addEventListener(type, ({ detail }) => told.push([type, detail]));
  });
  await page.goto(site.base + 'tag.html');
  return { page, within: page.frameLocator('main > iframe'), close: () => Promise.all([page.context().close(), elsewhere.close()]) };
}

test('where another server keeps its modules to itself, the guide comes in a frame as high as it is, and tells as much', async () => {
  const { page, within, close } = await framed(' data-insured="510100" data-care="310000" data-share-answers data-onclick="alert(1)"');
  const asked = within.locator('yidi-guide h2').first();
  await asked.getByText('到哪一步了？').waitFor();
  assert.equal(await page.locator('main > yidi-guide').count(), 0);
  const heights = async () => [await page.locator('iframe').evaluate((frame) => frame.offsetHeight), await within.locator('html').evaluate((root) => root.scrollHeight)];
  const [height, needed] = await heights();
  assert.equal(height, needed);
  assert.deepEqual(await within.locator('yidi-guide').evaluate((guide) => guide.getAttributeNames().filter((name) => /share|onclick/.test(name))), []);
  for (const value of ['planning', 'living', 'documents']) {
    await within.locator(`.option:has(input[value=${value}])`).click();
    await within.getByRole('button', { name: '下一步' }).click();
  }
  await within.locator('.outcome .closing').waitFor();
  await page.waitForFunction(() => document.querySelector('iframe').offsetHeight > 1500);
  assert.deepEqual(...(await heights().then(([given, wanted]) => [given, wanted])));
  assert.ok((await page.locator('iframe').evaluate((frame) => frame.getBoundingClientRect().top)) >= 0, 'the outcome begins where one reads');
  assert.deepEqual((await page.evaluate(() => told)).map(([type, detail]) => [type, ...Object.keys(detail)].join(' ')).filter((line) => /outcome|answers/.test(line)), ['yidi-outcome guide filing']);
  await close();
});

test('what stands before the tag is seen until the guide is there, in a frame or not', async () => {
  const link = '<yidi-guide lang="en"><a href="guide/">The rules</a></yidi-guide>';
  const { page, within, close } = await framed(' data-insured="510100"', link);
  await within.locator('yidi-guide h2').first().getByText('Where are you insured?').or(within.getByText('Where will you get care?')).first().waitFor();
  assert.equal(await page.getByText('The rules').count(), 0);
  await close();
  const placed = await site.page({ ready: false });
  const body = `<!doctype html><title>host</title><body>${link}<script src="embed.js" data-insured="510100"></script>`;
  await placed.route('**/tag.html', (route) => route.fulfill({ contentType: 'text/html', body }));
  await placed.goto(site.base + 'tag.html');
  await heading(placed).waitFor();
  assert.deepEqual(await placed.locator('yidi-guide').evaluateAll((all) => all.map((one) => [one.lang, one.getAttribute('insured')])), [['en', '510100']]);
  await placed.context().close();
});

test('where only a part does not arrive, the element stays and tells so', async () => {
  const page = await site.page({ ready: false });
  const body = '<!doctype html><title>host</title><body><script src="embed.js"></script>';
  await page.route('**/tag.html', (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.route('**/places.js*', async (route) => {
    await page.waitForFunction(() => customElements.get('yidi-guide'));
    await route.abort();
  });
  await page.goto(site.base + 'tag.html');
  await guide(page).getByRole('alert').waitFor();
  assert.equal(await page.locator('iframe').count(), 0);
  await page.context().close();
});

test('where nothing arrives, what stands before the tag stays', async () => {
  const page = await site.page({ ready: false });
  const body = `<!doctype html><title>host</title><body><yidi-guide><a href="guide/">The rules</a></yidi-guide><script src="embed.js"></script>`;
  await page.route('**/tag.html', (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.route(/yidi\.js|places\.js|frame\./, (route) => route.abort());
  await page.goto(site.base + 'tag.html');
  await page.locator('iframe').waitFor({ state: 'attached' });
  await page.waitForTimeout(300);
  assert.ok(await page.getByText('The rules').isVisible());
  assert.equal(await page.locator('iframe').evaluate((frame) => frame.offsetHeight), 0);
  await page.context().close();
});

test('as a package: on a server the element does nothing, and the engine answers', async () => {
  const folder = mkdtempSync(`${tmpdir()}/yidi-`);
  mkdirSync(`${folder}/node_modules`);
  symlinkSync(dist, `${folder}/node_modules/yidi`);
  writeFileSync(
    `${folder}/server.mjs`,
    `const before = Object.keys(globalThis).length;
    import { readFileSync } from 'node:fs';
    import { YidiGuide } from 'yidi';
    import { init, load, step } from 'yidi/engine';
    await init({ wasm: readFileSync(new URL(import.meta.resolve('yidi/engine')).pathname.replace('engine.mjs', 'yidi-engine.wasm')) });
    const handle = load(readFileSync(new URL(import.meta.resolve('yidi/packs/${packs['44'].file}')).pathname));
    console.log(typeof YidiGuide, Object.keys(globalThis).length - before, step(handle, 'y=1.44.filing.2026-11-22&insured_region=440300&care_region=110000').fact);`
  );
  const { stdout } = await promisify(execFile)(process.execPath, [`${folder}/server.mjs`]);
  assert.equal(stdout, 'function 0 care_stage\n');
  rmSync(folder, { recursive: true });
});

test('with both places given, the first question is there before the engine, and the answer waits for it', async () => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  const page = await host(preset, { block: { what: '**/yidi-engine.wasm', how: async (route) => (await held, route.continue()) } });
  await answer(page, '到哪一步了？', '还没去看病');
  await page.waitForTimeout(100);
  assert.equal(await heading(page).textContent(), '到哪一步了？');
  release();
  await guide(page).getByRole('heading', { name: '为什么在外地看病？' }).waitFor();
  await page.context().close();
});

test('two guides on a page keep apart and share one engine', async () => {
  const page = await host(preset + '<yidi-guide insured="440300" care="110000" as-of="2022-06-01"></yidi-guide>');
  const [first, second] = [page.locator('yidi-guide').nth(0), page.locator('yidi-guide').nth(1)];
  await answer(page, '到哪一步了？', '在医院，还没结账');
  await first.getByRole('heading', { name: '是受了外伤吗？' }).waitFor();
  await second.getByText('在医院，还没结账').click();
  await second.getByRole('button', { name: '下一步' }).click();
  await second.getByRole('heading', { name: '这次是急诊抢救吗？' }).waitFor();
  assert.equal(await first.locator('h2').textContent(), '是受了外伤吗？');
  assert.equal(page.requested.filter((url) => url.endsWith('.wasm')).length, 1);
  await page.context().close();
});

test('a second copy of the module neither throws nor replaces the element', async () => {
  const page = await host(preset);
  await heading(page).waitFor();
  const same = await page.evaluate(async () => {
    const first = customElements.get('yidi-guide');
    await import('/yidi.js?copy');
    return first === customElements.get('yidi-guide');
  });
  assert.equal(same, true);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test('a guide that is moved in the page keeps its answers', async () => {
  const page = await host(preset);
  await answer(page, '到哪一步了？', '还没去看病');
  await guide(page).getByRole('heading', { name: '为什么在外地看病？' }).waitFor();
  await page.evaluate(() => {
    const element = document.querySelector('yidi-guide');
    element.remove();
    document.body.prepend(document.createElement('p'), element);
  });
  assert.equal(await heading(page).textContent(), '为什么在外地看病？');
  await answer(page, '为什么在外地看病？', '自己想去那边看');
  await answer(page, '看的是哪一种？', '住院');
  await outcome(page);
  await page.context().close();
});

test('a changed attribute begins anew; properties set before the module arrived count', async () => {
  const page = await host('<yidi-guide></yidi-guide><script>Object.assign(document.querySelector("yidi-guide"), { insured: "510100", care: "310000" })</script>');
  await answer(page, '到哪一步了？', '还没去看病');
  await guide(page).getByRole('heading', { name: '为什么在外地看病？' }).waitFor();
  await page.evaluate(() => document.querySelector('yidi-guide').setAttribute('care', '510100'));
  await outcome(page);
  assert.match(await guide(page).locator('.verdict').textContent(), /就在本地/);
  await page.evaluate(() => document.querySelector('yidi-guide').start({ care: '310000' }));
  await guide(page).getByRole('heading', { name: '到哪一步了？' }).waitFor();
  await page.context().close();
});

/** Everything that the element announces on a short way to an outcome. */
async function announced(attributes) {
  const page = await host(`<script>
    window.heard = [];
    for (const name of ['ready', 'step', 'outcome', 'error', 'resize'])
      addEventListener('yidi-' + name, (event) => heard.push([name, event.detail]));
    </script><yidi-guide insured="510100" care="310000" ${attributes}></yidi-guide>`);
  await answer(page, '到哪一步了？', '还没去看病');
  await answer(page, '为什么在外地看病？', '自己想去那边看');
  await answer(page, '看的是哪一种？', '住院');
  await outcome(page);
  const heard = await page.evaluate(() => window.heard);
  const state = await page.evaluate(() => document.querySelector('yidi-guide').state);
  await page.context().close();
  return { heard, state };
}

test('events tell the host what is asked, never what was answered', async () => {
  const { heard, state } = await announced('');
  const steps = heard.filter(([name]) => name === 'step').map(([, detail]) => detail.fact);
  assert.deepEqual(steps, ['care_stage', 'reason', 'service']);
  assert.deepEqual([...new Set(heard.map(([name]) => name))].sort(), ['outcome', 'ready', 'resize', 'step']);
  assert.ok(heard.filter(([name]) => name === 'resize').every(([, detail]) => detail.height > 0));
  assert.doesNotMatch(JSON.stringify([heard, state]), /planning|other|inpatient|310000|510100/);
});

test('with share-answers the state token goes along', async () => {
  const { heard, state } = await announced('share-answers');
  const token = 'y=1.51.filing.2026-11-22&care_region=310000&care_stage=planning&insured_region=510100&reason=other&service=inpatient';
  assert.equal(state.token, token);
  assert.equal(heard.find(([name]) => name === 'outcome')[1].token, token);
});

test('packs that lie elsewhere are found, and an error is announced where they are not', async () => {
  const page = await host('<script>addEventListener("yidi-error", (event) => (window.failed = event.detail))</script><yidi-guide insured="510100" care="310000" packs="nowhere"></yidi-guide>');
  await guide(page).getByRole('alert').waitFor();
  assert.deepEqual(await page.evaluate(() => window.failed.kind), 'missing');
  await page.evaluate(() => document.querySelector('yidi-guide').setAttribute('packs', './packs'));
  await guide(page).getByRole('heading', { name: '到哪一步了？' }).waitFor();
  await page.context().close();
});

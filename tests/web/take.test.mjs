// What people take along: one printed page, a picture, a calendar file, a text, a link with the answers they chose.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import ICAL from 'ical.js';

import { strictPolicy } from '../../ci/server.mjs';
import { guide, inaccessible, open, outcome, packs } from './browser.mjs';

const { digest } = packs['44'];
const living = `#y=1.44.${digest}.filing&care_region=110000&care_stage=planning&insured_region=440300&proof=documents&reason=living`;
const of2022 = `#y=1.44.${digest}.filing.2022-06-01&admission_date=2022-05-28&care_region=110000&care_stage=admitted&emergency=true&insured_region=440300`;
const folder = mkdtempSync(join(tmpdir(), 'yidi-take-'));
const wechat = 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130 Mobile Safari/537.36 MicroMessenger/8.0.50';

let site;
before(async () => (site = await open()));
after(() => site.close());

const button = (page, name) => guide(page).locator('section.take').getByRole('button', { name, exact: true });
const said = (page) => guide(page).locator('.took [role=status]');

async function at(fragment, options = {}) {
  const page = await (options.site ?? site).page({ path: fragment, ready: false, ...options });
  await page.goto((options.site ?? site).base + fragment);
  await outcome(page);
  return page;
}

/** What a button lets the reader save. */
async function saved(page, name) {
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, name).click()]);
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

for (const [name, fragment, words] of [
  ['a plan of today', living, ['要先备案', '居住证明', '长期有效', '12393', '你的回答']],
  ['a case of 2022', of2022, ['结账前补备案', '2022年6月7日', '急诊诊断证明']],
]) {
  test(`${name} prints on one A4 page, in ink on white`, async () => {
    const page = await at(fragment);
    const path = join(folder, 'page.pdf');
    const margin = { top: '12mm', bottom: '12mm', left: '12mm', right: '12mm' };
    await page.pdf({ path, format: 'A4', margin });
    assert.match(execFileSync('pdfinfo', [path], { encoding: 'utf8' }), /Pages:\s+1\n/);
    const printed = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).replace(/\s+/g, '');
    for (const word of words) assert.ok(printed.includes(word), word);
    for (const word of ['看几个例子', '存成图片']) assert.ok(!printed.includes(word), word);
    await page.context().close();
  });
}

test('inside the page of somebody else only the outcome is printed', async () => {
  const page = await at(living);
  await page.evaluate(() => document.querySelector('yidi-guide').removeAttribute('history'));
  await page.evaluate(() => {
    new MutationObserver(([{ addedNodes }]) => {
      const frame = addedNodes[0];
      if (frame?.localName !== 'iframe') return;
      const { contentWindow: view, contentDocument: inside } = frame;
      view.print = () => {
        globalThis.printed = inside.body.firstElementChild.shadowRoot.textContent;
        view.dispatchEvent(new view.Event('afterprint'));
      };
    }).observe(document.body, { childList: true });
  });
  await button(page, '打印').click();
  const printed = await page.waitForFunction(() => globalThis.printed);
  assert.match(await printed.jsonValue(), /要先备案/);
  assert.doesNotMatch(await printed.jsonValue(), /看几个例子/);
  await page.waitForFunction(() => !document.querySelector('iframe'));
  await page.context().close();
});

test('the calendar file follows RFC 5545 and keeps the last day, with a reminder before it', async () => {
  const page = await at(of2022);
  const file = readFileSync(await saved(page, '记到日历'), 'utf8');
  for (const line of file.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
  assert.doesNotMatch(file, /[^\r]\n/);
  const events = new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent').map((part) => new ICAL.Event(part));
  assert.deepEqual(
    events.map((event) => [event.startDate.toString(), event.endDate.toString(), event.summary]),
    [['2022-06-07', '2022-06-08', '异地就医备案：备案的最后一天']]
  );
  const alarm = events[0].component.getFirstSubcomponent('valarm');
  assert.equal(alarm.getFirstPropertyValue('trigger').toString(), '-P1D');
  assert.match(events[0].description, /请再问参保地/);
  assert.equal(new Set(events.map(({ uid }) => uid)).size, events.length);
  await page.context().close();
});

test('without a date there is nothing for a calendar, and the page says so', async () => {
  const page = await at(living);
  await button(page, '记到日历').click();
  await said(page).waitFor();
  assert.equal(await said(page).textContent(), '没有要记的日子。');
  await page.context().close();
});

test('the picture is a PNG of the whole outcome', async () => {
  const page = await at(living);
  const bytes = readFileSync(await saved(page, '存成图片'));
  assert.deepEqual([...bytes.subarray(1, 4)].map((code) => String.fromCharCode(code)).join(''), 'PNG');
  assert.equal(bytes.readUInt32BE(16), 1440);
  assert.ok(bytes.readUInt32BE(20) > 2500, 'as high as its words need');
  await page.context().close();
});

test('the text holds the verdict, the papers and where to ask', async () => {
  const page = await at(living, { permissions: ['clipboard-read', 'clipboard-write'] });
  await button(page, '复制文字').click();
  await said(page).waitFor();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  for (const words of ['【要先备案】', '□ 任选一样：居住证明 / 个人承诺书', '参保地：广东省 深圳市', '12393', '不是官方网站'])
    assert.ok(text.includes(words), words);
  await page.context().close();
});

for (const [report, href] of [['mailto:rules@example.org', 'mailto:rules@example.org'], ['javascript:alert(1)', undefined], ['', undefined]]) {
  test(`a report of a mistake holds what is needed to find it, and says where to send it (${report || 'no address'})`, async () => {
    const page = await at(living, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.evaluate((to) => to && document.querySelector('yidi-guide').setAttribute('report', to), report);
    await guide(page).getByRole('button', { name: '报错' }).click();
    await said(page).first().waitFor();
    const lines = (await page.evaluate(() => navigator.clipboard.readText())).split('\n');
    assert.match(lines[0], /【要先备案】/);
    assert.match(lines[1], /2026年11月22日/);
    assert.equal(lines[2], site.base + living);
    assert.match(lines[3], /NAT-\d+/);
    assert.equal(lines[4], '哪里不对，为什么：');
    const to = guide(page).getByRole('link', { name: '去报告' });
    if (href) assert.equal(await to.getAttribute('href'), href);
    else assert.deepEqual([await to.count(), await said(page).last().textContent()], [0, '发给放这个问答的网站。']);
    assert.deepEqual(await inaccessible(page), []);
    await page.context().close();
  });
}

test('a link carries the answers that were chosen, and no others', async () => {
  const page = await at(living, { permissions: ['clipboard-read', 'clipboard-write'] });
  await button(page, '复制链接').click();
  const form = guide(page).locator('form.share');
  await form.getByLabel('为什么在外地看病？').uncheck();
  assert.deepEqual(await inaccessible(page), []);
  await form.getByRole('button', { name: '复制链接' }).click();
  await said(page).waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(link, /^http.*#y=1\.44\..*insured_region=440300/);
  assert.doesNotMatch(link, /reason=/);
  await page.goto(link);
  await guide(page).getByRole('heading', { name: '为什么在外地看病？' }).waitFor();
  await page.context().close();
});

test('inside another app a picture is shown to be held down, and nothing is offered that does not work there', async () => {
  const page = await at(living, { userAgent: wechat });
  assert.deepEqual(await guide(page).locator('section.take .actions button').allTextContents(), ['图片', '文字', '链接']);
  await button(page, '存成图片').click();
  await guide(page).locator('.took img').waitFor();
  assert.match(await said(page).textContent(), /长按/);
  assert.deepEqual(await inaccessible(page), []);
  await page.context().close();
});

test('where a policy refuses pictures, the words are offered instead', async () => {
  const strict = await open({ policy: strictPolicy });
  try {
    const page = await at(living, { site: strict, userAgent: wechat });
    await button(page, '存成图片').click();
    await guide(page).locator('.took textarea, .took [role=status]:has-text("已复制")').first().waitFor();
    await page.context().close();
  } finally {
    await strict.close();
  }
});

// The guides for people who have already paid, and for those who are registered already, walked on a phone.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { answer, begin, choosePlace, guide, inaccessible, noted, open, outcome, overflows, picture } from './browser.mjs';

let site;
before(async () => (site = await open()));
after(() => site.close());

async function look(page, name) {
  assert.deepEqual(await inaccessible(page), [], name);
  assert.equal(await overflows(page), false, `${name} is wider than the window`);
  await picture(page, name);
}

/** Begins a guide with the places given, and answers until its outcome. */
async function walk(page, name, places, answers) {
  await page.evaluate((chosen) => document.querySelector('yidi-guide').start({ guide: chosen }), name);
  await choosePlace(page, 'insured', ...places[0]);
  await choosePlace(page, 'care', ...places[1]);
  await begin(page);
  for (const [index, [question, given]] of answers.entries()) {
    await guide(page).getByRole('heading', { name: question, exact: true }).waitFor();
    await look(page, `guide-${name}-${index + 1}`);
    await answer(page, question, given);
  }
  return outcome(page);
}

const section = (shown, name) => shown.locator(`section.${name}`).first().textContent();
const shows = (text, words) => words.forEach((word) => assert.ok(text.includes(word), `shows ${word}: ${text}`));
const away = [['兰州', '甘肃省 兰州市'], ['上海', '上海市']];

test('somebody who has paid reads whether to file late, which papers to take, and where', async () => {
  const page = await site.page();
  const shown = await walk(page, 'claim', away, [
    ['到哪一步了？', '已经自己付了钱'],
    ['是受了外伤吗？', '外伤，没有别人要负责'],
    ['这次是急诊抢救吗？', '不是'],
    ['备案记录里写的是什么状态？', '没有备案'],
    ['看的是哪一种？', '住院'],
  ]);
  assert.equal(await shown.locator('h2').textContent(), '先问能不能补备案，再报销');
  shows(await section(shown, 'next_steps'), ['还能不能补备案，报销最晚哪天', '申请手工报销']);
  shows(await section(shown, 'materials'), ['医院收费票据', '费用清单', '出院小结', '收款的银行账户', '外伤承诺书']);
  shows(await section(shown, 'dates'), ['最晚什么时候申请报销', '报销多久办好', '问参保地']);
  shows(await section(shown, 'channels'), ['参保地的医保窗口', '12393']);
  shows(await section(shown, 'payment'), ['回来报销怎么算', '看参保地怎么规定', '很多参保地手工报销时用本地的目录']);
  shows(await section(shown, 'notes'), ['报销的截止日全国没有统一']);
  await shown.locator('details.others summary').first().click();
  shows(await shown.locator('details.others').first().textContent(), ['一律按参保地', '30 个工作日以内']);
  await look(page, 'guide-claim-outcome');
  assert.deepEqual(page.faults, []);
});

test('somebody who was registered is told to claim, by the rules for their category', async () => {
  const page = await site.page();
  const shown = await walk(page, 'claim', away, [
    ['到哪一步了？', '已经自己付了钱'],
    ['是受了外伤吗？', '不是外伤'],
    ['这次是急诊抢救吗？', '不是'],
    ['备案记录里写的是什么状态？', '通过了，还有效'],
    ['看的是哪一种？', '普通门诊'],
  ]);
  assert.equal(await shown.locator('h2').textContent(), '备过案，直接申请报销');
  shows(await section(shown, 'materials'), ['处方', '病历']);
  shows(await section(shown, 'notes'), ['按参保地对这一类备案的规定算']);
  await look(page, 'guide-claim-registered');
  assert.deepEqual(page.faults, []);
});

test('somebody who has paid a deposit only is sent to register', async () => {
  const page = await site.page();
  const shown = await walk(page, 'claim', away, [
    ['到哪一步了？', '在医院，还没结账'],
    ['是受了外伤吗？', '不是外伤'],
    ['这次是急诊抢救吗？', '不是'],
  ]);
  assert.equal(await shown.locator('h2').textContent(), '还没结账，来得及备案');
  assert.equal(await shown.locator('section.materials').count(), 0);
  await look(page, 'guide-claim-deposit');
  assert.deepEqual(page.faults, []);
});

test('somebody who is registered reads until when, what to complete, and what works at home', async () => {
  const page = await site.page();
  const shown = await walk(page, 'validity', away, [
    ['备案的是哪一类？', '长期住在外地'],
    ['备案记录上写着到哪一天为止？', '2027-03-31'],
    ['当时交的材料，还是签的承诺书？', '签了承诺书'],
    ['答应要补的材料补了吗？', '签了承诺书，还没补'],
  ]);
  assert.equal(await shown.locator('h2').textContent(), '有效');
  shows(await section(shown, 'next_steps'), ['把当时承诺的材料补上', '到期以前把新的备案办好']);
  shows(await section(shown, 'dates'), ['2027年3月31日', '新的备案最好在哪天以前办好', '承诺的材料最晚什么时候补齐']);
  shows(await section(shown, 'payment'), ['回参保地还能用吗', '补齐材料以后']);
  assert.equal(await shown.locator('section.contacts .confirm').count(), 0);
  await shown.locator('details.others summary').first().click();
  shows(await shown.locator('details.others').first().textContent(), ['不能，要先取消备案']);
  await look(page, 'guide-validity-outcome');
  assert.deepEqual(page.faults, []);
});

test('without a last day on the record the first one is asked for', async () => {
  const page = await site.page();
  const shown = await walk(page, 'validity', away, [
    ['备案的是哪一类？', '临时去外地'],
    ['备案记录上写着到哪一天为止？', '没写，或看不到'],
    ['备案从哪一天开始？', '2026-05-22'],
  ]);
  assert.equal(await shown.locator('h2').textContent(), '有效');
  shows(await section(shown, 'dates'), ['至少到2026年11月22日']);
  await look(page, 'guide-validity-temporary');
  assert.deepEqual(page.faults, []);
});

test('who does not know whether they are retired reads the statutory month', async () => {
  const page = await site.page();
  await choosePlace(page, 'insured', ...away[0]);
  await choosePlace(page, 'care', ...away[1]);
  await begin(page);
  for (const [question, given] of [
    ['到哪一步了？', '还没去看病'],
    ['为什么在外地看病？', '退休了，在那边养老'],
    ['退休手续办了吗？', '不清楚'],
    ['户口也迁过去了吗？', '迁了'],
  ]) await answer(page, question, given);
  await guide(page).getByRole('heading', { name: '哪年哪月出生？', exact: true }).waitFor();
  await guide(page).locator('input').first().fill('1966-06');
  await guide(page).getByRole('button', { name: '下一步' }).click();
  await answer(page, '按哪一种年龄退休？', '男，60 岁');
  const shown = await outcome(page);
  shows(await section(shown, 'dates'), ['法定退休的年月', '2026 年 11 月']);
  shows(await section(shown, 'notes'), ['不看年龄', '可以早退']);
  await look(page, 'guide-retirement');
  assert.deepEqual(page.faults, []);
});

test('our own page leads to each guide by a link, says which is open, and keeps to it', async () => {
  const page = await site.page();
  const ways = page.getByRole('navigation', { name: '你要问什么' });
  const open = ways.locator('[aria-current=page]');
  assert.equal(await open.innerText(), '要不要备案');
  for (const [words, question] of [
    ['备案了却结算不了', '结算时窗口怎么说？'],
    ['已经自己付了钱', '到哪一步了？'],
    ['我已有备案', '备案的是哪一类？'],
  ]) {
    await ways.getByRole('link', { name: words }).press('Enter');
    await guide(page).getByRole('heading', { name: '你的医保在哪里？' }).waitFor();
    assert.equal(await open.innerText(), words);
    for (const link of await ways.getByRole('link').all()) assert.ok((await link.boundingBox()).height >= 44, 'large enough for a thumb');
    assert.deepEqual(await inaccessible(page, 'html'), []);
    assert.equal(await overflows(page), false);
    await choosePlace(page, 'insured', ...away[0]);
    await choosePlace(page, 'care', ...away[1]);
    await begin(page);
    await guide(page).getByRole('heading', { name: question, exact: true }).waitFor();
    assert.equal(await open.innerText(), words);
    await noted(page, 'care_region=');
    await page.goto(page.url().replace(/\?[^#]*/, '')); // a link to where somebody is needs no more than the state
    await guide(page).getByRole('heading', { name: question, exact: true }).waitFor();
    assert.equal(await open.innerText(), words);
  }
  await page.goto(`${site.base}?guide=other`);
  await guide(page).getByRole('heading', { name: '你的医保在哪里？' }).waitFor();
  assert.equal(await open.innerText(), '要不要备案', 'what is none of ours is left alone');
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

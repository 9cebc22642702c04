// A bill that does not settle: from what the counter said to causes in their order, each with its action, on a phone.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { answer, dist, guide, inaccessible, open, outcome, overflows, packs } from './browser.mjs';

let site;
before(async () => (site = await open()));
after(() => site.close());

/** A phone on which the guide has begun, insured in Lanzhou and treated in Shanghai. */
async function begun(options) {
  const page = await site.page(options);
  await page.evaluate(() => document.querySelector('yidi-guide').start({ guide: 'troubleshoot', insured: '620100', care: '310000' }));
  await guide(page).getByRole('heading', { name: '结算时窗口怎么说？' }).waitFor();
  return page;
}

const link = (answers, care = '310000') => `#y=1.62.${packs['62'].digest}.troubleshoot&care_region=${care}&insured_region=620100&${answers}`;

async function at(fragment, options) {
  const page = await site.page({ path: fragment, ready: false, ...options });
  await page.goto(site.base + fragment);
  await outcome(page);
  return page;
}

const tries = (page) => guide(page).locator('.tries > li > details');
const named = (page) => guide(page).locator('.tries > li > details > summary strong').allTextContents();
const standing = (page) => tries(page).evaluateAll((all) => all.flatMap(({ open }, index) => (open ? [index] : [])));

test('the first question comes with the opening, in no more than 1,000 bytes', async () => {
  for (const [id, { openings, texts }] of Object.entries(packs)) {
    assert.ok(openings.includes('troubleshoot') || id === '00', `pack ${id} has no opening`); // with no insured place there are two to choose first
    for (const [locale, digest] of Object.entries(openings.includes('troubleshoot') ? texts : {})) {
      const file = [id, locale, 'troubleshoot', 'opening', digest, 'json'].join('.');
      assert.ok(readFileSync(`${dist}/packs/${file}`).length <= 1000, `${file} is too long`);
    }
  }
  const page = await begun();
  assert.equal(await guide(page).locator('label.option').count(), 14);
  assert.deepEqual(await inaccessible(page), []);
  assert.equal(await overflows(page), false);
  assert.deepEqual(page.faults, []);
});

test('from "no reason given" to what is wrong with the filing and the hospital', async () => {
  const page = await begun();
  await answer(page, '结算时窗口怎么说？', '没说原因');
  await answer(page, '备案记录里写的是什么状态？', '通过了，还有效');
  await answer(page, '备案记录里的就医地，是现在看病的城市吗？', '是');
  await answer(page, '这次看的是哪一种？', '住院');
  await answer(page, '备案从哪一天开始？', '2026-11-21');
  await answer(page, '哪一天住进去的？', '2026-11-20');
  await answer(page, '那家医院能跨省直接结算吗？', '不是');
  const article = await outcome(page);
  assert.equal(await article.locator('h2').textContent(), '备案开始得太晚，或还没生效');
  assert.deepEqual((await named(page)).slice(0, 2), ['备案开始得太晚，或还没生效', '医院没联网，或没开通这一类']);
  assert.equal((await named(page)).at(-1), '还没找到原因');
  assert.match(await article.locator('section.next_steps').textContent(), /先找医院医保办.*先别自费结账.*票据/s);
  assert.deepEqual(await inaccessible(page), []);
  assert.equal(await overflows(page), false);
  assert.deepEqual(page.faults, []);
});

test('one cause stands open; where it has not helped the next opens and has the focus', async () => {
  const page = await at(link('filing_state=unsure&symptom=no_record'));
  const count = await tries(page).count();
  assert.equal(count, 7);
  assert.deepEqual(await standing(page), [0]);
  for (let index = 1; index < count; ++index) {
    await tries(page).nth(index - 1).getByRole('button', { name: '试了没用，看下一条' }).press('Enter');
    assert.deepEqual(await standing(page), [index]);
    assert.equal(await page.evaluate(() => document.querySelector('yidi-guide').shadowRoot.activeElement.textContent.trim().split(/\s+/)[0]), String(index + 1));
  }
  assert.equal(await tries(page).last().getByRole('button').count(), 0, 'nothing comes after the last');
  await tries(page).first().locator('summary').click();
  assert.deepEqual(await standing(page), [0, count - 1], 'any of them can be opened');
});

test('each cause says what to do, whom to call and what to keep, and on whose word', async () => {
  const page = await at(link('symptom=wrong_place'));
  const first = tries(page).first();
  assert.equal(await first.locator('.action').textContent(), '改备案的就医地');
  assert.equal(await first.locator('ol > li').count(), 4);
  assert.match(await first.locator('ol').textContent(), /选到市.*12393.*留好票据/s);
  assert.equal(await first.getByRole('link', { name: '打 12393' }).getAttribute('href'), 'tel:12393');
  await guide(page).locator('.basis > details > summary').click();
  assert.match(await guide(page).locator('.basis h4:has-text("可能的原因") + ul').textContent(), /就医地不符/);
});

test('what is not known has to be confirmed; a day that is estimated says so', async () => {
  const unsure = await at(link('filing_state=unsure&symptom=no_record'));
  assert.match(await guide(unsure).locator('header .confirm').textContent(), /有的情况你还不清楚/);
  const pending = await at(link('filed_on=2026-12-31&filing_state=pending&symptom=no_record'), { now: '2027-01-02' });
  assert.match(await guide(pending).locator('section.next_steps').textContent(), /2027年1月4日.*审完.*估算/s);
});

test('abroad and at home there is nothing to ask', async () => {
  const abroad = await at(link('', 'abroad').replace(/&$/, ''));
  assert.deepEqual(await named(abroad), ['境外、港澳台，医保不付']);
  const home = await at(link('', '620100').replace(/&$/, ''));
  assert.deepEqual(await named(home), ['这里就是参保地，不算异地', '还没找到原因']);
});

test('another answer to one question tells which cause would come first', async () => {
  const page = await at(link('credential_works=false&symptom=card'));
  await guide(page).getByText('怎样会不一样').click();
  const other = guide(page).locator('.changes .list');
  await other.locator('li').first().waitFor();
  assert.match(await other.textContent(), /答“有一样能用”：身份或险种对不上/);
});

test('the text to take along has every cause with its steps', async () => {
  const page = await at(link('credential_works=unsure&symptom=card'));
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (words) => (globalThis.copied = words) } }));
  await guide(page).locator('section.take').getByRole('button', { name: '复制文字' }).click();
  await guide(page).locator('.took [role=status]').waitFor();
  const words = await page.evaluate(() => globalThis.copied);
  for (const part of ['【医保码或社保卡没激活、坏了】', '■ 可能的原因，按先后试', '身份或险种对不上', '请医院核对姓名', '■ 问谁、查哪里'])
    assert.ok(words.includes(part), `${part} is missing in ${words}`);
});

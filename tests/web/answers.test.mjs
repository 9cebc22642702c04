// What readers do besides answering: go back, change their minds, not know, follow links.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { answer, begin, choosePlace, guide, heading, inaccessible, judgeOn, noted, open, outcome, packs } from './browser.mjs';

let site;
before(async () => (site = await open()));
after(() => site.close());

const link = (state) => `#y=1.${state.replace('DIGEST', packs[state.slice(0, 2)].digest)}`;
const living =
  '51.DIGEST.filing&care_region=310000&care_stage=planning&insured_region=510100&proof=documents&reason=living';

/** The row of an answer on the outcome screen. */
const row = (page, question) => guide(page).locator('section.answers dl > div').filter({ has: page.getByText(question) });
const changeAnswer = async (page, question) => {
  await guide(page).locator('section.answers summary').first().click();
  await row(page, question).getByRole('button').click();
};

test('changing an early answer keeps the later ones that the new path still asks', async () => {
  const page = await site.page({ path: link(living) });
  await outcome(page);
  await changeAnswer(page, '为什么在外地看病？');
  assert.equal(await heading(page).textContent(), '为什么在外地看病？');
  assert.ok(await guide(page).locator('input[value=living]').isChecked(), 'the present answer is shown');
  await guide(page).getByText('有的可能要再答：证明材料有了吗？', { exact: false }).waitFor();
  await guide(page).getByText('退休了，在那边养老').click();
  await guide(page).getByRole('button', { name: '下一步' }).click();
  await answer(page, '退休手续办了吗？', '办了');
  await answer(page, '户口也迁过去了吗？', '迁了');
  const shown = await outcome(page); // proof was answered before and is not asked again
  assert.match(await shown.locator('section.category').textContent(), /退休后在外地定居/);
  assert.match(await row(page, '证明材料有了吗？').textContent(), /有，交材料/);
  await page.context().close();
});

test('answers that a changed path has no use for are named', async () => {
  const page = await site.page({ path: link(living) });
  await outcome(page);
  await changeAnswer(page, '为什么在外地看病？');
  await answer(page, '为什么在外地看病？', '自己想去那边看');
  await answer(page, '看的是哪一种？', '住院');
  const shown = await outcome(page);
  assert.match(await shown.locator('.notice').textContent(), /已经去掉：证明材料有了吗？/);
  assert.equal(await row(page, '证明材料有了吗？').count(), 0);
  await page.context().close();
});

test('a change can be called off', async () => {
  const page = await site.page({ path: link(living) });
  await outcome(page);
  await changeAnswer(page, '为什么在外地看病？');
  await guide(page).getByRole('button', { name: '不改了' }).click();
  assert.match(await (await outcome(page)).locator('section.category').textContent(), /长期住在外地/);
  await page.context().close();
});

test('"don\'t know" is an answer, and the outcome asks to confirm', async () => {
  const page = await site.page();
  await choosePlace(page, 'insured', 'cd', '四川省 成都市');
  await choosePlace(page, 'care', '', '上海市');
  await begin(page);
  await answer(page, '到哪一步了？', '还没去看病');
  await answer(page, '为什么在外地看病？', '退休了，在那边养老');
  await answer(page, '退休手续办了吗？', '不清楚');
  await guide(page).locator('label.option, article.outcome').first().waitFor();
  while (!(await guide(page).locator('article.outcome').count())) {
    await guide(page).locator('label.option').last().click();
    const before = await heading(page).textContent();
    await guide(page).getByRole('button', { name: '下一步' }).click();
    await page.waitForFunction((text) => document.querySelector('yidi-guide').shadowRoot.querySelector('h2').textContent !== text, before);
  }
  assert.match(await guide(page).locator('.verdict').textContent(), /请再问参保地.*不清楚/s);
  await page.context().close();
});

test('both places may be unknown', async () => {
  const page = await site.page();
  await choosePlace(page, 'insured', '', '不知道在哪里参保');
  await choosePlace(page, 'care', '', '还没定');
  await begin(page);
  await answer(page, '到哪一步了？', '还没去看病');
  await answer(page, '为什么在外地看病？', '自己想去那边看');
  await answer(page, '看的是哪一种？', '住院');
  const shown = await outcome(page);
  assert.match(await shown.locator('.verdict').textContent(), /请再问参保地/);
  assert.match(await shown.locator('section.notes').textContent(), /打开医保码就能看到参保地/);
  assert.deepEqual(await inaccessible(page), []);
  await page.context().close();
});

test('a day of judgement before the first rule is refused with the date from which there are rules', async () => {
  const page = await site.page();
  await choosePlace(page, 'insured', '成都', '四川省 成都市');
  await choosePlace(page, 'care', '', '上海市');
  await judgeOn(page, '2021-05-01');
  await begin(page);
  await guide(page).getByRole('alert').waitFor();
  assert.match(await guide(page).getByRole('alert').textContent(), /2023年1月1日/);
  assert.deepEqual(await inaccessible(page), []);
  await page.context().close();
});

test('neither a missing answer nor an impossible date goes through', async () => {
  const page = await site.page();
  await begin(page);
  assert.match(await guide(page).getByRole('alert').textContent(), /请选一个地方/);
  await choosePlace(page, 'insured', '成都', '四川省 成都市');
  await choosePlace(page, 'care', '', '上海市');
  await begin(page);
  await guide(page).locator('label.option').first().waitFor();
  await guide(page).getByRole('button', { name: '下一步' }).click();
  assert.match(await guide(page).getByRole('alert').textContent(), /请选一个/);
  assert.deepEqual(await inaccessible(page), []);
  await answer(page, '到哪一步了？', '在医院，还没结账');
  await answer(page, '是受了外伤吗？', '不是外伤');
  await answer(page, '这次是急诊抢救吗？', '不是');
  await answer(page, '为什么在外地看病？', '自己想去那边看');
  await guide(page).locator('input[type=date]').fill('2027-01-01');
  await guide(page).getByRole('button', { name: '下一步' }).click();
  assert.match(await guide(page).getByRole('alert').textContent(), /不能晚于2026年11月22日/);
  await page.context().close();
});

test('back goes to the question before, with its answer still chosen', async () => {
  const page = await site.page({ path: link(living) });
  await outcome(page);
  await guide(page).getByRole('button', { name: '返回' }).click();
  assert.equal(await heading(page).textContent(), '证明材料有了吗？');
  await guide(page).getByRole('button', { name: '返回' }).click();
  assert.equal(await heading(page).textContent(), '为什么在外地看病？');
  assert.ok(await guide(page).locator('input[value=living]').isChecked());
  await page.context().close();
});

test('on our own page the browser\'s back button and reloading keep the place', async () => {
  const page = await site.page();
  await choosePlace(page, 'insured', '成都', '四川省 成都市');
  await choosePlace(page, 'care', '', '上海市');
  await begin(page);
  await noted(page, 'care_region=');
  await answer(page, '到哪一步了？', '还没去看病');
  await guide(page).getByRole('heading', { name: '为什么在外地看病？' }).waitFor();
  await noted(page, 'care_stage=');
  await page.reload();
  await guide(page).getByRole('heading', { name: '为什么在外地看病？' }).waitFor();
  await page.goBack();
  await guide(page).getByRole('heading', { name: '到哪一步了？' }).waitFor();
  await page.goBack();
  await guide(page).getByRole('heading', { name: '你的医保在哪里？' }).waitFor();
  await page.context().close();
});

test('an answer that is chosen says what it is called officially; the others do not', async () => {
  const page = await site.page({ path: link('44.DIGEST.filing&care_region=110000&insured_region=440300&care_stage=planning') });
  await guide(page).getByRole('heading', { name: '为什么在外地看病？' }).waitFor();
  const called = guide(page).locator('.option .term:visible');
  assert.equal(await called.count(), 0);
  await guide(page).getByText('退休了，在那边养老').click();
  assert.deepEqual(await called.allTextContents(), ['(异地安置退休)']);
  await guide(page).getByText('自己想去那边看').click();
  assert.deepEqual(await called.allTextContents(), ['(其他临时外出)']);
  await page.context().close();
});

test('every example of the site opens at an outcome', async () => {
  const page = await site.page();
  const links = await page.locator('aside a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  assert.ok(links.length >= 7);
  for (const href of links) {
    await page.locator(`aside a[href="${href}"]`).click();
    await page.waitForFunction((wanted) => location.hash === wanted, href);
    await outcome(page);
  }
  await page.context().close();
});

test('the outcome tells what one other answer would change, without changing anything', async () => {
  const page = await site.page({ path: link(living) });
  await outcome(page);
  await guide(page).getByText('怎样会不一样').click();
  const told = guide(page).locator('.changes');
  await told.locator('li').first().waitFor();
  assert.match(await told.textContent(), /答“医生让转过去看”：转诊到外地 或 临时去外地看病/);
  assert.match(await told.textContent(), /答“在医院，还没结账”：结论还要看后面几题/);
  assert.doesNotMatch(await told.textContent(), /答“住在那边”/);
  assert.match(await guide(page).locator('section.category').textContent(), /长期住在外地/);
  assert.deepEqual(await inaccessible(page), []);
  await page.context().close();
});

test('starting over forgets every answer', async () => {
  const page = await site.page({ path: link(living) });
  await outcome(page);
  await guide(page).getByRole('button', { name: '清空重来' }).click();
  await guide(page).getByRole('heading', { name: '你的医保在哪里？' }).waitFor();
  assert.equal(await page.evaluate(() => location.hash), '');
  assert.equal(await guide(page).locator('.chosen').count(), 0);
  await page.context().close();
});

test('by keyboard alone, from the places to an outcome, with the focus on each new heading', async () => {
  const page = await site.page();
  const focused = () => page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.textContent.trim().slice(0, 20));
  await guide(page).locator('input[name=insured]').focus();
  await page.keyboard.type('chengdu');
  await guide(page).getByRole('button', { name: '四川省 成都市' }).waitFor();
  await page.keyboard.press('Enter');
  assert.match(await focused(), /你的医保在哪里/);
  await guide(page).locator('input[name=care]').focus();
  await page.keyboard.type('beijing');
  await guide(page).getByRole('button', { name: '北京市', exact: true }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab'); // change
  await page.keyboard.press('Tab'); // day of judgement
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await guide(page).getByRole('heading', { name: '到哪一步了？' }).waitFor();
  assert.equal(await focused(), '到哪一步了？');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await guide(page).getByRole('heading', { name: '为什么在外地看病？' }).waitFor();
  assert.equal(await focused(), '为什么在外地看病？');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowUp'); // wraps around to the last: don't know
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await guide(page).getByRole('heading', { name: '看的是哪一种？' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await outcome(page);
  assert.equal(await focused(), '要先备案');
  await page.context().close();
});

test('the day of judgement is asked only of those who open it, and stays open with another day', async () => {
  const page = await site.page();
  const field = guide(page).locator('input[name=as-of]');
  assert.equal(await field.count(), 0, 'a date field costs a slow phone a tenth of a second');
  await judgeOn(page, '2022-06-01');
  await field.fill('2026-11-22'); // back to today
  await field.blur();
  assert.ok(await field.isVisible());
  await page.context().close();
});

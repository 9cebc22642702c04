// The page in three languages: walked by keyboard, nothing left over from another language, and the way between them.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';

import { traditional } from '../../web/traditional.mjs';
import { guide, heading, inaccessible, open, outcome, overflows, packs, picture, widths } from './browser.mjs';

const { Converter } = createRequire(new URL('../../web/package.json', import.meta.url))('opencc-js/t2cn');
const simplified = Converter({ from: 'tw', to: 'cn' });

let site;
before(async () => (site = await open()));
after(() => site.close());

/** What stands on the way from Shenzhen to Beijing. */
const walks = {
  'zh-Hans': {
    typed: '深圳', insured: '广东省 深圳市', care: '北京市', start: '开始', next: '下一步', today: '2026年11月22日',
    questions: ['到哪一步了？', '为什么在外地看病？', '证明材料有了吗？'],
    verdict: '要先备案', shows: ['长期住在外地', '国家医保服务平台 App', '居住证明', '和在参保地看病一样'], alone: '简体',
  },
  'zh-Hant': {
    typed: '深圳', insured: '廣東省 深圳市', care: '北京市', start: '開始', next: '下一步', today: '2026年11月22日',
    questions: ['到哪一步了？', '為什麼在外地看病？', '證明材料有了嗎？'],
    verdict: '要先備案', shows: ['長期住在外地', '國家醫保服務平台 App', '居住證明', '和在參保地看病一樣'], alone: '繁體',
  },
  en: {
    typed: 'Shenzhen', insured: 'Shenzhen, Guangdong 广东省 深圳市', care: 'Beijing 北京市', start: 'Start', next: 'Next', today: '22 November 2026',
    questions: ['How far along are you?', 'Why care elsewhere?', 'Do you have the proof?'],
    verdict: 'Register first', shows: ['Living elsewhere long-term', 'National insurance app (国家医保服务平台)', 'Proof of residence', 'The same as at home'], alone: 'English',
  },
};
const languages = Object.keys(walks);

/** Everything that can be read in the guide, each with the language that it says it is in. */
const readable = (page) =>
  page.evaluate(() => {
    const found = [];
    const root = document.querySelector('yidi-guide').shadowRoot;
    const all = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    while (all.nextNode()) {
      const node = all.currentNode;
      const lang = (node.nodeType === 1 ? node : node.parentElement).closest('[lang]')?.lang;
      if (node.nodeType === 3 && node.data.trim()) found.push({ lang, words: node.data.trim() });
      for (const name of ['aria-label', 'placeholder', 'title', 'alt']) if (node.nodeType === 1 && node.getAttribute(name)) found.push({ lang, words: node.getAttribute(name), attribute: name });
    }
    return found;
  });

const han = /\p{Script=Han}/u;
const wrong = {
  'zh-Hans': ({ words }) => simplified(words) !== words,
  'zh-Hant': ({ words }) => traditional(words) !== words,
  // Chinese words in the name of a button stand in brackets: names cannot tell their language.
  en: ({ words, attribute }) => (attribute ? han.test(words.replace(/[(“][^)”]*[)”]/g, '')) : han.test(words)) || /[，。；：？！、（）「」]/.test(words),
};

/** What is in another language than it says, or says another one than the page speaks. */
async function strangers(page, language) {
  const said = await readable(page);
  assert.ok(said.length > 5);
  return said.filter((one) => wrong[one.lang]?.(one) ?? true).concat(
    // Whole screens in another language would say so of themselves: beside the buttons only English quotes Chinese.
    said.filter(({ lang, words }) => lang !== language && !['简体', '繁體', 'English'].includes(words) && !(language === 'en' && lang === 'zh-Hans'))
  );
}

const speak = async (page, language) => {
  await guide(page).evaluate((element, lang) => (element.lang = lang), language);
  await guide(page).locator(`section[lang=${language}]`).waitFor();
};

const focused = (page) => page.evaluate(() => {
  const { activeElement } = document.querySelector('yidi-guide').shadowRoot;
  return activeElement && { lang: activeElement.lang, text: activeElement.textContent.trim(), option: activeElement.matches('.option input'), tag: activeElement.localName };
});

async function tabTo(page, fits) {
  for (let presses = 0; presses < 60; presses++) {
    const at = await focused(page);
    if (at && fits(at)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail('no way there with the Tab key');
}

for (const language of languages) {
  for (const width of widths) {
    test(`from Shenzhen to Beijing by keyboard in ${language} (${width} px)`, async () => {
      const walk = walks[language];
      const page = await site.page({ width });
      await speak(page, language);
      const look = async (name) => {
        assert.deepEqual(await strangers(page, language), [], name);
        if (width === widths[0]) assert.deepEqual(await inaccessible(page), [], name); // the same elements and styles at every width
        assert.equal(await overflows(page), false, `${name} is wider than the window`);
        await picture(page, `language-${language}-${name}-${width}`);
      };
      await guide(page).locator('nav').waitFor();
      await look('places');
      await tabTo(page, ({ tag }) => tag === 'input');
      await page.keyboard.type(walk.typed);
      await guide(page).locator('.chips.insured').getByRole('button', { name: walk.insured, exact: true }).waitFor();
      await tabTo(page, ({ text }) => text === walk.insured);
      await page.keyboard.press('Enter');
      await tabTo(page, ({ text }) => text === walk.care);
      await page.keyboard.press('Enter');
      await guide(page).locator('.chosen').nth(1).waitFor();
      await look('chosen');
      await tabTo(page, ({ text }) => text === walk.start);
      await page.keyboard.press('Enter');
      for (const [index, key] of ['1', '2', '1'].entries()) {
        await guide(page).getByRole('heading', { name: walk.questions[index], exact: true }).waitFor();
        for (const summary of await guide(page).locator('summary').all()) await summary.evaluate((one) => one.click());
        await look(`question-${index + 1}`);
        await tabTo(page, ({ option }) => option);
        await page.keyboard.press(key);
        await page.keyboard.press('Enter');
      }
      const shown = await outcome(page);
      assert.equal(await heading(page).textContent(), walk.verdict);
      const said = (await shown.textContent()).replace(/\s+/g, ' ');
      for (const words of [...walk.shows, walk.today, walk.insured]) assert.ok(said.includes(words), `${words}: ${said}`);
      for (const summary of await shown.locator('summary').all()) await summary.click();
      await shown.locator('.changes .list > *').first().waitFor();
      await look('outcome');
      assert.deepEqual(page.faults, []);
      await page.context().close();
    });
  }
}

for (const [what, lang, tags, expected] of [
  ['the page around it', 'zh-TW', ['en-GB'], 'zh-Hant'],
  ['the page around it', 'zh-HK', ['en-GB'], 'zh-Hant'],
  ['the page around it', 'zh-CN', ['en-GB'], 'zh-Hans'],
  ['the page around it', 'en-US', ['zh-CN'], 'en'],
  ['the browser, where the page speaks something else', 'fr', ['de', 'zh-HK'], 'zh-Hant'],
  ['the browser, where the page says nothing', '', ['en-GB'], 'en'],
  ['nothing at all', '', ['fr'], 'zh-Hans'],
]) {
  test(`it speaks ${expected} by ${what} (${lang || 'none'}; ${tags})`, async () => {
    const page = await site.page({ ready: false });
    await page.addInitScript((list) => Object.defineProperty(navigator, 'languages', { get: () => list }), tags);
    await page.route(site.base, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replace('<html lang="zh-Hans">', `<html lang="${lang}">`).replace('<script src="language.js"></script>', '') });
    });
    await page.goto(site.base);
    await guide(page).locator(`section[lang=${expected}] h2`).first().waitFor();
    await guide(page).locator('nav').waitFor();
    const fetched = page.requested.filter((url) => /\/(en|zh-Hant)\.js$/.test(url)).map((url) => url.slice(site.base.length));
    assert.deepEqual(fetched, expected === 'zh-Hans' ? [] : [`${expected}.js`]);
    await page.context().close();
  });
}

for (const [language, locale, lead] of [
  ['en', 'en-GB', /^Care away from home in China/],
  ['zh-Hant', 'zh-TW', /^在外地看病，要不要先備案/],
  ['zh-Hans', 'fr-FR', /^在外地看病，要不要先备案/],
]) {
  test(`our own page speaks ${language} to a browser in ${locale}, around the guide too, and keeps what is chosen`, async () => {
    const page = await site.page({ locale, ready: false });
    const around = async () => (await page.locator('body').innerText()).replaceAll('简体', '').replaceAll('繁體', '');
    await page.goto(site.base + '?guide=claim');
    await guide(page).locator(`section[lang=${language}] h2`).first().waitFor();
    await guide(page).locator('nav').waitFor();
    assert.match(await page.locator('header p').first().innerText(), lead);
    assert.deepEqual(await inaccessible(page, 'html'), []);
    const other = language === 'en' ? 'zh-Hant' : 'en';
    await switchTo(page, other);
    await page.locator(`html[lang=${other}]`).waitFor();
    if (other === 'en') assert.ok(!han.test(await around()), await around());
    assert.deepEqual(await inaccessible(page, 'html'), []);
    assert.match(page.url(), new RegExp(`guide=claim&lang=${other}$`));
    await page.reload();
    await guide(page).locator(`section[lang=${other}] h2`).first().waitFor();
    await page.locator('header nav a').first().click();
    await guide(page).locator(`section[lang=${other}] h2`).first().waitFor();
    assert.ok(!page.url().includes('claim'));
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });
}

test('an attribute goes before the page, and only its texts are fetched', async () => {
  const page = await site.page({ ready: false });
  await page.route(site.base, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace('<yidi-guide history', '<yidi-guide lang="en" insured="440300" care="110000"') });
  });
  await page.goto(site.base);
  await guide(page).getByRole('heading', { name: 'How far along are you?' }).waitFor();
  await guide(page).locator('label.option').first().click();
  const ahead = page.waitForRequest(/filing\.outcome/); // while the reader reads
  await guide(page).getByRole('button', { name: 'Next' }).click();
  await guide(page).getByRole('heading', { name: 'Why care elsewhere?' }).waitFor();
  await ahead;
  const texts = page.requested.map((url) => /packs\/(\d+\.[\w-]+\.filing\.\w+)\./.exec(url)?.[1]).filter(Boolean);
  assert.deepEqual([...new Set(texts)].sort(), ['44.en.filing.opening', '44.en.filing.outcome', '44.en.filing.questions']);
  await page.context().close();
});

/** Presses a button of the languages, and waits for the words to change. */
async function switchTo(page, language) {
  await guide(page).locator('nav').getByRole('button', { name: walks[language].alone, exact: true }).press('Enter');
  await guide(page).locator(`section[lang=${language}]`).waitFor();
}

/** The focus has stayed on the button, and the change is told. */
async function told(page, language, words) {
  assert.deepEqual(await focused(page), { lang: language, text: walks[language].alone, option: false, tag: 'button' });
  assert.equal(await guide(page).locator('nav [role=status]').textContent(), words);
  assert.equal(await guide(page).locator('nav [aria-current=true]').textContent(), walks[language].alone);
  assert.deepEqual(await strangers(page, language), []);
}

test('on the places screen the switch keeps what has been typed and chosen', async () => {
  const page = await site.page();
  await guide(page).locator('input[name=insured]').fill('shenzhen');
  await guide(page).locator('.chips.care').getByRole('button', { name: '北京市', exact: true }).click();
  await switchTo(page, 'en');
  await told(page, 'en', 'The page is in English now.');
  assert.equal(await guide(page).locator('input[name=insured]').inputValue(), 'shenzhen');
  assert.match(await guide(page).locator('.chosen').textContent(), /Beijing 北京市/);
  await switchTo(page, 'zh-Hant');
  await told(page, 'zh-Hant', '現在是繁體中文。');
  assert.match(await guide(page).locator('.chips.insured').textContent(), /廣東省 深圳市/);
  assert.deepEqual(await inaccessible(page), []);
  await page.context().close();
});

const fragment = (rest, pack = '44') => `#y=1.${pack}.${packs[pack].digest}.filing&care_region=110000&${rest}`;

test('on a question the switch keeps the answers, and the one that has not been sent', async () => {
  const page = await site.page({ path: fragment('care_stage=planning&insured_region=440300') });
  await guide(page).getByRole('heading', { name: '为什么在外地看病？' }).waitFor();
  await page.evaluate(() => {
    window.heard = [];
    for (const name of ['yidi-step', 'yidi-ready', 'yidi-outcome', 'yidi-error']) addEventListener(name, () => window.heard.push(name));
  });
  const before = page.url();
  await guide(page).getByText('住在那边').click();
  await guide(page).locator('nav').waitFor();
  await switchTo(page, 'en');
  await guide(page).getByRole('heading', { name: 'Why care elsewhere?' }).waitFor();
  await told(page, 'en', 'The page is in English now.');
  assert.ok(await guide(page).locator('input[value=living]').isChecked());
  assert.deepEqual(await page.evaluate(() => window.heard), []);
  assert.equal(page.url().replace('?lang=en', ''), before);
  await guide(page).getByRole('button', { name: 'Next' }).click();
  await guide(page).getByRole('heading', { name: 'Do you have the proof?' }).waitFor();
  assert.equal(await guide(page).locator('.option input:checked').count(), 0);
  assert.equal(await guide(page).locator('nav [role=status]').textContent(), '');
  await page.context().close();
});

test('a mistake that was pointed out does not stay in the language before, and a date stays', async () => {
  const page = await site.page({ path: fragment('care_stage=admitted&emergency=false&has_referral=true&injury=none&insured_region=510100&reason=referral', '51') });
  await guide(page).locator('input[type=date]').waitFor();
  await guide(page).getByRole('button', { name: '下一步' }).click();
  await guide(page).locator('.error-summary').waitFor();
  await guide(page).locator('input[type=date]').fill('2026-11-20');
  await guide(page).locator('nav').waitFor();
  await switchTo(page, 'en');
  await guide(page).getByRole('heading', { name: 'On which day were you admitted?' }).waitFor();
  assert.equal(await guide(page).locator('input[type=date]').inputValue(), '2026-11-20');
  assert.equal(await guide(page).locator('.error-summary').isVisible(), false);
  await guide(page).locator('input[type=date]').fill('');
  await guide(page).getByRole('button', { name: 'Next' }).click();
  assert.match(await guide(page).locator('.error-summary').textContent(), /Fill in a date/);
  await page.context().close();
});

test('while an answer is being changed the switch keeps to that question', async () => {
  const page = await site.page({ path: fragment('care_stage=planning&insured_region=440300&proof=documents&reason=living') });
  await outcome(page);
  await guide(page).locator('section.answers summary').first().click();
  await guide(page).locator('section.answers dl > div').filter({ hasText: '为什么在外地看病？' }).getByRole('button').click();
  await guide(page).getByText('改这个回答').waitFor();
  await switchTo(page, 'zh-Hant');
  await guide(page).getByRole('heading', { name: '為什麼在外地看病？' }).waitFor();
  await guide(page).getByText('改這個回答').waitFor();
  assert.ok(await guide(page).locator('input[value=living]').isChecked());
  await switchTo(page, 'en');
  await guide(page).getByRole('button', { name: 'Keep it as it was' }).click();
  assert.equal(await (await outcome(page)).locator('h2').textContent(), 'Register first');
  await page.context().close();
});

test('on the outcome the switch keeps ticks and what is open, and takes along in the new language', async () => {
  const page = await site.page({ path: fragment('care_stage=planning&insured_region=440300&proof=documents&reason=living') });
  const shown = await outcome(page);
  await shown.locator('.tick input').first().check();
  await shown.locator('.changes summary').click();
  await shown.locator('.changes .list > *').first().waitFor();
  await shown.getByRole('button', { name: '复制文字' }).click();
  await shown.locator('.took [role=status]').waitFor();
  await guide(page).locator('nav').waitFor();
  await switchTo(page, 'en');
  await shown.getByRole('heading', { name: 'Register first' }).waitFor();
  await told(page, 'en', 'The page is in English now.');
  assert.ok(await shown.locator('.tick input').first().isChecked());
  assert.match(await shown.locator('.changes .list').textContent(), /With one answer changed/);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await shown.getByRole('button', { name: 'Copy text' }).click();
  await shown.locator('.took [role=status]').waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  for (const words of ['Register first\n', 'Insured in: Shenzhen, Guangdong', 'By the rules of Sunday, 22 November 2026.', '■ Papers to bring']) assert.ok(copied.includes(words), copied);
  const own = copied.slice(0, copied.indexOf('Sources: '));
  assert.ok(!/[，。；：？！、【】　]/.test(own), own);
  assert.deepEqual(await strangers(page, 'en'), []);
  await page.context().close();
});

test('without the file of a language the page says so, keeps the answers, and goes on once it is there', async () => {
  const page = await site.page({ path: fragment('care_stage=planning&insured_region=440300') });
  await guide(page).getByRole('heading', { name: '为什么在外地看病？' }).waitFor();
  await guide(page).locator('nav').waitFor();
  await page.route('**/en.js*', (route) => route.abort());
  await guide(page).locator('nav').getByRole('button', { name: 'English' }).click();
  await guide(page).getByRole('alert').filter({ hasText: '网络不通' }).waitFor();
  await page.unroute('**/en.js*');
  await guide(page).getByRole('button', { name: '再试一次' }).click();
  await guide(page).getByRole('heading', { name: 'Why care elsewhere?' }).waitFor();
  await page.context().close();
});

test('places are found by the name that they have in the language', async () => {
  const page = await site.page();
  for (const [language, typed, expected] of [
    ['en', 'shaanxi', 'Shaanxi 陕西省'], ['en', 'Inner Mongolia', 'Inner Mongolia 内蒙古自治区'], ['en', 'sz', 'Shenzhen, Guangdong 广东省 深圳市'],
    ['en', "xi'an", "Xi'an, Shaanxi 陕西省 西安市"], ['zh-Hant', '烏魯木齊', '新疆維吾爾自治區 烏魯木齊市'], ['zh-Hant', '乌鲁木齐', '新疆維吾爾自治區 烏魯木齊市'],
    ['zh-Hans', 'wulumuqi', '新疆维吾尔自治区 乌鲁木齐市'],
  ]) {
    await speak(page, language);
    await guide(page).locator('input[name=insured]').fill(typed);
    await guide(page).locator('.chips.insured').getByRole('button', { name: expected, exact: true }).waitFor();
  }
  await page.context().close();
});

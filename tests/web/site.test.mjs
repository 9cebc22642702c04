// The static pages: every one read, every link followed, every value compared with what `yidi eval` says about the same person.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, normalize } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { strictPolicy } from '../../ci/server.mjs';
import { claims } from '../evidence/lists.mjs';
import { light } from '../../web/element/colours.js';
import { wording } from '../../web/element/outcome/words.js';
import text from '../../web/locales/zh-Hans/outcome.js';
import chinese from '../../web/locales/zh-Hans/page.js';
import { traditional } from '../../web/traditional.mjs';
import { dist, guide, inaccessible, open, overflows, packs } from './browser.mjs';
import { all, byClass, byTag, children, parse, textOf } from './markup.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const yidi = `${root}build/bin/yidi`;
const folder = `${dist}/guide`;
const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
const { locales } = read(`${dist}/packs/index.json`);
const { longDate } = chinese;

const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('index.html'));
const pages = files.map((file) => {
  const html = readFileSync(join(folder, file), 'utf8');
  return { file, html, tree: parse(html), locale: locales.slice(1).find((locale) => file.startsWith(`${locale}/`)) ?? locales[0] };
});
const main = pages.filter(({ locale }) => locale === locales[0]);
const asOf = /data-state="y=1\.\d\d\.filing\.([\d-]+)/.exec(pages[0].html)[1];
const evidence = claims();
const packOf = (file) => /(\d\d)\d{4}\/index\.html$/.exec(file)?.[1] ?? '00';

/** A place with its province, as the lists of places call them. */
function fullName(code) {
  const named = read(`${root}data/regions/${code.slice(0, 2)}.json`).regions;
  return (named[`${code.slice(0, 2)}0000`]?.name ?? '') + named[code].name;
}

/** The texts of a pack for the guide that the pages are about. */
const textsOf = (pack, kind) => read(`${dist}/packs/${[pack, locales[0], 'filing', kind, packs[pack].texts[locales[0]], 'json'].join('.')}`);
const outcomeTexts = (pack) => ({ ...textsOf(pack, 'outcome'), ...textsOf(pack, 'basis') });

/** Whether what limits a rule, itself or one of its claims, covers the day that the pages are about. */
function stands({ in_force: own, cite = [] }) {
  const limits = [own, ...cite.map((claim) => evidence.get(claim)[0].in_force)].filter(Boolean);
  return limits.every(({ from, to }) => (!from || from <= asOf) && (!to || asOf <= to));
}

test('there is a page for the nation, for every province, and for every area with rules of its own today', () => {
  const expected = new Set(['index.html']);
  for (const pack of Object.keys(packs)) if (pack !== '00') expected.add(`${pack}0000/index.html`);
  for (const name of readdirSync(`${root}data/provinces`, { recursive: true }).filter((file) => file.endsWith('.json'))) {
    const { region, rules = [] } = read(`${root}data/provinces/${name}`);
    if (region && rules.some((rule) => !rule.procedure && stands(rule))) expected.add(`${region}/index.html`);
  }
  assert.deepEqual(new Set(main.map(({ file }) => file)), expected);
});

test('every page is there in every language, and in Traditional Chinese it says what it says in Simplified', () => {
  assert.deepEqual(locales, ['zh-Hans', 'en', 'zh-Hant']);
  for (const locale of locales.slice(1))
    assert.deepEqual(new Set(pages.filter((page) => page.locale === locale).map(({ file }) => file.slice(locale.length + 1))), new Set(main.map(({ file }) => file)));
  for (const path of ['index.html', '440300/index.html', '330200/index.html']) {
    const [simplified, converted] = [path, `zh-Hant/${path}`].map((name) => pages.find(({ file }) => file === name));
    assert.equal(textOf(byTag(converted.tree, 'main')[0]), traditional(textOf(byTag(simplified.tree, 'main')[0])), path);
  }
});

test('every link leads to something that is there, and every name on a page is given once', () => {
  for (const { file, tree } of pages) {
    const ids = all(tree, ({ attributes }) => attributes.id).map(({ attributes }) => attributes.id);
    assert.equal(new Set(ids).size, ids.length, `${file}: an id twice`);
    for (const { tag, attributes } of all(tree, ({ attributes }) => attributes.href ?? attributes.src)) {
      const target = attributes.href ?? attributes.src;
      if (/^(https?:|tel:)/.test(target)) {
        assert.equal(tag, 'a', `${file}: ${tag} loads ${target}`);
        continue;
      }
      const [path, fragment] = target.split('#');
      const found = normalize(join('guide', dirname(file), path || '.', /(^|\/)$|^\.\.?$/.test(path) ? 'index.html' : ''));
      if (path) assert.ok(existsSync(join(dist, found)), `${file}: ${target} is not there`);
      else assert.ok(ids.includes(fragment), `${file}: #${fragment} is not there`);
      if (path && fragment) assert.ok(fragment.startsWith(`y=1.${packOf(file)}.${packs[packOf(file)].digest}.filing&`), `${file}: ${fragment}`);
    }
  }
});

test('nothing needs an exception to the strictest policy', () => {
  for (const { file, tree } of pages) {
    assert.deepEqual(byTag(tree, 'style'), [], file);
    assert.deepEqual(all(tree, ({ attributes }) => Object.keys(attributes).some((name) => name === 'style' || name.startsWith('on'))), [], file);
    for (const script of byTag(tree, 'script')) {
      if (script.attributes.type === 'application/ld+json') continue;
      assert.equal(script.attributes.type, 'module', file);
      assert.deepEqual(script.children, [], file);
    }
  }
});

test('what search engines are told is JSON, says when somebody last looked, and stands on the page', () => {
  for (const { file, tree, locale } of pages) {
    const [data] = all(tree, ({ attributes }) => attributes.type === 'application/ld+json');
    const [page, faq] = JSON.parse(data.children[0])['@graph'];
    assert.equal(page['@type'], 'WebPage', file);
    assert.equal(page.inLanguage, locale, file);
    assert.equal(page.dateModified, byTag(tree, 'time')[0].attributes.datetime, file);
    const shown = textOf(byTag(tree, 'main')[0]);
    assert.ok(faq.mainEntity.length > 3, file);
    for (const { name, acceptedAnswer } of faq.mainEntity) {
      for (const words of [name, ...acceptedAnswer.text.split('\n')]) assert.ok(shown.includes(words), `${file}: ${words}`);
    }
  }
});

test('with a base the addresses are absolute, and the sitemap lists every page once', () => {
  const out = mkdtempSync(join(tmpdir(), 'yidi-site-'));
  const base = 'https://example.org/yidi/guide/';
  execFileSync(yidi, ['site', '-q', '--packs', 'build/packs', '-o', `${out}/guide`, '--base', base], { cwd: root });
  const addresses = files.map((file) => base + file.replace(/index\.html$/, ''));
  const map = readFileSync(`${out}/guide/sitemap.xml`, 'utf8');
  assert.deepEqual([...map.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address]) => address).sort(), addresses.sort());
  for (const file of files) {
    const [head] = /<head>[^]*?<\/head>/.exec(readFileSync(`${out}/guide/${file}`, 'utf8'));
    const links = byTag(parse(head), 'link').map(({ attributes }) => attributes);
    assert.equal(links.find(({ rel }) => rel === 'canonical').href, base + file.replace(/index\.html$/, ''));
    const others = links.filter(({ rel }) => rel === 'alternate');
    assert.deepEqual(others.map(({ hreflang }) => hreflang).sort(), [...new Set(addressesOf(file))].sort(), file);
    for (const { href } of others) assert.ok(addresses.includes(href), `${file}: ${href}`);
  }
  rmSync(out, { recursive: true });
});

/** The languages that a page names: those in which there are pages, and the one for everybody else. */
const addressesOf = () => [...new Set(pages.map(({ locale }) => locale)), 'x-default'];

/** The answers in a state token, and its day. */
function personOf(token) {
  const [head, ...given] = token.split('&');
  const facts = given.map((pair) => pair.split('='));
  const answers = Object.fromEntries(facts.map(([fact, value]) => [fact, { true: true, false: false }[value] ?? value]));
  return { id: token, guide: 'filing', as_of: head.split('.')[3], answers };
}

/** How far a page says a day lies from the filing or the admission, as that day. */
function dated(words, { as_of, answers }) {
  const day = (iso, days) => new Date(Date.parse(iso) + days * 86400e3).toISOString().slice(0, 10);
  const months = (iso, count) => {
    const [year, month, date] = iso.split('-').map(Number);
    const last = new Date(Date.UTC(year, month - 1 + count + 1, 0)).getUTCDate();
    return new Date(Date.UTC(year, month - 1 + count, Math.min(date, last))).toISOString().slice(0, 10);
  };
  return words
    .replace(/(备案|住院)(?:(那天)|后第 (\d+) 天|前第 (\d+) 天|后满 (\d+) 个月那天)/g, (whole, from, same, later, before, count) => {
      const base = from === '备案' ? as_of : answers.admission_date;
      if (from === '住院' && words.startsWith('从住院那天起')) return whole;
      return longDate(count ? months(base, +count) : day(base, same ? 0 : later ? +later : -before));
    })
    .replace(/(\d{4})年(\d+)月(\d+)日(?!（星期)/g, (whole, year, month, date) => longDate([year, month.padStart(2, '0'), date.padStart(2, '0')].join('-')));
}

const labelOf = (item) => textOf(item, ({ attributes, tag }) => attributes.class !== 'small' && tag !== 'ul');

/** The alternatives of each group of papers, as the page lists them. */
function listedPapers(value) {
  return children(value, 'li').map((item) => {
    const [choices] = children(item, 'ul');
    return choices ? children(choices, 'li').map(labelOf) : [labelOf(item)];
  });
}

function expectedPapers(groups, words) {
  return groups.flatMap((group) =>
    group.length === 1
      ? group[0].map((code) => [words.paper(code)])
      : [group.map((codes) => (codes.length ? codes.map(words.paper).join(text.plus.trim()) : text.nothingNeeded))]
  );
}

test('every value is the one that the engine gives the same person, on the same word', () => {
  const shown = main.flatMap(({ file, tree }) => byClass(tree, 'variant').map((variant) => ({ file, tree, variant })));
  const tokens = [...new Set(shown.map(({ variant }) => variant.attributes['data-state']))];
  const lines = execFileSync(yidi, ['eval', '--packs', 'build/packs'], {
    cwd: root,
    input: tokens.map((token) => JSON.stringify(personOf(token)) + '\n').join(''),
    maxBuffer: 1 << 28,
  });
  const outcomes = new Map(lines.toString().trim().split('\n').map((line) => JSON.parse(line)).map((step) => [step.id, step]));
  const worded = {};
  let compared = 0;
  for (const { file, tree, variant } of shown) {
    const { 'data-state': token, 'data-decision': decision } = variant.attributes;
    const step = outcomes.get(token);
    assert.equal(step.state, 'outcome', token);
    const made = step.decisions[decision];
    const where = `${file}: ${decision} for ${token}`;
    const pack = packOf(file);
    const texts = (worded[pack] ??= outcomeTexts(pack));
    const words = wording(texts, [], text, chinese);
    const person = personOf(token);
    const [value] = byClass(variant, 'value');

    if (decision === 'materials' && value.tag === 'ul') {
      assert.deepEqual(listedPapers(value).map((group) => group.map((label) => label.replace(/ (加) /g, '$1'))), expectedPapers(made.value, words), where);
    } else if (decision === 'materials') {
      assert.deepEqual(made.value, [], where);
    } else if (decision === 'next_steps') {
      const steps = made.value.map((item) => words.describe(decision, item));
      const items = children(value, 'li');
      for (const said of steps) assert.ok(items.some((item) => labelOf(item) === said), `${where}: ${said}`);
      for (const item of items) if (!byClass(item, 'small').length) assert.ok(steps.includes(labelOf(item)), `${where}: ${labelOf(item)}`);
    } else if (decision === 'filed_to') {
      const care = person.answers.care_region;
      const place = { 看病的那个城市: care, '看病的那个省，不用写城市': `${care.slice(0, 2)}0000` }[textOf(value)];
      if (place) assert.equal(place, made.value, where);
      else assert.equal(textOf(value).split(' ').join(''), fullName(made.value), where);
    } else if (decision === 'processing' && made.value.working_days) {
      assert.ok(words.describe(decision, made.value).startsWith(textOf(value)), where);
    } else {
      assert.equal(dated(textOf(value), person), words.describe(decision, made.value), where);
    }

    const cited = byClass(variant, 'cites').flatMap((cites) => byTag(cites, 'a')).map(({ attributes }) => attributes.href.slice(1));
    for (const claim of made.claims) assert.ok(cited.includes(claim), `${where} does not cite ${claim}`);
    const doubts = (made.confirm_because ?? []).filter((reason) => pack !== '00' || reason !== 'unsure');
    const asks = made.value === 'check_with_insured_place' || (made.value?.kind === 'ask_insured_place' && made.value.hint === 'ask');
    const mark = byClass(variant, 'confirm').map((element) => textOf(element)).join('');
    if (!asks && decision !== 'next_steps') for (const reason of doubts) assert.ok(mark.includes(words.label('doubts', reason)), `${where}: ${reason}`);
    if (!doubts.length) assert.equal(mark, '', where);
    if (made.grade === 'B') assert.match(textOf(variant), /只有一处转述/, where);
    for (const claim of cited) {
      const [item] = all(tree, ({ attributes }) => attributes.id === claim);
      assert.ok(textOf(item).startsWith(texts.claims[claim].claim), `${file}: ${claim}`);
      const linked = byTag(item, 'a').map(({ attributes }) => attributes.href);
      for (const { id } of texts.claims[claim].sources) if (texts.sources[id].url) assert.ok(linked.includes(texts.sources[id].url), `${file}: ${id}`);
    }
    compared += 1;
  }
  assert.ok(compared > 2000, `${compared} values`);
});

test('the colours are those of the guide', () => {
  const sheet = readFileSync(`${root}web/guide/guide.css`, 'utf8');
  for (const role of ['ink', 'soft', 'paper', 'tint', 'line', 'accent', 'warn', 'warn-ink']) assert.ok(sheet.includes(`--${role}: ${light[role]};`), role);
});

let site;
before(async () => (site = await open({ policy: strictPolicy })));
after(() => site.close());

/** A page without scripts; the clock of the others is one. */
async function unscripted() {
  const page = await (await site.browser.newContext({ javaScriptEnabled: false })).newPage();
  return Object.assign(page, { faults: [] });
}

for (const [how, options] of [['without'], ['with', {}], ['in the dark, with', { colorScheme: 'dark' }]]) {
  test(`${how} JavaScript the pages can be read by everybody, on a phone and on a desk`, async () => {
    for (const path of ['', '440300/']) {
      const page = await (options ? site.page({ ready: false, ...options }) : unscripted());
      await page.setViewportSize({ width: 390, height: 844 });
      await page.goto(`${site.base}guide/${path}#guide`);
      if (options) await guide(page).locator('h2').first().waitFor();
      else assert.equal(await guide(page).isVisible(), false);
      const size = await page.locator('main p').first().evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
      assert.ok(size >= 18, `${size} px`);
      if (options) assert.deepEqual(await inaccessible(page, 'html'), [], path); // the checker is a script with a clock
      for (const width of [320, 390, 1280]) {
        await page.setViewportSize({ width, height: 844 });
        assert.equal(await overflows(page), false, `${path} at ${width}`);
      }
      assert.deepEqual(page.faults, [], path);
      await page.context().close();
    }
  });
}

test('the guide on the page of a city has its place already', async () => {
  const page = await site.page({ ready: false });
  await page.goto(`${site.base}guide/440300/#guide`);
  await guide(page).getByText('广东省 深圳市').waitFor();
  await page.context().close();
});

test('a case of a page opens in the guide at its outcome', async () => {
  const page = await site.page({ ready: false });
  await page.goto(`${site.base}guide/440300/`);
  await page.locator('.overview a[href="#across-referral"]').click();
  await page.locator('#across-referral').getByText('用问答看这种情况').click();
  await guide(page).locator('article.outcome').waitFor();
  assert.equal(await guide(page).locator('article.outcome h2').textContent(), '要先备案');
  await page.context().close();
});

test('a page is ten screens of a phone, opens what its links lead to, and is whole on paper', async () => {
  const page = await site.page({ ready: false });
  await page.goto(`${site.base}guide/440300/#NAT-103`);
  assert.ok(await page.locator('#NAT-103').isVisible(), 'a claim that the address names');
  await page.goto(`${site.base}guide/440300/`);
  assert.ok((await page.evaluate(() => document.documentElement.scrollHeight)) <= 10 * 844);
  const block = page.locator('#across-long_term_resident');
  assert.equal(await block.locator('table').isVisible(), false);
  await page.locator('.overview a[href="#across-long_term_resident"]').press('Enter');
  assert.ok(await block.locator('table').isVisible());
  const folded = page.locator('section:not(#guide) > details:not([open]), .claims details:not([open])');
  const before = await folded.count();
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  assert.equal(await folded.count(), 0);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  assert.equal(await folded.count(), before);
  await page.context().close();
});

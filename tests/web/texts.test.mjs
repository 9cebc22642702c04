// The words themselves: every text in every language, the same everywhere but for the words, and one for each code shown.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import english from '../../web/locales/en/index.js';
import { latin } from '../../web/locales/en/names.js';
import chineseOutcome from '../../web/locales/zh-Hans/outcome.js';
import chinesePage from '../../web/locales/zh-Hans/page.js';
import chinesePlaces from '../../web/locales/zh-Hans/places.js';
import chineseTake from '../../web/locales/zh-Hans/take.js';
import { byCharacter } from '../../web/locales/zh-Hant/names.js';
import { unpack } from '../../web/element/regions.js';
import { regionLists } from '../../web/regions.mjs';
import { addTraditional, traditional, traditionalNames } from '../../web/traditional.mjs';
import { index, native, root } from '../wasm/engines.mjs';
import { jsonFiles } from '../schema/schemas.mjs';

const han = /\p{Script=Han}/u;
const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
const folder = `${root}build/packs`;
const textFile = (id, locale, guide, kind) => `${folder}/${[id, locale, guide, kind, index.packs[id].texts[locale], 'json'].join('.')}`;

/** Everything in a value that is not an object, with the way there. */
function* leaves(value, path = []) {
  if (value === null || typeof value !== 'object') yield [path.join('/'), value];
  else for (const [key, member] of Object.entries(value)) yield* leaves(member, [...path, key]);
}

/** The texts of an authored file. */
function* texts(value, path = []) {
  if (value === null || typeof value !== 'object') return;
  if (typeof value.zh === 'string') yield [path.join('/'), value];
  else for (const [key, member] of Object.entries(value)) yield* texts(member, [...path, key]);
}

test('every authored text is there in Chinese and in English', () => {
  let count = 0;
  for (const file of jsonFiles(`${root}data`)) {
    for (const [path, { zh, en }] of texts(read(file))) {
      count++;
      assert.ok(han.test(zh) || !/[a-z]{4}/i.test(zh), `${file}: ${path} has no Chinese: ${zh}`);
      const official = path.endsWith('/term') && en === zh; // as it stands on forms
      assert.ok(official || (en && /[a-z]/i.test(en)), `${file}: ${path} has no English: ${zh}`);
      assert.ok(!/(?<!\p{Script=Han})[，。；：？！、]|[，。；：？！、](?!\p{Script=Han})/u.test(en), `${file}: ${path} has Chinese punctuation: ${en}`);
    }
  }
  assert.ok(count > 400);
});

test('the page says the same things in Chinese and in English', () => {
  const { mark, placed, also, outcome, places, take, ...page } = english;
  const shape = (value) =>
    typeof value === 'function' ? `of ${value.length}` : value && typeof value === 'object' ? Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shape(member)])) : typeof value;
  assert.deepEqual(shape(page), shape(chinesePage));
  assert.deepEqual(shape(places), shape(chinesePlaces));
  assert.deepEqual(shape(take), shape(chineseTake));
  const { quoted, quote, ...rest } = outcome; // that sources are quoted in another language
  assert.ok(quoted && quote);
  assert.deepEqual(shape(rest), shape(chineseOutcome));
});

test('Traditional Chinese is written as people write it', () => {
  for (const [simplified, wanted] of [
    ['要先签承诺书', '要先簽承諾書'],
    ['这里没有采用，原因写在后面。', '這裡沒有採用，原因寫在後面。'],
    ['地名表没有下载全，只能选下面这些。', '地名表沒有下載全，只能選下面這些。'],
    ['国家医保服务平台 App', '國家醫保服務平台 App'],
    ['自己干，一般是干部、管理或技术岗位', '自己幹，一般是幹部、管理或技術崗位'],
    ['以后、辉煌的皇后', '以後、輝煌的皇后'],
    ['去哪里看病？阿里地区，公里', '去哪裡看病？阿里地區，公里'],
    ['只给广东参保的人用', '只給廣東參保的人用'],
    ['台湾、台州市、烟台市', '臺灣、台州市、煙臺市'],
    ['临时备案只影响，要同时备案几个地方吗？', '臨時備案只影響，要同時備案幾個地方嗎？'],
    ['门诊包干金、互相冲突、住院系数', '門診包幹金、互相衝突、住院係數'],
    ['之一并经审核，可并入本人', '之一並經審核，可併入本人'],
    ['发票、出发、理发', '發票、出發、理髮'],
    ['填联系电话，服务系统', '填聯繫電話，服務系統'],
    ['以复核为准，复制文字，答复', '以複核為準，複製文字，答覆'],
    ['点“异地备案”', '點「異地備案」'],
    ['{points} 个百分点，https://gjzwfw.www.gov.cn/col/?a=“b”', '{points} 個百分點，https://gjzwfw.www.gov.cn/col/?a=「b」'],
    ['医保发〔2022〕22号 12393 sz_wechat', '醫保發〔2022〕22號 12393 sz_wechat'],
  ]) assert.equal(traditional(simplified), wanted);
});

test('the packs have each text in three languages, with the same codes, numbers and addresses', () => {
  assert.deepEqual(index.locales, ['zh-Hans', 'en', 'zh-Hant']);
  for (const [id, { openings, texts: digests }] of Object.entries(index.packs)) {
    assert.deepEqual(Object.keys(digests), index.locales);
    for (const guide of index.guides) {
      for (const kind of ['questions', 'outcome', ...(openings.includes(guide) ? ['opening'] : [])]) {
        const [source, ...others] = index.locales.map((locale) => [...leaves(read(textFile(id, locale, guide, kind)))]);
        for (const other of others) {
          assert.deepEqual(other.map(([path]) => path), source.map(([path]) => path), `${id} ${guide} ${kind}`);
          for (const [at, [path, value]] of source.entries())
            if (!han.test(value)) assert.equal(other[at][1], value, `${id} ${guide} ${kind} ${path}`);
        }
      }
    }
  }
});

test('adding Traditional Chinese again changes nothing, and names tell the content', async () => {
  const copy = mkdtempSync(join(tmpdir(), 'yidi-packs-'));
  try {
    cpSync(folder, copy, { recursive: true });
    writeFileSync(`${copy}/44.zh-Hant.filing.outcome.0000000000000000.json`, '{}'); // of an earlier build
    await addTraditional(copy);
    assert.deepEqual(readdirSync(copy).sort(), readdirSync(folder).sort());
    assert.equal(readFileSync(`${copy}/index.json`, 'utf8'), readFileSync(`${folder}/index.json`, 'utf8'));
    for (const locale of index.locales) {
      const files = readdirSync(copy).filter((name) => name.startsWith(`44.${locale}.`)).sort();
      const all = files.map((name) => readFileSync(`${copy}/${name}`, 'utf8') + '\n').join('');
      assert.equal(createHash('sha256').update(all).digest('hex').slice(0, 16), index.packs['44'].texts[locale]);
    }
  } finally {
    rmSync(copy, { recursive: true });
  }
});

test('an outcome finds words for all that it shows, in its own guide and pack', async () => {
  const records = execFileSync(`${root}build/bin/yidi`, ['test', `${root}tests/scenarios`, '--records'], { maxBuffer: 1 << 28 })
    .toString().trimEnd().split('\n').map((line) => JSON.parse(line));
  const wordsOf = new Map();
  let outcomes = 0;
  for (const [at, line] of native('eval', records.map((record) => JSON.stringify(record))).entries()) {
    const step = JSON.parse(line);
    if (step.state !== 'outcome') continue;
    outcomes++;
    const insured = String(records[at].answers.insured_region);
    const file = textFile(/^\d{6}$/.test(insured) ? insured.slice(0, 2) : '00', 'zh-Hans', records[at].guide ?? 'filing', 'outcome');
    if (!wordsOf.has(file)) wordsOf.set(file, read(file));
    const words = wordsOf.get(file);
    const codes = new Set([...Object.values(words.vocabulary).flatMap(Object.keys), ...Object.keys(words.decisions)]);
    const shown = [...Object.entries(step.decisions), ...[...step.dissent, ...step.to_verify].map((entry) => [entry.decision, entry])];
    for (const [decision, { value, claims, why, confirm_because: doubts = [] }] of shown) {
      assert.ok(decision in words.decisions, decision);
      for (const claim of claims) assert.ok(claim in words.claims, `${line}: ${claim}`);
      for (const [path, leaf] of leaves([value, why ?? null, doubts]))
        if (typeof leaf === 'string' && !/^\d/.test(leaf)) assert.ok(codes.has(leaf), `${decision} ${path}: there are no words for ${leaf}`);
    }
  }
  assert.ok(outcomes > 100);
});

test('places are called in English what maps call them', async () => {
  const regions = unpack((await regionLists(`${root}data/regions`)).all);
  const named = (code) => latin(regions.find((region) => region.code === code));
  const expected = {
    110000: 'Beijing', 150000: 'Inner Mongolia', 150100: 'Hohhot', 230100: 'Harbin', 140000: 'Shanxi', 610000: 'Shaanxi', 610100: "Xi'an",
    440000: 'Guangdong', 440300: 'Shenzhen', 222400: 'Yanbian', 530000: 'Yunnan', 532500: 'Honghe', 632800: 'Haixi', 652700: 'Bortala',
    140500: 'Jincheng', 141100: 'Lüliang', 232700: 'Daxing\'anling', 540000: 'Tibet', 650000: 'Xinjiang', 810000: 'Hong Kong', 820000: 'Macao', 710000: 'Taiwan',
    660000: 'Xinjiang Production and Construction Corps', 520100: 'Guiyang', 350200: 'Xiamen', 522300: 'Qianxinan',
  };
  assert.deepEqual(Object.fromEntries(Object.keys(expected).map((code) => [code, named(code)])), expected);
  for (const region of regions) assert.match(latin(region), /^[A-Z][a-zü' A-Z]+$/, region.name);
});

test('names of places go to Traditional Chinese and back', async () => {
  const { names } = await regionLists(`${root}data/regions`);
  const packed = traditionalNames(names);
  const ways = byCharacter(packed);
  for (const { code, name } of names) {
    const there = packed.whole[code] ?? ways.traditional(name);
    assert.equal(there, traditional(name));
    assert.equal(ways.simplified(there), name);
  }
});

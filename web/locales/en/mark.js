// Chinese words among English ones, marked as such, so that they are read and drawn as what they are.
import { html } from 'lit-html';

const han = /[\u2e80-\u9fff\uf900-\ufaff]/;
/** From the first Chinese character to the last, with what stands between them: digits, blanks, Chinese punctuation. */
const stretch = /[\u2e80-\u9fff\uf900-\ufaff](?:[\d\s%·“”《》（）〔〕，。、；：？！\u2e80-\u9fff\uf900-\ufaff-]*[\u2e80-\u9fff\uf900-\ufaff》）〕])?/g;

export const inChinese = (words) => html`<span lang="zh-Hans">${words}</span>`;

function pieces(text) {
  if (!/[a-z]{2}/i.test(text)) return inChinese(text);
  const found = [];
  let end = 0;
  for (const { 0: words, index } of text.matchAll(stretch)) {
    found.push(text.slice(end, index), inChinese(words));
    end = index + words.length;
  }
  return [...found, text.slice(end)];
}

/** @type {WeakMap<object, boolean[]>} by template: which of its values stand between tags */
const known = new WeakMap();

function between(strings) {
  if (!known.has(strings)) {
    let inTag = false;
    known.set(strings, strings.map((part) => {
      const [opened, closed] = [part.lastIndexOf('<'), part.lastIndexOf('>')];
      if (opened !== closed) inTag = opened > closed;
      return !inTag;
    }));
  }
  return known.get(strings);
}

/** The values of a template, with Chinese text between its tags marked, but for what is marked already. */
export function mark(strings, values) {
  if (strings[0] === '<span lang="zh-Hans">') return values;
  const free = between(strings);
  const markOne = (value) => (Array.isArray(value) ? value.map(markOne) : typeof value === 'string' && han.test(value) ? pieces(value) : value);
  return values.map((value, index) => (free[index] ? markOne(value) : value));
}

// Traditional Chinese, loaded when it is asked for: the build converts the words of zh-Hans (web/traditional.mjs).
import names from 'regions:traditional';

import outcome from '../zh-Hans/outcome.js';
import page from '../zh-Hans/page.js';
import places from '../zh-Hans/places.js';
import take from '../zh-Hans/take.js';
import { byCharacter } from './names.js';

const { traditional, simplified } = byCharacter(names);

export default {
  ...page,
  lang: 'zh-Hant',
  outcome,
  places,
  take,
  /** "廣東省 深圳市" */
  placed: (regions) => regions.map(({ code, name }) => names.whole[code] ?? traditional(name)).join(' '),
  also: simplified,
};

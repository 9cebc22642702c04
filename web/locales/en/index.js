// English, loaded when it is asked for.
import { mark } from './mark.js';
import { inChinese, placed } from './names.js';
import outcome from './outcome.js';
import page from './page.js';
import places from './places.js';
import take from './take.js';

export default { ...page, outcome, places, take, mark, placed, also: inChinese };

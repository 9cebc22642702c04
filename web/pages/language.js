// The language of our own page, before anything of it is painted: the one that the address names, which is what a reader
// has chosen, or the browser's.
import { languageOf } from '../element/language.js';

document.documentElement.lang = languageOf(new URLSearchParams(location.search).get('lang') ?? '');

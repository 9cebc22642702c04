// The languages of the page, by the tags that people and pages write.
const known = (tag) => (/^zh-(hant|tw|hk|mo)/i.test(tag) ? 'zh-Hant' : /^zh/i.test(tag) ? 'zh-Hans' : /^en/i.test(tag) && 'en');

const first = (tags) => tags.map(known).find(Boolean);

/**
 * The language of the page that a tag names, else the first that the browser would like, in its name there; Simplified
 * Chinese where none does. Browsers take long to say what they would like, so they are asked last.
 */
export const languageOf = (tag) => known(tag) || first(navigator.languages) || 'zh-Hans';

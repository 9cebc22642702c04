// The languages of the page, by the tags that people and pages write.
const known = (tag) => (/^zh-(hant|tw|hk|mo)/i.test(tag) ? 'zh-Hant' : /^zh/i.test(tag) ? 'zh-Hans' : /^en/i.test(tag) && 'en');

/** The first of the tags that names a language of the page, in its name there; Simplified Chinese where none does. */
export const languageOf = (...tags) => tags.map(known).find(Boolean) || 'zh-Hans';

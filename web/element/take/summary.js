// The outcome as plain words, in the order of the screen: what a picture, a text and a printed page have in common.
import { pairs as causesOf } from '../outcome/causes.js';
import { headline } from '../outcome/verdict.js';
import { fullName } from '../regions.js';

/**
 * @typedef {{ title: string, lines: string[] }} Part
 * @typedef {{ title: string, heading: string, lead: string[], parts: Part[], small: string[] }} Summary
 */

const dates = ['file_by', 'valid_from', 'valid_through', 'renew_from', 'claim_by', 'processing', 'complete_papers_by', 'change_from', 'retirement_month'];
const payments = ['payment', 'payment_if_unfiled', 'payment_at_home', 'both_places', 'claim_catalogue'];

/** Whether a decision was made and says something. */
const says = (decision) => {
  const value = decision?.value ?? null;
  return value !== null && value.length !== 0 && !(value.date === null && value.event === null);
};

function papers({ value }, { words }, text) {
  return value
    .filter((group) => group.some((alternative) => alternative.length))
    .map((group) => text.box + (group.length > 1 ? text.oneOf : '') + group.map(words.alternative).join(' / '));
}

function places({ value }, vocabulary, { words }, text) {
  return value.map((code) => {
    const { label, phone, url } = words.term(vocabulary, code);
    return [label, label.includes(phone) ? '' : phone, url].filter(Boolean).join(text.gap);
  });
}

const mostSources = 6;

/** The official sources that the outcome rests on, each once; what else it rests on the screen tells. */
function sources({ decisions, claims, sources: all }) {
  if (!claims) return [];
  const ids = Object.values(decisions).flatMap((decision) => decision.claims ?? []);
  const cited = new Set(ids.flatMap((id) => claims[id]?.sources ?? []).map(({ id }) => id));
  return [...cited]
    .filter((id) => all[id].official)
    .slice(0, mostSources)
    .map((id) => [all[id].title, all[id].number].filter(Boolean).join(' '));
}

/**
 * @param {object} context what the outcome screen draws from
 * @param {object} text the words of this part of the page
 * @returns {Summary}
 */
export function summary(context, text) {
  const { decisions, words, titles, session, regions, named, page } = context;
  const verdict = headline(context);
  const place = (fact) => session.answers.get(fact) ?? '';
  const known = (fact) => /^\d{6}$/.test(place(fact));
  const list = (id, each) => (says(decisions[id]) ? each(decisions[id]) : []);
  const pairs = (ids) =>
    ids.filter((id) => says(decisions[id])).map((id) => `${titles[id]}${context.text.colon}${words.describe(id, decisions[id].value)}`);
  const remarks = (id) => list(id, ({ value }) => value.map((item) => words.describe(id, item)));
  const tried = ({ cause, action, steps }, index) => [`${text.number(index)}${cause.label}${context.text.colon}${action.label}`, ...steps.map((step) => `　${step}`)];
  const official = sources(context);
  const parts = [
    ['next_steps', remarks('troubleshooting_steps')],
    ['causes', list('causes', () => causesOf(context).flatMap(tried))],
    ['notes', remarks('troubleshooting_notes')],
    ['contacts', list('troubleshooting_contacts', (decision) => places(decision, 'troubleshooting_contacts', context, text))],
    ['next_steps', list('next_steps', ({ value }) => value.map((item, index) => text.number(index) + words.describe('next_steps', item)))],
    ['category', list('category', ({ value }) => [words.label('categories', value), ...pairs(['filed_to'])])],
    ['materials', list('materials', (decision) => papers(decision, context, text))],
    ['dates', pairs(dates)],
    ['channels', list('channels', (decision) => places(decision, 'channels', context, text))],
    ['payment', pairs(payments)],
    ['notes', remarks('notes')],
    ['contacts', list('contacts', (decision) => places(decision, 'contacts', context, text))],
  ];
  return {
    title: verdict.label,
    heading: text.heading(verdict.label),
    lead: [
      verdict.sentence,
      ...(known('insured_region') ? [text.insured(fullName(regions, place('insured_region'), page))] : []),
      ...(known('care_region') ? [text.care(fullName(regions, place('care_region'), page))] : []),
      ...(named.length ? [text.confirm(named.map((reason) => words.label('doubts', reason)))] : []),
    ].filter(Boolean),
    parts: parts.filter(([, lines]) => lines.length).map(([name, lines]) => ({ title: context.text.sections[name], lines })),
    small: [
      text.asOf(page.longDate(session.asOf)),
      ...(official.length ? [`${text.sources}${context.text.colon}${official.join(context.text.then)}`] : []),
      text.notOfficial,
    ],
  };
}

/** A summary as text to paste somewhere. */
export const asText = ({ heading, lead, parts, small }) =>
  [
    [heading, ...lead].join('\n'),
    ...parts.map((part) => [`■ ${part.title}`, ...part.lines].join('\n')),
    small.join('\n'),
  ].join('\n\n') + '\n';

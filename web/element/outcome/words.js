// The values of decisions in words. What a code is called comes from the pack's texts, whose templates name their
// parameters in braces: {points}.
import { fullName } from '../regions.js';

export const isDate = (value) => /^\d{4}-\d{2}-\d{2}$/.test(value);

const fill = (template, values) => template.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

/** The vocabulary that each decision takes its codes from. */
const vocabularies = {
  scope: 'scopes',
  filing: 'filings',
  category: 'categories',
  channels: 'channels',
  contacts: 'contacts',
  next_steps: 'next_steps',
  notes: 'notes',
  both_places: 'both_places_answers',
  causes: 'causes',
  actions: 'actions',
  troubleshooting_steps: 'troubleshooting_steps',
  troubleshooting_notes: 'troubleshooting_notes',
  troubleshooting_contacts: 'troubleshooting_contacts',
};

/**
 * Everything that turns values into words.
 * @param {object} words the pack's outcome texts: vocabulary, decisions
 * @param {import('../regions.js').Region[]} regions
 * @param {object} text the words of the outcome screen
 * @param {object} page the words that the other screens use too
 */
export function wording(words, regions, text, page) {
  const { longDate } = page;
  const term = (vocabulary, code) => words.vocabulary[vocabulary]?.[code] ?? { label: code };
  const label = (vocabulary, code) => term(vocabulary, code).label;
  const ask = (code) => (code === 'check_with_insured_place' ? text.askInsuredPlace : undefined);

  function date(value, decision) {
    if (value === null) return text.none;
    if (typeof value === 'string') {
      if (!isDate(value)) return ask(value) ?? label('validity', value);
      return decision === 'valid_through' ? text.through(longDate(value)) : longDate(value);
    }
    if (value.month) return text.month(...value.month.split('-').map(Number));
    if (value.at_least) return text.atLeast(longDate(value.at_least));
    if (value.working_days !== undefined) {
      return text.workingDays(value.working_days, longDate(value.by)) + (value.estimated ? text.estimated : '');
    }
    const event = value.event && label('validity', value.event);
    if (!value.date) return event ?? text.none;
    return event ? text.byAnd(longDate(value.date), event) : text.by(longDate(value.date));
  }

  function payment(value) {
    if (value.kind === 'several') return value.parts.map(payment).join(text.besides);
    if (value.kind === 'ask_insured_place') return label('payment_hints', value.hint);
    if (value.kind === 'by_level') {
      return Object.entries(value.percent).map(([level, share]) => text.percent(text.level[level], share)).join(text.list);
    }
    return fill(label('payment_kinds', value.kind), value);
  }

  const paper = (code) => label('papers', code);
  const alternative = (papers) => (papers.length ? papers.map(paper).join(text.plus) : text.nothingNeeded);
  const papers = (groups) => groups.map((group) => group.map(alternative).join(text.or)).join(text.then);

  /** A note or a step: its sentence, with what it carries. */
  function remark(vocabulary, { code, ...carried }) {
    const named = Object.fromEntries(
      Object.entries(carried).map(([name, value]) => [name, typeof value === 'string' ? describe(name, value) : value])
    );
    const sentence = label(vocabulary, code);
    const filled = fill(sentence, named) + (carried.estimated ? text.estimated : '');
    if (filled !== sentence) return filled;
    const rest = Object.entries(carried).map(([name, value]) => {
      if (name === 'papers') return value.map(paper).join(text.list);
      if (name === 'decisions') return value.map((decision) => words.decisions[decision]).join(text.list);
      return `${words.decisions[name] ?? name} ${named[name]}`;
    });
    return rest.length ? sentence + rest.join(text.then) : sentence;
  }

  /** The value of a decision, or one item of it, in words. */
  function describe(decision, value) {
    if (decision === 'materials') return papers(typeof value[0]?.[0] === 'string' ? [value] : value);
    if (decision === 'filed_to') return ask(value) ?? fullName(regions, value, page);
    if (decision.startsWith('payment')) return payment(value);
    const vocabulary = vocabularies[decision];
    if (!vocabulary) return date(value, decision);
    if (Array.isArray(value)) return value.map((item) => describe(decision, item)).join(text.list);
    return typeof value === 'object' ? remark(vocabulary, value) : label(vocabulary, value);
  }

  return { term, label, describe, alternative, paper };
}

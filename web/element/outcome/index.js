// The outcome: the verdict, what to do now, what to take along, and on whose word. Loaded when it is first needed.
import { drawWith, html, nothing } from 'lit-html';

import { unpack } from '../regions.js';
import { sheet } from '../sheet.js';
import ownText from '../../locales/zh-Hans/outcome.js';
import { answers } from './answers.js';
import { basis, doubts, markOf } from './basis.js';
import { causes, claimsOf } from './causes.js';
import { changes } from './changes.js';
import { places } from './channels.js';
import { closing } from './closing.js';
import { shown, wordsFor } from './guides.js';
import { others } from './others.js';
import { papers } from './papers.js';
import { below, complete, fold, rehearse, whole } from './stages.js';
import { outcomeStyles } from './styles.js';
import { takeAlong } from './take.js';
import { timeline } from './timeline.js';
import { headed, headline, verdict, verdictOf } from './verdict.js';
import { wording } from './words.js';

const dates = ['file_by', 'valid_from', 'valid_through', 'renew_from', 'claim_by', 'processing', 'complete_papers_by', 'change_from', 'retirement_month'];
/** By when something has to be done. */
const due = ['complete_papers_by', 'claim_by', 'renew_from'];
const payments = ['payment', 'payment_if_unfiled', 'payment_at_home', 'both_places', 'claim_catalogue'];

/** What the sections of an outcome tell, in their order; of a bill that does not settle, and of everything else. */
const counter = { next_steps: ['troubleshooting_steps'], causes: ['causes'], notes: ['troubleshooting_notes'], contacts: ['troubleshooting_contacts'] };
const general = { next_steps: ['next_steps'], materials: ['materials'], dates, channels: ['channels'], payment: payments, notes: ['notes'], contacts: ['contacts'] };

/** Sections that nobody has to read before going: their titles, with how much it is, say what they hold. */
const folded = ['notes', 'contacts'];

/** Whether a decision was made and has something to show. That no papers are needed is worth saying. */
function tells(id, decision) {
  const value = decision?.value ?? null;
  if (value === null || id === 'materials') return value !== null;
  return value.length !== 0 && !(value.date === null && value.event === null);
}

const telling = (ids, { decisions }) => ids.filter((id) => tells(id, decisions[id]));

/** A section, if any of its decisions tells something. */
function section(name, sections, context, body) {
  const ids = telling(sections[name], context);
  if (!ids.length) return nothing;
  const first = context.decisions[ids[0]];
  const content = () => html`${sections[name].length === 1 ? markOf(first, context) : nothing} ${body(ids)}`;
  const title = context.text.sections[name];
  const closed = folded.includes(name);
  return html`<section class="${name}${closed ? ' folded' : ''}" part="section ${name}">
    ${closed
      ? fold('more titled', html`<h3>${title} (${first.value.length})</h3>`, content, context)
      : html`<h3>${title}</h3>${content()}`}
  </section>`;
}

/** To register before care is what the verdict says; it comes last. */
const said = ({ value }) => value?.event === 'before_care' && !value.date;

/** Of several decisions those that matter first, and every day that must not be missed; the others below them, folded. */
function ranked(ids, first, context) {
  const { decisions, titles, text } = context;
  const leads = (id) => (first.includes(id) && !said(decisions[id])) || (due.includes(id) && decisions[id].value !== 'check_with_insured_place');
  const leading = ids.filter(leads);
  const others = ids.filter((id) => !leads(id)).sort((a, b) => said(decisions[a]) - said(decisions[b]));
  if (!leading.length || !others.length) return named(ids, context);
  return html`${named(leading, context)}
    ${fold('more', text.firstOf(titles[others[0]], others.length), () => named(others, context), context)}`;
}

const named = (ids, context) =>
  html`<dl>${ids.map((id) => html`<div><dt>${context.titles[id]}</dt>
    <dd>${context.words.describe(id, context.decisions[id].value)} ${markOf(context.decisions[id], context)}</dd></div>`)}</dl>`;

const remarks = (id, context) =>
  context.decisions[id].value.map((item) => html`<li>${context.words.describe(id, item)}</li>`);

/** Every part of the outcome by its title, with what its claims stand with. */
function cited(context) {
  const { decisions, text } = context;
  const made = (ids) => ids.map((id) => decisions[id]).filter(Boolean);
  const parts = Object.entries(decisions.causes ? counter : general).map(([name, ids]) => [
    text.sections[name],
    name === 'causes' ? claimsOf(context) : made(telling(ids, context)),
  ]);
  return [[headline(context).label, made(headed)], ...parts];
}

/** The sections of a guide about a bill that does not settle. */
const atTheCounter = (context) => {
  const list = ([id]) => html`<ul>${remarks(id, context)}</ul>`;
  return html`${section('next_steps', counter, context, list)}
    ${section('causes', counter, context, () => causes(context))}
    ${section('notes', counter, context, list)}
    ${section('contacts', counter, context, ([id]) => places(context.decisions[id], id, context))}`;
};

/** What became of answers that were given; those to questions that nobody asks came with a link. */
function takenOut(facts, questions, text) {
  const known = facts.filter((fact) => questions[fact]?.ask);
  return [known.length ? text.dropped(known.map((fact) => questions[fact].ask)) : '', known.length < facts.length ? text.unread : ''].join(' ');
}

/**
 * @param {object} screen the step, the session and the pack's texts
 * @param {object} control what the buttons do
 * @param {object} page the words that the other screens use too
 */
export function outcomeScreen(given, control, page) {
  const screen = {
    ...given,
    step: shown(given.step),
    words: wordsFor(given.step, given.words),
    ask: (others) => shown(given.ask(others)),
  };
  const { step, session, regions, questions, dropped } = screen;
  const { decisions: titles, claims, sources, procedures } = { ...screen.words, ...screen.basis };
  const text = page.outcome ?? ownText;
  const words = wording(screen.words, regions, text, page);
  const { decisions, path, procedure } = step;
  const context = { text, page, words, titles, claims, sources, procedures, procedure, decisions, session, regions, questions, path, stage: given.stage ?? whole };
  context.named = doubts(verdictOf.map((id) => decisions[id]).filter(Boolean));

  return html`
    <article class="outcome">
      <div class="top"><button type="button" class="link" @click=${() => control.back()}>‹ ${page.back}</button></div>
      ${dropped.length ? html`<p class="notice" role="status">${takenOut(dropped, questions, text)}</p>` : nothing}
      ${verdict(context)} ${decisions.causes ? atTheCounter(context) : nothing}
      ${section('next_steps', general, context, () => html`<ol>${remarks('next_steps', context)}</ol>`)}
      ${context.stage < below ? nothing : rest(screen, context, control)}
    </article>
  `;
}

/** What stands below the first screenful. */
function rest({ step, ask, ...screen }, context, control) {
  const { text, decisions } = context;
  const list = (id) => () => html`<ul>${remarks(id, context)}</ul>`;
  return html`
    ${section('materials', general, context, () => papers(decisions.materials, context))}
    ${section('dates', general, context, (ids) => html`${timeline(context)}${ranked(ids, ['file_by', 'valid_from', 'valid_through'], context)}`)}
    ${section('channels', general, context, () => places(decisions.channels, 'channels', context))}
    ${section('payment', general, context, (ids) => ranked(ids, ['payment', 'payment_if_unfiled'], context))}
    ${section('notes', general, context, list('notes'))}
    ${section('contacts', general, context, () => places(decisions.contacts, 'contacts', context))}
    ${others(step, context)}
    ${basis(cited(context), context)}
    ${takeAlong(context, screen)}
    <section class="answers folded" part="section answers">
      ${fold('more titled', html`<h3>${text.sections.answers}</h3>`, () => answers(context, control), context)}
      ${changes(context, ask)}
    </section>
    ${closing(context, screen, control)}
  `;
}

/** Draws, out of sight, an outcome that the next answer may lead to. */
export function prepare({ step, ask, element, rows, ...screen }) {
  rehearse(() => {
    const values = step.options ?? ['true', 'false'];
    const next = values.map((value) => ask({ [step.fact]: value })).find(({ state }) => state === 'outcome');
    if (!next) return undefined;
    element.adopt(styles);
    drawWith(element.page);
    return outcomeScreen({ ...screen, ask, element, step: next, regions: unpack(rows), dropped: [] }, {}, element.page);
  });
}

export { complete, unpack };
export const styles = sheet(outcomeStyles);

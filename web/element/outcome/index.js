// The outcome: the verdict, what to do now, what to take along, and on whose word. Loaded when it is first needed.
import { html, nothing } from 'lit-html';

import { unpack } from '../regions.js';
import { sheet } from '../sheet.js';
import ownText from '../../locales/zh-Hans/outcome.js';
import { answers } from './answers.js';
import { basis, confirmMark, doubts, markOf } from './basis.js';
import { causes, claimsOf, firstCause } from './causes.js';
import { changes } from './changes.js';
import { places } from './channels.js';
import { shown, wordsFor } from './guides.js';
import { others } from './others.js';
import { papers } from './papers.js';
import { outcomeStyles } from './styles.js';
import { takeAlong } from './take.js';
import { timeline } from './timeline.js';
import { wording } from './words.js';

const verdictOf = ['scope', 'filing', 'category', 'causes'];
const dates = ['file_by', 'valid_from', 'valid_through', 'renew_from', 'claim_by', 'processing', 'complete_papers_by', 'change_from', 'retirement_month'];
const payments = ['payment', 'payment_if_unfiled', 'payment_at_home', 'both_places', 'claim_catalogue'];

/** Sections that nobody has to read before going: their titles say what they hold. */
const folded = ['notes', 'contacts'];

/** Whether a decision was made and has something to show. That no papers are needed is worth saying. */
function tells(id, decision) {
  const value = decision?.value ?? null;
  if (value === null || id === 'materials') return value !== null;
  return value.length !== 0 && !(value.date === null && value.event === null);
}

/** A section, if any of its decisions tells something. */
function section(name, ids, context, body) {
  const made = ids.filter((id) => tells(id, context.decisions[id]));
  if (!made.length) return nothing;
  const decisions = made.map((id) => context.decisions[id]);
  const title = html`<h3>${context.text.sections[name]}</h3>`;
  const content = html`${ids.length === 1 ? markOf(decisions[0], context) : nothing} ${body(made)} ${basis(decisions, context)}`;
  return html`<section class=${name} part="section ${name}">
    ${folded.includes(name) ? html`<details class="more"><summary class="titled">${title}</summary><div>${content}</div></details>` : [title, content]}
  </section>`;
}

function verdict(context) {
  const { decisions, words } = context;
  const [vocabulary, id] = decisions.scope?.value === 'in_scope' ? ['filings', 'filing'] : ['scopes', 'scope'];
  const { label, sentence } = decisions.causes ? firstCause(context) : words.term(vocabulary, decisions[id].value);
  const judged = verdictOf.map((name) => decisions[name]).filter(Boolean);
  return html`<header class="verdict" part="verdict">
    <p class="small">${context.procedure
        ? html`${context.text.procedure(context.procedures[context.procedure])}${context.text.then}`
        : nothing}${context.text.asOf(context.page.longDate(context.session.asOf))}</p>
    <h2 tabindex="-1" data-focus>${label}</h2>
    <p class="lead">${sentence}</p>
    ${confirmMark(context.named, context)} ${basis(judged.slice(0, 2), context)}
  </header>`;
}

/** Of several decisions those that matter first; the others below them, folded. */
function ranked(ids, first, context) {
  const [leading, others] = [ids.filter((id) => first.includes(id)), ids.filter((id) => !first.includes(id))];
  if (!leading.length || !others.length) return named(ids, context);
  return html`${named(leading, context)}
    <details class="more"><summary>${context.text.more}</summary>${named(others, context)}</details>`;
}

const named = (ids, context) =>
  html`<dl>${ids.map((id) => html`<div><dt>${context.titles[id]}</dt>
    <dd>${context.words.describe(id, context.decisions[id].value)} ${markOf(context.decisions[id], context)}</dd></div>`)}</dl>`;

const remarks = (id, context) =>
  context.decisions[id].value.map((item) => html`<li>${context.words.describe(id, item)}</li>`);

function category(context) {
  const { label, term } = context.words.term('categories', context.decisions.category.value);
  return html`<p class="category"><strong>${label}</strong> ${term ? html`<small class="term">${term}</small>` : nothing}</p>
    ${context.decisions.filed_to ? named(['filed_to'], context) : nothing}`;
}

/** The sections of a guide about a bill that does not settle. */
const atTheCounter = (context) => {
  const list = ([id]) => html`<ul>${remarks(id, context)}</ul>`;
  return html`${section('next_steps', ['troubleshooting_steps'], context, list)}
    <section class="causes" part="section causes">
      <h3>${context.text.sections.causes}</h3>
      ${causes(context)} ${basis(claimsOf(context), context)}
    </section>
    ${section('notes', ['troubleshooting_notes'], context, list)}
    ${section('contacts', ['troubleshooting_contacts'], context, ([id]) => places(context.decisions[id], id, context))}`;
};

const closing = (context, control) => html`
  <p class="small">${context.text.notOfficial}</p>
  <div class="actions">
    <button type="button" @click=${() => control.reset()}>${context.text.again}</button>
  </div>
`;

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
  const context = { text, page, words, titles, claims, sources, procedures, procedure, decisions, session, regions, questions, path };
  context.named = doubts(verdictOf.map((id) => decisions[id]).filter(Boolean));
  const list = (id) => () => html`<ul>${remarks(id, context)}</ul>`;

  return html`
    <article class="outcome">
      <div class="top"><button type="button" class="link" @click=${() => control.back()}>‹ ${page.back}</button></div>
      ${dropped.length ? html`<p class="notice" role="status">${text.dropped(dropped.map((fact) => questions[fact]?.ask ?? fact))}</p>` : nothing}
      ${verdict(context)} ${decisions.causes ? atTheCounter(context) : nothing}
      ${section('next_steps', ['next_steps'], context, () => html`<ol>${remarks('next_steps', context)}</ol>`)}
      ${section('category', ['category', 'filed_to'], context, () => category(context))}
      ${section('materials', ['materials'], context, () => papers(decisions.materials, context))}
      ${section('dates', dates, context, (ids) => html`${timeline(context)}${ranked(ids, ['file_by', 'valid_from', 'valid_through'], context)}`)}
      ${section('channels', ['channels'], context, () => places(decisions.channels, 'channels', context))}
      ${section('payment', payments, context, (ids) => ranked(ids, ['payment', 'payment_if_unfiled'], context))}
      ${section('notes', ['notes'], context, list('notes'))}
      ${section('contacts', ['contacts'], context, () => places(decisions.contacts, 'contacts', context))}
      ${takeAlong(context, screen)}
      ${others(step, context)}
      <section class="answers"><h3>${text.sections.answers}</h3>${answers(context, control)}${changes(context, screen.ask)}</section>
      ${closing(context, control)}
    </article>
  `;
}

export { unpack };
export const styles = sheet(outcomeStyles);

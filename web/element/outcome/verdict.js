// The head of the outcome: the verdict, what it means, and what to choose where one registers.
import { html, nothing } from 'lit-html';

import { confirmMark, markOf } from './basis.js';
import { firstCause } from './causes.js';

/** The decisions that the head tells. */
export const verdictOf = ['scope', 'filing', 'category', 'causes'];
/** Those of them, with the place to register for, that no section below tells. */
export const headed = ['scope', 'filing', 'category', 'filed_to'];

/** Category and place, as the form asks for them; nothing where there is nothing to choose. */
function category({ decisions, titles, words }, context) {
  const { category: chosen, filed_to: place } = decisions;
  if (!chosen || chosen.value === 'none') return nothing;
  const { label, term } = words.term('categories', chosen.value);
  return html`<section class="category" part="section category"><dl>
    <div><dt>${titles.category}</dt><dd><strong>${label}</strong> ${term ? html`<small class="term">${term}</small>` : nothing}</dd></div>
    ${place ? html`<div><dt>${titles.filed_to}</dt><dd>${words.describe('filed_to', place.value)} ${markOf(place, context)}</dd></div>` : nothing}
  </dl></section>`;
}

/** The verdict in words: a label, a sentence. */
export function headline(context) {
  const { decisions, words } = context;
  if (decisions.causes) return firstCause(context);
  const [vocabulary, id] = decisions.scope?.value === 'in_scope' ? ['filings', 'filing'] : ['scopes', 'scope'];
  return words.term(vocabulary, decisions[id].value);
}

export function verdict(context) {
  const { text, page, procedure, procedures } = context;
  const { label, sentence } = headline(context);
  return html`<header class="verdict" part="verdict">
    <h2 tabindex="-1" data-focus>${label}</h2>
    <p class="lead">${sentence}</p>
    ${confirmMark(context.named, context)} ${category(context, context)}
    <p class="small">${procedure ? html`${text.procedure(procedures[procedure])}${text.then}` : nothing}${text.asOf(page.shortDate(context.session.asOf))}</p>
  </header>`;
}

// Where to file and whom to ask, each with its steps or its number.
import { html, nothing } from 'lit-html';

import { claimItem } from './basis.js';
import { fold } from './stages.js';

/** The steps that hold under the procedure that decided, or today's. */
const stepsOf = (term, procedure) => term.steps?.find((block) => (block.procedure ?? undefined) === procedure);

function place(code, vocabulary, context) {
  const { words, text, procedure } = context;
  const term = words.term(vocabulary, code);
  const steps = stepsOf(term, procedure);
  return html`<li>
    <strong>${term.label}</strong> ${term.hint ? html`<span class="hint">${term.hint}</span>` : nothing}
    ${term.phone ? html`<a class="button" href="tel:${term.phone}">${text.call(term.phone)}</a>` : nothing}
    ${term.url ? html`<a class="button" href=${term.url} target="_blank" rel="noopener noreferrer">${text.open}</a>` : nothing}
    ${steps
      ? fold('how', text.how, () => html`<ol>${steps.list.map((step) => html`<li>${step}</li>`)}</ol>
          <ul class="small">${steps.cite.map((id) => claimItem(id, context))}</ul>`, context)
      : nothing}
  </li>`;
}

const mostShown = 2; // where there are more to choose from, the first are those that fit best

/** Where to file is numbered, best first; whom to ask has no order. */
function list(codes, vocabulary, context, first = 1) {
  const items = codes.map((code) => place(code, vocabulary, context));
  return vocabulary === 'channels' ? html`<ol class="places" start=${first}>${items}</ol>` : html`<ul class="places">${items}</ul>`;
}

export function places({ value }, vocabulary, context) {
  const others = value.slice(mostShown);
  if (vocabulary !== 'channels' || others.length < 2) return list(value, vocabulary, context);
  return html`${list(value.slice(0, mostShown), vocabulary, context)}
    ${fold('more', context.text.otherPlaces(others.length), () => list(others, vocabulary, context, mostShown + 1), context)}`;
}

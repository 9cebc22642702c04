// Why a bill does not settle: the causes in the order in which they are tried, each with its action. One stands open; the
// reader goes on to the next where it has not helped.
import { html, nothing } from 'lit-html';

/** What stands at the head: the cause to try first, and how to read the list. */
export function firstCause({ decisions, words, text }) {
  const [code, ...more] = decisions.causes.value;
  const lead = code === 'ask' ? text.causes.unknown : more.length ? text.causes.inTurn : text.causes.single;
  return { label: words.label('causes', code), sentence: lead };
}

/** Causes with their actions: the two lists name the same in the same order. */
export function pairs({ decisions, words }) {
  return decisions.causes.value.map((code, index) => {
    const action = words.term('actions', decisions.actions.value[index]);
    return { cause: words.term('causes', code), action, steps: action.steps?.flatMap(({ list }) => list) ?? [] };
  });
}

/** What the section rests on: the claims of the causes, and of the steps. */
export const claimsOf = ({ decisions, words }) => [
  decisions.causes,
  { claims: decisions.actions.value.flatMap((code) => words.term('actions', code).steps?.flatMap(({ cite }) => cite) ?? []) },
];

/** Closes this cause and opens the next, where reading goes on. */
function goOn({ currentTarget }) {
  const item = currentTarget.closest('li');
  const next = item.nextElementSibling;
  item.querySelector('details').open = false;
  next.querySelector('details').open = true;
  next.querySelector('summary').focus();
  next.scrollIntoView({ block: 'nearest' });
}

function item({ cause, action, steps }, index, all, { text }) {
  return html`<li>
    <details ?open=${index === 0}>
      <summary><span class="number">${index + 1}</span> <strong>${cause.label}</strong></summary>
      ${cause.hint ? html`<p class="hint">${cause.hint}</p>` : nothing}
      <p class="action">${action.label}</p>
      <ol>${steps.map((step) => html`<li>${step}</li>`)}</ol>
      ${action.phone ? html`<a class="button" href="tel:${action.phone}">${text.call(action.phone)}</a>` : nothing}
      ${index + 1 < all.length ? html`<button type="button" class="next" @click=${goOn}>${text.causes.next}</button>` : nothing}
    </details>
  </li>`;
}

export const causes = (context) => {
  const all = pairs(context);
  return html`${all.length > 1 ? html`<p class="small">${context.text.causes.help(all.length)}</p>` : nothing}
    <ol class="tries">${all.map((pair, index) => item(pair, index, all, context))}</ol>`;
};

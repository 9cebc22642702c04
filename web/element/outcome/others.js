// What is said elsewhere: rules that fitted but did not decide, and leads that nobody has confirmed.
import { html, nothing } from 'lit-html';

import { claimItem } from './basis.js';
import { fold } from './stages.js';

function claimant({ decision, value, why, claims }, context) {
  const { words, text, titles } = context;
  return html`<li>
    <strong>${titles[decision]}</strong>${context.text.colon}${words.describe(decision, value)}
    ${why ? html`<span class="hint">${text.because([words.label('reasons', why)])}</span>` : nothing}
    <ul class="small">${claims.map((id) => claimItem(id, context))}</ul>
  </li>`;
}

function list(entries, summary, help, context) {
  if (!entries.length) return nothing;
  const said = () => html`<p class="hint">${help}</p>
    <ul>${entries.map((entry) => claimant(entry, context))}</ul>`;
  return fold('others titled', html`<h3>${summary}</h3>`, said, context);
}

export const others = ({ dissent, to_verify: leads }, context) => html`
  ${list(dissent, context.text.dissent(dissent.length), context.text.dissentHelp, context)}
  ${list(leads, context.text.leads(leads.length), context.text.leadsHelp, context)}
`;

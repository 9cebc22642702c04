// On whose word: the claims behind a part of the outcome with their sources, and the mark that asks for confirmation.
import { html, nothing } from 'lit-html';

import { fold } from './stages.js';

/** Why decisions have to be confirmed: reasons, each once, without those that the verdict already named. */
export const doubts = (decisions, named = []) => [
  ...new Set(decisions.flatMap((decision) => decision.confirm_because ?? []).filter((reason) => !named.includes(reason))),
];

/** Whether a value says by itself that the insured place has to be asked. */
const asks = ({ value }) => value === 'check_with_insured_place' || value?.kind === 'ask_insured_place';

export const confirmMark = (reasons, { words, text }) =>
  reasons.length
    ? html`<p class="confirm" part="confirm"><strong>${text.confirm}</strong>
        <span>${text.because(reasons.map((reason) => words.label('doubts', reason)))}</span></p>`
    : nothing;

/** The mark of one decision, unless the verdict or the value itself has said as much. */
export const markOf = (decision, context) =>
  asks(decision) ? nothing : confirmMark(doubts([decision], context.named), context);

/** What a source says or is called stays in its own language, and is marked as that where the page speaks another. */
const quote = (words, text) => text.quote?.(words) ?? words;

function source({ id, clause }, { sources, text }) {
  const { title, issuer, number, url, official, date, verified_on } = sources[id];
  const name = url ? html`<a href=${url} target="_blank" rel="noopener noreferrer">${quote(title, text)}</a>` : quote(title, text);
  return html`<li>
    ${name}${clause ? quote(text.clause(clause), text) : nothing}
    <span class="small">${official ? `${text.official} · ` : nothing}${quote([issuer, number, date].filter(Boolean).join(' · '), text)}
      ${verified_on ? html`<span class="nowrap">${text.checkedOn(verified_on)}</span>` : nothing}</span>
  </li>`;
}

export function claimItem(id, context) {
  const { claims, text, page } = context;
  if (!claims) return html`<li>${text.basisToCome}</li>`;
  const { claim, grade, sources, from, to } = claims[id];
  return html`<li>
    ${quote(claim, text)}
    <span class="small">${text.grade[grade]}${from ? html` · ${text.since(page.shortDate(from), to && page.shortDate(to))}` : nothing}</span>
    <ul class="sources">${sources.map((cited) => source(cited, context))}</ul>
  </li>`;
}

const claimsOf = (decisions) => [...new Set(decisions.flatMap(({ claims }) => claims))];

/**
 * A disclosure with every claim that the outcome rests on, under the titles that the outcome stands under.
 * @param {[title: string, decisions: object[]][]} parts
 */
export function basis(parts, context) {
  const { text } = context;
  const cited = parts.map(([title, decisions]) => ({ title, ids: claimsOf(decisions) })).filter(({ ids }) => ids.length);
  if (!cited.length) return nothing;
  const quoted = () => html`${text.quoted ? html`<p class="small">${text.quoted}</p>` : nothing}
    ${cited.map(({ title, ids }) => html`<h4>${title}</h4><ul>${ids.map((id) => claimItem(id, context))}</ul>`)}`;
  const count = new Set(cited.flatMap(({ ids }) => ids)).size;
  return html`<section class="basis folded" part="section basis">${fold('titled', html`<h3>${text.basis} (${count})</h3>`, quoted, context)}</section>`;
}

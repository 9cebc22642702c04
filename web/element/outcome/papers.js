// The checklist: what to take along, to be ticked off, with alternatives.
import { html, nothing } from 'lit-html';

const tick = (content) => html`<label class="tick"><input type="checkbox" autocomplete="off" /> <span>${content}</span></label>`;

function paper(code, { words }) {
  const { label, term, hint } = words.term('papers', code);
  return html`${label}${term ? html` <small class="term">${term}</small>` : nothing}
    ${hint ? html`<span class="hint">${hint}</span>` : nothing}`;
}

const alternative = (codes, context) =>
  codes.length === 0
    ? html`<p>${context.text.nothingNeeded}</p>`
    : codes.length === 1
      ? tick(paper(codes[0], context))
      : tick(codes.map((code, index) => html`${index ? context.text.plus : nothing}${paper(code, context)}`));

function group(alternatives, context) {
  if (alternatives.length > 1) {
    return html`<li><fieldset class="choice"><legend>${context.text.oneOf}</legend>
      ${alternatives.map((codes) => alternative(codes, context))}</fieldset></li>`;
  }
  return alternatives[0].map((code) => html`<li>${tick(paper(code, context))}</li>`);
}

export function papers({ value, confirm_because: because = [] }, context) {
  if (value.length) return html`<ul class="papers">${value.map((alternatives) => group(alternatives, context))}</ul>`;
  return html`<p>${because.includes('otherwise') ? context.text.papersUnknown : context.text.papersFew}</p>`;
}

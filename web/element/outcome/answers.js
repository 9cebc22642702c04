// What the reader answered, each to be changed.
import { html, nothing } from 'lit-html';

import { fullName } from '../regions.js';

const placeWords = { insured_region: 'insuredUnknown', care_region: 'careUnknown' };

function answer(fact, value, { questions, regions, page }) {
  const question = questions[fact] ?? {};
  if (value === 'unsure') return page[placeWords[fact]] ?? question.unsure ?? page.unsure;
  if (value === 'abroad') return page.abroad;
  if (fact in placeWords) return fullName(regions, value, page);
  if (/^\d{4}-/.test(value)) return page.longDate(value);
  return question.values?.[value]?.label ?? { true: page.yes, false: page.no }[value] ?? value;
}

export function answers(context, control) {
  const { session, path, questions, text } = context;
  return html`<dl class="answers">${['insured_region', 'care_region', ...path].map((fact) => {
    if (!session.answers.has(fact)) return nothing;
    const ask = questions[fact]?.ask ?? fact;
    return html`<div>
      <dt>${ask}</dt>
      <dd><span>${answer(fact, session.answers.get(fact), context)}</span>
        <button type="button" class="link" aria-label=${text.changeAnswer(ask)} @click=${() => control.change(fact)}>${text.change}</button></dd>
    </div>`;
  })}</dl>`;
}

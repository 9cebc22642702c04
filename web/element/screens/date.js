// A question for a date, or for the month of one: native fields, with typed words understood where a browser has none.
// Loaded with the first question of this kind.
import { html, nothing } from 'lit-html';

import { isDate } from '../dates.js';
import { today } from '../session.js';

export function dateField(step, words, value, text) {
  const months = words.precision === 'month';
  const part = (date) => (months ? date?.slice(0, 7) : date);
  const setToday = (event) => {
    event.target.form.elements.date.value = today();
    event.target.form.elements.date.focus();
  };
  const offersToday = !months && (!step.max || step.max >= today());
  return html`
    <div class="date">
      <input type=${months ? 'month' : 'date'} name="date" id="date" aria-labelledby="question" aria-describedby="error"
        min=${part(step.min) ?? nothing} max=${part(step.max) ?? nothing}
        value=${value && value !== 'unsure' ? part(value) : ''} />
      ${offersToday ? html`<button type="button" @click=${setToday}>${text.isToday}</button>` : nothing}
    </div>
  `;
}

/** What was filled in, as a date: 1955-3, 1955/3 and 1955年3月 are a month where one is asked for. */
export function typedDate(typed, months) {
  const [, year, month, day] = /^\s*(\d{4})\D+(\d{1,2})(?:\D+(\d{1,2}))?\D*$/.exec(typed) ?? [];
  if (!year || (months ? day : !day)) return null;
  const date = [year, month.padStart(2, '0'), (day ?? '1').padStart(2, '0')].join('-');
  return isDate(date) ? date : null;
}

/** The date that was filled in, or what is wrong with it. */
export function readDate(typed, step, words, text) {
  const months = words.precision === 'month';
  const [inWords, first] = months ? [text.longMonth, step.min?.slice(0, 7) + '-01'] : [text.longDate, step.min];
  const date = typedDate(typed, months);
  if (!date) return { error: months ? text.enterMonth : text.enterDate };
  if (step.min && date < first) return { error: text.dateTooEarly(inWords(step.min)) };
  if (step.max && date > step.max) return { error: text.dateTooLate(inWords(step.max)) };
  return { value: date < step.min ? step.min : date };
}

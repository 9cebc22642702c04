// One question: the heading asks it, native radios or a date answer it.
import { nothing } from 'lit-html';

import { html } from '../html.js';

/** The answers that a question offers, with their words. */
function options(step, words, text) {
  const known = step.type === 'boolean' ? ['true', 'false'] : (step.options ?? []);
  const fallback = { true: text.yes, false: text.no };
  const list = known.map((value) => ({ value, ...(words.values?.[value] ?? { label: fallback[value] ?? value }) }));
  if (step.unsure) list.push({ value: 'unsure', label: words.unsure ?? text.unsure });
  return list;
}

const radio = ({ value, label, hint, term }, chosen) => html`
  <label class="option">
    <input type="radio" name="answer" value=${value} ?checked=${chosen === value} />
    <span class="words">
      <span class="label">${label}</span>
      ${term ? html`<span class="term">(${term})</span>` : nothing}
      ${hint ? html`<span class="hint">${hint}</span>` : nothing}
    </span>
  </label>
`;

/** The answer of a form, or what is wrong with it. */
function read(form, { step, words, date: dates }, text) {
  const chosen = new FormData(form).get('answer');
  if (step.type !== 'date') return chosen ? { value: chosen } : { error: text.chooseOne };
  const date = form.elements.date.value;
  if (!date && chosen) return { value: chosen };
  return dates.readDate(date, step, words, text);
}

const disclosure = (summary, words) =>
  words ? html`<details><summary>${summary}</summary><p>${words}</p></details>` : nothing;

export function questionScreen(screen, control, text) {
  const { step, words, value, changing, date } = screen;
  const submit = (event) => {
    event.preventDefault();
    const form = event.currentTarget;
    const { value: given, error } = read(form, screen, text);
    for (const place of form.querySelectorAll('.error')) place.textContent = error ?? '';
    const summary = form.querySelector('.error-summary');
    summary.hidden = !error;
    form.querySelector('#error').hidden = !error;
    if (error) summary.focus();
    else control.answer(given);
  };
  const mend = (event) => {
    event.preventDefault();
    event.currentTarget.closest('form').querySelector('input').focus();
  };
  // A number picks the option at that place, as long as nothing is being typed.
  const pick = (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || /date|month/.test(event.target.type)) return;
    const option = event.currentTarget.querySelectorAll('.option input')[event.key - 1];
    if (!option) return;
    option.checked = true;
    option.focus();
  };
  return html`
    <form @submit=${submit} @keydown=${pick} novalidate>
      <div class="top">
        <button type="button" class="link" @click=${() => control.back()}>‹ ${changing ? text.cancel : text.back}</button>
        <span class="progress">${changing ? text.changing : text.atMost(step.at_most)}</span>
      </div>
      <div class="error-summary" role="alert" tabindex="-1" hidden>
        ${text.problemWith}<a href="#error" class="error" @click=${mend}></a>
      </div>
      <fieldset>
        <legend><h2 id="question" tabindex="-1" data-focus>${words.ask ?? step.fact}</h2></legend>
        ${changing?.length ? html`<p class="hint">${text.changingHelp(changing)}</p>` : nothing}
        <p id="error" class="error" hidden></p>
        ${date ? date.dateField(step, words, value, text) : nothing}
        ${options(step, words, text).map((option) => radio(option, value))}
      </fieldset>
      ${disclosure(text.help, words.help)} ${disclosure(text.why, words.why)}
      <div class="actions"><button class="primary" type="submit">${text.next}</button></div>
    </form>
  `;
}

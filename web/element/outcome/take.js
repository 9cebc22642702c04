// The buttons for taking the outcome along. What they do is loaded when the first of them is pressed.
import { html } from 'lit-html';

import { insideAnApp } from '../webview.js';

/** A button that does one of these things, and says what came of it in the place that its section has for that. */
export function taker(name, context, { element, digest, part }) {
  const act = async ({ currentTarget }) => {
    const place = currentTarget.closest('section').querySelector('.took');
    try {
      const { take } = await part('take.js');
      await take(name, { element, context, digest, place });
    } catch {
      place.textContent = context.text.takeFailed;
    }
  };
  const { take: says, taken } = context.text;
  return html`<button type="button" aria-label=${says[name]} @click=${act}>${taken[name] ?? says[name]}</button>`;
}

/** @param {object} screen the outcome's screen, with the element and what loads further parts */
export function takeAlong(context, screen) {
  const { text } = context;
  const { element } = screen;
  const offered = [
    ...(insideAnApp ? [] : ['print']),
    'picture',
    ...(insideAnApp ? [] : ['calendar']),
    'text',
    ...(element.history ? ['link'] : []),
  ];
  return html`<section class="take" part="section take">
    <h3>${text.sections.take}</h3>
    <div class="actions">${offered.map((name) => taker(name, context, screen))}</div>
    <div class="took" aria-live="polite"></div>
  </section>`;
}

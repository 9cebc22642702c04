// The buttons for taking the outcome along. What they do is loaded when the first of them is pressed.
import { html } from 'lit-html';

import { insideAnApp } from '../webview.js';

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
  const act = async (event, name) => {
    const place = event.currentTarget.closest('section').querySelector('.took');
    try {
      const { take } = await screen.part('take.js');
      await take(name, { element, context, digest: screen.digest, place });
    } catch {
      place.textContent = text.takeFailed;
    }
  };
  return html`<section class="take" part="section take">
    <h3>${text.sections.take}</h3>
    <div class="actions">${offered.map((name) => html`<button type="button" @click=${(event) => act(event, name)}>${text.take[name]}</button>`)}</div>
    <div class="took" aria-live="polite"></div>
  </section>`;
}

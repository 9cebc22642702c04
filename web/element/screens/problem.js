// While something is on its way, and when it does not arrive.
import { nothing } from 'lit-html';

import { html } from '../html.js';

/** The static pages, beside this module. */
const pages = new URL('guide/', import.meta.url).href;

export const loadingScreen = (screen, control, text) =>
  html`<p class="loading" role="status">${text.loading}</p>`;

export function problemScreen({ kind, detail, again }, control, text) {
  const [title, words] = text.problem[kind] ?? text.problem.other;
  const date = /\d{4}-\d{2}-\d{2}/.exec(detail ?? '')?.[0];
  return html`<div>
    <div role="alert">
      <h2 tabindex="-1" data-focus>${title}</h2>
      <p>${words}${kind === 'date' && date ? html`<strong>${text.shortDate(date)}</strong>` : nothing}</p>
    </div>
    <p>${text.hotline(html`<a href="tel:12393">12393</a>`)} <a href=${pages} target="_blank" rel="noopener">${text.pages}</a></p>
    <div class="actions">
      ${kind === 'date' || kind === 'state'
        ? nothing
        : html`<button class="primary" @click=${() => control.retry(again)}>${text.retry}</button>`}
      <button @click=${() => control.reset()}>${text.restart}</button>
    </div>
  </div>`;
}

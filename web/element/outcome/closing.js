// How the outcome ends: whose word it is not, how to report a mistake, and how to begin again.
import { html } from 'lit-html';

import { taker } from './take.js';

const hotline = html`<a href="tel:12393">12393</a>`;

export const closing = (context, screen, control) => html`<section class="closing">
  <p class="small">${context.text.notOfficial} <span class="nowrap">${context.text.doubt(hotline)}</span></p>
  <div class="actions">
    <button type="button" @click=${() => control.reset()}>${context.text.again}</button>
    ${taker('report', context, screen)}
  </div>
  <div class="took" aria-live="polite"></div>
</section>`;

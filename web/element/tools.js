// What helps to read, below every screen: large letters, and reading aloud with them.
import { nothing } from 'lit-html';

import { html } from './html.js';
import { part } from './store.js';

const speaks = 'speechSynthesis' in globalThis;

/** Reads the screen aloud, or stops. */
async function readAloud(element) {
  const { aloud } = await part('aloud.js');
  aloud(element.shadowRoot.querySelector('.guide'));
}

export function tools(element, text) {
  const enlarge = () => {
    element.elder = !element.elder;
    element.screen = { ...element.screen };
  };
  return html`<div class="tools" part="tools">
    <button type="button" class="link" aria-pressed=${element.elder} @click=${enlarge}>${text.large}</button>
    ${element.elder && speaks ? html`<button type="button" class="link" @click=${() => readAloud(element)}>${text.aloud}</button>` : nothing}
  </div>`;
}

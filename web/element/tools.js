// What helps to read, above every screen: large letters, and reading aloud with them.
import { nothing } from 'lit-html';

import { html } from './html.js';
import { part } from './store.js';

/** Large letters, or no longer. */
export function enlarge(element) {
  element.elder = !element.elder;
  element.screen = { ...element.screen };
}

/** Reads the screen aloud, or stops. */
async function read(element) {
  const { aloud } = await part('aloud.js');
  aloud(element.shadowRoot.querySelector('.guide'));
}

/** The button that reads aloud, where the browser can. */
export const aloud = (element, text) =>
  'speechSynthesis' in globalThis ? html`<button type="button" class="link" @click=${() => read(element)}>${text.aloud}</button>` : nothing;

// The way from one language to another: three buttons above every screen. Loaded once there is something to read.
import { html } from 'lit-html';

import { sheet } from './sheet.js';

/** By language what it is called, what the buttons are called together, and what is said once it is spoken. */
const names = {
  'zh-Hans': [html`简体`, '语言', '现在是简体中文。'],
  'zh-Hant': [html`繁體`, '語言', '現在是繁體中文。'],
  en: [html`English`, 'Language', 'The page is in English now.'],
};

/**
 * The button that is pressed keeps the focus while the words around it change.
 * @param {string} lang the language that is spoken
 * @param {boolean} told whether the reader has just changed it, to be told so
 */
export const languages = (lang, told, speak) => html`<nav class="languages" part="languages" aria-label=${names[lang][1]}>
  ${Object.entries(names).map(([code, [name]]) => html`<button type="button" class="link" lang=${code} aria-current=${code === lang} @click=${() => speak(code)}>${name}</button>`)}
  <span role="status" class="unseen">${told ? names[lang][2] : ''}</span>
</nav>`;

/** What was drawn aside from the screen, in the language before: done again where it is open, taken away otherwise. */
export function redraw(root) {
  for (const place of root.querySelectorAll('.error-summary, #error')) place.hidden = true;
  for (const place of root.querySelectorAll('.took')) place.replaceChildren();
  root.querySelector('.changes')?.dispatchEvent(new Event('toggle'));
}

export const styles = sheet(/* css */ `
  .languages {
    margin: 0 0 0 auto;
    font-size: 0.9375em;
  }
  [aria-current='true'] {
    font-weight: 600;
    text-decoration: none;
  }
  .unseen {
    position: absolute;
    clip-path: inset(50%);
  }
`);

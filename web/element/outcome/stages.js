// The outcome comes in stages, each after the one before has been painted: what the reader sees first, what stands below it,
// what is folded.
import { html, nothing, render } from 'lit-html';

import { painted } from '../painted.js';

export const below = 1;
export const whole = 2;

/**
 * A disclosure. Its class is its part, too.
 * @param {() => object} content what it holds
 */
export const fold = (name, summary, content, { stage }) => html`<details class=${name} part=${name}>
  <summary>${summary}</summary>
  <div>${stage < whole ? nothing : content()}</div>
</details>`;

/**
 * Draws one stage after the other, and once more when the sources arrive; it is told without them, too.
 * @param {(changes: object) => void} show shows the screen with something of it changed
 * @param {() => Promise<object>} load asks for the texts of what the outcome rests on
 * @param {number} stage what is drawn already
 */
export async function complete(show, load, stage) {
  const known = { stage };
  await painted();
  load().then((basis) => {
    known.basis = basis;
    if (known.stage === whole) show(known);
  }, () => {});
  while (known.stage < whole) {
    known.stage++;
    show(known);
    await painted();
  }
}

const idle = globalThis.requestIdleCallback ?? setTimeout;

/** Draws a screen, if any, where nobody sees it, while there is nothing else to do: the next of its kind takes half the time. */
export const rehearse = (draw) => idle(() => render(draw(), document.createElement('div')));

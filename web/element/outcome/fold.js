// What is folded: drawn without what it holds at first, so that what stands open is painted soon, and filled right after.
import { html, nothing } from 'lit-html';

/**
 * A disclosure. Its class is its part, too.
 * @param {() => object} content what it holds, drawn once the screen has been painted
 */
export const fold = (name, summary, content, { brief }) => html`<details class=${name} part=${name}>
  <summary>${summary}</summary>
  <div>${brief ? nothing : content()}</div>
</details>`;

/** After the frame in which the screen is painted, or soon in a window that is not shown. */
const painted = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 500);
  });

/**
 * Fills what is folded, and once more when the sources arrive; it is told without them, too.
 * @param {(changes: object) => void} show shows the screen with something of it changed
 * @param {Promise<object>} arriving the texts of what the outcome rests on
 */
export async function fill(show, arriving) {
  let basis;
  let filled = false;
  const told = () => filled && show({ brief: false, basis });
  arriving.then((texts) => told((basis = texts)), () => {});
  await painted();
  filled = true;
  told();
}

// Templates, with what another language does to the words in them before they are drawn.
import { html as plain } from 'lit-html';

let mark; // of the language that is being drawn

/** Called before every drawing: `mark` takes the strings and values of a template and gives the values to be drawn. */
export const drawWith = (page) => {
  ({ mark } = page);
};

export const html = (strings, ...values) => plain(strings, ...(mark ? mark(strings, values) : values));

// The look of every screen. `all: initial` keeps the host's inheritance out; what hosts may set are the custom properties.
import { dark, light, roles } from './colours.js';

export const styles = /* css */ `
  :host {
    all: initial;
    display: block;
    color-scheme: light;
    ${roles(light)}
    --round: var(--yidi-radius, 0.75em);
    font: medium/1.6 var(--yidi-font, system-ui, sans-serif);
    color: var(--ink);
    background: var(--paper);
    text-align: start;
    overflow-wrap: anywhere;
  }
  :host([hidden]) {
    display: none;
  }
  :host([theme='dark']) {
    color-scheme: dark;
    ${roles(dark)}
  }
  @media (prefers-color-scheme: dark) {
    :host([theme='auto']) {
      color-scheme: dark;
      ${roles(dark)}
    }
  }
  @media (prefers-contrast: more) {
    :host {
      --soft: var(--ink);
      --line: var(--ink);
    }
  }
  :host([elder]) {
    font-size: x-large;
    --soft: var(--ink);
    --line: var(--ink);
  }
  .guide {
    max-width: 40em;
    margin: auto;
    padding: 1em;
  }
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  fieldset,
  legend {
    margin: 0;
    padding: 0;
    border: 0;
    min-width: 0;
  }
  h2 {
    font-size: 1.5em;
    line-height: 1.35;
  }
  h2:focus {
    outline: none;
  }
  .guide > * > * + *,
  fieldset > * + * {
    margin-top: 1em;
  }
  .top {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
    min-height: 2.75em;
  }
  .progress,
  .hint,
  .term,
  .small {
    color: var(--soft);
    font-size: 0.875em;
    font-weight: 400;
  }
  .hint {
    display: block;
  }
  .option .term {
    margin-inline-start: 0.4em;
  }
  .option input:not(:checked) + .words .term {
    display: none; /* nobody has to read the official names of what they do not choose */
  }
  button,
  .button,
  input,
  select {
    font: inherit;
    color: inherit;
    box-sizing: border-box;
    min-height: max(2.75em, 44px);
    border: 1px solid var(--line);
    border-radius: var(--round);
    background: var(--paper);
    padding: 0.4em 1em;
    max-width: 100%;
  }
  button,
  .button,
  summary,
  .option {
    cursor: pointer;
  }
  button.primary {
    background: var(--accent);
    border-color: var(--accent);
    color: var(--on-accent);
    font-weight: 600;
    padding: 0.4em 2.5em;
  }
  button.link {
    border: 0;
    background: none;
    color: var(--accent);
    text-decoration: underline;
    padding: 0.4em 0;
    min-width: max(2.75em, 44px);
    text-align: start;
  }
  a {
    color: var(--accent);
  }
  :focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }
  input[type='search'],
  select {
    width: 100%;
    margin-top: 0.4em;
  }
  label.hint input {
    color: var(--ink);
    font-size: 1.143em; /* as large as the words around the label */
  }
  .option {
    display: block;
    position: relative;
    margin-top: 0.6em;
  }
  .option input {
    position: absolute;
    left: 1em;
    top: 0.9em;
    width: 1.4em;
    height: 1.4em;
    min-height: 0;
    margin: 0;
    accent-color: var(--accent);
  }
  .option .words {
    display: block;
    border: 1px solid var(--line);
    border-radius: var(--round);
    padding: 0.75em 1em 0.75em 3.25em;
  }
  .option input:checked + .words {
    border-color: var(--accent);
    background: var(--tint);
    box-shadow: inset 0 0 0 1px var(--accent);
  }
  @media (forced-colors: active) {
    .option input:checked + .words {
      outline: 3px solid Highlight;
    }
  }
  .option input:focus-visible + .words {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }
  .option .label {
    font-size: 1.06em;
  }
  .date,
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6em;
  }
  .error {
    color: var(--error);
    font-weight: 600;
  }
  summary {
    color: var(--accent);
    line-height: max(2.75em, 44px);
  }
  .error-summary {
    border: 3px solid var(--error);
    border-radius: var(--round);
    padding: 0.75em 1em;
  }
  .error-summary a {
    color: var(--error);
    font-weight: 600;
  }
  details > :not(summary) {
    margin-bottom: 0.6em;
  }
  [hidden] {
    display: none !important; /* however else it is laid out */
  }
`;

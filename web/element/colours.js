// The roles that colours play, light and dark. Hosts may set those that have a custom property of their own; the ratios
// of contrast stand in web/README.md, and a test computes them anew.

/** Roles that a host may set, as --yidi-ink and so on. */
export const settable = ['ink', 'soft', 'paper', 'tint', 'line', 'accent', 'on-accent'];

export const light = {
  ink: '#1b2324',
  soft: '#566264',
  paper: '#ffffff',
  tint: '#e7f3f1',
  line: '#7d898b',
  accent: '#0b6157',
  'on-accent': '#ffffff',
  warn: '#fff3d6',
  'warn-ink': '#5d3a00',
  error: '#a8201a',
};

export const dark = {
  ink: '#eef3f3',
  soft: '#b3bfc0',
  paper: '#14191a',
  tint: '#16312e',
  line: '#748082',
  accent: '#6fd3c3',
  'on-accent': '#06211d',
  warn: '#3d2f0e',
  'warn-ink': '#ffe2a3',
  error: '#ff9d96',
};

/** What stands on what, and the least ratio that it needs (WCAG 2.2: 4.5 for words, 3 for edges and marks). */
export const pairs = [
  ['ink', 'paper', 4.5],
  ['ink', 'tint', 4.5],
  ['soft', 'paper', 4.5],
  ['soft', 'tint', 4.5],
  ['accent', 'paper', 4.5],
  ['accent', 'tint', 4.5],
  ['on-accent', 'accent', 4.5],
  ['warn-ink', 'warn', 4.5],
  ['error', 'paper', 4.5],
  ['line', 'paper', 3],
];

/** Declarations of custom properties, for a rule of a style sheet. */
export const roles = (colours) =>
  Object.entries(colours)
    .map(([role, colour]) => `--${role}: ${settable.includes(role) ? `var(--yidi-${role}, ${colour})` : colour};`)
    .join('');

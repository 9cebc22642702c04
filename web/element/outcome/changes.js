// What would change the outcome: every question answered otherwise, one at a time.
import { drawWith, html, nothing, render } from 'lit-html';

const verdicts = { scope: 'scopes', filing: 'filings', category: 'categories', causes: 'causes' };
const mostSteps = 200; // to look ahead for one answer; a step takes the engine some microseconds

/** The code of a verdict; of a list the first. */
const codeOf = ({ value }) => (Array.isArray(value) ? value[0] : value);

/** Every verdict that other answers lead to, as sets of codes by decision; nothing where there are too many ways. */
function ahead(answers, ask, found = {}, budget = { left: mostSteps }) {
  const step = ask(answers);
  if (step.state === 'outcome') {
    for (const id in verdicts) if (step.decisions[id]) (found[id] ??= new Set()).add(codeOf(step.decisions[id]));
  } else if (step.state === 'ask') {
    const values = step.type === 'date' ? ['unsure'] : step.type === 'boolean' ? ['true', 'false'] : (step.options ?? []);
    for (const value of values) if (budget.left-- <= 0 || !ahead({ ...answers, [step.fact]: value }, ask, found, budget)) return undefined;
  }
  return found;
}

/** What another answer leads to, in words; nothing where the verdict and the category stay as they are. */
function told(fact, value, ask, { decisions, words, text }) {
  const found = ahead({ [fact]: value }, ask);
  if (!found) return text.severalEndings;
  if (Object.values(found).some(({ size }) => size > 2)) return text.severalEndings;
  const said = Object.entries(verdicts).flatMap(([id, vocabulary]) => {
    const values = [...(found[id] ?? [])];
    if (!values.some((code) => !decisions[id] || code !== codeOf(decisions[id]))) return [];
    return [values.map((code) => words.term(vocabulary, code).label).join(text.or)];
  });
  return said.length ? said.join(text.then) : nothing;
}

function others(fact, context, ask) {
  const { questions, session, page } = context;
  const values = questions[fact]?.values ?? { true: { label: page.yes }, false: { label: page.no } };
  return Object.entries(values).flatMap(([value, { label }]) => {
    if (value === session.answers.get(fact)) return [];
    const what = told(fact, value, ask, context);
    return what === nothing ? [] : [html`<li>${context.text.ifAnswered(label)}${what}</li>`];
  });
}

function list(context, ask) {
  const dated = (fact) => /^\d{4}-/.test(context.session.answers.get(fact));
  const found = context.path
    .filter((fact) => !dated(fact))
    .map((fact) => ({ ask: context.questions[fact]?.ask ?? fact, items: others(fact, context, ask) }))
    .filter(({ items }) => items.length);
  if (!found.length) return html`<p>${context.text.nothingChanges}</p>`;
  return html`<p class="hint">${context.text.changesHelp}</p>
    <dl>${found.map(({ ask: question, items }) => html`<div><dt>${question}</dt><dd><ul>${items}</ul></dd></div>`)}</dl>`;
}

/** @param {(answers: object) => object} ask the step that other answers, by fact, lead to */
export function changes(context, ask) {
  const open = ({ target }) => {
    if (!target.open) return;
    drawWith(context.page);
    render(list(context, ask), target.querySelector('.list'));
  };
  return html`<details class="changes titled" part="changes" @toggle=${open}>
    <summary><h3>${context.text.changes}</h3></summary>
    <div class="list"></div>
  </details>`;
}

// Records what the gallery shows: the states of states.json with the engine's steps and the words that they need.
// node web/gallery/record.mjs writes web/pages/gallery.json anew; tests/web/gallery.test.mjs compares the two.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { parse } from '../element/session.js';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const dist = here('../../build/dist/');
const json = async (path) => JSON.parse(await readFile(path, 'utf8'));

/** Everything that a value names: codes, claims, facts, and the keys of its objects. */
function names(value, found = new Set()) {
  if (typeof value === 'string') found.add(value);
  else if (value && typeof value === 'object') {
    for (const [key, part] of Object.entries(value)) {
      found.add(key);
      names(part, found);
    }
  }
  return found;
}

const only = (entries = {}, kept) => Object.fromEntries(Object.entries(entries).filter(([name]) => kept.has(name)));

/** Of a pack's outcome texts those that a step needs. */
function needed(words, steps) {
  const codes = names(steps);
  const pairs = Object.entries(words.vocabulary).map(([name, terms]) => [name, only(terms, codes)]);
  const vocabulary = Object.fromEntries(pairs.filter(([, terms]) => Object.keys(terms).length));
  const claims = only(words.claims, new Set([...codes, ...names(vocabulary)]));
  const { decisions, procedures } = words;
  return { vocabulary, decisions, procedures: only(procedures, codes), claims, sources: only(words.sources, names(claims)) };
}

/** The steps that lead from an outcome, each answer given otherwise, to those where the way ends. */
function otherwise(step, session, ask, questions) {
  const asks = {};
  const follow = (answers) => {
    const { state, fact, type, options, decisions } = ask({ ...Object.fromEntries(session.answers), ...answers });
    const { scope, filing, category } = decisions ?? {};
    // Of an outcome only what is compared; the screen takes lists of what is said elsewhere to be there.
    asks[JSON.stringify(answers)] = state === 'ask' ? { state, fact, type, options } : { state, decisions: { scope, filing, category }, dissent: [], to_verify: [] };
    if (state !== 'ask') return;
    const values = type === 'date' ? ['unsure'] : type === 'boolean' ? ['true', 'false'] : options;
    for (const value of values) follow({ ...answers, [fact]: value });
  };
  for (const fact of step.path) {
    if (/^\d{4}-/.test(session.answers.get(fact))) continue;
    for (const value of Object.keys(questions[fact]?.values ?? { true: 0, false: 0 })) {
      if (value !== session.answers.get(fact)) follow({ [fact]: value });
    }
  }
  return asks;
}

const packOf = (token) => token.slice(4, 6);

const tokenOf = ({ guide, asOf }, pack, answers) =>
  [`y=1.${pack}.${guide}.${asOf}`, ...Object.keys(answers).sort().map((fact) => `${fact}=${answers[fact]}`)].join('&');

/** The pack of a state, opened, with its texts in Simplified Chinese. */
async function opened(module, id) {
  const { packs } = await json(`${dist}packs/index.json`);
  const files = await readdir(`${dist}packs`);
  const texts = (kind) => json(`${dist}packs/${files.find((file) => new RegExp(`^${id}\\.zh-Hans\\.(filing\\.)?${kind}\\.`).test(file))}`);
  const handle = module.load(new Uint8Array(await readFile(`${dist}packs/${packs[id].file}`)));
  return { step: (state) => module.step(handle, state), questions: (await texts('questions')).facts, outcome: { ...(await texts('outcome')), ...(await texts('basis')) } };
}

/** What a token leads to, with the words to show it. */
function recorded(token, showsAnswers, { step: ask, questions, outcome }) {
  const { digest, ...step } = ask(token);
  if (step.state === 'error') throw new Error(`${token}: ${step.text}`);
  if (step.state === 'ask') return { name: 'question', step, words: questions[step.fact] };
  const session = parse(token, true);
  const asks = showsAnswers ? otherwise(step, session, (answers) => ask(tokenOf(session, packOf(token), answers)), questions) : {};
  const asked = new Set(['insured_region', 'care_region', ...step.path, ...names(asks)]);
  return {
    name: 'outcome',
    step,
    session: { ...session, answers: [...session.answers] },
    words: needed(outcome, [step, asks]),
    questions: only(questions, asked),
    dropped: [],
    asks,
  };
}

/** The states, and by token the screens that the element draws for them. */
export async function record() {
  const module = await import(`${dist}engine.mjs`);
  await module.init({ wasm: await readFile(`${dist}yidi-engine.wasm`) });
  const packs = new Map();
  const sheets = await json(here('states.json'));
  const states = Object.values(sheets).flat();
  const screens = {};
  for (const token of new Set(states.flatMap(({ token }) => token ?? []))) {
    const id = packOf(token);
    if (!packs.has(id)) packs.set(id, await opened(module, id));
    const showsAnswers = states.some((state) => state.token === token && state.show?.includes('answers'));
    screens[token] = recorded(token, showsAnswers, packs.get(id));
  }
  return JSON.parse(JSON.stringify({ sheets, screens })); // without what is undefined
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await writeFile(here('../pages/gallery.json'), JSON.stringify(await record(), null, 1) + '\n');
}

// The engine as the peers' bench wants to drive it: one answer in, the next question or the outcome out. The answers
// are kept here as the page keeps them; each step hands the engine one token and reads the line that it writes.
import { close, init, load, memory, step } from '../../wasm/engine.mjs';
import { areaCode } from './codes.mjs';

const names = {
  destination: 'destination',
  situation: 'situation',
  retirementReached: 'retirement_reached',
  hukou: 'hukou',
  directEmployer: 'direct_employer',
  admissionDate: 'admission_date',
  discharged: 'discharged',
  submissionDate: 'submission_date',
};
const questionOf = Object.fromEntries(Object.entries(names).map(([question, fact]) => [fact, question]));
const facts = Object.entries(names).sort(([, a], [, b]) => (a < b ? -1 : 1)); // as they stand in a token
const kinds = { to_file: 'filing' };
const asOf = '2022-06-01';

// The engine holds so many packs at a time and no more; of those that the bench opens the oldest make room.
const mostOpen = 16;
const open = [];

export async function create(pack) {
  const file = new URL('yidi-engine.wasm', import.meta.url);
  await init({ wasm: globalThis.process ? await (await import('node:fs/promises')).readFile(file) : file });
  const guide = { pack: decoded(pack), handle: undefined, head: '', answers: {} };
  reopen(guide);
  return guide;
}

/** A pack arrives as text, or in a browser as the bytes of that text: see build.mjs. */
function decoded(pack) {
  const text = typeof pack === 'string' ? pack : new TextDecoder().decode(pack);
  return globalThis.Buffer ? Buffer.from(text, 'base64') : Uint8Array.fromBase64(text);
}

function reopen(guide) {
  if (open.length === mostOpen) {
    const oldest = open.shift();
    close(oldest.handle);
    oldest.handle = undefined;
  }
  guide.handle = load(guide.pack);
  open.push(guide);
}

const headOf = (region) => `y=1.44.filing.${asOf}&insured_region=${areaCode(Number(region.slice(1)))}`;

function advance(guide, head, answers) {
  if (guide.handle === undefined) reopen(guide);
  let token = head;
  for (const [question, fact] of facts) if (question in answers) token += `&${fact}=${answers[question]}`;
  const line = step(guide.handle, token);
  if (line.state === 'ask') return { ask: questionOf[line.fact] };
  if (line.state === 'outcome') return { outcome: told(line.decisions) };
  throw new Error(`${line.code} ${line.at}: ${line.text}`);
}

/** The outcome in the fields that the bench compares. */
function told(decisions) {
  const value = (id) => decisions[id]?.value ?? null;
  const fileBy = value('file_by');
  return {
    kind: kinds[value('filing')] ?? value('filing'),
    reason: value('notes')[0]?.code ?? null,
    category: value('category'),
    materials: value('materials') ?? [],
    start: value('valid_from'),
    expiry: value('valid_through'),
    deadline: fileBy?.date ?? null,
    beforeDischarge: fileBy?.event === 'before_discharge_settlement',
    channel: value('channels')[0] ?? null,
    processedBy: value('processing')?.by ?? null,
  };
}

export function start(guide, region) {
  guide.head = headOf(region);
  guide.answers = {};
  return advance(guide, guide.head, guide.answers);
}

export function answer(guide, question, value) {
  guide.answers[question] = value;
  return advance(guide, guide.head, guide.answers);
}

export const outcome = (guide, region, answers) => advance(guide, headOf(region), answers).outcome;

export const wasmBytes = () => memory();

// The answers of one reader, in memory only: what they are, and the token that tells the engine.

/** @typedef {{ guide: string, asOf: string, chosen: boolean, answers: Map<string, string> }} Session */

/** Two digits: the insured province; "00" while the place is not known. */
export const packOf = (insured) => (/^\d{6}$/.test(insured ?? '') ? insured.slice(0, 2) : '00');

/** Whether two mainland places lie in different provinces. */
export function acrossProvinces(insured, care) {
  const isMainland = (code) => /^\d{6}$/.test(code) && code < '700000';
  return isMainland(insured) && isMainland(care) && insured.slice(0, 2) !== care.slice(0, 2);
}

/** Today in the reader's own calendar, as an ISO date. */
export function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** A session with both places; either may be "unsure". */
export function begin({ guide, asOf, insured, care }) {
  const answers = new Map();
  if (insured) answers.set('insured_region', insured);
  if (care) answers.set('care_region', care);
  return { guide, asOf: asOf || today(), chosen: Boolean(asOf), answers };
}

/** The token of the engine: facts in the order of their names. */
export function token(session) {
  const facts = [...session.answers.keys()].sort();
  const head = `y=1.${packOf(session.answers.get('insured_region'))}.${session.guide}.${session.asOf}`;
  return [head, ...facts.map((fact) => `${fact}=${session.answers.get(fact)}`)].join('&');
}

/** The fragment of a link that brings the session back; the day goes in only if the reader chose it. */
export function link(session, digest) {
  const [head, ...facts] = token(session).split('&');
  const [version, pack, guide, asOf] = head.split('.');
  return '#' + [[version, pack, digest, guide, ...(session.chosen ? [asOf] : [])].join('.'), ...facts].join('&');
}

/** The address of this page with that fragment. */
export const address = (session, digest) => location.href.replace(/#.*/, '') + link(session, digest);

/** The session that a token stands for. */
export function parse(text, chosen) {
  const [head, ...facts] = text.split('&');
  const [, , guide, asOf] = head.split('.');
  return { guide, asOf, chosen, answers: new Map(facts.map((fact) => fact.split('='))) };
}

/** With one answer given or changed. */
export function answered(session, fact, value) {
  return { ...session, answers: new Map(session.answers).set(fact, value) };
}

/** With several answers given or changed, by fact. */
export function otherwise(session, others) {
  return { ...session, answers: new Map([...session.answers, ...Object.entries(others)]) };
}

/** With one answer taken back. */
export function without(session, fact) {
  const answers = new Map(session.answers);
  answers.delete(fact);
  return { ...session, answers };
}

const given = ['insured_region', 'care_region', 'submission_date', 'start_date'];

/** Once the outcome is reached: without the answers that its path never asked for, and which those were. */
export function pruned(session, path) {
  const dropped = [...session.answers.keys()].filter((fact) => !given.includes(fact) && !path.includes(fact));
  return { session: dropped.reduce(without, session), dropped };
}

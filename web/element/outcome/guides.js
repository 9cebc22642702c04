// The outcomes of the other guides in the terms of guide filing: what each of their decisions is shown as. One screen, one
// text and one calendar serve them all.

/** By decision of a guide: the decision of filing in whose place it stands, and the vocabulary of its codes. */
const shownAs = {
  late_filing: ['filing', 'late_filings'],
  claim_materials: ['materials'],
  claim_channels: ['channels', 'claim_channels'],
  claim_processing: ['processing'],
  claim_payment: ['payment'],
  claim_steps: ['next_steps', 'claim_steps'],
  claim_notes: ['notes', 'claim_notes'],
  still_valid: ['filing', 'still_valid'],
  filed_valid_through: ['valid_through'],
  filed_change_from: ['change_from'],
  filed_complete_papers_by: ['complete_papers_by'],
  filed_both_places: ['both_places', 'filed_both_places'],
  filed_payment_at_home: ['payment_at_home'],
  validity_contacts: ['contacts', 'validity_contacts'],
  validity_steps: ['next_steps', 'validity_steps'],
  validity_notes: ['notes', 'validity_notes'],
};

const vocabularies = { filing: 'filings', both_places: 'both_places_answers' };

const name = (id) => shownAs[id]?.[0] ?? id;
const renamed = (object) => Object.fromEntries(Object.entries(object).map(([id, value]) => [name(id), value]));

/** A step of any guide with the names that the screen knows. */
export function shown(step) {
  if (step.state !== 'outcome') return step;
  const decisions = renamed(step.decisions);
  if (decisions.retirement_advice) {
    const { value, claims } = decisions.retirement_advice;
    decisions.notes = { ...decisions.notes, value: [...decisions.notes.value, ...value], claims: [...decisions.notes.claims, ...claims] };
  }
  if (step.decisions.still_valid) decisions.scope = { value: 'in_scope', claims: [] }; // it says itself where nothing is to be registered
  const entries = (list) => list.map((entry) => ({ ...entry, decision: name(entry.decision) }));
  return { ...step, decisions, dissent: entries(step.dissent), to_verify: entries(step.to_verify) };
}

/** The words of the pack for that step: titles and codes of the guide that it comes from. */
export function wordsFor(step, words) {
  const vocabulary = { ...words.vocabulary };
  const titles = { ...words.decisions };
  const add = (to, from) => (vocabulary[to] = { ...vocabulary[to], ...words.vocabulary[from] });
  for (const id in step.decisions) {
    const [as, from] = shownAs[id] ?? [];
    if (as) titles[as] = words.decisions[id];
    if (from) add(vocabularies[as] ?? as, from);
  }
  if (step.decisions.claim_catalogue) add('validity', 'claim_catalogues');
  if (step.decisions.retirement_advice) add('notes', 'retirement_advice');
  return { ...words, decisions: titles, vocabulary };
}

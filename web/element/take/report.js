// A report of a mistake, to be completed by the reader: which outcome, by which rules, from which answers.
import { address } from '../session.js';
import { summary } from './summary.js';

/**
 * @param {object} context what the outcome screen draws from
 * @param {string} digest of the pack that decided
 * @param {object} text the words of this part of the page
 */
export function report(context, digest, text) {
  const { decisions, session, page } = context;
  const claims = new Set(Object.values(decisions).flatMap((decision) => decision.claims ?? []));
  return [
    text.reportAbout(summary(context, text).heading),
    text.asOf(page.longDate(session.asOf)),
    address(session, digest),
    [text.sources, ...claims].join(' '),
    text.reportWrong,
  ].join('\n');
}

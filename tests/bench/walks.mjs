// Ways through the guide for the project's own benchmarks: the same ones every time.

const places = ['110000', '310000', '420100', '430100', '440100', '441900', '460100', '510100', '650100', '810000'];
const asOf = '2026-11-22';

/** Numbers between 0 and 1 that look random and are not (mulberry32). */
function numbers(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Walks through the guide `filing`, for people insured in Shenzhen.
 * @param {(token: string) => object} step
 * @returns {{ asks: string[], outcomes: string[], people: object[] }} tokens, and the same people as records for `yidi eval`
 */
export function walks(step, count = 200) {
  const next = numbers(20261122);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const found = { asks: [], outcomes: [], people: [] };
  for (let id = 0; id < count; ++id) {
    const answers = { insured_region: '440300', care_region: pick(places) };
    for (;;) {
      const facts = Object.keys(answers).sort();
      const token = [`y=1.44.filing.${asOf}`, ...facts.map((fact) => `${fact}=${answers[fact]}`)].join('&');
      const line = step(token);
      if (line.state === 'error') throw new Error(`${line.code} ${line.at}: ${line.text}`);
      found[line.state === 'ask' ? 'asks' : 'outcomes'].push(token);
      if (line.state === 'outcome') break;
      const choices = { boolean: ['true', 'false'], symbol: line.options, date: ['2026-11-15'] }[line.type];
      answers[line.fact] = pick(line.unsure ? [...choices, 'unsure'] : choices);
    }
    const plain = { true: true, false: false };
    const record = Object.fromEntries(Object.entries(answers).map(([fact, value]) => [fact, plain[value] ?? value]));
    found.people.push({ id, guide: 'filing', as_of: asOf, answers: record });
  }
  return found;
}

// People who answer "don't know", beside the same people who know: what the first are told as certain, the others have to be
// told as well.
import { readFileSync, readdirSync } from "node:fs";
import { files } from "../evidence/lists.mjs";
import { answersTo, asOf, provinces, randomness, root, walked } from "./walks.mjs";

const read = (path) => JSON.parse(readFileSync(path, "utf8"));

/** Today, and a day on which rules were in force that have ended since; with each, days to answer with. */
const days = { [asOf]: ["2026-03-02", asOf, "2027-02-28"], "2024-10-15": ["2024-02-01", "2024-10-15", "2025-03-31"] };

/** The decisions that are one value; what is gathered may grow with what is known. Guide troubleshoot has none of them. */
const single = new Set(
  [`${root}/data/nation/decisions.json`, ...readdirSync(`${root}/data/nation/decisions`).map((name) => `${root}/data/nation/decisions/${name}`)].flatMap((path) =>
    Object.entries(read(path).decisions).filter(([, { policy }]) => !policy).map(([id]) => id)
  )
);

/** Where rules of some place tell places of care apart: in the capital region, and in the zone of the delta. */
const together = { 11: "130100", 12: "110000", 13: "110000", 31: "330421", 32: "310118", 33: "310118" };

/** How many walks from each place by each way on each day: guides that ask more have more to be looked at. */
const walks = { filing: 24, claim: 10, validity: 6 };

/** Everybody who sets out: from the nation, each capital and each place with rules of its own; out of the province and inside. */
function people() {
  const nation = { pack: "00", insured: ["unsure"], care: ["110000"] };
  const places = provinces.map(({ pack, capital, beside }) => {
    const own = files(`provinces/${pack}`).map((path) => read(path).region).filter((code) => !code.endsWith("0000"));
    return { pack, insured: [...new Set([capital, ...own])], care: [pack === "51" ? "500000" : "510100", together[pack], beside, capital].filter(Boolean) };
  });
  return [nation, ...places].flatMap(({ pack, insured, care }) =>
    insured.flatMap((insured_region) =>
      care.filter((place) => place !== insured_region).flatMap((care_region) =>
        Object.entries(walks).flatMap(([guide, many]) =>
          Object.keys(days).flatMap((day) => Array.from({ length: many }, () => ({ guide, pack, day, questions: {}, answers: { insured_region, care_region } })))
        )
      )
    )
  );
}

/**
 * What people are told as certain who do not know something, although an answer would change it: one of each kind, with the
 * question, the decision, what both are told by which rules, and what both have answered.
 */
export function surer(seed) {
  const random = randomness(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const choose = (step, { questions, day }) => {
    const { given } = (questions[step.fact] = answersTo(step, days[day]));
    return step.unsure && random() < 0.4 ? "unsure" : pick(given);
  };
  const unsure = walked(people(), choose).flatMap((person) => {
    if (person.step.state !== "outcome") throw new Error(JSON.stringify(person));
    const asked = person.step.path.filter((fact) => person.answers[fact] === "unsure");
    return asked.length ? [{ ...person, asked }] : [];
  });
  const others = unsure.flatMap((person) =>
    person.asked.flatMap((fact) => {
      const { insured_region, care_region } = person.answers;
      return person.questions[fact].given.map((answer) => ({ ...person, person, fact, kept: { ...person.answers, [fact]: answer }, answers: { insured_region, care_region } }));
    })
  );
  const known = walked(others, (step, { kept, day }) => {
    const { given, all } = answersTo(step, days[day]);
    const answer = kept[step.fact];
    return answer !== undefined && (step.type === "date" || step.type === "region" || all.includes(answer)) ? answer : pick(given);
  });
  const found = new Map();
  for (const { person, fact, answers, step } of known) {
    if (step.state !== "outcome" || answers[fact] === undefined) continue;
    for (const [decision, told] of Object.entries(person.step.decisions)) {
      const other = step.decisions[decision];
      if (!single.has(decision) || told.status !== "current" || !other || JSON.stringify(told.value) === JSON.stringify(other.value)) continue;
      const { guide, day } = person;
      const key = [guide, fact, decision, told.rule, other.rule].join(" ");
      if (found.has(key)) continue;
      const side = ({ value, rule }, answered) => ({ value, rule, answers: answered });
      found.set(key, { guide, day, fact, decision, unsure: side(told, person.answers), known: side(other, answers) });
    }
  }
  return { compared: known.length, found: [...found.values()] };
}

// Every province and the Corps has an outcome in every guide: for its capital, to another province and beside it, whoever takes
// the first answer each time, the last, or does not know.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { files } from "../evidence/lists.mjs";
import { answersTo, guides, provinces, walked } from "./walks.mjs";

/** What a guide is there to decide. Whose injury is for others to pay learns no more than that (scope). */
const decided = { filing: ["scope", "filing"], claim: ["scope", "late_filing"], validity: ["still_valid"], troubleshoot: ["causes", "actions"] };

const manners = {
  "the first answer": (step) => answersTo(step).given[0],
  "the last answer": (step) => answersTo(step).given.at(-1),
  "not knowing": (step) => (step.unsure ? "unsure" : answersTo(step).given[0]),
};

test("there are 31 provinces and the Corps, and four guides", () => {
  assert.equal(provinces.length, 32);
  assert.deepEqual(guides, ["filing", "claim", "validity", "troubleshoot"]);
});

for (const [manner, choose] of Object.entries(manners)) {
  test(`all of them end in an outcome that decides something: ${manner}`, () => {
    const people = provinces.flatMap(({ pack, called, capital, beside }) =>
      [capital.startsWith("11") ? "310000" : "110000", beside].filter(Boolean).flatMap((care_region) =>
        guides.map((guide) => ({ guide, pack, called, answers: { insured_region: capital, care_region } }))
      )
    );
    const ended = walked(people, choose);
    assert.equal(ended.length, people.length);
    const wrong = ended.filter(({ guide, answers, step }) => {
      const wanted = ["third_party", "work_related"].includes(answers.injury) ? decided[guide].slice(0, 1) : decided[guide];
      return step.state !== "outcome" || wanted.some((decision) => step.decisions[decision]?.value === undefined);
    });
    assert.deepEqual(wrong.map(({ called, guide, answers, step }) => ({ called, guide, answers, step })), []);
  });
}

test("no channel says that it is for the people of its province: nobody else is shown it", () => {
  const names = new Map(provinces.map(({ pack, called }) => [pack, called.slice(0, 2)]));
  const repeated = files("provinces").flatMap((path) =>
    Object.entries(JSON.parse(readFileSync(path, "utf8")).vocabulary?.channels ?? {})
      .filter(([, { hint }]) => new RegExp(`只给${names.get(/provinces.(\d\d)/.exec(path)[1])}.{0,2}参保`).test(hint?.zh))
      .map(([code]) => `${path}: ${code}`)
  );
  assert.deepEqual(repeated, []);
});

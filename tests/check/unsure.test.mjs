// "Don't know" is never surer than an answer (core/adr/0019): whoever does not know something is told nothing for certain that
// an answer would change, in any pack and guide, whatever the question is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { surer } from "./unsure.mjs";

/** Where it is right that they are told so for certain, and why. */
const exceptions = [
  {
    why: "the same day, without its number",
    holds: ({ fact, unsure, known }) =>
      fact === "admission_date" && unsure.value === "from_admission" && known.value === known.answers.admission_date ||
      fact === "paper_valid_until" && unsure.value === "as_paper" && known.value === known.answers.paper_valid_until,
  },
  {
    why: "that the record gives no last day is what \"don't know\" says here as well, and then this is the answer",
    holds: ({ guide, fact }) => guide === "validity" && fact === "filed_until",
  },
  {
    why: "a last day on the record holds whatever the registration was made as; emergencies leave no record and are not asked for one",
    holds: ({ guide, fact, unsure }) => guide === "validity" && fact === "filed_as" && unsure.answers.filed_until !== "unsure",
  },
];

const { compared, found } = surer(1);

test("many people who do not know something are compared with those who do", () => assert.ok(compared > 20_000, `${compared} people`));

test("nobody is told for certain what an answer would change", () => {
  assert.deepEqual(found.filter((one) => !exceptions.some(({ holds }) => holds(one))), []);
});

for (const { why, holds } of exceptions) test(`there is an exception: ${why}`, () => assert.ok(found.some(holds)));

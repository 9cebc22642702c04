// What `yidi check` counts in the project's own data: for which share of the outcomes a decision ends without a rule, or has to
// be confirmed. The shares of counts.json may fall; a rise of more than a point needs a decision in core/adr. Shares, not
// numbers: a new test on a date splits classes, and leaves nobody less sure.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { check } from "./count.mjs";

const allowed = JSON.parse(readFileSync(new URL("counts.json", import.meta.url), "utf8"));
const { status, stderr, report } = check();

test("nothing is found in our own data", () => {
  assert.equal(status, 0, stderr);
  assert.deepEqual(report.findings, []);
});

test("counts.json knows every guide, every kind of pack and every decision (node tests/check/count.mjs writes it)", () => {
  const names = (kinds) => Object.fromEntries(Object.entries(kinds).map(([id, kind]) => [id, Object.keys(kind.decisions)]));
  const all = (guides, kinds) => Object.fromEntries(Object.entries(guides).map(([id, guide]) => [id, names(kinds(guide))]));
  assert.deepEqual(all(report.guides, (guide) => guide.kinds), all(allowed, (guide) => guide));
});

for (const [guide, kinds] of Object.entries(allowed)) {
  test(`${guide}: no greater share of the outcomes ends in otherwise or confirm than was decided on`, () => {
    for (const [pack, most] of Object.entries(kinds)) {
      for (const [decision, counts] of Object.entries(most.decisions)) {
        for (const end of ["otherwise", "confirm"]) {
          const found = report.guides[guide].kinds[pack];
          const was = counts[end] / most.outcomes, is = found.decisions[decision][end] / found.outcomes;
          assert.ok(is <= was + 0.01, `${guide}, pack ${pack}: ${decision} ends in ${end} for ${(is * 100).toFixed(1)} % of the outcomes, ` +
            `${(was * 100).toFixed(1)} % were decided on: a rise needs a decision in core/adr`);
        }
      }
    }
  });

  test(`${guide}: at most 10 questions, 6 on average, and "at most" is at most one too high`, () => {
    const { questions, slack } = report.guides[guide];
    assert.ok(questions.most <= 10, `${questions.most} questions`);
    assert.ok(questions.mean <= 6, `${questions.mean} questions on average`);
    assert.ok(slack <= 1, `slack ${slack}`);
  });
}

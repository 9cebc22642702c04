// What `yidi check` counts in the project's own data: how many outcomes end without a rule, or have to be confirmed. The
// numbers of counts.json may fall; a rise needs a decision in core/adr.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const allowed = JSON.parse(readFileSync(`${root}/tests/check/counts.json`, "utf8"));
const ended = spawnSync(`${root}/build/bin/yidi`, ["check", "--json", "--as-of", "2026-11-22"], { cwd: root, encoding: "utf8" });
const report = JSON.parse(ended.stdout || "{}");

test("nothing is found in our own data", () => {
  assert.equal(ended.status, 0, ended.stderr);
  assert.deepEqual(report.findings, []);
});

test("counts.json names every guide and decision", () => {
  const names = (guides) => Object.fromEntries(Object.entries(guides).map(([id, guide]) => [id, Object.keys(guide.decisions ?? guide)]));
  assert.deepEqual(names(report.guides), names(allowed));
});

for (const [guide, decisions] of Object.entries(allowed)) {
  test(`${guide}: no more outcomes end in otherwise or confirm than were decided on`, () => {
    for (const [decision, most] of Object.entries(decisions)) {
      for (const end of ["otherwise", "confirm"]) {
        const found = report.guides[guide].decisions[decision][end];
        assert.ok(found <= most[end], `${guide}: ${decision} ends in ${end} ${found} times, ${most[end]} were decided on: a rise needs a decision in core/adr`);
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

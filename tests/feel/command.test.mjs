// The command `yidi feel`: what goes where, and how it ends.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const feel = (args, input = "") => spawnSync(`${root}/build/bin/yidi`, ["feel", ...args], { cwd: root, input, encoding: "utf8" });

test("a value goes to stdout as JSON, with exit code 0", () => {
  const { stdout, stderr, status } = feel(['date("2024-02-29") + duration("P1Y")']);
  assert.deepEqual([stdout, stderr, status], ['"2025-02-28"\n', "", 0]);
});

test("what is outside the subset goes to stderr with column, code and the nearest right name, with exit code 1", () => {
  const { stdout, stderr, status } = feel(['1 + conatins("a", "b")']);
  assert.deepEqual([stdout, status], ["", 1]);
  assert.equal(stderr, 'yidi: error YD304: column 5: there is no function "conatins" in the subset (did you mean "contains"?)\n');
});

test("an expression that begins with a minus is no option", () => {
  for (const [expression, value] of [["-5", "-5\n"], ['-duration("P1D")', '"-P1D"\n'], ["-(2 * 3)", "-6\n"]]) assert.equal(feel([expression]).stdout, value);
});

test("the extensions look into the packs", () => {
  const values = feel(["--lines"], ['within("440300", "440000")', 'province("440300")', 'pooling area("440300")', 'add working days(@"2026-09-30", 1)'].join("\n")).stdout;
  assert.deepEqual(values.trim().split("\n").map((line) => JSON.parse(line).value), [true, "440000", "440300", "2026-10-08"]);
});

test("without packs only the extensions fail, with exit code 2", () => {
  assert.equal(feel(["1 + 1", "--packs", "/nowhere"]).stdout, "2\n");
  const { stdout, stderr, status } = feel(['province("440300")', "--packs", "/nowhere"]);
  assert.deepEqual([stdout, status], ["", 2]);
  assert.match(stderr, /YD001: \/nowhere\/index\.json: no compiled packs there/);
});

test("--lines answers every line, good or bad, with exit code 0", () => {
  const { stdout, status } = feel(["--lines"], `1 + 1\n1 / 2\n\n${"1".repeat(100000)}\n"\u0001"\n[1, null]`);
  const lines = stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
  assert.equal(status, 0);
  assert.deepEqual(lines.map((line) => line.error ?? line.value), [2, "YD308", "YD301", "YD213", "\u0001", [1, null]]);
  assert.deepEqual(lines[1], { error: "YD308", column: 3, text: "the operator / is outside the subset" });
});

test("bytes that are no UTF-8 are answered in a line that is", () => {
  const { stdout, status } = feel(["--lines"], Buffer.from([0x22, 0xff, 0x22, 0x0a]));
  assert.deepEqual([JSON.parse(stdout).error, status], ["YD307", 0]);
});

test("neither an expression nor --lines, or both, is a wrong command line", () => {
  assert.equal(feel([]).status, 2);
  assert.equal(feel(["1", "--lines"]).status, 2);
  assert.equal(feel(["1", "2"]).status, 2);
});

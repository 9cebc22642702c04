// Writes counts.json: for each guide and kind of pack, how many outcomes there are and how many end in `otherwise` or have
// to be confirmed. After the packs have been compiled: node tests/check/count.mjs
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** What `yidi check` says of the project's own data, and how it ended. On a fixed day: whether sources are overdue is not for a test to say. */
export function check() {
  const ended = spawnSync(`${root}/build/bin/yidi`, ["check", "--json", "--as-of", "2026-11-22"], { cwd: root, encoding: "utf8" });
  return { status: ended.status, stderr: ended.stderr, report: JSON.parse(ended.stdout || "{}") };
}

/** A line for each decision. */
function text(guides) {
  const lines = (object, indent, inner) =>
    `{\n${Object.entries(object).map(([key, value]) => `${indent}  ${JSON.stringify(key)}: ${inner(value, `${indent}  `)}`).join(",\n")}\n${indent}}`;
  const decision = ({ otherwise, confirm }) => `{ "otherwise": ${otherwise}, "confirm": ${confirm} }`;
  const kind = ({ outcomes, decisions }, indent) => `{\n${indent}  "outcomes": ${outcomes},\n${indent}  "decisions": ${lines(decisions, `${indent}  `, decision)}\n${indent}}`;
  return lines(guides, "", (guide, indent) => lines(guide, indent, kind)) + "\n";
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { status, stderr, report } = check();
  if (!report.guides) {
    console.error(stderr);
    process.exit(status || 2);
  }
  writeFileSync(`${root}/tests/check/counts.json`, text(Object.fromEntries(Object.entries(report.guides).map(([id, guide]) => [id, guide.kinds]))));
}

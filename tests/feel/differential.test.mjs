// `yidi feel` against feelin, another FEEL, on generated expressions. Every difference belongs to a class of
// differences.json, which says who is right and why; a difference of no class fails, and so does a class that no longer
// occurs. FEEL_SEED and FEEL_TREES choose other expressions; only those of the fixed seed have to show every class.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { evaluate } from "feelin";
import { nested, pairs, randomness, smaller } from "./generate.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const seed = Number(process.env.FEEL_SEED ?? 20260101);
const trees = Number(process.env.FEEL_TREES ?? 4000);

// One process for all expressions, in order.
const yidi = spawn(here("../../build/bin/yidi"), ["feel", "--lines"], { stdio: ["pipe", "pipe", "inherit"] });
const waiting = [];
createInterface({ input: yidi.stdout }).on("line", (line) => waiting.shift()(JSON.parse(line)));
after(() => yidi.stdin.end());
const asked = new Map();
const ask = (text) => {
  if (!asked.has(text))
    asked.set(
      text,
      new Promise((resolve) => {
        waiting.push(resolve);
        yidi.stdin.write(text + "\n");
      }),
    );
  return asked.get(text);
};

// Durations in the form that yidi writes, -0 as 0, and NaN, which JSON would make null, as something of its own.
function plain(value) {
  if (value === undefined || value === null || typeof value === "function") return null;
  if (Number.isNaN(value)) return { nan: true };
  if (typeof value === "number") return value + 0;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object") return value;
  const text = value.toJSON ? value.toJSON() : String(value);
  const duration = /^(-?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text);
  if (!duration) return text;
  const [sign, years, months, weeks, days, hours, minutes, seconds] = [duration[1], ...duration.slice(2).map((part) => Number(part ?? 0))];
  const calendar = /[YM]/.test(text.split("T")[0]);
  const amount = calendar ? years * 12 + months : (weeks * 7 + days) * 86400 + hours * 3600 + minutes * 60 + seconds;
  if (amount === 0) return calendar ? "P0M" : "PT0S";
  const parts = (units) => {
    let rest = amount;
    return units.map(([size, letter]) => {
      const count = Math.floor(rest / size);
      rest -= count * size;
      return count ? count + letter : "";
    });
  };
  if (calendar) return `${sign}P${parts([[12, "Y"], [1, "M"]]).join("")}`;
  const [day, ...time] = parts([[86400, "D"], [3600, "H"], [60, "M"], [1, "S"]]);
  return `${sign}P${day}${time.some(Boolean) ? "T" : ""}${time.join("")}`;
}

function typeOf(value) {
  if (value === undefined || value === null) return "null";
  if (Array.isArray(value)) return value.length === 1 ? "single" : value.length === 0 ? "empty" : "list";
  if (typeof value !== "object") return typeof value;
  const text = String(value);
  return /^-?P/.test(text) ? (/[YM]/.test(text.split("T")[0]) ? "months" : "days") : text.includes("T") ? "datetime" : "date";
}

async function compare(node) {
  const ours = await ask(node.text);
  let theirs;
  try {
    theirs = evaluate(node.text, {}).value;
  } catch (error) {
    theirs = undefined;
    node.thrown = error.message;
  }
  const value = "value" in ours ? ours.value : { refused: ours.error };
  const same = !node.thrown && JSON.stringify(value) === JSON.stringify(plain(theirs));
  return { same, ours: value, theirs: node.thrown ? { thrown: node.thrown } : plain(theirs), type: typeOf(theirs) };
}

// The innermost parts of a tree that differ although their own parts agree.
async function differences(node, found) {
  const result = await compare(node);
  node.result = result;
  let inner = false;
  for (const part of node.parts) inner = (await differences(part, found)) || inner;
  if (!result.same && !inner) found.set(node.text, node);
  return inner || !result.same;
}

const shape = (value) => (value === null ? "null" : Array.isArray(value) ? "list" : typeof value === "object" ? Object.keys(value)[0] : typeof value);
const signature = (node) =>
  `${node.form ?? "literal"}(${node.parts.map((part) => part.result.type).join(", ")}): ${shape(node.result.ours)} / ${shape(node.result.theirs)}`;

test("yidi feel and feelin agree on generated expressions but for the listed differences", async () => {
  const { differences: classes } = JSON.parse(readFileSync(here("differences.json"), "utf8"));
  for (const one of classes) one.expression = new RegExp(one.pattern, "u");
  const random = randomness(seed);
  const expressions = [...pairs(random)];
  for (let i = 0; i < trees; i++) expressions.push(nested(random, 2 + (i % 3)));
  const found = new Map();
  let equal = 0;
  for (let i = 0; i < expressions.length; i += 500)
    for (const differs of await Promise.all(expressions.slice(i, i + 500).map((node) => differences(node, found)))) if (!differs) equal++;

  const counts = new Map(classes.map((one) => [one.class, 0]));
  const unlisted = [];
  for (const node of found.values()) {
    const listed = classes.find((one) => one.expression.test(signature(node)));
    if (listed) counts.set(listed.class, counts.get(listed.class) + 1);
    else unlisted.push(node);
  }
  console.log(`${expressions.length} expressions, ${asked.size} with their parts: ${equal} the same, ${expressions.length - equal} with a difference in ${found.size} places`);
  for (const one of classes) console.log(`  ${String(counts.get(one.class)).padStart(5)}  ${one.right.padEnd(7)} ${one.class}`);
  if (process.env.FEEL_SIGNATURES) {
    const by = new Map();
    for (const node of unlisted) by.set(signature(node), [...(by.get(signature(node)) ?? []), node]);
    for (const [key, nodes] of [...by].sort()) console.log(`${nodes.length}\t${key}\t${nodes[0].text}\t${JSON.stringify(nodes[0].result.ours)}\t${JSON.stringify(nodes[0].result.theirs)}`);
  }
  const reports = [];
  for (const node of unlisted.slice(0, 5)) reports.push(await shrunk(node));
  assert.equal(unlisted.length, 0, `${unlisted.length} differences of no class, among them\n${reports.join("\n")}`);
  assert.ok(expressions.length >= 5000, "too few expressions to say much");
  if (!process.env.FEEL_SEED)
    for (const [name, count] of counts) assert.ok(count > 0, `the listed difference "${name}" no longer occurs: take it out of differences.json`);
});

// The smallest expression found that still differs in the same way, told as a person would want it.
async function shrunk(node) {
  const wanted = signature(node);
  let best = node;
  for (let better = node; better; ) {
    better = undefined;
    for (const candidate of smaller(best)) {
      if (candidate.text.length >= best.text.length) continue;
      if (!(await differences(candidate, new Map())) || signature(candidate) !== wanted) continue;
      best = better = candidate;
      break;
    }
  }
  return `  ${best.text}\n    yidi ${JSON.stringify(best.result.ours)}, feelin ${JSON.stringify(best.result.theirs)}\n    ${wanted}`;
}

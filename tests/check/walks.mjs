// People walked through the guides, many at once: each round asks one `yidi step` for the next question of everybody.
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const asOf = "2026-11-22";
const read = (path) => JSON.parse(readFileSync(`${root}/${path}`, "utf8"));

/** The guides, as the data gives them. */
export const guides = Object.keys(read("data/nation/guides.json").guides);

/** Every province in which people are insured, with the place that stands for it, its capital, and another one beside it. */
export const provinces = readdirSync(`${root}/data/regions`)
  .filter((name) => /^\d\d\.json$/.test(name))
  .flatMap((name) => {
    const all = Object.entries(read(`data/regions/${name}`).regions);
    const [code, { name: called, insures = true }] = all.find(([one]) => one.endsWith("0000"));
    if (!insures) return [];
    const places = all.filter(([, place]) => (place.insures ?? true) && !place.hidden && !place.pooling).map(([one]) => one);
    const capital = places.find((one) => one.endsWith("0100")) ?? code;
    const beside = places.find((one) => one !== code && one !== capital && one.endsWith("00"));
    return [{ pack: code.slice(0, 2), code, called, capital, beside }];
  });

const yidi = (command, packs, lines) => {
  const ended = spawnSync(`${root}/build/bin/yidi`, [command, "--packs", packs], { cwd: root, encoding: "utf8", input: lines.join("\n") + "\n", maxBuffer: 1 << 30 });
  if (ended.status) throw new Error(ended.stderr || ended.stdout.slice(0, 1000));
  return ended.stdout.trim().split("\n").map((line) => JSON.parse(line));
};

const token = ({ guide, pack, day = asOf, answers }) =>
  [`y=1.${pack}.${guide}.${day}`, ...Object.keys(answers).sort().map((fact) => `${fact}=${answers[fact]}`)].join("&");

/** Random numbers that are the same in every run (Mulberry32). */
export function randomness(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What a question can be answered with; of days, one before, this and one after, within what it allows. */
export function answersTo({ type, options, min, max, unsure }, around = ["2026-03-02", asOf, "2027-02-28"]) {
  const days = around.filter((day) => (!min || min <= day) && (!max || day <= max));
  const given = type === "boolean" ? ["true", "false"] : type === "date" ? days : type === "region" ? ["110000"] : options;
  return { given, all: unsure ? [...given, "unsure"] : given };
}

/**
 * Takes everybody on to where no question is left. `choose` gives an answer to a question; what comes back are the people with
 * their answers, and the step at which each has ended: an outcome, or whatever went wrong.
 */
export function walked(people, choose, packs = "build/packs") {
  let open = people.map((person) => ({ ...person, answers: { ...person.answers } }));
  const ended = [];
  for (let round = 0; open.length; ++round) {
    const steps = yidi("step", packs, open.map(token));
    const next = [];
    steps.forEach((step, at) => {
      const person = open[at];
      if (step.state !== "ask" || round > 40) ended.push({ ...person, step });
      else next.push({ ...person, answers: { ...person.answers, [step.fact]: choose(step, person) } });
    });
    open = next;
  }
  return ended;
}

/** The outcomes of people whose answers are known, by other packs perhaps. */
export function evaluated(people, packs) {
  const typed = (value) => ({ true: true, false: false })[value] ?? value;
  const lines = people.map(({ guide, answers }, id) =>
    JSON.stringify({ id, guide, as_of: asOf, answers: Object.fromEntries(Object.entries(answers).map(([fact, value]) => [fact, typed(value)])) })
  );
  return yidi("eval", packs, lines);
}

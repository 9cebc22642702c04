// The closing table, as Markdown: what each province has of its own, and where people are still sent to their insured place.
// After the packs have been compiled: node tests/check/provinces.mjs [how many walks for each place, way and guide]
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { claims, files } from "../evidence/lists.mjs";
import { check } from "./count.mjs";
import { answersTo, evaluated, guides, provinces, randomness, root, walked } from "./walks.mjs";

const read = (path) => JSON.parse(readFileSync(path, "utf8"));
const walks = Number(process.argv[2] ?? 40);

/** The rules of a province's files, and the claims that they and their texts carry. */
function own(pack) {
  const carried = new Set();
  const walk = (value) => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, inner] of Object.entries(value)) if (key === "cite" || key === "see") inner.forEach((id) => carried.add(id)); else walk(inner);
  };
  const documents = files(`provinces/${pack}`).map(read);
  documents.forEach(walk);
  return { rules: documents.flatMap(({ rules }) => rules ?? []), areas: [...new Set(documents.map(({ region }) => region))].sort(), carried };
}

/** The packs of the nation alone: the same questions and words, and no rule of any province. */
function nationAlone() {
  const folder = mkdtempSync(join(tmpdir(), "yidi-nation-"));
  cpSync(`${root}/data`, `${folder}/data`, { recursive: true });
  for (const name of readdirSync(`${folder}/data/provinces`, { recursive: true }).filter((file) => file.endsWith(".json"))) {
    const path = `${folder}/data/provinces/${name}`;
    writeFileSync(path, JSON.stringify({ ...read(path), rules: [] }));
  }
  const made = spawnSync(`${root}/build/bin/yidi`, ["compile", "-q", `${folder}/data`, "-o", `${folder}/packs`], { encoding: "utf8" });
  if (made.status) throw new Error(made.stderr);
  return { packs: `${folder}/packs`, close: () => rmSync(folder, { recursive: true }) };
}

const values = ({ state, decisions }) => state === "outcome" && JSON.stringify(Object.entries(decisions).map(([id, { value }]) => [id, value]));

/** Where people go whose province has no other city. */
const neighbours = { 11: "120000", 12: "110000", 31: "320500", 46: "440100", 50: "510100", 54: "510100", 66: "659001" };

/** For each province how many of the sampled outcomes there are, and how many of them no rule of the nation comes to. */
function sampled() {
  const random = randomness(1);
  const insured = ({ capital, areas }) => [...new Set([capital, ...areas.filter((code) => !code.endsWith("0000"))])];
  const people = provinces.flatMap((province) =>
    insured({ ...province, areas: own(province.pack).areas }).flatMap((insured_region) =>
      [insured_region.startsWith("11") ? "310000" : "110000", province.capital === insured_region ? (province.beside ?? neighbours[province.pack]) : province.capital].flatMap(
        (care_region) => guides.flatMap((guide) => Array.from({ length: walks }, () => ({ guide, pack: province.pack, answers: { insured_region, care_region } })))
      )
    )
  );
  const ended = walked(people, (step) => {
    const { all } = answersTo(step);
    return all[Math.floor(random() * all.length)];
  });
  const nation = nationAlone();
  const alone = evaluated(ended, nation.packs).map(values);
  nation.close();
  const here = evaluated(ended, "build/packs").map(values);
  const found = new Map(provinces.map(({ pack }) => [pack, { all: new Set(), other: new Set() }]));
  ended.forEach(({ guide, pack }, at) => {
    const { all, other } = found.get(pack);
    all.add(guide + here[at]);
    if (here[at] !== alone[at]) other.add(guide + here[at]);
  });
  return { found, people: ended.length };
}

const graded = claims();
const { found, people } = sampled();
const row = (cells) => `| ${cells.join(" | ")} |`;

console.log("## Provinces\n");
console.log(`Outcomes: ${people} walks by random answers, ${walks} for each capital and each place with rules of its own, out of the province`);
console.log("and inside, in each guide; how many different ones there were, and how many of those the nation's rules alone do not come to.\n");
console.log(row(["Province", "Areas", "Rules", "Claims A", "B", "C", "Outcomes", "Not the nation's"]));
console.log(row(["---", ...Array(7).fill("---:")]));
for (const { pack, called } of provinces) {
  const { rules, areas, carried } = own(pack);
  const claimed = (grade) => [...carried].filter((id) => graded.get(id)?.[0].grade === grade).length;
  const { all, other } = found.get(pack);
  console.log(row([called, areas.length, rules.length, claimed("A"), claimed("B"), claimed("C"), all.size, other.size]));
}

console.log("\n## Left to the insured place\n");
console.log("Of all outcomes (`yidi check`): for which share a decision ends without a rule, or has to be confirmed.\n");
console.log(row(["Guide", "Decision", "Outcomes", "Without a rule", "To be confirmed"]));
console.log(row(["---", "---", "---:", "---:", "---:"]));
const share = (part, whole) => `${((100 * part) / whole).toFixed(1)} %`;
for (const [guide, { kinds }] of Object.entries(check().report.guides)) {
  const sums = new Map();
  let outcomes = 0;
  for (const kind of Object.values(kinds)) {
    outcomes += kind.outcomes;
    for (const [decision, { otherwise, confirm }] of Object.entries(kind.decisions)) {
      const sum = sums.get(decision) ?? { otherwise: 0, confirm: 0 };
      sums.set(decision, { otherwise: sum.otherwise + otherwise, confirm: sum.confirm + confirm });
    }
  }
  for (const [decision, { otherwise, confirm }] of [...sums].sort(([, one], [, other]) => other.otherwise - one.otherwise || other.confirm - one.confirm))
    console.log(row([guide, decision, outcomes, share(otherwise, outcomes), share(confirm, outcomes)]));
}

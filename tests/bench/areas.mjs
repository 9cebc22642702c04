// The same rules for more areas than one: area 0 is Shenzhen as authored, the others differ from it in the values that
// an area fixes for itself.
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { areaCode, shenzhen } from './codes.mjs';

const authored = fileURLToPath(new URL('data', import.meta.url));

/** What area k fixes for itself, in the words of the authored Shenzhen. */
const replacements = (params) => [
  ['date("2022-04-29")', `date("${params.channelOpened}")`],
  ['duration("P10D")', `duration("P${params.deadlineDays}D")`],
  ['duration("P1Y")', `duration("P${params.validityYears}Y")`],
  ['yueyibao', params.channel],
  ['szhsa-website', params.otherChannel],
];

function overlay(shenzhenRules, code, params) {
  const then = (value) => replacements(params).reduce((text, [from, to]) => text.replace(from, to), value);
  return {
    region: code,
    regions: { [code]: { name: `地区 ${code}` } },
    vocabulary: { channels: Object.fromEntries([params.channel, params.otherChannel].map((channel) => [channel, { label: { zh: channel } }])) },
    rules: shenzhenRules.map((rule) => ({ ...rule, id: rule.id.replace(String(shenzhen), code), then: then(rule.then) })),
  };
}

/** Writes a data folder with n areas; `paramsOf(k)` are those of area k. */
export async function writeAreas(folder, n, paramsOf) {
  await rm(folder, { recursive: true, force: true });
  await cp(authored, folder, { recursive: true });
  const { rules } = JSON.parse(await readFile(`${authored}/${shenzhen}.json`, 'utf8'));
  for (let k = 1; k < n; ++k) {
    const code = areaCode(k);
    await writeFile(`${folder}/${code}.json`, JSON.stringify(overlay(rules, code, paramsOf(k)), null, 2));
  }
}

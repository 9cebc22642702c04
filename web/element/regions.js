// Regions by name, by pinyin or by its initials, for the places screen and for showing places by name.

/** @typedef {{ code: string, name: string, syllables: string[], pooling?: string, common: boolean, insures: boolean }} Region */

export const provinceOf = (code) => code.slice(0, 2) + '0000';

const unpacked = new WeakMap();

/** @returns {Region[]} the built list (web/regions.mjs) unfolded, once */
export function unpack(packed) {
  if (!unpacked.has(packed)) unpacked.set(packed, unfolded(packed));
  return unpacked.get(packed);
}

function unfolded({ codes, names, syllables, spelled, common, insureNobody, pooled }) {
  let sounds;
  const spell = (code, name) => {
    sounds ??= new Map(Array.from(syllables.matchAll(/([a-z]+)([^a-z]+)/g), ([, syllable, all]) => Array.from(all, (character) => [character, syllable])).flat());
    return spelled[code]?.split(' ') ?? Array.from(name, (character) => sounds.get(character));
  };
  let sum = 0;
  const steps = codes.split(',');
  return names.split(',').map((name, index) => {
    const code = String((sum += +steps[index]));
    let spelling;
    return {
      code,
      name,
      // Worked out for those who search: for four hundred places at once a slow phone feels it.
      get syllables() {
        return (spelling ??= spell(code, name));
      },
      common: common.includes(index),
      insures: !insureNobody.includes(index),
      pooling: pooled.includes(index) ? provinceOf(code) : undefined,
    };
  });
}

export const byCode = (regions, code) => regions.find((region) => region.code === code);

const asWritten = (regions) => regions.map(({ name }) => name).join(' ');

/** What a place is called in a language of the page, alone or after its province. */
export const called = (page, ...regions) => (page.placed ?? asWritten)(regions);

/** "广东省 深圳市"; a province alone is its own name. */
export function fullName(regions, code, page) {
  const region = byCode(regions, code);
  if (!region) return code;
  const province = byCode(regions, provinceOf(code));
  return province && province !== region ? called(page, province, region) : called(page, region);
}

/** The regions that a text may mean, best first. */
export function search(regions, text, most = 8) {
  const wanted = text.toLowerCase().replace(/[\s']/g, '');
  if (!wanted) return [];
  const rank = ({ name, syllables, common }) => {
    const pinyin = syllables.join('');
    const initials = syllables.map(([initial]) => initial).join('');
    const found = [name.startsWith(wanted), initials === wanted, pinyin.startsWith(wanted), initials.startsWith(wanted), name.includes(wanted)];
    const first = found.indexOf(true);
    return first < 0 ? Infinity : first - (common ? 0.5 : 0);
  };
  return regions
    .map((region) => ({ region, rank: rank(region) }))
    .filter(({ rank }) => rank < Infinity)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ region }) => region);
}

export const provinces = (regions) => regions.filter(({ code }) => code.endsWith('0000'));

/** What can be chosen within a province: its cities, or the province itself where it has none. */
export function within(regions, province) {
  const inside = regions.filter(({ code }) => provinceOf(code) === province && code !== province);
  return inside.length ? inside : regions.filter(({ code }) => code === province);
}

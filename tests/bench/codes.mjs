// What the areas of the bench are called in a token.
export const shenzhen = 440300;

/** The code of area k: Shenzhen, then the other cities that a province has codes for, then counties. */
export function areaCode(k) {
  if (k === 0) return String(shenzhen);
  const cities = 98;
  if (k > cities) return String(449900 + k - cities);
  const city = 440000 + 100 * k;
  return String(city < shenzhen ? city : city + 100);
}

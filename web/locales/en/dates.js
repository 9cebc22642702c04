// Dates as people read them in English, without a time zone.
const months = 'January February March April May June July August September October November December'.split(' ');
const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

/** 2026-11-22 → 22 November 2026 */
export function shortDate(iso) {
  const [year, month, day] = iso.split('-').map(Number);
  return `${day} ${months[month - 1]} ${year}`;
}

/** 2026, 11 → November 2026 */
export const month = (year, number) => `${months[number - 1]} ${year}`;

/** 2026-11-22 → Sunday, 22 November 2026 */
export const longDate = (iso) => `${weekdays[new Date(iso + 'T00:00:00Z').getUTCDay()]}, ${shortDate(iso)}`;

/** 1955-03-01 → March 1955 */
export const longMonth = (iso) => shortDate(iso).replace(/^\d+ /, '');

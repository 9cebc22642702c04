// Dates as people read them in Chinese, without a time zone.
const weekdays = ['日', '一', '二', '三', '四', '五', '六'];

/** 2026-11-22 → 2026年11月22日 */
export function shortDate(iso) {
  const [year, month, day] = iso.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** 2026-11-22 → 2026年11月22日（星期日） */
export const longDate = (iso) => `${shortDate(iso)}（星期${weekdays[new Date(iso + 'T00:00:00Z').getUTCDay()]}）`;

/** 1955-03-01 → 1955年3月 */
export const longMonth = (iso) => shortDate(iso).replace(/\d+日$/, '');

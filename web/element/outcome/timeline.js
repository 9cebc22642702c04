// The dates of the outcome as a line: what comes when, and how long the filing covers. The list below it says the same.
import { html, nothing, svg } from 'lit-html';

import { isDate } from './words.js';

const width = 360;
const edge = 44;

/** The days that stand on the line: those with a date, earliest first, at most one mark for one day. */
function marks({ session, decisions, titles }) {
  const day = (id) => {
    const value = decisions[id]?.value;
    return [value, value?.date, value?.by, value?.at_least].find(isDate);
  };
  const found = [{ day: session.asOf, ids: [] }];
  for (const id of ['file_by', 'processing', 'valid_from', 'complete_papers_by', 'change_from', 'valid_through']) {
    const date = day(id);
    const there = found.find((mark) => mark.day === date);
    if (date && there) there.ids.push(id);
    else if (date) found.push({ day: date, ids: [id] });
  }
  return found.sort((a, b) => (a.day < b.day ? -1 : 1)).map((mark) => ({ ...mark, titles: mark.ids.map((id) => titles[id]) }));
}

/** What the line ends in: open, or at least until then; undefined where it ends on its last day. */
function ending(value) {
  if (value === 'open_ended') return 'open_ended';
  return value?.at_least ? 'at_least' : undefined;
}

/** A picture of the dates; nothing where there are fewer than two of them. */
export function timeline(context) {
  const { decisions, text, page } = context;
  const shown = marks(context);
  const end = ending(decisions.valid_through?.value);
  if (shown.length < 2 && !end) return nothing;
  const last = shown.length - 1 + (end === 'open_ended' ? 1 : 0);
  const at = (index) => edge + (index * (width - 2 * edge)) / Math.max(last, 1);
  const label = ({ day, titles: named }) => `${page.shortDate(day)} ${named.join(text.list) || page.isToday}`;
  const covers = shown.findIndex(({ ids }) => ids.includes('valid_from') || ids.includes('processing'));
  const through = end === 'open_ended' ? last : shown.findIndex(({ ids }) => ids.includes('valid_through'));
  const caption = (words, x, y) => svg`<text x=${x} y=${y} text-anchor="middle">${words}</text>`;
  return html`<svg class="timeline" role="img" viewBox="0 0 ${width} 96"
      aria-label=${text.timeline([...shown.map(label), ...(end ? [text.timelineEnds[end]] : [])])}>
    <line class="rail" x1=${at(0)} y1="48" x2=${at(last)} y2="48" />
    ${through > 0 ? svg`<line class="covered" x1=${at(Math.max(covers, 0))} y1="48" x2=${at(through)} y2="48" />` : nothing}
    ${end ? svg`<path class="covered" d="M${at(last) - 3} 41 l9 7 l-9 7" />` : nothing}
    ${shown.map((mark, index) => {
      const above = index % 2 === 0;
      const [year, month, date] = mark.day.split('-').map(Number);
      return svg`<circle cx=${at(index)} cy="48" r="6" />
        ${caption(mark.titles.length ? context.text.mark(mark.ids) : page.isToday, at(index), above ? 16 : 76)}
        ${caption(context.text.markDay(year, month, date), at(index), above ? 32 : 92)}`;
    })}
    ${end === 'open_ended' ? caption(text.timelineEnds.open_ended, at(last), last % 2 === 0 ? 32 : 76) : nothing}
  </svg>`;
}

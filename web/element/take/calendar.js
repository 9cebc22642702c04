// The dates of an outcome as a calendar file (RFC 5545), each a whole day with a reminder.

/** How many days ahead each date is called to mind. */
const ahead = { file_by: 1, complete_papers_by: 7, change_from: 0, valid_through: 14 };

const isDate = (value) => /^\d{4}-\d{2}-\d{2}$/.test(value);

/** The day that a decision names; undefined where it names none, or an event. */
const dayOf = (value) => [value, value?.date, value?.at_least].find(isDate);

/** The dates worth a place in a calendar: `{ id, day }`, earliest first. */
export const days = (decisions) =>
  Object.keys(ahead)
    .map((id) => ({ id, day: dayOf(decisions[id]?.value) }))
    .filter(({ day }) => day)
    .sort((a, b) => (a.day < b.day ? -1 : 1));

const escape = (text) => text.replace(/[\\;,]/g, '\\$&').replace(/\n/g, '\\n');
const basic = (iso) => iso.replaceAll('-', '');
const nextDay = (iso) => new Date(Date.parse(iso + 'T00:00:00Z') + 86400000).toISOString().slice(0, 10);

/** Lines of at most 75 octets, broken between characters. */
function fold(line) {
  const encoder = new TextEncoder();
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const more = encoder.encode(character).length;
    if (octets + more > 75) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += more;
  }
  return folded;
}

function event({ id, day }, { session }, description, text) {
  const summary = escape(text.entry(text.events[id]));
  const place = [session.answers.get('insured_region'), session.answers.get('care_region')].filter(isCode).join('-');
  return [
    'BEGIN:VEVENT',
    `UID:${id}-${basic(day)}${place && '-' + place}@yidi`,
    `DTSTAMP:${basic(session.asOf)}T000000Z`,
    `DTSTART;VALUE=DATE:${basic(day)}`,
    `DTEND;VALUE=DATE:${basic(nextDay(day))}`,
    `SUMMARY:${summary}`,
    `DESCRIPTION:${escape(description)}`,
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escape(text.entry(text.reminder(text.events[id], ahead[id])))}`,
    `TRIGGER:${ahead[id] ? `-P${ahead[id]}D` : 'PT9H'}`,
    'END:VALARM',
    'END:VEVENT',
  ];
}

const isCode = (value) => /^\d{6}$/.test(value ?? '');

/**
 * @param {object} context what the outcome screen draws from: decisions and session
 * @param {string} description the words that go into every entry
 * @param {object} text the words of this part of the page
 * @returns {string} the file; empty where there is no date to keep
 */
export function calendar(context, description, text) {
  const kept = days(context.decisions);
  if (!kept.length) return '';
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//yidi//guide//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...kept.flatMap((entry) => event(entry, context, description, text)),
    'END:VCALENDAR',
  ].map((line) => fold(line) + '\r\n').join('');
}

/**
 * Writes iCalendar (RFC 5545). Only days without a time: a deadline stays on its day wherever the calendar is read.
 */

export interface Calendar {
  name: string;
  /** Who made the file: the name of the platform. */
  publisher: string;
  /** The moment of making it. A later file of the same events replaces an earlier one. */
  stamp: Date;
  events: readonly CalendarEvent[];
}

export interface CalendarEvent {
  /** Unique in the world, and the same whenever the same event is written again. */
  uid: string;
  /** `YYYY-MM-DD` */
  day: string;
  summary: string;
  description: string;
  url: string;
  categories: readonly string[];
}

export const icsType = 'text/calendar;charset=utf-8';

// Days name no zone. Programs that turn a day into a moment take the calendar's: the rule of the European Union since 1996.
const timeZone = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Berlin',
  'BEGIN:DAYLIGHT',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'TZNAME:CEST',
  'DTSTART:19960331T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'TZNAME:CET',
  'DTSTART:19961027T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
];

// Control characters are allowed nowhere; a line break is written as \n.
const text = (value: string): string =>
  value
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
    .replace(/[\x00-\x09\x0b-\x1f\x7f]/g, ' ')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');

const mostOctets = 75;

/** Breaks a line after at most 75 octets, never inside a character; the rest begins with a space. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const { length } = new TextEncoder().encode(character);
    if (octets + length > mostOctets) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += character;
    octets += length;
  }
  return [...parts, part].join('\r\n');
}

const basic = (day: string): string => day.replaceAll('-', '');
const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

export function ics({ name, publisher, stamp, events }: Calendar): string {
  const made = stamp.toISOString().replace(/[-:]|\.\d+/g, '');
  const version = Math.floor(stamp.getTime() / 60_000);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//${text(publisher.replaceAll('/', ' '))}//Zeitplan//DE`,
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${text(name)}`,
    'X-WR-TIMEZONE:Europe/Berlin',
    ...timeZone,
    ...events.flatMap((event) => [
      'BEGIN:VEVENT',
      `UID:${event.uid}`,
      `DTSTAMP:${made}`,
      `LAST-MODIFIED:${made}`,
      `SEQUENCE:${version}`,
      `DTSTART;VALUE=DATE:${basic(event.day)}`,
      `DTEND;VALUE=DATE:${basic(dayAfter(event.day))}`,
      `SUMMARY:${text(event.summary)}`,
      `DESCRIPTION:${text(event.description)}`,
      `URL:${event.url}`,
      `CATEGORIES:${event.categories.map(text).join(',')}`,
      // Work to do blocks nobody's day.
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

/** Days of the calendar as `YYYY-MM-DD`, without a time and so without a time zone. */
export type Day = string;

const dayLength = 86_400_000;
const weekdays = ['Sonntag', 'Montag', 'Dienstag', 'Mittwoch', 'Donnerstag', 'Freitag', 'Samstag'];

const momentOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
const dayAt = (moment: number): Day => new Date(moment).toISOString().slice(0, 10);

export const dayOf = (year: number, month: number, date: number): Day => dayAt(Date.UTC(year, month - 1, date));

/** The day it is at a moment, where the visitor is; what knows time zones takes a tenth of a second to begin. */
export const dayAtHome = (moment: Date): Day => dayOf(moment.getFullYear(), moment.getMonth() + 1, moment.getDate());

export const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** The day `days` later, or earlier if negative. */
export const plusDays = (day: Day, days: number): Day => dayAt(momentOf(day) + days * dayLength);

/** The same date `months` later, or earlier if negative; the month's last day where it has no such date. */
export function plusMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastDate = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dayOf(year, month + months, Math.min(date, lastDate));
}

/** 0 is Sunday. */
export const weekdayOf = (day: Day): number => new Date(momentOf(day)).getUTCDay();

export const isWeekend = (day: Day): boolean => weekdayOf(day) % 6 === 0;

export const weekdayName = (day: Day): string => weekdays[weekdayOf(day)] ?? '';

/** „So, 1.11.2026“, or „So, 1.11.“ if the year is clear. */
export function shortDay(day: Day, { year }: { year: boolean } = { year: true }): string {
  const [, month, date] = day.split('-').map(Number);
  return `${weekdayName(day).slice(0, 2)}, ${date}.${month}.${year ? yearOf(day) : ''}`;
}

/** How far before and after today a schedule may lie: holidays are computed by today's law. */
const reach = { back: 10, ahead: 20 };

/** The first and the last day that a schedule may be made for. */
export const limits = (today: Day): { first: Day; last: Day } => ({
  first: dayOf(yearOf(today) - reach.back, 1, 1),
  last: dayOf(yearOf(today) + reach.ahead, 12, 31),
});

/** What was typed or stands in a link, as a day, or what is wrong with it, in German. */
export function parseDay(text: string, today: Day): { day: Day } | { fault: string } {
  const plain = text.trim();
  if (plain === '') return { fault: 'Bitte geben Sie ein Datum mit Tag, Monat und Jahr an.' };
  const parts = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(plain) ?? /^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})$/.exec(plain);
  if (!parts) return { fault: 'Bitte geben Sie das Datum mit Tag, Monat und Jahr an, zum Beispiel 14.3.2027.' };
  const [first = 0, month = 0, last = 0] = parts.slice(1).map(Number);
  const [year, date] = plain.includes('-') ? [first, last] : [last, first];
  const { first: earliest, last: latest } = limits(today);
  if (year < yearOf(earliest) || year > yearOf(latest))
    return { fault: `Bitte geben Sie ein Datum zwischen ${yearOf(earliest)} und ${yearOf(latest)} an.` };
  const day = dayOf(year, month, date);
  // The calendar turns February 30th into March 2nd.
  if (day !== [year, month, date].map((part) => String(part).padStart(2, '0')).join('-'))
    return { fault: 'Diesen Tag gibt es nicht. Bitte prüfen Sie Tag und Monat.' };
  return { day };
}

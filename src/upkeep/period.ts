/** When a statement held, as sources say it: „Mai 2023“, „ca. 2021“, „31.12.2023“, `2023-05`. */
import { type Day, dayOf } from '#schedule/day.ts';

const months = [
  ...['januar', 'februar', 'märz', 'april', 'mai', 'juni'],
  ...['juli', 'august', 'september', 'oktober', 'november', 'dezember'],
];

/** Tried in this order, so that a day is not read as its year; each with its groups year, month and date. */
const forms = [
  /(?<year>\d{4})-(?<month>\d{1,2})-(?<date>\d{1,2})/g,
  /(?<year>\d{4})-(?<month>\d{1,2})(?!\d)/g,
  /(?<date>\d{1,2})\.\s*(?<month>\d{1,2})\.\s*(?<year>\d{4})/g,
  /(?<date>\d{1,2})\.\s*(?<month>[A-Za-zä]+)\s+(?<year>\d{4})/g,
  /(?<month>\d{1,2})\/(?<year>\d{4})/g,
  /(?<month>[A-Za-zä]+)\s+(?<year>\d{4})/g,
  /(?<!\d)(?<year>\d{4})(?!\d)/g,
];

/**
 * The last day of the latest time that `text` names: whoever says „2023“ may mean its last day.
 * `undefined` if it names no year.
 */
export function endOfPeriod(text: string): Day | undefined {
  let rest = text;
  const ends: Day[] = [];
  for (const form of forms) {
    rest = rest.replace(form, (found: string, ...more: unknown[]) => {
      const end = endOf(more.at(-1));
      if (end) ends.push(end);
      return end ? ' ' : found;
    });
  }
  return ends.sort().at(-1);
}

function endOf(groups: unknown): Day | undefined {
  if (typeof groups !== 'object' || groups === null) return undefined;
  const part = (name: string): string | undefined => {
    const value: unknown = Reflect.get(groups, name);
    return typeof value === 'string' ? value : undefined;
  };
  const year = Number(part('year'));
  if (year < 1900 || year > 2100) return undefined;
  const named = part('month');
  if (named === undefined) return dayOf(year, 12, 31);
  const month = /^\d+$/.test(named) ? Number(named) : months.indexOf(named.toLowerCase()) + 1;
  if (month < 1 || month > 12) return undefined;
  const date = part('date');
  return date === undefined ? dayOf(year, month + 1, 0) : dayOf(year, month, Number(date));
}

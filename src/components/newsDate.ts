import type { Entry } from '#schema/collections.ts';
import { roughDateText } from '#schema/german.ts';

/** The date of a news entry, no more exact than it is known. */
export function newsDate({ date, datePrecision }: Pick<Entry<'news'>, 'date' | 'datePrecision'>): {
  text: string;
  datetime: string;
} {
  const length = { tag: 10, monat: 7, jahr: 4 }[datePrecision];
  const datetime = date.slice(0, length);
  return { datetime, text: roughDateText(datetime) };
}

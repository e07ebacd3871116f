/** Dates, numbers and lists as they are written in German. */

const months = [
  'Januar',
  'Februar',
  'März',
  'April',
  'Mai',
  'Juni',
  'Juli',
  'August',
  'September',
  'Oktober',
  'November',
  'Dezember',
];

/** `2023-05-31` → „31. Mai 2023“, `2023-05` → „Mai 2023“, `2023` → „2023“. */
export function roughDateText(date: string): string {
  const [year = '', month, day] = date.split('-');
  const parts = [day && `${Number(day)}.`, month && months[Number(month) - 1], year];
  return parts.filter(Boolean).join(' ');
}

/** 1234.5 → „1.234,5“ */
export const numberText = (value: number): string => value.toLocaleString('de-DE', { maximumFractionDigits: 1 });

/** Bytes: 1234 → „1,2 kB“, 412000 → „412 kB“, 3456789 → „3,5 MB“ */
export function sizeText(bytes: number): string {
  if (bytes >= 999_500) return `${numberText(bytes / 1_000_000)} MB`;
  return `${numberText(bytes < 10_000 ? bytes / 1000 : Math.round(bytes / 1000))} kB`;
}

/** „A“, „A und B“, „A, B und C“ */
export const listText = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} und ${items.at(-1)}`;

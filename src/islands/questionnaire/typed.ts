/** What people type and what is stored, for the fields that are plain text to the browser. */

/** 1234.5 → „1234,5“: without points, as one types it. */
export const numberInput = (value: number): string =>
  value.toLocaleString('de-DE', { useGrouping: false, maximumFractionDigits: 10 });

const months = ['jan', 'feb', 'mär', 'apr', 'mai', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dez'];

/** „3.2026“, „03/2026“, „2026-03“, „März 2026“ → `2026-03`; anything else is no month. */
export function parseMonth(text: string): string | undefined {
  const plain = text.trim().toLowerCase();
  const [, yearFirst, monthAfter] = /^(\d{4})-(\d{1,2})$/.exec(plain) ?? [];
  const [, monthFirst, yearAfter] = /^(\d{1,2})\s*[./-]\s*(\d{4})$/.exec(plain) ?? [];
  const [, name, yearOfName] = /^([a-zä]{3,9})\.?\s+(\d{4})$/.exec(plain) ?? [];
  const year = yearFirst ?? yearAfter ?? yearOfName;
  const month = name ? months.indexOf(name.slice(0, 3)) + 1 : Number(monthAfter ?? monthFirst);
  if (!year || !(month >= 1 && month <= 12)) return undefined;
  return `${year}-${String(month).padStart(2, '0')}`;
}

/** `2026-03` → „03.2026“ */
export const monthInput = (month: string): string => month.split('-').reverse().join('.');

/** A time stamp → „21. November 2026 um 14:03 Uhr“, in the visitor's time zone. */
export const momentText = (time: string): string => {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) return 'einem unbekannten Tag';
  return `${date.toLocaleString('de-DE', { dateStyle: 'long', timeStyle: 'short' })} Uhr`;
};

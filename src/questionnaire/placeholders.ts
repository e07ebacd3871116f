/** Gaps in texts, `{{kommune}}`: filled with values, or named where there is none. */

/** What the gaps that several texts share are called; any other is called as it is written. */
const names: Readonly<Record<string, string>> = {
  kommune: 'Name der Kommune',
  ansprechperson: 'Ansprechperson',
  datum: 'Datum',
  telefon: 'Telefon',
  email: 'E-Mail',
};

/** A gap; its first group is the name. */
export const gapPattern = /\{\{\s*([^{}]{1,80}?)\s*\}\}/g;

/** Own values only: a gap may be called `constructor`. */
export const valueIn = (values: Readonly<Record<string, string>>, name: string): string | undefined =>
  Object.hasOwn(values, name) && values[name] ? values[name] : undefined;

/** „Name der Kommune“ for `kommune`. */
export const gapName = (name: string): string => valueIn(names, name) ?? name;

/** Puts values into the gaps of a text: `{{kommune}}`. A gap without a value stays as it is. */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(gapPattern, (gap, name: string) => valueIn(values, name) ?? gap);

/** Plain words and gaps in turn, each gap by its name. */
export function gapsIn(text: string): ({ words: string } | { gap: string })[] {
  // What matches stands at the odd places.
  return text
    .split(gapPattern)
    .map((part, index) => (index % 2 === 1 ? { gap: gapName(part) } : { words: part }))
    .filter((part) => 'gap' in part || part.words !== '');
}

/** „in [Name der Kommune]“: a text with its gaps, where nothing but plain words can be shown. */
export const readable = (text: string): string => text.replace(gapPattern, (_, name: string) => `[${gapName(name)}]`);

/** Changes every text in `value`, however deep; the shape stays. */
export function inTexts<T>(value: T, change: (text: string) => string): T;
export function inTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item: unknown) => inTexts(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, inTexts(field, change)]));
}

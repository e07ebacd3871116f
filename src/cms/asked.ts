/**
 * What a condition of a questionnaire may name: earlier questions and their answers.
 *
 * Works on what stands in the form, which need not be sound, or finished.
 */

export interface Offered {
  value: string;
  label: string;
}

/** Names of fields and positions (counted from 1) from the outside in. */
type Place = readonly (string | number)[];
type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isFields) : []);
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What stands at `place`. */
export function valueAt(data: unknown, place: Place): unknown {
  return place.reduce<unknown>((value, part) => {
    if (typeof part === 'number') return Array.isArray(value) ? value[part - 1] : undefined;
    return isFields(value) ? value[part] : undefined;
  }, data);
}

interface Asked {
  section: number;
  question: number;
  fields: Fields;
}

const questionsOf = (data: Fields): Asked[] =>
  listOf(data['sections']).flatMap((section, s) =>
    listOf(section['questions']).map((fields, q) => ({ section: s + 1, question: q + 1, fields })),
  );

/** The questions that a condition at `place` may name: those before it, or all if it stands outside the sections. */
export function offeredQuestions(data: Fields, place: Place): Offered[] {
  const [first, section, , question] = place;
  const isBefore = (asked: Asked): boolean => {
    if (first !== 'sections' || typeof section !== 'number') return true;
    if (asked.section !== section) return asked.section < section;
    return typeof question === 'number' && asked.question < question;
  };
  return questionsOf(data)
    .map((asked, index) => ({ asked, number: index + 1 }))
    .filter(({ asked: { fields } }) => fields['type'] !== 'info' && textOf(fields['id']) !== '')
    .filter(({ asked }) => isBefore(asked))
    .map(({ asked: { fields }, number }) => ({
      value: textOf(fields['id']),
      label: `${number}. ${textOf(fields['label']) || 'noch ohne Wortlaut'}`,
    }));
}

/** The answers of a question; `undefined` if it is answered with a number or in words. */
export function offeredAnswers(data: Fields, question: string): Offered[] | undefined {
  const fields = questionsOf(data).find((asked) => asked.fields['id'] === question)?.fields;
  switch (fields?.['type']) {
    case 'single':
    case 'multiple': {
      const options = listOf(fields['options']).map((option) => ({
        value: textOf(option['id']),
        label: textOf(option['label']) || 'noch ohne Wortlaut',
      }));
      return fields['other'] === true ? [...options, { value: 'sonstiges', label: 'Sonstiges' }] : options;
    }
    case 'ranking':
      return listOf(fields['rows']).map((row) => ({ value: textOf(row['id']), label: textOf(row['label']) }));
    case 'yesNo':
      return [
        { value: 'yes', label: 'ja' },
        { value: 'no', label: 'nein' },
      ];
    default:
      return undefined;
  }
}

/** The dimensions of a questionnaire. */
export const offeredDimensions = (data: Fields): Offered[] =>
  listOf(data['dimensions'])
    .filter((dimension) => textOf(dimension['id']) !== '')
    .map((dimension) => ({
      value: textOf(dimension['id']),
      label: textOf(dimension['title']) || 'noch ohne Titel',
    }));

/** Every id that a questionnaire uses, so that a new one is new. */
function usedIds(value: unknown): Set<string> {
  if (Array.isArray(value)) return new Set(value.flatMap((item) => [...usedIds(item)]));
  if (!isFields(value)) return new Set();
  const inside = Object.values(value).flatMap((field) => [...usedIds(field)]);
  return new Set(typeof value['id'] === 'string' ? [value['id'], ...inside] : inside);
}

const letters = 'abcdefghijkmnpqrstuvwxyz';
const signs = `${letters}23456789`;

/**
 * An id that nothing in `data` has: a letter that tells what it is for, and five signs that are not
 * mistaken for each other. By chance, so that the id of something deleted does not come back.
 * @param random numbers from 0 to below 1
 */
export function newId(data: unknown, kind: string, random: () => number): string {
  const used = usedIds(data);
  const initial = letters.includes(kind.charAt(0)) ? kind.charAt(0) : 'x';
  for (;;) {
    const id = `${initial}${Array.from({ length: 5 }, () => signs[Math.floor(random() * signs.length)]).join('')}`;
    if (!used.has(id)) return id;
  }
}

/** The kinds of questions, and what an answer to each looks like. */
import type { Entry } from '#schema/collections.ts';

export type Questionnaire = Entry<'questionnaire'>;
type Section = Questionnaire['sections'][number];
export type Question = Section['questions'][number];
export type Condition = NonNullable<Section['condition']>;

/** A step of a scale, from 1; or „weiß nicht“. */
export type Step = number | 'dontKnow';

/** The choice that stands for the free text in `other`. */
export const otherChoice = 'sonstiges';

/** One row per kind of question: the shape of its answer. Ids, never labels. */
export interface AnswerOf {
  single: Readonly<{ choice: string; other?: string }>;
  multiple: Readonly<{ choices: readonly string[]; other?: string }>;
  scale: Step;
  /** Row → step. */
  matrix: Readonly<Record<string, Step>>;
  /** Row → criterion → step. */
  rating: Readonly<Record<string, Readonly<Record<string, Step>>>>;
  /** Rows, the most important first. */
  ranking: readonly string[];
  number: number;
  shortText: string;
  longText: string;
  /** `YYYY-MM-DD` */
  date: string;
  /** `YYYY-MM` */
  month: string;
  yesNo: boolean;
}

/** The kinds that can be answered: all but `info`. */
export type Kind = keyof AnswerOf;
export type Answer = AnswerOf[Kind];
/** Question id → answer. */
export type Answers = Readonly<Record<string, Answer>>;

/** An answerable question of one kind; the intersection lets a table by kind know its row. */
export type QuestionOf<K extends Kind = Kind> = { [T in K]: { type: T } & Extract<Question, { type: T }> }[K];

/** Information blocks are questions without an answer. */
export const isAnswerable = (question: Question): question is Question & QuestionOf => question.type !== 'info';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** An own property: an id may be called `constructor`, a file may bring `__proto__`. */
export const own = (value: unknown, key: string): unknown =>
  isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;

const ids = (items: readonly { id: string }[]): string[] => items.map(({ id }) => id);

const choicesOf = ({ options, other }: QuestionOf<'single' | 'multiple'>): string[] =>
  other ? [...ids(options), otherChoice] : ids(options);

/** The known ones of a list, each once. */
const pick = (value: unknown, known: readonly string[]): string[] | undefined => {
  const isKnown = (id: unknown): id is string => known.some((candidate) => candidate === id);
  const picked = Array.isArray(value) ? [...new Set<unknown>(value)].filter(isKnown) : [];
  return picked.length > 0 ? picked : undefined;
};

const freeText = (question: QuestionOf<'single' | 'multiple'>, value: unknown): { other?: string } => {
  const other = own(value, 'other');
  return question.other && typeof other === 'string' ? { other } : {};
};

type Steps = QuestionOf<'scale'>['steps'];
const step = ({ count, dontKnow }: Steps, value: unknown): Step | undefined => {
  if (value === 'dontKnow') return dontKnow ? value : undefined;
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= count ? value : undefined;
};

/** What `find` finds for each item, by id; nothing, if there is nothing for any. */
const byId = <I extends { id: string }, T>(
  items: readonly I[],
  find: (item: I) => T | undefined,
): Record<string, T> | undefined => {
  const entries = items.flatMap((item) => {
    const found = find(item);
    return found === undefined ? [] : [[item.id, found] as const];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
};

const text = (_: unknown, value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined;

const matching =
  (pattern: RegExp) =>
  (_: unknown, value: unknown): string | undefined =>
    typeof value === 'string' && pattern.test(value) ? value : undefined;

const readers: { [K in Kind]: (question: QuestionOf<K>, value: unknown) => AnswerOf[K] | undefined } = {
  single: (question, value) => {
    const choice = own(value, 'choice');
    if (typeof choice !== 'string' || !choicesOf(question).includes(choice)) return undefined;
    return { choice, ...freeText(question, value) };
  },
  multiple: (question, value) => {
    const choices = pick(own(value, 'choices'), choicesOf(question));
    return choices && { choices, ...freeText(question, value) };
  },
  scale: ({ steps }, value) => step(steps, value),
  matrix: ({ rows, steps }, value) => byId(rows, ({ id }) => step(steps, own(value, id))),
  rating: ({ rows, criteria }, value) =>
    byId(rows, (row) => byId(criteria, ({ id, steps }) => step(steps, own(own(value, row.id), id)))),
  ranking: ({ rows }, value) => pick(value, ids(rows)),
  // Adding 0 makes a plain zero of -0.
  number: (_, value) => (typeof value === 'number' && Number.isFinite(value) ? value + 0 : undefined),
  shortText: text,
  longText: text,
  date: matching(/^\d{4}-\d{2}-\d{2}$/),
  month: matching(/^\d{4}-\d{2}$/),
  yesNo: (_, value) => (typeof value === 'boolean' ? value : undefined),
};

/**
 * What of `value` is an answer to this question: known ids, steps within the scale, the right shape.
 * `undefined` if nothing is. A number out of bounds or an impossible date is an answer, with a problem.
 */
export function read<K extends Kind>(question: QuestionOf<K>, value: unknown): AnswerOf[K] | undefined {
  return readers[question.type](question, value);
}

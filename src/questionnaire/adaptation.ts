/** What a municipality changes in a questionnaire: only the differences from the original, so that they fit a link. */
import type { Question } from './kinds.ts';

/** Plain text, trimmed; absent where nothing is given. */
export interface Details {
  title?: string;
  /** Fills `{{kommune}}`. */
  municipality?: string;
  /** Fills `{{ansprechperson}}`. */
  contact?: string;
  /** Fills `{{email}}`; answers are sent there. */
  email?: string;
  /** `YYYY-MM-DD`, a day of the calendar; fills `{{datum}}`. */
  closing?: string;
  /** What respondents read first. */
  introduction?: string;
  /** Replaces the privacy note. */
  privacy?: string;
}

export const detailKeys = [
  'title',
  'municipality',
  'contact',
  'email',
  'closing',
  'introduction',
  'privacy',
] as const satisfies readonly (keyof Details)[];

/** An option or row. Without a label it reads as in the original; own ones have theirs. */
export interface ItemChange {
  id: string;
  label?: string;
}

export interface QuestionChange {
  label?: string;
  /** Empty: none, although the original has one. */
  hint?: string;
  /** Of an information block. */
  text?: string;
  required?: boolean;
  /** Which options or rows there are, in their order. */
  items?: readonly ItemChange[];
  /** Whether „Sonstiges“ is offered. */
  other?: boolean;
  /** Its condition is dropped. */
  unconditional?: true;
}

export interface SectionChange {
  title?: string;
  /** Empty: none, although the original has one. */
  text?: string;
}

/** The kinds a question of one's own can have. */
export const ownKinds = ['single', 'multiple', 'yesNo', 'scale', 'number', 'shortText', 'longText', 'info'] as const;
export type OwnKind = (typeof ownKinds)[number];
/** Never with a condition or points. */
export type OwnQuestion = Extract<Question, { type: OwnKind }>;

export interface Adaptation {
  format: 'fragebogen-anpassung';
  formatVersion: 1;
  /** Random, `adaptationId`; answers belong to it. */
  id: string;
  /** File name of the original, without ending. */
  questionnaire: string;
  /** Of the original it was made from. */
  version: number;
  details: Details;
  /** All sections with their questions, own ones included; a question not named is removed. Absent: as the original. */
  order?: readonly { section: string; questions: readonly string[] }[];
  sections: Readonly<Record<string, SectionChange>>;
  questions: Readonly<Record<string, QuestionChange>>;
  /** Own questions by id, `eigen<n>`; own options and rows are named from the same count. */
  own: Readonly<Record<string, OwnQuestion>>;
  /** The highest n given so far: an id is never used again. */
  count: number;
}

export const adaptationId = /^[a-z0-9]{8,16}$/;

/** Characters and numbers that are allowed; texts as in the schema of questionnaires. */
export const limits = {
  details: { title: 100, municipality: 120, contact: 200, email: 120, closing: 10, introduction: 2000, privacy: 2000 },
  section: { title: 100, text: 2000 },
  question: { label: 300, hint: 400, text: 3000, unit: 30, example: 200, step: 60 },
  option: 160,
  row: 200,
  items: { min: 2, max: 40 },
  ownQuestions: 60,
} as const;

export const startAdaptation = (questionnaire: string, { version }: { version: number }, id: string): Adaptation => ({
  format: 'fragebogen-anpassung',
  formatVersion: 1,
  id,
  questionnaire,
  version,
  details: {},
  sections: {},
  questions: {},
  own: {},
  count: 0,
});

/** Whether it leaves the original as it is. */
export const isUnchanged = ({ details, order, sections, questions, own }: Adaptation): boolean =>
  order === undefined && [details, sections, questions, own].every((changes) => Object.keys(changes).length === 0);

/** What a record holds under an id, which may be called `constructor`. */
export const entry = <T>(record: Readonly<Record<string, T>>, id: string): T | undefined =>
  Object.hasOwn(record, id) ? record[id] : undefined;

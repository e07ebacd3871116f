/** The parts of an adaptation, each from an unknown value: what fits, and in `Misfits` what does not. */
import {
  type Adaptation,
  type Details,
  detailKeys,
  entry,
  type ItemChange,
  limits,
  type OwnQuestion,
  type QuestionChange,
} from './adaptation.ts';
import { itemsOf } from './arranged.ts';
import { detailFault, detailLines } from './details.ts';
import { questionDiffering, sectionDiffering, withChange } from './differences.ts';
import { own, type Question, type Questionnaire } from './kinds.ts';
import { ownId, readOwnQuestion, text } from './ownQuestion.ts';
import { cleaned, count } from './received.ts';

/** What did not fit; each once. */
export interface Misfits {
  details: Set<keyof Details>;
  /** Labels of what fits in part. */
  partly: Set<string>;
  /** Ids of what is not there, as given. */
  questions: Set<string>;
  sections: Set<string>;
  own: Set<string>;
}

export const noMisfits = (): Misfits => ({
  details: new Set(),
  partly: new Set(),
  questions: new Set(),
  sections: new Set(),
  own: new Set(),
});

type Questions = ReadonlyMap<string, Question>;

const fieldsOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : [];
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** A text that may be empty. */
const optionalText = (value: unknown, max: number, lines: 'one' | 'many'): string | undefined =>
  typeof value === 'string' && cleaned(value, lines) === '' ? '' : text(value, max, lines);

export function readDetails(given: unknown, misfits: Misfits): Details {
  const details: Details = {};
  for (const key of detailKeys) {
    const value = own(given, key);
    const read = typeof value === 'string' ? cleaned(value, detailLines(key)) : '';
    if (read !== '' && detailFault(key, read) === undefined) details[key] = read;
    else if (value !== undefined && count(value) > 0) misfits.details.add(key);
  }
  return details;
}

export function readSections(original: Questionnaire, given: unknown, misfits: Misfits): Adaptation['sections'] {
  let sections: Adaptation['sections'] = {};
  for (const [id, value] of fieldsOf(given)) {
    const section = original.sections.find((candidate) => candidate.id === id);
    if (!section) {
      misfits.sections.add(id);
      continue;
    }
    const title = text(own(value, 'title'), limits.section.title);
    const block = optionalText(own(value, 'text'), limits.section.text, 'many');
    const change = { ...(title !== undefined && { title }), ...(block !== undefined && { text: block }) };
    if (count(change) < count(value)) misfits.partly.add(section.title);
    sections = withChange(sections, id, sectionDiffering(section, change));
  }
  return sections;
}

interface Item {
  id: string;
  label: string;
  /** In the original; own ones have none there. */
  original: string | undefined;
}

/** Without labels of one's own that read like another item; the original may do as it likes. */
function withoutDoubles(items: readonly Item[]): readonly Item[] {
  const double = items.find(
    ({ id, label, original }) => label !== original && items.some((other) => other.id !== id && other.label === label),
  );
  if (!double) return items;
  return withoutDoubles(
    items.flatMap((item) => {
      if (item !== double) return [item];
      return item.original === undefined ? [] : [{ ...item, label: item.original }];
    }),
  );
}

/** Known options or rows and own ones with a label, each once. */
function readItems(question: Question, given: unknown): ItemChange[] | undefined {
  const originals = itemsOf(question);
  const max = 'options' in question ? limits.option : limits.row;
  const items = new Map<string, Item>();
  for (const item of listOf(given).slice(0, limits.items.max)) {
    const id = own(item, 'id');
    const original = originals.find((candidate) => candidate.id === id)?.label;
    const label = text(own(item, 'label'), max) ?? original;
    const isKnown = typeof id === 'string' && (original !== undefined || ownId.test(id)) && !items.has(id);
    if (isKnown && label !== undefined) items.set(id, { id, label, original });
  }
  const single = withoutDoubles([...items.values()]);
  return single.length < limits.items.min ? undefined : single.map(({ id, label }) => ({ id, label }));
}

function readChange(question: Question, given: unknown): QuestionChange {
  const label = text(own(given, 'label'), limits.question.label);
  const hint = optionalText(own(given, 'hint'), limits.question.hint, 'one');
  const block = text(own(given, 'text'), limits.question.text, 'many');
  const required = own(given, 'required');
  const items = readItems(question, own(given, 'items'));
  const other = own(given, 'other');
  return {
    ...(label !== undefined && { label }),
    ...(hint !== undefined && { hint }),
    ...(block !== undefined && { text: block }),
    ...(typeof required === 'boolean' && { required }),
    ...(items && { items }),
    ...(typeof other === 'boolean' && { other }),
    ...(own(given, 'unconditional') === true && { unconditional: true }),
  };
}

/** Whether each option or row that `given` names is in `items`: labels that equal the original's may be left out. */
const hasAll = (given: unknown, { items = [] }: QuestionChange): boolean => listOf(given).length <= items.length;

export function readQuestions(
  originals: Questions,
  ownQuestions: Adaptation['own'],
  given: unknown,
  misfits: Misfits,
): Adaptation['questions'] {
  let questions: Adaptation['questions'] = {};
  for (const [id, value] of fieldsOf(given)) {
    const question = originals.get(id);
    if (question) {
      const change = readChange(question, value);
      if (count(change) < count(value) || !hasAll(own(value, 'items'), change)) misfits.partly.add(question.label);
      questions = withChange(questions, id, questionDiffering(question, change));
    } else if (entry(ownQuestions, id) && own(value, 'unconditional') === true) {
      questions = withChange(questions, id, { unconditional: true });
    } else if (!ownId.test(id)) {
      misfits.questions.add(id);
    }
  }
  return questions;
}

export function readOwn(originals: Questions, given: unknown, misfits: Misfits): Record<string, OwnQuestion> {
  const questions = new Map<string, OwnQuestion>();
  for (const [id, value] of fieldsOf(given)) {
    const isFree = ownId.test(id) && !originals.has(id) && questions.size < limits.ownQuestions;
    const question = isFree ? readOwnQuestion(id, value) : undefined;
    if (!question) {
      misfits.own.add(id);
      continue;
    }
    if (count(question) < count(value)) misfits.partly.add(question.label);
    questions.set(id, question);
  }
  return Object.fromEntries(questions);
}

/** Every section of the original with the known questions, each once; those of an unknown section join the one before. */
export function readOrder(
  original: Questionnaire,
  isKnown: (id: string) => boolean,
  given: unknown,
  misfits: Misfits,
): NonNullable<Adaptation['order']> {
  const order = original.sections.map(({ id }) => ({ section: id, questions: [] as string[] }));
  const placed = new Set<string>();
  let place = order[0];
  for (const part of listOf(given)) {
    place = order.find(({ section }) => section === own(part, 'section')) ?? place;
    for (const id of listOf(own(part, 'questions'))) {
      if (typeof id !== 'string' || placed.has(id)) continue;
      if (isKnown(id)) place?.questions.push(id);
      else if (!ownId.test(id)) misfits.questions.add(id);
      placed.add(id);
    }
  }
  return order;
}

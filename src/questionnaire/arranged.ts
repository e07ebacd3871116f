/** An adapted questionnaire as whoever adapts it sees it: all that is in it, in its order, no rule settled, no gap filled. */
import { type Adaptation, entry, type ItemChange, type QuestionChange } from './adaptation.ts';
import type { Question, Questionnaire } from './kinds.ts';
import { readable } from './placeholders.ts';

export type Section = Questionnaire['sections'][number];

/** All questions of a questionnaire, by id. */
export const questionsById = ({ sections }: { sections: readonly Section[] }): ReadonlyMap<string, Question> =>
  new Map(sections.flatMap(({ questions }) => questions.map((question) => [question.id, question] as const)));

/** The order in full; where the adaptation has none, that of the original. */
export const orderOf = (original: Questionnaire, { order }: Adaptation): NonNullable<Adaptation['order']> =>
  order ?? original.sections.map(({ id, questions }) => ({ section: id, questions: questions.map(({ id }) => id) }));

/** A wording named in a sentence, long ones by their beginning. */
export function quoted(wording: string): string {
  const text = readable(wording);
  return text.length > 60 ? `„${text.slice(0, 57).trimEnd()} …“` : `„${text}“`;
}

/** The options or rows of a question; none for other kinds. */
export const itemsOf = (question: Question): readonly { id: string; label: string }[] =>
  'options' in question ? question.options : 'rows' in question ? question.rows : [];

const chosen = <I extends { id: string; label: string }>(
  items: readonly I[],
  changes: readonly ItemChange[] = items,
): (I | { id: string; label: string })[] =>
  changes.flatMap(({ id, label }) => {
    const item = items.find((candidate) => candidate.id === id);
    if (item) return [label === undefined ? item : { ...item, label }];
    return label === undefined ? [] : [{ id, label }];
  });

/** The question as changed; its own condition only goes. */
export function changed(question: Question, change: QuestionChange): Question {
  const { label = question.label, hint = question.hint, required = question.required } = change;
  const condition = change.unconditional ? undefined : question.condition;
  const base = { label, hint: hint || undefined, required, condition };
  if ('options' in question)
    return {
      ...question,
      ...base,
      options: chosen(question.options, change.items),
      other: change.other ?? question.other,
    };
  if ('rows' in question) return { ...question, ...base, rows: chosen(question.rows, change.items) };
  if (question.type === 'info') return { ...question, ...base, text: change.text ?? question.text };
  return { ...question, ...base };
}

/** All sections of the original, empty ones too, with the questions that are in the adaptation. */
export function arranged(original: Questionnaire, adaptation: Adaptation): Section[] {
  const { sections, questions, own } = adaptation;
  const originals = questionsById(original);
  const find = (id: string): Question[] => {
    const question = entry(own, id) ?? originals.get(id);
    const change = entry(questions, id);
    return question ? [change ? changed(question, change) : question] : [];
  };
  const order = orderOf(original, adaptation);
  return original.sections.map((section) => {
    const change = entry(sections, section.id);
    const { questions = [] } = order.find((part) => part.section === section.id) ?? {};
    return {
      ...section,
      ...(change && { title: change.title ?? section.title, text: (change.text ?? section.text) || undefined }),
      questions: questions.flatMap(find),
    };
  });
}

/** What was removed: section → ids of its questions, in the order of the original. */
export function removed(original: Questionnaire, adaptation: Adaptation): ReadonlyMap<string, readonly string[]> {
  const present = new Set(orderOf(original, adaptation).flatMap(({ questions }) => questions));
  const missing = original.sections.map(({ id, questions }) => {
    const ids = questions.map((question) => question.id).filter((question) => !present.has(question));
    return [id, ids] as const;
  });
  return new Map(missing.filter(([, ids]) => ids.length > 0));
}

/** The options or rows of the original that this question has no more. */
export function removedItems(
  original: Questionnaire,
  { questions }: Adaptation,
  question: string,
): readonly { id: string; label: string }[] {
  const source = questionsById(original).get(question);
  const items = source ? itemsOf(source) : [];
  const kept = entry(questions, question)?.items ?? items;
  return items.filter(({ id }) => !kept.some((item) => item.id === id));
}

/** What of a change differs from the original: only that is kept. */
import type { Adaptation, Details, QuestionChange, SectionChange } from './adaptation.ts';
import { itemsOf, type Section } from './arranged.ts';
import { otherChoice, type Question, type Questionnaire } from './kinds.ts';

export const detailsDiffering = ({ title, privacy }: Questionnaire, details: Details): Details => {
  const { title: ownTitle, privacy: ownPrivacy, ...others } = details;
  return {
    ...(ownTitle !== undefined && ownTitle !== title && { title: ownTitle }),
    ...others,
    ...(ownPrivacy !== undefined && ownPrivacy !== privacy.trim() && { privacy: ownPrivacy }),
  };
};

export const sectionDiffering = (section: Section, { title, text }: SectionChange): SectionChange => ({
  ...(title !== undefined && title !== section.title && { title }),
  ...(text !== undefined && text !== (section.text ?? '').trim() && { text }),
});

function itemsDiffering(question: Question, items: QuestionChange['items']): Pick<QuestionChange, 'items'> {
  const originals = itemsOf(question);
  if (items === undefined || originals.length === 0) return {};
  const differing = items.map(({ id, label }) =>
    label === undefined || originals.find((item) => item.id === id)?.label === label ? { id } : { id, label },
  );
  const isSame =
    differing.length === originals.length &&
    differing.every((item, index) => item.id === originals[index]?.id && !('label' in item));
  return isSame ? {} : { items: differing };
}

/** Whether it is a change to offer „Sonstiges“ or not; never beside an option of that id. */
const isOther = (question: Question, other: boolean): boolean =>
  'options' in question && other === !question.other && question.options.every(({ id }) => id !== otherChoice);

export function questionDiffering(question: Question, change: QuestionChange): QuestionChange {
  const { label, hint, text, required, items, other, unconditional } = change;
  const isInfo = question.type === 'info';
  return {
    ...(label !== undefined && label !== question.label && { label }),
    ...(hint !== undefined && hint !== (question.hint ?? '') && { hint }),
    ...(isInfo && text !== undefined && text !== question.text.trim() && { text }),
    ...(!isInfo && required !== undefined && required !== question.required && { required }),
    ...itemsDiffering(question, items),
    ...(other !== undefined && isOther(question, other) && { other }),
    ...(unconditional && { unconditional }),
  };
}

/** The adaptation with this order; without one, if it is that of the original. */
export function withOrder(
  { sections }: Questionnaire,
  { order: _, ...others }: Adaptation,
  order: NonNullable<Adaptation['order']>,
): Adaptation {
  const isSame = sections.every(({ id, questions }, index) => {
    const part = order[index];
    return (
      part?.section === id &&
      part.questions.length === questions.length &&
      questions.every((question, place) => question.id === part.questions[place])
    );
  });
  return isSame ? others : { ...others, order };
}

/** The record with this change; without the key, if nothing is changed. */
export function withChange<T extends object>(
  record: Readonly<Record<string, T>>,
  id: string,
  change: T,
): Readonly<Record<string, T>> {
  const { [id]: _, ...others } = record;
  return Object.keys(change).length === 0 ? others : { ...others, [id]: change };
}

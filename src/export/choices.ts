/** What can be chosen: the steps of a scale and the options of a question, as every format lists them. */
import { otherChoice, type QuestionOf } from '#questionnaire/kinds.ts';

type Steps = QuestionOf<'scale'>['steps'];
type Option = QuestionOf<'single'>['options'][number];

/** How a file writes „weiß nicht“; a saved answer calls it `dontKnow`. */
export const dontKnowValue = 'weissnicht';

/** How a file writes the answers to a yes-or-no question. */
export const yesNoChoices = [
  { id: 'ja', label: 'ja' },
  { id: 'nein', label: 'nein' },
] as const;

/** The steps from 1 up, the ends with their labels; last „weiß nicht“, if it is offered. */
export function stepChoices({ count, low, high, dontKnow }: Steps): { id: number | string; label: string }[] {
  const ends = new Map([
    [1, low],
    [count, high],
  ]);
  const steps = Array.from({ length: count }, (_, index) => {
    const end = ends.get(index + 1);
    return { id: index + 1, label: end ? `${index + 1} – ${end}` : String(index + 1) };
  });
  return dontKnow ? [...steps, { id: dontKnowValue, label: 'weiß nicht' }] : steps;
}

/** The options of a question; last „Sonstiges“, if it is offered. */
export const optionChoices = ({ options, other }: QuestionOf<'single' | 'multiple'>): Option[] =>
  other ? [...options, { id: otherChoice, label: 'Sonstiges' }] : options;

import type { Entry } from '#schema/collections.ts';

type Section = Entry<'questionnaire'>['sections'][number];
type Condition = NonNullable<Section['condition']>;
type Question = Section['questions'][number];

const answerLabel = (question: Question | undefined, value: string): string => {
  if (question && 'options' in question) return question.options.find(({ id }) => id === value)?.label ?? value;
  if (question?.type === 'yesNo') return value === 'yes' ? 'ja' : value === 'no' ? 'nein' : value;
  return value;
};

/** A condition in words: „Nur wenn Frage 3 „ja“ ist und Frage 4 beantwortet ist.“ */
export function conditionText(
  { match, rules }: Condition,
  questions: readonly Question[],
  numbers: ReadonlyMap<string, number>,
): string {
  const parts = rules.map(({ question, operator, value = '' }) => {
    const name = `Frage ${numbers.get(question) ?? question}`;
    const answer = `„${answerLabel(
      questions.find(({ id }) => id === question),
      value,
    )}“`;
    switch (operator) {
      case 'is':
        return `bei ${name} ${answer} gilt`;
      case 'isNot':
        return `bei ${name} nicht ${answer} gilt`;
      case 'includes':
        return `bei ${name} ${answer} angekreuzt ist`;
      case 'greaterThan':
        return `${name} größer als ${value} ist`;
      case 'lessThan':
        return `${name} kleiner als ${value} ist`;
      case 'answered':
        return `${name} beantwortet ist`;
      default:
        throw new Error(`Unknown operator ${String(operator satisfies never)}: add it to conditionText().`);
    }
  });
  return `Nur wenn ${parts.join(match === 'all' ? ' und ' : ' oder ')}.`;
}

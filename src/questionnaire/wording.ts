/** Conditions in words. */
import { answerText } from './answers.ts';
import type { Condition, Question } from './kinds.ts';

const answerLabel = (question: Question | undefined, value: string): string => {
  const labelIn = (items: readonly { id: string; label: string }[]) => items.find(({ id }) => id === value)?.label;
  switch (question?.type) {
    case 'single':
    case 'multiple':
      return labelIn(question.options) ?? 'Sonstiges';
    case 'ranking':
      return labelIn(question.rows) ?? value;
    case 'yesNo':
      return value === 'yes' ? 'ja' : 'nein';
    case 'scale':
      return value === 'dontKnow' ? 'weiß nicht' : value;
    case 'number':
      return value.replace('.', ',');
    case 'date':
    case 'month':
      return answerText(question, value)[0] ?? value;
    default:
      return value;
  }
};

/** A condition in words: „Nur wenn Frage 3 „ja“ ist und Frage 4 beantwortet ist.“ */
export function conditionText(
  { match, rules }: Condition,
  questions: readonly Question[],
  numbers: ReadonlyMap<string, number>,
): string {
  const parts = rules.map(({ question, operator, value = '' }) => {
    const name = `Frage ${numbers.get(question) ?? question}`;
    const label = answerLabel(
      questions.find(({ id }) => id === question),
      value,
    );
    const answer = `„${label}“`;
    switch (operator) {
      case 'is':
        return `bei ${name} ${answer} gilt`;
      case 'isNot':
        return `bei ${name} nicht ${answer} gilt`;
      case 'includes':
        return `bei ${name} ${answer} angekreuzt ist`;
      case 'greaterThan':
        return `${name} größer als ${label} ist`;
      case 'lessThan':
        return `${name} kleiner als ${label} ist`;
      case 'answered':
        return `${name} beantwortet ist`;
      default:
        throw new Error(`Unknown operator ${String(operator satisfies never)}: add it to conditionText().`);
    }
  });
  return `Nur wenn ${parts.join(match === 'all' ? ' und ' : ' oder ')}.`;
}

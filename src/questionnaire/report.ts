/** How a result is told: the groups of priorities in words, and what somebody said about each point. */
import type { Answers, Questionnaire } from './answers.ts';
import { own, read } from './kinds.ts';
import type { Priority } from './score.ts';

export interface PriorityGroup {
  id: Priority['group'];
  title: string;
  text: string;
  /** What stands there if no point belongs to the group. */
  none: string;
}

export const priorityGroups: readonly PriorityGroup[] = [
  {
    id: 'advertise',
    title: 'Damit werben',
    text: 'Das spricht für Sie. Nennen Sie es in jedem Gespräch und jeder Anzeige, das Wichtige zuerst.',
    none: 'Nach Ihren Antworten ist nichts ein klarer Vorteil.',
  },
  {
    id: 'work',
    title: 'Zuerst angehen',
    text: 'Das spricht gegen Sie, lässt sich aber ändern. Nehmen Sie sich von oben zwei oder drei Punkte vor.',
    none: 'Nach Ihren Antworten gibt es keinen Nachteil, den Sie ändern könnten.',
  },
  {
    id: 'honest',
    title: 'Ehrlich sagen',
    text: 'Das spricht gegen Sie und lässt sich kaum ändern. Sagen Sie es offen, bevor es jemand selbst merkt.',
    none: 'Nach Ihren Antworten gibt es keinen Nachteil, mit dem Sie leben müssen.',
  },
];

const stepText = (step: unknown, count: number): string =>
  typeof step === 'number' ? `${step} von ${count}` : 'weiß nicht';

/** „Stand 3 von 4 · Wichtigkeit 4 von 4 · änderbar 2 von 4“, from the answers themselves. */
export function judgement(questionnaire: Questionnaire, answers: Answers, { question: id, row }: Priority): string {
  const question = questionnaire.sections
    .flatMap(({ questions }) => questions)
    .find((candidate) => candidate.id === id);
  if (question?.type !== 'rating') return '';
  const cells = own(read(question, own(answers, id)), row);
  return ['Stand', 'Wichtigkeit', 'änderbar']
    .flatMap((name, index) => {
      const criterion = question.criteria[index];
      return criterion ? [`${name} ${stepText(own(cells, criterion.id), criterion.steps.count)}`] : [];
    })
    .join(' · ');
}

/** How complete the answers are, in one sentence. */
export const completenessText = ({ answered, total }: { answered: number; total: number }): string =>
  answered === total
    ? `Alle ${total} Fragen sind beantwortet.`
    : `${answered} von ${total} Fragen sind vollständig beantwortet. Was fehlt, zählt nicht mit.`;

import { isComplete } from './answers.ts';
import { walk } from './conditions.ts';
import { type Answers, isAnswerable, own, type Questionnaire } from './kinds.ts';

/** How many of the visible questions are answered, tables and rankings completely. */
export function progress(questionnaire: Questionnaire, answers: Answers): { answered: number; total: number } {
  const asked = walk(questionnaire, answers);
  const questions = asked.sections.flatMap((section) => section.questions.filter(isAnswerable));
  const answered = questions.filter((question) => isComplete(question, own(asked.answers, question.id)));
  return { answered: answered.length, total: questions.length };
}

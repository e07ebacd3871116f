/** Whether an answer is there, what is wrong with it, and how it reads. */
import { walk } from './conditions.ts';
import {
  type AnswerOf,
  type Answers,
  isAnswerable,
  type Kind,
  otherChoice,
  own,
  type Question,
  type Questionnaire,
  type QuestionOf,
  read,
  type Step,
} from './kinds.ts';

export type { Answer, AnswerOf, Answers, Question, Questionnaire, Step } from './kinds.ts';

/** Something to put right, in words for whoever answers. */
export interface Problem {
  /** Id of the question. */
  question: string;
  message: string;
}

/** Whether there is any answer; an information block has none. */
export const isAnswered = (question: Question, answer: unknown): boolean =>
  isAnswerable(question) && read(question, answer) !== undefined;

const wholes: { [K in Kind]?: (question: QuestionOf<K>, answer: AnswerOf[K]) => boolean } = {
  matrix: ({ rows }, answer) => rows.every(({ id }) => own(answer, id) !== undefined),
  rating: ({ rows, criteria }, answer) =>
    rows.every((row) => criteria.every(({ id }) => own(own(answer, row.id), id) !== undefined)),
  ranking: ({ rows }, answer) => answer.length === rows.length,
};

const isWhole = <K extends Kind>(question: QuestionOf<K>, answer: AnswerOf[K]): boolean =>
  wholes[question.type]?.(question, answer) ?? true;

/** Whether nothing is missing: in tables each cell, in a ranking each row. */
export function isComplete(question: Question, given: unknown): boolean {
  if (!isAnswerable(question)) return false;
  const answer = read(question, given);
  return answer !== undefined && isWhole(question, answer);
}

/** German digits: 1234.5 → „1.234,5“. */
const numberText = (value: number): string => value.toLocaleString('de-DE', { maximumFractionDigits: 4 });

/**
 * A number as people write it in German: „1.234,5“, „-3“, „1 234“. `undefined` for everything else,
 * „1.5“ and „1e9“ included: a wrong guess would go unnoticed.
 */
export function parseNumber(text: string): number | undefined {
  const written = text.trim();
  if (!/^[-−+]?(\d+|\d{1,3}([. \u00A0\u202F]\d{3})+)(,\d+)?$/.test(written)) return undefined;
  const number = Number(
    written
      .replace(/[. \u00A0\u202F]/g, '')
      .replace('−', '-')
      .replace(',', '.'),
  );
  return Math.abs(number) <= Number.MAX_SAFE_INTEGER ? number + 0 : undefined;
}

const dayOf = (date: string): Date => new Date(`${date}T00:00:00Z`);

/** Whether the calendar has this day (`YYYY-MM-DD`): not the 31st of February. */
export function isDay(date: string): boolean {
  const day = dayOf(date);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}

const dateText = (date: string, options: Intl.DateTimeFormatOptions): string =>
  isDay(date) ? dayOf(date).toLocaleDateString('de-DE', { ...options, timeZone: 'UTC' }) : date;

/** `2027-05-03` → „3. Mai 2027“ */
export const dayText = (date: string): string => dateText(date, { day: 'numeric', month: 'long', year: 'numeric' });

/** What a required question says while its answer is missing. */
const missing: Record<Kind, string> = {
  single: 'Bitte wählen Sie eine Antwort.',
  multiple: 'Bitte wählen Sie mindestens eine Antwort.',
  scale: 'Bitte wählen Sie eine Stufe.',
  matrix: 'Bitte wählen Sie in jeder Zeile eine Stufe.',
  rating: 'Bitte wählen Sie in jeder Zeile zu jeder Frage eine Stufe.',
  ranking: 'Bitte ordnen Sie alle Punkte.',
  number: 'Bitte geben Sie eine Zahl an.',
  shortText: 'Bitte füllen Sie dieses Feld aus.',
  longText: 'Bitte füllen Sie dieses Feld aus.',
  date: 'Bitte geben Sie ein Datum an.',
  month: 'Bitte geben Sie einen Monat an.',
  yesNo: 'Bitte wählen Sie ja oder nein.',
};

const answersText = (count: number): string => (count === 1 ? 'eine Antwort' : `${count} Antworten`);

const complaints: { [K in Kind]?: (question: QuestionOf<K>, answer: AnswerOf[K]) => string | undefined } = {
  multiple: ({ options, other, min = 0, max = Number.POSITIVE_INFINITY }, { choices }) => {
    const alone = options.find(({ id, exclusive }) => exclusive && choices.includes(id));
    if (alone) {
      return choices.length > 1
        ? `„${alone.label}“ lässt sich nicht mit anderen Antworten verbinden. Bitte wählen Sie das eine oder das andere ab.`
        : undefined;
    }
    const available = options.filter(({ exclusive }) => !exclusive).length + (other ? 1 : 0);
    const least = Math.min(min, available);
    if (choices.length < least) return `Bitte wählen Sie mindestens ${answersText(least)}.`;
    return choices.length > max ? `Bitte wählen Sie höchstens ${answersText(max)}.` : undefined;
  },
  number: ({ min, max, decimals }, answer) => {
    const isWithin = answer >= (min ?? answer) && answer <= (max ?? answer);
    if (!isWithin) {
      const bounds = [
        ...(min === undefined ? [] : [`${max === undefined ? 'ab' : 'von'} ${numberText(min)}`]),
        ...(max === undefined ? [] : [`bis ${numberText(max)}`]),
      ];
      return `Bitte geben Sie eine Zahl ${bounds.join(' ')} an.`;
    }
    if (decimals === undefined || Number(answer.toFixed(decimals)) === answer) return undefined;
    if (decimals === 0) return 'Bitte geben Sie eine ganze Zahl an.';
    return `Bitte geben Sie höchstens ${decimals === 1 ? 'eine Nachkommastelle' : `${decimals} Nachkommastellen`} an.`;
  },
  date: (_, answer) => (isDay(answer) ? undefined : 'Diesen Tag gibt es nicht. Bitte prüfen Sie Tag, Monat und Jahr.'),
  month: (_, answer) => (isDay(`${answer}-01`) ? undefined : 'Diesen Monat gibt es nicht. Bitte prüfen Sie die Zahl.'),
};

const complaint = <K extends Kind>(question: QuestionOf<K>, answer: AnswerOf[K]): string | undefined =>
  complaints[question.type]?.(question, answer);

function problem(question: QuestionOf, answers: Answers): string | undefined {
  const answer = read(question, own(answers, question.id));
  if (question.required && !isComplete(question, answer)) return missing[question.type];
  return answer === undefined ? undefined : complaint(question, answer);
}

/** What keeps the visible questions from being finished, at most one problem each, in their order. */
export function problems(questionnaire: Questionnaire, answers: Answers): Problem[] {
  const asked = walk(questionnaire, answers);
  return asked.sections
    .flatMap(({ questions }) => questions.filter(isAnswerable))
    .flatMap((question) => {
      const message = problem(question, asked.answers);
      return message ? [{ question: question.id, message }] : [];
    });
}

const labelOf = (items: readonly { id: string; label: string }[], id: string): string =>
  items.find((item) => item.id === id)?.label ?? id;

const choiceText = ({ options }: QuestionOf<'single' | 'multiple'>, choice: string, other?: string): string => {
  if (choice !== otherChoice) return labelOf(options, choice);
  return other?.trim() ? `Sonstiges: ${other.trim()}` : 'Sonstiges';
};

const stepText = ({ count, low, high }: QuestionOf<'scale'>['steps'], step: Step): string => {
  if (step === 'dontKnow') return 'weiß nicht';
  const end = step === 1 ? low : step === count ? high : undefined;
  return `${step} von ${count}${end ? ` (${end})` : ''}`;
};

const texts: { [K in Kind]: (question: QuestionOf<K>, answer: AnswerOf[K]) => string[] } = {
  single: (question, { choice, other }) => [choiceText(question, choice, other)],
  multiple: (question, { choices, other }) => choices.map((choice) => choiceText(question, choice, other)),
  scale: ({ steps }, step) => [stepText(steps, step)],
  matrix: ({ rows, steps }, answer) =>
    Object.entries(answer).map(([row, step]) => `${labelOf(rows, row)}: ${stepText(steps, step)}`),
  rating: ({ rows, criteria }, answer) =>
    Object.entries(answer).map(([row, cells]) => {
      const judged = criteria.flatMap(({ id, label, steps }) => {
        const step = Object.hasOwn(cells, id) ? cells[id] : undefined;
        return step === undefined ? [] : [`${label} ${stepText(steps, step)}`];
      });
      return `${labelOf(rows, row)}: ${judged.join('; ')}`;
    }),
  ranking: ({ rows }, answer) => answer.map((row, index) => `${index + 1}. ${labelOf(rows, row)}`),
  number: ({ unit }, answer) => [unit ? `${numberText(answer)} ${unit}` : numberText(answer)],
  shortText: (_, answer) => [answer],
  longText: (_, answer) => [answer],
  date: (_, answer) => [dayText(answer)],
  month: (_, answer) => [isDay(`${answer}-01`) ? dateText(`${answer}-01`, { month: 'long', year: 'numeric' }) : answer],
  yesNo: (_, isYes) => [isYes ? 'ja' : 'nein'],
};

const textOf = <K extends Kind>(question: QuestionOf<K>, answer: AnswerOf[K]): string[] =>
  texts[question.type](question, answer);

/** An answer as one reads it: labels, German numbers and dates. One line for each choice or row; none without answer. */
export function answerText(question: Question, given: unknown): string[] {
  const answer = isAnswerable(question) ? read(question, given) : undefined;
  return isAnswerable(question) && answer !== undefined ? textOf(question, answer) : [];
}

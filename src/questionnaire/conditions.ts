/** What is asked of somebody who has answered so far, and which answers count. */
import {
  type Answer,
  type AnswerOf,
  type Answers,
  type Condition,
  isAnswerable,
  type Kind,
  otherChoice,
  own,
  type Question,
  type Questionnaire,
  type QuestionOf,
  read,
} from './kinds.ts';

export interface Visibility {
  sections: ReadonlySet<string>;
  questions: ReadonlySet<string>;
  /** Visible question with options → its visible options. */
  options: ReadonlyMap<string, ReadonlySet<string>>;
}

/** An answer as a rule compares it. Of tables only „answered“ can be asked: their list is empty. */
type Comparable = string | number | readonly string[];

const comparables: { [K in Kind]: (answer: AnswerOf[K]) => Comparable } = {
  single: ({ choice }) => choice,
  multiple: ({ choices }) => choices,
  scale: (step) => step,
  matrix: () => [],
  rating: () => [],
  ranking: (rows) => rows,
  number: (number) => number,
  shortText: (text) => text,
  longText: (text) => text,
  date: (day) => day,
  month: (month) => month,
  yesNo: (isYes) => (isYes ? 'yes' : 'no'),
};

const comparable = <K extends Kind>(question: QuestionOf<K>, answer: AnswerOf[K]): Comparable =>
  comparables[question.type](answer);

/** A rule's value as a number; none is not 0. */
const numeric = (value: string): number => (value === '' ? Number.NaN : Number(value));
const plain = (text: string): string => text.trim().toLowerCase();

const is = (given: Comparable | undefined, value: string): boolean => {
  if (given === undefined) return false;
  if (typeof given === 'number') return given === numeric(value);
  const [first, ...others] = typeof given === 'string' ? [given] : given;
  return first !== undefined && others.length === 0 && plain(first) === plain(value);
};

type Operator = Condition['rules'][number]['operator'];

const operators: Record<Operator, (given: Comparable | undefined, value: string) => boolean> = {
  is,
  // The opposite of „is“, so it holds without an answer too: „unless“.
  isNot: (given, value) => !is(given, value),
  includes: (given, value) => (typeof given === 'object' ? given.includes(value) : is(given, value)),
  greaterThan: (given, value) => typeof given === 'number' && given > numeric(value),
  lessThan: (given, value) => typeof given === 'number' && given < numeric(value),
  answered: (given) => given !== undefined,
};

/** Free text counts only while „Sonstiges“ is chosen. */
const countedParts: { [K in Kind]?: (answer: AnswerOf[K]) => AnswerOf[K] } = {
  single: ({ choice, other }) => (choice === otherChoice && other !== undefined ? { choice, other } : { choice }),
  multiple: ({ choices, other }) =>
    choices.includes(otherChoice) && other !== undefined ? { choices, other } : { choices },
};

const counted = <K extends Kind>(question: QuestionOf<K>, given: unknown): AnswerOf[K] | undefined => {
  const answer = read(question, given);
  return answer === undefined ? undefined : (countedParts[question.type]?.(answer) ?? answer);
};

/** One walk through a questionnaire with the answers so far. */
export interface Walk {
  /** The visible sections with their visible questions, each with its visible options only. */
  sections: readonly { id: string; questions: readonly Question[] }[];
  /** The answers that count: to visible questions, without hidden options. */
  answers: Answers;
  /** Whether a condition holds after the walk. */
  holds: (condition: Condition | undefined) => boolean;
}

/**
 * Conditions look back only, so one pass in reading order settles them all. Hidden are also a
 * question without a visible option and a section without a visible question.
 */
export function walk(questionnaire: Questionnaire, answers: Answers): Walk {
  const [asked, known] = walks.get(answers) ?? [];
  if (known && asked === questionnaire) return known;
  const made = walkThrough(questionnaire, answers);
  walks.set(answers, [questionnaire, made]);
  return made;
}

/** The last walk with these answers: what is visible, missing and done is asked for each by itself. */
const walks = new WeakMap<Answers, readonly [Questionnaire, Walk]>();

function walkThrough(questionnaire: Questionnaire, answers: Answers): Walk {
  const counting: [string, Answer][] = [];
  const given = new Map<string, Comparable>();
  const holds = (condition: Condition | undefined): boolean => {
    if (!condition) return true;
    const { match, rules } = condition;
    const rule = ({ question, operator, value = '' }: Condition['rules'][number]) =>
      operators[operator](given.get(question), value);
    return match === 'all' ? rules.every(rule) : rules.some(rule);
  };
  const ask = (question: Question): Question[] => {
    if (!holds(question.condition)) return [];
    const asked =
      'options' in question
        ? { ...question, options: question.options.filter(({ condition }) => holds(condition)) }
        : question;
    if ('options' in asked && asked.options.length === 0 && !asked.other) return [];
    if (isAnswerable(asked)) {
      const answer = counted(asked, own(answers, asked.id));
      if (answer !== undefined) {
        counting.push([asked.id, answer]);
        given.set(asked.id, comparable(asked, answer));
      }
    }
    return [asked];
  };
  const sections = questionnaire.sections
    .flatMap(({ id, condition, questions }) => (holds(condition) ? [{ id, questions: questions.flatMap(ask) }] : []))
    .filter(({ questions }) => questions.length > 0);
  return { sections, answers: Object.fromEntries(counting), holds };
}

/** The ids of all that is visible with these answers. Hidden questions count as unanswered. */
export function visibility(questionnaire: Questionnaire, answers: Answers): Visibility {
  const { sections } = walk(questionnaire, answers);
  const questions = sections.flatMap((section) => section.questions);
  return {
    sections: new Set(sections.map(({ id }) => id)),
    questions: new Set(questions.map(({ id }) => id)),
    options: new Map(
      questions.flatMap((question) =>
        'options' in question ? [[question.id, new Set(question.options.map(({ id }) => id))] as const] : [],
      ),
    ),
  };
}

/** The answers that count; those to hidden questions and with hidden options are left out. */
export const visibleAnswers = (questionnaire: Questionnaire, answers: Answers): Answers =>
  walk(questionnaire, answers).answers;

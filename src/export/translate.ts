/** Conditions in the language of another system. What a rule means is said in `#questionnaire/conditions.ts`. */
import type { Condition, Question } from '#questionnaire/kinds.ts';

/** The words of a language that joins with `and`, `or` and parentheses. */
export interface Dialect {
  /** The one answer is `value`; of several, it is the only one. */
  is: (question: Question, value: string) => string;
  /** `value` is among the answers. */
  includes: (question: Question, value: string) => string;
  compare: (question: Question, sign: '<' | '>', value: number) => string;
  answered: (question: Question) => string;
  not: (expression: string) => string;
  /** An expression that never holds. */
  never: string;
}

/** A condition as an expression of the dialect; `undefined` if there is none. */
export function translate(
  condition: Condition | undefined,
  questions: ReadonlyMap<string, Question>,
  dialect: Dialect,
): string | undefined {
  if (!condition) return undefined;
  const rule = ({ question: id, operator, value = '' }: Condition['rules'][number]): string => {
    const question = questions.get(id);
    const is = question ? dialect.is(question, value) : dialect.never;
    if (operator === 'is') return is;
    if (operator === 'isNot') return dialect.not(is);
    if (!question) return dialect.never;
    if (operator === 'includes') return dialect.includes(question, value);
    if (operator === 'answered') return dialect.answered(question);
    const hasNumber = (question.type === 'number' || question.type === 'scale') && value !== '';
    return hasNumber ? dialect.compare(question, operator === 'greaterThan' ? '>' : '<', Number(value)) : dialect.never;
  };
  return join(condition.match === 'all' ? 'and' : 'or', condition.rules.map(rule));
}

/** `a and (b or c)`; `undefined` if there is nothing to join. */
export function join(word: 'and' | 'or', expressions: readonly (string | undefined)[]): string | undefined {
  const given = expressions.filter((expression) => expression !== undefined);
  return given.length > 1 ? given.map((expression) => `(${expression})`).join(` ${word} `) : given[0];
}

/** When a question is shown: its own condition, and that one of its options is shown. */
export function shownWhen(
  question: Question,
  questions: ReadonlyMap<string, Question>,
  dialect: Dialect,
): string | undefined {
  const own = translate(question.condition, questions, dialect);
  if (!('options' in question) || question.other) return own;
  const options = question.options.map(({ condition }) => translate(condition, questions, dialect));
  return options.every((option) => option !== undefined) ? join('and', [own, join('or', options)]) : own;
}

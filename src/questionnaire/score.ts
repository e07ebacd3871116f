/** What the answers add up to: dimensions with their levels, priorities, recommendations. */
import { walk } from './conditions.ts';
import {
  type AnswerOf,
  type Answers,
  isAnswerable,
  type Kind,
  own,
  type Questionnaire,
  type QuestionOf,
  read,
} from './kinds.ts';

/** One rated row, each criterion from 0 to 100. */
export interface Priority {
  question: string;
  row: string;
  label: string;
  standing: number;
  importance: number;
  /** How far it can be changed; missing without a third criterion or an answer to it. */
  change?: number;
  group: 'advertise' | 'work' | 'honest';
}

export interface Result {
  dimensions: {
    id: string;
    title: string;
    /** Whole percent; `undefined` if no answer counts. */
    percent: number | undefined;
    level: { label: string; text: string } | undefined;
  }[];
  /** The important ones first, of equally important ones the clearest. */
  priorities: Priority[];
  recommendations: { collection: 'tool' | 'solution' | 'questionnaire'; slug: string; reason: string }[];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** The mean of those that have a value; without any, none. */
function mean(items: readonly { value: number | undefined; weight: number }[]): number | undefined {
  const counted = items.flatMap(({ value, weight }) => (value === undefined ? [] : [{ value, weight }]));
  if (counted.length === 0) return undefined;
  return sum(counted.map(({ value, weight }) => value * weight)) / sum(counted.map(({ weight }) => weight));
}

/** Where a value lies between the lowest and the highest possible, 0 to 100. */
function share(value: number, possible: readonly number[]): number | undefined {
  const low = Math.min(...possible);
  const high = Math.max(...possible);
  return high > low ? Math.min(100, Math.max(0, ((value - low) / (high - low)) * 100)) : undefined;
}

const scoresOf = (options: readonly { score?: number | undefined }[]): number[] =>
  options.flatMap(({ score }) => (score === undefined ? [] : [score]));

/** The least and the greatest sums of points that the allowed numbers of choices can make. */
function possibleSums({ options, other, min = 1, max }: QuestionOf<'multiple'>): number[] {
  const free = options.filter(({ exclusive }) => !exclusive).map(({ score = 0 }) => score);
  const ascending = (other ? [...free, 0] : free).toSorted((a, b) => a - b);
  const sums = (scores: readonly number[]) =>
    scores.map((_, index) => sum(scores.slice(0, index + 1))).slice(Math.max(min, 1) - 1, max);
  return [
    ...scoresOf(options.filter(({ exclusive }) => exclusive)),
    ...sums(ascending),
    ...sums(ascending.toReversed()),
  ];
}

type Steps = QuestionOf<'scale'>['steps'];
const stepValue = ({ count }: Steps, step: unknown): number | undefined =>
  typeof step === 'number' ? ((step - 1) / (count - 1)) * 100 : undefined;

/** The criteria of a rating by their meaning. */
function judged({ criteria: [standing, importance, change] }: QuestionOf<'rating'>, cells: unknown) {
  const value = (criterion: typeof standing) => criterion && stepValue(criterion.steps, own(cells, criterion.id));
  return {
    standing: value(standing),
    importance: value(importance),
    /** The step itself, from 1: even an unimportant row weighs something. */
    weight: importance && own(cells, importance.id),
    change: value(change),
  };
}

/** An answer from 0 to 100, for the kinds that can be scored. „Weiß nicht“ and options without points have no value. */
const percents: { [K in Kind]?: (question: QuestionOf<K>, answer: AnswerOf[K]) => number | undefined } = {
  single: ({ options }, { choice }) => {
    const score = options.find(({ id }) => id === choice)?.score;
    return score === undefined ? undefined : share(score, scoresOf(options));
  },
  multiple: (question, { choices }) => {
    const scores = scoresOf(question.options.filter(({ id }) => choices.includes(id)));
    return scores.length === 0 ? undefined : share(sum(scores), possibleSums(question));
  },
  scale: ({ steps }, step) => stepValue(steps, step),
  matrix: ({ rows, steps }, answer) =>
    mean(rows.map(({ id }) => ({ value: stepValue(steps, own(answer, id)), weight: 1 }))),
  rating: (question, answer) =>
    mean(
      question.rows.flatMap(({ id }) => {
        const { standing, weight } = judged(question, own(answer, id));
        return typeof weight === 'number' ? [{ value: standing, weight }] : [];
      }),
    ),
  yesNo: (_, isYes) => (isYes ? 100 : 0),
};

const percentOf = <K extends Kind>(question: QuestionOf<K>, answer: AnswerOf[K]): number | undefined =>
  percents[question.type]?.(question, answer);

function priorities(question: QuestionOf<'rating'>, answer: AnswerOf['rating']): Priority[] {
  return question.rows.flatMap(({ id: row, label }): Priority[] => {
    const { standing, importance, change } = judged(question, own(answer, row));
    if (standing === undefined || importance === undefined) return [];
    // Who does not know whether it can be changed has work to do: find out.
    const group = standing > 50 ? 'advertise' : change !== undefined && change <= 50 ? 'honest' : 'work';
    return [
      { question: question.id, row, label, standing, importance, ...(change === undefined ? {} : { change }), group },
    ];
  });
}

const clearness = ({ standing }: Priority): number => Math.abs(standing - 50);

/** The result of a questionnaire. Only answers to visible questions count. */
export function score(questionnaire: Questionnaire, answers: Answers): Result {
  const asked = walk(questionnaire, answers);
  const questions = questionnaire.sections.flatMap((section) => section.questions.filter(isAnswerable));
  const percentAt = (id: string): number | undefined => {
    const question = questions.find((candidate) => candidate.id === id);
    const answer = question && read(question, own(asked.answers, id));
    return question && answer !== undefined ? percentOf(question, answer) : undefined;
  };

  const dimensions = questionnaire.dimensions.map(({ id, title, items, levels }) => {
    const exact = mean(
      items.map(({ question, weight, reversed }) => {
        const value = percentAt(question);
        return { value: value !== undefined && reversed ? 100 - value : value, weight };
      }),
    );
    // Rounded before it is compared: who reads „45 %“ gets the level from 45.
    const percent = exact === undefined ? undefined : Math.round(exact);
    const level = percent === undefined ? undefined : levels.findLast(({ from }) => from <= percent);
    return { id, title, percent, level: level && { label: level.label, text: level.text } };
  });

  const isBelow = (dimension: string | undefined, limit = 0): boolean => {
    const percent = dimensions.find(({ id }) => id === dimension)?.percent;
    return percent !== undefined && percent < limit;
  };
  const recommended = questionnaire.recommendations
    .filter(({ dimension, below, condition }) => {
      const isLow = dimension === undefined || isBelow(dimension, below);
      return isLow && asked.holds(condition);
    })
    .flatMap((recommendation) =>
      (['tool', 'solution', 'questionnaire'] as const).flatMap((collection) => {
        const slug = recommendation[collection];
        return slug === undefined ? [] : [{ collection, slug, reason: recommendation.reason }];
      }),
    );
  const isFirst = ({ collection, slug }: Result['recommendations'][number], index: number): boolean =>
    recommended.findIndex((other) => other.collection === collection && other.slug === slug) === index;

  return {
    dimensions,
    priorities: asked.sections
      .flatMap((section) => section.questions)
      .flatMap((question) => {
        if (question.type !== 'rating') return [];
        const answer = read(question, own(asked.answers, question.id));
        return answer ? priorities(question, answer) : [];
      })
      .toSorted((a, b) => b.importance - a.importance || clearness(b) - clearness(a)),
    recommendations: recommended.filter(isFirst),
  };
}

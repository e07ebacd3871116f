/** Every real questionnaire, and the kitchen sink: each question can come up, and each branch can be finished. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentDir, readContent } from '#build/content-files.ts';
import { variables } from '#export/variables.ts';
import { problems } from '#questionnaire/answers.ts';
import { visibility, visibleAnswers } from '#questionnaire/conditions.ts';
import {
  type AnswerOf,
  type Answers,
  type Condition,
  isAnswerable,
  type Kind,
  otherChoice,
  type Question,
  type Questionnaire,
  type QuestionOf,
  type Step,
} from '#questionnaire/kinds.ts';
import { progress } from '#questionnaire/progress.ts';
import type { Entry } from '#schema/collections.ts';
import { soundnessFaults } from '#schema/soundness.ts';
import { kitchenSink } from './fixtures/kitchen-sink.ts';

const { entries } = await readContent(contentDir(), '2026-01-01');
const subjects = [
  { slug: 'kitchen-sink', questionnaire: kitchenSink },
  ...entries.flatMap(({ collection, slug, data }) =>
    collection === 'questionnaire' ? [{ slug, questionnaire: data as Entry<'questionnaire'> }] : [],
  ),
];

const stepsOf = ({ count, dontKnow }: QuestionOf<'scale'>['steps']): Step[] => [
  ...Array.from({ length: count }, (_, index) => index + 1),
  ...(dontKnow ? (['dontKnow'] as const) : []),
];

const each = <T>(items: readonly { id: string }[], value: T): Record<string, T> =>
  Object.fromEntries(items.map(({ id }) => [id, value]));

/** Complete answers without a problem, one for each way an answer can turn; `values` are what rules ask for. */
const turns: { [K in Kind]: (question: QuestionOf<K>, values: readonly string[]) => AnswerOf[K][] } = {
  single: ({ options, other }) => [
    ...options.map(({ id }) => ({ choice: id })),
    ...(other ? [{ choice: otherChoice, other: 'Etwas anderes' }] : []),
  ],
  multiple: ({ options, other, min = 1 }) => {
    const free = [
      ...options.filter(({ exclusive }) => !exclusive).map(({ id }) => id),
      ...(other ? [otherChoice] : []),
    ];
    return [
      ...free.map((first) => ({ choices: [first, ...free.filter((id) => id !== first)].slice(0, Math.max(min, 1)) })),
      ...options.filter(({ exclusive }) => exclusive).map(({ id }) => ({ choices: [id] })),
    ];
  },
  scale: ({ steps }) => stepsOf(steps),
  matrix: ({ rows, steps }) => stepsOf(steps).map((step) => each(rows, step)),
  rating: ({ rows, criteria }) =>
    [0, -1].map((index) =>
      each(rows, Object.fromEntries(criteria.map(({ id, steps }) => [id, stepsOf(steps).at(index) ?? 1]))),
    ),
  ranking: ({ rows }) => {
    const ids = rows.map(({ id }) => id);
    return [ids, ids.toReversed()];
  },
  number: ({ min, max }, values) =>
    [min, max, 0, ...values.flatMap((value) => [Number(value), Number(value) + 1, Number(value) - 1])]
      .filter((number) => number !== undefined)
      .filter((number) => number >= (min ?? number) && number <= (max ?? number)),
  shortText: (_, values) => ['Text', ...values],
  longText: (_, values) => ['Text', ...values],
  date: (_, values) => ['2026-03-01', ...values],
  month: (_, values) => ['2026-03', ...values],
  yesNo: () => [true, false],
};

const turnsOf = <K extends Kind>(question: QuestionOf<K>, values: readonly string[]): AnswerOf[K][] =>
  turns[question.type](question, values);

const questionsOf = ({ sections }: Questionnaire): Question[] => sections.flatMap(({ questions }) => questions);

/** All conditions that bear on a question: its section's, its own, those of its options. */
const conditionsOf = ({ sections }: Questionnaire, id: string): Condition[] =>
  sections
    .flatMap((section) => section.questions.map((question) => ({ section, question })))
    .filter(({ question }) => question.id === id)
    .flatMap(({ section, question }) => [section, question, ...('options' in question ? question.options : [])])
    .flatMap(({ condition }) => condition ?? []);

const rulesOf = (questionnaire: Questionnaire): Condition['rules'] =>
  questionsOf(questionnaire)
    .flatMap(({ id }) => conditionsOf(questionnaire, id))
    .flatMap(({ rules }) => rules);

/** What the rules of a questionnaire compare this question with. */
const valuesFor = (questionnaire: Questionnaire, id: string): string[] =>
  rulesOf(questionnaire).flatMap(({ question, value }) => (question === id && value ? [value] : []));

/** Answers the visible questions until none is left; `pick` chooses among so many turns. */
function finish(questionnaire: Questionnaire, start: Answers, pick: (count: number) => number): Answers {
  let answers = start;
  for (const _ of questionsOf(questionnaire)) {
    const { questions, options } = visibility(questionnaire, answers);
    const counted = visibleAnswers(questionnaire, answers);
    const open = questionsOf(questionnaire).filter(({ id }) => questions.has(id) && !Object.hasOwn(counted, id));
    const added = open.filter(isAnswerable).map((question) => {
      const seen = options.get(question.id);
      const offered =
        'options' in question ? { ...question, options: question.options.filter(({ id }) => seen?.has(id)) } : question;
      const possible = turnsOf(offered, valuesFor(questionnaire, question.id));
      const turn = possible[pick(possible.length)];
      if (turn === undefined) throw new Error(`turns() knows no answer to ${question.id}.`);
      return [question.id, turn] as const;
    });
    if (added.length === 0) break;
    answers = { ...counted, ...Object.fromEntries(added) };
  }
  return answers;
}

/** A question or option that is not always visible. */
interface Branch {
  question: string;
  option?: string;
}

const branches = (questionnaire: Questionnaire): Branch[] =>
  questionsOf(questionnaire).flatMap((question) => {
    const options = 'options' in question ? question.options.filter(({ condition }) => condition) : [];
    const isConditional = conditionsOf(questionnaire, question.id).length > 0;
    return [
      ...(isConditional ? [{ question: question.id }] : []),
      ...options.map(({ id }) => ({ question: question.id, option: id })),
    ];
  });

/** The questions on whose answers another depends, directly or not, in their order. */
function causes(questionnaire: Questionnaire, id: string): Question[] {
  const found = new Set<string>();
  const open = [id];
  for (const next of open) {
    const named = conditionsOf(questionnaire, next).flatMap(({ rules }) => rules.map(({ question }) => question));
    open.push(...named.filter((cause) => !found.has(cause)));
    for (const cause of named) found.add(cause);
  }
  return questionsOf(questionnaire).filter((question) => found.has(question.id));
}

/** The first answers to the causes that lead into the branch. */
function wayInto(questionnaire: Questionnaire, { question, option }: Branch): Answers | undefined {
  const search = ([cause, ...others]: readonly Question[], answers: Answers): Answers | undefined => {
    if (!cause) {
      const { questions, options } = visibility(questionnaire, answers);
      const isSeen = option === undefined ? questions.has(question) : options.get(question)?.has(option);
      return isSeen ? answers : undefined;
    }
    const possible = isAnswerable(cause) ? turnsOf(cause, valuesFor(questionnaire, cause.id)) : [];
    for (const answer of possible) {
      const way = search(others, { ...answers, [cause.id]: answer });
      if (way) return way;
    }
    return undefined;
  };
  return search(causes(questionnaire, question), {});
}

describe.each(subjects)('$slug', ({ slug, questionnaire }) => {
  const expectFinished = (answers: Answers) => {
    expect(problems(questionnaire, answers)).toEqual([]);
    const { answered, total } = progress(questionnaire, answers);
    expect(answered).toBe(total);
  };

  it('names every column of its answers once', () => {
    const names = variables(questionnaire).map(({ name }) => name);
    expect(names.length).toBeGreaterThan(5);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('can be finished along each of its branches', () => {
    for (const branch of branches(questionnaire)) {
      const way = wayInto(questionnaire, branch);
      expect(way, `nothing leads to ${branch.question} ${branch.option ?? ''} of ${slug}`).toBeDefined();
      const answers = finish(questionnaire, way ?? {}, () => 0);
      const { questions, options } = visibility(questionnaire, answers);
      expect(questions).toContain(branch.question);
      if (branch.option) expect(options.get(branch.question)).toContain(branch.option);
      expectFinished(answers);
    }
  });

  it('can be finished whatever one answers', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (numbers) => {
        expectFinished(finish(questionnaire, {}, (count) => (numbers.next().value ?? 0) % count));
      }),
      { numRuns: 20 },
    );
  });
});

describe('the kitchen sink', () => {
  it('has every kind of question and every comparison', () => {
    expect(new Set(questionsOf(kitchenSink).map(({ type }) => type))).toEqual(new Set([...Object.keys(turns), 'info']));
    expect(new Set(rulesOf(kitchenSink).map(({ operator }) => operator))).toEqual(
      new Set(['is', 'isNot', 'includes', 'greaterThan', 'lessThan', 'answered']),
    );
  });

  it('is sound', () => {
    const entry = { collection: 'questionnaire', slug: 'raumbedarf', file: 'kitchen-sink.yaml' } as const;
    const faults = soundnessFaults({
      entries: [{ ...entry, data: kitchenSink }],
      slugs: new Map([
        ['tool', ['tag-der-offenen-praxis']],
        ['solution', ['wartezimmer-teilen']],
        ['questionnaire', ['raumbedarf']],
      ]),
      platform: undefined,
      uploads: [],
      today: '2026-01-15',
    });
    expect(faults).toEqual([]);
  });
});

/** The rooms trust sound content and checked answers; still nothing may break on others. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { questionnaires } from '../../tests/fixtures/kitchen-sink.random.ts';
import { kitchenSink } from '../../tests/fixtures/kitchen-sink.ts';
import { answerText, isAnswered, isComplete, problems } from './answers.ts';
import { visibility, visibleAnswers } from './conditions.ts';
import type { Answers } from './kinds.ts';
import { progress } from './progress.ts';
import { score } from './score.ts';

const shape = fc.oneof(
  fc.jsonValue(),
  fc.record({ choice: fc.jsonValue(), other: fc.jsonValue() }),
  fc.record({ choices: fc.jsonValue() }),
  fc.dictionary(fc.constantFrom('a', 'b', 'c', 'constructor', '__proto__'), fc.jsonValue()),
);

describe('random questionnaires with random answers', () => {
  it('never throw', () => {
    const ids = fc.oneof(
      fc.integer({ min: 0, max: 15 }).map((number) => `q${number}`),
      fc.constantFrom(...kitchenSink.sections.flatMap(({ questions }) => questions.map(({ id }) => id))),
      fc.constantFrom('__proto__', 'constructor'),
    );
    const cases = fc.tuple(fc.oneof(questionnaires, fc.constant(kitchenSink)), fc.dictionary(ids, shape));
    fc.assert(
      fc.property(cases, ([questionnaire, anything]) => {
        const answers = anything as Answers;
        for (const reading of [visibility, visibleAnswers, problems, progress, score]) reading(questionnaire, answers);
        for (const question of questionnaire.sections.flatMap(({ questions }) => questions)) {
          const answer = answers[question.id];
          expect(isComplete(question, answer) && !isAnswered(question, answer)).toBe(false);
          expect(answerText(question, answer).length > 0).toBe(isAnswered(question, answer));
        }
      }),
      { numRuns: 300 },
    );
  });
});

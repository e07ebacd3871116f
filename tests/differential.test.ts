/**
 * What is visible and required with us, against `survey-core`, which reads our export.
 *
 * Known differences, none of them in what is compared:
 * - Ours keeps hidden answers and leaves them out of account; SurveyJS empties them, but ticks an option again when it
 *   comes back. It is given the answers that count, and each is changed once at most.
 * - A required ranking wants all its rows with us; SurveyJS is content with one.
 * - In rules about texts SurveyJS finds „5“ and „5.0“ equal; ours compares the letters.
 */
import fc from 'fast-check';
import { type QuestionSelectBase, SurveyModel } from 'survey-core';
import { describe, expect, it } from 'vitest';
import { contentDir, readContent } from '#build/content-files.ts';
import { surveyjs } from '#export/surveyjs.ts';
import { type Answer, type Answers, isAnswered, type Questionnaire } from '#questionnaire/answers.ts';
import { visibility, visibleAnswers } from '#questionnaire/conditions.ts';
import type { Entry } from '#schema/collections.ts';
import { answersTo } from './fixtures/kitchen-sink.random.ts';
import { kitchenSink } from './fixtures/kitchen-sink.ts';

/** Random answer sets over all questionnaires. */
const atLeast = 500;
const kitchenSets = 60;
const { entries } = await readContent(contentDir(), '2026-01-01');
const real = entries.flatMap(({ collection, slug, data }) =>
  collection === 'questionnaire' ? [{ slug, questionnaire: data as Entry<'questionnaire'> }] : [],
);
const subjects = [
  { slug: 'kitchen-sink', questionnaire: kitchenSink, sets: kitchenSets, walks: 4 },
  ...real.map((subject) => ({ ...subject, sets: Math.ceil((atLeast - kitchenSets) / real.length), walks: 1 })),
];

const context = { slug: 'test', url: 'https://example.org/', licence: 'CC BY 4.0', values: {} };
const load = (questionnaire: Questionnaire): SurveyModel =>
  new SurveyModel(JSON.parse(String(surveyjs(questionnaire, context))));

/** An answer in the words of SurveyJS. */
function surveyValue(answer: Answer): unknown {
  if (typeof answer !== 'object') return answer === 'dontKnow' ? 'weissnicht' : answer;
  const word = (id: string) => (id === 'sonstiges' ? 'other' : id);
  if ('choice' in answer && typeof answer.choice === 'string') return word(answer.choice);
  if ('choices' in answer && Array.isArray(answer.choices)) return answer.choices.map(word);
  if (Array.isArray(answer)) return answer;
  return Object.fromEntries(Object.entries(answer).map(([id, step]) => [id, surveyValue(step)]));
}

const surveyData = (answers: Answers): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(answers).flatMap(([id, answer]) => [
      [id, surveyValue(answer)],
      ...(typeof answer === 'object' && 'other' in answer ? [[`${id}-Comment`, answer.other]] : []),
    ]),
  );

interface Seen {
  visible: string[];
  options: Record<string, string[]>;
  required: string[];
  /** Required, and without any answer. */
  missing: string[];
}

function ours(questionnaire: Questionnaire, answers: Answers): Seen {
  const { questions, options } = visibility(questionnaire, answers);
  const counted = visibleAnswers(questionnaire, answers);
  const visible = questionnaire.sections.flatMap((section) => section.questions).filter(({ id }) => questions.has(id));
  const required = visible.filter((question) => question.required && question.type !== 'info');
  return {
    visible: visible.map(({ id }) => id),
    options: Object.fromEntries([...options].map(([id, ids]) => [id, [...ids]])),
    required: required.map(({ id }) => id),
    missing: required.filter((question) => !isAnswered(question, counted[question.id])).map(({ id }) => id),
  };
}

function theirs(survey: SurveyModel, { sections }: Questionnaire): Seen {
  const selects = new Set(
    sections.flatMap(({ questions }) => questions.flatMap((question) => ('options' in question ? [question.id] : []))),
  );
  const visible = survey
    .getAllQuestions()
    .filter(({ isVisibleInSurvey, name }) => isVisibleInSurvey && name !== 'hinweis-datenschutz');
  const options = visible
    .filter(({ name }) => selects.has(name))
    .map((question) => {
      const items = (question as QuestionSelectBase).visibleChoices.map(({ value }) => String(value));
      return [question.name, items.filter((value) => value !== 'other')];
    });
  const required = visible.filter(({ isRequired }) => isRequired);
  return {
    visible: visible.map(({ name }) => name),
    options: Object.fromEntries(options),
    required: required.map(({ name }) => name),
    missing: required.filter((question) => question.isEmpty()).map(({ name }) => name),
  };
}

describe.each(subjects)('$slug', ({ questionnaire, sets, walks }) => {
  it('is understood by survey-core without an error', () => {
    const survey = load(questionnaire);
    expect(survey.jsonErrors).toBeNull();
    expect(survey.locale).toBe('de');
  });

  it('shows and requires the same there', () => {
    const survey = load(questionnaire);
    fc.assert(
      fc.property(answersTo(questionnaire), (answers) => {
        survey.data = surveyData(visibleAnswers(questionnaire, answers));
        expect(theirs(survey, questionnaire)).toEqual(ours(questionnaire, answers));
      }),
      { numRuns: sets },
    );
  });

  it('follows somebody who changes their mind', () => {
    fc.assert(
      fc.property(answersTo(questionnaire), answersTo(questionnaire), (first, second) => {
        const survey = load(questionnaire);
        let answers: Answers = {};
        for (const [id, answer] of [...Object.entries(first), ...Object.entries(second)]) {
          if (!visibility(questionnaire, answers).questions.has(id)) continue;
          const next = visibleAnswers(questionnaire, { ...answers, [id]: answer });
          // Nobody can choose an option that is hidden.
          if (next[id] === undefined) continue;
          answers = next;
          for (const [name, value] of Object.entries(surveyData({ [id]: next[id] }))) survey.setValue(name, value);
        }
        expect(theirs(survey, questionnaire)).toEqual(ours(questionnaire, answers));
      }),
      { numRuns: walks, endOnFailure: true },
    );
  });
});

/** SurveyJS: the JSON definition that `survey-core` and its form builders load. */
import {
  type Condition,
  isAnswerable,
  type Kind,
  otherChoice,
  type Question,
  type Questionnaire,
  type QuestionOf,
} from '#questionnaire/kinds.ts';
import { dontKnowValue, stepChoices } from './choices.ts';
import { legible } from './filled.ts';
import type { Writer } from './formats.ts';
import { blockHtml, inlineHtml } from './html.ts';
import { type Dialect, translate } from './translate.ts';

/** SurveyJS stores „Sonstiges“ under this value, its text under `<question>-Comment`. */
const surveyOther = 'other';

const isList = ({ type }: Question): boolean => type === 'multiple' || type === 'ranking';

/** A rule's value as SurveyJS stores the answer. */
function literal({ type }: Question, value: string): string {
  if (type === 'yesNo' && (value === 'yes' || value === 'no')) return String(value === 'yes');
  if ((type === 'number' || type === 'scale') && !Number.isNaN(Number(value))) return value;
  const stored =
    type === 'scale' && value === 'dontKnow'
      ? dontKnowValue
      : (type === 'single' || type === 'multiple') && value === otherChoice
        ? surveyOther
        : value;
  return `'${stored.replaceAll("'", "\\'")}'`;
}

const dialect: Dialect = {
  is: (question, value) =>
    isList(question)
      ? `{${question.id}} = [${literal(question, value)}]`
      : `{${question.id}} = ${literal(question, value)}`,
  includes: (question, value) => `{${question.id}} ${isList(question) ? 'contains' : '='} ${literal(question, value)}`,
  compare: ({ id }, sign, value) => `{${id}} ${sign} ${value}`,
  answered: ({ id }) => `{${id}} notempty`,
  not: (expression) => `!(${expression})`,
  never: '1 = 2',
};

type Questions = ReadonlyMap<string, Question>;

const visibleIf = (condition: Condition | undefined, questions: Questions): { visibleIf?: string } => {
  const expression = translate(condition, questions, dialect);
  return expression === undefined ? {} : { visibleIf: expression };
};

const items = (choices: readonly { id: string | number; label: string }[]) =>
  choices.map(({ id, label }) => ({ value: id, text: label }));

const choices = ({ options, other }: QuestionOf<'single' | 'multiple'>, questions: Questions) => ({
  choices: options.map(({ id, label, exclusive, condition }) => ({
    value: id,
    text: label,
    ...(exclusive && { isExclusive: true }),
    ...visibleIf(condition, questions),
  })),
  ...(other ? { showOtherItem: true, otherText: 'Sonstiges' } : { hideIfChoicesEmpty: true }),
});

const example = (text: string | undefined) => (text === undefined ? {} : { placeholder: `Zum Beispiel: ${text}` });

const elements: { [K in Kind]: (question: QuestionOf<K>, questions: Questions) => object } = {
  single: (question, questions) => ({ type: 'radiogroup', ...choices(question, questions) }),
  multiple: (question, questions) => ({
    type: 'checkbox',
    ...choices(question, questions),
    ...(question.min !== undefined && { minSelectedChoices: question.min }),
    ...(question.max !== undefined && { maxSelectedChoices: question.max }),
  }),
  scale: ({ steps }) => ({ type: 'radiogroup', colCount: 0, choices: items(stepChoices(steps)) }),
  matrix: ({ rows, steps, required }) => ({
    type: 'matrix',
    columns: items(stepChoices(steps)),
    rows: items(rows),
    eachRowRequired: required,
  }),
  rating: ({ rows, criteria, required }) => ({
    type: 'matrixdropdown',
    columns: criteria.map(({ id, label, steps }) => ({
      name: id,
      title: label,
      cellType: 'dropdown',
      choices: items(stepChoices(steps)),
      isRequired: required,
    })),
    rows: items(rows),
  }),
  ranking: ({ rows }) => ({ type: 'ranking', choices: items(rows), selectToRankEnabled: true }),
  number: ({ min, max, decimals }) => ({
    type: 'text',
    inputType: 'number',
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(decimals !== undefined && { step: 10 ** -decimals }),
  }),
  shortText: (question) => ({ type: 'text', ...example(question.example) }),
  longText: (question) => ({ type: 'comment', ...example(question.example) }),
  date: () => ({ type: 'text', inputType: 'date' }),
  month: () => ({ type: 'text', inputType: 'month' }),
  yesNo: () => ({
    type: 'radiogroup',
    colCount: 0,
    choices: [
      { value: true, text: 'ja' },
      { value: false, text: 'nein' },
    ],
  }),
};

const elementOf = <K extends Kind>(question: QuestionOf<K>, questions: Questions): object =>
  elements[question.type](question, questions);

const note = (name: string, headline: string, markdown: string) => ({
  type: 'html',
  name,
  html: `<h3>${inlineHtml(headline)}</h3>${blockHtml(markdown)}`,
});

function element(question: Question, questions: Questions): object {
  const { id, label, hint, required, condition } = question;
  if (!isAnswerable(question)) return { ...note(id, label, question.text), ...visibleIf(condition, questions) };
  const unit = question.type === 'number' && question.unit ? `Angabe in ${question.unit}.` : undefined;
  const description = [hint, unit].filter((part) => part !== undefined).join(' ');
  return {
    name: id,
    title: label,
    ...(description && { description }),
    ...(required && { isRequired: true }),
    ...visibleIf(condition, questions),
    ...elementOf(question, questions),
  };
}

function definition({ title, summary, privacy, sections }: Questionnaire, origin: string): object {
  const questions = new Map(
    sections.flatMap((section) => section.questions.map((question) => [question.id, question])),
  );
  return {
    locale: 'de',
    title,
    description: `${summary} ${origin}`,
    // An answer counts in no condition once its question or page is hidden.
    clearInvisibleValues: 'onHiddenContainer',
    pages: sections.map((section, index) => ({
      name: section.id,
      title: section.title,
      ...(section.text && { description: section.text }),
      ...visibleIf(section.condition, questions),
      elements: [
        // No question has a hyphen in its id.
        ...(index === 0 ? [note('hinweis-datenschutz', 'Datenschutz', privacy)] : []),
        ...section.questions.map((question) => element(question, questions)),
      ],
    })),
  };
}

export const surveyjs: Writer = (questionnaire, { url, licence, values }) =>
  `${JSON.stringify(definition(legible(questionnaire, values), `Quelle: ${url}, Lizenz: ${licence}`), null, 2)}\n`;

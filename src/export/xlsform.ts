/** XLSForm (https://xlsform.org/), as ODK and KoboToolbox read it. */
import {
  type Condition,
  type Kind,
  otherChoice,
  type Question,
  type Questionnaire,
  type QuestionOf,
} from '#questionnaire/kinds.ts';
import { dontKnowValue, optionChoices, stepChoices, yesNoChoices } from './choices.ts';
import { legible } from './filled.ts';
import type { Writer } from './formats.ts';
import { type Dialect, join, shownWhen, translate } from './translate.ts';
import { workbook } from './workbook.ts';

const surveyColumns = [
  'type',
  'name',
  'label',
  'hint',
  'required',
  'required_message',
  'relevant',
  'constraint',
  'constraint_message',
  'appearance',
  'choice_filter',
] as const;
type Row = Partial<Record<(typeof surveyColumns)[number], string | undefined>>;

const choiceColumns = ['list_name', 'name', 'label', 'bedingung', 'punkte'] as const;
type Choice = Partial<Record<(typeof choiceColumns)[number], string | number | undefined>>;

/** Names are ids joined by `_`, which no id has; those of groups and notes have a `-`. */
export const xlsform: Writer = (questionnaire, { slug, url, licence, values }) => {
  const whole = legible(questionnaire, values);
  const form = formOf(whole);
  const survey: Row[] = [
    { type: 'note', name: 'vorab-datenschutz', label: whole.privacy },
    ...whole.sections.flatMap((section): Row[] => [
      {
        type: 'begin_group',
        name: `abschnitt-${section.id}`,
        label: section.title,
        relevant: form.relevant(section.condition),
      },
      ...(section.text ? [{ type: 'note', name: `text-${section.id}`, label: section.text }] : []),
      ...section.questions.flatMap((question) => questionRows(question, form)),
      { type: 'end_group' },
    ]),
  ];
  const choices = whole.sections.flatMap(({ questions }) => questions.flatMap((question) => choicesOf(question)));
  return workbook([
    { name: 'survey', rows: table(surveyColumns, survey), headings: 1, widths: [24, 24, 60, 40, 10, 30, 40] },
    {
      name: 'choices',
      rows: table(choiceColumns, withYesNo(choices, survey)),
      headings: 1,
      widths: [24, 24, 60, 20, 10],
    },
    {
      name: 'settings',
      rows: [
        ['form_title', 'form_id', 'version', 'default_language'],
        [whole.title, slug, String(whole.version), 'Deutsch (de)'],
      ],
      headings: 1,
      widths: [60, 24],
    },
    {
      name: 'herkunft',
      rows: [
        ['adresse', url],
        ['lizenz', licence],
      ],
      headings: 0,
      widths: [20, 80],
    },
  ]);
};

const table = <C extends string, R extends Partial<Record<C, string | number | undefined>>>(
  columns: readonly C[],
  rows: readonly R[],
) => [columns, ...rows.map((row) => columns.map((column) => row[column]))];

const yesNoList = 'ja-nein';

const withYesNo = (choices: readonly Choice[], survey: readonly Row[]): Choice[] =>
  survey.some(({ type }) => type === `select_one ${yesNoList}`)
    ? [...choices, ...yesNoChoices.map(({ id, label }) => ({ list_name: yesNoList, name: id, label }))]
    : [...choices];

interface Form {
  relevant: (condition: Condition | undefined) => string | undefined;
  shownWhen: (question: Question) => string | undefined;
}

const formOf = ({ sections }: Questionnaire): Form => {
  const questions = new Map(
    sections.flatMap((section) => section.questions.map((question) => [question.id, question])),
  );
  return {
    relevant: (condition) => translate(condition, questions, xpath),
    shownWhen: (question) => shownWhen(question, questions, xpath),
  };
};

const capitals = 'ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜ';

const field = (...path: string[]) => `\${${path.join('_')}}`;
const equal = (expression: string, value: string) =>
  `${expression} = ${value.includes("'") ? `"${value.replaceAll('"', '')}"` : `'${value}'`}`;

/** Conditions in XPath as ODK knows it (https://docs.getodk.org/form-operators-functions/). */
const xpath: Dialect = {
  is: (question, value) => {
    const variable = field(question.id);
    switch (question.type) {
      case 'single':
      case 'multiple':
      case 'ranking':
        return equal(variable, value);
      case 'yesNo':
        return equal(variable, value === 'yes' ? 'ja' : 'nein');
      case 'scale':
        return equal(variable, value === 'dontKnow' ? dontKnowValue : value);
      case 'number':
        return `${variable} = ${Number(value)}`;
      case 'shortText':
      case 'longText':
        return equal(
          `translate(normalize-space(${variable}), '${capitals}', '${capitals.toLowerCase()}')`,
          value.trim().toLowerCase(),
        );
      case 'date':
        return equal(`format-date(${variable}, '%Y-%m-%d')`, value);
      case 'month':
        return equal(`format-date(${variable}, '%Y-%m')`, value);
      case 'matrix':
      case 'rating':
      case 'info':
        return 'false()';
      default:
        throw new Error(`Unknown kind of question ${String(question satisfies never)}: add it to xpath.`);
    }
  },
  includes: (question, value) =>
    question.type === 'multiple' || question.type === 'ranking'
      ? `selected(${field(question.id)}, '${value}')`
      : xpath.is(question, value),
  compare: ({ id }, sign, value) => `${field(id)} ${sign} ${value}`,
  answered: (question) =>
    join(
      'or',
      cells(question).map((path) => `${field(...path)} != ''`),
    ) ?? 'false()',
  not: (expression) => `not(${expression})`,
  never: 'false()',
};

/** The paths of the fields of a question. */
function cells(question: Question): string[][] {
  const { id, type } = question;
  if (type === 'info') return [];
  if (type === 'matrix') return question.rows.map((row) => [id, row.id]);
  if (type === 'rating')
    return question.rows.flatMap((row) => question.criteria.map((scale) => [id, row.id, scale.id]));
  return [[id]];
}

function questionRows(question: Question, form: Form): Row[] {
  const row: Row = {
    name: question.id,
    label: question.label,
    hint: question.hint,
    relevant: form.shownWhen(question),
  };
  const required: Row = question.required
    ? { required: 'yes', required_message: 'Bitte beantworten Sie diese Frage.' }
    : {};
  return question.type === 'info'
    ? [{ ...row, type: 'note', label: `**${question.label}**\n\n${question.text}` }]
    : rowsOf(question, { row, required, form });
}

interface Parts {
  row: Row;
  required: Row;
  form: Form;
}

const rowsOf = <K extends Kind>(question: QuestionOf<K>, parts: Parts): Row[] => kinds[question.type](question, parts);

const kinds: { [K in Kind]: (question: QuestionOf<K>, parts: Parts) => Row[] } = {
  single: (question, { row, required, form }) => [
    {
      ...row,
      ...required,
      type: `select_one ${question.id}`,
      choice_filter: choiceFilter(question, form),
    },
    ...otherRow(question),
  ],
  multiple: (question, { row, required, form }) => [
    {
      ...row,
      ...required,
      type: `select_multiple ${question.id}`,
      choice_filter: choiceFilter(question, form),
      ...countRule(question),
    },
    ...otherRow(question),
  ],
  scale: ({ id }, { row, required }) => [{ ...row, ...required, type: `select_one ${id}` }],
  matrix: ({ id, rows }, { row, required }) => [
    { ...row, type: 'begin_group', name: `tabelle-${id}`, appearance: 'field-list' },
    ...rows.map((line) => ({ ...required, type: `select_one ${id}`, name: `${id}_${line.id}`, label: line.label })),
    { type: 'end_group' },
  ],
  rating: ({ id, rows, criteria }, { row, required }) => [
    { ...row, type: 'begin_group', name: `tabelle-${id}` },
    ...rows.flatMap((line) => [
      { type: 'begin_group', name: `zeile-${id}-${line.id}`, label: line.label, appearance: 'field-list' },
      ...criteria.map((criterion) => ({
        ...required,
        type: `select_one ${id}_${criterion.id}`,
        name: `${id}_${line.id}_${criterion.id}`,
        label: criterion.label,
      })),
      { type: 'end_group' },
    ]),
    { type: 'end_group' },
  ],
  ranking: ({ id }, { row, required }) => [{ ...row, ...required, type: `rank ${id}` }],
  number: (question, { row, required }) => [
    {
      ...row,
      ...required,
      ...numberRule(question),
      type: question.decimals === 0 ? 'integer' : 'decimal',
      hint: [row.hint, question.unit && `Angabe in: ${question.unit}`].filter(Boolean).join(' '),
    },
  ],
  shortText: ({ example }, { row, required }) => [
    { ...row, ...required, type: 'text', hint: withExample(row.hint, example) },
  ],
  longText: ({ example }, { row, required }) => [
    { ...row, ...required, type: 'text', appearance: 'multiline', hint: withExample(row.hint, example) },
  ],
  date: (_, { row, required }) => [{ ...row, ...required, type: 'date' }],
  month: (_, { row, required }) => [{ ...row, ...required, type: 'date', appearance: 'month-year' }],
  yesNo: (_, { row, required }) => [{ ...row, ...required, type: `select_one ${yesNoList}` }],
};

const withExample = (hint: string | undefined, example: string | undefined): string =>
  [hint, example && `Zum Beispiel: ${example}`].filter(Boolean).join(' ');

const otherRow = ({ id, other }: QuestionOf<'single' | 'multiple'>): Row[] =>
  other
    ? [
        {
          type: 'text',
          name: `${id}_${otherChoice}_text`,
          label: 'Sonstiges',
          relevant: `selected(${field(id)}, '${otherChoice}')`,
        },
      ]
    : [];

/** Lets through the choices without a condition and those whose condition holds. */
function choiceFilter({ options }: QuestionOf<'single' | 'multiple'>, { relevant }: Form): string | undefined {
  const conditions = options.flatMap(({ id, condition }) => {
    const shown = relevant(condition);
    return shown === undefined ? [] : [`bedingung = '${id}' and (${shown})`];
  });
  return conditions.length > 0 ? join('or', ["bedingung = ''", ...conditions]) : undefined;
}

function countRule({ options, min = 0, max }: QuestionOf<'multiple'>): Row {
  const exclusive = options.filter((option) => option.exclusive);
  const alone = exclusive.map(({ id }) => `selected(., '${id}')`);
  const bounds = [
    ...(min > 1 ? [`count-selected(.) >= ${min}`] : []),
    ...(max === undefined ? [] : [`count-selected(.) <= ${max}`]),
  ];
  if (alone.length === 0 && bounds.length === 0) return {};
  const none = join('or', alone);
  const several = join('and', [...(none ? [`not(${none})`] : []), ...bounds]);
  const wishes = [
    min > 1 && max
      ? `${min} bis ${max} Antworten`
      : min > 1
        ? `mindestens ${min} Antworten`
        : max
          ? `höchstens ${max} Antworten`
          : '',
    ...exclusive.map(({ label }) => `„${label}“ nur allein`),
  ].filter(Boolean);
  return {
    constraint: join('or', [none && `(${none}) and count-selected(.) = 1`, several]) ?? '',
    constraint_message: `Bitte wählen Sie: ${wishes.join(', ')}.`,
  };
}

const german = (value: number): string => String(value).replace('.', ',');

function numberRule({ min, max, decimals }: QuestionOf<'number'>): Row {
  const rules = [
    ...(min === undefined ? [] : [`. >= ${min}`]),
    ...(max === undefined ? [] : [`. <= ${max}`]),
    ...(decimals ? [`regex(., '^-?[0-9]+([.][0-9]{1,${decimals}})?$')`] : []),
  ];
  const wishes = [
    ...(min === undefined ? [] : [`${max === undefined ? 'ab' : 'von'} ${german(min)}`]),
    ...(max === undefined ? [] : [`bis ${german(max)}`]),
    ...(decimals ? [`mit höchstens ${decimals} Nachkommastellen`] : []),
  ];
  return rules.length > 0
    ? { constraint: rules.join(' and '), constraint_message: `Bitte geben Sie eine Zahl ${wishes.join(' ')} an.` }
    : {};
}

function choicesOf(question: Question): Choice[] {
  const steps = (list: string, scale: QuestionOf<'scale'>['steps']): Choice[] =>
    stepChoices(scale).map(({ id, label }) => ({ list_name: list, name: String(id), label }));
  switch (question.type) {
    case 'single':
    case 'multiple':
      return optionChoices(question).map(({ id, label, condition, score }) => ({
        list_name: question.id,
        name: id,
        label,
        bedingung: condition && id,
        punkte: score,
      }));
    case 'ranking':
      return question.rows.map(({ id, label }) => ({ list_name: question.id, name: id, label }));
    case 'scale':
    case 'matrix':
      return steps(question.id, question.steps);
    case 'rating':
      return question.criteria.flatMap((criterion) => steps(`${question.id}_${criterion.id}`, criterion.steps));
    default:
      return [];
  }
}

import {
  isAnswerable,
  type Kind,
  otherChoice,
  type Question,
  type Questionnaire,
  type QuestionOf,
} from '#questionnaire/kinds.ts';
import { conditionText } from '#questionnaire/wording.ts';
import { type BlockOptions, blocks, lineInlines } from './blocks.ts';
import { dontKnowValue, optionChoices, stepChoices, yesNoChoices } from './choices.ts';
import type { Block, Cell, Document, Field, Inline } from './document.ts';

type Steps = QuestionOf<'scale'>['steps'];

/** What a questionnaire on paper says besides its questions. */
export interface Frame {
  document: Omit<Document, 'title' | 'summary' | 'blocks'>;
  options: BlockOptions;
  /** What its owner should know: how to use and to count it; on a page of its own at the end. */
  guidance?: readonly Block[];
}

const small = (words: string): Block => ({
  type: 'paragraph',
  role: 'small',
  inlines: [{ type: 'text', text: words }],
});

const field = (content: Field): Block => ({ type: 'field', field: content });

const withColon = (label: string): string => (/[?!.:]$/.test(label) ? label : `${label}:`);

const endsText = ({ count, low, high, dontKnow }: Steps): string =>
  `1 = ${low}, ${count} = ${high}${dontKnow ? ', ? = weiß nicht' : ''}`;

/** The steps of a scale as small boxes in a row. */
const stepField = (name: string, label: string, steps: Steps, required: boolean): Block =>
  field({
    kind: 'choice',
    layout: 'row',
    name,
    label,
    isLabelled: true,
    ...(required && { required: true }),
    choices: stepChoices(steps).map(({ id }) => ({ id: String(id), label: id === dontKnowValue ? '?' : String(id) })),
  });

const textField = (
  name: string,
  label: string,
  lines: number,
  more: { unit?: string; required?: boolean } = {},
): Block =>
  field({
    kind: 'text',
    name,
    label,
    lines,
    isLabelled: true,
    ...(more.unit && { unit: more.unit }),
    ...(more.required && { required: true }),
  });

const otherField = (id: string): Block =>
  field({ kind: 'text', name: `${id}.${otherChoice}.text`, label: 'Sonstiges', lines: 1 });

const words = (text: string, options: BlockOptions): Inline[] => lineInlines(text, options);
const cellOf = (text: string, options: BlockOptions, header?: 'row' | 'column'): Cell => ({
  blocks: text ? [{ type: 'paragraph', inlines: words(text, options) }] : [],
  ...(header && { header }),
});

const howMany = (min?: number, max?: number): string => {
  if (min && max) return min === max ? `Bitte ${min} ankreuzen.` : `Bitte ${min} bis ${max} ankreuzen.`;
  if (max) return `Bitte höchstens ${max} ankreuzen.`;
  return min ? `Bitte mindestens ${min} ankreuzen.` : 'Mehrere Antworten möglich.';
};

const fields: { [K in Kind]: (question: QuestionOf<K>, options: BlockOptions) => Block[] } = {
  single: (question) => [
    field({
      kind: 'choice',
      layout: 'list',
      name: question.id,
      label: question.label,
      isLabelled: true,
      ...(question.required && { required: true }),
      choices: optionChoices(question).map(({ id, label }) => ({ id, label })),
    }),
    ...(question.other ? [otherField(question.id)] : []),
  ],
  multiple: (question) => [
    small(howMany(question.min, question.max)),
    ...optionChoices(question).map(({ id, label }) => field({ kind: 'box', name: `${question.id}.${id}`, label })),
    ...(question.other ? [otherField(question.id)] : []),
  ],
  yesNo: (question) => [
    field({
      kind: 'choice',
      layout: 'list',
      name: question.id,
      label: question.label,
      isLabelled: true,
      ...(question.required && { required: true }),
      choices: yesNoChoices.map(({ id, label }) => ({ id, label })),
    }),
  ],
  scale: ({ id, label, steps, required }) => [small(endsText(steps)), stepField(id, label, steps, required)],
  matrix: ({ id, label, rows, steps, required }, options) => [
    small(endsText(steps)),
    {
      type: 'table',
      label,
      widths: [1, 1],
      rows: rows.map((row) => [
        cellOf(row.label, options, 'row'),
        { blocks: [stepField(`${id}.${row.id}`, row.label, steps, required)] },
      ]),
    },
  ],
  rating: ({ id, label, rows, criteria, required }, options) => [
    {
      type: 'list',
      isOrdered: false,
      items: criteria.map((criterion): Block[] => [
        { type: 'paragraph', inlines: words(`${withColon(criterion.label)} ${endsText(criterion.steps)}`, options) },
      ]),
    },
    {
      type: 'table',
      label,
      // Room for the steps of a scale in one line.
      widths: [1.2, ...criteria.map(() => 1)],
      rows: [
        [
          cellOf('Punkt', options, 'column'),
          ...criteria.map((criterion) => cellOf(criterion.label, options, 'column')),
        ],
        ...rows.map((row) => [
          cellOf(row.label, options, 'row'),
          ...criteria.map(
            (criterion): Cell => ({
              blocks: [
                stepField(
                  `${id}.${row.id}.${criterion.id}`,
                  `${row.label} – ${criterion.label}`,
                  criterion.steps,
                  required,
                ),
              ],
            }),
          ),
        ]),
      ],
    },
  ],
  ranking: ({ id, label, rows, required }, options) => [
    small('Bitte nummerieren: 1 steht für das Wichtigste.'),
    {
      type: 'table',
      label,
      widths: [4, 1],
      rows: rows.map((row) => [
        cellOf(row.label, options, 'row'),
        { blocks: [textField(`${id}.${row.id}`, `Rang: ${row.label}`, 1, { required })] },
      ]),
    },
  ],
  number: ({ id, label, unit, required }) => [textField(id, label, 1, { required, ...(unit && { unit }) })],
  shortText: ({ id, label, required }) => [textField(id, label, 1, { required })],
  longText: ({ id, label, required }) => [textField(id, label, 5, { required })],
  date: ({ id, label, required }) => [small('Tag, Monat, Jahr'), textField(id, label, 1, { required })],
  month: ({ id, label, required }) => [small('Monat, Jahr'), textField(id, label, 1, { required })],
};

const fieldsOf = <K extends Kind>(question: QuestionOf<K>, options: BlockOptions): Block[] =>
  fields[question.type](question, options);

const exampleOf = (question: Question): Block[] =>
  'example' in question && question.example ? [small(`Zum Beispiel: ${question.example}`)] : [];

/**
 * A questionnaire as a document to fill in. Its fields have the names of the variables (`variables.ts`), so that what
 * was filled in can be read back. Conditions stand there in words.
 */
export function questionnaireDocument(questionnaire: Questionnaire, { document, options, guidance }: Frame): Document {
  const { title, summary, privacy, sections } = questionnaire;
  const questions = sections.flatMap((section) => section.questions);
  const numbers = new Map(questions.filter(isAnswerable).map(({ id }, index) => [id, index + 1]));
  const conditionOf = (condition: Question['condition']): Block[] =>
    condition ? [small(conditionText(condition, questions, numbers))] : [];
  const deep: BlockOptions = { ...options, topLevel: 4 };

  const ask = (question: Question): Block[] => {
    const number = numbers.get(question.id);
    return [
      {
        type: 'heading',
        level: 3,
        inlines: [
          ...(number === undefined ? [] : words(`${number}. `, options)),
          ...words(question.label, options),
          ...(question.required ? words(' (bitte beantworten)', options) : []),
        ],
      },
      ...conditionOf(question.condition),
      ...(question.hint ? [small(question.hint)] : []),
      ...exampleOf(question),
      ...(isAnswerable(question)
        ? fieldsOf(question, options)
        : question.type === 'info'
          ? blocks(question.text, deep)
          : []),
    ];
  };

  return {
    ...document,
    title,
    summary,
    blocks: [
      { type: 'note', title: 'Datenschutz', blocks: blocks(privacy, deep) },
      ...sections.flatMap((section): Block[] => [
        { type: 'heading', level: 2, inlines: words(section.title, options) },
        ...conditionOf(section.condition),
        ...(section.text ? blocks(section.text, { ...options, topLevel: 3 }) : []),
        ...section.questions.flatMap(ask),
      ]),
      ...(guidance ? [{ type: 'pageBreak' as const }, ...guidance] : []),
    ],
  };
}

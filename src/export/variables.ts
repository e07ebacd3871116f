/**
 * The variables of a questionnaire: what a table of its answers has as columns.
 *
 * Named `frage`, `frage.zeile`, `frage.zeile.massstab`, and `frage.antwort` where several answers may be ticked; the
 * free text beside „Sonstiges“ is `frage.sonstiges.text`. The code book explains them, the data sheet has them as
 * its headings.
 */
import { type Kind, otherChoice, type Question, type Questionnaire, type QuestionOf } from '#questionnaire/kinds.ts';
import { optionChoices, stepChoices, yesNoChoices } from './choices.ts';

export interface Variable {
  name: string;
  question: Question & QuestionOf;
  /** Section of the question. */
  section: string;
  row?: string;
  criterion?: string;
  /** The option that is ticked or not. */
  option?: string;
  kind: string;
  /** Whether every sheet of answers that asks for it must have it. */
  required: boolean;
  /** All allowed values; none where anything can be written. */
  values: readonly { value: string | number; label: string; score?: number | undefined }[];
}

type Part = Omit<Variable, 'name' | 'question' | 'section' | 'required'> & {
  path: readonly string[];
  required?: false;
};

const steps = (choices: ReturnType<typeof stepChoices>): Variable['values'] =>
  choices.map(({ id, label }) => ({ value: id, label }));

const otherText: Part = { path: [otherChoice, 'text'], option: 'Sonstiges', kind: 'Text', values: [], required: false };

const parts: { [K in Kind]: (question: QuestionOf<K>) => Part[] } = {
  single: (question) => [
    {
      path: [],
      kind: 'eine Antwort',
      values: optionChoices(question).map(({ id, label, score }) => ({ value: id, label, score })),
    },
    ...(question.other ? [otherText] : []),
  ],
  multiple: (question) => [
    ...optionChoices(question).map(({ id, label, score }) => ({
      path: [id],
      option: label,
      kind: 'angekreuzt oder nicht',
      values: [
        { value: 1, label: 'angekreuzt', score },
        { value: 0, label: 'nicht angekreuzt' },
      ],
    })),
    ...(question.other ? [otherText] : []),
  ],
  scale: (question) => [{ path: [], kind: 'Skala', values: steps(stepChoices(question.steps)) }],
  matrix: (question) =>
    question.rows.map(({ id, label }) => ({
      path: [id],
      row: label,
      kind: 'Skala',
      values: steps(stepChoices(question.steps)),
    })),
  rating: ({ rows, criteria }) =>
    rows.flatMap((row) =>
      criteria.map((criterion) => ({
        path: [row.id, criterion.id],
        row: row.label,
        criterion: criterion.label,
        kind: 'Skala',
        values: steps(stepChoices(criterion.steps)),
      })),
    ),
  ranking: ({ rows }) =>
    rows.map(({ id, label }) => ({
      path: [id],
      row: label,
      kind: 'Rang',
      values: rows.map((_, index) => ({
        value: index + 1,
        label: index === 0 ? 'Rang 1, das Wichtigste' : `Rang ${index + 1}`,
      })),
    })),
  number: ({ unit }) => [{ path: [], kind: unit ? `Zahl (${unit})` : 'Zahl', values: [] }],
  shortText: () => [{ path: [], kind: 'Text', values: [] }],
  longText: () => [{ path: [], kind: 'Text', values: [] }],
  date: () => [{ path: [], kind: 'Datum (JJJJ-MM-TT)', values: [] }],
  month: () => [{ path: [], kind: 'Monat (JJJJ-MM)', values: [] }],
  yesNo: () => [
    { path: [], kind: 'ja oder nein', values: yesNoChoices.map(({ id, label }) => ({ value: id, label })) },
  ],
};

const partsOf = <K extends Kind>(question: QuestionOf<K>): Part[] => parts[question.type](question);

/** The variables in the order of the questionnaire; information blocks have none. */
export const variables = ({ sections }: Questionnaire): Variable[] =>
  sections.flatMap(({ title, questions }) =>
    questions.flatMap((question) =>
      question.type === 'info'
        ? []
        : partsOf(question).map(({ path, ...part }) => ({
            required: question.required,
            ...part,
            name: [question.id, ...path].join('.'),
            question,
            section: title,
          })),
    ),
  );

/** What a variable asks, in one line. */
export const variableLabel = ({ question, row, criterion, option }: Variable): string =>
  [question.label, row, criterion, option].filter((part) => part !== undefined).join(' – ');

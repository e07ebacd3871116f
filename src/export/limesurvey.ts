/**
 * LimeSurvey's tab separated survey structure (https://limesurvey.org/manual/Tab_Separated_Value_survey_structure),
 * as its importer reads it (`TSVImportSurvey()` in application/helpers/admin/import_helper.php): relations go by
 * position, and each further column of a question's row becomes an attribute of the question.
 */
import {
  type Condition,
  type Kind,
  otherChoice,
  type Question,
  type Questionnaire,
  type QuestionOf,
} from '#questionnaire/kinds.ts';
import { dontKnowValue, optionChoices, stepChoices } from './choices.ts';
import { codesFor } from './codes.ts';
import { legible } from './filled.ts';
import type { Writer } from './formats.ts';
import { blockHtml, inlineHtml } from './html.ts';
import { type Dialect, join, shownWhen, translate } from './translate.ts';

const columns = [
  'class',
  'type/scale',
  'name',
  'relevance',
  'text',
  'help',
  'language',
  'validation',
  'mandatory',
  'other',
  'default',
  'assessment_value',
  'date_format',
  'em_validation_q',
  'em_validation_q_tip',
  'exclude_all_others',
  'max_answers',
  'max_num_value_n',
  'min_num_value_n',
  'num_value_int_only',
  'other_replace_text',
  'suffix',
] as const;

type Row = Partial<Record<(typeof columns)[number], string | number | undefined>>;

/** A survey in German. „Sonstiges“ is LimeSurvey's own; a rating becomes one array per criterion. */
export const limesurvey: Writer = (questionnaire, { url, licence, values }) => {
  const whole = legible(questionnaire, values);
  const { title, version, summary, minutes, privacy, sections, dimensions } = whole;
  const survey = surveyOf(whole);
  const source = `Quelle: ${url} (Fassung ${version}, Lizenz ${licence})`;
  const setting = (name: string, text: string): Row => ({ class: 'S', name, text });
  const heading = (name: string, text: string): Row => ({ class: 'SL', name, text, language });
  const rows: Row[] = [
    setting('language', language),
    setting('format', 'G'),
    setting('anonymized', 'Y'),
    setting('allowprev', 'Y'),
    setting('showprogress', 'Y'),
    setting('assessments', dimensions.length > 0 ? 'Y' : 'N'),
    heading('surveyls_title', inlineHtml(title)),
    heading('surveyls_description', `<p>${inlineHtml(summary)}</p><p>${inlineHtml(source)}</p>`),
    heading('surveyls_welcometext', `<p>Dauer: etwa ${minutes} Minuten.</p>${blockHtml(privacy)}`),
    heading('surveyls_endtext', '<p>Vielen Dank für Ihre Antworten.</p>'),
    ...sections.flatMap((section, index): Row[] => [
      {
        class: 'G',
        'type/scale': `G${index}`,
        name: inlineHtml(section.title),
        relevance: translate(section.condition, survey.questions, survey.dialect) ?? 1,
        text: section.text && blockHtml(section.text),
        language,
      },
      ...section.questions.flatMap((question) => questionRows(question, survey)),
    ]),
  ];
  return tsv(rows);
};

const language = 'de';

interface Survey {
  questions: ReadonlyMap<string, Question>;
  dialect: Dialect;
  /** The code of a question, or of a question's criterion. */
  code: (id: string, criterion?: string) => string;
  /** The code of an answer or a sub-question. */
  partCode: (question: Question, part: string | number) => string;
}

// Words of ExpressionScript, and names that LimeSurvey keeps for itself.
const reservedCodes = ['and', 'or', 'eq', 'ne', 'gt', 'ge', 'lt', 'le', 'self', 'that', 'this'];
const reservedParts = ['other', 'time', 'comment'];

/** Longest code of a question or sub-question, and of an answer. */
const longest = { question: 20, part: 20, answer: 5 };

function surveyOf({ sections }: Questionnaire): Survey {
  const all = sections.flatMap((section) => section.questions);
  const questions = new Map(all.map((question) => [question.id, question]));
  const codes = codesFor(
    all.flatMap(({ id, ...rest }) =>
      'criteria' in rest ? rest.criteria.map((criterion) => `${id}.${criterion.id}`) : id,
    ),
    longest.question,
    reservedCodes,
  );
  const parts = new Map(all.map((question) => [question.id, partCodes(question)]));
  const code = (id: string, criterion?: string) => known(codes, criterion === undefined ? id : `${id}.${criterion}`);
  const partCode = ({ id }: Question, part: string | number) =>
    typeof part === 'number' ? String(part) : part === dontKnowValue ? 'wn' : known(known(parts, id), part);
  return { questions, dialect: expressionScript(code, partCode), code, partCode };
}

function partCodes(question: Question): ReadonlyMap<string, string> {
  if ('options' in question) {
    const ids = question.options.map(({ id }) => id);
    return question.type === 'multiple' ? codesFor(ids, longest.part, reservedParts) : codesFor(ids, longest.answer);
  }
  if (!('rows' in question)) return new Map();
  const ids = question.rows.map(({ id }) => id);
  return question.type === 'ranking' ? codesFor(ids, longest.answer) : codesFor(ids, longest.part, reservedParts);
}

function known<T>(map: ReadonlyMap<string, T>, key: string): T {
  const value = map.get(key);
  if (value === undefined) throw new Error(`No code for “${key}”: check the questionnaire with npm run check:content.`);
  return value;
}

/** Conditions in ExpressionScript (https://limesurvey.org/manual/ExpressionScript_-_Presentation). */
function expressionScript(code: Survey['code'], partCode: Survey['partCode']): Dialect {
  const never = '0';
  const name = (...path: string[]) => `${path.join('_')}.NAOK`;
  const equal = (variable: string, value: string) => `${variable} == ${quoted(value)}`;
  /** The variables that are filled once a question is answered. */
  const variablesOf = (question: Question): string[] => {
    const own = (criterion?: string) => code(question.id, criterion);
    switch (question.type) {
      case 'multiple':
        return [
          ...question.options.map(({ id }) => name(own(), partCode(question, id))),
          ...(question.other ? [name(own(), 'other')] : []),
        ];
      case 'matrix':
        return question.rows.map(({ id }) => name(own(), partCode(question, id)));
      case 'rating':
        return question.criteria.flatMap((criterion) =>
          question.rows.map(({ id }) => name(own(criterion.id), partCode(question, id))),
        );
      case 'ranking':
        return question.rows.map((_, index) => name(own(), String(index + 1)));
      case 'info':
        return [];
      default:
        return [name(own())];
    }
  };
  const hasPart = (question: Question, value: string) =>
    'options' in question
      ? question.options.some(({ id }) => id === value)
      : 'rows' in question && question.rows.some(({ id }) => id === value);
  const count = (question: Question) => `count(${variablesOf(question).join(', ')})`;
  const includes: Dialect['includes'] = (question, value) => {
    if (question.type === 'matrix' || question.type === 'rating' || question.type === 'info') return never;
    const variable = name(code(question.id));
    switch (question.type) {
      case 'single':
        if (value === otherChoice) return equal(variable, '-oth-');
        return hasPart(question, value) ? equal(variable, partCode(question, value)) : never;
      case 'multiple':
        if (value === otherChoice) return `!is_empty(${name(code(question.id), 'other')})`;
        return hasPart(question, value) ? equal(name(code(question.id), partCode(question, value)), 'Y') : never;
      case 'ranking':
        if (!hasPart(question, value)) return never;
        return variablesOf(question)
          .map((place) => equal(place, partCode(question, value)))
          .join(' or ');
      case 'yesNo':
        return equal(variable, value === 'yes' ? 'Y' : 'N');
      case 'scale':
        return equal(variable, value === 'dontKnow' ? partCode(question, dontKnowValue) : value);
      case 'number':
        return `is_numeric(${variable}) and ${variable} == ${Number(value)}`;
      case 'shortText':
      case 'longText':
        return equal(`strtolower(trim(${variable}))`, value.trim().toLowerCase());
      case 'date':
      case 'month':
        return equal(`substr(${variable}, 0, ${value.length})`, value);
      default:
        throw new Error(`Unknown kind of question ${String(question satisfies never)}: add it to expressionScript().`);
    }
  };
  return {
    includes,
    is: (question, value) => {
      const included = includes(question, value);
      const isList = question.type === 'multiple' || question.type === 'ranking';
      return isList && included !== never ? `(${included}) and ${count(question)} == 1` : included;
    },
    compare: ({ id }, sign, value) => `is_numeric(${name(code(id))}) and ${name(code(id))} ${sign} ${value}`,
    answered: (question) => {
      const [first, ...others] =
        question.type === 'ranking' ? variablesOf(question).slice(0, 1) : variablesOf(question);
      if (first === undefined) return never;
      return others.length > 0 ? `${count(question)} > 0` : `!is_empty(${first})`;
    },
    not: (expression) => `!(${expression})`,
    never,
  };
}

const quoted = (value: string): string => (value.includes("'") ? `"${value.replaceAll('"', '')}"` : `'${value}'`);

function questionRows(question: Question, survey: Survey): Row[] {
  const row: Row = {
    class: 'Q',
    name: question.type === 'rating' ? undefined : survey.code(question.id),
    relevance: shownWhen(question, survey.questions, survey.dialect) ?? 1,
    text: inlineHtml(question.label),
    help: question.hint && inlineHtml(question.hint),
    language,
    mandatory: question.required ? 'Y' : 'N',
    other: 'N',
  };
  return question.type === 'info'
    ? [{ ...row, 'type/scale': 'X', text: `<h3>${inlineHtml(question.label)}</h3>${blockHtml(question.text)}` }]
    : rowsOf(question, row, survey);
}

const rowsOf = <K extends Kind>(question: QuestionOf<K>, row: Row, survey: Survey): Row[] =>
  kinds[question.type](question, row, survey);

const kinds: { [K in Kind]: (question: QuestionOf<K>, row: Row, survey: Survey) => Row[] } = {
  single: (question, row, survey) => [
    { ...row, 'type/scale': 'L', ...other(question), ...fittingOptions(question, survey) },
    ...question.options.map(({ id, label, score }) => answer(survey.partCode(question, id), label, score)),
  ],
  multiple: (question, row, survey) => [
    {
      ...row,
      'type/scale': 'M',
      ...other(question),
      ...atLeast(question, survey),
      exclude_all_others: question.options
        .filter(({ exclusive }) => exclusive)
        .map(({ id }) => survey.partCode(question, id))
        .join(';'),
      max_answers: question.max,
    },
    ...question.options.map(({ id, label, condition }) =>
      part(survey.partCode(question, id), label, relevance(condition, survey)),
    ),
  ],
  scale: (question, row, survey) => [{ ...row, 'type/scale': 'L' }, ...stepRows(question, question.steps, survey)],
  matrix: (question, row, survey) => [
    { ...row, 'type/scale': 'F' },
    ...question.rows.map(({ id, label }) => part(survey.partCode(question, id), label)),
    ...stepRows(question, question.steps, survey),
  ],
  rating: (question, row, survey) =>
    question.criteria.flatMap((criterion) => [
      {
        ...row,
        'type/scale': 'F',
        name: survey.code(question.id, criterion.id),
        text: inlineHtml(`${question.label} – ${criterion.label}`),
      },
      ...question.rows.map(({ id, label }) => part(survey.partCode(question, id), label)),
      ...stepRows(question, criterion.steps, survey),
    ]),
  ranking: (question, row, survey) => [
    { ...row, 'type/scale': 'R' },
    ...question.rows.map(({ id, label }) => answer(survey.partCode(question, id), label)),
  ],
  number: ({ unit, min, max, decimals }, row) => [
    {
      ...row,
      'type/scale': 'N',
      min_num_value_n: min,
      max_num_value_n: max,
      num_value_int_only: decimals === 0 ? 1 : undefined,
      suffix: unit && inlineHtml(unit),
    },
  ],
  shortText: ({ example }, row) => [{ ...row, 'type/scale': 'S', help: withExample(row.help, example) }],
  longText: ({ example }, row) => [{ ...row, 'type/scale': 'T', help: withExample(row.help, example) }],
  date: (_, row) => [{ ...row, 'type/scale': 'D', date_format: 'dd.mm.yyyy' }],
  month: (_, row) => [{ ...row, 'type/scale': 'D', date_format: 'mm.yyyy' }],
  yesNo: (_, row) => [{ ...row, 'type/scale': 'Y' }],
};

const withExample = (help: Row['help'], example: string | undefined): string =>
  [help, example && `Zum Beispiel: ${inlineHtml(example)}`].filter(Boolean).join(' ');

const relevance = (condition: Condition | undefined, { questions, dialect }: Survey): string | undefined =>
  translate(condition, questions, dialect);

const other = ({ other }: QuestionOf<'single' | 'multiple'>): Row =>
  other ? { other: 'Y', other_replace_text: 'Sonstiges' } : {};

/** The manual reads scores from `relevance`, the importer from `assessment_value`. */
const answer = (name: string, label: string, score?: number): Row => ({
  class: 'A',
  'type/scale': 0,
  name,
  relevance: score,
  text: inlineHtml(label),
  language,
  assessment_value: score === undefined ? undefined : Math.round(score),
});

const part = (name: string, label: string, shown: string | number = 1): Row => ({
  class: 'SQ',
  'type/scale': 0,
  name,
  relevance: shown,
  text: inlineHtml(label),
  language,
});

const stepRows = (question: Question, steps: QuestionOf<'scale'>['steps'], { partCode }: Survey): Row[] =>
  stepChoices(steps).map(({ id, label }) =>
    answer(partCode(question, id), label, typeof id === 'number' ? id : undefined),
  );

/** Answers of a list cannot be hidden in LimeSurvey; one that does not fit is refused. */
function fittingOptions(question: QuestionOf<'single'>, survey: Survey): Row {
  const own = survey.code(question.id);
  const rules = question.options.flatMap(({ id, condition }) => {
    const shown = relevance(condition, survey);
    return shown === undefined ? [] : [`${own}.NAOK != '${survey.partCode(question, id)}' or (${shown})`];
  });
  if (rules.length === 0) return {};
  const tip = 'Bitte wählen Sie eine Antwort, die zu Ihren früheren Antworten passt.';
  return { em_validation_q: join('and', rules), em_validation_q_tip: tip };
}

/** No answer at all and one that excludes all others are enough, too. */
function atLeast(question: QuestionOf<'multiple'>, { code, partCode }: Survey): Row {
  const { min = 0, options } = question;
  if (min < 2) return {};
  const own = code(question.id);
  const count = `count(${optionChoices(question)
    .map(({ id }) => `${own}_${id === otherChoice ? 'other' : partCode(question, id)}.NAOK`)
    .join(', ')})`;
  const exclusive = options
    .filter((option) => option.exclusive)
    .map(({ id }) => `${own}_${partCode(question, id)}.NAOK == 'Y'`);
  return {
    em_validation_q: join('or', [`${count} == 0`, `${count} >= ${min}`, ...exclusive]),
    em_validation_q_tip: `Bitte wählen Sie mindestens ${min} Antworten.`,
  };
}

function tsv(rows: readonly Row[]): string {
  const lines = rows.map((row) => columns.map((column) => tsvCell(row[column])).join('\t'));
  const body = `${lines.join('\n')}\n`;
  // The importer guesses the encoding from the first 1000 bytes and errs if they end amid a letter. It trims headings.
  for (let padding = 0; ; padding += 1) {
    const file = `\uFEFF${columns.join('\t')}${' '.repeat(padding)}\n${body}`;
    const next = new TextEncoder().encode(file)[sampledBytes];
    if (next === undefined || next < 0x80 || next >= 0xc0) return file;
  }
}

const sampledBytes = 1000;

/** A text that a spreadsheet would run as a formula begins with an entity, which LimeSurvey shows as the letter. */
function tsvCell(value: string | number | undefined): string {
  const text =
    typeof value === 'string' ? value.replace(/^[=+\-@]/, (sign) => `&#${sign.charCodeAt(0)};`) : `${value ?? ''}`;
  return text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text;
}

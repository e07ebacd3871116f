/** What makes a questionnaire sound as a whole; whoever runs or exports it may trust it. */
import type { Entry } from './collections.ts';
import { type Fault, suggestion } from './report.ts';

type Questionnaire = Entry<'questionnaire'>;
type Question = Questionnaire['sections'][number]['questions'][number];
type QuestionOf<K extends Question['type']> = Extract<Question, { type: K }>;
type Condition = NonNullable<Question['condition']>;
type Rule = Condition['rules'][number];
type Operator = Rule['operator'];

type Path = readonly (string | number)[];
/** A fault; its path begins at the part that is looked at. */
type Found = Omit<Fault, 'file'>;

const fault = (path: Path, message: string): Found => ({ path, message });
const below = (path: Path, faults: readonly Found[]): Found[] =>
  faults.map((found) => ({ ...found, path: [...path, ...found.path] }));

const ids = (items: readonly { id: string }[]): string[] => items.map(({ id }) => id);
const whatStands = (value: unknown): string => `(steht dort: „${String(value)}“)`;

/** What free text besides the options is stored and shown as, where it is offered. */
const other = { id: 'sonstiges', label: 'Sonstiges' };

/** Duplicates, rules that cannot be meant so, bounds that exclude each other, gaps between levels. */
export function questionnaireFaults(file: string, questionnaire: Questionnaire): Fault[] {
  const { sections, dimensions, recommendations } = questionnaire;
  const questions = sections.flatMap((section) => section.questions);

  const questionFaults = (question: Question, here: number): Found[] => {
    const isTaken = questions.some(({ id }, index) => id === question.id && index < here);
    return [
      ...(isTaken
        ? [fault(['id'], `Die Id „${question.id}“ hat schon eine andere Frage, bitte eine andere wählen.`)]
        : []),
      ...conditionFaults(question.condition, questions, here),
      ...('options' in question
        ? question.options.flatMap(({ condition }, index) =>
            below(['options', index + 1], conditionFaults(condition, questions, here)),
          )
        : []),
      ...kindFaults(question),
    ];
  };

  const found = [
    ...placeholderFaults(questionnaire),
    ...doubleIds('sections', sections, 'den Abschnitten'),
    ...sections.flatMap((section, s) => {
      const first = sections.slice(0, s).flatMap((before) => before.questions).length;
      return below(
        ['sections', s + 1],
        [
          ...conditionFaults(section.condition, questions, first),
          ...section.questions.flatMap((question, q) =>
            below(['questions', q + 1], questionFaults(question, first + q)),
          ),
        ],
      );
    }),
    ...doubleIds('dimensions', dimensions, 'den Dimensionen'),
    ...dimensions.flatMap((dimension, d) => below(['dimensions', d + 1], dimensionFaults(dimension, questions))),
    ...recommendations.flatMap((recommendation, r) =>
      below(
        ['recommendations', r + 1],
        [
          ...recommendationFaults(recommendation, dimensions),
          ...conditionFaults(recommendation.condition, questions, questions.length),
        ],
      ),
    ),
  ];
  return found.map((one) => ({ file, ...one }));
}

/** Title and the like are shown far from the questionnaire, where nobody fills a gap. */
const placeholderFaults = ({ title, summary, respondents }: Questionnaire): Found[] =>
  Object.entries({ title, summary, respondents }).flatMap(([field, text]) => {
    const [placeholder] = /\{\{[^{}]*\}\}/.exec(text) ?? [];
    return placeholder
      ? [fault([field], `Dieser Text steht auch in Listen und in der Suche; bitte ohne „${placeholder}“ schreiben.`)]
      : [];
  });

const doubleIds = (field: string, items: readonly { id: string }[], where: string): Found[] =>
  ids(items).flatMap((id, index, all) =>
    all.indexOf(id) === index
      ? []
      : [fault([field, index + 1, 'id'], `Die Id „${id}“ steht in ${where} doppelt, bitte eine andere wählen.`)],
  );

const doubleLabels = (options: readonly { label: string }[]): Found[] => {
  const plain = options.map(({ label }) => label.toLowerCase());
  return options.flatMap(({ label }, index) =>
    plain.indexOf(plain[index] ?? '') === index
      ? []
      : [fault(['options', index + 1, 'label'], `Die Antwort „${label}“ steht doppelt, bitte anders benennen.`)],
  );
};

/** What can be wrong with one question, whatever stands around it. */
function kindFaults(question: Question): Found[] {
  switch (question.type) {
    case 'single':
      return [...optionFaults(question), ...question.options.flatMap(exclusiveFault)];
    case 'multiple':
      return [...optionFaults(question), ...countFaults(question)];
    case 'matrix':
    case 'ranking':
      return doubleIds('rows', question.rows, 'den Zeilen');
    case 'rating':
      return [
        ...doubleIds('rows', question.rows, 'den Zeilen'),
        ...doubleIds('criteria', question.criteria, 'den Maßstäben'),
      ];
    case 'number':
      return boundFaults(question);
    case 'scale':
    case 'shortText':
    case 'longText':
    case 'date':
    case 'month':
    case 'yesNo':
    case 'info':
      return [];
    default:
      throw new Error(`Unknown kind of question ${String(question satisfies never)}: add it to kindFaults().`);
  }
}

function optionFaults({ options, other: isOffered }: QuestionOf<'single' | 'multiple'>): Found[] {
  const isLike = (option: { id: string; label: string }): boolean =>
    option.id === other.id || option.label.toLowerCase() === other.label.toLowerCase();
  return [
    ...doubleIds('options', options, 'den Antworten'),
    ...doubleLabels(options),
    ...(isOffered
      ? options.flatMap((option, index) =>
          isLike(option)
            ? [
                fault(
                  ['options', index + 1],
                  '„Sonstiges“ steht mit other: true schon da; bitte diese Antwort streichen oder anders nennen, auch ihre Id.',
                ),
              ]
            : [],
        )
      : []),
  ];
}

const exclusiveFault = ({ exclusive }: { exclusive?: boolean | undefined }, index: number): Found[] =>
  exclusive
    ? [
        fault(
          ['options', index + 1, 'exclusive'],
          'Hier wählt man ohnehin nur eine Antwort; bitte das Feld löschen oder als type multiple angeben.',
        ),
      ]
    : [];

function countFaults({ options, other: isOffered, min, max }: QuestionOf<'multiple'>): Found[] {
  const available = options.filter(({ exclusive }) => !exclusive).length + (isOffered ? 1 : 0);
  if (min !== undefined && min > available)
    return [
      fault(
        ['min'],
        `So viele Antworten lassen sich nicht zusammen wählen; bitte höchstens ${available} angeben ${whatStands(min)}.`,
      ),
    ];
  return boundFaults({ min, max });
}

const boundFaults = ({ min, max }: { min?: number | undefined; max?: number | undefined }): Found[] =>
  min !== undefined && max !== undefined && min > max
    ? [
        fault(
          ['min'],
          `Der kleinste Wert muss unter dem größten (${max}) liegen oder ihm gleich sein ${whatStands(min)}.`,
        ),
      ]
    : [];

/** What rules may ask of an answer; `#questionnaire/conditions.ts` says how they compare. */
const comparisons: Record<Question['type'], readonly Operator[]> = {
  single: ['is', 'isNot', 'includes', 'answered'],
  multiple: ['is', 'isNot', 'includes', 'answered'],
  scale: ['is', 'isNot', 'greaterThan', 'lessThan', 'answered'],
  matrix: ['answered'],
  rating: ['answered'],
  ranking: ['includes', 'answered'],
  number: ['is', 'isNot', 'greaterThan', 'lessThan', 'answered'],
  shortText: ['is', 'isNot', 'answered'],
  longText: ['is', 'isNot', 'answered'],
  date: ['is', 'isNot', 'answered'],
  month: ['is', 'isNot', 'answered'],
  yesNo: ['is', 'isNot', 'answered'],
  info: [],
};

const conditionFaults = (condition: Condition | undefined, questions: readonly Question[], position: number): Found[] =>
  (condition?.rules ?? []).flatMap((rule, index) =>
    below(['condition', 'rules', index + 1], ruleFaults(rule, questions, position)),
  );

/** A rule that stands at the question of this position; it may name only those before. */
function ruleFaults(
  { question: id, operator, value }: Rule,
  questions: readonly Question[],
  position: number,
): Found[] {
  const index = questions.findIndex((candidate) => candidate.id === id);
  const question = questions[index];
  if (!question) return [fault(['question'], `Eine Frage „${id}“ gibt es nicht.${suggestion(id, ids(questions))}`)];
  if (index >= position)
    return [fault(['question'], `Die Frage „${id}“ kommt erst danach; Bedingungen dürfen nur frühere Fragen nennen.`)];
  const allowed = comparisons[question.type];
  if (allowed.length === 0)
    return [fault(['question'], `„${id}“ ist ein Hinweistext, auf den niemand antwortet; bitte eine Frage nennen.`)];
  if (!allowed.includes(operator))
    return [
      fault(
        ['operator'],
        `So lässt sich die Antwort auf „${id}“ nicht vergleichen; bitte einen dieser Werte angeben: ${allowed.join(', ')} ${whatStands(operator)}.`,
      ),
    ];
  if (operator === 'answered')
    return value === undefined
      ? []
      : [fault(['value'], `Mit answered wird nichts verglichen; bitte das Feld löschen ${whatStands(value)}.`)];
  if (value === undefined)
    return [fault(['value'], 'Das Feld fehlt. Bitte den Wert angeben, mit dem verglichen wird.')];
  const message = valueFault(question, operator, value);
  return message ? [fault(['value'], message)] : [];
}

function valueFault(question: Question, operator: Operator, value: string): string | undefined {
  const { id } = question;
  switch (question.type) {
    case 'single':
    case 'multiple': {
      const known = [...ids(question.options), ...(question.other ? [other.id] : [])];
      return known.includes(value)
        ? undefined
        : `Die Frage „${id}“ hat keine Antwort „${value}“.${suggestion(value, known)}`;
    }
    case 'ranking': {
      const known = ids(question.rows);
      return known.includes(value)
        ? undefined
        : `Die Frage „${id}“ hat keine Zeile „${value}“.${suggestion(value, known)}`;
    }
    case 'yesNo':
      return value === 'yes' || value === 'no'
        ? undefined
        : `Bitte "yes" für ja oder "no" für nein angeben, mit Anführungszeichen ${whatStands(value)}.`;
    case 'scale': {
      const { count, dontKnow } = question.steps;
      const isCompared = operator === 'greaterThan' || operator === 'lessThan';
      if (value === 'dontKnow' && dontKnow && !isCompared) return undefined;
      if (!/^\d+$/.test(value) || isIdle(operator, Number(value), 1, count))
        return `Bitte eine Stufe angeben, bei der die Regel etwas unterscheidet: von ${operator === 'lessThan' ? 2 : 1} bis ${operator === 'greaterThan' ? count - 1 : count}${dontKnow && !isCompared ? ', oder dontKnow' : ''} ${whatStands(value)}.`;
      return undefined;
    }
    case 'number':
      if (!/^-?\d+(\.\d+)?$/.test(value))
        return `Bitte eine Zahl angeben, Nachkommastellen nach einem Punkt, zum Beispiel "2.5" ${whatStands(value)}.`;
      return isIdle(operator, Number(value), question.min, question.max)
        ? `Die Frage „${id}“ erlaubt Zahlen ${boundsText(question)}; mit diesem Wert unterscheidet die Regel nichts ${whatStands(value)}.`
        : undefined;
    case 'date':
      return isDay(value)
        ? undefined
        : `Bitte ein Datum in der Form JJJJ-MM-TT angeben, zum Beispiel 2026-03-31 ${whatStands(value)}.`;
    case 'month':
      return isDay(`${value}-01`)
        ? undefined
        : `Bitte einen Monat in der Form JJJJ-MM angeben, zum Beispiel 2026-03 ${whatStands(value)}.`;
    case 'matrix':
    case 'rating':
    case 'shortText':
    case 'longText':
    case 'info':
      return undefined;
    default:
      throw new Error(`Unknown kind of question ${String(question satisfies never)}: add it to valueFault().`);
  }
}

/** Whether a comparison with `value` turns out the same for every allowed number. */
function isIdle(
  operator: Operator,
  value: number,
  min = Number.NEGATIVE_INFINITY,
  max = Number.POSITIVE_INFINITY,
): boolean {
  if (operator === 'greaterThan') return value < min || value >= max;
  if (operator === 'lessThan') return value <= min || value > max;
  return value < min || value > max;
}

const boundsText = ({ min, max }: QuestionOf<'number'>): string =>
  [
    ...(min === undefined ? [] : [`${max === undefined ? 'ab' : 'von'} ${min}`]),
    ...(max === undefined ? [] : [`bis ${max}`]),
  ].join(' ');

/** Whether the calendar has this day (`YYYY-MM-DD`). */
function isDay(date: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return false;
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}

/** Kinds whose answers have a place between 0 and 100. */
const scored: readonly Question['type'][] = ['single', 'multiple', 'scale', 'matrix', 'rating', 'yesNo'];

function dimensionFaults(
  { items, levels }: Questionnaire['dimensions'][number],
  questions: readonly Question[],
): Found[] {
  return [
    ...items.flatMap(({ question: id }, index) => {
      const here = ['items', index + 1, 'question'];
      const question = questions.find((candidate) => candidate.id === id);
      if (!question) return [fault(here, `Eine Frage „${id}“ gibt es nicht.${suggestion(id, ids(questions))}`)];
      return scored.includes(question.type)
        ? []
        : [
            fault(
              here,
              `Die Antwort auf „${id}“ hat keine Punkte; bitte eine dieser Arten nennen: ${scored.join(', ')}.`,
            ),
          ];
    }),
    ...levels.flatMap(({ from }, index) => {
      const before = levels[index - 1];
      const here = ['levels', index + 1, 'from'];
      if (!before) return from === 0 ? [] : [fault(here, `Die erste Stufe muss bei 0 beginnen ${whatStands(from)}.`)];
      return from > before.from
        ? []
        : [fault(here, `Jede Stufe muss höher beginnen als die davor, also über ${before.from} ${whatStands(from)}.`)];
    }),
  ];
}

function recommendationFaults(
  { dimension, below: limit, tool, solution, questionnaire }: Questionnaire['recommendations'][number],
  dimensions: Questionnaire['dimensions'],
): Found[] {
  const known = ids(dimensions);
  return [
    ...(dimension !== undefined && !known.includes(dimension)
      ? [fault(['dimension'], `Eine Dimension „${dimension}“ gibt es nicht.${suggestion(dimension, known)}`)]
      : []),
    ...((dimension === undefined) === (limit === undefined)
      ? []
      : [fault([], 'Bitte dimension und below zusammen angeben.')]),
    ...(tool || solution || questionnaire
      ? []
      : [fault([], 'Bitte angeben, was empfohlen wird: tool, solution oder questionnaire.')]),
  ];
}

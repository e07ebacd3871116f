/** What whoever adapts can do. Each function returns a new adaptation, or says in German why it does not. */
import {
  type Adaptation,
  type Details,
  entry,
  limits,
  type OwnKind,
  type OwnQuestion,
  type QuestionChange,
} from './adaptation.ts';
import { arranged, changed, itemsOf, orderOf, questionsById } from './arranged.ts';
import { detailFault, detailLines } from './details.ts';
import { detailsDiffering, questionDiffering, sectionDiffering, withChange, withOrder } from './differences.ts';
import { otherChoice, type Question, type Questionnaire } from './kinds.ts';
import { misplaced, moved, type Order, restored, swapped } from './order.ts';
import { readOwnQuestion } from './ownQuestion.ts';
import { cleaned, count } from './received.ts';

export type Refused = { refused: string };
export type Edited = { adaptation: Adaptation } | Refused;

/** A wording as it may be stored, or what is wrong with it. */
function worded(text: string, max: number, lines: 'one' | 'many', missing?: string): { text: string } | Refused {
  const read = cleaned(text, lines);
  if (read === '' && missing !== undefined) return { refused: missing };
  if (read.length > max) return { refused: `Bitte auf höchstens ${max.toLocaleString('de-DE')} Zeichen kürzen.` };
  return { text: read };
}

/** Sets one of the details; an empty text takes it away. */
export function setDetail(original: Questionnaire, adaptation: Adaptation, key: keyof Details, text: string): Edited {
  const read = cleaned(text, detailLines(key));
  const refused = detailFault(key, read);
  if (refused !== undefined) return { refused };
  const { [key]: _, ...others } = adaptation.details;
  const details = read === '' ? others : { ...others, [key]: read };
  return { adaptation: { ...adaptation, details: detailsDiffering(original, details) } };
}

/** Rewords a section; without text it has none. */
export function rewordSection(
  original: Questionnaire,
  adaptation: Adaptation,
  id: string,
  part: 'title' | 'text',
  text: string,
): Edited {
  const section = original.sections.find((candidate) => candidate.id === id);
  if (!section) throw new Error(`The questionnaire has no section "${id}".`);
  const missing = part === 'title' ? 'Der Abschnitt braucht eine Überschrift.' : undefined;
  const wording = worded(text, limits.section[part], part === 'title' ? 'one' : 'many', missing);
  if ('refused' in wording) return wording;
  const change = sectionDiffering(section, { ...entry(adaptation.sections, id), [part]: wording.text });
  return { adaptation: { ...adaptation, sections: withChange(adaptation.sections, id, change) } };
}

/** Any question, own or not, as it was before it was changed. */
function sourceOf(original: Questionnaire, { own }: Adaptation, id: string): Question {
  const question = entry(own, id) ?? questionsById(original).get(id);
  if (!question) throw new Error(`The questionnaire has no question "${id}".`);
  return question;
}

const isOwn = ({ own }: Adaptation, id: string): boolean => entry(own, id) !== undefined;

/** The question as it is now, present or removed. */
export function currentQuestion(original: Questionnaire, adaptation: Adaptation, id: string): Question {
  const change = entry(adaptation.questions, id);
  const source = sourceOf(original, adaptation, id);
  return change ? changed(source, change) : source;
}

function changeQuestion(original: Questionnaire, adaptation: Adaptation, id: string, more: QuestionChange): Edited {
  const source = sourceOf(original, adaptation, id);
  if (isOwn(adaptation, id)) {
    const question = readOwnQuestion(id, changed(source, more));
    if (!question) throw new Error(`The change to "${id}" makes no question.`);
    return { adaptation: { ...adaptation, own: { ...adaptation.own, [id]: question } } };
  }
  const change = questionDiffering(source, { ...entry(adaptation.questions, id), ...more });
  return { adaptation: { ...adaptation, questions: withChange(adaptation.questions, id, change) } };
}

const missingText = {
  label: 'Die Frage braucht einen Wortlaut.',
  hint: undefined,
  text: 'Der Hinweistext darf nicht leer sein.',
} as const;

/** Rewords a question; without hint it has none. */
export function rewordQuestion(
  original: Questionnaire,
  adaptation: Adaptation,
  id: string,
  part: 'label' | 'hint' | 'text',
  text: string,
): Edited {
  const wording = worded(text, limits.question[part], part === 'text' ? 'many' : 'one', missingText[part]);
  return 'refused' in wording ? wording : changeQuestion(original, adaptation, id, { [part]: wording.text });
}

export const setRequired = (original: Questionnaire, adaptation: Adaptation, id: string, required: boolean): Edited =>
  changeQuestion(original, adaptation, id, { required });

/** Whether „Sonstiges“ with a free text is offered. */
export const setOther = (original: Questionnaire, adaptation: Adaptation, id: string, other: boolean): Edited =>
  itemsOf(sourceOf(original, adaptation, id)).some((item) => item.id === otherChoice)
    ? { refused: '„Sonstiges“ steht schon unter den Antworten.' }
    : changeQuestion(original, adaptation, id, { other });

/** Asks a question whatever was answered before; or again only when its condition holds. */
export function askAlways(original: Questionnaire, adaptation: Adaptation, id: string, always: boolean): Edited {
  sourceOf(original, adaptation, id);
  const { unconditional: _, ...others } = entry(adaptation.questions, id) ?? {};
  const change: QuestionChange = always ? { ...others, unconditional: true } : others;
  return { adaptation: { ...adaptation, questions: withChange(adaptation.questions, id, change) } };
}

/** Removes a question; an own one is gone, one of the original can be restored with its changes. */
export function removeQuestion(original: Questionnaire, adaptation: Adaptation, id: string): Edited {
  const order: Order = orderOf(original, adaptation).map(({ section, questions }) => ({
    section,
    questions: questions.filter((question) => question !== id),
  }));
  if (!isOwn(adaptation, id)) return { adaptation: withOrder(original, adaptation, order) };
  const { [id]: _, ...own } = adaptation.own;
  const questions = withChange(adaptation.questions, id, {});
  return { adaptation: withOrder(original, { ...adaptation, own, questions }, order) };
}

/** Puts a removed question back into its section, behind its predecessor. */
export function restoreQuestion(original: Questionnaire, adaptation: Adaptation, id: string): Edited {
  const order = orderOf(original, adaptation);
  const home = original.sections.find(({ questions }) => questions.some((question) => question.id === id));
  if (!home || order.some(({ questions }) => questions.includes(id))) return { adaptation };
  const source = home.questions.map((question) => question.id);
  const next = order.map((part) =>
    part.section === home.id ? { ...part, questions: restored(part.questions, source, id) } : part,
  );
  return { adaptation: withOrder(original, adaptation, next) };
}

/** Moves a question by one place, at the edge of its section into the next one. Nothing comes before what it depends on. */
export function moveQuestion(
  original: Questionnaire,
  adaptation: Adaptation,
  id: string,
  direction: 'up' | 'down',
): Edited {
  const order = moved(orderOf(original, adaptation), id, direction);
  if (!order) return { refused: `Diese Frage steht schon ganz ${direction === 'up' ? 'oben' : 'unten'}.` };
  const next = withOrder(original, adaptation, order);
  const before = misplaced(arranged(original, adaptation));
  const refused = misplaced(arranged(original, next)).find((sentence) => !before.includes(sentence));
  return refused === undefined ? { adaptation: next } : { refused };
}

/** All ids of the original that an own question, option or row must not have. */
const taken = (original: Questionnaire): ReadonlySet<string> =>
  new Set(
    original.sections.flatMap(({ questions }) =>
      questions.flatMap((question) => [question.id, ...itemsOf(question).map(({ id }) => id)]),
    ),
  );

/** So many new ids, and the count they leave. */
function newIds(original: Questionnaire, { count }: Adaptation, wanted: number): { ids: string[]; count: number } {
  const known = taken(original);
  const ids: string[] = [];
  let last = count;
  while (ids.length < wanted) {
    last += 1;
    if (!known.has(`eigen${last}`)) ids.push(`eigen${last}`);
  }
  return { ids, count: last };
}

/** The wording an own question starts with; each kind takes what it needs. */
export interface StartTexts {
  label: string;
  /** Two or more. */
  options: readonly string[];
  low: string;
  high: string;
  /** Of an information block. */
  text: string;
}

/** Adds an own question at the end of a section. */
export function addQuestion(
  original: Questionnaire,
  adaptation: Adaptation,
  section: string,
  type: OwnKind,
  { label, options, low, high, text }: StartTexts,
): { adaptation: Adaptation; question: string } | Refused {
  const { own } = adaptation;
  if (Object.keys(own).length >= limits.ownQuestions)
    return { refused: `Mehr als ${limits.ownQuestions} eigene Fragen gehen nicht.` };
  const hasOptions = type === 'single' || type === 'multiple';
  const { ids, count } = newIds(original, adaptation, 1 + (hasOptions ? options.length : 0));
  const [id = '', ...optionIds] = ids;
  const question = readOwnQuestion(id, {
    type,
    label,
    text,
    options: optionIds.map((option, index) => ({ id: option, label: options[index] })),
    steps: { count: 5, low, high, dontKnow: false },
  });
  const order = orderOf(original, adaptation);
  if (!question || !order.some((part) => part.section === section))
    throw new Error(`These texts make no question of the kind "${type}", or there is no section "${section}".`);
  const next = order.map((part) => (part.section === section ? { section, questions: [...part.questions, id] } : part));
  return { adaptation: { ...adaptation, order: next, own: { ...own, [id]: question }, count }, question: id };
}

/** What bounds the answers to an own question; `undefined` takes a bound away. */
export interface Bounds {
  min?: number | undefined;
  max?: number | undefined;
  decimals?: number | undefined;
  unit?: string | undefined;
  steps?: Extract<OwnQuestion, { type: 'scale' }>['steps'];
  example?: string | undefined;
}

const boundsFaults: { [K in OwnKind]?: string } = {
  multiple: 'Bitte geben Sie ganze Zahlen an: mindestens 0, höchstens 40.',
  scale: 'Bitte wählen Sie 2 bis 11 Stufen und beschriften Sie beide Enden mit höchstens 60 Zeichen.',
  number:
    'Bitte geben Sie Grenzen bis eine Milliarde, 0 bis 4 Nachkommastellen und eine Einheit mit höchstens 30 Zeichen an.',
};

/** Bounds an own question. */
export function setBounds(_original: Questionnaire, adaptation: Adaptation, id: string, bounds: Bounds): Edited {
  const before = entry(adaptation.own, id);
  if (!before) throw new Error(`There is no own question "${id}".`);
  const wanted = { ...before, ...bounds };
  if ('min' in wanted && (wanted.min ?? -Infinity) > (wanted.max ?? Infinity))
    return { refused: 'Der kleinste Wert ist größer als der größte.' };
  const question = readOwnQuestion(id, wanted);
  if (!question || count(question) < count(Object.values(wanted).filter((value) => value !== undefined)))
    return { refused: boundsFaults[before.type] ?? 'Bitte auf höchstens 200 Zeichen kürzen.' };
  return { adaptation: { ...adaptation, own: { ...adaptation.own, [id]: question } } };
}

const words = (question: Question) =>
  'options' in question
    ? {
        missing: 'Die Antwort braucht einen Wortlaut.',
        double: 'Diese Antwort gibt es schon.',
        many: 'Antworten',
        max: limits.option,
      }
    : {
        missing: 'Die Zeile braucht einen Wortlaut.',
        double: 'Diese Zeile gibt es schon.',
        many: 'Zeilen',
        max: limits.row,
      };

function labelled(question: Question, text: string, item?: string): { text: string } | Refused {
  const { missing, double, max } = words(question);
  const wording = worded(text, max, 'one', missing);
  if ('refused' in wording) return wording;
  const isDouble = itemsOf(question).some(({ id, label }) => id !== item && label === wording.text);
  return isDouble ? { refused: double } : wording;
}

/** Rewords an option or row; no two read the same. */
export function rewordItem(
  original: Questionnaire,
  adaptation: Adaptation,
  id: string,
  item: string,
  text: string,
): Edited {
  const question = currentQuestion(original, adaptation, id);
  const wording = labelled(question, text, item);
  if ('refused' in wording) return wording;
  const items = itemsOf(question).map((present) => (present.id === item ? { id: item, label: wording.text } : present));
  return changeQuestion(original, adaptation, id, { items });
}

/** Adds an own option or row: the last one, but before options such as „Nichts davon“. */
export function addItem(
  original: Questionnaire,
  adaptation: Adaptation,
  id: string,
  text: string,
): { adaptation: Adaptation; item: string } | Refused {
  const question = currentQuestion(original, adaptation, id);
  const wording = labelled(question, text);
  if ('refused' in wording) return wording;
  const items = itemsOf(question);
  const { many } = words(question);
  if (items.length >= limits.items.max) return { refused: `Mehr als ${limits.items.max} ${many} gehen nicht.` };
  const {
    ids: [item = ''],
    count,
  } = newIds(original, adaptation, 1);
  const last = items.findLastIndex((present) => !('exclusive' in present && present.exclusive));
  const more = items.toSpliced(last + 1, 0, { id: item, label: wording.text });
  const next = changeQuestion(original, { ...adaptation, count }, id, { items: more });
  return 'refused' in next ? next : { ...next, item };
}

/** Removes an option or row; two stay. */
export function removeItem(original: Questionnaire, adaptation: Adaptation, id: string, item: string): Edited {
  const question = currentQuestion(original, adaptation, id);
  const items = itemsOf(question).filter((present) => present.id !== item);
  if (items.length < limits.items.min) return { refused: `Mindestens zwei ${words(question).many} müssen bleiben.` };
  return changeQuestion(original, adaptation, id, { items });
}

/** Puts a removed option or row of the original back behind its predecessor. */
export function restoreItem(original: Questionnaire, adaptation: Adaptation, id: string, item: string): Edited {
  const source = itemsOf(sourceOf(original, adaptation, id));
  const question = currentQuestion(original, adaptation, id);
  const present = itemsOf(question);
  const missing = source.find((candidate) => candidate.id === item);
  if (!missing || present.some((candidate) => candidate.id === item)) return { adaptation };
  const isReworded = ({ id: other, label }: { id: string; label: string }): boolean =>
    label === missing.label && !source.some((candidate) => candidate.id === other && candidate.label === label);
  if (present.some(isReworded)) return { refused: words(question).double };
  const order = restored(
    present.map((candidate) => candidate.id),
    source.map((candidate) => candidate.id),
    item,
  );
  const items = order.flatMap((next) => present.find((candidate) => candidate.id === next) ?? missing);
  return changeQuestion(original, adaptation, id, { items });
}

/** Moves an option or row by one place. */
export function moveItem(
  original: Questionnaire,
  adaptation: Adaptation,
  id: string,
  item: string,
  direction: 'up' | 'down',
): Edited {
  const items = itemsOf(currentQuestion(original, adaptation, id));
  const place = items.findIndex((present) => present.id === item);
  const other = place + (direction === 'up' ? -1 : 1);
  if (items[place] === undefined || items[other] === undefined)
    return { refused: `Weiter nach ${direction === 'up' ? 'oben' : 'unten'} geht es nicht.` };
  return changeQuestion(original, adaptation, id, { items: swapped(items, place, other) });
}

/**
 * Answers from cells: the row of a data sheet, or the fields of a filled-in PDF. The names of the cells are those of
 * the variables (`variables.ts`).
 */
import { type Answer, type Answers, parseNumber } from '#questionnaire/answers.ts';
import { type Kind, otherChoice, type Questionnaire, type QuestionOf, read } from '#questionnaire/kinds.ts';
import { dontKnowValue, optionChoices, yesNoChoices } from './choices.ts';
import { variables } from './variables.ts';

/** What stands in a cell; a date of a spreadsheet may come as its number of days. */
export type CellValue = string | number | boolean;
/** Name of the variable → what stands in its cell. */
export type Cells = Readonly<Record<string, CellValue>>;

/** A file that somebody has filled in, as it was read. */
export interface FilledIn {
  /** What was asked (`Asked` of `saved.ts`), if the file says so; of unknown origin. */
  asked: unknown;
  /** All cells that can be filled in. */
  names: readonly string[];
  /** What is filled in, by name: one set from a PDF, as many as there are rows from a data sheet. */
  sheets: readonly Cells[];
}

export interface FromCells {
  answers: Answers;
  /** What could not be taken over, in German, each naming its cell. */
  notices: string[];
}

/** What is in the cell of this name; nothing, if it is empty. */
type Look = (...path: string[]) => CellValue | undefined;

const plain = (value: CellValue): string => String(value).trim().toLowerCase();

const isTicked = (value: CellValue): boolean => ['1', 'x', 'ja', 'yes', 'on', 'true', 'wahr'].includes(plain(value));
const isOpen = (value: CellValue): boolean => ['0', '', 'nein', 'no', 'off', 'false', 'falsch'].includes(plain(value));

/** The id of a choice, written as id or as label. */
const choiceOf = (choices: readonly { id: string; label: string }[], value: CellValue): string | undefined =>
  choices.find(({ id, label }) => plain(id) === plain(value) || plain(label) === plain(value))?.id;

const stepOf = (value: CellValue | undefined): number | 'dontKnow' | undefined => {
  if (value === undefined) return undefined;
  if (['?', dontKnowValue, 'weiß nicht'].includes(plain(value))) return 'dontKnow';
  const step = Number(plain(value).replace(/ .*$/, ''));
  return Number.isInteger(step) ? step : undefined;
};

const twoDigits = (part: string): string => part.padStart(2, '0');

/** Spreadsheets count days from the end of 1899. */
const dayOfSerial = (days: number): string =>
  new Date(Date.UTC(1899, 11, 30) + Math.floor(days) * 86_400_000).toISOString().slice(0, 10);

function dateOf(value: CellValue | undefined, length: 10 | 7): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'number' && value > 366 && value < 3_000_000) return dayOfSerial(value).slice(0, length);
  const text = String(value).trim();
  const iso = length === 10 ? /^\d{4}-\d{2}-\d{2}/ : /^\d{4}-\d{2}/;
  const [found] = iso.exec(text) ?? [];
  if (found) return found;
  const german = length === 10 ? /^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})$/ : /^()(\d{1,2})[./]\s*(\d{4})$/;
  const [, day = '', month = '', year = ''] = german.exec(text) ?? [];
  if (!month) return undefined;
  return [year, twoDigits(month), ...(length === 10 ? [twoDigits(day)] : [])].join('-');
}

const textOf = (value: CellValue | undefined): string | undefined =>
  value === undefined ? undefined : String(value).replaceAll('\r\n', '\n').replaceAll('\r', '\n');

const otherOf = (look: Look): { other?: string } => {
  const other = textOf(look(otherChoice, 'text'));
  return other ? { other } : {};
};

const byId = <T>(items: readonly { id: string }[], find: (id: string) => T | undefined): Record<string, T> =>
  Object.fromEntries(
    items.flatMap(({ id }) => {
      const found = find(id);
      return found === undefined ? [] : [[id, found] as const];
    }),
  );

const readers: { [K in Kind]: (question: QuestionOf<K>, look: Look) => unknown } = {
  single: (question, look) => {
    const value = look();
    const other = otherOf(look);
    const choice = value === undefined ? undefined : choiceOf(optionChoices(question), value);
    // Whoever writes beside „Sonstiges“ means it, ticked or not.
    return { choice: choice ?? (other.other ? otherChoice : undefined), ...other };
  },
  multiple: (question, look) => {
    const other = otherOf(look);
    const ticked = optionChoices(question)
      .map(({ id }) => id)
      .filter((id) => {
        const value = look(id);
        return value !== undefined && isTicked(value);
      });
    const isMeant = other.other !== undefined && question.other && !ticked.includes(otherChoice);
    return { choices: isMeant ? [...ticked, otherChoice] : ticked, ...other };
  },
  scale: (_, look) => stepOf(look()),
  matrix: ({ rows }, look) => byId(rows, (row) => stepOf(look(row))),
  rating: ({ rows, criteria }, look) =>
    byId(rows, (row) => byId(criteria, (criterion) => stepOf(look(row, criterion)))),
  ranking: ({ rows }, look) =>
    rows
      .flatMap(({ id }) => {
        const rank = Number(plain(look(id) ?? '').replace(/\.$/, '') || Number.NaN);
        return rank >= 1 ? [{ id, rank }] : [];
      })
      .sort((a, b) => a.rank - b.rank)
      .map(({ id }) => id),
  number: ({ unit }, look) => {
    const value = look();
    if (typeof value === 'number' || value === undefined) return value;
    const text = String(value).trim();
    return parseNumber(unit && text.endsWith(unit) ? text.slice(0, -unit.length) : text);
  },
  shortText: (_, look) => textOf(look()),
  longText: (_, look) => textOf(look()),
  date: (_, look) => dateOf(look(), 10),
  month: (_, look) => dateOf(look(), 7),
  yesNo: (_, look) => {
    const value = look();
    if (typeof value === 'boolean' || value === undefined) return value;
    const choice = choiceOf(yesNoChoices, value);
    return choice === undefined ? undefined : choice === 'ja';
  },
};

const answerOf = <K extends Kind>(question: QuestionOf<K>, look: Look): Answer | undefined =>
  read(question, readers[question.type](question, look));

/** Reads the answers from cells. What fits no question, or no answer to it, is named. */
export function answersFromCells(questionnaire: Questionnaire, cells: Cells): FromCells {
  const asked = variables(questionnaire);
  const cellAt = (name: string): CellValue | undefined => {
    const value = Object.hasOwn(cells, name) ? cells[name] : undefined;
    return value === undefined || (typeof value === 'string' && value.trim() === '') ? undefined : value;
  };
  const questions = [...new Map(asked.map(({ question }) => [question.id, question])).values()];
  const kept: [string, Answer][] = [];
  const notices: string[] = [];
  for (const question of questions) {
    const names = asked.filter((variable) => variable.question.id === question.id).map(({ name }) => name);
    const answer = answerOf(question, (...path) => cellAt([question.id, ...path].join('.')));
    if (answer !== undefined) kept.push([question.id, answer]);
    const filled = names.filter((name) => {
      const value = cellAt(name);
      return value !== undefined && !(question.type === 'multiple' && isOpen(value));
    });
    const [first] = filled;
    if (first !== undefined && answer === undefined)
      notices.push(`„${question.label}“: „${String(cellAt(first))}“ ist dort keine Antwort und fehlt jetzt.`);
  }
  const known = new Set(asked.map(({ name }) => name));
  const foreign = Object.keys(cells).filter((name) => !known.has(name) && cellAt(name) !== undefined);
  if (foreign.length > 0)
    notices.push(
      `Zu diesen Feldern gibt es keine Frage: ${foreign.slice(0, 10).join(', ')}${foreign.length > 10 ? ' …' : ''}.`,
    );
  return { answers: Object.fromEntries(kept), notices };
}

/** The answers as cells: what `answersFromCells` reads back. */
export function cellsFromAnswers(questionnaire: Questionnaire, answers: Answers): Record<string, string> {
  const cells: Record<string, string> = {};
  const put = (path: readonly string[], value: string | number | undefined) => {
    if (value !== undefined) cells[path.join('.')] = String(value);
  };
  const step = (value: number | 'dontKnow' | undefined) => (value === 'dontKnow' ? dontKnowValue : value);
  for (const { question } of variables(questionnaire)) {
    const { id } = question;
    const given = Object.hasOwn(answers, id) ? answers[id] : undefined;
    switch (question.type) {
      case 'single': {
        const answer = read(question, given);
        put([id], answer?.choice);
        put([id, otherChoice, 'text'], answer?.other);
        break;
      }
      case 'multiple': {
        const answer = read(question, given);
        for (const { id: option } of answer ? optionChoices(question) : [])
          put([id, option], answer?.choices.includes(option) ? 1 : 0);
        put([id, otherChoice, 'text'], answer?.other);
        break;
      }
      case 'scale':
        put([id], step(read(question, given)));
        break;
      case 'matrix':
        for (const [row, value] of Object.entries(read(question, given) ?? {})) put([id, row], step(value));
        break;
      case 'rating':
        for (const [row, judged] of Object.entries(read(question, given) ?? {}))
          for (const [criterion, value] of Object.entries(judged)) put([id, row, criterion], step(value));
        break;
      case 'ranking':
        for (const [index, row] of (read(question, given) ?? []).entries()) put([id, row], index + 1);
        break;
      case 'number':
        put([id], read(question, given)?.toLocaleString('de-DE', { maximumFractionDigits: 10, useGrouping: false }));
        break;
      case 'yesNo': {
        const answer = read(question, given);
        put([id], answer === undefined ? undefined : answer ? 'ja' : 'nein');
        break;
      }
      case 'shortText':
      case 'longText':
      case 'date':
      case 'month':
        put([id], read(question, given));
        break;
      default:
        throw new Error(`Unknown question: ${JSON.stringify(question satisfies never)}. Give it its cells.`);
    }
  }
  return cells;
}

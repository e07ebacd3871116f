import type { Condition } from '#questionnaire/kinds.ts';
import { legible } from './filled.ts';
import type { Writer } from './formats.ts';
import { variables } from './variables.ts';

const columns = [
  'variable',
  'abschnitt',
  'frage',
  'zeile',
  'massstab',
  'antwort',
  'art',
  'pflicht',
  'gefragt_wenn',
  'wert',
  'bedeutung',
  'punkte',
] as const;

type Row = Partial<Record<(typeof columns)[number], string | number | undefined>>;

/**
 * The code book: what each column of a table of answers means, one row per variable and value. UTF-8 with a byte
 * order mark, semicolons, CRLF: as Excel opens it in German.
 */
export const codebook: Writer = (questionnaire, { values }) => {
  const rows = variables(legible(questionnaire, values)).flatMap((variable): Row[] => {
    const { name, question, section, row, criterion, option, kind, required } = variable;
    const about: Row = {
      variable: name,
      abschnitt: section,
      frage: question.label,
      zeile: row,
      massstab: criterion,
      antwort: option,
      art: kind,
      pflicht: required ? 'ja' : 'nein',
      gefragt_wenn: conditionText(question.condition),
    };
    if (variable.values.length === 0) return [about];
    return variable.values.map(({ value, label, score }) => ({
      ...about,
      wert: value,
      bedeutung: label,
      punkte: score === undefined ? undefined : String(score).replace('.', ','),
    }));
  });
  const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))];
  return `\uFEFF${lines.map((line) => line.map(csvCell).join(';')).join('\r\n')}\r\n`;
};

const signs: Record<Condition['rules'][number]['operator'], string> = {
  is: '=',
  isNot: '≠',
  includes: 'enthält',
  greaterThan: '>',
  lessThan: '<',
  answered: 'beantwortet',
};

const conditionText = (condition: Condition | undefined): string | undefined =>
  condition?.rules
    .map(({ question, operator, value }) => [question, signs[operator], value].filter(Boolean).join(' '))
    .join(condition.match === 'all' ? ' und ' : ' oder ');

/** A cell of a table with semicolons. A text that a spreadsheet would run as a formula gets an apostrophe in front. */
function csvCell(value: string | number | undefined): string {
  const text = String(value ?? '');
  const isNumber = /^-?\d+(,\d+)?$/.test(text);
  const harmless = !isNumber && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

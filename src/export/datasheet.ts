import { legible } from './filled.ts';
import type { Writer } from './formats.ts';
import { variableLabel, variables } from './variables.ts';
import { workbook } from './workbook.ts';

/** The sheet of answers: its name, and how many rows at its top are headings. */
export const dataSheet = { name: 'Daten', headings: 2 };
/** The sheet that says what it is about, and the names in its first column that say what was asked. */
export const aboutSheet = {
  name: 'Hinweise',
  questionnaire: 'fragebogen',
  version: 'fassung',
  adaptation: 'anpassung',
};

/** More than a cell of a spreadsheet takes is cut. */
const longestCell = 30_000;

/** A long text in cells side by side. */
const inCells = (text: string): string[] =>
  Array.from({ length: Math.ceil(text.length / longestCell) }, (_, index) =>
    text.slice(index * longestCell, (index + 1) * longestCell),
  );

/**
 * An empty table for answers on paper: one column per variable, its name in the first row, what it asks in the
 * second, then a row per sheet of answers. Allowed values are offered, from a second sheet.
 */
export const datasheet: Writer = (questionnaire, { slug, url, licence, values, adaptation }) => {
  const { title, version, ...rest } = legible(questionnaire, values);
  const all = variables({ title, version, ...rest });
  const list: (string | number)[][] = [['variable', 'wert', 'bedeutung']];
  const offers = all.flatMap((variable, column) => {
    if (variable.values.length === 0) return [];
    const from = [list.length, 1] as const;
    for (const { value, label } of variable.values) list.push([variable.name, value, label]);
    return [{ column, sheet: 'Werte', from, count: variable.values.length }];
  });
  return workbook([
    {
      name: dataSheet.name,
      rows: [all.map(({ name }) => name), all.map(variableLabel)],
      headings: dataSheet.headings,
      widths: [24],
      offers,
    },
    { name: 'Werte', rows: list, headings: 1, widths: [32, 14, 48] },
    {
      name: aboutSheet.name,
      rows: [
        [aboutSheet.questionnaire, slug],
        [aboutSheet.version, version],
        ['titel', title],
        ['adresse', url],
        ['lizenz', licence],
        [
          'so geht es',
          'Je ausgefülltem Bogen eine Zeile ab Zeile 3 des Blattes „Daten“. Leer heißt: nicht beantwortet.',
        ],
        [
          'bitte nicht ändern',
          'Die Namen in Zeile 1 und die Werte im Blatt „Werte“; daran erkennt die Auswertung sie.',
        ],
        ...(adaptation ? [[aboutSheet.adaptation, ...inCells(JSON.stringify(adaptation))]] : []),
      ],
      headings: 0,
      widths: [20, 100],
    },
  ]);
};

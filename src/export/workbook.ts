/**
 * Workbooks (Office Open XML, ECMA-376) of plain cells. Texts are inline strings, so none is ever run as a formula.
 * The same sheets give the same bytes.
 */
import { strToU8, type Zippable, zipSync } from 'fflate';
import { escaped } from './xml.ts';

export interface Sheet {
  name: string;
  rows: readonly (readonly (string | number | undefined)[])[];
  /** Rows at the top that are bold and stay in view. */
  headings: number;
  /** Width of each column in letters; the last one holds for all that follow. */
  widths: readonly number[];
  /** Columns (from 0) in whose cells, below the headings, a spreadsheet offers the cells of another sheet. */
  offers?: readonly { column: number; sheet: string; from: readonly [row: number, column: number]; count: number }[];
}

/** The bytes of an `.xlsx` file. */
export function workbook(sheets: readonly Sheet[]): Uint8Array {
  const files: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${main}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${main}.styles+xml"/>${sheets.map((_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${main}.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${spreadsheet}" xmlns:r="${office}"><sheets>${sheets.map(({ name }, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}" r:id="r${index + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ...sheets.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const),
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': `<styleSheet xmlns="${spreadsheet}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf fontId="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
  };
  for (const [index, sheet] of sheets.entries()) files[`xl/worksheets/sheet${index + 1}.xml`] = sheetXml(sheet);
  const zippable: Zippable = {};
  for (const [path, xml] of Object.entries(files))
    zippable[path] = strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`);
  // The first day that a ZIP can hold; in local time, as fflate reads it.
  return zipSync(zippable, { mtime: new Date(1980, 0, 1), level: 9 });
}

const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const main = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const relations = (targets: readonly (readonly [kind: string, path: string])[]): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${targets.map(([kind, path], index) => `<Relationship Id="r${index + 1}" Type="${office}/${kind}" Target="${path}"/>`).join('')}</Relationships>`;

const offeredRows = 2000;

function sheetXml({ rows, headings, widths, offers = [] }: Sheet): string {
  const cols = widths.map((width, index) => {
    const last = index === widths.length - 1 ? Math.max(widths.length, ...rows.map(({ length }) => length)) : index + 1;
    return `<col min="${index + 1}" max="${last}" width="${width}" customWidth="1"/>`;
  });
  const lines = rows.map((row, r) => {
    const style = r < headings ? ' s="1"' : '';
    const cells = row.map((value, c) => {
      if (value === undefined || value === '') return '';
      const at = `r="${address(r, c)}"${style}`;
      return typeof value === 'number'
        ? `<c ${at}><v>${value}</v></c>`
        : `<c ${at} t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
    });
    return `<row r="${r + 1}">${cells.join('')}</row>`;
  });
  const pane = `<pane ySplit="${headings}" topLeftCell="${address(headings, 0)}" activePane="bottomLeft" state="frozen"/>`;
  const validations = offers.map(({ column, sheet, from: [row, first], count }) => {
    const cells = `${address(headings, column)}:${address(headings + offeredRows - 1, column)}`;
    const source = `'${sheet}'!${fixed(row, first)}:${fixed(row + count - 1, first)}`;
    return `<dataValidation type="list" errorStyle="warning" allowBlank="1" showErrorMessage="1" sqref="${cells}"><formula1>${escaped(source)}</formula1></dataValidation>`;
  });
  return `<worksheet xmlns="${spreadsheet}"><sheetViews><sheetView workbookViewId="0">${headings > 0 ? pane : ''}</sheetView></sheetViews><cols>${cols.join('')}</cols><sheetData>${lines.join('')}</sheetData>${validations.length > 0 ? `<dataValidations count="${validations.length}">${validations.join('')}</dataValidations>` : ''}</worksheet>`;
}

/** 0, 27 → `AB1` */
const address = (row: number, column: number): string => `${letters(column)}${row + 1}`;
const fixed = (row: number, column: number): string => `$${letters(column)}$${row + 1}`;
const letters = (column: number): string =>
  (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));

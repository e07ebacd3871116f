/** Reads a filled-in data sheet back (Office Open XML, ECMA-376), whichever spreadsheet saved it. */
import { strFromU8, unzipSync } from 'fflate';
import { parse } from '#questionnaire/received.ts';
import type { Cells, CellValue, FilledIn } from './cells.ts';
import { aboutSheet, dataSheet } from './datasheet.ts';

/** A hand-made archive may unfold into gigabytes. */
const mostBytes = 50_000_000;

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const plain = (xml: string): string =>
  xml
    .replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
      if (name) return named[name] ?? whole;
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
      return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
    })
    // How spreadsheets write what XML has no place for.
    .replace(/_x([0-9A-F]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** The contents of each element of this name, whatever its prefix; none lies in another of its kind. */
function* elements(xml: string, name: string): Generator<{ attributes: string; inner: string }> {
  const pattern = new RegExp(
    `<(?:[\\w-]+:)?${name}(?=[\\s/>])((?:[^>"']|"[^"]*"|'[^']*')*?)(?:/>|>(.*?)</(?:[\\w-]+:)?${name}\\s*>)`,
    'gs',
  );
  for (const [, attributes = '', inner = ''] of xml.matchAll(pattern)) yield { attributes, inner };
}

const attribute = (attributes: string, name: string): string | undefined => {
  const [, double, single] = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes) ?? [];
  const value = double ?? single;
  return value === undefined ? undefined : plain(value);
};

/** The text of a string with its runs; how it is pronounced is no part of it. */
const stringOf = (xml: string): string =>
  [...elements(xml.replace(/<(?:[\w-]+:)?rPh[\s>].*?<\/(?:[\w-]+:)?rPh>/gs, ''), 't')]
    .map(({ inner }) => plain(inner))
    .join('');

/** 0 for `A1`, 27 for `AB7`. */
const columnOf = (address: string): number =>
  [...(/^[A-Z]{1,3}/.exec(address)?.[0] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

type Row = Map<number, CellValue>;

/** Cells by column, rows by number (from 1). */
function rowsOf(xml: string, shared: readonly string[]): Map<number, Row> {
  const rows = new Map<number, Row>();
  let number = 0;
  for (const { attributes, inner } of elements(xml, 'row')) {
    number = Number(attribute(attributes, 'r') ?? number + 1);
    const row: Row = new Map();
    let column = -1;
    for (const cell of elements(inner, 'c')) {
      const address = attribute(cell.attributes, 'r');
      column = address === undefined ? column + 1 : columnOf(address);
      const type = attribute(cell.attributes, 't') ?? 'n';
      const [value] = [...elements(cell.inner, 'v')].map((one) => plain(one.inner));
      const found =
        type === 'inlineStr'
          ? stringOf(cell.inner)
          : value === undefined || value === ''
            ? undefined
            : type === 's'
              ? shared[Number(value)]
              : type === 'b'
                ? value === '1'
                : type === 'n'
                  ? Number(value)
                  : value;
      if (found !== undefined) row.set(column, found);
    }
    rows.set(number, row);
  }
  return rows;
}

const isBlank = (value: CellValue | undefined): boolean => value === undefined || String(value).trim() === '';

/** The rows of a data sheet that are filled in; nothing, if the file is none. */
export function readDatasheet(bytes: Uint8Array): FilledIn | undefined {
  try {
    let size = 0;
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        const isWanted =
          /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|worksheets\/[^/]+\.xml)$/i.test(name);
        if (isWanted) size += originalSize;
        return isWanted && size <= mostBytes;
      },
    });
    const xmlAt = (path: string): string | undefined => {
      const file = files[path];
      return file && strFromU8(file);
    };
    const places = new Map(
      [...elements(xmlAt('xl/_rels/workbook.xml.rels') ?? '', 'Relationship')].map(({ attributes }) => [
        attribute(attributes, 'Id'),
        (attribute(attributes, 'Target') ?? '').replace(/^\/?(xl\/)?/, 'xl/'),
      ]),
    );
    const shared = [...elements(xmlAt('xl/sharedStrings.xml') ?? '', 'si')].map(({ inner }) => stringOf(inner));
    const sheet = (name: string): Map<number, Row> | undefined => {
      for (const { attributes } of elements(xmlAt('xl/workbook.xml') ?? '', 'sheet')) {
        if (attribute(attributes, 'name') !== name) continue;
        const xml = xmlAt(places.get(attribute(attributes, '[\\w-]+:id')) ?? '');
        return xml === undefined ? undefined : rowsOf(xml, shared);
      }
      return undefined;
    };

    const data = sheet(dataSheet.name);
    const heads = [...(data?.get(1) ?? [])].filter(([, name]) => !isBlank(name));
    if (!data || heads.length === 0) return undefined;
    const about = new Map(
      [...(sheet(aboutSheet.name)?.values() ?? [])].map((row) => {
        const [name, ...values] = [...row].sort(([a], [b]) => a - b).map(([, value]) => value);
        return [String(name), values];
      }),
    );
    const questionnaire = about.get(aboutSheet.questionnaire)?.[0];
    const adaptation = about.get(aboutSheet.adaptation)?.join('');
    return {
      asked:
        questionnaire === undefined
          ? undefined
          : {
              questionnaire: String(questionnaire),
              version: Number(about.get(aboutSheet.version)?.[0]),
              ...(adaptation && { adaptation: parse(adaptation) }),
            },
      names: heads.map(([, name]) => String(name)),
      sheets: [...data]
        .sort(([a], [b]) => a - b)
        .flatMap(([number, row]): Cells[] => {
          if (number <= dataSheet.headings) return [];
          const cells = heads.flatMap(([column, name]) => {
            const value = row.get(column);
            return value === undefined || isBlank(value) ? [] : [[String(name), value] as const];
          });
          return cells.length > 0 ? [Object.fromEntries(cells)] : [];
        }),
    };
  } catch {
    return undefined;
  }
}

import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { brotliSize, bundled } from '../../tests/bundle.ts';
import { cell, documentOf, kitchenSinkDocument, material, paragraph, png } from '../../tests/fixtures/document.ts';
import { documentWords, docxHtml, docxLines, type Element, find, part, wordsOfLines } from '../../tests/office.ts';
import type { Block, Document } from './document.ts';
import { docx } from './docx.ts';

const write = async (document: Document): Promise<Uint8Array> => (await docx(document, material)).bytes;
const body = async (document: Document): Promise<Element> => part(await write(document), 'word/document.xml');
const values = (element: Element, name: string): (string | undefined)[] =>
  find(element, name).map(({ attributes }) => attributes['w:val']);
const words = (element: Element): string =>
  element.children.map((child) => (typeof child === 'string' ? child : words(child))).join('');

const sink = await write(kitchenSinkDocument);
const sinkBody = part(sink, 'word/document.xml');
const sinkHtml = await docxHtml(sink);

describe('a DOCX', () => {
  it('says every word of its document in order and no other', async () => {
    expect(wordsOfLines(await docxLines(sink))).toBe(documentWords(kitchenSinkDocument));
  });

  it('has its headings in the styles that Word builds its outline from, the title apart', async () => {
    expect((await docxLines(sink)).filter(({ level }) => level > 0)).toEqual([
      { level: 1, text: 'Worum es geht' },
      { level: 2, text: 'Was Sie brauchen' },
      { level: 2, text: 'So gehen Sie vor' },
      { level: 3, text: 'Gut zu wissen' },
      { level: 1, text: 'Auf einen Blick' },
      { level: 1, text: 'Fragen' },
      { level: 1, text: 'Anhang' },
    ]);
    const title = find(sinkBody, 'w:p').find((line) => words(line) === kitchenSinkDocument.title);
    expect(title && values(title, 'w:pStyle')).toEqual(['Title']);
  });

  it('uses no style that it does not define', () => {
    const used = [sinkBody, part(sink, 'word/footer1.xml')].flatMap((xml) =>
      ['w:pStyle', 'w:rStyle'].flatMap((name) => values(xml, name)),
    );
    const defined = find(part(sink, 'word/styles.xml'), 'w:style').map(({ attributes }) => attributes['w:styleId']);
    expect([...new Set(used)].filter((id) => !defined.includes(id))).toEqual([]);
  });

  it('has real lists, nested, each ordered one beginning with one', () => {
    const depths = (list: Element): number => 1 + Math.max(0, ...inner(list).map(depths));
    const inner = (list: Element): Element[] => ['ul', 'ol'].flatMap((name) => find({ ...list, name: '' }, name));
    expect(find(sinkHtml, 'ul').slice(0, 2).map(depths)).toEqual([3, 2]);
    const numberOf = (start: string): string | undefined => {
      const line = find(sinkBody, 'w:p').find((element) => words(element).startsWith(start));
      return line && values(line, 'w:numId')[0];
    };
    const numbers = ['Fragen Sie nach', 'Laden Sie ein', 'Eine zweite Liste', 'über 60', 'über 65'].map(numberOf);
    expect(numbers[0]).toBe(numbers[1]);
    expect(numbers[3]).toBe(numbers[4]);
    expect(new Set([numbers[0], numbers[2], numbers[3]]).size).toBe(3);
    const starts = find(part(sink, 'word/numbering.xml'), 'w:num')
      .filter(({ attributes }) => numbers.includes(attributes['w:numId']))
      .map((number) => values(number, 'w:startOverride')[0]);
    expect(starts).toEqual(['1', '1', '1']);
  });

  it('repeats the header of a table, names it for those who listen, and marks the first column', () => {
    const table = find(sinkBody, 'w:tbl').find((element) => values(element, 'w:tblCaption').includes('Sechzig Zeilen'));
    expect(table && find(table, 'w:tblHeader')).toHaveLength(1);
    expect(table && find(table, 'w:tblLook')[0]?.attributes).toMatchObject({
      'w:firstRow': 'true',
      'w:firstColumn': 'true',
    });
    expect(find(sinkHtml, 'thead')).toHaveLength(find(sinkBody, 'w:tbl').length);
  });

  it('describes its pictures and names where links lead', () => {
    expect(find(sinkBody, 'wp:docPr').map(({ attributes }) => attributes['descr'])).toEqual([
      'Wappen der Stadt Telgte',
      'Ein Feld unter hellem Himmel',
      'Ein helles Rechteck auf rotem Grund',
    ]);
    expect(find(sinkBody, 'w:hyperlink').map(({ attributes }) => attributes['w:tooltip'])).toContain(
      'Internetseite der Kassenärztlichen Vereinigung Westfalen-Lippe',
    );
    expect(find(sinkHtml, 'a').map(({ attributes }) => attributes['href'])).toEqual([
      'https://example.org/toolbox/praxisnachfolge/',
      'https://www.kvwl.de/',
    ]);
  });

  it('has its fields as content controls, each with name and label', () => {
    const controls = find(sinkBody, 'w:sdt').map((control) => ({
      name: values(control, 'w:tag')[0],
      label: values(control, 'w:alias')[0],
      ticked: find(control, 'w14:checked')[0]?.attributes['w14:val'],
      words: words(control),
    }));
    const named = (name: string) => controls.find((control) => control.name === name);
    expect(named('kommune')).toMatchObject({ label: 'Name der Kommune', words: '[Name der Kommune]' });
    expect(named('ort')).toMatchObject({ label: 'Wie heißt der Ort?', words: 'Hier eintragen', ticked: undefined });
    expect(named('einwohner')).toMatchObject({ words: '19.800' });
    expect(named('praxis:gesichert')).toMatchObject({ ticked: '0', words: '☐' });
    expect(named('praxis:offen')).toMatchObject({ ticked: '1', words: '☒' });
    expect(named('hilfen_geld')).toMatchObject({ ticked: '1', label: 'Geld' });
    expect(named('aussage_wege_1')).toMatchObject({ label: 'Die Wege sind kurz.: trifft nicht zu' });
    const ids = find(sinkBody, 'w:id').map(({ attributes }) => attributes['w:val']);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(controls.length);
  });

  it('says its language, title and date, and hyphenates', () => {
    const core = part(sink, 'docProps/core.xml');
    expect(find(core, 'dc:title').map(words)).toEqual([kitchenSinkDocument.title]);
    expect(find(core, 'dc:creator').map(words)).toEqual(['Gesundheitsregion Musterland']);
    expect(find(core, 'dcterms:modified').map(words)).toEqual(['2026-03-12T08:00:00Z']);
    expect(values(part(sink, 'word/styles.xml'), 'w:lang')).toEqual(['de-DE']);
    expect(find(part(sink, 'word/settings.xml'), 'w:autoHyphenation')).toHaveLength(1);
  });

  it('counts its pages in the footer', () => {
    expect(words(part(sink, 'word/footer1.xml')).replace(/\s+/g, ' ')).toBe(
      `${kitchenSinkDocument.title} Seite PAGE von NUMPAGES`,
    );
  });

  it('is the same bytes for the same document, whenever it is written', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-07-01T12:00:00Z') });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    expect(await write(kitchenSinkDocument)).toEqual(sink);
  });

  it('begins a page where the document says so', async () => {
    const before = await body(documentOf([paragraph('eins'), { type: 'pageBreak' }, paragraph('zwei')]));
    const [line] = find(before, 'w:p').filter((element) => find(element, 'w:pageBreakBefore').length > 0);
    expect(line && words(line)).toBe('zwei');
  });
});

describe('a DOCX of bad input', () => {
  it('lists a table of sixty columns, and says so', async () => {
    const columns = Array.from({ length: 60 }, (_, index) => `Spalte ${index + 1}`);
    const table: Block = {
      type: 'table',
      label: 'Sehr breit',
      rows: [
        columns.map((name) => cell(name, { header: 'column' })),
        columns.map((_, index) => cell(`Wert ${index + 1}`)),
      ],
    };
    const { bytes, notices } = await docx(documentOf([table]), material);
    expect(notices).toEqual([
      'Die Tabelle „Sehr breit“ hat 60 Spalten und steht als Liste, weil sie auf keine Seite passt.',
    ]);
    const lines = (await docxLines(bytes)).map(({ text }) => text);
    expect(lines).toContain('Wert 1');
    expect(lines).toContain('Spalte 60: Wert 60');
  });

  it('lets a row break that is longer than a page, and no other', async () => {
    const table: Block = {
      type: 'table',
      label: 'Lang',
      rows: [
        [cell('kurz'), cell('auch kurz')],
        [cell('sehr lang '.repeat(2000)), cell('kurz')],
      ],
    };
    const rows = find(await body(documentOf([table])), 'w:tr');
    expect(rows.map((row) => find(row, 'w:cantSplit').length)).toEqual([1, 0]);
  });

  it('keeps every sign that XML can hold and drops the others', async () => {
    const odd = 'A\u0000\u0008B <&"\'> 😀 مرحبا a\u200bb \ud800 Z';
    const document = documentOf([paragraph(odd)], { title: odd, letterhead: { municipality: `${'Ü'.repeat(300)}😀` } });
    const lines = await docxLines(await write(document));
    expect(lines.map(({ text }) => text)).toContain('AB <&"\'> 😀 مرحبا a\u200bb \ufffd Z');
    expect(lines[0]?.text).toBe(`${'Ü'.repeat(300)}😀`);
  });

  it('shortens the names of controls that Word would not open, and keeps them apart', async () => {
    const long = 'x'.repeat(80);
    const field = (name: string): Block => ({ type: 'field', field: { kind: 'box', name, label: '😀'.repeat(60) } });
    const xml = await body(documentOf([field(`${long}a`), field(`${long}b`)]));
    const names = values(xml, 'w:tag').map(String);
    expect(new Set(names).size).toBe(2);
    expect([...names, ...values(xml, 'w:alias').map(String)].filter((name) => name.length > 64)).toEqual([]);
  });

  it('fits a picture of any size on the page', async () => {
    const image = { ...png, width: 9600, height: 300_000 };
    const xml = await body(documentOf([{ type: 'figure', image, alternative: 'Hoch' }]));
    const millimetres = find(xml, 'wp:extent').map(({ attributes }) => Number(attributes['cy']) / 36_000);
    expect(millimetres[0]).toBeCloseTo(160, 0);
  });
});

describe('the DOCX writer', () => {
  it('weighs at most 95 kB in the browser', async () => {
    expect(brotliSize(await bundled('src/export/docx.ts'))).toBeLessThan(95_000);
  });
});

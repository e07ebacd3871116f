import { unzipSync } from 'fflate';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { brotliSize, bundled } from '../../tests/bundle.ts';
import { cell, documentOf, kitchenSinkDocument, material, paragraph, png } from '../../tests/fixtures/document.ts';
import { documentWords, docxLines, type Element, find, odtLines, part, wordsOfLines } from '../../tests/office.ts';
import type { Block, Document } from './document.ts';
import { docx } from './docx.ts';
import { odt } from './odt.ts';

const write = async (document: Document): Promise<Uint8Array> => (await odt(document, material)).bytes;
const body = async (document: Document): Promise<Element> => part(await write(document), 'content.xml');
const said = (element: Element, name: string, attribute: string): (string | undefined)[] =>
  find(element, name).map(({ attributes }) => attributes[attribute]);
const words = (element: Element): string =>
  element.children.map((child) => (typeof child === 'string' ? child : words(child))).join('');

const sink = await write(kitchenSinkDocument);
const sinkBody = part(sink, 'content.xml');
const sinkStyles = part(sink, 'styles.xml');

describe('an ODT', () => {
  it('says every word of its document in order and no other', () => {
    expect(wordsOfLines(odtLines(sink))).toBe(documentWords(kitchenSinkDocument));
  });

  it('has the same lines and headings as the DOCX', async () => {
    const { bytes } = await docx(kitchenSinkDocument, material);
    expect(odtLines(sink)).toEqual(await docxLines(bytes));
  });

  it('begins with its media type, uncompressed, and lists all that is in it', () => {
    expect(new TextDecoder().decode(sink.slice(30, 77))).toBe('mimetypeapplication/vnd.oasis.opendocument.text');
    expect(sink[8]).toBe(0);
    const listed = said(part(sink, 'META-INF/manifest.xml'), 'manifest:file-entry', 'manifest:full-path');
    const files = Object.keys(unzipSync(sink)).filter((path) => path !== 'mimetype' && !path.startsWith('META-INF/'));
    expect(listed).toEqual(['/', ...files]);
  });

  it('uses no style that it does not define', () => {
    const names = ['text:style-name', 'table:style-name', 'draw:style-name', 'style:parent-style-name'];
    const all = (element: Element): Element[] => [
      element,
      ...element.children.flatMap((child) => (typeof child === 'string' ? [] : all(child))),
    ];
    const elements = [...all(sinkBody), ...all(sinkStyles)];
    const used = elements.flatMap(({ attributes }) => names.flatMap((name) => attributes[name] ?? []));
    const defined = elements
      .filter(({ name }) => name === 'style:style' || name === 'text:list-style')
      .map(({ attributes }) => attributes['style:name']);
    expect([...new Set(used)].filter((name) => !defined.includes(name))).toEqual([]);
    expect(new Set(defined).size).toBe(defined.length);
  });

  it('has real lists, nested', () => {
    const lists = find(sinkBody, 'text:list');
    const nested = lists.filter((list) =>
      list.children.some((item) => typeof item !== 'string' && find(item, 'text:list').length > 0),
    );
    expect(nested.length).toBeGreaterThan(1);
    expect(new Set(said(sinkBody, 'text:list', 'text:style-name'))).toEqual(
      new Set(['Bullets', 'Numbers', 'BulletsInNote']),
    );
  });

  it('repeats the header of each table and names it for those who listen', () => {
    const tables = find(sinkBody, 'table:table');
    expect(tables.map((table) => find(table, 'table:table-header-rows').length)).toEqual(tables.map(() => 1));
    expect(find(sinkBody, 'table:title').map(words)).toContain('Aussagen und wie sehr sie zutreffen');
  });

  it('describes its pictures, holds them, and names where links lead', () => {
    expect(find(sinkBody, 'svg:title').map(words)).toEqual([
      'Wappen der Stadt Telgte',
      'Ein Feld unter hellem Himmel',
      'Ein helles Rechteck auf rotem Grund',
    ]);
    const paths = said(sinkBody, 'draw:image', 'xlink:href').map(String);
    const files = unzipSync(sink);
    expect(paths.map((path) => files[path]?.length)).toEqual([120, 358, 120]);
    expect(said(sinkBody, 'text:a', 'office:title')).toContain(
      'Internetseite der Kassenärztlichen Vereinigung Westfalen-Lippe',
    );
  });

  it('has gaps, empty fields and boxes that one can fill in, each with its label', () => {
    expect(said(sinkBody, 'text:text-input', 'text:description')).toEqual([
      'Name der Kommune',
      'Ansprechperson',
      'Wie viele Menschen leben dort?',
    ]);
    expect(said(sinkBody, 'text:placeholder', 'text:description')).toEqual([
      'Wie heißt der Ort?',
      'Was haben Sie vor?',
      'Leitung: Name',
    ]);
    const boxes = find(sinkBody, 'text:drop-down').map((box) => [box.attributes['text:name'], words(box)]);
    expect(boxes).toContainEqual(['praxis:gesichert', '☐']);
    expect(boxes).toContainEqual(['praxis:offen', '☒']);
    expect(boxes).toContainEqual(['aussage_kitas_5', '☐']);
    expect(boxes).toHaveLength(18);
  });

  it('says its language, title and date, and hyphenates', () => {
    const meta = part(sink, 'meta.xml');
    expect(find(meta, 'dc:title').map(words)).toEqual([kitchenSinkDocument.title]);
    expect(find(meta, 'meta:keyword').map(words)).toEqual(kitchenSinkDocument.keywords);
    expect(find(meta, 'dc:date').map(words)).toEqual(['2026-03-12T08:00:00']);
    const [standard] = find(sinkStyles, 'style:default-style');
    expect(standard && find(standard, 'style:text-properties')[0]?.attributes).toMatchObject({
      'fo:language': 'de',
      'fo:country': 'DE',
      'fo:hyphenate': 'true',
    });
  });

  it('is the same bytes for the same document, whenever it is written', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-07-01T12:00:00Z') });
    onTestFinished(() => {
      vi.useRealTimers();
    });
    expect(await write(kitchenSinkDocument)).toEqual(sink);
  });

  it('begins a page where the document says so', async () => {
    const xml = await body(documentOf([paragraph('eins'), { type: 'pageBreak' }, paragraph('zwei')]));
    const [style] = find(xml, 'style:style').filter(
      (element) =>
        words(element) === '' &&
        find(element, 'style:paragraph-properties')[0]?.attributes['fo:break-before'] === 'page',
    );
    const [line] = find(xml, 'text:p').filter(
      ({ attributes }) => attributes['text:style-name'] === style?.attributes['style:name'],
    );
    expect(line && words(line)).toBe('zwei');
  });
});

describe('an ODT of bad input', () => {
  it('lists a table of sixty columns as the DOCX does, and says so', async () => {
    const columns = Array.from({ length: 60 }, (_, index) => `Spalte ${index + 1}`);
    const table: Block = {
      type: 'table',
      label: 'Sehr breit',
      rows: [
        columns.map((name) => cell(name, { header: 'column' })),
        columns.map((_, index) => cell(`Wert ${index + 1}`)),
      ],
    };
    const { bytes, notices } = await odt(documentOf([table]), material);
    expect(notices).toHaveLength(1);
    expect(odtLines(bytes)).toEqual(await docxLines((await docx(documentOf([table]), material)).bytes));
  });

  it('lets a row break that is longer than a page', async () => {
    const table: Block = { type: 'table', label: 'Lang', rows: [[cell('kurz')], [cell('sehr lang '.repeat(2000))]] };
    const xml = await body(documentOf([table]));
    const keeps = said(xml, 'style:table-row-properties', 'fo:keep-together');
    expect(keeps).toEqual(['always', 'auto']);
  });

  it('keeps every sign that XML can hold, spaces too, and drops the others', async () => {
    const odd = ' A\u0000\u0008B <&"\'> 😀 مرحبا a\u200bb   \ud800 Z';
    const document = documentOf([paragraph(odd)], { title: odd, letterhead: { municipality: `${'Ü'.repeat(300)}😀` } });
    const lines = odtLines(await write(document));
    expect(lines.map(({ text }) => text)).toContain('AB <&"\'> 😀 مرحبا a\u200bb \ufffd Z');
    expect(lines[0]?.text).toBe(`${'Ü'.repeat(300)}😀`);
    const line = find(await body(document), 'text:p').at(-1);
    expect(line && find(line, 'text:s').map(({ attributes }) => attributes['text:c'])).toEqual([undefined, '2']);
  });

  it('keeps a table in a list item as lines of the item', async () => {
    const table: Block = { type: 'table', label: 'Innen', rows: [[cell('links'), cell('rechts')]] };
    const bytes = await write(documentOf([{ type: 'list', isOrdered: false, items: [[paragraph('Punkt'), table]] }]));
    expect(
      odtLines(bytes)
        .map(({ text }) => text)
        .slice(-3),
    ).toEqual(['Punkt', 'links', 'rechts']);
  });

  it('fits a picture of any size on the page', async () => {
    const image = { ...png, width: 9600, height: 300_000 };
    const xml = await body(documentOf([{ type: 'figure', image, alternative: 'Hoch' }]));
    expect(said(xml, 'draw:frame', 'svg:height')).toEqual(['160mm']);
  });
});

describe('the ODT writer', () => {
  it('weighs at most 25 kB in the browser', async () => {
    expect(brotliSize(await bundled('src/export/odt.ts'))).toBeLessThan(25_000);
  });
});

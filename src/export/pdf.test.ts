import { Buffer } from 'node:buffer';
import { deflateSync } from 'node:zlib';
import { PDFDocument } from 'pdf-lib';
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { documentFonts } from '#build/document-fonts.ts';
import { cell, documentOf, jpeg, kitchenSinkDocument, paragraph, png } from '../../tests/fixtures/document.ts';
import { documentWords, find, openPdf, outlineOf, pagesOf, squeezed, textOf } from '../../tests/pdf.ts';
import type { Cell, Document, Inline, Material, Picture } from './document.ts';
import { pdf } from './pdf.ts';

let material: Material;
beforeAll(async () => {
  material = { date: new Date('2026-03-12T08:00:00Z'), fonts: await documentFonts() };
});

const write = (document: Document) => pdf(document, material);
const read = async (document: Document): Promise<PDFDocumentProxy> => openPdf((await write(document)).bytes);

/** Fields of each page in their order: name, what they are, tooltip. */
async function fieldsOf(file: PDFDocumentProxy): Promise<string[]> {
  const pages = await Promise.all(
    Array.from({ length: file.numPages }, async (_, index) => (await file.getPage(index + 1)).getAnnotations()),
  );
  return pages
    .flat()
    .filter(({ subtype }) => subtype === 'Widget')
    .map((field) => {
      const kind = field.checkBox
        ? 'box'
        : field.radioButton
          ? `button ${field.buttonValue}`
          : field.multiLine
            ? 'lines'
            : 'line';
      const value = field.fieldValue ? ` = ${field.fieldValue}` : '';
      return `${field.fieldName}: ${kind} „${field.alternativeText}“${value}${field.required ? ' !' : ''}`;
    });
}

const text = (words: string): Inline => ({ type: 'text', text: words });

describe('a PDF', () => {
  it('says every word of its document in order and no other', async () => {
    const pages = await pagesOf(await read(kitchenSinkDocument));
    expect(squeezed(pages.map(({ tree }) => textOf(tree)).join(''))).toBe(squeezed(documentWords(kitchenSinkDocument)));
  });

  it('keeps what repeats on each page out of the reading order', async () => {
    const pages = await pagesOf(await read(kitchenSinkDocument));
    expect(pages.length).toBeGreaterThan(4);
    pages.forEach(({ artifacts }, index) => {
      expect(artifacts).toContain(`Seite ${index + 1} von ${pages.length}`);
    });
    expect(pages.at(-1)?.artifacts).toContain('Nummer');
  });

  it('has a tree of headings, lists, tables, notes, figures, links and fields', async () => {
    const file = await read(
      documentOf([
        { type: 'heading', level: 2, inlines: [text('Erstens')] },
        { type: 'heading', level: 4, inlines: [text('Ausgelassene Stufe')] },
        paragraph('Mehr ', { type: 'link', url: 'https://example.org/a', text: 'dort' }, '.'),
        { type: 'list', isOrdered: true, items: [[paragraph('eins')], [paragraph('zwei'), paragraph('und mehr')]] },
        {
          type: 'table',
          label: 'Tabelle',
          rows: [
            [cell('A', { header: 'column' }), cell('B', { header: 'column' })],
            [cell('a', { header: 'row' }), cell('b')],
          ],
        },
        { type: 'note', title: 'Merke', blocks: [paragraph('Wichtig.')] },
        { type: 'figure', image: jpeg, alternative: 'Ein Feld', caption: 'Bild 1' },
        paragraph('Für ', { type: 'gap', name: 'kommune', label: 'Name der Kommune' }),
        { type: 'field', field: { kind: 'text', name: 'a', label: 'Frage', lines: 1, unit: 'km' } },
        {
          type: 'field',
          field: { kind: 'choice', name: 'b', label: 'Wahl', layout: 'row', choices: [{ id: 'x', label: 'X' }] },
        },
        { type: 'field', field: { kind: 'box', name: 'c', label: 'Ja' } },
      ]),
    );
    const [page] = await pagesOf(file);
    expect(page && outlineOf(page.tree)).toBe(
      [
        'Document(H1 P(Link(annotation)) H2 H3 P(Link(annotation))',
        'L(LI(Lbl LBody(P)) LI(Lbl LBody(P P)))',
        'Table(THead(TR(TH(P) TH(P))) TBody(TR(TH(P) TD(P))))',
        'Note(P P) Figure P P(Form(annotation))',
        'Div(P Form(annotation) P)',
        'Div(P L(LI(LBody(Form(annotation) P))))',
        'Div(Form(annotation) P))',
      ].join(' '),
    );
    expect(page && find(page.tree, 'Figure').map(({ alt }) => alt)).toEqual(['Ein Feld']);
  });

  it('names title, language, publisher and standard, whatever signs they hold', async () => {
    const file = await read(
      documentOf([paragraph('Text')], { title: 'Ärzte & <Praxen>', summary: '„5 > 3“', keywords: ['a & b'] }),
    );
    const { info, metadata } = await file.getMetadata();
    expect(info).toMatchObject({
      Title: 'Ärzte & <Praxen>',
      Language: 'de',
      Subject: '„5 > 3“',
      PDFFormatVersion: '1.7',
    });
    expect(metadata.get('dc:title')).toBe('Ärzte & <Praxen>');
    expect(metadata.get('pdfuaid:part')).toBe('1');
    expect(metadata.get('pdf:keywords')).toBe('a & b');
    expect((await file.getViewerPreferences())?.get('DisplayDocTitle')).toBe(true);
    expect(await file.getMarkInfo()).toEqual(
      new Map([
        ['Marked', true],
        ['UserProperties', false],
        ['Suspects', false],
      ]),
    );
  });

  it('has the headings as bookmarks', async () => {
    interface Item {
      title: string;
      items: Item[];
    }
    const titles = (items: readonly Item[]): unknown[] =>
      items.map(({ title, items: inner }) => [title, titles(inner)]);
    const outline = await (await read(kitchenSinkDocument)).getOutline();
    expect(titles(outline)).toEqual([
      [
        kitchenSinkDocument.title,
        [
          [
            'Worum es geht',
            [
              ['Was Sie brauchen', []],
              ['So gehen Sie vor', []],
            ],
          ],
          ['Auf einen Blick', []],
          ['Fragen', []],
          ['Anhang', []],
        ],
      ],
    ]);
  });

  it('describes where its links lead', async () => {
    const page = await (await read(kitchenSinkDocument)).getPage(1);
    const links = (await page.getAnnotations()).filter(({ subtype }) => subtype === 'Link');
    expect(new Set(links.map(({ url, contentsObj }) => `${contentsObj.str} → ${url}`))).toEqual(
      new Set([
        'https://example.org/toolbox/praxisnachfolge/ → https://example.org/toolbox/praxisnachfolge/',
        'Internetseite der Kassenärztlichen Vereinigung Westfalen-Lippe → https://www.kvwl.de/',
      ]),
    );
  });

  it('has the same bytes for the same document', async () => {
    const [first, second] = [await write(kitchenSinkDocument), await write(structuredClone(kitchenSinkDocument))];
    expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true);
  });

  it('has the same bytes whatever was written before', async () => {
    const words = 'Anfahrt\u00a0zur q\u0308 Praxis, 1⁄2 Tag, VA fi';
    const document = documentOf([paragraph(words), ...kitchenSinkDocument.blocks]);
    const unused = ({ regular, bold, italic }: Material['fonts']) => ({
      regular: regular.slice(),
      bold: bold.slice(),
      italic: italic.slice(),
    });
    const first = await pdf(document, { ...material, fonts: unused(material.fonts) });
    const used = { ...material, fonts: unused(material.fonts) };
    await pdf(documentOf([paragraph(`x\u00a0 y\u0308 q\u0308\u0301 ${[...words].reverse().join('')}`)]), used);
    await pdf(documentOf([paragraph('Anfahrt zur Praxis')]), used);
    const second = await pdf(document, used);
    expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true);
  });
});

describe('the fields of a PDF', () => {
  it('have names, tooltips and values, in reading order', async () => {
    expect(await fieldsOf(await read(kitchenSinkDocument))).toEqual([
      'gap_kommune: line „Name der Kommune“',
      'gap_ansprechperson: line „Ansprechperson“',
      'ort: line „Wie heißt der Ort?“ !',
      'einwohner: line „Wie viele Menschen leben dort? (Personen)“ = 19.800',
      'plan: lines „Was haben Sie vor?“',
      'notiz: lines „Notiz“ = Erste Zeile: Größe\nZweite Zeile: 5 €',
      'praxis: button gesichert „Wie steht es um die Praxis?: Die Nachfolge ist gesichert“ = offen',
      'praxis: button offen „Wie steht es um die Praxis?: Die Nachfolge ist offen“ = offen',
      'bereit: button yes „Ist Ihre Kommune bereit?: ja“ = Off !',
      'bereit: button no „Ist Ihre Kommune bereit?: nein“ = Off !',
      'hilfen_raeume: box „Räume“ = Off',
      'hilfen_geld: box „Geld“ = Yes',
      ...['wege', 'kitas'].flatMap((name) =>
        ['trifft nicht zu', 'trifft eher nicht zu', 'teils, teils', 'trifft eher zu', 'trifft voll zu'].map(
          (step, index) =>
            `aussage_${name}_${index + 1}: box „${name === 'wege' ? 'Die Wege sind kurz.' : 'Es gibt Kitaplätze.'}: ${step}“ = Off`,
        ),
      ),
      'leitung: line „Leitung: Name“',
      'stand: button gefragt „Leitung: Stand: gefragt“ = Off',
      'stand: button zugesagt „Leitung: Stand: zugesagt“ = Off',
    ]);
  });

  it('can be filled by other programs and read again', async () => {
    const filled = await PDFDocument.load((await write(kitchenSinkDocument)).bytes);
    const form = filled.getForm();
    form.getTextField('ort').setText('Münster, Größe ÄÖÜäöüß é 5 €');
    form.getRadioGroup('bereit').select('no');
    form.getCheckBox('hilfen_raeume').check();
    form.getTextField('gap_kommune').setText('Stadt Telgte');
    const fields = await fieldsOf(await openPdf(await filled.save()));
    expect(fields).toEqual(
      expect.arrayContaining([
        'ort: line „Wie heißt der Ort?“ = Münster, Größe ÄÖÜäöüß é 5 € !',
        'bereit: button no „Ist Ihre Kommune bereit?: nein“ = no !',
        'hilfen_raeume: box „Räume“ = Yes',
        'gap_kommune: line „Name der Kommune“ = Stadt Telgte',
      ]),
    );
  });

  it('share what is typed into the gaps of one name', async () => {
    const gap = { type: 'gap', name: 'kommune', label: 'Name der Kommune' } as const;
    const filled = await PDFDocument.load(
      (await write(documentOf([paragraph('A ', gap), paragraph('B ', gap)]))).bytes,
    );
    filled.getForm().getTextField('gap_kommune').setText('Telgte');
    expect(await fieldsOf(await openPdf(await filled.save()))).toEqual([
      'gap_kommune: line „Name der Kommune“ = Telgte',
      'gap_kommune: line „Name der Kommune“ = Telgte',
    ]);
  });

  it('can type every letter of German with their own font', async () => {
    const { bytes } = await write(
      documentOf([{ type: 'field', field: { kind: 'text', name: 'a', label: 'A', lines: 1 } }]),
    );
    const file = await PDFDocument.load(bytes);
    const objects = file.context.enumerateIndirectObjects().map(([, object]) => object.toString());
    const fonts = objects.filter((object) => object.includes('/TrueType'));
    expect(fonts).toHaveLength(1);
    expect(fonts[0]).toContain('/Encoding /WinAnsiEncoding');
    // Codes 0x80, 0xdf and 0xe4: „€“, „ß“ and „ä“ have a width, so that viewers do not stack them.
    const widths =
      /\/Widths \[ ([\d. ]+) \]/
        .exec(fonts[0] ?? '')?.[1]
        ?.split(' ')
        .map(Number) ?? [];
    expect([0x80, 0xdf, 0xe4].map((code) => (widths[code - 32] ?? 0) > 300)).toEqual([true, true, true]);
  });
});

describe('difficult input', () => {
  const pageOf = async (document: Document) => {
    const { bytes, notices } = await write(document);
    const pages = await pagesOf(await openPdf(bytes));
    return { notices, pages, text: pages.map(({ tree }) => textOf(tree)).join('') };
  };

  it('is shown with a visible sign for letters that the font lacks, and reported', async () => {
    const { text, notices } = await pageOf(documentOf([paragraph('Gut 👩‍👩‍👧 مرحبا Łódź 3 ≥ 2')]));
    expect(text).toContain('Gut ◊ ◊◊◊◊◊ Łódź 3 ≥ 2');
    expect(notices).toEqual([
      'Diese Zeichen fehlen in der Schrift; im PDF steht dafür „◊“: „👩‍👩‍👧“, „م“, „ر“, „ح“, „ب“, „ا“.',
    ]);
  });

  it('loses characters without width and control characters', async () => {
    const { text, notices } = await pageOf(documentOf([paragraph('Haus\u200barzt\u00ad\u0007\ufeff praxis\u2060')]));
    expect(text).toContain('Hausarzt praxis');
    expect(notices).toEqual([]);
  });

  it('of a cell longer than a page goes on over pages, whole', async () => {
    const words = Array.from({ length: 1500 }, (_, index) => `Wort${index}`).join(' ');
    const rows: Cell[][] = [
      [cell('Kopf', { header: 'column' }), cell('Text', { header: 'column' })],
      [cell('links'), cell(words)],
    ];
    const { pages } = await pageOf(documentOf([{ type: 'table', label: 'Lang', rows }, paragraph('danach')]));
    expect(pages.length).toBeGreaterThan(2);
    const cells = pages.map(({ tree }) => find(tree, 'TD').map(textOf).join('')).join('');
    expect(squeezed(cells)).toBe(squeezed(`links${words}`));
    expect(textOf(pages.at(-1)?.tree ?? { role: '', children: [] })).toContain('danach');
    expect(pages.slice(1).map(({ artifacts }) => artifacts.includes('Kopf'))).toEqual(pages.slice(1).map(() => true));
  });

  it('of page breaks in a row or at the end leaves no page empty', async () => {
    const pageBreak = { type: 'pageBreak' } as const;
    const { pages } = await pageOf(
      documentOf([pageBreak, paragraph('eins'), pageBreak, pageBreak, paragraph('zwei'), pageBreak]),
    );
    expect(pages.map(({ tree }) => find(tree, 'P').map(textOf).at(-1))).toEqual([
      expect.stringContaining('Quelle'),
      'eins',
      'zwei',
    ]);
  });

  it('of a table with sixty columns becomes a list with a notice', async () => {
    const row = (words: string, header?: 'column') =>
      Array.from({ length: 60 }, (_, column) => cell(`${words} ${column}`, header && { header }));
    const { text, notices } = await pageOf(
      documentOf([{ type: 'table', label: 'Breit', rows: [row('Spalte', 'column'), row('Wert')] }]),
    );
    expect(notices).toEqual([
      'Die Tabelle „Breit“ hat 60 Spalten und steht als Liste, weil sie auf keine Seite passt.',
    ]);
    expect(text).toContain('Wert 0');
    expect(squeezed(text)).toContain(squeezed('•Spalte 59: Wert 59'));
  });

  it('of 300 letters without a space is broken to lines', async () => {
    const municipality = 'Ä'.repeat(300);
    const file = await read(documentOf([paragraph('x'.repeat(300))], { letterhead: { municipality } }));
    const { items } = await (await file.getPage(1)).getTextContent();
    const ends = items.map((item) => ('str' in item ? Number(item.transform[4]) + item.width : 0));
    expect(Math.max(...ends)).toBeLessThanOrEqual(595.28 - 70);
    const [page] = await pagesOf(file);
    expect(squeezed(textOf(page?.tree ?? { role: '', children: [] }))).toContain(municipality);
  });

  it('of a picture with transparency is shown, of a broken one its text', async () => {
    const { bytes, notices } = await write(
      documentOf([
        { type: 'figure', image: transparent(), alternative: 'Durchsichtig' },
        { type: 'figure', image: { ...png, data: new Uint8Array([1, 2, 3]) }, alternative: 'Kein Bild' },
        { type: 'figure', image: { ...png, data: png.data.slice(0, 60) }, alternative: 'Abgeschnitten' },
      ]),
    );
    expect(notices).toEqual([
      'Das Bild „Kein Bild“ ließ sich nicht einfügen; im PDF steht nur sein Text.',
      'Das Bild „Abgeschnitten“ ließ sich nicht einfügen; im PDF steht nur sein Text.',
    ]);
    const [page] = await pagesOf(await openPdf(bytes));
    expect(page && find(page.tree, 'Figure').map(({ alt }) => alt)).toEqual(['Durchsichtig']);
    const objects = (await PDFDocument.load(bytes)).context
      .enumerateIndirectObjects()
      .map(([, object]) => object.toString());
    expect(objects.filter((object) => object.includes('/SMask'))).toHaveLength(1);
  });
});

/** 2 × 2 pixels, red, half of them transparent. */
function transparent(): Picture {
  const chunk = (type: string, data: Uint8Array): Buffer => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
  };
  const row = [1, 255, 0, 0, 255, 0, 0, 0, 0];
  return {
    data: Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', Buffer.from([0, 0, 0, 2, 0, 0, 0, 2, 8, 6, 0, 0, 0])),
      chunk('IDAT', deflateSync(Buffer.from([...row, ...row]))),
      chunk('IEND', Buffer.alloc(0)),
    ]),
    mediaType: 'image/png',
    width: 2,
    height: 2,
  };
}

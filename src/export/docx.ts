/** Word documents (Office Open XML, ECMA-376, with the check boxes of Word 2010). */
import {
  AlignmentType,
  BorderStyle,
  BuilderElement,
  Footer,
  type IBorderOptions,
  type IContext,
  ImageRun,
  type IParagraphOptions,
  type IParagraphStyleOptions,
  type IRunStylePropertiesOptions,
  type ISectionOptions,
  type ITableOptions,
  NextAttributeComponent,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  Document as WordDocument,
  XmlComponent,
} from 'docx';
import { unzipSync, zipSync } from 'fflate';
import type { DocumentWriter } from './document.ts';
import { boxSign, type Flow, type FlowParagraph, type FlowRow, flow, gapText, type Part, type Piece } from './flow.ts';
import { type Colour, colours, fontFamilies, groupGap, type Look, looks, page, type Style } from './looks.ts';
import { fieldPrompt } from './words.ts';
import { declaration, element, escaped } from './xml.ts';

export const docx: DocumentWriter = async (document, { date }) => {
  const content = flow(document);
  const language = wordLanguage(document.language);
  const file = new WordDocument({
    title: document.title,
    hyphenation: { autoHyphenation: true, doNotHyphenateCaps: true },
    styles: {
      default: {
        document: {
          run: {
            font: fontFamilies[0],
            size: points(looks.text.size),
            color: hex('ink', content),
            language: { value: language },
          },
          paragraph: { spacing: lineHeight(1.2) },
        },
        hyperlink: { run: { color: hex('link', content), underline: {} } },
      },
      paragraphStyles: [
        ...lookNames.map((look) => paragraphStyle(look, content)),
        {
          id: footerStyle,
          name: 'footer',
          basedOn: 'Normal',
          run: { size: points(looks.origin.size), color: hex('muted', content) },
          paragraph: { rightTabStop: lineEnd },
        },
      ],
      characterStyles: [
        {
          id: blankStyle,
          name: 'Placeholder Text',
          run: { color: hex('muted', content), shading: { fill: hex('raised', content) } },
        },
      ],
    },
    numbering: { config: [numbering(orderedList, 'decimal'), numbering(bulletList, 'bullet')] },
    sections: [section(document.title, content)],
  });
  const bytes = await Packer.pack(file, 'uint8array', false, [
    { path: 'docProps/core.xml', data: coreProperties(document, language, date) },
    { path: 'word/fontTable.xml', data: fontTable },
  ]);
  return { bytes: withoutTime(bytes), notices: content.notices };
};

/** Word knows languages with their country only. */
const wordLanguage = (language: string): string => (language === 'de' ? 'de-DE' : language);

/** The library dates each file of the archive with the moment of writing. */
function withoutTime(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  // The first day that a ZIP can hold; in local time, as fflate reads it.
  return zipSync(unzipSync(bytes), { mtime: new Date(1980, 0, 1), level: 9 });
}

interface Properties {
  title: string;
  kicker?: string;
  summary?: string;
  publisher: string;
  keywords: readonly string[];
}

/** The library's own would carry the moment of writing. */
function coreProperties(document: Properties, language: string, date: Date): string {
  const { title, kicker, summary, publisher, keywords } = document;
  const said = (name: string, words: string | undefined) => (words ? element(name, {}, escaped(words)) : '');
  const moment = `${date.toISOString().slice(0, 19)}Z`;
  const dated = (name: string) => element(name, { 'xsi:type': 'dcterms:W3CDTF' }, moment);
  return `${declaration}${element(
    'cp:coreProperties',
    {
      'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      'xmlns:dcterms': 'http://purl.org/dc/terms/',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    },
    said('dc:title', title),
    said('dc:subject', kicker),
    said('dc:creator', publisher),
    said('cp:keywords', keywords.join(', ')),
    said('dc:description', summary),
    said('cp:lastModifiedBy', publisher),
    dated('dcterms:created'),
    dated('dcterms:modified'),
    said('dc:language', language),
  )}`;
}

/** Names the font to take where the first is not installed. */
const fontTable = `${declaration}${element(
  'w:fonts',
  { 'xmlns:w': 'http://schemas.openxmlformats.org/wordprocessingml/2006/main' },
  element(
    'w:font',
    { 'w:name': fontFamilies[0] },
    element('w:altName', { 'w:val': fontFamilies[1] }),
    element('w:family', { 'w:val': 'swiss' }),
    element('w:pitch', { 'w:val': 'variable' }),
  ),
)}`;

const lineHeight = (lines: number) => ({ line: Math.round(lines * 240), lineRule: 'auto' as const });

/** Half points */
const points = (size: number): number => size * 2;
/** Twentieths of a point */
const twips = (size: number): number => Math.round(size * 20);
const millimetres = (length: number): number => twips((length / 25.4) * 72);
/** The pixels of the library, 96 an inch */
const pixels = (length: number): number => (length / 25.4) * 96;

const hex = (colour: Colour, { accent }: Pick<Flow, 'accent'>): string =>
  (colour === 'accent' ? accent : colours[colour]).slice(1);

/** Word has these itself and shows them under its own names. */
const wordStyles: Partial<Record<Look, { id: string; name: string }>> = {
  title: { id: 'Title', name: 'Title' },
  lead: { id: 'Subtitle', name: 'Subtitle' },
  heading1: { id: 'Heading1', name: 'heading 1' },
  heading2: { id: 'Heading2', name: 'heading 2' },
  heading3: { id: 'Heading3', name: 'heading 3' },
  item: { id: 'ListParagraph', name: 'List Paragraph' },
  caption: { id: 'Caption', name: 'caption' },
  text: { id: 'BodyText', name: 'Body Text' },
};

const blankStyle = 'PlaceholderText';
const footerStyle = 'Footer';

const lookNames = Object.keys(looks).filter((name): name is Look => name in looks);
const styleId = (look: Look): string => wordStyles[look]?.id ?? look;

const border = (colour: string, space: number, size = 4): IBorderOptions => ({
  style: BorderStyle.SINGLE,
  color: colour,
  size,
  space,
});

function paragraphStyle(look: Look, content: Flow): IParagraphStyleOptions {
  const style: Style = looks[look];
  const { size, isStrong, colour, before, after, keepsWithNext, outline, line, isRaised } = style;
  const run: IRunStylePropertiesOptions = {
    size: points(size),
    ...(isStrong && { bold: true }),
    ...(colour && { color: hex(colour, content) }),
  };
  const edge = hex('line', content);
  const around = border(edge, 4);
  // An edge in the colour of the ground makes room between it and the words.
  const raised = border(hex('raised', content), 5);
  return {
    id: styleId(look),
    name: wordStyles[look]?.name ?? style.name,
    basedOn: 'Normal',
    ...(outline && { next: styleId('text') }),
    quickFormat: true,
    run,
    paragraph: {
      spacing: { before: twips(before), after: twips(after), ...(size > 14 && lineHeight(1.05)) },
      ...(keepsWithNext && { keepNext: true }),
      ...(outline && { outlineLevel: outline - 1, keepLines: true }),
      ...(line === 'around' && {
        border: { top: around, bottom: around, left: around, right: around },
        indent: { left: twips(5), right: twips(5) },
      }),
      ...(line === 'below' && {
        border: { bottom: border(look === 'municipality' ? hex('accent', content) : edge, 5, 6) },
      }),
      ...(line === 'start' && {
        border: { left: border(hex('accent', content), 8, 24), top: raised, bottom: raised, right: raised },
        indent: { right: twips(6) },
      }),
      ...(isRaised && { shading: { fill: hex('raised', content) } }),
      ...(look === 'municipality' && { rightTabStop: lineEnd }),
    },
  };
}

const lineEnd = millimetres(page.textWidth);

const orderedList = 'ordered';
const bulletList = 'bullets';
const deepest = 8;
const listIndent = 360;

const numbering = (reference: string, format: 'decimal' | 'bullet') => ({
  reference,
  levels: Array.from({ length: deepest + 1 }, (_, level) => ({
    level,
    format,
    text: format === 'bullet' ? (level % 2 === 0 ? '•' : '–') : `%${level + 1}.`,
    style: { paragraph: { indent: { left: listIndent * (level + 1), hanging: listIndent } } },
  })),
});

type ElementAttributes = Readonly<Record<string, string | number>>;

const payload = (attributes: ElementAttributes) =>
  Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, { key, value }]));

const xml = (name: string, attributes: ElementAttributes = {}, ...children: readonly XmlComponent[]): XmlComponent =>
  new BuilderElement({ name, attributes: payload(attributes), children });

const value = (name: string, content: string | number): XmlComponent => xml(name, { 'w:val': content });

/** What is counted through a document, so that the same document gets the same ids. */
interface Counters {
  controls: number;
  links: number;
  pictures: number;
  lists: number;
}

function section(title: string, content: Flow): ISectionOptions {
  const counters: Counters = { controls: 0, links: 0, pictures: 0, lists: 0 };
  const margin = millimetres(page.margin);
  return {
    properties: {
      page: {
        size: { width: millimetres(page.width), height: millimetres(page.height) },
        margin: { top: margin, right: margin, bottom: margin, left: margin, footer: millimetres(12) },
      },
    },
    footers: { default: new Footer({ children: [footer(title)] }) },
    children: written(content.parts, { counters }),
  };
}

const footer = (title: string): Paragraph =>
  new Paragraph({
    style: footerStyle,
    children: [new TextRun({ children: [title, '\tSeite ', PageNumber.CURRENT, ' von ', PageNumber.TOTAL_PAGES] })],
  });

interface Place {
  counters: Counters;
  /** The list whose items are being written. */
  list?: { reference: string; level: number; instance: number };
}

function written(parts: readonly Part[], place: Place): (Paragraph | Table)[] {
  return parts.flatMap((part, index): (Paragraph | Table)[] => {
    const { list } = place;
    // Only the first paragraph of an item has the number; the others stand under it.
    const isNumbered = index === 0;
    switch (part.type) {
      case 'paragraph':
        return [wordParagraph(part, place, isNumbered)];
      case 'list': {
        place.counters.lists += 1;
        const inner = {
          reference: part.isOrdered ? orderedList : bulletList,
          level: Math.min(list ? list.level + 1 : 0, deepest),
          instance: part.isOrdered ? place.counters.lists : 0,
        };
        const number = list && isNumbered ? [wordParagraph(emptyItem, place, true)] : [];
        return [...number, ...part.items.flatMap((item) => written(item, { ...place, list: inner }))];
      }
      case 'table': {
        const number = list && isNumbered ? [wordParagraph(emptyItem, place, true)] : [];
        const before = part.startsPage ? [new Paragraph({ pageBreakBefore: true, spacing: thin })] : [];
        // Word joins tables that stand next to each other, and a cell must not end with one.
        const after = [new Paragraph({ spacing: thin, style: styleId('cell') })];
        return [...number, ...before, wordTable(part, place), ...after];
      }
      default:
        throw new Error(`Unknown part ${JSON.stringify(part satisfies never)}: write it in docx.ts.`);
    }
  });
}

const thin = { before: 0, after: 0, line: twips(10), lineRule: 'exact' } as const;
const emptyItem: FlowParagraph = { type: 'paragraph', look: 'item', pieces: [] };

const alignments = { center: AlignmentType.CENTER, end: AlignmentType.END } as const;

function wordParagraph(part: FlowParagraph, { counters, list }: Place, isNumbered: boolean): Paragraph {
  const { look, pieces, align, keepsWithNext, startsPage, endsGroup } = part;
  return new Line(
    {
      style: styleId(look),
      ...(list && (isNumbered ? { numbering: list } : { indent: { left: listIndent * (list.level + 1) } })),
      ...(align && { alignment: alignments[align] }),
      ...(keepsWithNext && { keepNext: true }),
      ...(startsPage && { pageBreakBefore: true }),
      ...(endsGroup && { spacing: { after: twips(groupGap) } }),
    },
    pieces.map((piece) => wordPiece(piece, counters)),
  );
}

/** The library's paragraphs take only what it knows itself. */
class Line extends Paragraph {
  constructor(options: IParagraphOptions, pieces: readonly XmlComponent[]) {
    super(options);
    this.root.push(...pieces);
  }
}

function wordPiece(piece: Piece, counters: Counters): XmlComponent {
  switch (piece.type) {
    case 'text':
      return new TextRun({
        text: piece.text,
        ...(piece.strong && { bold: true }),
        ...(piece.emphasis && { italics: true }),
      });
    case 'link':
      counters.links += 1;
      return new Link(`link${counters.links}`, piece);
    case 'break':
      return new TextRun({ break: 1 });
    case 'tab':
      return new TextRun('\t');
    case 'field': {
      const kind = xml('w:text', piece.isMultiline ? { 'w:multiLine': 1 } : {});
      return piece.value === undefined
        ? control(
            counters,
            piece,
            [xml('w:showingPlcHdr'), kind],
            new TextRun({ text: fieldPrompt, style: blankStyle }),
          )
        : control(counters, piece, [kind], new TextRun(piece.value));
    }
    case 'gap':
      return control(
        counters,
        piece,
        [xml('w:showingPlcHdr'), xml('w:text')],
        new TextRun({ text: gapText(piece.label), style: blankStyle }),
      );
    case 'box':
      return control(
        counters,
        piece,
        [
          xml(
            'w14:checkbox',
            {},
            xml('w14:checked', { 'w14:val': piece.isTicked ? 1 : 0 }),
            xml('w14:checkedState', { 'w14:val': '2612', 'w14:font': boxFont }),
            xml('w14:uncheckedState', { 'w14:val': '2610', 'w14:font': boxFont }),
          ),
        ],
        new TextRun({ text: boxSign(piece.isTicked), font: boxFont }),
      );
    case 'picture': {
      counters.pictures += 1;
      return new ImageRun({
        type: piece.picture.mediaType === 'image/png' ? 'png' : 'jpg',
        data: piece.picture.data,
        transformation: { width: pixels(piece.width), height: pixels(piece.height) },
        altText: {
          id: String(counters.pictures),
          name: `Bild ${counters.pictures}`,
          description: piece.alternative,
        },
      });
    }
    default:
      throw new Error(`Unknown piece ${JSON.stringify(piece satisfies never)}: write it in docx.ts.`);
  }
}

/** Word's own font for check boxes. */
const boxFont = 'MS Gothic';

/** Word opens no file whose names of content controls are longer. */
const longestName = 64;

const shortened = (name: string, most: number): string =>
  name.length > most
    ? `${name
        .slice(0, most - 1)
        .toWellFormed()
        .replace('\ufffd', '')}…`
    : name;

function control(
  counters: Counters,
  { name, label }: { name: string; label: string },
  kind: readonly XmlComponent[],
  run: TextRun,
): XmlComponent {
  counters.controls += 1;
  const id = counters.controls;
  // Two long names may begin alike.
  const tag = name.length > longestName ? `${name.slice(0, longestName - 8)}~${id}` : name;
  return xml(
    'w:sdt',
    {},
    xml(
      'w:sdtPr',
      {},
      value('w:alias', shortened(label, longestName)),
      value('w:tag', tag),
      value('w:id', id),
      ...kind,
    ),
    xml('w:sdtContent', {}, run),
  );
}

const longestTooltip = 260;
const hyperlink = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';

/** The library's own link has a random id and no tooltip. */
class Link extends XmlComponent {
  readonly #id: string;
  readonly #url: string;

  constructor(id: string, { url, text, description }: Extract<Piece, { type: 'link' }>) {
    super('w:hyperlink');
    this.#id = id;
    this.#url = url;
    this.root.push(
      new NextAttributeComponent(
        payload({
          'r:id': `rId${id}`,
          'w:history': 1,
          ...(description && { 'w:tooltip': shortened(description, longestTooltip) }),
        }),
      ),
      new TextRun({ text, style: 'Hyperlink' }),
    );
  }

  override prepForXml(context: IContext) {
    context.viewWrapper.Relationships.addRelationship(this.#id, hyperlink, this.#url, 'External');
    return super.prepForXml(context);
  }
}

type TablePart = Extract<Part, { type: 'table' }>;

function wordTable({ label, widths, rows }: TablePart, place: Place): Table {
  const line = border(colours.line.slice(1), 0);
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const columnWidths = widths.map((width) => Math.round(width * millimetres(page.textWidth)));
  return new LabelledTable(label, {
    columnWidths,
    width: { size: 100, type: 'pct' },
    layout: 'fixed',
    margins: { top: 70, bottom: 70, left: 100, right: 100 },
    borders: { top: line, bottom: line, left: none, right: none, insideHorizontal: line, insideVertical: none },
    tableLook: {
      firstRow: rows[0]?.isHeader === true,
      firstColumn: rows.some(({ cells }) => cells[0]?.header === 'row'),
      lastRow: false,
      lastColumn: false,
      noHBand: true,
      noVBand: true,
    },
    rows: rows.map((row) => wordRow(row, columnWidths, place)),
  });
}

/** The library knows no caption, which is what people hear who do not see the table. */
class LabelledTable extends Table {
  constructor(label: string, options: ITableOptions) {
    super(options);
    const properties: unknown = this.root[0];
    if (properties instanceof XmlComponent) properties.addChildElement(value('w:tblCaption', label));
  }
}

const wordRow = ({ cells, isHeader, isLong }: FlowRow, columnWidths: readonly number[], place: Place): TableRow =>
  new TableRow({
    ...(isHeader && { tableHeader: true }),
    ...(!isLong && { cantSplit: true }),
    children: cells.map(({ parts, header }, column) => {
      const children = written(parts, { counters: place.counters });
      return new TableCell({
        width: { size: columnWidths[column] ?? 0, type: 'dxa' },
        ...(header === 'column' && { shading: { fill: colours.raised.slice(1) }, verticalAlign: 'bottom' }),
        children: children.length > 0 ? children : [new Paragraph({ style: styleId('cell') })],
      });
    }),
  });

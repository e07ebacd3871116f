/**
 * A document as a word processor has it, paragraph by paragraph: the head, notes and fields are words, signs and
 * things to fill in. What says the same here reads the same in every office format.
 */
import type { Block, Cell, Document, Field, Inline, Letterhead, Picture } from './document.ts';
import { colours, type Look, page } from './looks.ts';
import { fieldPrompt, originWords, requiredMark } from './words.ts';

export type Piece =
  | { type: 'text'; text: string; strong?: true; emphasis?: true }
  | { type: 'link'; url: string; text: string; description?: string }
  | { type: 'break' }
  /** Goes to the end of the line. */
  | { type: 'tab' }
  /** A gap in the text, with its label in it until it is filled in. */
  | { type: 'gap'; name: string; label: string }
  /** A field for text, empty without `value`. */
  | { type: 'field'; name: string; label: string; isMultiline?: true; value?: string }
  | { type: 'box'; name: string; label: string; isTicked: boolean }
  | SizedPicture;

export interface SizedPicture {
  type: 'picture';
  picture: Picture;
  alternative: string;
  /** Millimetres */
  width: number;
  height: number;
}

export interface FlowParagraph {
  type: 'paragraph';
  look: Look;
  pieces: readonly Piece[];
  align?: 'center' | 'end';
  keepsWithNext?: true;
  startsPage?: true;
  /** Stands apart from what follows. */
  endsGroup?: true;
}

export interface FlowRow {
  cells: readonly { parts: readonly Part[]; header?: 'row' | 'column' }[];
  /** Is repeated on each page. */
  isHeader: boolean;
  /** Too long to be kept on one page. */
  isLong: boolean;
}

export type Part =
  | FlowParagraph
  | { type: 'list'; isOrdered: boolean; isInNote?: true; items: readonly (readonly Part[])[] }
  /** `widths` sum up to 1. */
  | { type: 'table'; label: string; widths: readonly number[]; rows: readonly FlowRow[]; startsPage?: true };

export interface Flow {
  parts: readonly Part[];
  /** `#rrggbb` */
  accent: string;
  notices: readonly string[];
}

/** More columns than these leave no room for words on an upright page. */
const mostColumns = 14;
const longRow = 1200;

export function flow(document: Document): Flow {
  const notices: string[] = [];
  const body = partsOf(document.blocks, { place: 'page', notices });
  return {
    parts: [...letterheadParts(document.letterhead), ...headParts(document), ...paged(body)],
    accent: document.letterhead?.accent ?? colours.accent,
    notices,
  };
}

/** Without what no file can hold; line ends and tabs become spaces. */
const plain = (words: string): string =>
  words
    .toWellFormed()
    .replace(/[\t\n\r\u2028\u2029]+/g, ' ')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
    .replace(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]/g, '');

const text = (words: string, strong?: boolean): Piece => ({
  type: 'text',
  text: plain(words),
  ...(strong && { strong }),
});

const linesOf = (words: string): string[] => words.split(/\r\n|\r|\n/).map(plain);

const lineBreak: Piece = { type: 'break' };

const broken = (lines: readonly string[]): Piece[] =>
  lines.flatMap((line, index) => [...(index > 0 ? [lineBreak] : []), text(line)]);

const paragraph = (look: Look, pieces: readonly Piece[], more: Partial<FlowParagraph> = {}): FlowParagraph => ({
  type: 'paragraph',
  look,
  pieces,
  ...more,
});

/** At its size for 96 pixels an inch, smaller where that does not fit. */
function sized(picture: Picture, alternative: string, most: { width: number; height: number }): SizedPicture {
  const millimetres = 25.4 / 96;
  const scale = Math.min(millimetres, most.width / picture.width, most.height / picture.height);
  const side = (pixels: number): number => Math.max(Math.round(pixels * scale * 10) / 10, 0.1);
  return {
    type: 'picture',
    picture,
    alternative: plain(alternative),
    width: side(picture.width),
    height: side(picture.height),
  };
}

function letterheadParts(letterhead: Letterhead | undefined): Part[] {
  if (!letterhead) return [];
  const { municipality, department, contact = [], logo } = letterhead;
  const details = [...(department ? [department] : []), ...contact];
  const sign = logo && sized(logo, logo.alternative, { width: 60, height: 18 });
  return [
    paragraph('municipality', [text(municipality), ...(sign ? [{ type: 'tab' } as const, sign] : [])]),
    ...(details.length > 0 ? [paragraph('sender', broken(details))] : []),
  ];
}

function headParts({ kicker, title, summary, origin }: Document): Part[] {
  const [before, after] = originWords(origin);
  return [
    ...(kicker ? [paragraph('kicker', [text(kicker)])] : []),
    paragraph('title', [text(title)]),
    ...(summary ? [paragraph('lead', [text(summary)])] : []),
    paragraph('origin', [text(before), { type: 'link', url: origin.url, text: plain(origin.url) }, text(after)]),
  ];
}

interface Where {
  place: 'page' | 'item' | 'note' | 'cell' | 'rowHeader' | 'columnHeader';
  align?: 'center' | 'end';
  notices: string[];
}

/** A page break is a mark in between; `paged` hands it to what follows. */
type Marked = Part | { type: 'pageBreak' };

const partsOf = (blocks: readonly Block[], where: Where): Marked[] =>
  blocks.flatMap((block) => partsOfBlock(block, where));

const inside = (blocks: readonly Block[], where: Where): Part[] => paged(partsOf(blocks, where));

/** The parts with each page break as a property of what it stands before; one at the end is dropped. */
function paged(parts: readonly Marked[]): Part[] {
  const result: Part[] = [];
  let startsPage = false;
  for (const part of parts) {
    if (part.type === 'pageBreak') startsPage = true;
    else {
      result.push(startsPage ? onNewPage(part) : part);
      startsPage = false;
    }
  }
  return result;
}

function onNewPage(part: Part): Part {
  if (part.type !== 'list') return { ...part, startsPage: true };
  const [[first, ...others] = [], ...items] = part.items;
  return first ? { ...part, items: [[onNewPage(first), ...others], ...items] } : part;
}

const placeLooks: Record<Where['place'], Look> = {
  page: 'text',
  item: 'item',
  note: 'note',
  cell: 'cell',
  rowHeader: 'rowHeader',
  columnHeader: 'columnHeader',
};

const isCell = ({ place }: Where): boolean => place === 'cell' || place === 'rowHeader' || place === 'columnHeader';

const headingLooks = { 2: 'heading1', 3: 'heading2', 4: 'heading3' } as const;

function partsOfBlock(block: Block, where: Where): Marked[] {
  const { align } = where;
  const aligned = { ...(align && { align }) };
  switch (block.type) {
    case 'heading':
      return [paragraph(headingLooks[block.level], pieces(block.inlines))];
    case 'paragraph': {
      const look = where.place === 'page' ? (block.role ?? 'text') : placeLooks[where.place];
      return [paragraph(look, pieces(block.inlines), aligned)];
    }
    case 'list': {
      const place = where.place === 'page' ? 'item' : where.place;
      const items = block.items.map((item) => itemParts(item, { ...where, place }));
      return [{ type: 'list', isOrdered: block.isOrdered, ...(place === 'note' && { isInNote: true }), items }];
    }
    case 'table':
      return tableParts(block, where);
    case 'note':
      if (isCell(where)) return noteParts(block, where);
      return endingGroup(noteParts(block, { ...where, place: 'note' }));
    case 'field':
      return fieldParts(block.field, where);
    case 'figure': {
      const picture = sized(block.image, block.alternative, { width: page.textWidth, height: 160 });
      return [
        paragraph('picture', [picture], { ...aligned, ...(block.caption && { keepsWithNext: true }) }),
        ...(block.caption ? [paragraph('caption', [text(block.caption)], aligned)] : []),
      ];
    }
    case 'pageBreak':
      return [block];
    default:
      throw new Error(`Unknown block ${JSON.stringify(block satisfies never)}: give it paragraphs in flow.ts.`);
  }
}

const noteParts = ({ title, blocks }: Extract<Block, { type: 'note' }>, where: Where): Part[] => [
  ...(title ? [paragraph('noteTitle', [text(title)])] : []),
  ...inside(blocks, where),
];

/** The last paragraph of a group stands apart from what follows. Tables do so anyway. */
function endingGroup(parts: readonly Part[]): Part[] {
  const last = parts.at(-1);
  if (!last) return [];
  return [...parts.slice(0, -1), groupEnd(last)];
}

function groupEnd(part: Part): Part {
  switch (part.type) {
    case 'paragraph':
      return { ...part, endsGroup: true };
    case 'list':
      return {
        ...part,
        items: part.items.map((item, index) => (index < part.items.length - 1 ? item : endingGroup(item))),
      };
    case 'table':
      return part;
    default:
      throw new Error(`Unknown part ${JSON.stringify(part satisfies never)}: say how it ends a group in flow.ts.`);
  }
}

/** An item without anything keeps its number. */
const itemParts = (item: readonly Block[], where: Where): Part[] => {
  const parts = inside(item, where);
  return parts.length > 0 ? parts : [paragraph(placeLooks[where.place], [])];
};

const pieces = (inlines: readonly Inline[]): Piece[] =>
  inlines.map((inline): Piece => {
    switch (inline.type) {
      case 'text':
        return { ...inline, text: plain(inline.text) };
      case 'link':
        return {
          ...inline,
          text: plain(inline.text),
          ...(inline.description && { description: plain(inline.description) }),
        };
      case 'gap':
        return { ...inline, label: plain(inline.label) };
      case 'break':
        return inline;
      default:
        throw new Error(`Unknown inline ${JSON.stringify(inline satisfies never)}: give it a piece in flow.ts.`);
    }
  });

function fieldParts(field: Field, where: Where): Part[] {
  const { place, align } = where;
  const aligned = { ...(align && { align }) };
  const answer = (look: Look, content: readonly Piece[]): FlowParagraph =>
    paragraph(isCell(where) ? placeLooks[place] : look, content, aligned);
  const label = `${field.label}${field.required ? requiredMark : ''}`;
  const ended = (parts: readonly Part[]) => (isCell(where) ? parts : endingGroup(parts));
  const hint = (more: Partial<FlowParagraph>) => (field.hint ? [paragraph('hint', [text(field.hint)], more)] : []);
  const question = [
    ...(field.isLabelled ? [] : [paragraph(isCell(where) ? 'rowHeader' : 'question', [text(label)])]),
    ...hint({ keepsWithNext: true }),
  ];
  switch (field.kind) {
    case 'text':
      return [...question, answer('answer', textPieces(field))];
    case 'choice': {
      const choices = field.choices.map(({ id, label: words }): Piece[] => [
        {
          type: 'box',
          name: `${field.name}:${id}`,
          label: plain(`${field.label}: ${words}`),
          isTicked: field.value === id,
        },
        text(`\u00a0${words}`),
      ]);
      return field.layout === 'row'
        ? [
            ...question,
            ...ended([
              answer(
                'choice',
                choices.flatMap((choice, index) => [...(index > 0 ? [text('\u2002 ')] : []), ...choice]),
              ),
            ]),
          ]
        : [...question, ...ended(choices.map((choice) => answer('choice', choice)))];
    }
    case 'box':
      return [
        answer('choice', [
          { type: 'box', name: field.name, label: plain(field.label), isTicked: field.isTicked === true },
          ...(field.isLabelled ? [] : [text(`\u00a0${label}`)]),
        ]),
        ...ended(hint({})),
      ];
    default:
      throw new Error(`Unknown kind of field ${JSON.stringify(field satisfies never)}: give it paragraphs in flow.ts.`);
  }
}

/** As many lines as are wished for, to be written on by hand. */
function textPieces({ name, label, lines: wished, value, unit }: Field & { kind: 'text' }): Piece[] {
  const filled = value ? linesOf(value) : [];
  const [first] = filled;
  const content: Piece[] =
    filled.length > 1
      ? // LibreOffice moves the line breaks of a field in a DOCX to where they do not belong: plain text then.
        broken(filled)
      : [
          {
            type: 'field',
            name,
            label: plain(label),
            ...(wished > 1 && { isMultiline: true }),
            ...(first !== undefined && { value: first }),
          },
        ];
  const missing = wished - Math.max(filled.length, 1);
  return [
    ...content,
    ...(unit ? [text(` ${unit}`)] : []),
    ...Array.from({ length: Math.max(missing, 0) }, () => lineBreak),
  ];
}

type TableBlock = Extract<Block, { type: 'table' }>;

const isHeaderRow = (row: readonly Cell[]): boolean =>
  row.some(({ header }) => header === 'column') &&
  row.every(({ header, blocks }) => header === 'column' || blocks.length === 0);

function tableParts(table: TableBlock, where: Where): Part[] {
  const [first = []] = table.rows;
  if (first.length > mostColumns) {
    where.notices.push(
      `Die Tabelle „${plain(table.label)}“ hat ${first.length} Spalten und steht als Liste, weil sie auf keine Seite passt.`,
    );
    return listed(table, where);
  }
  const firstPlain = table.rows.findIndex((row) => !isHeaderRow(row));
  const rows = table.rows.map((row, index): FlowRow => {
    const cells = row.map((cell) => cellParts(cell, where));
    return {
      cells,
      isHeader: index < firstPlain,
      isLong: cells.some(({ parts }) => wordsOf(parts).length > longRow),
    };
  });
  return [{ type: 'table', label: plain(table.label), widths: shares(table.widths ?? weights(rows)), rows }];
}

const headerPlaces = { row: 'rowHeader', column: 'columnHeader' } as const;

const cellParts = ({ blocks, header, align }: Cell, { notices }: Where): FlowRow['cells'][number] => ({
  parts: inside(blocks, {
    place: header ? headerPlaces[header] : 'cell',
    notices,
    ...(align && align !== 'start' && { align }),
  }),
  ...(header && { header }),
});

function shares(widths: readonly number[]): number[] {
  const sum = widths.reduce((total, width) => total + width, 0);
  return widths.map((width) => width / sum);
}

/** Wide enough for the longest word, wider for more text; a box takes more room than a letter. */
function weights(rows: readonly FlowRow[]): number[] {
  return (rows[0]?.cells ?? []).map((_, column) =>
    Math.max(
      ...rows.map(({ cells }) => {
        const words = wordsOf(cells[column]?.parts ?? []);
        const longest = Math.max(...words.split(/\s+/).map(({ length }) => Math.min(length, 16)));
        const boxes = words.match(/[☐☒]/g)?.length ?? 0;
        return Math.max(longest + 2, Math.min(words.length + 2 * boxes, 45));
      }),
    ),
  );
}

/** What a reader reads in these parts. */
const wordsOf = (parts: readonly Part[]): string =>
  parts
    .map((part) => {
      switch (part.type) {
        case 'paragraph':
          return part.pieces.map(pieceWords).join('');
        case 'list':
          return part.items.map(wordsOf).join('\n');
        case 'table':
          return part.rows.flatMap(({ cells }) => cells.map((cell) => wordsOf(cell.parts))).join('\n');
        default:
          throw new Error(`Unknown part ${JSON.stringify(part satisfies never)}: say its words in flow.ts.`);
      }
    })
    .join('\n');

function pieceWords(piece: Piece): string {
  switch (piece.type) {
    case 'text':
    case 'link':
      return piece.text;
    case 'gap':
      return gapText(piece.label);
    case 'field':
      return piece.value ?? fieldPrompt;
    case 'box':
      return boxSign(piece.isTicked);
    case 'break':
      return '\n';
    case 'tab':
    case 'picture':
      return '';
    default:
      throw new Error(`Unknown piece ${JSON.stringify(piece satisfies never)}: say its words in flow.ts.`);
  }
}

export const gapText = (label: string): string => `[${label}]`;
export const boxSign = (isTicked: boolean): '☒' | '☐' => (isTicked ? '☒' : '☐');

/** A table as a list: what stands in a row, each with the name of its column. */
function listed({ rows }: TableBlock, where: Where): Part[] {
  const header = rows[0] && isHeaderRow(rows[0]) ? rows[0] : undefined;
  const place = where.place === 'page' ? 'item' : where.place;
  return rows.slice(header ? 1 : 0).flatMap((row): Part[] => {
    const [name, ...others] = header ? row : [undefined, ...row];
    const items = others.flatMap((cell, index) => {
      const column = header ? wordsOf(inside(header[index + 1]?.blocks ?? [], where)) : '';
      const parts = cell ? inside(cell.blocks, { ...where, place }) : [];
      return parts.length > 0 ? [named(column, parts)] : [];
    });
    return [...(name ? inside(name.blocks, where) : []), { type: 'list', isOrdered: false, items }];
  });
}

function named(column: string, [first, ...others]: readonly Part[]): Part[] {
  if (column === '' || !first) return first ? [first, ...others] : [];
  const name = text(`${column}: `, true);
  return first.type === 'paragraph'
    ? [{ ...first, pieces: [name, ...first.pieces] }, ...others]
    : [paragraph('item', [name]), first, ...others];
}

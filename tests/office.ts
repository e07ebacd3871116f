/** What stands in a DOCX or ODT, read back from its bytes, and what should stand there. */
import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import type { Block, Cell, Document, Field, Inline } from '#export/document.ts';
import { fieldPrompt, originWords, requiredMark } from '#export/words.ts';

export interface Element {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly (Element | string)[];
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#13': '\r' };
const unescaped = (text: string): string => text.replace(/&([a-z]+|#\d+);/g, (all, name) => entities[name] ?? all);

/** The root element of XML without comments and the like; throws where an element is not closed. */
function parsed(xml: string): Element {
  const root = { name: '', attributes: {}, children: [] as (Element | string)[] };
  const open = [root];
  for (const [tag, closing, name = '', attributes = '', empty] of xml
    .replace(/^<\?xml[^>]*\?>\s*/, '')
    .matchAll(/<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|[^<]+|</g)) {
    const parent = open.at(-1);
    if (!parent || tag === '<') throw new Error(`No well-formed XML near “${tag}”.`);
    if (closing) {
      if (parent.name !== name) throw new Error(`</${name}> closes <${parent.name}>.`);
      open.pop();
    } else if (name) {
      const found = [...attributes.matchAll(/([\w:.-]+)="([^"]*)"/g)];
      const element = {
        name,
        attributes: Object.fromEntries(found.map(([, key = '', value = '']) => [key, unescaped(value)])),
        children: [],
      };
      parent.children.push(element);
      if (!empty) open.push(element);
    } else parent.children.push(unescaped(tag));
  }
  const [top] = root.children;
  if (open.length > 1 || top === undefined || typeof top === 'string') throw new Error('No well-formed XML.');
  return top;
}

/** Every element of this name, in order. */
export const find = (element: Element, name: string): Element[] => [
  ...(element.name === name ? [element] : []),
  ...element.children.flatMap((child) => (typeof child === 'string' ? [] : find(child, name))),
];

export const part = (bytes: Uint8Array, path: string): Element => {
  const file = unzipSync(bytes)[path];
  if (!file) throw new Error(`No ${path} in the file.`);
  return parsed(strFromU8(file));
};

export interface Line {
  /** 0 for everything but headings. */
  level: number;
  text: string;
}

/** How a format says things in XML. */
interface Reading {
  /** The level of a heading, 0 for other blocks, nothing for what stands within a line. */
  level: (element: Element) => number | undefined;
  /** What an element says by itself, instead of what is in it. */
  says: (element: Element) => string | undefined;
}

/** The lines of a text that are not empty, with single spaces. */
function linesOf(root: Element, { level, says }: Reading): Line[] {
  const lines: Line[] = [];
  let line: Line = { level: 0, text: '' };
  const next = (found: number): void => {
    const text = line.text.replace(/\s+/g, ' ').trim();
    if (text !== '') lines.push({ ...line, text });
    line = { level: found, text: '' };
  };
  const read = (child: Element | string): void => {
    if (typeof child === 'string') {
      line.text += child;
      return;
    }
    const own = says(child);
    if (own !== undefined) {
      line.text += own;
      return;
    }
    const found = level(child);
    if (found !== undefined) next(found);
    child.children.forEach(read);
    if (found !== undefined) next(0);
  };
  read(root);
  next(0);
  return lines;
}

const html: Reading = {
  level: ({ name }) => {
    if (/^h[1-6]$/.test(name)) return Number(name.slice(1));
    return ['p', 'li', 'ul', 'ol', 'td', 'th', 'tr', 'table'].includes(name) ? 0 : undefined;
  },
  says: ({ name, attributes }) =>
    name === 'br' ? ' ' : name === 'input' ? (attributes['checked'] ? '☒' : '☐') : undefined,
};

/** As mammoth reads it, which knows nothing of our writer. */
export async function docxHtml(bytes: Uint8Array): Promise<Element> {
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
  return parsed(`<body>${value}</body>`);
}

export const docxLines = async (bytes: Uint8Array): Promise<Line[]> => linesOf(await docxHtml(bytes), html);

const openDocument: Reading = {
  level: ({ name, attributes }) =>
    name === 'text:h' ? Number(attributes['text:outline-level']) : name === 'text:p' ? 0 : undefined,
  says: ({ name, children }) => {
    if (['svg:title', 'table:title', 'office:automatic-styles', 'office:font-face-decls'].includes(name)) return '';
    if (['text:s', 'text:tab', 'text:line-break'].includes(name)) return ' ';
    return name === 'text:placeholder' ? children.join('').replace(/^<(.*)>$/, '$1') : undefined;
  },
};

export const odtLines = (bytes: Uint8Array): Line[] => linesOf(part(bytes, 'content.xml'), openDocument);

const inlineWords = (inline: Inline): string => {
  switch (inline.type) {
    case 'text':
    case 'link':
      return inline.text;
    case 'gap':
      return `[${inline.label}]`;
    case 'break':
      return ' ';
    default:
      throw new Error(`Unknown inline ${JSON.stringify(inline satisfies never)}.`);
  }
};

const sign = (isTicked: boolean): string => (isTicked ? '☒' : '☐');

function fieldWords(field: Field): string[] {
  const label = field.isLabelled ? '' : `${field.label}${field.required ? requiredMark : ''}`;
  const hint = field.hint ?? '';
  switch (field.kind) {
    case 'text':
      return [label, hint, field.value ?? fieldPrompt, field.unit ?? ''];
    case 'choice':
      return [label, hint, ...field.choices.map((choice) => `${sign(field.value === choice.id)}${choice.label}`)];
    case 'box':
      return [sign(field.isTicked === true), label, hint];
    default:
      throw new Error(`Unknown field ${JSON.stringify(field satisfies never)}.`);
  }
}

const cellWords = ({ blocks }: Cell): string[] => blocks.flatMap(blockWords);

function blockWords(block: Block): string[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return block.inlines.map(inlineWords);
    case 'list':
      return block.items.flat().flatMap(blockWords);
    case 'table':
      return block.rows.flat().flatMap(cellWords);
    case 'note':
      return [block.title ?? '', ...block.blocks.flatMap(blockWords)];
    case 'field':
      return fieldWords(block.field);
    case 'figure':
      return [block.caption ?? ''];
    case 'pageBreak':
      return [];
    default:
      throw new Error(`Unknown block ${JSON.stringify(block satisfies never)}.`);
  }
}

/** All that a document says in an office format, without the spaces. */
export function documentWords({ letterhead, kicker, title, summary, origin, blocks }: Document): string {
  const [before, after] = originWords(origin);
  const sender = letterhead ? [letterhead.municipality, letterhead.department, ...(letterhead.contact ?? [])] : [];
  return squeezed(
    [...sender, kicker, title, summary, before, origin.url, after, ...blocks.flatMap(blockWords)].join(''),
  );
}

const squeezed = (text: string): string => text.replace(/\s+/g, '');

export const wordsOfLines = (lines: readonly Line[]): string => squeezed(lines.map(({ text }) => text).join(''));

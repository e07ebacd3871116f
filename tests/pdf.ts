/** Reading PDFs back: structure and text as pdf.js finds them, and what a document should say. */
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Block, Document, Inline } from '#export/document.ts';
import { originWords, requiredMark } from '#export/words.ts';

export const openPdf = (bytes: Uint8Array): Promise<PDFDocumentProxy> =>
  getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise;

export interface Node {
  role: string;
  alt?: string;
  children: Node[];
  /** Of content that stands here: `text` by its marks, or an annotation. */
  content?: string;
}

/** What pdf.js says of a node, checked on the way. */
function nodeOf(raw: unknown, texts: ReadonlyMap<string, string>): Node {
  if (typeof raw !== 'object' || raw === null) return { role: '', children: [] };
  if ('type' in raw) {
    const id = 'id' in raw ? String(raw.id) : '';
    return { role: String(raw.type), children: [], content: texts.get(id) ?? '' };
  }
  const children = 'children' in raw && Array.isArray(raw.children) ? raw.children : [];
  return {
    role: 'role' in raw ? String(raw.role) : '',
    ...('alt' in raw && typeof raw.alt === 'string' && { alt: raw.alt }),
    children: children.map((child) => nodeOf(child, texts)),
  };
}

/** The structure of each page with its text, and the text that stands outside of it. */
export async function pagesOf(file: PDFDocumentProxy): Promise<{ tree: Node; artifacts: string }[]> {
  return Promise.all(
    Array.from({ length: file.numPages }, async (_, index) => {
      const page = await file.getPage(index + 1);
      const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
      const texts = new Map<string, string>();
      const open: string[] = [];
      let artifacts = '';
      for (const item of items) {
        if ('str' in item) {
          const id = open.at(-1) ?? '';
          if (id === '') artifacts += `${item.str} `;
          else texts.set(id, `${texts.get(id) ?? ''}${item.str}`);
        } else if (item.type === 'endMarkedContent') open.pop();
        else open.push(item.id ?? '');
      }
      return { tree: nodeOf(await page.getStructTree(), texts), artifacts };
    }),
  );
}

export const textOf = ({ content = '', children }: Node): string => content + children.map(textOf).join('');

/** Roles in order; what has no role of its own is left out. */
export const outlineOf = ({ role, children }: Node): string => {
  const inner = children.map(outlineOf).filter((line) => line !== '');
  if (role === 'content' || role === 'Root') return inner.join(' ');
  return inner.length > 0 ? `${role}(${inner.join(' ')})` : role;
};

export const find = (node: Node, role: string): Node[] => [
  ...(node.role === role ? [node] : []),
  ...node.children.flatMap((child) => find(child, role)),
];

const inlineWords = (inline: Inline): string =>
  inline.type === 'text' || inline.type === 'link' ? inline.text : inline.type === 'break' ? ' ' : '';

/** Every word of a block that is read aloud, in order. */
function blockWords(block: Block): string {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return block.inlines.map(inlineWords).join('');
    case 'list':
      return block.items
        .map((item, index) => `${block.isOrdered ? `${index + 1}.` : '•'}${item.map(blockWords).join('')}`)
        .join('');
    case 'table':
      return block.rows.map((row) => row.map(({ blocks }) => blocks.map(blockWords).join('')).join('')).join('');
    case 'note':
      return `${block.title ?? ''}${block.blocks.map(blockWords).join('')}`;
    case 'figure':
      return block.caption ?? '';
    case 'pageBreak':
      return '';
    case 'field': {
      const { field } = block;
      const label = field.isLabelled ? '' : `${field.label}${field.required ? requiredMark : ''}`;
      const rest =
        field.kind === 'choice'
          ? field.choices.map((choice) => choice.label).join('')
          : field.kind === 'text'
            ? (field.unit ?? '')
            : '';
      return `${label}${field.hint ?? ''}${rest}`;
    }
    default:
      throw new Error(`Unknown block ${JSON.stringify(block satisfies never)}.`);
  }
}

export function documentWords({ letterhead, kicker, title, summary, origin, blocks }: Document): string {
  const [before, after] = originWords(origin);
  const sender = letterhead ? [letterhead.municipality, letterhead.department, ...(letterhead.contact ?? [])] : [];
  return [...sender, kicker, title, summary, before, origin.url, after, ...blocks.map(blockWords)].join('');
}

export const squeezed = (text: string): string => text.replace(/\s+/g, '');

/** Every word of the reading order, without white space. */
export const pdfWords = async (bytes: Uint8Array): Promise<string> => {
  const file = await openPdf(bytes);
  const pages = await pagesOf(file);
  await file.loadingTask.destroy();
  return squeezed(pages.map(({ tree }) => textOf(tree)).join(''));
};

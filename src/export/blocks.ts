/** Markdown as our editors write it, as blocks of a document. Raw HTML and pictures are left out. */
import type { Parent, PhrasingContent, RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { gapName, gapPattern, valueIn } from '#questionnaire/placeholders.ts';
import type { Block, Cell, Inline } from './document.ts';

export interface BlockOptions {
  /** Absolute address of the page; relative links start from it. */
  base: string;
  /** The level of the text's highest heading („##“). */
  topLevel?: 2 | 3 | 4;
  /** What stands in gaps; those without a value stay open. */
  values?: Readonly<Record<string, string>>;
}

type Look = { strong?: true; emphasis?: true };

/** Running text with its gaps. */
function textInlines(text: string, { values = {} }: Pick<BlockOptions, 'values'>, look: Look = {}): Inline[] {
  const inlines: Inline[] = [];
  let done = 0;
  const say = (part: string) => {
    if (part !== '') inlines.push({ type: 'text', text: part.replace(/\s+/g, ' '), ...look });
  };
  for (const match of text.matchAll(gapPattern)) {
    const name = match[1] ?? '';
    const value = valueIn(values, name);
    say(text.slice(done, match.index));
    if (value) say(value);
    else inlines.push({ type: 'gap', name, label: gapName(name) });
    done = match.index + match[0].length;
  }
  say(text.slice(done));
  return inlines;
}

/** A single line without Markdown, with its gaps. */
export const lineInlines = (text: string, options: Pick<BlockOptions, 'values'> = {}): Inline[] =>
  textInlines(text, options);

const isWebAddress = (url: string): boolean => /^(https?:|mailto:)/.test(url);

function address(url: string, base: string): string | undefined {
  const absolute = URL.canParse(url, base) ? new URL(url, base).href : undefined;
  return absolute && isWebAddress(absolute) ? absolute : undefined;
}

function inlinesOf(nodes: readonly PhrasingContent[], options: BlockOptions, look: Look = {}): Inline[] {
  return nodes.flatMap((node): Inline[] => {
    switch (node.type) {
      case 'text':
        return textInlines(node.value, options, look);
      case 'inlineCode':
        return textInlines(node.value, options, look);
      case 'strong':
        return inlinesOf(node.children, options, { ...look, strong: true });
      case 'emphasis':
        return inlinesOf(node.children, options, { ...look, emphasis: true });
      case 'delete':
        return inlinesOf(node.children, options, look);
      case 'link': {
        const url = address(node.url, options.base);
        return url ? [{ type: 'link', url, text: plainText(node) }] : inlinesOf(node.children, options, look);
      }
      case 'break':
        return [{ type: 'break' }];
      default:
        return [];
    }
  });
}

const depths = [2, 3, 4] as const;

function headingLevel(depth: number, top: number): 2 | 3 | 4 {
  return depths.find((level) => level >= top + Math.max(depth, 2) - 2) ?? 4;
}

/** Turns one text into blocks. Same text and options give the same blocks. */
export function blocks(markdown: string, options: BlockOptions): Block[] {
  const tree = unified().use(remarkParse).use(remarkGfm).parse(markdown);
  return blocksOf(tree, options);
}

function blocksOf(parent: Parent, options: BlockOptions): Block[] {
  return parent.children.flatMap((node) => blocksOfNode(node, options));
}

function blocksOfNode(node: RootContent, options: BlockOptions): Block[] {
  switch (node.type) {
    case 'paragraph': {
      const inlines = inlinesOf(node.children, options);
      return inlines.length > 0 ? [{ type: 'paragraph', inlines }] : [];
    }
    case 'heading':
      return [
        {
          type: 'heading',
          level: headingLevel(node.depth, options.topLevel ?? 2),
          inlines: inlinesOf(node.children, options),
        },
      ];
    case 'list':
      return [
        {
          type: 'list',
          isOrdered: node.ordered === true,
          items: node.children.map((item) => blocksOf(item, options)),
        },
      ];
    case 'blockquote':
      return [{ type: 'note', blocks: blocksOf(node, options) }];
    case 'code':
      return [{ type: 'paragraph', inlines: textInlines(node.value, options) }];
    case 'table': {
      const rows = node.children.map((row, rowIndex) =>
        row.children.map((cell): Cell => {
          const inlines = inlinesOf(cell.children, options);
          return {
            blocks: inlines.length > 0 ? [{ type: 'paragraph', inlines }] : [],
            ...(rowIndex === 0 && { header: 'column' as const }),
          };
        }),
      );
      const columns = Math.max(...rows.map((row) => row.length));
      const header = node.children[0];
      return [
        {
          type: 'table',
          label: header ? header.children.map((cell) => plainText(cell)).join(', ') : 'Tabelle',
          rows: rows.map((row) => [
            ...row,
            ...Array.from({ length: columns - row.length }, (): Cell => ({ blocks: [] })),
          ]),
        },
      ];
    }
    default:
      return [];
  }
}

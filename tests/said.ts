/** What a page and its document say, to be compared word by word. */
import type { Element, Root, RootContent } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import type { Block, Document, Inline } from '#export/document.ts';

const isClass = (node: Element, name: string): boolean => {
  const { className } = node.properties;
  return Array.isArray(className) && className.includes(name);
};

/** What stands on a page and not in its document: ways about, what one can do there, marks said again in the profile. */
const isPageOnly = (node: Element): boolean =>
  ['aside', 'nav', 'button', 'form', 'script', 'svg', 'input'].includes(node.tagName) ||
  ['related', 'marks', 'toc', 'formats', 'fill-in', 'letters', 'dating', 'crumbs'].some((name) =>
    isClass(node, name),
  ) ||
  node.properties['hidden'] === true;

/** The words below a node, each element of its own line apart. */
function wordsOf(node: Root | RootContent): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element' && node.type !== 'root') return '';
  if (node.type === 'element' && isPageOnly(node)) return '';
  const inner = node.children.map(wordsOf).join('');
  const isInline =
    node.type === 'element' && ['a', 'strong', 'em', 'small', 'time', 'span', 'b', 'i'].includes(node.tagName);
  return isInline ? inner : `\n${inner}\n`;
}

const find = (node: Root | RootContent, name: string): Element | undefined => {
  if (node.type === 'element' && node.tagName === name) return node;
  if (node.type !== 'element' && node.type !== 'root') return undefined;
  for (const child of node.children) {
    const found = find(child, name);
    if (found) return found;
  }
  return undefined;
};

/** One space between words, none where only the kind of line break differs. */
const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

const inlineText = (inline: Inline): string =>
  inline.type === 'break' ? ' ' : inline.type === 'gap' ? inline.label : inline.text;
const line = (inlines: readonly Inline[]): string => inlines.map(inlineText).join('');

const blockText = (block: Block): string => {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return line(block.inlines);
    case 'list':
      return block.items.map((item) => item.map(blockText).join('\n')).join('\n');
    case 'table':
      return block.rows.map((row) => row.map((cell) => cell.blocks.map(blockText).join('\n')).join('\n')).join('\n');
    case 'note':
      return [block.title ?? '', ...block.blocks.map(blockText)].join('\n');
    case 'field':
      return block.field.isLabelled ? '' : block.field.label;
    case 'figure':
      return block.caption ?? '';
    case 'pageBreak':
      return '';
    default:
      throw new Error(`Unknown block: ${JSON.stringify(block satisfies never)}.`);
  }
};

/** Steps have their number from the list on the page, and in the document from their heading. */
const unnumbered = (text: string): string => text.replace(/(^| )\d+\. (?=\p{Lu})/gu, '$1');

/** What a document says, as one line. */
export const documentText = ({ kicker = '', title, summary = '', blocks }: Document): string =>
  unnumbered(plain([kicker, title, summary, ...blocks.map(blockText)].join('\n')));

/** What a page says in its `main` and its document should say too, as one line. */
export function pageText(html: string): string {
  const main = find(unified().use(rehypeParse).parse(html), 'main');
  return unnumbered(plain(main ? wordsOf(main) : ''));
}

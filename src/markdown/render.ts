/**
 * Markdown → safe HTML. The only way a text of an editor reaches a page.
 *
 * Raw HTML is dropped, dangerous addresses lose their link (rehype-sanitize); then placeholders get
 * their values, headings their ids, and terms of the field a link at their first use.
 */
import type { Element, ElementContent, Root, Text } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { gapName, gapPattern, valueIn } from '#questionnaire/placeholders.ts';
import { slugify } from '#schema/slug.ts';

export interface Term {
  word: string;
  slug: string;
}

export interface Options {
  /** Terms to link at their first use. The set of those already linked on this page grows. */
  terms?: { index: readonly Term[]; used: Set<string> };
  /** What `{{name}}` stands for; an unknown or empty one is shown as a marked gap with that name. */
  values?: Readonly<Record<string, string>>;
  /** What a gap is called, beside the names that all texts share. */
  labels?: Readonly<Record<string, string>>;
}

export interface Heading {
  depth: number;
  text: string;
  id: string;
}

export interface Rendered {
  html: string;
  headings: Heading[];
}

const sanitizeSchema = {
  ...defaultSchema,
  tagNames: (defaultSchema.tagNames ?? []).filter((name) => !['img', 'input', 'picture', 'source'].includes(name)),
  protocols: { ...defaultSchema.protocols, href: ['http', 'https', 'mailto'] },
};

/** Renders one text. Same text and options give the same HTML. */
export function renderMarkdown(markdown: string, options: Options = {}): Rendered {
  const headings: Heading[] = [];
  const file = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkRehype)
    .use(rehypeSanitize, sanitizeSchema)
    .use(() => (tree: Root) => {
      fillPlaceholders(tree, options.values ?? {}, options.labels ?? {});
      identifyHeadings(tree, headings);
      if (options.terms) linkTerms(tree, options.terms);
      markTables(tree);
    })
    .use(rehypeStringify)
    .processSync(markdown);
  return { html: String(file), headings };
}

function identifyHeadings(tree: Root, headings: Heading[]): void {
  const taken = new Set<string>();
  visit(tree, 'element', (node) => {
    const depth = /^h([1-6])$/.exec(node.tagName)?.[1];
    if (!depth) return;
    const text = textOf(node);
    const base = slugify(text) || 'abschnitt';
    let id = base;
    for (let count = 2; taken.has(id); count += 1) id = `${base}-${count}`;
    taken.add(id);
    node.properties['id'] = id;
    headings.push({ depth: Number(depth), text, id });
  });
}

const gap = (label: string): Element => ({
  type: 'element',
  tagName: 'span',
  properties: { className: ['gap'] },
  children: [{ type: 'text', value: label }],
});

function fillPlaceholders(
  tree: Root,
  values: Readonly<Record<string, string>>,
  labels: Readonly<Record<string, string>>,
): void {
  splitTexts(tree, gapPattern, (match) => {
    const name = match[1] ?? '';
    const value = valueIn(values, name);
    return value ? { type: 'text', value } : gap(valueIn(labels, name) ?? gapName(name));
  });
}

const wordCharacter = /[\p{L}\p{N}-]/u;

function linkTerms(tree: Root, { index, used }: { index: readonly Term[]; used: Set<string> }): void {
  const open = index.filter(({ slug }) => !used.has(slug));
  if (open.length === 0) return;
  const slugs = new Map(open.map(({ word, slug }) => [word, slug]));
  const pattern = new RegExp(open.map(({ word }) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'gu');
  splitTexts(tree, pattern, (match, whole) => {
    const slug = slugs.get(match[0]);
    const before = whole[match.index - 1] ?? ' ';
    const after = whole[match.index + match[0].length] ?? ' ';
    if (!slug || used.has(slug) || wordCharacter.test(before) || wordCharacter.test(after)) return undefined;
    used.add(slug);
    return {
      type: 'element',
      tagName: 'a',
      properties: { href: `/glossar/#${slug}`, className: ['term'] },
      children: [{ type: 'text', value: match[0] }],
    };
  });
}

/** Replaces matches in running text, outside links, headings and code. */
function splitTexts(
  tree: Root,
  pattern: RegExp,
  replace: (match: RegExpExecArray, whole: string) => ElementContent | undefined,
): void {
  visit(tree, (node, position, parent) => {
    if (node.type === 'element' && /^(a|code|pre|h[1-6])$/.test(node.tagName) && pattern !== gapPattern) return SKIP;
    if (node.type !== 'text' || !parent || position === undefined) return undefined;
    const parts: ElementContent[] = [];
    let done = 0;
    for (const match of node.value.matchAll(pattern)) {
      const replacement = replace(match as RegExpExecArray, node.value);
      if (!replacement) continue;
      parts.push({ type: 'text', value: node.value.slice(done, match.index) } satisfies Text, replacement);
      done = match.index + match[0].length;
    }
    if (parts.length === 0) return undefined;
    parts.push({ type: 'text', value: node.value.slice(done) });
    parent.children.splice(position, 1, ...parts);
    return position + parts.length;
  });
}

/** Wide tables scroll by themselves, reachable by keyboard. */
function markTables(tree: Root): void {
  visit(tree, 'element', (node, position, parent) => {
    if (node.tagName !== 'table' || !parent || position === undefined) return undefined;
    const wrapper: Element = {
      type: 'element',
      tagName: 'div',
      properties: { className: ['table-scroll'], tabIndex: 0, role: 'region', ariaLabel: 'Tabelle' },
      children: [node],
    };
    parent.children.splice(position, 1, wrapper);
    return [SKIP, position + 1];
  });
}

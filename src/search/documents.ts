/** What goes into the index: the pages of the site, and the entries that share a page. */
import { addressOf, collections } from '#schema/collections.ts';
import type { CheckedEntry } from '#schema/soundness.ts';
import { expansionMark } from './excerpt.ts';
import { expansionsOf, type Vocabulary } from './expansions.ts';
import { wordsOf } from './words.ts';

/** A page as the engine reads it. */
export interface Document {
  url: string;
  html: string;
}

/** How much words count that do not stand on the page; a word that does counts 1, a heading up to 7. */
const weights = { parts: 0.5, synonyms: 0.4 } as const;

const bodyStart = /<main\b[^>]*\sdata-pagefind-body\b[^>]*>/;
const bodyEnd = '</main>';

/** Whether a page asks to be found. */
export const isSearchable = (html: string): boolean => bodyStart.test(html);

/**
 * The same page with everything it should be found by besides its text: keywords, the parts of its
 * compounds, synonyms. They stand behind a mark, so that a passage shown never contains them.
 */
export function withExpansions({ url, html }: Document, keywords: readonly string[], vocabulary: Vocabulary): Document {
  const start = bodyStart.exec(html);
  const end = html.lastIndexOf(bodyEnd);
  if (!start || end < 0) return { url, html };
  const body = html.slice(start.index + start[0].length, end);
  const title = titleOf(body);
  const { parts, synonyms } = expansionsOf(`${textOf(body)} ${keywords.join(' ')}`, vocabulary);
  const meta = {
    summary: textOf(descriptionOf(html)),
    keywords: keywords.join(', '),
    // A short title is the name of the thing; one that is asked for alone comes first.
    name: wordsOf(title).length <= shortTitle ? title : '',
    parts: expansionsOf(title, vocabulary).parts.join(' '),
  };
  const added = [
    '<div hidden data-pagefind-ignore>',
    ...Object.entries(meta).flatMap(([name, text]) =>
      text ? [`<p data-pagefind-meta="${name}">${escapeHtml(text)}</p>`] : [],
    ),
    `</div><p data-pagefind-weight="${weights.parts}">${expansionMark} ${escapeHtml(parts.join(' '))}</p>`,
    `<p data-pagefind-weight="${weights.synonyms}">${escapeHtml(synonyms.join(' '))}</p>`,
  ];
  return { url, html: html.slice(0, end) + added.join('') + html.slice(end) };
}

const shortTitle = 2;
const titleOf = (html: string): string => textOf(/<h1\b[^>]*>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? '');

/** The text of an HTML fragment, without scripts, styles, drawings and what the index ignores (as long as an ignored element has none of its own name inside). */
export const textOf = (html: string): string =>
  html
    .replace(/<(script|style|svg)\b[\s\S]*?<\/\1>/g, ' ')
    .replace(/<(\w+)\b[^>]*\sdata-pagefind-ignore\b[^>]*>[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, name) => {
      if (decimal) return String.fromCodePoint(Number(decimal));
      if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
      return entities[name] ?? whole;
    })
    .replace(/\s+/g, ' ')
    .trim();

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  shy: '',
};

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A list page, found by its heading and description alone: what it lists is found by itself. */
export function overviewDocument({ url, html }: Document): Document {
  return {
    url,
    html: synthetic('Übersicht', titleOf(html), textOf(descriptionOf(html))),
  };
}

const descriptionOf = (html: string): string => /<meta name="description" content="([^"]*)"/.exec(html)?.[1] ?? '';

/** An entry shown among others on one page, as a page of its own; `undefined` for all other entries. */
export function anchorDocument({ collection, slug, data }: CheckedEntry): Document | undefined {
  const { address, labelOne } = collections[collection];
  const url = addressOf(collection, slug);
  if (address !== 'anchor' || !url) return undefined;
  const { title, summary, meaning, synonyms } = data;
  const others = Array.isArray(synonyms) ? synonyms.join(', ') : '';
  return { url, html: synthetic(labelOne, String(title), String(summary ?? meaning ?? ''), others) };
}

const synthetic = (kind: string, title: string, summary: string, more = ''): string => `<!doctype html>
<html lang="de"><head><title>${escapeHtml(title)}</title>
<meta name="description" content="${escapeHtml(summary)}"></head><body><main data-pagefind-body>
<div hidden data-pagefind-meta="art:${escapeHtml(kind)}" data-pagefind-filter="Art:${escapeHtml(kind)}"></div>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(summary)}</p>
<p>${escapeHtml(more)}</p></main></body></html>`;

/** The keywords an editor gave an entry, or the other words for a term. */
export const keywordsOf = ({ data: { keywords, synonyms } }: CheckedEntry): string[] =>
  [keywords, synonyms].flatMap((words) =>
    Array.isArray(words) ? words.filter((word) => typeof word === 'string') : [],
  );

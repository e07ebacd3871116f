/** What goes into the index: the pages of the site, and the entries that share a page. */
import { addressOf, type CollectionName, collections, type Entry } from '#schema/collections.ts';
import { fundingStates, partnerRoles, sectors, stages } from '#schema/labels.ts';
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
    html: synthetic('Übersicht', { title: titleOf(html), summary: textOf(descriptionOf(html)), texts: [] }),
  };
}

const descriptionOf = (html: string): string => /<meta name="description" content="([^"]*)"/.exec(html)?.[1] ?? '';

/** An entry shown among others on one page, as a page of its own; `undefined` for all other entries. */
export function anchorDocument({ collection, slug, data }: CheckedEntry): Document | undefined {
  const url = addressOf(collection, slug);
  const describe = anchored[collection];
  if (!url?.includes('#') || !describe) return undefined;
  return { url, html: synthetic(collections[collection].labelOne, describe(data)) };
}

const synthetic = (kind: string, { title, summary, texts, filters }: Description): string => {
  const facts = Object.entries({ Art: [kind], ...filters }).flatMap(([name, values]) =>
    values.map((value) => `${name}:${value}`),
  );
  return `<!doctype html><html lang="de"><head><title>${escapeHtml(title)}</title>
<meta name="description" content="${escapeHtml(summary)}"></head><body><main data-pagefind-body>
<div hidden data-pagefind-meta="art:${escapeHtml(kind)}">
${facts.map((fact) => `<span data-pagefind-filter="${escapeHtml(fact)}"></span>`).join('')}</div>
<h1>${escapeHtml(title)}</h1>
${[summary, ...texts].map((text) => `<p>${escapeHtml(plainText(text))}</p>`).join('\n')}</main></body></html>`;
};

interface Description {
  title: string;
  summary: string;
  texts: string[];
  filters?: Record<string, string[]>;
}

const stageLabels = (ids: readonly (keyof typeof stages)[]): string[] => ids.map((id) => stages[id].label);
const sectorLabels = (ids: readonly (keyof typeof sectors)[]): string[] => ids.map((id) => sectors[id].label);

const describeTerm = ({ title, meaning, synonyms }: Entry<'term'>): Description => ({
  title,
  summary: meaning,
  texts: [synonyms.join(', ')],
});
const describeFunding = (entry: Entry<'funding'>): Description => ({
  title: entry.title,
  summary: entry.summary,
  texts: [
    entry.giver,
    entry.amount,
    entry.applicants,
    ...entry.conditions,
    entry.deadline,
    fundingStates[entry.state].label,
    entry.body ?? '',
  ],
  filters: { Phase: stageLabels(entry.stages), Sektor: sectorLabels(entry.sectors) },
});
const describeLesson = (entry: Entry<'lesson'>): Description => ({
  title: entry.title,
  summary: entry.summary,
  texts: [entry.place, entry.tried, entry.cost, entry.outcome, entry.body],
  filters: { Phase: stageLabels(entry.stages) },
});
const describePartner = (entry: Entry<'partner'>): Description => ({
  title: entry.title,
  summary: entry.summary,
  texts: [partnerRoles[entry.role].label],
});

/** The collections whose entries are anchors; their data has been checked by the schema named here. */
const anchored: Partial<Record<CollectionName, (data: CheckedEntry['data']) => Description>> = {
  term: (data) => describeTerm(data as Entry<'term'>),
  funding: (data) => describeFunding(data as Entry<'funding'>),
  lesson: (data) => describeLesson(data as Entry<'lesson'>),
  partner: (data) => describePartner(data as Entry<'partner'>),
};

/** Markdown without its marks. */
const plainText = (markdown: string): string =>
  markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s*(#{1,6}|[-*+]|\d+\.|>)\s+/gm, '')
    .replace(/[*_`]{1,3}/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** The keywords an editor gave an entry, or the other words for a term. */
export const keywordsOf = ({ data: { keywords, synonyms } }: CheckedEntry): string[] =>
  [keywords, synonyms].flatMap((words) =>
    Array.isArray(words) ? words.filter((word) => typeof word === 'string') : [],
  );

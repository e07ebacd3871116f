/**
 * From what a visitor types to what is shown.
 *
 * The engine (Pagefind) wants every word on the page, ignores words that no page has, and falls back
 * to ever shorter beginnings. So each word is checked against what was found; one that is nowhere
 * gives way to the nearest term or to its parts, and where no page has all words, some must do.
 */
import { type KnownTerms, knownParts, nearestTerms, similarlySpelt } from './suggestions.ts';
import { fold, queryWords, root, wordsOf } from './words.ts';

/** What a hit shows once it is loaded. `content` holds the expansions, too. */
export interface Page {
  url: string;
  content: string;
  meta: Record<string, string>;
}

export interface Hit {
  id: string;
  score: number;
  data(): Promise<Page>;
}

/** Filter → the values of which one must hold. */
export type Filters = Readonly<Record<string, readonly string[]>>;
/** Filter → value → number of hits. */
export type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>;

export interface Engine {
  search(words: string, filters: Filters): Promise<{ hits: Hit[]; counts: Counts; unfiltered: number }>;
  /** Asked for only when a word is nowhere. */
  known(): Promise<KnownTerms>;
}

export interface Found {
  hits: Hit[];
  counts: Counts;
  /** The words that were really searched for. */
  words: string[];
  /**
   * `all`: pages with every word asked for. `instead`: `words` differ from those asked for. `some`: pages
   * with some of the words. `filtered`: hits there are, but not with these filters. `none`: nothing.
   */
  kind: 'all' | 'instead' | 'some' | 'filtered' | 'none';
  /** The words asked for that are nowhere, and the terms nearest to them. */
  missing: string[];
  suggestions: string[];
}

/** Searches for `query`, which may be anything; `filters` are those of the engine. */
export async function find(query: string, filters: Filters, engine: Engine): Promise<Found> {
  const asked = queryWords(query);
  const nothing = { hits: [], counts: {}, words: asked, missing: [], suggestions: [] };
  if (asked.length === 0) return { ...nothing, kind: 'none' };

  const missing = await missingWords(asked, engine);
  if (missing.length === 0) return searchKnown(asked, 'all', { missing, suggestions: [] }, filters, engine);

  const known = await engine.known();
  const suggestions = [...new Set(missing.flatMap((word) => nearestTerms(word, known)))];
  const words = asked.flatMap((word) => (missing.includes(word) ? insteadOf(word, known) : [word]));
  const noted = { missing, suggestions };
  if (words.length === 0) return { ...nothing, ...noted, kind: 'none' };
  return searchKnown(words, 'instead', noted, filters, engine);
}

function insteadOf(word: string, known: KnownTerms): string[] {
  const [similar] = similarlySpelt(word, known);
  return similar ? wordsOf(similar) : knownParts(word, known);
}

async function searchKnown(
  words: string[],
  kind: 'all' | 'instead',
  noted: { missing: string[]; suggestions: string[] },
  filters: Filters,
  engine: Engine,
): Promise<Found> {
  const together = await engine.search(words.join(' '), filters);
  const { hits, counts, unfiltered } = together;
  if (hits.length > 0) return { hits, counts, words, kind, ...noted };
  if (unfiltered > 0) return { hits, counts, words, kind: 'filtered', ...noted };
  if (words.length === 1) return { hits, counts, words, kind: 'none', ...noted };

  const single = await Promise.all(words.map((word) => engine.search(word, filters)));
  const merged = mergeHits(single.map((found) => found.hits));
  if (merged.length > 0) return { hits: merged, counts: {}, words, kind: 'some', ...noted };
  return {
    hits: [],
    counts,
    words,
    kind: single.some((found) => found.unfiltered > 0) ? 'filtered' : 'none',
    ...noted,
  };
}

/** Pages with more of the words come first; scores of single words add up. */
function mergeHits(lists: readonly Hit[][]): Hit[] {
  const merged = new Map<string, { hit: Hit; words: number; score: number }>();
  for (const hit of lists.flat()) {
    const known = merged.get(hit.id);
    merged.set(hit.id, { hit, words: (known?.words ?? 0) + 1, score: (known?.score ?? 0) + hit.score });
  }
  return [...merged.values()].sort((a, b) => b.words - a.words || b.score - a.score).map(({ hit }) => hit);
}

/** The words that are on no page. */
async function missingWords(words: readonly string[], engine: Engine): Promise<string[]> {
  const { hits } = await engine.search(words.join(' '), {});
  const first = await hits[0]?.data();
  if (first) return words.filter((word) => !isOn(first, word));
  if (words.length === 1) return [...words];
  const missing = await Promise.all(words.map((word) => missingWords([word], engine)));
  return missing.flat();
}

const minBeginning = 4;

/**
 * Whether a page really has a word, rather than a shorter beginning of it. Lenient about endings,
 * since the engine's stemmer cuts more of them than `root` does.
 */
export function isOn({ content, meta }: Page, word: string): boolean {
  const whole = root(word);
  const beginning = whole.slice(0, Math.max(minBeginning, Math.ceil(whole.length * 0.7)));
  const text = ` ${wordsOf(fold([content, ...Object.values(meta)].join(' '))).join(' ')}`;
  return text.includes(` ${beginning}`);
}

/** How many hits each value would give: within one facet besides those chosen there. */
export async function countsFor(words: readonly string[], filters: Filters, engine: Engine): Promise<Counts> {
  const query = words.join(' ');
  const { counts } = await engine.search(query, filters);
  const own = Object.keys(filters).map(async (facet) => {
    const { [facet]: _, ...others } = filters;
    const without = await engine.search(query, others);
    return [facet, without.counts[facet] ?? {}] as const;
  });
  return { ...counts, ...Object.fromEntries(await Promise.all(own)) };
}

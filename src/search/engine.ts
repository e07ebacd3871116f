/** Pagefind as the search's engine; in the browser and in the tests the same. */
import type { Counts, Engine, Filters, Hit, Page } from './find.ts';
import type { KnownTerms } from './suggestions.ts';

/** What is used of `/pagefind/pagefind.js`. */
export interface Pagefind {
  options(options: Record<string, unknown>): Promise<void>;
  filters(): Promise<Counts>;
  search(
    words: string,
    options: { filters: Record<string, { any: readonly string[] }> },
  ): Promise<{
    results: { id: string; score: number; data(): Promise<Page> }[];
    filters: Counts;
    unfilteredResultCount: number;
  }>;
}

/**
 * A match in the title counts most, then keywords and summary. Long pages are not held against
 * themselves much: the best guides are long.
 */
const ranking = {
  pageLength: 0.4,
  termFrequency: 1,
  termSaturation: 1.2,
  termSimilarity: 2,
  diacriticSimilarity: 0.1,
  metaWeights: { title: 6, keywords: 3, summary: 2, art: 1 },
};

/**
 * Starts Pagefind and loads its filters. Without a worker: it would load the same code twice, and a
 * search among a few thousand pages takes milliseconds.
 */
export async function startEngine(
  pagefind: Pagefind,
  known: () => Promise<KnownTerms>,
  options: Record<string, unknown> = {},
): Promise<{ engine: Engine; values: Counts }> {
  await pagefind.options({ noWorker: true, ranking, ...options });
  const values = await pagefind.filters();
  const search = async (
    words: string,
    filters: Filters,
  ): Promise<{ hits: Hit[]; counts: Counts; unfiltered: number }> => {
    const any = Object.fromEntries(Object.entries(filters).map(([name, chosen]) => [name, { any: chosen }]));
    const { results, filters: counts, unfilteredResultCount } = await pagefind.search(words, { filters: any });
    return { hits: results, counts, unfiltered: unfilteredResultCount };
  };
  return { engine: { search, known }, values };
}

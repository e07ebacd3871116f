/** Pagefind as the search's engine; in the browser and in the tests the same. */
import type { Engine, Hit, Page, Values } from './find.ts';
import type { KnownTerms } from './suggestions.ts';

/** What is used of `/pagefind/pagefind.js`. */
export interface Pagefind {
  options(options: Record<string, unknown>): Promise<void>;
  filters(): Promise<Record<string, Record<string, number>>>;
  search(
    words: string | null,
    options?: { filters: Record<string, string> },
  ): Promise<{ results: { id: string; score: number; data(): Promise<Page> }[] }>;
}

/**
 * A match in the title counts most, most of all in a short one. Long pages are not held against
 * themselves much: the best guides are long.
 */
const ranking = {
  pageLength: 0.4,
  termFrequency: 1,
  termSaturation: 1.2,
  termSimilarity: 2,
  diacriticSimilarity: 0.1,
  metaWeights: { title: 6, name: 3, parts: 2, keywords: 3, summary: 2, art: 1 },
};

/**
 * Starts Pagefind and learns which page has which values. Without a worker: it would load the same
 * code twice, and a search among a few thousand pages takes milliseconds.
 */
export async function startEngine(
  pagefind: Pagefind,
  known: () => Promise<KnownTerms>,
  options: Record<string, unknown> = {},
): Promise<Engine> {
  await pagefind.options({ noWorker: true, ranking, ...options });
  const filters = Object.entries(await pagefind.filters());
  const values: Values = new Map();
  for (const [filter, counts] of filters) {
    const pages = new Map<string, ReadonlySet<string>>();
    for (const value of Object.keys(counts)) {
      const { results } = await pagefind.search(null, { filters: { [filter]: value } });
      pages.set(value, new Set(results.map(({ id }) => id)));
    }
    values.set(filter, pages);
  }
  const search = async (word: string): Promise<Hit[]> => (await pagefind.search(word)).results;
  return { search, values, known };
}

/**
 * From what a visitor types to what is shown.
 *
 * Every word is searched for by itself, and a page counts by the sum of its scores times the share
 * of the words it has: what a question is about wins over a page that happens to have all its words.
 * The engine (Pagefind) falls back to ever shorter beginnings of a word that no page has; so each
 * word is checked against what was found, and gives way to the nearest term or to its parts.
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

/** Filter → value → ids of the pages that have it. */
export type Values = Map<string, ReadonlyMap<string, ReadonlySet<string>>>;
/** Filter → the values of which one must hold. */
export type Filters = Readonly<Record<string, readonly string[]>>;

export interface Engine {
  /** The pages with a word, or with words that begin so, best first. */
  search(word: string): Promise<Hit[]>;
  values: Values;
  /** Asked for only when a word is nowhere. */
  known(): Promise<KnownTerms>;
}

export interface Found {
  /** With the filters asked for, best first. */
  hits: Hit[];
  /** Before the filters. */
  all: Hit[];
  /** How many of `hits` have all the words. */
  complete: number;
  /** The words that were really searched for. */
  words: string[];
  /** The words asked for that are nowhere, and the terms nearest to them. */
  missing: string[];
  suggestions: string[];
}

/** Searches for `query`, which may be anything; `filters` are those of the engine. */
export async function find(query: string, filters: Filters, engine: Engine): Promise<Found> {
  const asked = [...new Set(queryWords(query))];
  const checked = await Promise.all(asked.map(async (word) => ({ word, ...(await look(word, engine)) })));
  const doubtful = checked.filter(({ certain }) => !certain);
  const known = doubtful.length > 0 ? await engine.known() : undefined;

  const words: { word: string; hits: Hit[] }[] = [];
  const missing: string[] = [];
  for (const { word, hits, certain, possible } of checked) {
    const instead = certain || !known ? [] : insteadOf(word, known);
    if (certain || (possible && instead.length === 0)) words.push({ word, hits });
    else missing.push(word);
    for (const other of instead) words.push({ word: other, hits: await engine.search(other) });
  }

  const ranked = rank(words.map(({ hits }) => hits));
  const narrowed = narrow(ranked, filters, engine.values);
  return {
    hits: narrowed.map(({ hit }) => hit),
    all: ranked.map(({ hit }) => hit),
    complete: narrowed.filter(({ share }) => share === 1).length,
    words: words.map(({ word }) => word),
    missing,
    suggestions: known ? [...new Set(missing.flatMap((word) => nearestTerms(word, known)))] : [],
  };
}

async function look(word: string, engine: Engine): Promise<{ hits: Hit[]; certain: boolean; possible: boolean }> {
  const hits = await engine.search(word);
  const first = await hits[0]?.data();
  const has = (share: number) => first !== undefined && begins(first, root(word), share);
  return { hits, certain: has(certainShare), possible: has(possibleShare) };
}

// The engine's stemmer cuts more than `root` does: „telemedizinische“ finds „Telemedizin“. So a word
// is sure to be on a page when nearly all of it begins a word there, and may be with two thirds.
const certainShare = 0.85;
const possibleShare = 0.67;
const minBeginning = 4;

function begins({ content, meta }: Page, word: string, share: number): boolean {
  const beginning = word.slice(0, Math.max(minBeginning, Math.ceil(word.length * share)));
  const text = fold([content, ...Object.values(meta)].join(' '));
  // The engine also reads what a hyphen divides as one: „standortcheck“ finds „Standort-Check“.
  return [text, text.replaceAll('-', '')].some((form) =>
    wordsOf(form).some((candidate) => candidate.startsWith(beginning)),
  );
}

function insteadOf(word: string, known: KnownTerms): string[] {
  const [similar] = similarlySpelt(word, known);
  return similar ? wordsOf(similar) : knownParts(word, known);
}

interface Ranked {
  hit: Hit;
  score: number;
  /** Share of the words that the page has. */
  share: number;
}

function rank(lists: readonly Hit[][]): Ranked[] {
  const ranked = new Map<string, Ranked>();
  for (const hit of lists.flat()) {
    const { score, share } = ranked.get(hit.id) ?? { score: 0, share: 0 };
    ranked.set(hit.id, { hit, score: score + hit.score, share: share + 1 / lists.length });
  }
  for (const page of ranked.values()) page.share = Math.round(page.share * 1000) / 1000;
  return [...ranked.values()].sort((a, b) => b.score * b.share - a.score * a.share);
}

function narrow(ranked: readonly Ranked[], filters: Filters, values: Values): Ranked[] {
  const wanted = Object.entries(filters).filter(([, chosen]) => chosen.length > 0);
  return ranked.filter(({ hit }) =>
    wanted.every(([filter, chosen]) => chosen.some((value) => values.get(filter)?.get(value)?.has(hit.id))),
  );
}

/** How many hits each value of each filter would give: within its own filter beside the values chosen there. */
export function countsOf(all: readonly Hit[], filters: Filters, values: Values): Map<string, Map<string, number>> {
  const ranked = all.map((hit) => ({ hit, score: 0, share: 1 }));
  return new Map(
    [...values].map(([filter, pages]) => {
      const { [filter]: _, ...others } = filters;
      const rest = narrow(ranked, others, values);
      return [
        filter,
        new Map([...pages].map(([value, ids]) => [value, rest.filter(({ hit }) => ids.has(hit.id)).length])),
      ];
    }),
  );
}

/** The only reader of the collections. Pages ask here, never `astro:content`. */
import { getCollection, getEntry } from 'astro:content';
import {
  addressOf,
  type CollectionName,
  collectionNames,
  collections,
  type Entry,
  type Platform,
} from '#schema/collections.ts';
import { roughDateText } from '#schema/german.ts';
import { platformValues, walk } from '#schema/soundness.ts';

/** An entry with its place on the site. */
export interface Item<N extends CollectionName = CollectionName> {
  collection: N;
  slug: string;
  data: Entry<N>;
  /** Path of its page or anchor; `undefined` while the collection has no pages. */
  url: string | undefined;
}

type Key = `${CollectionName}/${string}`;
const keyOf = ({ collection, slug }: Item): Key => `${collection}/${slug}`;

// A build reads the content once; in dev it may change between two requests.
const remembered = new Map<string, Promise<unknown>>();
function remember<T>(key: string, make: () => Promise<T>): Promise<T> {
  if (import.meta.env.DEV || !import.meta.env.SSR) return make();
  const known = remembered.get(key) as Promise<T> | undefined;
  if (known) return known;
  const made = make();
  remembered.set(key, made);
  return made;
}

/** All entries of a collection, by title in German order. */
export const entries = <N extends CollectionName>(name: N): Promise<Item<N>[]> =>
  remember(`entries/${name}`, async () => {
    const found = await getCollection(name);
    const items = found.map(({ id, data }): Item<N> => {
      const entry = data as Entry<N>;
      const parent = 'parent' in entry ? entry.parent : undefined;
      return { collection: name, slug: id, data: entry, url: addressOf(name, id, parent) };
    });
    return items.sort((a, b) => byTitle(a.data.title, b.data.title));
  });

const { compare: byTitle } = new Intl.Collator('de');

/** One entry; throws if there is none, since content is checked before. */
export async function bySlug<N extends CollectionName>(name: N, slug: string): Promise<Item<N>> {
  const item = (await entries(name)).find((entry) => entry.slug === slug);
  if (!item) throw new Error(`No entry "${slug}" in content/${collections[name].folder}: run npm run check:content.`);
  return item;
}

/** The region itself. */
export const platform = (): Promise<Platform> =>
  remember('platform', async () => {
    const entry = await getEntry('platform', 'platform');
    if (!entry) throw new Error('content/plattform.yaml is missing: run npm run check:content.');
    return entry.data;
  });

/** What `{{operator.name}}` and the like stand for in free pages, and what a missing one is called. */
export async function placeholders(): Promise<{ values: Record<string, string>; labels: Record<string, string> }> {
  const values: Record<string, string> = {};
  const labels: Record<string, string> = {};
  for (const [name, { value, meta }] of platformValues(await platform())) {
    values[name] = meta.kind === 'date' ? roughDateText(value) : value;
    if (meta.owner) labels[name] = `${meta.label} – wird vom Träger ergänzt`;
  }
  return { values, labels };
}

/** News, newest first. */
export const newest = async (count = Number.POSITIVE_INFINITY): Promise<Item<'news'>[]> =>
  (await entries('news')).toSorted((a, b) => b.data.date.localeCompare(a.data.date)).slice(0, count);

/** Every entry that names this one or is named by it, each once, by collection. */
export async function related(item: Item): Promise<Map<CollectionName, Item[]>> {
  const { items, links } = await relationGraph();
  const result = new Map<CollectionName, Item[]>();
  for (const key of links.get(keyOf(item)) ?? []) {
    const other = items.get(key);
    if (other) result.set(other.collection, [...(result.get(other.collection) ?? []), other]);
  }
  for (const group of result.values()) group.sort((a, b) => byTitle(a.data.title, b.data.title));
  return result;
}

const relationGraph = () =>
  remember('graph', async () => {
    const shown = collectionNames.filter((name) => collections[name].address !== 'none');
    const all: Item[] = (await Promise.all(shown.map((name) => entries(name)))).flat();
    const items = new Map(all.map((item) => [keyOf(item), item]));
    const links = new Map<Key, Set<Key>>(all.map((item) => [keyOf(item), new Set<Key>()]));
    for (const item of all) {
      walk(collections[item.collection].schema, item.data, ({ kind, relation }, value) => {
        if (kind !== 'relation' || typeof value !== 'string') return;
        const target: Key = `${relation as CollectionName}/${value}`;
        if (target === keyOf(item)) return;
        links.get(keyOf(item))?.add(target);
        links.get(target)?.add(keyOf(item));
      });
    }
    return { items, links };
  });

const isAbbreviation = (word: string): boolean => /\p{Lu}.*\p{Lu}/u.test(word) && !word.includes(' ');

/**
 * The term behind each way of writing it, longest first, for links at its first use: its title (or
 * both forms of „Hausärztin oder Hausarzt“) and its abbreviations. Other synonyms are everyday
 * words; the search knows them.
 */
export const termIndex = (): Promise<{ word: string; slug: string }[]> =>
  remember('terms', async () => {
    const terms = await entries('term');
    return terms
      .flatMap(({ slug, data }) =>
        [...data.title.split(' oder '), ...data.synonyms.filter(isAbbreviation)].map((word) => ({ word, slug })),
      )
      .filter(({ word }) => word.length > 1)
      .sort((a, b) => b.word.length - a.word.length);
  });

/** What is there besides the entry that is being edited: all entries, the platform, the uploads. */
import type { CollectionName, Platform } from '#schema/collections.ts';

export interface StoredEntry {
  collection: CollectionName;
  slug: string;
  data: Record<string, unknown>;
}

export interface Inventory {
  platform: Platform;
  entries: readonly StoredEntry[];
  /** Names of the files in `uploads/`. */
  uploads: readonly string[];
  /** Keys of the municipalities on the map. */
  mapKeys?: readonly string[];
  /** The folder of the content in the repository. */
  contentFolder: string;
}

let current: Inventory | undefined;
const listeners = new Set<() => void>();

/** @throws before `loadInventory()` has ended */
export function inventory(): Inventory {
  if (!current) throw new Error('The inventory is not loaded: await loadInventory() first.');
  return current;
}

/**
 * Reads the entries as the site was built with; while `npm start` runs, as they are now.
 * @throws if the site does not answer
 */
export async function loadInventory(): Promise<void> {
  const response = await fetch('/admin/inhalte.json', { cache: 'no-store' });
  if (!response.ok) throw new Error(`/admin/inhalte.json: ${response.status}`);
  change(await response.json());
}

function change(next: Inventory): void {
  current = next;
  for (const listener of listeners) listener();
}

/** Called whenever the inventory changes; returns how to stop that. */
export function onInventory(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const isSame = (one: Pick<StoredEntry, 'collection' | 'slug'>, other: Pick<StoredEntry, 'collection' | 'slug'>) =>
  one.collection === other.collection && one.slug === other.slug;

/** Remembers an entry that was saved just now; the site itself knows it after its next build. */
export function remember(entry: StoredEntry): void {
  const now = inventory();
  change({ ...now, entries: [...now.entries.filter((other) => !isSame(other, entry)), entry] });
}

export function rememberPlatform(platform: Platform): void {
  change({ ...inventory(), platform });
}

export function forget(entry: Pick<StoredEntry, 'collection' | 'slug'>): void {
  const now = inventory();
  change({ ...now, entries: now.entries.filter((other) => !isSame(other, entry)) });
}

export function rememberUploads(names: readonly string[]): void {
  const now = inventory();
  change({ ...now, uploads: [...new Set([...now.uploads, ...names])].sort() });
}

/** Entries of a collection with their titles, in German order. */
export function titles(collection: CollectionName): { slug: string; title: string }[] {
  const { compare } = new Intl.Collator('de');
  return inventory()
    .entries.filter((entry) => entry.collection === collection)
    .map(({ slug, data }) => ({ slug, title: typeof data['title'] === 'string' ? data['title'] : slug }))
    .sort((a, b) => compare(a.title, b.title));
}

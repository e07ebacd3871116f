/** The preview of Decap's editor: the page of the site. */
import { lazy, Suspense, useSyncExternalStore } from 'react';
import { schemaOf } from '#cms/config.ts';
import { slugify } from '#schema/slug.ts';
import { uploadAddress } from '#schema/uploads.ts';
import { clean } from '#source/clean.ts';
import { type Draft, dataOf, nameOf } from './faults.ts';
import { inventory, onInventory } from './inventory.ts';

// The pages of the site are large; nobody waits for them who only looks at a list.
const Preview = lazy(async () => ({ default: (await import('#preview/Preview.tsx')).Preview }));

interface Props {
  entry: Draft;
  getAsset: (path: string) => { toString(): string } | undefined;
}

export function EntryPreview({ entry, getAsset }: Props) {
  const snapshot = useSyncExternalStore(onInventory, inventory);
  const name = nameOf(entry);
  const data = dataOf(entry);
  const slug = String(entry.get('slug') || slugify(String(data['title'] ?? '')) || 'neu');
  const isNew = (file: string) => !snapshot.uploads.includes(file);
  return (
    <Suspense fallback={<p>Die Vorschau wird geladen …</p>}>
      <div style={{ height: 'calc(100vh - 1.5rem)' }}>
        <Preview
          collection={name}
          slug={slug}
          data={clean(schemaOf(name), data)}
          snapshot={snapshot}
          picture={(file) => (isNew(file) ? String(getAsset(file) ?? '') : uploadAddress(file))}
        />
      </div>
    </Suspense>
  );
}

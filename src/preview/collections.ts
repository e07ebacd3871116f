/** Stands for `astro:content` in a preview: the collections as the snapshot has them. */
import { shownNow } from './snapshot.ts';

export async function getCollection(name: string) {
  return shownNow()
    .entries.filter(({ collection }) => collection === name)
    .map(({ slug, data }) => ({ id: slug, data }));
}

export const getEntry = async (_name: 'platform') => ({ data: shownNow().platform });

import { collectionNames, collections } from '#schema/collections.ts';

/** The list pages of the collections, by which everything can be reached without a search. */
export const overviews = (): { url: string; label: string }[] =>
  collectionNames.flatMap((name) => {
    const { folder, label, address } = collections[name];
    const hasList = name !== 'page' && address !== 'none' && !('anchorPage' in collections[name]);
    return hasList ? [{ url: `/${folder}/`, label }] : [];
  });

/** All entries for the CMS: titles to choose from, what refers to what, what previews show around an entry. */
import type { APIRoute } from 'astro';
import { contentDir, readMap } from '#build/content-files.ts';
import { contentFolder } from '#build/editing.ts';
import { uploadNames } from '#build/uploads.ts';
import { collectionNames } from '#schema/collections.ts';
import { entries, platform } from '../../content.ts';

export const GET: APIRoute = async () => {
  const all = (await Promise.all(collectionNames.map((name) => entries(name)))).flat();
  const region = await platform();
  const { keys: mapKeys } = await readMap(contentDir(), region.map.file);
  return Response.json({
    platform: region,
    entries: all.map(({ collection, slug, data }) => ({ collection, slug, data })),
    uploads: await uploadNames(contentDir()),
    mapKeys,
    contentFolder: contentFolder(),
  });
};

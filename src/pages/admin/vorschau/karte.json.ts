/** The boundaries of the region as the content has them, for the maps of the preview. */
import type { APIRoute } from 'astro';
import { contentDir } from '#build/content-files.ts';
import { regionMap } from '#build/region-map.ts';
import { platform } from '../../../content.ts';

export const GET: APIRoute = async () => {
  const { map } = await platform();
  return new Response(JSON.stringify(await regionMap(contentDir(), map.file)), {
    headers: { 'content-type': 'application/json' },
  });
};

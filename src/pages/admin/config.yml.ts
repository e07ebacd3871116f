/** The configuration of the CMS, printed for Decap. */
import type { APIRoute } from 'astro';
import { stringify } from 'yaml';
import { editing } from '#build/editing.ts';
import { cmsConfig } from '#cms/config.ts';
import { platform } from '../../content.ts';

export const GET: APIRoute = async () => {
  const region = await platform();
  const reach = editing(region);
  const config = reach && cmsConfig({ ...reach, platform: region });
  return new Response(stringify(config ?? {}, { lineWidth: 0, aliasDuplicateObjects: false }), {
    headers: { 'content-type': 'text/yaml; charset=utf-8' },
  });
};

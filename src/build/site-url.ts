import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { platformFile } from '#schema/collections.ts';

/** The address of the site as `plattform.yaml` names it; the content gate reports a wrong one. */
export async function siteUrl(dir: string): Promise<string> {
  const data: unknown = await readFile(join(dir, platformFile.path), 'utf8')
    .then(parse)
    .catch(() => undefined);
  const url = platformFile.schema.shape.url.safeParse((data as { url?: unknown } | undefined)?.url);
  return url.success ? url.data : 'https://localhost';
}

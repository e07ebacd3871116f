/** How the CMS reaches the content: on this machine while `npm start` runs, else by `plattform.yaml`. */
import { relative } from 'node:path';
import { publishing } from '#cms/backend.ts';
import type { CmsSetting } from '#cms/config.ts';
import type { Platform } from '#schema/collections.ts';
import { contentDir } from './content-files.ts';

type Reach = Pick<CmsSetting, 'backend' | 'publishMode' | 'contentFolder'>;

/** Path of the content folder inside the repository. */
export const contentFolder = (): string => relative(process.cwd(), contentDir()).replaceAll('\\', '/');

/** `undefined` while `plattform.yaml` names no repository. */
export function editing(platform: Platform): Reach | undefined {
  if (process.env['CMS_LOCAL']) {
    // bin/serve.mjs starts Decap's server and hands its requests on, so that the browser stays with one origin.
    return { backend: { name: 'proxy', proxy_url: '/admin/lokal/' }, contentFolder: contentFolder() };
  }
  const found = publishing(platform.editing);
  return found && { ...found, contentFolder: contentFolder() };
}

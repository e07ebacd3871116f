import { relative, resolve } from 'node:path';
import type { Loader, LoaderContext } from 'astro/loaders';
import type { CollectionName } from '#schema/collections.ts';
import { faultLine } from '#schema/report.ts';
import { type Content, contentDir, readContent } from './content-files.ts';

/** Today as `YYYY-MM-DD`. */
export const today = (): string => new Date().toISOString().slice(0, 10);

const settleMs = 200;
let reading: { content: Promise<Content>; since: number } | undefined;

/** All loaders of one round share one reading of the folder. */
function sharedContent(): Promise<Content> {
  const now = Date.now();
  if (!reading || now - reading.since > settleMs) reading = { content: readContent(contentDir(), today()), since: now };
  return reading.content;
}

const reported = new WeakSet<Content>();

/**
 * Hands the entries of one collection to Astro, and again when a file of the content folder changes.
 *
 * While a file has a fault (in `dev`; a build has been stopped before), its entry stays as it was last.
 */
export function contentLoader(name: CollectionName | 'platform'): Loader {
  return {
    name: 'content-folder',
    load: async (context) => {
      await fill(context, name);
      const root = resolve(contentDir());
      context.watcher?.add(root);
      let timer: NodeJS.Timeout | undefined;
      context.watcher?.on('all', (_event, path) => {
        if (relative(root, resolve(path)).startsWith('..')) return;
        clearTimeout(timer);
        timer = setTimeout(() => void fill(context, name), settleMs / 2);
      });
    },
  };
}

async function fill(
  { store, parseData, generateDigest, logger }: LoaderContext,
  name: CollectionName | 'platform',
): Promise<void> {
  const content = await sharedContent();
  if (content.faults.length > 0 && !reported.has(content)) {
    reported.add(content);
    for (const fault of content.faults) logger.error(faultLine(fault));
  }
  const found: { slug: string; data: Record<string, unknown>; file?: string }[] =
    name === 'platform'
      ? content.platform
        ? [{ slug: 'platform', data: content.platform }]
        : []
      : content.entries.filter(({ collection }) => collection === name);

  const kept = new Set(found.map(({ slug }) => slug));
  if (content.faults.length === 0) for (const id of store.keys()) if (!kept.has(id)) store.delete(id);
  for (const { slug, data } of found) {
    store.set({ id: slug, data: await parseData({ id: slug, data }), digest: generateDigest(data) });
  }
}

import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { addressOf } from '#schema/collections.ts';
import type { CheckedEntry } from '#schema/soundness.ts';
import {
  anchorDocument,
  type Document,
  isSearchable,
  keywordsOf,
  overviewDocument,
  withExpansions,
} from '#search/documents.ts';
import { overviews } from '#search/overviews.ts';
import { knownTermsOf, vocabularyOf } from '#search/vocabulary.ts';
import { contentDir, readContent } from './content-files.ts';
import { today } from './content-loader.ts';

/** Files of the search by their path below `/pagefind/`. */
export type SearchFiles = ReadonlyMap<string, Uint8Array>;

const base = '/pagefind/';
/** What the browser asks for first; it names the newest index. */
const entryFile = 'pagefind-entry.json';
/** What the site loads; Pagefind also brings ready-made interfaces, which it does not. */
const wanted = /^(pagefind\.js|pagefind-entry\.json|.*\.pf_meta|wasm\.de\.pagefind|(fragment|index|filter)\/.*)$/;
const batchSize = 50;
/**
 * Positions in one file of the index. A query loads a file per word: about 9 kB each instead of 28.
 * Pagefind takes it from the environment alone:
 * https://github.com/Pagefind/pagefind/blob/main/pagefind/src/options.rs
 */
const chunkSize = '6000';

/**
 * Builds the index from the built pages (all of them; those that ask to be found are taken) and the
 * entries that share a page. `dictionary` is a Hunspell word list.
 */
export async function buildSearch(
  pages: Iterable<Document>,
  entries: readonly CheckedEntry[],
  dictionary: string,
): Promise<SearchFiles> {
  const vocabulary = vocabularyOf(entries, dictionary);
  const keywords = new Map(entries.map((entry) => [urlOf(entry), keywordsOf(entry)]));
  const lists = new Set(overviews().map(({ url }) => url));
  const documents = [
    ...[...pages].flatMap((page) =>
      lists.has(page.url) && !isSearchable(page.html) ? [overviewDocument(page)] : [page],
    ),
    ...entries.flatMap((entry) => anchorDocument(entry) ?? []),
  ]
    .filter(({ html }) => isSearchable(html))
    .map((document) => withExpansions(document, keywords.get(document.url) ?? [], vocabulary));

  process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] ??= chunkSize;
  const { createIndex } = await import('pagefind');
  const { index, errors } = await createIndex({ forceLanguage: 'de' });
  if (!index) throw new Error(`Pagefind does not start: ${errors.join(', ')}`);
  try {
    for (let at = 0; at < documents.length; at += batchSize) {
      const batch = documents.slice(at, at + batchSize);
      const added = await Promise.all(batch.map(({ url, html }) => index.addHTMLFile({ url, content: html })));
      const faults = added.flatMap((answer) => answer.errors);
      if (faults.length > 0) throw new Error(`Pagefind refuses a page: ${faults.join(', ')}`);
    }
    const { files } = await index.getFiles();
    const known = new TextEncoder().encode(JSON.stringify(knownTermsOf(entries, vocabulary)));
    return new Map([
      ...files.filter(({ path }) => wanted.test(path)).map(({ path, content }) => [path, content] as const),
      ['terms.json', known],
    ]);
  } finally {
    await index.deleteIndex();
  }
}

const urlOf = ({ collection, slug, data }: CheckedEntry): string | undefined => {
  const { parent } = data;
  return addressOf(collection, slug, typeof parent === 'string' ? parent : undefined);
};

/** The German word list, from its package. */
async function germanDictionary(): Promise<string> {
  const { default: dictionary } = await import('dictionary-de');
  return new TextDecoder().decode(dictionary.dic);
}

/** The pages of a built site. */
async function builtPages(folder: string): Promise<Document[]> {
  const names = await readdir(folder, { recursive: true });
  const files = names.filter((name) => name.endsWith(`${sep}index.html`) || name === 'index.html');
  return Promise.all(
    files.map(async (name) => ({
      url: `/${name.replaceAll(sep, '/').replace(/index\.html$/, '')}`,
      html: await readFile(join(folder, name), 'utf8'),
    })),
  );
}

const settleMs = 1000;

/**
 * Keeps the outcome of `build` fresh: after `refresh` it is built anew, once for all calls within
 * `settle` ms, never twice at a time. `newest` waits for that.
 */
export function keepFresh<T>(build: () => Promise<T>, settle: number) {
  let waiting: PromiseWithResolvers<T> | undefined;
  let newest: Promise<T> | undefined;
  let building: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const refresh = (): void => {
    clearTimeout(timer);
    const turn = waiting ?? Promise.withResolvers<T>();
    waiting = turn;
    newest = turn.promise;
    newest.catch(() => undefined);
    timer = setTimeout(() => {
      waiting = undefined;
      building = building.then(build).then(turn.resolve, turn.reject);
    }, settle);
  };
  return { refresh, newest: () => newest };
}

const mediaTypes: Readonly<Record<string, string>> = { js: 'text/javascript', json: 'application/json' };

/** Gives the site its search: written after a build, kept in memory beside the development server. */
export function searchIndex(): AstroIntegration {
  let start: ((port: number) => void) | undefined;
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const { entries } = await readContent(contentDir(), today());
        const files = await buildSearch(await builtPages(folder), entries, await germanDictionary());
        for (const [name, content] of files) {
          const file = join(folder, base, name);
          await mkdir(dirname(file), { recursive: true });
          await writeFile(file, content);
        }
        const { close } = await import('pagefind');
        await close();
        const count = [...files.keys()].filter((name) => name.startsWith('fragment/')).length;
        logger.info(`${count} pages and entries can be found.`);
      },
      'astro:server:setup': ({ server, logger }) => {
        let origin = '';
        let before: SearchFiles = new Map();
        let kept: SearchFiles = new Map();
        const index = keepFresh(async () => {
          const { entries } = await readContent(contentDir(), today());
          const files = await buildSearch(await servedPages(origin, entries), entries, await germanDictionary());
          // A page that is open may still ask for parts of the index before.
          kept = new Map([...before, ...files]);
          before = files;
        }, settleMs);
        start = (port) => {
          origin = server.resolvedUrls?.local[0] ?? `http://localhost:${port}/`;
          index.refresh();
        };
        const root = resolve(contentDir());
        server.watcher.on('all', (_event, path) => {
          if (origin && !relative(root, resolve(path)).startsWith('..')) index.refresh();
        });
        server.middlewares.use(base, async (request, response, next) => {
          const name = (request.url ?? '').split('?')[0]?.slice(1) ?? '';
          if (name === entryFile || !kept.has(name)) {
            await index.newest()?.catch((error: unknown) => logger.error(`The search could not be built: ${error}`));
          }
          const content = kept.get(name);
          if (!content) return next();
          response.setHeader('content-type', mediaTypes[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream');
          response.setHeader('cache-control', 'no-cache');
          response.end(content);
        });
      },
      'astro:server:start': ({ address }) => start?.(address.port),
      'astro:server:done': async () => {
        const { close } = await import('pagefind');
        await close();
      },
    },
  };
}

/** The pages as the development server shows them, one after the other so that a visitor comes first. */
async function servedPages(origin: string, entries: readonly CheckedEntry[]): Promise<Document[]> {
  const urls = new Set([
    ...overviews().map(({ url }) => url),
    ...entries.flatMap((entry) => urlOf(entry)?.split('#')[0] ?? []),
  ]);
  const pages: Document[] = [];
  for (const url of urls) {
    const response = await fetch(new URL(url, origin));
    if (response.ok) pages.push({ url, html: await response.text() });
  }
  return pages;
}

/** The built site, as the tests read it: its pages, a server for it, a browser. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { preview } from 'astro';

export { browse } from './browse.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
export const dist = join(root, 'dist');

export interface Page {
  /** Path as a visitor sees it: `/toolbox/`. */
  path: string;
  html: string;
}

const read = (file: string): string => readFileSync(join(dist, file), 'utf8');

/** Every built page for visitors: no redirects, not the CMS. */
export const pages: Page[] = readdirSync(dist, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.html'))
  .map((file) => ({ path: `/${file.replace(/index\.html$/, '')}`, html: read(file) }))
  .filter(({ path, html }) => !html.includes('http-equiv="refresh"') && !path.startsWith('/admin/'))
  .sort((a, b) => (a.path < b.path ? -1 : 1));

/** One page of each kind: the overviews, and the first entry of each collection with pages. */
export const samplePages: Page[] = pages.filter(
  ({ path }, index) => path.split('/').length < 4 || pages.findIndex((other) => isSibling(other.path, path)) === index,
);

function isSibling(a: string, b: string): boolean {
  return a.split('/').length === b.split('/').length && a.split('/')[1] === b.split('/')[1];
}

export const pageAt = (path: string): Page => {
  const page = pages.find((candidate) => candidate.path === path);
  if (!page) throw new Error(`No page ${path} in dist/: run npm run build, or correct the path.`);
  return page;
};

/** Serves a built site on a free port of this machine. */
export async function serve(outDir = dist): Promise<{ origin: string; stop: () => Promise<void> }> {
  const server = await preview({ root, outDir, logLevel: 'silent', server: { port: 0, host: '127.0.0.1' } });
  return { origin: `http://127.0.0.1:${server.port}`, stop: () => server.stop() };
}

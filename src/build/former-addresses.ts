import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { addressOf } from '#schema/collections.ts';
import { contentDir, readContent } from './content-files.ts';
import { today } from './content-loader.ts';

/** Old path → where its content is now. */
async function formerToPresent(dir: string): Promise<Map<string, string>> {
  const { entries } = await readContent(dir, today());
  return new Map(
    entries.flatMap(({ collection, slug, data }) => {
      const { formerUrls = [], parent } = data as { formerUrls?: string[]; parent?: string };
      const target = addressOf(collection, slug, parent);
      return target ? formerUrls.filter((path) => path !== target).map((path) => [path, target] as const) : [];
    }),
  );
}

const html = (target: string): string =>
  `<!doctype html><html lang="de"><meta charset="utf-8"><meta http-equiv="content-security-policy" content="default-src 'none'"><title>Umgezogen</title><meta name="robots" content="noindex"><meta http-equiv="refresh" content="0;url=${target}"><link rel="canonical" href="${target}"><p>Diese Seite ist umgezogen: <a href="${target}">${target}</a></p></html>\n`;

/**
 * Redirects from addresses of earlier sites: a small page each, which works on every host,
 * and the same as `_redirects`, which hosts that know the file answer with a real 301.
 */
export function formerAddresses(): AstroIntegration {
  return {
    name: 'former-addresses',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const out = fileURLToPath(dir);
        const moved = await formerToPresent(contentDir());
        for (const [path, target] of moved) {
          const file = join(out, path, 'index.html');
          await mkdir(dirname(file), { recursive: true });
          await writeFile(file, html(target));
        }
        await writeFile(
          join(out, '_redirects'),
          [...moved].map(([path, target]) => `${path} ${target} 301\n`).join(''),
        );
      },
      'astro:server:setup': async ({ server }) => {
        const moved = await formerToPresent(contentDir());
        server.middlewares.use((request, response, next) => {
          const target = moved.get((request.url ?? '').split('?')[0] ?? '');
          if (!target) return next();
          response.writeHead(301, { location: target }).end();
        });
      },
    },
  };
}

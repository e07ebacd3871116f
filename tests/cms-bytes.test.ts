/** What the built `/admin/` weighs and holds. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { root } from '../bin/setup.mjs';
import { brotliSize } from './bundle.ts';

const dist = join(root, 'dist');

/** The scripts that a script of the site loads at once, itself included. */
async function loadedWith(path: string, seen = new Set<string>()): Promise<Set<string>> {
  if (seen.has(path)) return seen;
  seen.add(path);
  const code = await readFile(join(dist, path), 'utf8');
  const imports = code.matchAll(/(?:^|[;}\s])import\s*(?:[\w$*{}\s,]+from\s*)?["']\.\/([^"']+\.js)["']/g);
  for (const [, name] of imports) await loadedWith(join('assets', String(name)), seen);
  return seen;
}

it('the CMS is lighter than the bundle that Decap publishes', async () => {
  const page = await readFile(join(dist, 'admin/index.html'), 'utf8');
  const scripts = [...page.matchAll(/<script[^>]+src="\/([^"]+)"/g)].map(([, src]) => String(src));
  expect(scripts.length).toBeGreaterThan(0);
  const files = new Set<string>();
  for (const script of scripts) await loadedWith(script, files);
  const code = await Promise.all([...files].map((file) => readFile(join(dist, file))));
  const stock = await readFile(join(root, 'node_modules/decap-cms-app/dist/decap-cms-app.js'));
  const sum = (sizes: readonly number[]): number => sizes.reduce((all, one) => all + one, 0);
  const size = sum(code.map(brotliSize));
  console.log(`  CMS: ${Math.round(size / 1000)} kB of JavaScript (brotli)`);
  expect(size).toBeLessThanOrEqual(670_000);
  // Brotli takes half a minute for theirs; `npm run bench -- cms` counts what comes over the line.
  expect(sum(code.map((file) => gzipSync(file).length))).toBeLessThan(0.75 * gzipSync(stock).length);
}, 60_000);

it('the built site knows nothing of the CMS on one machine', async () => {
  const files = (await readdir(dist, { recursive: true })).filter((file) => /\.(html|js|json|yml|xml|txt)$/.test(file));
  const traces = await Promise.all(
    files.map(async (file) => {
      const text = await readFile(join(dist, file), 'utf8');
      return /admin\/lokal|Proxy backend needs|name: proxy|data-backend="proxy"/.test(text) ? [file] : [];
    }),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(traces.flat()).toEqual([]);
}, 60_000);

it('the page of the CMS has a policy of its own and is not indexed', async () => {
  const page = await readFile(join(dist, 'admin/index.html'), 'utf8');
  expect(page).toMatch(/<meta name="robots" content="noindex, nofollow"/);
  const [, policy = ''] = /http-equiv="content-security-policy" content="([^"]+)"/.exec(page) ?? [];
  expect(policy).toContain("script-src 'self'");
  expect(policy).toMatch(/frame-src 'self' blob: https:\/\/[\w.-]+;/);
  expect(policy).not.toMatch(/unsafe-eval|https?:\/\/\*|\*;/);
  const sitemap = await readFile(join(dist, 'sitemap-0.xml'), 'utf8');
  expect(sitemap).not.toContain('/admin/');
});

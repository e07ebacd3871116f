/**
 * Builds the site of `CONTENT_DIR` into a folder, with a cache of its own, so that several builds
 * may run side by side: `node bin/build-into.mjs <folder>`. Used by the tests and the bench.
 */
import { join, resolve } from 'node:path';
import { build } from 'astro';
import { root } from './setup.mjs';

const folder = resolve(process.argv[2] ?? 'dist');
await build({ root, outDir: join(folder, 'site'), cacheDir: join(folder, 'cache'), logLevel: 'warn' });

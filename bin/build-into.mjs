/**
 * Builds a project into a folder, with a cache of its own, so that several builds may run side by
 * side: `node bin/build-into.mjs <folder> [project]`. Used by the tests and the bench.
 */
import { join, resolve } from 'node:path';
import { build } from 'astro';
import { root } from './setup.mjs';

const [folder, project = root] = process.argv.slice(2);
if (!folder) throw new Error('Name a folder: node bin/build-into.mjs <folder> [project]');
await build({
  root: resolve(project),
  outDir: resolve(folder, 'site'),
  cacheDir: join(resolve(folder), 'cache'),
  logLevel: 'warn',
});

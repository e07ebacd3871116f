/** What a module weighs in the browser, bundled and minified as the site is. */
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The code of one entry with all that it imports at once. */
export async function bundled(entry: string): Promise<string> {
  const result = await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      rolldownOptions: { input: entry, preserveEntrySignatures: 'strict', output: { format: 'es' } },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  const code = outputs.flatMap((output) => ('output' in output ? output.output : []));
  return code.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('');
}

export const brotliSize = (data: Uint8Array | string): number => brotliCompressSync(data).length;

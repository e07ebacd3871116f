/** The words of the CMS, so that the handbook calls each button by its name. */
import base from 'decap-cms-locales/dist/esm/de/index.js';
import { german, merged, type Phrases } from '#cms/german.ts';

const phrases = merged(base, german);

/**
 * What the German interface says at `key`, `editor.editorToolbar.save`.
 * @throws an `Error` if it says nothing there
 */
export function word(key: string, values: Readonly<Record<string, string>> = {}): string {
  const found = key
    .split('.')
    .reduce<Phrases | string | undefined>(
      (below, part) => (typeof below === 'object' ? below[part] : undefined),
      phrases,
    );
  if (typeof found !== 'string') throw new Error(`The CMS says nothing at “${key}”.`);
  return found.replace(/%\{(\w+)\}/g, (gap, name: string) => values[name] ?? gap);
}

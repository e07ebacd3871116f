/** What the writers of documents weigh in the browser. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../bin/setup.mjs';
import { documentFonts } from '../src/build/document-fonts.ts';
import { brotliSize, bundled } from './bundle.ts';

const sizeOf = async (file: string): Promise<number> => brotliSize(await bundled(join(root, 'src/export', file)));

it.each([
  ['DOCX', 'docx.ts', 95_000],
  ['ODT', 'odt.ts', 25_000],
  ['ZIP', 'zip.ts', 10_000],
])('the %s writer keeps its budget', async (name, file, budget) => {
  const size = await sizeOf(file);
  console.log(`${name}-Schreiber: ${(size / 1000).toFixed(1)} kB`);
  expect(size).toBeLessThanOrEqual(budget);
});

it('the PDF writer with its fonts keeps its budget', async () => {
  const fonts = Object.values(await documentFonts()).map(brotliSize);
  const size = fonts.reduce((sum, font) => sum + font, await sizeOf('pdf.ts'));
  console.log(`PDF-Schreiber mit Schriften: ${(size / 1000).toFixed(1)} kB`);
  expect(size).toBeLessThanOrEqual(300_000);
});

import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type DocumentFormat, documentFormats } from '#export/documentFormats.ts';
import { documentOf, paragraph } from '../../tests/fixtures/document.ts';
import { documentFile } from './document-files.ts';

afterEach(() => vi.resetModules());

describe.each(documentFormats)('a file of a document as $id', (format) => {
  it('is made once: another build takes it as it lies, and makes anew what has changed', async () => {
    const document = documentOf([paragraph('Text')], { title: `Einmal ${randomUUID()}` });
    const bytes = await documentFile(document, format);
    vi.resetModules();
    const { documentFile: nextBuild } = await import('./document-files.ts');
    const never: DocumentFormat = { ...format, load: () => Promise.reject(new Error('made again')) };
    expect(Buffer.from(await nextBuild(document, never)).equals(Buffer.from(bytes))).toBe(true);
    await expect(nextBuild({ ...document, title: `${document.title}!` }, never)).rejects.toThrow('made again');
  });
});

import { describe, expect, it } from 'vitest';
import { documentOf, jpeg } from '../../tests/fixtures/document.ts';
import { fromJson, toJson } from './documentJson.ts';

describe('a document as text', () => {
  it('keeps every byte of its pictures', () => {
    const data = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 7) % 256);
    const document = documentOf([
      { type: 'note', blocks: [{ type: 'figure', image: { ...jpeg, data }, alternative: 'Viele Bytes' }] },
      { type: 'figure', image: { ...jpeg, data: new Uint8Array() }, alternative: 'Keine' },
    ]);
    expect(fromJson(toJson(document))).toEqual(document);
  });

  it('is plain JSON where there are none', () => {
    const document = documentOf([{ type: 'paragraph', inlines: [{ type: 'text', text: '{"base64":"Größe"}' }] }]);
    expect(JSON.parse(toJson(document))).toEqual(document);
    expect(fromJson(JSON.stringify(document))).toEqual(document);
  });
});

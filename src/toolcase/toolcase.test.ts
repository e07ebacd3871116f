import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentFormats } from '#export/documentFormats.ts';
import {
  empty,
  formatIds,
  fragmentOf,
  idOf,
  itemsOfFragment,
  readToolcase,
  toolcaseText,
  withItems,
  withoutItem,
} from './toolcase.ts';

it('knows every format in which documents are taken home', () => {
  expect(formatIds).toEqual(documentFormats.map(({ id }) => id));
});

it('names a page by its address', () => {
  expect(idOf('/toolbox/coming-home/')).toBe('toolbox/coming-home');
  expect(idOf('/glossar/')).toBe('glossar');
});

describe('what is kept', () => {
  it('comes back as it was', () => {
    const toolcase = { items: ['toolbox/x', 'glossar', 'igz/umsetzungsplan'], formats: ['docx', 'odt'] as const };
    expect(readToolcase(toolcaseText(toolcase))).toEqual(toolcase);
  });

  it('is nothing where nothing is, and where something else is', () => {
    for (const text of [
      null,
      '',
      '{',
      'null',
      '[]',
      '"x"',
      '{}',
      '{"version":0,"items":["glossar"]}',
      'x'.repeat(50_000),
    ])
      expect(readToolcase(text)).toEqual(empty);
  });

  it('is left alone when a newer version of the site wrote it', () => {
    expect(readToolcase('{"version":2,"items":{"glossar":1}}')).toBe('newer');
  });

  it('loses what is no name of a page, and what is there twice', () => {
    const items = [
      'glossar',
      'glossar',
      '../x',
      'a//b',
      'a/b/c',
      'A/b',
      '',
      5,
      null,
      '__proto__',
      '<b>',
      'toolbox/ä',
      'x'.repeat(200),
    ];
    const text = JSON.stringify({ version: 1, items, formats: ['exe', 'odt', 'odt'] });
    expect(readToolcase(text)).toEqual({ items: ['glossar'], formats: ['odt'] });
  });

  it('has at least one format and at most 200 entries', () => {
    const items = Array.from({ length: 500 }, (_, index) => `toolbox/t${index}`);
    const read = readToolcase(JSON.stringify({ version: 1, items, formats: [] }));
    expect(read).toMatchObject({ formats: ['pdf'] });
    expect(read !== 'newer' && read.items).toHaveLength(200);
  });

  it('is read from any text without harm', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map((items) => JSON.stringify({ version: 1, items })),
        ),
        (text) => {
          const read = readToolcase(text);
          if (read === 'newer') return;
          expect(read.formats.length).toBeGreaterThan(0);
          expect(readToolcase(toolcaseText(read))).toEqual(read);
        },
      ),
    );
  });
});

it('adds at the end, each once, and takes out', () => {
  const one = withItems(empty, ['glossar', 'toolbox/x']);
  expect(withItems(one, ['toolbox/y', 'glossar']).items).toEqual(['glossar', 'toolbox/x', 'toolbox/y']);
  expect(withoutItem(one, 'glossar').items).toEqual(['toolbox/x']);
});

describe('a link', () => {
  it('brings the same collection in the same order', () => {
    const items = ['toolbox/b', 'loesungsansaetze/a', 'glossar'];
    expect(fragmentOf(items)).toBe('#koffer=toolbox/b,loesungsansaetze/a,glossar');
    expect(itemsOfFragment(fragmentOf(items))).toEqual({ items, unreadable: 0 });
    expect(itemsOfFragment('#koffer=toolbox%2Fb%2cglossar')).toEqual({
      items: ['toolbox/b', 'glossar'],
      unreadable: 0,
    });
  });

  it('is another link when it names something else', () => {
    for (const hash of ['', '#', '#briefkopf', '#koffer', '#Koffer=glossar'])
      expect(itemsOfFragment(hash)).toBeUndefined();
  });

  it('says how much of it cannot be read', () => {
    expect(itemsOfFragment('#koffer=')).toEqual({ items: [], unreadable: 0 });
    expect(itemsOfFragment('#koffer=glossar,%E0%A4%A,<b>,glossar')).toEqual({ items: ['glossar'], unreadable: 2 });
  });
});

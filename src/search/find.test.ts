import { describe, expect, it } from 'vitest';
import { type Engine, find } from './find.ts';
import { fold } from './words.ts';

const pages: Record<string, string> = {
  '/wohnen/': 'Wohnung suchen, auch für Azubis',
  '/praxis/': 'Praxis übergeben, Famulatur anbieten',
  '/pflege/': 'Pflege und Ärzte, Mangel',
};

/** An engine with Pagefind's manners: all known words must be there, unknown ones are ignored. */
const engine: Engine = {
  search: async (words, filters) => {
    const has = (url: string, word: string) => fold(pages[url] ?? '').includes(fold(word));
    const known = words.split(' ').filter((word) => Object.keys(pages).some((url) => has(url, word)));
    const all = known.length === 0 ? [] : Object.keys(pages).filter((url) => known.every((word) => has(url, word)));
    const hits = Object.keys(filters).length > 0 ? [] : all;
    return {
      hits: hits.map((url) => ({
        id: url,
        score: 1,
        data: async () => ({ url, content: pages[url] ?? '', meta: {} }),
      })),
      counts: {},
      unfiltered: all.length,
    };
  },
  known: async () => ({ terms: ['Famulatur', 'Praxis'], parts: ['ärzte', 'mangel', 'praxis'] }),
};
const search = (query: string, filters = {}) => find(query, filters, engine);
const urls = async (query: string) => (await search(query)).hits.map(({ id }) => id);

describe('find', () => {
  it('finds pages with every word', async () => {
    expect(await search('Wohnung für Azubis')).toMatchObject({ kind: 'all', hits: [{ id: '/wohnen/' }] });
  });

  it('takes the nearest term for a word that is nowhere, and says so', async () => {
    expect(await search('Fammulatur')).toMatchObject({
      kind: 'instead',
      words: ['Famulatur'],
      missing: ['Fammulatur'],
      hits: [{ id: '/praxis/' }],
    });
  });

  it('reads a compound that is nowhere as its parts', async () => {
    expect(await urls('Ärztemangel')).toEqual(['/pflege/']);
  });

  it('shows pages with some words where none has all', async () => {
    expect(await search('Wohnung Praxis')).toMatchObject({
      kind: 'some',
      hits: [{ id: '/wohnen/' }, { id: '/praxis/' }],
    });
  });

  it('tells filters that leave nothing from words that find nothing', async () => {
    expect(await search('Wohnung', { Phase: ['Planen'] })).toMatchObject({ kind: 'filtered', hits: [] });
    expect(await search('Quastenflosser')).toMatchObject({ kind: 'none', hits: [], missing: ['Quastenflosser'] });
  });

  it.each(['', '   ', '„“', '<script>alert(1)</script>', `${'x'.repeat(5000)}`, '\u0000', '🙂'])(
    'survives %j',
    async (query) => {
      expect((await search(query)).kind).toBe('none');
    },
  );
});

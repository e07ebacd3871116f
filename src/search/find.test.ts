import { describe, expect, it } from 'vitest';
import { countsOf, type Engine, type Filters, find } from './find.ts';
import { fold } from './words.ts';

const pages: Record<string, string> = {
  '/wohnen/': 'Wohnung suchen, auch für Azubis',
  '/praxis/': 'Praxis übergeben, Famulatur anbieten, Wohnung vermitteln',
  '/pflege/': 'Pflege und Ärzte, Mangel, Standort-Check',
};
const ids = Object.keys(pages);

/** An engine with Pagefind's manners: for a word that no page has, it takes a shorter beginning. */
const engine: Engine = {
  search: async (word) => {
    const having = (beginning: string) => ids.filter((id) => fold(` ${pages[id]}`).includes(` ${beginning}`));
    let beginning = fold(word);
    while (beginning.length > 2 && having(beginning).length === 0) beginning = beginning.slice(0, -1);
    const found = beginning.length > 2 ? having(beginning) : [];
    return found.map((id) => ({ id, score: 1, data: async () => ({ url: id, content: pages[id] ?? '', meta: {} }) }));
  },
  values: new Map([
    [
      'Phase',
      new Map([
        ['Planen', new Set(['/wohnen/', '/pflege/'])],
        ['Gewinnen', new Set(['/praxis/'])],
      ]),
    ],
    ['Ort', new Map([['Dorf', new Set(['/wohnen/'])]])],
  ]),
  known: async () => ({ terms: ['Famulatur', 'Praxis'], parts: ['ärzte', 'mangel', 'praxis'] }),
};
const search = (query: string, filters: Filters = {}) => find(query, filters, engine);
const idsOf = (hits: readonly { id: string }[]) => hits.map(({ id }) => id);

describe('find', () => {
  it('puts pages with every word first and counts them', async () => {
    const { hits, complete } = await search('Wohnung für Azubis');
    expect(idsOf(hits)).toEqual(['/wohnen/', '/praxis/']);
    expect(complete).toBe(1);
  });

  it('takes the nearest term for a word that is nowhere, and says so', async () => {
    expect(await search('Fammulatur')).toMatchObject({
      words: ['Famulatur'],
      missing: ['Fammulatur'],
      hits: [{ id: '/praxis/' }],
    });
  });

  it('reads a compound that is nowhere as its parts', async () => {
    expect(await search('Ärztemangel')).toMatchObject({ words: ['arzte', 'mangel'], hits: [{ id: '/pflege/' }] });
  });

  it('keeps a longer form of a word that is there', async () => {
    expect(await search('Wohnungen')).toMatchObject({ words: ['Wohnungen'], missing: [] });
    expect(await search('Wohnungslose')).toMatchObject({ words: [], missing: ['Wohnungslose'] });
  });

  it('leaves out a word that is nowhere and has nothing near, and offers what is nearest', async () => {
    expect(await search('Quastenflosser Praxis')).toMatchObject({ words: ['Praxis'], missing: ['Quastenflosser'] });
    expect(await search('Quastenflosserpraxis')).toMatchObject({ hits: [], suggestions: ['Praxis'] });
  });

  it('narrows by filters: any value within one, all of them together', async () => {
    expect(idsOf((await search('Wohnung', { Phase: ['Planen', 'Gewinnen'] })).hits)).toEqual(['/wohnen/', '/praxis/']);
    const { hits, all } = await search('Wohnung', { Phase: ['Gewinnen'], Ort: ['Dorf'] });
    expect([hits.length, all.length]).toEqual([0, 2]);
  });

  it('counts what each value would give', async () => {
    const filters = { Phase: ['Planen'] };
    const { all } = await search('Wohnung', filters);
    const counts = countsOf(all, filters, engine.values);
    expect(counts.get('Phase')).toEqual(
      new Map([
        ['Planen', 1],
        ['Gewinnen', 1],
      ]),
    );
    expect(counts.get('Ort')).toEqual(new Map([['Dorf', 1]]));
  });

  it.each(['', '   ', '„“', '<script>alert(1)</script>', 'x'.repeat(5000), '\u0000', '🙂'])(
    'survives %j',
    async (query) => {
      expect((await search(query)).hits).toEqual([]);
    },
  );
});

/** The search as it is built: what it finds, and what it keeps to itself. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Pagefind, startEngine } from '#search/engine.ts';
import { excerpt, expansionMark } from '#search/excerpt.ts';
import { type Engine, find } from '#search/find.ts';
import { queries } from './search-queries.ts';
import { dist, pages, serve } from './site.ts';

const top = 3;
const wantedRate = 0.95;

let engine: Engine;
let site: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  site = await serve();
  const pagefind: Pagefind = await import(/* @vite-ignore */ pathToFileURL(join(dist, 'pagefind/pagefind.js')).href);
  const known = async () => JSON.parse(readFileSync(join(dist, 'pagefind/terms.json'), 'utf8'));
  engine = await startEngine(pagefind, known, { basePath: `${site.origin}/pagefind/`, baseUrl: '/' });
}, 60_000);
afterAll(() => site?.stop());

const urlsFor = async (query: string, count = Number.POSITIVE_INFINITY): Promise<string[]> => {
  const { hits } = await find(query, {}, engine);
  return Promise.all(hits.slice(0, count).map(async (hit) => (await hit.data()).url));
};

it(`has one of the right pages among the first ${top} for at least ${wantedRate * 100} % of the queries`, async () => {
  expect(queries.length).toBeGreaterThanOrEqual(80);
  const missed: string[] = [];
  let first = 0;
  for (const { ask, expect: right } of queries) {
    const urls = await urlsFor(ask, top);
    if (!urls.some((url) => right.includes(url))) missed.push(`„${ask}“: ${urls.join(', ') || 'nothing'}`);
    if (right.includes(urls[0] ?? '')) first += 1;
  }
  const rate = 1 - missed.length / queries.length;
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  console.log(
    `Search: ${percent(rate)} of ${queries.length} queries among the first ${top}, ${percent(first / queries.length)} first.\nMissed: ${missed.join('\n        ')}`,
  );
  expect(rate).toBeGreaterThanOrEqual(wantedRate);
}, 60_000);

describe('German', () => {
  it.each([
    ['Praxis', '/glossar/#hausarztpraxis'],
    ['Förderung', '/glossar/#niederlassungsfoerderung'],
    ['Nachfolge', '/toolbox/checkliste-praxisuebergabe/'],
    ['Übergabe', '/glossar/#praxisnachfolge'],
    ['Praxisabgabe', '/toolbox/leitfaden-praxisnachfolge/'],
    ['Medizinisches Versorgungszentrum', '/loesungsansaetze/kommunales-mvz/'],
    ['PJ', '/glossar/#praktisches-jahr'],
  ])('„%s“ finds %s', async (query, url) => {
    expect(await urlsFor(query)).toContain(url);
  });

  it.each([
    ['Ärzte', 'Aerzte'],
    ['Förderung', 'foerderung'],
    ['Lüdinghausen', 'Luedinghausen'],
    ['Büro', 'BUERO'],
  ])('„%s“ and „%s“ find the same', async (one, other) => {
    expect((await urlsFor(one)).toSorted()).toEqual((await urlsFor(other)).toSorted());
  });
});

it('finds every page that asks to be found, and no other', async () => {
  const found = new Set(
    [...engine.values.values()].flatMap((byValue) => [...byValue.values()].flatMap((ids) => [...ids])),
  );
  const asking = pages.filter(({ html }) => /<main\b[^>]*\sdata-pagefind-body/.test(html)).map(({ path }) => path);
  const art = engine.values.get('Art') ?? new Map<string, ReadonlySet<string>>();
  const byPage = new Set<string>();
  for (const ids of art.values()) for (const id of ids) byPage.add(id);
  expect(byPage).toEqual(found);
  for (const path of asking) {
    const title = /<h1\b[^>]*>([\s\S]*?)<\/h1>/.exec(pages.find((page) => page.path === path)?.html ?? '')?.[1] ?? '';
    expect(await urlsFor(title.replace(/<[^>]*>/g, ' '), 10), title).toContain(path);
  }
}, 60_000);

it('never shows the words that were added for the search', async () => {
  for (const query of ['praxis', 'arztpraxis', 'nachfolge', 'förderung']) {
    const { hits, words } = await find(query, {}, engine);
    for (const hit of hits.slice(0, 10)) {
      const { content, meta } = await hit.data();
      const shown = excerpt(content, meta['title'] ?? '', meta['summary'] ?? '', words);
      const text = shown
        .map((piece) => piece.text)
        .join('')
        .replace(/^… | …$/g, '');
      expect(text).not.toContain(expansionMark);
      expect(`${meta['summary']} ${content.split(expansionMark)[0]}`).toContain(text);
      expect(text.length).toBeGreaterThan(20);
    }
  }
});

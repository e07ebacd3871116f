import { setTimeout as wait } from 'node:timers/promises';
import { close } from 'pagefind';
import { afterAll, describe, expect, it } from 'vitest';
import { buildSearch, keepFresh } from './search-index.ts';

describe('keepFresh', () => {
  it('builds once for many changes, and answers all who wait with the newest', async () => {
    let built = 0;
    const index = keepFresh(async () => {
      built += 1;
      return built;
    }, 20);
    expect(index.newest()).toBeUndefined();
    index.refresh();
    const early = index.newest();
    index.refresh();
    index.refresh();
    expect(await early).toBe(1);
    expect(await index.newest()).toBe(1);
  });

  it('never builds twice at a time', async () => {
    let running = 0;
    let most = 0;
    const index = keepFresh(async () => {
      running += 1;
      most = Math.max(most, running);
      await wait(30);
      running -= 1;
    }, 5);
    index.refresh();
    await wait(15);
    index.refresh();
    await index.newest();
    expect(most).toBe(1);
  });

  it('recovers from a build that failed', async () => {
    let fails = true;
    const index = keepFresh(async () => {
      if (fails) throw new Error('no');
      return 'yes';
    }, 5);
    index.refresh();
    await expect(index.newest()).rejects.toThrow('no');
    fails = false;
    index.refresh();
    expect(await index.newest()).toBe('yes');
  });
});

describe('buildSearch', () => {
  afterAll(() => close());
  const page = (attribute: string) =>
    `<html lang="de"><head><title>A</title></head><body><main${attribute}><h1>Hausarzt</h1></main></body></html>`;

  it('gives the files the browser needs, and only those', async () => {
    const files = await buildSearch(
      [
        { url: '/gefunden/', html: page(' data-pagefind-body') },
        { url: '/nicht/', html: page('') },
      ],
      [],
      'Haus/A\nArzt/A\n',
    );
    const names = [...files.keys()].map((name) => name.replace(/de_[\da-f]+/, '*')).sort();
    expect(names).toEqual([
      'fragment/*.pf_fragment',
      'index/*.pf_index',
      'pagefind-entry.json',
      'pagefind.*.pf_meta',
      'pagefind.js',
      'terms.json',
      'wasm.de.pagefind',
    ]);
  });
});

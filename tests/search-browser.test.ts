/** The search page in a browser: what it loads, shows, announces and how it is used by keyboard. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { browse, serve } from './site.ts';

vi.setConfig({ testTimeout: 40_000 });

const maxBytes = 200_000;
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
let site: Awaited<ReturnType<typeof serve>>;
let context: BrowserContext;
let page: Page;
let errors: string[];
let requests: string[];

beforeAll(async () => {
  [site, browser] = await Promise.all([serve(), browse()]);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});
beforeEach(async () => {
  context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  errors = [];
  requests = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
});
afterEach(async () => {
  await context.close();
  expect(errors).toEqual([]);
});

const field = () => page.locator('#suche-feld');
const status = () => page.getByRole('status');
const results = () => page.locator('[data-search-results] > li');
const titles = () => page.locator('[data-search-results] h2').allTextContents();
const focused = () => page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent);
const soon = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 15_000 });
const searchFor = async (query: string) => {
  await page.goto(`${site.origin}/suche/?q=${encodeURIComponent(query)}`);
  await page.waitForFunction(() => document.querySelector('[data-search-status]')?.textContent);
};

describe('what is loaded', () => {
  it('is nothing of the search on other pages', async () => {
    await page.goto(`${site.origin}/toolbox/`, { waitUntil: 'networkidle' });
    await page.locator('#suche-feld').fill('Praxis');
    await page.waitForTimeout(300);
    expect(requests.filter((path) => /pagefind|suche/.test(path))).toEqual([]);
  });

  it.each(['praxis', 'Kita und Schule für neue Fachkräfte'])(
    `is no engine before the first letter, and at most ${maxBytes / 1000} kB for „%s“`,
    async (query) => {
      const client = await context.newCDPSession(page);
      await client.send('Network.enable');
      let bytes = 0;
      client.on('Network.loadingFinished', ({ encodedDataLength }) => {
        bytes += encodedDataLength;
      });
      await page.goto(`${site.origin}/suche/`, { waitUntil: 'networkidle' });
      expect(requests.filter((path) => path.startsWith('/pagefind/'))).toEqual([]);
      const before = bytes;
      await field().pressSequentially(query, { delay: 20 });
      await soon(() => status().textContent()).toContain(`„${query}“`);
      await page.waitForLoadState('networkidle');
      console.log(
        `Search: ${Math.round((bytes - before) / 1000)} kB from the first letter to the results for „${query}“.`,
      );
      expect(bytes - before).toBeLessThanOrEqual(maxBytes);
    },
  );
});

describe('results', () => {
  it('have a title, a kind, a passage with marks and a number that is announced', async () => {
    await searchFor('Hausarzt');
    expect(await status().textContent()).toMatch(/^\d+ Treffer für „Hausarzt“\.$/);
    const first = results().first();
    expect(await first.getByRole('link').getAttribute('href')).toMatch(/^\/[a-z-]+\//);
    expect(await first.locator('.kicker').textContent()).not.toBe('');
    expect(await page.locator('[data-search-results] mark').count()).toBeGreaterThan(3);
  });

  it('come in tens', async () => {
    await searchFor('Praxis');
    expect(await results().count()).toBe(10);
    await page.getByRole('button', { name: 'Weitere Treffer zeigen' }).click();
    await soon(() => results().count()).toBe(20);
    expect(await focused()).toBe((await titles())[10]);
  });

  it('follow the letters', async () => {
    await page.goto(`${site.origin}/suche/`);
    await field().pressSequentially('Famulat', { delay: 30 });
    await soon(() => status().textContent()).toContain('„Famulat“');
    await soon(async () => (await titles()).join()).toContain('Famulatur');
    expect(page.url()).toContain('?q=Famulat');
  });

  it('show every query as text', async () => {
    const attack = '<img src=x onerror="document.title=1"> "><script>document.title=2</script>';
    await searchFor(attack);
    expect(await field().inputValue()).toBe(attack);
    expect(await page.title()).toContain('Suche');
    expect(await page.locator('main img, main script').count()).toBe(0);
  });
});

describe('filters', () => {
  it('narrow at once, with their numbers, and stand in the address', async () => {
    await searchFor('Praxis');
    const label = page.locator('[data-facet="art"] label', { hasText: 'Werkzeug' });
    const number = Number(/\((\d+)\)/.exec((await label.textContent()) ?? '')?.[1]);
    await label.click();
    await soon(() => status().textContent()).toBe(`${number} Treffer mit diesen Filtern für „Praxis“.`);
    expect(page.url()).toContain('?q=Praxis&art=werkzeug');
    expect(new Set(await page.locator('[data-search-results] .kicker').allTextContents())).toEqual(
      new Set(['Werkzeug']),
    );
  });

  it('come from the address, and go back with it', async () => {
    await page.goto(`${site.origin}/suche/?q=Pflege&phase=gewinnen&sektor=pflege`);
    await soon(() => status().textContent()).toContain('mit diesen Filtern');
    const boxes = page.locator('[data-search-facets] input:checked');
    expect(await boxes.count()).toBe(2);
    await page.locator('[data-facet="phase"] label', { hasText: 'Gewinnen' }).click();
    await soon(() => page.url()).not.toContain('phase');
    await page.goBack();
    await soon(() => boxes.count()).toBe(2);
    expect(page.url()).toContain('phase=gewinnen');
  });

  it('that leave nothing can be taken off in one step', async () => {
    await page.goto(`${site.origin}/suche/?q=Impressum&phase=planen&phase=gewinnen&art=kommune`);
    await soon(() => status().textContent()).toContain('Kein Treffer mit diesen Filtern');
    await page.locator('[data-search-note]').getByRole('button', { name: 'Alle Filter lösen' }).click();
    await soon(() => results().count()).toBeGreaterThan(0);
    expect(page.url()).toMatch(/\?q=Impressum$/);
  });
});

describe('nothing found', () => {
  it('offers the nearest terms and the overviews', async () => {
    await searchFor('Quastenflosserpraxis');
    const note = page.locator('[data-search-note]');
    expect(await status().textContent()).toContain('Kein Treffer');
    expect(await note.getByRole('link').count()).toBeGreaterThan(0);
    expect(await page.getByRole('heading', { name: 'Alle Übersichten' }).isVisible()).toBe(true);
    const term = (await note.getByRole('link').first().textContent()) ?? '';
    await note.getByRole('link').first().click();
    await soon(() => status().textContent()).toContain(`„${term}“`);
    await soon(() => results().count()).toBeGreaterThan(0);
  });

  it('says which word is not there and what was searched instead', async () => {
    await searchFor('Fammulatur');
    expect(await status().textContent()).toMatch(/^„Fammulatur“ kommt hier nicht vor\. \d+ Treffer für „Famulatur“\.$/);
  });
});

describe('by keyboard', () => {
  it('„/“ leads to the field, Enter to the results', async () => {
    await page.goto(`${site.origin}/toolbox/`);
    await page.keyboard.press('/');
    expect(await focused()).toBe('suche-feld');
    await page.keyboard.type('a/b Bürgerbus');
    expect(await field().inputValue()).toBe('a/b Bürgerbus');
    await field().fill('Bürgerbus');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/suche/?q=B%C3%BCrgerbus');
    await soon(() => titles()).toContain('Bürgerbus');
  });

  it('arrows go through the results, Escape goes back and then clears', async () => {
    await searchFor('Pflege');
    await page.keyboard.press('/');
    const [first, second] = await titles();
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe(first);
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe(second);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await focused()).toBe('suche-feld');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    expect(await focused()).toBe('suche-feld');
    await page.keyboard.press('Escape');
    expect(await field().inputValue()).toBe('');
    await soon(() => results().count()).toBe(0);
    expect(page.url()).toMatch(/\/suche\/$/);
  });
});

describe.each(['light', 'dark'] as const)('with results in %s', (colorScheme) => {
  it.each(['Praxis', 'Fammulatur', 'Quastenflosserpraxis'])(
    '„%s“ has no axe violation and does not scroll sideways at 320 px',
    async (query) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width: 320, height: 700 });
      await searchFor(query);
      await page
        .locator('[data-search-facets] summary')
        .click({ timeout: 1000 })
        .catch(() => undefined);
      await page.evaluate(axeSource);
      const violations = await page.evaluate(async () => {
        const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
        const { violations: found } = await axe.run(document);
        return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
      });
      expect(violations).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    },
  );
});

it('without JavaScript says so and leads to the overviews', async () => {
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const still = await plain.newPage();
  const answer = await still.goto(`${site.origin}/suche/?q=Praxis`);
  expect(await answer?.text()).toMatch(/<noscript>\s*<p>Die Suche braucht JavaScript/);
  expect(await still.locator('[data-search-overviews] a:visible').count()).toBeGreaterThan(8);
  expect(await still.locator('[data-search-facets]').isVisible()).toBe(false);
  await plain.close();
});

it('without network says so', async () => {
  await page.goto(`${site.origin}/suche/`);
  await page.route('**/pagefind/**', (route) => route.abort());
  await field().fill('Praxis');
  await soon(() => status().textContent()).toContain('konnte nicht geladen werden');
  expect(await page.getByRole('heading', { name: 'Alle Übersichten' }).isVisible()).toBe(true);
  expect(errors.length).toBeGreaterThan(0);
  errors.length = 0;
});

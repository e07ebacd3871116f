/** Promises that only a browser can show: accessibility, layout, privacy, keyboard. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { browse, pages, serve } from './site.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
/** One visitor of all pages; what a page would keep shows on the next as well. */
let context: BrowserContext;
let site: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  [site, browser] = await Promise.all([serve(), browse()]);
  context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' });
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

/** Axe as an isolated script: the page's own policy stays in force. */
async function violations(page: Page, rules: string[]): Promise<string[]> {
  return page.evaluate(async (values) => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations: found } = await axe.run(document, { runOnly: values, resultTypes: ['violations'] });
    return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  }, rules);
}

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Opens a page as if it were the first, and says what it asked for, complained of, kept and moved while it loaded. */
async function observe(page: Page, path: string) {
  const session = await context.newCDPSession(page);
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  const foreign: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(site.origin) && !request.url().startsWith('data:')) foreign.push(request.url());
  });
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.addInitScript(() => {
    interface Shift extends PerformanceEntry {
      value: number;
      sources: readonly { node: Node | null }[];
    }
    const moved: string[] = [];
    Object.assign(globalThis, { moved });
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries() as Shift[]) {
        const names = sources.map(({ node }) => (node instanceof Element ? `${node.tagName}.${node.className}` : '?'));
        moved.push(`${value}: ${names.join(', ')}`);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(`${site.origin}${path}`, { waitUntil: 'load' });
  const kept = await page.evaluate(() => localStorage.length + sessionStorage.length);
  const moved = await page.evaluate(() => (globalThis as unknown as { moved: string[] }).moved);
  return { foreign, complaints, cookies: (await context.cookies()).length, kept, moved };
}

/** Elements that stand out of the window on the right. */
const sideways = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const limit = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= limit) return [];
    return [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > limit + 1 && !element.closest('.table-scroll, svg'))
      .map((element) => `${element.tagName}.${element.className}`)
      .slice(0, 5);
  });

describe.each(pages.map(({ path }) => path))('%s', (path) => {
  let page: Page;
  let seen: Awaited<ReturnType<typeof observe>>;
  beforeAll(async () => {
    page = await context.newPage();
    seen = await observe(page, path);
    if (seen.moved.length > 0) {
      // A font that misses its 100 ms on a busy machine moves words once; what the page itself moves, it moves again.
      console.log(`  ${path} moved: ${seen.moved.join('; ')}`);
      await page.close();
      page = await context.newPage();
      seen = await observe(page, path);
    }
    await page.evaluate(axeSource);
  });
  afterAll(() => page?.close());

  it('asks no one else, complains of nothing, keeps nothing, stands still', () => {
    expect(seen).toEqual({ foreign: [], complaints: [], cookies: 0, kept: 0, moved: [] });
  });
  it('has no axe violation', async () => {
    expect(await violations(page, standards)).toEqual([]);
  });
  it('has its contrasts in the dark as well', async () => {
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violations(page, ['color-contrast', 'link-in-text-block'])).toEqual([]);
  });
  it('fits 320 px, with targets large enough', async () => {
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await sideways(page)).toEqual([]);
    expect(await violations(page, ['target-size'])).toEqual([]);
  });
});

describe('by keyboard', () => {
  it('reaches the content by the first stop, and every focus is seen', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(`${site.origin}/toolbox/`);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Zum Inhalt');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('inhalt');
    for (let stop = 0; stop < 12; stop += 1) {
      await page.keyboard.press('Tab');
      const outline = await page.evaluate(() => {
        const style = getComputedStyle(document.activeElement ?? document.body);
        return style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2;
      });
      expect(outline, `stop ${stop + 1}`).toBe(true);
    }
    await page.close();
  });

  it('opens and closes the menu on a phone', async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 700 } });
    await page.goto(site.origin);
    const link = page.getByRole('navigation', { name: 'Hauptnavigation' }).getByRole('link', { name: 'Toolbox' });
    expect(await link.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Menü' }).press('Enter');
    expect(await link.isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await link.isVisible()).toBe(false);
    await page.close();
  });

  it('reaches every model municipality on the map', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(site.origin);
    const reached = await page.evaluate(() =>
      [...document.querySelectorAll<SVGAElement>('.map svg a')].map((link) => {
        link.focus();
        return document.activeElement === link;
      }),
    );
    expect(reached.length).toBeGreaterThanOrEqual(10);
    expect(reached.every(Boolean)).toBe(true);
    await page.close();
  });
});

describe('a list', () => {
  it('is complete without JavaScript', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${site.origin}/loesungsansaetze/`);
    const rows = page.locator('[data-facets]');
    expect(await rows.count()).toBeGreaterThan(15);
    for (const row of await rows.all()) expect(await row.isVisible()).toBe(true);
    expect(await page.locator('[data-facet-form]').isVisible()).toBe(false);
    await context.close();
  });

  it('filters at once, keeps its state in the address and goes back', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(`${site.origin}/loesungsansaetze/`);
    const shown = () => page.locator('[data-facets]:visible').count();
    const all = await shown();
    await page.getByRole('checkbox', { name: 'Digitalisierung' }).check();
    const digital = await shown();
    expect(digital).toBeGreaterThanOrEqual(4);
    expect(digital).toBeLessThan(all);
    expect(page.url()).toContain('?bereich=digitalisierung');
    expect(await page.getByRole('status').textContent()).toContain(`${digital} von ${all}`);
    await page.reload();
    expect(await shown()).toBe(digital);
    await page.goBack();
    expect(await shown()).toBe(all);
    await page.close();
  });

  it('says what to drop when nothing fits, and keeps the focus', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(`${site.origin}/loesungsansaetze/`);
    const empty = await page.evaluate(() => {
      const rows = [...document.querySelectorAll<HTMLElement>('[data-facets]')].map(
        (row) => row.dataset['facets'] ?? '',
      );
      const values = (name: string) =>
        [...document.querySelectorAll<HTMLInputElement>(`input[name=${name}]`)].map(({ value }) => value);
      return values('bereich')
        .flatMap((area) => values('ort').map((place) => [area, place] as const))
        .find(([area, place]) => !rows.some((row) => row.includes(`bereich:${area}`) && row.includes(`ort:${place}`)));
    });
    await page.goto(`${site.origin}/loesungsansaetze/?bereich=${empty?.[0]}&ort=${empty?.[1]}`);
    const hint = page.getByRole('button', { name: /ohne „/ }).first();
    await hint.press('Enter');
    expect(await page.locator('[data-facets]:visible').count()).toBeGreaterThan(0);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    await page.close();
  });
});

describe('on paper', () => {
  it('hides navigation and opens what is folded', async () => {
    const page = await browser.newPage();
    await page.goto(`${site.origin}/toolbox/coming-home-for-christmas/`);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation', { name: 'Hauptnavigation' }).isVisible()).toBe(false);
    const folded = page.locator('details .prose').first();
    expect(await folded.evaluate((element) => element.getBoundingClientRect().height)).toBeGreaterThan(50);
    await page.close();
  });
});

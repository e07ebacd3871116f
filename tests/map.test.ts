/** Promises about the maps of the built site: where they are, how heavy, how they work. */
import { brotliCompressSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Content, contentDir, readContent } from '#build/content-files.ts';
import { browse, pageAt, pages, serve } from './site.ts';

const figures = (html: string, name: string): string[] =>
  html.match(new RegExp(`<figure class="${name}"[\\s\\S]*?</figure>`, 'g')) ?? [];
const [map = ''] = figures(pageAt('/').html, 'map');
const bytes = (text: string) => brotliCompressSync(text).length;

let content: Content;
let browser: Browser;
let site: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  content = await readContent(contentDir(), '2100-01-01');
  [browser, site] = await Promise.all([browse(), serve()]);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

describe('the map of the start page', () => {
  it('links every municipality, in the drawing and in the list', () => {
    const slugs = content.entries.filter(({ collection }) => collection === 'municipality').map(({ slug }) => slug);
    const linked = [...map.matchAll(/href="\/modellkommunen\/([^/]+)\/"/g)].map(([, slug]) => slug);
    expect(slugs.length).toBeGreaterThan(0);
    expect(linked.toSorted()).toEqual([...slugs, ...slugs].toSorted());
  });

  it('weighs at most 9 kB, compressed', () => {
    const weight = bytes(map);
    console.log(`map of the start page: ${(weight / 1000).toFixed(1)} kB brotli`);
    expect(weight).toBeLessThanOrEqual(9000);
  });

  it.each([320, 520, 720, 1280])('keeps its labels apart and inside the page at %i px', async (width) => {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    await page.goto(`${site.origin}/`);
    await page.evaluate(() => document.fonts.ready);
    const boxes = await page.evaluate(() =>
      [...document.querySelectorAll('.map > svg a text, .map-numbers circle')]
        .map((label) => label.getBoundingClientRect())
        .filter((box) => box.width > 0)
        .map(({ left, top, right, bottom, height }) => ({
          left,
          right,
          top: top + height * 0.15,
          bottom: bottom - height * 0.15,
        })),
    );
    await page.close();
    expect(boxes.length).toBeGreaterThan(0);
    boxes.forEach((box, i) => {
      expect(box.left >= 0 && box.right <= width).toBe(true);
      for (const other of boxes.slice(i + 1)) {
        const apart =
          box.right <= other.left || other.right <= box.left || box.bottom <= other.top || other.bottom <= box.top;
        expect(apart, JSON.stringify([box, other])).toBe(true);
      }
    });
  });

  it('leads by keyboard through the municipalities in the order of the list, and to their pages', async () => {
    const page = await browser.newPage();
    await page.goto(`${site.origin}/`);
    const [inDrawing, inList] = await page.evaluate(() =>
      ['.map > svg a', '.map-key a'].map((links) =>
        [...document.querySelectorAll(links)].map((link) => link.getAttribute('href')),
      ),
    );
    expect(inDrawing).toEqual(inList);
    await page.locator('.map > svg a').first().focus();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe(inDrawing?.[1]);
    await page.keyboard.press('Enter');
    await page.waitForURL(`**${inDrawing?.[1]}`);
    await page.close();
  });

  it('names each link', async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 800 } });
    await page.goto(`${site.origin}/`);
    const [, ...links] = (await page.locator('.map').ariaSnapshot()).matchAll(/link "?([^"\n:]*)/g);
    expect(links.map(([, name]) => name)).not.toContain('');
    await page.close();
  });
});

it('every map stands with the notice of its source', () => {
  const notice = content.platform?.map.notice ?? 'missing';
  const maps = pages.flatMap(({ html }) => [...figures(html, 'map'), ...figures(html, 'locator')]);
  expect(maps.length).toBeGreaterThan(content.entries.filter(({ collection }) => collection === 'municipality').length);
  for (const figure of maps) expect(figure).toContain(notice);
});

it('every municipality is located: its name and district in words, on at most 1.5 kB', () => {
  for (const { collection, slug, data } of content.entries) {
    if (collection !== 'municipality') continue;
    const [locator = ''] = figures(pageAt(`/modellkommunen/${slug}/`).html, 'locator');
    const { title, kreis } = data as { title: string; kreis: string };
    expect(locator).toContain(`aria-label="Lage in der Region: ${title} (${kreis})"`);
    expect(bytes(locator)).toBeLessThanOrEqual(1500);
  }
});

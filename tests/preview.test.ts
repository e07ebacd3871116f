/** The preview of the CMS: the pages of the site, drawn in the browser from a draft. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentDir, readContent } from '#build/content-files.ts';
import type { Stage, StageWish } from '#preview/stage.ts';
import { addressOf, type CollectionName, collectionNames } from '#schema/collections.ts';
import { root } from '../bin/setup.mjs';
import { brotliSize, bundled } from './bundle.ts';
import { browse, dist, pageAt, serve } from './site.ts';

const today = '2100-01-01';
const { entries, platform } = await readContent(contentDir(), today);
/** The content has no offer yet; the region of the tests has one. */
const offer =
  (await readContent(join(root, 'tests/fixtures/region'), today)).entries.find(
    ({ collection }) => collection === 'offer',
  )?.data ?? {};

let browser: Browser;
let site: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  [site, browser] = await Promise.all([serve(), browse()]);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
});

declare global {
  interface Window {
    /** The entries as they are stored. */
    snapshot: StageWish['snapshot'];
  }
}

const snapshot: StageWish['snapshot'] = {
  platform,
  entries: entries.map(({ collection, slug, data }) => ({ collection, slug, data })),
};

/** The page in the preview's frame, by itself. */
async function openStage(stored = snapshot, scheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, colorScheme: scheme });
  await page.goto(`${site.origin}/admin/vorschau/`);
  await page.waitForFunction(() => window.preview !== undefined);
  await page.evaluate((all) => {
    window.snapshot = all;
  }, stored);
  return page;
}

type Draft = Pick<StageWish, 'collection' | 'slug' | 'data'> & Partial<Pick<StageWish, 'view' | 'scheme'>>;

/** Shows a draft; what came of it. */
const show = (page: Page, draft: Draft): ReturnType<Stage['show']> =>
  page.evaluate(
    async (wish) => {
      const onFill = (): void => undefined;
      const outcome = window.preview?.show({
        scheme: 'light',
        view: 'read',
        onFill,
        snapshot: window.snapshot,
        ...wish,
      });
      if (!outcome) throw new Error('The frame shows nothing.');
      return outcome;
    },
    { ...draft, today },
  );

/** What of a page is compared: without scripts, and without the sizes of files that do not exist yet. */
const mainOf = (page: Page, built?: string): Promise<string> =>
  page.evaluate((html) => {
    const shown = html ? new DOMParser().parseFromString(html, 'text/html') : document;
    const main = shown.querySelector('main')?.cloneNode(true);
    if (!(main instanceof Element)) throw new Error('There is no <main>.');
    for (const script of main.querySelectorAll('script')) script.remove();
    for (const small of main.querySelectorAll('.formats small'))
      small.textContent = (small.textContent ?? '').replace(/, [\d,.]+ [kM]B\)$/, ')');
    for (const element of [main, ...main.querySelectorAll('*')]) {
      const attributes = [...element.attributes].sort((a, b) => (a.name < b.name ? -1 : 1));
      for (const { name } of attributes) element.removeAttribute(name);
      for (const { name, value } of attributes) element.setAttribute(name, value);
    }
    return main.outerHTML;
  }, built);

/** The page on which an entry is seen. */
function pathOf(collection: CollectionName, slug: string, data: Record<string, unknown>): string {
  const parent = typeof data['parent'] === 'string' ? data['parent'] : undefined;
  return (addressOf(collection, slug, parent) ?? '/').replace(/#.*$/, '');
}

describe('a preview is the page of the site', () => {
  let page: Page;
  beforeAll(async () => {
    page = await openStage();
  });

  it('of the platform', async () => {
    expect(await show(page, { collection: 'platform', slug: 'plattform', data: platform })).toEqual({ state: 'drawn' });
    expect(await mainOf(page)).toBe(await mainOf(page, pageAt('/').html));
  });

  it.each(collectionNames.filter((name) => name !== 'offer'))(
    'of each entry: %s',
    async (name) => {
      const all = entries.filter(({ collection }) => collection === name);
      expect(all.length).toBeGreaterThan(0);
      const built = new Map<string, string>();
      for (const { collection, slug, data } of all) {
        const path = pathOf(collection, slug, data);
        if (!built.has(path)) built.set(path, await mainOf(page, pageAt(path).html));
        expect(await show(page, { collection, slug, data }), slug).toEqual({ state: 'drawn' });
        expect(await mainOf(page), slug).toBe(built.get(path));
      }
    },
    120_000,
  );
});

const entryOf = (collection: CollectionName, slug: string): Record<string, unknown> => {
  const found = entries.find((entry) => entry.collection === collection && entry.slug === slug);
  if (!found) throw new Error(`There is no ${collection}/${slug} any more; take another entry for this test.`);
  return found.data;
};

const anyOf = (collection: CollectionName): { slug: string; data: Record<string, unknown> } => {
  const found = entries.find((entry) => entry.collection === collection);
  if (!found) throw new Error(`There is no ${collection} any more.`);
  return found;
};

describe('a preview looks like the page', () => {
  const samples = collectionNames
    .flatMap((name) => entries.find(({ collection }) => collection === name) ?? [])
    .filter(({ collection }) => collection !== 'offer');

  it.each([
    { width: 360, scheme: 'light', device: 'dark' },
    { width: 1280, scheme: 'dark', device: 'light' },
  ] as const)(
    '$width pixels wide, $scheme on a device that is $device',
    async ({ width, scheme, device }) => {
      const stage = await openStage(snapshot, device);
      const page = await browser.newPage({ colorScheme: scheme });
      // A preview has no script of the page either.
      await page.route('**/*.js', (route) => route.abort());
      const picture = async (of: Page): Promise<Buffer> => {
        await of.setViewportSize({ width, height: 1000 });
        await of.evaluate(() => {
          scrollTo(0, 0);
          // What a page says about files that the preview cannot know.
          for (const small of document.querySelectorAll('small')) small.textContent = '';
        });
        return of.screenshot();
      };
      for (const { collection, slug, data } of samples) {
        await show(stage, { collection, slug, data, scheme });
        // Again where a busy machine brought a font or a drawing late.
        const isSame = async (): Promise<boolean> => {
          await page.goto(`${site.origin}${pathOf(collection, slug, data)}`);
          return (await picture(stage)).equals(await picture(page));
        };
        await expect.poll(isSame, { message: `${collection}/${slug}`, timeout: 30_000 }).toBe(true);
      }
    },
    180_000,
  );
});

describe('a draft that is not finished', () => {
  let page: Page;
  beforeAll(async () => {
    page = await openStage();
  });

  it.each(collectionNames)(
    'is drawn from its first field on: %s',
    async (collection) => {
      const data = collection === 'offer' ? offer : anyOf(collection).data;
      const draft: Record<string, unknown> = {};
      expect(await show(page, { collection, slug: 'neu', data: draft })).toEqual({ state: 'drawn' });
      for (const [key, value] of Object.entries(data)) {
        draft[key] = value;
        expect(await show(page, { collection, slug: 'neu', data: draft }), key).toEqual({ state: 'drawn' });
      }
      expect(await page.locator('main').textContent()).toContain(String(draft['title'] ?? '[Titel]'));
    },
    120_000,
  );

  it('says of an offer what it is, and that an example is one', async () => {
    await show(page, { collection: 'offer', slug: 'praxis', data: { ...offer, municipalities: ['ladbergen'] } });
    const card = await page.locator('.offer').textContent();
    for (const words of ['Beispiel', 'Praxis am Markt', 'Ladbergen', '31. Dezember 2027', 'Wirtschaftsförderung'])
      expect(card).toContain(words);
    await show(page, { collection: 'offer', slug: 'praxis', data: { ...offer, example: false } });
    expect(await page.locator('.offer .marks').textContent()).not.toContain('Beispiel');
  });

  it('is drawn from nothing: the platform', async () => {
    expect(await show(page, { collection: 'platform', slug: '', data: {} })).toEqual({ state: 'drawn' });
    expect(await page.locator('h1').textContent()).toBe('[Leitsatz]');
  });

  it('of a questionnaire is drawn with each question as it comes into being', async () => {
    const data = {
      title: 'Neu',
      sections: [{ title: 'Erster', questions: [{}, { type: 'single' }, { label: 'Warum?' }] }],
    };
    expect(await show(page, { collection: 'questionnaire', slug: 'neu', data })).toEqual({ state: 'drawn' });
    await expect.poll(() => page.locator('main').textContent()).toContain('Warum?');
    expect(await show(page, { collection: 'questionnaire', slug: 'neu', data, view: 'fill' })).toEqual({
      state: 'drawn',
    });
    await expect.poll(() => page.locator('.island form').textContent()).toContain('Warum?');
  });

  it('runs nothing that it brings', async () => {
    const text = '<script>window.ran = 1</script><img src=x onerror="window.ran = 1">[Los](javascript:window.ran=1)';
    const { data } = anyOf('news');
    await show(page, { collection: 'news', slug: 'neu', data: { ...data, title: text, body: text, place: text } });
    await page.waitForTimeout(200);
    expect(await page.evaluate(() => 'ran' in window)).toBe(false);
  });

  it('of 100,000 characters is drawn', async () => {
    const body = 'Ärztinnen und Ärzte gewinnen. '.repeat(3400);
    const { data } = anyOf('news');
    expect(await show(page, { collection: 'news', slug: 'neu', data: { ...data, body } })).toEqual({ state: 'drawn' });
  });
});

describe('in the CMS', () => {
  let probe: Promise<string>;
  beforeAll(() => {
    probe = bundled(join(root, 'tests/preview/probe.tsx'));
  });
  const tool = 'coming-home-for-christmas';

  /** The preview with a field beside it, whose words become the title. */
  async function openEditor(): Promise<{
    page: Page;
    frame: FrameLocator;
    edit: (props: Partial<Edited>) => Promise<void>;
  }> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const code = await probe;
    await page.route('**/probe/**', (route) =>
      route.request().url().endsWith('.js')
        ? route.fulfill({ contentType: 'text/javascript', body: code })
        : route.fulfill({
            contentType: 'text/html',
            body: '<!doctype html><title>Probe</title><input id="field"><div id="probe" style="height:800px;width:640px"></div><script type="module" src="/probe/probe.js"></script>',
          }),
    );
    await page.goto(`${site.origin}/probe/`);
    await page.waitForFunction(() => window.probe !== undefined);
    await page.evaluate((all) => {
      window.snapshot = all;
    }, snapshot);
    let edited: Edited = { collection: 'tool', slug: tool, data: entryOf('tool', tool) };
    const edit = async (props: Partial<Edited>): Promise<void> => {
      edited = { ...edited, ...props };
      await page.evaluate((draft) => window.probe.show({ ...draft, snapshot: window.snapshot }), edited);
    };
    await edit({});
    const frame = page.frameLocator('iframe');
    await frame.locator('h1').filter({ hasNotText: 'Vorschau' }).waitFor();
    return { page, frame, edit };
  }
  type Edited = Pick<StageWish, 'collection' | 'slug' | 'data'>;

  it('has the width of the device chosen, as much of it as fits', async () => {
    const { page, frame } = await openEditor();
    const shown = () =>
      page.locator('iframe').evaluate((element) => {
        const { width, height, left } = element.getBoundingClientRect();
        return {
          inside: element instanceof HTMLIFrameElement ? element.contentWindow?.innerWidth : 0,
          width,
          height,
          left,
        };
      });
    expect(await shown()).toMatchObject({ inside: 1280, width: 640 });
    await page.getByRole('button', { name: 'Handy' }).click();
    expect(await shown()).toMatchObject({ inside: 360, width: 360 });
    await page.getByRole('button', { name: 'Tablet' }).click();
    expect(await shown()).toMatchObject({ inside: 768, width: 640 });
    expect(await page.getByRole('button', { name: 'Tablet' }).getAttribute('aria-pressed')).toBe('true');
    expect(await frame.locator('html').evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.close();
  });

  it('is light or dark', async () => {
    const { page, frame } = await openEditor();
    const background = () => frame.locator('html').evaluate((page) => getComputedStyle(page).backgroundColor);
    await expect.poll(background).toBe('rgb(251, 248, 242)');
    await page.getByRole('button', { name: 'Dunkel' }).click();
    await expect.poll(background).toBe('rgb(17, 25, 27)');
    await page.getByRole('button', { name: 'Hell' }).click();
    await expect.poll(background).toBe('rgb(251, 248, 242)');
    await page.close();
  });

  it('follows each letter, and leaves the reader and the field where they are', async () => {
    const { page, frame, edit } = await openEditor();
    const summary = frame.locator('.template summary').first();
    await summary.click();
    await summary.evaluate((element) => element.scrollIntoView());
    const place = () => summary.evaluate((element) => element.getBoundingClientRect().top);
    const before = await place();
    await page.locator('#field').focus();
    for (const title of ['E', 'Ei', 'Ein', 'Ein T', 'Ein Titel'])
      await edit({ data: { ...entryOf('tool', tool), title } });
    await expect.poll(() => frame.locator('h1').textContent()).toBe('Ein Titel');
    expect(Math.abs((await place()) - before)).toBeLessThan(0.5);
    expect(await frame.locator('.template').first().getAttribute('open')).not.toBeNull();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('field');
    await page.close();
  });

  it('leads nowhere, except within the page', async () => {
    const { page, frame } = await openEditor();
    await frame.locator('.related a').first().click();
    await frame.locator('.toc a').last().click();
    await expect.poll(() => frame.locator('html').evaluate(() => scrollY)).toBeGreaterThan(500);
    await frame.locator('.search-field input').fill('Pflege');
    await frame.locator('.search-field input').press('Enter');
    await page.waitForTimeout(300);
    expect(page.frames().map((each) => new URL(each.url()).pathname)).toEqual(['/probe/', '/admin/vorschau/']);
    expect(await frame.locator('h1').textContent()).toBe(entryOf('tool', tool)['title']);
    await page.close();
  });

  it('says what keeps it from being drawn, and keeps the last picture', async () => {
    const { page, frame, edit } = await openEditor();
    const { slug, data } = anyOf('municipality');
    await edit({ collection: 'municipality', slug, data });
    const title = String(data['title']);
    await expect.poll(() => frame.locator('h1').textContent()).toBe(title);
    await edit({ data: { ...data, title: 'Anders', ags: '99999999' } });
    await expect.poll(() => page.getByRole('status').textContent()).toContain('Schlüssel 99999999');
    expect(await frame.locator('h1').textContent()).toBe(title);
    await edit({ data: { ...data, title: 'Wieder ganz' } });
    await expect.poll(() => frame.locator('h1').textContent()).toBe('Wieder ganz');
    expect(await page.getByRole('status').textContent()).toBe('');
    await page.close();
  });

  it('scrolls to an entry that shares its page', async () => {
    const { page, frame, edit } = await openEditor();
    const term = entries.findLast(({ collection }) => collection === 'term');
    if (!term) throw new Error('There is no term.');
    await edit({ collection: 'term', slug: term.slug, data: { ...term.data, meaning: 'Ganz neu erklärt.' } });
    const part = frame.locator(`[id="${term.slug}"]`);
    await part.waitFor();
    expect(await part.textContent()).toContain('Ganz neu erklärt.');
    await expect
      .poll(() => part.evaluate((element) => element.getBoundingClientRect().top < innerHeight && scrollY > 0))
      .toBe(true);
    await page.close();
  });

  it('shows a picture that has only just been chosen', async () => {
    const { page, frame } = await openEditor();
    const { data } = anyOf('news');
    await page.evaluate((draft) => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 1600, height: 800 });
      const address = canvas.toDataURL();
      const image = { file: 'neu.png', alt: 'Was zu sehen ist', credit: 'Eigenes Bild' };
      window.probe.show({
        collection: 'news',
        slug: 'neu',
        data: { ...draft, image },
        snapshot: window.snapshot,
        picture: (file) => (file === 'neu.png' ? address : ''),
      });
    }, data);
    const picture = frame.getByAltText('Was zu sehen ist');
    await picture.waitFor();
    expect(await picture.getAttribute('src')).toMatch(/^data:image/);
    expect([await picture.getAttribute('width'), await picture.getAttribute('height')]).toEqual(['1200', '600']);
    await page.close();
  });

  describe('a questionnaire', () => {
    const slug = 'standort-check';
    const original = entryOf('questionnaire', slug);
    const withLabel = (before: string, after: string): unknown =>
      JSON.parse(JSON.stringify(original).replaceAll(`"${before}"`, `"${after}"`));

    it('works while its questions change, keeps answers that still fit, and leaves nothing behind', async () => {
      const { page, frame, edit } = await openEditor();
      await edit({ collection: 'questionnaire', slug, data: original });
      const answer = frame.getByRole('radio', { name: 'Hausärztinnen und Hausärzte' });
      await answer.check();
      await page.locator('#field').focus();
      await edit({ data: withLabel('Hausärztinnen und Hausärzte', 'Hausärztliche Praxen') });
      const renamed = frame.getByRole('radio', { name: 'Hausärztliche Praxen' });
      await renamed.waitFor();
      expect(await renamed.isChecked()).toBe(true);
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('field');

      await frame.getByRole('radio', { name: 'aus der Verwaltung' }).check();
      await frame.getByRole('button', { name: 'Weiter' }).click();
      const heading = frame.locator('.island form h2').first();
      const section = (await heading.textContent()) ?? '';
      await page.locator('#field').focus();
      await edit({ data: withLabel(section, 'Ein neuer Name') });
      await expect.poll(() => frame.locator('.island form').textContent()).toContain('Ein neuer Name');

      await page.waitForTimeout(600);
      expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
      expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
      await page.close();
    });

    it('can be read or filled in', async () => {
      const { page, frame, edit } = await openEditor();
      await edit({ collection: 'questionnaire', slug, data: original });
      await frame.locator('.island form').waitFor();
      await page.getByRole('button', { name: 'Lesen' }).click();
      await frame.locator('.island').waitFor({ state: 'detached' });
      expect(await frame.locator('.q-section').count()).toBeGreaterThan(3);
      await frame.getByRole('button', { name: 'Am Bildschirm ausfüllen' }).click();
      await frame.locator('.island form').waitFor();
      expect(await page.getByRole('button', { name: 'Ausfüllen', exact: true }).getAttribute('aria-pressed')).toBe(
        'true',
      );
      await page.close();
    });
  });
});

it('follows a letter at once', async () => {
  const page = await openStage();
  const { slug, data } = anyOf('tool');
  await show(page, { collection: 'tool', slug, data });
  const took = await page.evaluate(
    async (wish) => {
      const times: number[] = [];
      for (let letters = 0; letters < 20; letters += 1) {
        const title = `Ein neuer Titel${'!'.repeat(letters)}`;
        const started = performance.now();
        const draft = { ...wish, data: { ...wish.data, title }, snapshot: window.snapshot, onFill: () => undefined };
        await window.preview?.show({ ...draft, scheme: 'light', view: 'read' });
        times.push(performance.now() - started);
      }
      return times.sort((a, b) => a - b)[10] ?? 0;
    },
    { collection: 'tool' as const, slug, data, today },
  );
  console.log(`Preview of a tool, drawn anew after a letter, median: ${took.toFixed(0)} ms`);
  expect(took).toBeLessThan(2000);
  await page.close();
});

it('weighs', () => {
  const assets = join(dist, 'assets');
  const reached = new Set<string>();
  const reach = (file: string): void => {
    if (reached.has(file)) return;
    reached.add(file);
    const code = readFileSync(join(assets, file), 'utf8');
    for (const [, next = ''] of code.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) reach(next);
  };
  const files = readdirSync(assets).filter((file) => /^render\.[\w-]+\.js$/.test(file));
  expect(files).toHaveLength(1);
  for (const file of files) reach(file);
  const bytes = [...reached].map((file) => brotliSize(readFileSync(join(assets, file)))).reduce((a, b) => a + b, 0);
  console.log(`Preview, the code that draws, brotli: ${(bytes / 1000).toFixed(1)} kB in ${reached.size} files`);
  expect(bytes).toBeLessThan(200_000);
});

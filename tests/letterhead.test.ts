/** Journeys with a letterhead: enter it once, find it in files, remove it; bad logos, odd names, blocked and full storage. */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { PDFDocument, PDFName, PDFRawStream } from 'pdf-lib';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Download, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { brotliSize } from './bundle.ts';
import { jpeg } from './fixtures/document.ts';
import { animatedGif, animatedPng, hugePng, png, webp } from './fixtures/pictures.ts';
import { dist, pageAt } from './site.ts';
import { violations, visitors } from './visitors.ts';

const tool = '/toolbox/coming-home-for-christmas/';
const formAt = '/werkzeugkoffer/#briefkopf';
/** A busy machine takes its time. */
const patience = { timeout: 15_000 };

const site = visitors({ locale: 'de-DE' });

async function newPage(path: string, script?: () => void): Promise<Page> {
  const context = await site.visitor();
  if (script) await context.addInitScript(script);
  const page = await context.newPage();
  await page.goto(`${site.origin}${path}`);
  return page;
}

const municipality = (page: Page) => page.getByLabel('Name der Kommune oder Stelle');
const save = (page: Page) => page.getByRole('button', { name: 'Briefkopf speichern' }).click();
const status = (page: Page) => page.locator('.letterhead-status');
const logoStatus = (page: Page) => page.locator('.letterhead-logo-status');
const own = (page: Page) => page.getByRole('group', { name: /^Mit Ihre/ });
const stored = (page: Page) => page.evaluate(() => localStorage.getItem('briefkopf'));

const choose = (page: Page, name: string, buffer: Buffer, mimeType = 'image/png') =>
  page.locator('input[name="logo"]').setInputFiles({ name, mimeType, buffer });

async function enter(page: Page): Promise<void> {
  await municipality(page).fill('Stadt Rheine');
  await page.getByLabel('Amt oder Fachbereich').fill('Amt für Gesundheit');
  await page.getByLabel('Ansprechperson').fill('Änne Öztürk');
  await page.getByLabel('Telefon').fill('05971 123');
  await page.getByLabel('E-Mail').fill('gesundheit@rheine.example');
  await page.getByLabel('Farbe für Namen und Überschriften').fill('#17505c');
}

async function bytesOf(download: Download): Promise<Uint8Array> {
  return new Uint8Array(await readFile(await download.path()));
}

async function take(page: Page, format: string): Promise<{ name: string; bytes: Uint8Array }> {
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 30_000 }),
    own(page).getByRole('button', { name: format }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await bytesOf(download) };
}

/** What the file says, and how it describes its pictures. */
async function readPdf(bytes: Uint8Array): Promise<{ text: string; alternatives: string[] }> {
  const document = await getDocument({ data: bytes.slice(), verbosity: 0 }).promise;
  const texts: string[] = [];
  const trees: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
    trees.push(JSON.stringify(await page.getStructTree()));
  }
  await document.cleanup();
  return {
    text: texts.join(' ').replace(/\s+/g, ' '),
    alternatives: [...trees.join().matchAll(/"alt":"([^"]*)"/g)].map(([, words = '']) => words),
  };
}

/** The colour in the middle of the logo in the preview, and its size. */
const shownLogo = (page: Page) =>
  page.locator('.letterhead-sheet img').evaluate(async (image: HTMLImageElement) => {
    await image.decode();
    const canvas = document.createElement('canvas');
    const { naturalWidth: width, naturalHeight: height, src } = image;
    Object.assign(canvas, { width, height });
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    const colour = [...(context?.getImageData(width >> 1, height >> 1, 1, 1).data ?? [])];
    return { width, height, colour, isPng: src.startsWith('data:image/png;base64,') };
  });

describe('a letterhead', () => {
  it('is entered once, kept over a reload, carried by files, and removed', async () => {
    const page = await newPage(formAt);
    await enter(page);
    await choose(page, 'logo.png', png(300, 100, [200, 20, 20]));
    await expect.poll(() => logoStatus(page).textContent(), patience).toBe('Das Logo ist übernommen.');
    expect(await stored(page)).toBeNull();
    await save(page);
    expect(await status(page).textContent()).toContain('Gespeichert.');

    await page.reload();
    await expect.poll(() => municipality(page).inputValue(), patience).toBe('Stadt Rheine');
    expect(await shownLogo(page)).toMatchObject({ width: 300, height: 100, colour: [200, 20, 20, 255] });
    expect(await page.locator('.letterhead-saved').textContent()).toMatch(/^Zuletzt gespeichert: .* Uhr$/);

    await page.goto(`${site.origin}${tool}`);
    await own(page).waitFor();
    const pdf = await take(page, 'PDF');
    expect(pdf.name).toBe('coming-home-for-christmas-briefkopf.pdf');
    const { text, alternatives } = await readPdf(pdf.bytes);
    expect(alternatives).toContain('Logo der Stadt Rheine');
    for (const words of [
      'Stadt Rheine',
      'Amt für Gesundheit',
      'Änne Öztürk',
      'Telefon 05971 123',
      'feiertage in Rheine',
    ])
      expect(text.toLowerCase()).toContain(words.toLowerCase());
    expect(text).not.toContain('Name der Kommune');
    const file = await PDFDocument.load(pdf.bytes);
    const images = file.context
      .enumerateIndirectObjects()
      .map(([, object]) => object)
      .filter((object) => object instanceof PDFRawStream && object.dict.get(PDFName.of('Width'))?.toString() === '300');
    expect(images.length).toBeGreaterThan(0);

    const word = await take(page, 'Word');
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(word.bytes) });
    expect(value).toContain('Stadt Rheine');
    expect(value).toContain('alt="Logo der Stadt Rheine"');
    const libre = await take(page, 'LibreOffice');
    expect(libre.name).toBe('coming-home-for-christmas-briefkopf.odt');
    expect(Buffer.from(libre.bytes).subarray(0, 2).toString()).toBe('PK');

    await page.goto(`${site.origin}${formAt}`);
    await page.getByRole('button', { name: 'Briefkopf löschen' }).click();
    expect(await stored(page)).toBeNull();
    expect(await municipality(page).inputValue()).toBe('');
    await page.getByRole('button', { name: 'Rückgängig' }).click();
    expect(await stored(page)).toContain('Stadt Rheine');
    await page.getByRole('button', { name: 'Briefkopf löschen' }).click();
    await page.goto(`${site.origin}${tool}`);
    await page.getByRole('link', { name: 'Mit eigenem Briefkopf' }).waitFor();
    expect(await own(page).count()).toBe(0);
  });

  it('can be entered by keyboard alone', async () => {
    const page = await newPage(formAt);
    await municipality(page).focus();
    await page.keyboard.type('Gemeinde Lienen');
    await page.keyboard.press('Enter');
    await expect.poll(() => status(page).textContent(), patience).toContain('Gespeichert.');
    expect(await stored(page)).toContain('Gemeinde Lienen');
  });

  it('says what is wrong at the field, and leaves what is kept', async () => {
    const page = await newPage(formAt);
    await save(page);
    expect(await municipality(page).getAttribute('aria-invalid')).toBe('true');
    expect(await municipality(page).evaluate((field) => field === document.activeElement)).toBe(true);
    await municipality(page).fill('Stadt Rheine');
    const colour = page.getByLabel('Farbe für Namen und Überschriften');
    await colour.fill('#ffd24a');
    await save(page);
    expect(await page.locator('#briefkopf-kontrast').textContent()).toContain('schlecht zu lesen');
    expect(await colour.getAttribute('aria-invalid')).toBe('true');
    expect(await stored(page)).toBeNull();
    await page.getByRole('button', { name: /^Dunkleren Ton #[\da-f]{6} nehmen$/ }).click();
    await save(page);
    expect(await stored(page)).toContain('"accent":"#');
  });

  it.each([
    ['300 characters', 'Ü'.repeat(300), 'Ü'.repeat(300)],
    ['emoji', 'Rheine 😀', 'Rheine 😀'],
    ['Arabic', 'بلدية راينه', 'بلدية راينه'],
    ['zero-width characters', 'Stadt\u200b Rhe\u202eine', 'Stadt Rheine'],
  ])('keeps a name with %s, and files are made with it', async (_, name, kept) => {
    const page = await newPage(formAt);
    await municipality(page).fill(name);
    await save(page);
    expect(await municipality(page).inputValue()).toBe(kept);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect(overflow).toBe(false);
    await page.goto(`${site.origin}${tool}`);
    const { bytes } = await take(page, 'PDF');
    expect(Buffer.from(bytes).subarray(0, 5).toString()).toBe('%PDF-');
    const notices = await own(page).getByRole('listitem').allTextContents();
    expect(notices.length > 0, notices.join()).toBe(!/^[\p{Script=Latin}\s]+$/u.test(kept));
  });

  it('holds for this page where nothing can be kept, and says so', async () => {
    const page = await newPage(formAt, () => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await municipality(page).fill('Stadt Rheine');
    await save(page);
    expect(await status(page).textContent()).toContain('Der Speicher Ihres Browsers ist voll.');
    expect(await municipality(page).inputValue()).toBe('Stadt Rheine');

    const blocked = await newPage(formAt, () => {
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('blocked', 'SecurityError');
        },
      });
    });
    await municipality(blocked).fill('Stadt Rheine');
    await save(blocked);
    expect(await status(blocked).textContent()).toContain('Ihr Browser speichert hier nichts.');
  });

  it('of a later version stays as it is', async () => {
    const later = '{"version":2,"municipality":"Stadt Rheine"}';
    const page = await newPage(formAt);
    await page.evaluate((text) => localStorage.setItem('briefkopf', text), later);
    await page.reload();
    await municipality(page).fill('Gemeinde Lienen');
    await save(page);
    expect(await status(page).textContent()).toContain('neueren Fassung');
    expect(await stored(page)).toBe(later);
  });
});

describe('a logo', () => {
  it.each([
    ['broken', 'logo.png', png(30, 20, [0, 0, 0]).subarray(0, 60), 'beschädigt'],
    ['cut off', 'logo.jpg', Buffer.from(jpeg.data.subarray(0, 120)), 'beschädigt'],
    ['of 40 megapixels', 'logo.png', hugePng(8000, 5000), '40 Millionen Bildpunkte'],
    ['larger than 2 MB', 'logo.png', Buffer.alloc(2_000_001), 'größer als 2 MB'],
    ['that is a GIF', 'logo.png', animatedGif, 'kein PNG, JPEG oder SVG'],
    ['that is a WebP', 'logo.png', webp, 'kein PNG, JPEG oder SVG'],
    ['that is a page', 'logo.svg', Buffer.from('<!doctype html><script>alert(1)</script>'), 'kein PNG'],
    ['that is no valid SVG', 'logo.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><g>'), 'beschädigt'],
    [
      'with nothing on it',
      'logo.svg',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'),
      'nichts zu sehen',
    ],
  ])('%s is refused with advice, and the one before stays', async (_, name, file, says) => {
    const page = await newPage(formAt);
    await choose(page, 'first.png', png(300, 100, [20, 20, 200]));
    await expect.poll(() => logoStatus(page).textContent(), patience).toBe('Das Logo ist übernommen.');
    await choose(page, name, file);
    await expect.poll(() => logoStatus(page).textContent(), patience).toContain(says);
    expect(await logoStatus(page).textContent()).toContain('Das bisherige Logo bleibt.');
    expect((await shownLogo(page)).colour).toEqual([20, 20, 200, 255]);
  });

  it('that moves stands still, and that is said', async () => {
    const page = await newPage(formAt);
    await choose(page, 'logo.png', animatedPng(300, 100));
    await expect.poll(() => logoStatus(page).textContent(), patience).toContain('als Standbild');
    expect(await shownLogo(page)).toMatchObject({ width: 300, height: 100, colour: [255, 0, 0, 255], isPng: true });
  });

  it('that is small is taken with a word of warning', async () => {
    const page = await newPage(formAt);
    await choose(page, 'logo.jpg', Buffer.from(jpeg.data), 'image/jpeg');
    await expect.poll(() => logoStatus(page).textContent(), patience).toContain('nur 160 mal 80 Pixel');
    expect(await shownLogo(page)).toMatchObject({ width: 160, height: 80, isPng: true });
  });

  it('that is large is drawn smaller, and never holds the page up', async () => {
    const page = await newPage(formAt);
    await page.evaluate(() => {
      Object.assign(window, { longTasks: [] });
      new PerformanceObserver((list) => {
        const { longTasks } = window as unknown as { longTasks: number[] };
        longTasks.push(...list.getEntries().map(({ duration }) => duration));
      }).observe({ type: 'longtask' });
    });
    await choose(page, 'logo.png', hugePng(6000, 4000));
    await expect.poll(() => logoStatus(page).textContent(), patience).toBe('Das Logo ist übernommen.');
    const tasks = await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks);
    expect(Math.max(0, ...tasks)).toBeLessThan(100);
    expect(await shownLogo(page)).toMatchObject({ width: 600, height: 400, colour: [0, 0, 0, 255] });
  });

  it('as SVG loses its script and asks nobody', async () => {
    const page = await newPage(formAt);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const dialogs: string[] = [];
    page.on('dialog', async (dialog) => {
      dialogs.push(dialog.message());
      await dialog.dismiss();
    });
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 60 20" onload="alert(1)">
      <script>alert(2); fetch('https://evil.example/script')</script>
      <style>@import url("https://evil.example/style.css"); @font-face { font-family: x; src: url(https://evil.example/x.woff2) }</style>
      <rect width="60" height="20" fill="#008000"/>
      <image href="https://evil.example/a.png" width="5" height="5"/><image xlink:href="/evil.png" width="5" height="5"/>
      <foreignObject width="9" height="9"><img xmlns="http://www.w3.org/1999/xhtml" src="https://evil.example/b.png" onerror="alert(3)"/></foreignObject>
    </svg>`;
    await choose(page, 'logo.svg', Buffer.from(svg), 'image/svg+xml');
    await expect.poll(() => logoStatus(page).textContent(), patience).toContain('verweist auf andere Dateien');
    expect(await shownLogo(page)).toEqual({ width: 1200, height: 400, colour: [0, 128, 0, 255], isPng: true });
    await municipality(page).fill('Stadt Rheine');
    await save(page);
    expect(await stored(page)).not.toContain('evil');
    expect(asked.filter((url) => url.includes('evil'))).toEqual([]);
    expect(dialogs).toEqual([]);
  });

  it('without a size of its own is drawn sharp', async () => {
    const page = await newPage(formAt);
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="100%"><rect width="100" height="100" fill="navy"/></svg>';
    await choose(page, 'logo.svg', Buffer.from(svg), 'image/svg+xml');
    await expect.poll(() => logoStatus(page).textContent(), patience).toBe('Das Logo ist übernommen.');
    expect(await shownLogo(page)).toMatchObject({ width: 400, height: 400, colour: [0, 0, 128, 255] });
  });

  it('can be taken away again', async () => {
    const page = await newPage(formAt);
    await municipality(page).fill('Stadt Rheine');
    await choose(page, 'logo.png', png(300, 100, [0, 0, 0]));
    await expect.poll(() => logoStatus(page).textContent(), patience).toBe('Das Logo ist übernommen.');
    await save(page);
    expect(await stored(page)).toContain('data:image/png');
    await page.getByRole('button', { name: 'Logo entfernen' }).click();
    await save(page);
    expect(await stored(page)).not.toContain('data:image/png');
  });
});

describe('a page with files', () => {
  it('offers dated ones once there is a date, with or without a letterhead', async () => {
    const page = await newPage(tool);
    expect(await own(page).count()).toBe(0);
    await page.goto(`${site.origin}${tool}#termin=2026-12-28`);
    await page.getByRole('group', { name: 'Mit Ihren Terminen (28. Dezember 2026)' }).waitFor();
    const pdf = await take(page, 'PDF');
    expect(pdf.name).toBe('coming-home-for-christmas-2026-12-28.pdf');
    const { text } = await readPdf(pdf.bytes);
    expect(text).toContain('28.12.2026');
    expect(text).toContain('Name der Kommune');

    await page.getByRole('button', { name: 'Datum entfernen' }).click();
    await expect.poll(() => own(page).count(), patience).toBe(0);
    await page.getByLabel('Datum der Veranstaltung oder Stichtag').fill('2027-12-27');
    await page.getByRole('button', { name: 'Termine berechnen' }).click();
    await page.getByRole('group', { name: 'Mit Ihren Terminen (27. Dezember 2027)' }).waitFor();
  });

  it('follows the letterhead from another tab', async () => {
    const page = await newPage(tool);
    const other = await page.context().newPage();
    await other.goto(`${site.origin}${formAt}`);
    await municipality(other).fill('Gemeinde Lienen');
    await save(other);
    await page.getByRole('group', { name: 'Mit Ihrem Briefkopf (Gemeinde Lienen)' }).waitFor();
    await other.getByRole('button', { name: 'Briefkopf löschen' }).click();
    await expect.poll(() => own(page).count(), patience).toBe(0);
  });

  it('names a file that cannot be made, and makes it the next time', async () => {
    const page = await newPage(formAt);
    await municipality(page).fill('Stadt Rheine');
    await save(page);
    await page.goto(`${site.origin}${tool}`);
    await page.context().route('**/*.dokument.json', (route) => route.abort());
    await own(page).getByRole('button', { name: 'Word' }).click();
    await expect.poll(() => own(page).getByRole('status').textContent(), patience).toContain('ließ sich nicht laden');
    await page.context().unrouteAll();
    expect((await take(page, 'Word')).name).toBe('coming-home-for-christmas-briefkopf.docx');
  });

  it('pays almost nothing before', async () => {
    const [script = ''] = /\/assets\/TakeHome[^"]*\.js/.exec(pageAt(tool).html) ?? [];
    expect(brotliSize(readFileSync(join(dist, script)))).toBeLessThan(600);
    const page = await newPage(tool);
    const names = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    expect(names.filter((name) => /own-files|client|worker|letterhead|dokument/.test(name))).toEqual([]);
  });

  it('is accessible with what it offers, at 320 pixels, light and dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await newPage(formAt);
      await page.setViewportSize({ width: 320, height: 800 });
      await page.emulateMedia({ colorScheme });
      await enter(page);
      await page.getByLabel('Farbe für Namen und Überschriften').fill('#ffd24a');
      await choose(page, 'logo.png', png(300, 100, [0, 0, 0]));
      await expect.poll(() => logoStatus(page).textContent(), patience).toBe('Das Logo ist übernommen.');
      await save(page);
      expect(await violations(page, '#briefkopf')).toEqual([]);
      for (const control of await page
        .locator('.letterhead :is(button, input:not(.sr-only), label:has(input)):visible')
        .all())
        expect((await control.boundingBox())?.height).toBeGreaterThanOrEqual(44);
      await page.getByRole('button', { name: /^Dunkleren Ton/ }).click();
      await save(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      await page.goto(`${site.origin}${tool}#termin=2027-05-01`);
      await own(page).waitFor();
      expect(await violations(page, '.formats')).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    }
  }, 90_000);
});

describe('the Werkzeugkoffer', () => {
  it('says whose letterhead its files carry, and they do', async () => {
    const page = await newPage('/werkzeugkoffer/');
    await page.evaluate(() => {
      const items = ['toolbox/coming-home-for-christmas'];
      localStorage.setItem('werkzeugkoffer', JSON.stringify({ version: 1, items, formats: ['docx'] }));
    });
    await page.reload();
    await page.getByRole('link', { name: 'Eigenen Briefkopf anlegen' }).click();
    await municipality(page).fill('Stadt Rheine');
    await save(page);
    await page.getByText('Mit Ihrem Briefkopf: Stadt Rheine.').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download', { timeout: 60_000 }),
      page.getByRole('button', { name: 'ZIP herunterladen' }).click(),
    ]);
    const files = Object.values(unzipSync(await bytesOf(download)));
    expect(files).toHaveLength(2);
    for (const file of files)
      expect((await mammoth.extractRawText({ buffer: Buffer.from(file) })).value).toContain('Stadt Rheine');
  }, 90_000);
});

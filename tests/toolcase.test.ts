/** Journeys with the Werkzeugkoffer: collect, order, take along, pass on, on a friendly and on a hostile device. */
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { BrowserContext, BrowserContextOptions, Download, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { type Directory, directoryAddress, pageOf, sourceOf } from '#toolcase/directory.ts';
import { dist, pageAt, pages } from './site.ts';
import { violations, visitors } from './visitors.ts';

const checklist = 'toolbox/checkliste-praxisuebergabe';
const guide = 'toolbox/leitfaden-praxisnachfolge';
const survey = 'frageboegen/praxisabgabe';
const bus = 'loesungsansaetze/buergerbus';

const site = visitors({ locale: 'de-DE' });

const { visitor } = site;

async function open(path: string, context?: BrowserContext): Promise<Page> {
  const page = await (context ?? (await visitor())).newPage();
  await page.goto(`${site.origin}${path}`);
  return page;
}

/** The page of the Werkzeugkoffer with these entries. */
async function opened(
  items: readonly string[],
  { formats = ['pdf'], options = {} }: { formats?: string[]; options?: BrowserContextOptions } = {},
): Promise<Page> {
  const context = await visitor(options);
  const text = JSON.stringify({ version: 1, items, formats });
  await context.addInitScript((kept) => {
    if (!sessionStorage.getItem('begun')) localStorage.setItem('werkzeugkoffer', kept);
    sessionStorage.setItem('begun', 'yes');
  }, text);
  const page = await open('/werkzeugkoffer/', context);
  await expect.poll(() => mine(page).isVisible()).toBe(true);
  return page;
}

const kept = (page: Page): Promise<string[]> =>
  page.evaluate(() => JSON.parse(localStorage.getItem('werkzeugkoffer') ?? '{"items":[]}').items);
const header = (page: Page) => page.getByRole('banner').getByRole('link', { name: /^Werkzeugkoffer/ });
const mine = (page: Page) => page.getByRole('region', { name: 'Ihre Sammlung' }).locator('[data-toolcase]');
const list = (page: Page) => page.locator('.toolcase-list');
const entries = (page: Page): Promise<string[]> => list(page).getByRole('link').allTextContents();
const status = (page: Page) => page.locator('.toolcase-status');
const outcome = (page: Page) => page.locator('.toolcase-outcome');
const pack = (page: Page) => page.getByRole('button', { name: 'ZIP herunterladen' });
const directory: Directory = JSON.parse(readFileSync(join(dist, directoryAddress), 'utf8'));
const titleOf = (id: string): string => directory[id]?.title ?? '';
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

async function unpacked(download: Download): Promise<Record<string, Uint8Array>> {
  return unzipSync(new Uint8Array(await readFile(await download.path())));
}

async function packed(page: Page): Promise<{ name: string; files: Record<string, Uint8Array> }> {
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 90_000 }), pack(page).click()]);
  return { name: download.suggestedFilename(), files: await unpacked(download) };
}

const odtText = (file: Uint8Array | undefined): string =>
  new TextDecoder()
    .decode(unzipSync(file ?? new Uint8Array())['content.xml'])
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
const docxText = async (file: Uint8Array | undefined): Promise<string> =>
  (await mammoth.extractRawText({ buffer: Buffer.from(file ?? []) })).value;

async function pdfText(file: Uint8Array | undefined): Promise<string> {
  const task = getDocument({ data: file?.slice() ?? new Uint8Array(), verbosity: 0 });
  const pdf = await task.promise;
  const numbers = Array.from({ length: pdf.numPages }, (_, index) => index + 1);
  const texts = await Promise.all(
    numbers.map(async (number) => (await (await pdf.getPage(number)).getTextContent()).items),
  );
  await task.destroy();
  return texts.flatMap((items) => items.map((item) => ('str' in item ? item.str : ''))).join(' ');
}

describe('what can be collected', () => {
  const ids = Object.keys(directory);

  it('has a page with a button, and a document as data', () => {
    expect(ids.length).toBeGreaterThan(50);
    for (const id of ids) {
      expect(pageAt(pageOf(id)).html, id).toMatch(/<button class="collect button-quiet" type="button"><\/button>/);
      expect(existsSync(join(dist, sourceOf(id))), id).toBe(true);
    }
  });

  it('is every page that can be taken home, and no other', () => {
    const offering = pages.filter(({ html }) => /href="[^"]*\.odt" download/.test(html)).map(({ path }) => path);
    expect(ids.map(pageOf).toSorted()).toEqual(offering.toSorted());
    const collecting = pages.filter(({ html }) => html.includes('class="collect button-quiet"'));
    expect(collecting.map(({ path }) => path).toSorted()).toEqual(offering.toSorted());
  });

  it('is everything in the recommended sets', () => {
    const sets = [...pageAt('/werkzeugkoffer/').html.matchAll(/data-kit="([^"]*)"/g)].map(([, set = '']) =>
      set.split(' '),
    );
    expect(sets.length).toBeGreaterThanOrEqual(5);
    for (const id of sets.flat()) expect(directory, id).toHaveProperty([id]);
  });
});

describe('collecting', () => {
  it('works on a card and on a page, counts in the header, survives a reload and reaches other tabs', async () => {
    const context = await visitor();
    const page = await open('/toolbox/', context);
    expect(await header(page).textContent()).toBe('Werkzeugkoffer');
    const other = await open(pageOf(guide), context);
    const card = page.getByRole('button', { name: `In den Werkzeugkoffer: ${titleOf(checklist)}` });
    await card.click();
    expect(await kept(page)).toEqual([checklist]);
    expect(await header(page).textContent()).toBe('Werkzeugkoffer (1)');
    await expect.poll(() => header(other).textContent()).toBe('Werkzeugkoffer (1)');
    await expect
      .poll(() => page.getByRole('status').last().textContent())
      .toContain(`„${titleOf(checklist)}“ liegt im Werkzeugkoffer`);

    await other.getByRole('button', { name: `In den Werkzeugkoffer: ${titleOf(guide)}` }).press('Enter');
    expect(await kept(other)).toEqual([checklist, guide]);
    await page.reload();
    expect(await header(page).textContent()).toBe('Werkzeugkoffer (2)');
    const back = page.getByRole('button', { name: `Im Werkzeugkoffer – herausnehmen: ${titleOf(checklist)}` });
    await back.click();
    expect(await kept(page)).toEqual([guide]);
    await expect.poll(() => header(other).textContent()).toBe('Werkzeugkoffer (1)');
  });

  it('leaves nothing on the device once all is taken out', async () => {
    const page = await open(pageOf(bus));
    const button = page.locator('button.collect');
    await button.click();
    await button.click();
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });

  it('is not offered without JavaScript, where it would not work', async () => {
    const context = await visitor({ javaScriptEnabled: false });
    for (const path of ['/toolbox/', pageOf(guide), '/frageboegen/']) {
      const page = await open(path, context);
      expect(await page.locator('.collect:visible').count()).toBe(0);
    }
    const page = await open('/werkzeugkoffer/', context);
    expect(await page.getByText('Zum Sammeln braucht diese Seite JavaScript.').isVisible()).toBe(true);
    expect(await page.getByRole('button', { name: /Alle hineinlegen/ }).count()).toBe(0);
    expect(await page.getByRole('link', { name: titleOf(guide), exact: true }).count()).toBeGreaterThan(0);
  });

  it.each([
    [
      'blocked',
      () =>
        Object.defineProperty(window, 'localStorage', {
          get: () => {
            throw new DOMException('no', 'SecurityError');
          },
        }),
    ],
    [
      'full',
      () => {
        Storage.prototype.setItem = () => {
          throw new DOMException('full', 'QuotaExceededError');
        };
      },
    ],
  ] as const)('says so when storage is %s, and takes the collection along in the address', async (_, spoil) => {
    const context = await visitor();
    await context.addInitScript(spoil);
    const page = await open(pageOf(guide), context);
    await page.locator('button.collect').click();
    await expect.poll(() => page.locator('.collect-note').textContent()).toContain('speichert hier aber nichts');
    expect(await header(page).textContent()).toBe('Werkzeugkoffer (1)');
    await header(page).click();
    await expect.poll(() => entries(page)).toEqual([titleOf(guide)]);
    expect(await page.locator('.toolcase-warning').isVisible()).toBe(true);
    expect(await pack(page).isVisible()).toBe(true);
  });

  it('does not overwrite what a newer version of the site has kept', async () => {
    const context = await visitor();
    const newer = '{"version":2,"things":[1]}';
    await context.addInitScript((text) => localStorage.setItem('werkzeugkoffer', text), newer);
    const page = await open(pageOf(guide), context);
    await page.locator('button.collect').click();
    await expect.poll(() => page.locator('.collect-note').textContent()).toContain('neueren Fassung');
    expect(await page.evaluate(() => localStorage.getItem('werkzeugkoffer'))).toBe(newer);
  });
});

describe('the list', () => {
  it('is ordered by keyboard, the focus staying with what moves', async () => {
    const page = await opened([checklist, guide, survey]);
    const down = page.getByRole('button', { name: `„${titleOf(checklist)}“ nach unten` });
    await down.focus();
    await page.keyboard.press('Enter');
    expect(await entries(page)).toEqual([guide, checklist, survey].map(titleOf));
    expect(await status(page).textContent()).toBe(`„${titleOf(checklist)}“ steht jetzt an Stelle 2 von 3.`);
    expect(await down.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    expect(await kept(page)).toEqual([guide, survey, checklist]);
    expect(await down.isDisabled()).toBe(true);
    expect(await page.evaluate(() => document.activeElement?.ariaLabel)).toBe(`„${titleOf(checklist)}“ nach oben`);
    await page.reload();
    await expect.poll(() => entries(page)).toEqual([guide, survey, checklist].map(titleOf));
  });

  it('is ordered by dragging', async () => {
    const page = await opened([checklist, guide, survey]);
    const grips = page.locator('.toolcase-grip');
    const from = await grips.nth(0).boundingBox();
    const to = await grips.nth(2).boundingBox();
    if (!from || !to) throw new Error('The grips are not to be seen.');
    await page.mouse.move(from.x + 10, from.y + 20);
    await page.mouse.down();
    for (let step = 1; step <= 10; step += 1)
      await page.mouse.move(from.x + 10, from.y + 20 + ((to.y + 10 - from.y) * step) / 10);
    await page.mouse.up();
    expect(await entries(page)).toEqual([guide, survey, checklist].map(titleOf));
    expect(await kept(page)).toEqual([guide, survey, checklist]);
  });

  it('gives back what was taken out, in its place', async () => {
    const page = await opened([checklist, guide, survey]);
    await page.getByRole('button', { name: `Entfernen ${titleOf(guide)}` }).press('Enter');
    expect(await kept(page)).toEqual([checklist, survey]);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain(titleOf(survey));
    await page.getByRole('button', { name: 'Rückgängig' }).press('Enter');
    expect(await entries(page)).toEqual([checklist, guide, survey].map(titleOf));
    await page.getByRole('button', { name: 'Koffer leeren' }).click();
    expect(await page.evaluate(() => localStorage.getItem('werkzeugkoffer'))).toBeNull();
    expect(await mine(page).getByText('Noch ist nichts darin.').isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Rückgängig' }).click();
    expect(await kept(page)).toEqual([checklist, guide, survey]);
  });

  it('takes a recommended set, without what is there already', async () => {
    const page = await opened([checklist]);
    const set = page
      .locator('.kit', { has: page.getByRole('link', { name: titleOf(checklist), exact: true }) })
      .first();
    const wanted = ((await set.getAttribute('data-kit')) ?? '').split(' ');
    await set.getByRole('button', { name: /^Alle hineinlegen/ }).click();
    expect(await kept(page)).toEqual([checklist, ...wanted.filter((id) => id !== checklist)]);
    expect(await status(page).textContent()).toBe(
      `${wanted.length - 1} Einträge liegen jetzt im Koffer, 1 war schon darin.`,
    );
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('sammlung');
    await page.getByRole('button', { name: 'Rückgängig' }).click();
    expect(await kept(page)).toEqual([checklist]);
  });

  it('names what is no longer there, and leaves it out', async () => {
    const page = await opened(['toolbox/gibt-es-nicht-mehr', guide]);
    expect(await entries(page)).toEqual([titleOf(guide)]);
    const gone = page.locator('.toolcase-gone');
    expect(await gone.textContent()).toContain('toolbox/gibt-es-nicht-mehr');
    await gone.getByRole('button').click();
    expect(await kept(page)).toEqual([guide]);
    expect(await gone.isVisible()).toBe(false);
  });

  it('follows another tab', async () => {
    const page = await opened([checklist]);
    const other = await open(pageOf(guide), page.context());
    await other.locator('button.collect').click();
    await expect.poll(() => entries(page)).toEqual([checklist, guide].map(titleOf));
  });

  it('says so when it cannot be loaded, and tries again', async () => {
    const context = await visitor();
    await context.addInitScript(() =>
      localStorage.setItem('werkzeugkoffer', '{"version":1,"items":["glossar"],"formats":["pdf"]}'),
    );
    await context.route(`**${directoryAddress}`, (route) => route.abort());
    const page = await open('/werkzeugkoffer/', context);
    await page.getByText('Die Liste ließ sich nicht laden.').waitFor();
    await context.unroute(`**${directoryAddress}`);
    await page.getByRole('button', { name: 'Noch einmal versuchen' }).click();
    await expect.poll(() => entries(page)).toEqual([titleOf('glossar')]);
  });
});

describe('the ZIP', () => {
  it('holds each entry in each format under a name that says what it is, and a sheet with the contents', async () => {
    const page = await opened([survey, bus]);
    await page.getByLabel('Word').check();
    await page.getByLabel('OpenDocument').check();
    const { name, files } = await packed(page);
    expect(name).toMatch(/^werkzeugkoffer-\d{4}-\d\d-\d\d\.zip$/);
    const names = [
      '00 Inhalt',
      '01 Praxisabgabe – wann, wie, was braucht es (Fragebogen)',
      '02 Bürgerbus (Lösungsansatz)',
    ];
    const expected = (['PDF/.pdf', 'Word/.docx', 'OpenDocument/.odt'] as const).flatMap((place) =>
      names.map((file) => place.replace('/', `/${file}`)),
    );
    expect(Object.keys(files).toSorted()).toEqual(expected.toSorted());
    for (const text of [
      await pdfText(files[`PDF/${names[0]}.pdf`]),
      await docxText(files[`Word/${names[0]}.docx`]),
      odtText(files[`OpenDocument/${names[0]}.odt`]),
    ]) {
      // An address may stand on two lines.
      for (const said of [titleOf(survey), titleOf(bus), 'CC BY 4.0', pageOf(bus)])
        expect(text.replaceAll(' ', '')).toContain(said.replaceAll(' ', ''));
    }
    for (const text of [await pdfText(files[`PDF/${names[2]}.pdf`]), await docxText(files[`Word/${names[2]}.docx`])])
      expect(text).toContain('Ausgangslage');
    expect(await outcome(page).textContent()).toContain(`„${name}“ liegt bei Ihren Downloads: 9 Dateien`);
    await page.reload();
    await expect.poll(() => page.getByLabel('OpenDocument').isChecked()).toBe(true);
  }, 120_000);

  it('carries the letterhead of whoever makes it', async () => {
    const page = await opened([guide], { formats: ['docx', 'odt'] });
    expect(await page.getByText('Noch ohne Briefkopf.').isVisible()).toBe(true);
    await page.evaluate(() =>
      localStorage.setItem(
        'briefkopf',
        JSON.stringify({
          version: 1,
          municipality: 'Stadt Rheine',
          person: 'Änne Öder',
          savedAt: '2026-11-01T10:00:00Z',
        }),
      ),
    );
    await page.reload();
    await page.getByText('Mit Ihrem Briefkopf: Stadt Rheine.').waitFor();
    const { files } = await packed(page);
    expect(Object.keys(files)).toHaveLength(4);
    for (const [name, file] of Object.entries(files)) {
      const text = name.endsWith('.docx') ? await docxText(file) : odtText(file);
      expect(text, name).toContain('Stadt Rheine');
      expect(text, name).toContain('Änne Öder');
    }
  }, 60_000);

  it('loads nothing that writes before the click, and only the writers chosen', async () => {
    const asked: string[] = [];
    const page = await opened([bus], { formats: ['odt'] });
    page.context().on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.reload();
    await page.waitForLoadState('networkidle');
    const writers = (): string[] => asked.filter((path) => /\/(worker|pdf|docx|odt|zip)-/.test(path));
    expect(writers()).toEqual([]);
    await packed(page);
    expect(asked.some((path) => /\/odt-/.test(path))).toBe(true);
    expect(asked.filter((path) => /\/(pdf|docx)-|\.ttf$/.test(path))).toEqual([]);
  }, 60_000);

  it('can be cancelled half-way, leaves nothing, and works afterwards', async () => {
    const page = await opened([survey, bus]);
    let downloads = 0;
    page.on('download', () => {
      downloads += 1;
    });
    // The second document waits until somebody lets it go.
    await page.context().route(`**${sourceOf(bus)}`, () => undefined);
    await pack(page).press('Enter');
    await page.getByText('2 von 3: 02 Bürgerbus (Lösungsansatz).pdf').waitFor({ timeout: 60_000 });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Abbrechen');
    await page.keyboard.press('Enter');
    await expect.poll(() => outcome(page).textContent()).toBe('Abgebrochen. Es ist keine Datei entstanden.');
    expect(page.workers()).toHaveLength(0);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('ZIP herunterladen');
    expect(downloads).toBe(0);
    await page.context().unroute(`**${sourceOf(bus)}`);
    expect(Object.keys((await packed(page)).files)).toHaveLength(3);
  }, 120_000);

  it('names the one file that failed, and delivers the others', async () => {
    const page = await opened([survey, bus, guide], { formats: ['odt'] });
    await page.context().route(`**${sourceOf(bus)}`, (route) => route.abort());
    const { files } = await packed(page);
    expect(
      Object.keys(files)
        .toSorted()
        .map((name) => name.slice(0, 2)),
    ).toEqual(['00', '01', '03']);
    const said = await outcome(page).textContent();
    expect(said).toContain('Eine Datei fehlt:');
    expect(said).toContain('02 Bürgerbus (Lösungsansatz).odt – Der Inhalt ließ sich nicht laden.');
    const cover = odtText(files['00 Inhalt.odt']);
    expect(cover).toContain('Nicht enthalten');
    expect(cover).toContain('02 Bürgerbus (Lösungsansatz).odt');
  }, 60_000);

  it('names the files of a format whose writer does not load', async () => {
    const page = await opened([bus], { formats: ['docx', 'odt'] });
    await page.context().route(/\/docx-[^/]*\.js$/, (route) => route.abort());
    const { files } = await packed(page);
    expect(Object.keys(files).toSorted()).toEqual([
      'OpenDocument/00 Inhalt.odt',
      'OpenDocument/01 Bürgerbus (Lösungsansatz).odt',
    ]);
    expect(await outcome(page).textContent()).toContain(
      'Word/01 Bürgerbus (Lösungsansatz).docx – Was DOCX schreibt, ließ sich nicht laden.',
    );
  }, 60_000);

  it('says so when nothing could be made, and offers no empty file', async () => {
    const page = await opened([bus, guide], { formats: ['odt'] });
    await page.context().route('**/*.dokument.json', (route) => route.abort());
    await pack(page).click();
    await expect.poll(() => outcome(page).textContent()).toContain('Es ließ sich keine Datei erstellen.');
    await page.context().route(/\/worker-[^/]*\.js$/, (route) => route.abort());
    await pack(page).click();
    await expect
      .poll(() => outcome(page).textContent(), { timeout: 20_000 })
      .toContain('Bitte prüfen Sie die Verbindung');
    expect(await pack(page).isVisible()).toBe(true);
  }, 60_000);

  it('asks for a format when none is chosen', async () => {
    const page = await opened([bus]);
    await page.getByLabel('PDF').uncheck();
    await pack(page).click();
    expect(await page.getByText('Bitte wählen Sie mindestens ein Format.').isVisible()).toBe(true);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('value'))).toBe('pdf');
    await page.getByLabel('OpenDocument').check();
    expect(await page.getByText('Bitte wählen Sie mindestens ein Format.').isVisible()).toBe(false);
  });
});

describe('a link', () => {
  const fragment = `#koffer=${guide},${bus}`;

  it('fills an empty Werkzeugkoffer, and is used up', async () => {
    const page = await open(`/werkzeugkoffer/${fragment}`);
    await expect.poll(() => entries(page)).toEqual([guide, bus].map(titleOf));
    expect(new URL(page.url()).hash).toBe('');
    expect(await kept(page)).toEqual([guide, bus]);
  });

  it.each([
    ['Dazulegen', [checklist, guide, bus]],
    ['Ersetzen', [guide, bus]],
    ['Verwerfen', [checklist]],
  ])('asks before it touches what is there: %s', async (answer, result) => {
    const page = await opened([checklist]);
    await page.evaluate((hash) => {
      location.hash = hash;
    }, fragment);
    const offer = page.getByRole('group', { name: 'Aus dem Link' });
    await offer.waitFor();
    expect(await offer.textContent()).toContain(titleOf(bus));
    expect(await kept(page)).toEqual([checklist]);
    await offer.getByRole('button', { name: answer }).press('Enter');
    expect(await kept(page)).toEqual(result);
    expect(await offer.isVisible()).toBe(false);
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('toolcase-status');
  });

  it('says what of it cannot be read, and harms nothing', async () => {
    const faults: string[] = [];
    const page = await open('/toolbox/');
    page.on('pageerror', ({ message }) => faults.push(message));
    await page.goto(`${site.origin}/werkzeugkoffer/#koffer=${bus},<img src=x onerror=alert(1)>,%`);
    await expect.poll(() => status(page).textContent()).toContain('2 Teile des Links sind nicht zu lesen.');
    expect(await entries(page)).toEqual([titleOf(bus)]);
    await page.evaluate(() => {
      location.hash = '#koffer=%%%';
    });
    await expect.poll(() => status(page).textContent()).toContain('In diesem Link steht keine Sammlung.');
    expect(faults).toEqual([]);
  });

  it('is copied for others', async () => {
    const page = await opened([guide, bus], { options: { permissions: ['clipboard-read', 'clipboard-write'] } });
    await page.getByRole('button', { name: 'Link kopieren' }).click();
    await expect.poll(() => status(page).textContent()).toContain('Der Link ist kopiert.');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${site.origin}/werkzeugkoffer/${fragment}`);
  });

  it('stands in a field where nothing can be copied', async () => {
    const page = await opened([bus]);
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    await page.getByRole('button', { name: 'Link kopieren' }).click();
    expect(await page.getByLabel('Link zu dieser Sammlung').inputValue()).toBe(
      `${site.origin}/werkzeugkoffer/#koffer=${bus}`,
    );
  });
});

describe('the page', () => {
  it('prints the list with addresses, and nothing to press', async () => {
    const page = await opened([guide, bus]);
    await page.emulateMedia({ media: 'print' });
    expect(await list(page).getByRole('link').first().isVisible()).toBe(true);
    const printed = await list(page)
      .getByRole('link')
      .first()
      .evaluate((element) => getComputedStyle(element, '::after').content);
    expect(printed).toMatch(new RegExp(`https://[^/]+${escaped(pageOf(guide))}`));
    for (const button of await page.locator('main .toolcase-mine button, .kits').all())
      expect(await button.isVisible()).toBe(false);
  });

  it.each(['light', 'dark'] as const)(
    'is accessible and fits 320 pixels (%s)',
    async (colorScheme) => {
      const page = await opened(['toolbox/gibt-es-nicht-mehr', guide, survey, bus], {
        options: { viewport: { width: 320, height: 800 }, colorScheme },
      });
      await page.evaluate((hash) => {
        location.hash = hash;
      }, '#koffer=glossar');
      await page.getByRole('group', { name: 'Aus dem Link' }).waitFor();
      await page.getByRole('button', { name: `Entfernen ${titleOf(guide)}` }).click();
      await page.getByLabel('PDF').uncheck();
      await pack(page).click();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      for (const control of await page.locator('[data-toolcase] button:visible').all()) {
        expect((await control.boundingBox())?.height, (await control.textContent()) ?? '').toBeGreaterThanOrEqual(44);
      }
      expect(await violations(page)).toEqual([]);
    },
    60_000,
  );
});

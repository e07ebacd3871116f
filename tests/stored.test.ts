/** The privacy page lists what the site has stored in this browser, and deletes it there. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { violations, visitors } from './visitors.ts';

const site = visitors({ reducedMotion: 'reduce', timezoneId: 'Europe/Berlin' });

const answers = 'fragebogen:standort-check';
const adaptedAnswers = 'fragebogen:wohnraumbedarf:abcdefgh12';
const adaptation = 'fragebogen-anpassung:wohnraumbedarf';
const details = { title: 'Wo fehlt <b>Wohnraum</b>?', municipality: 'Musterdorf' };
const three = {
  [answers]: JSON.stringify({ savedAt: '2026-11-20T09:00:00.000Z', answers: {} }),
  [adaptedAnswers]: JSON.stringify({ savedAt: '2026-11-21T09:00:00.000Z', answers: {}, adaptation: { details } }),
  [adaptation]: JSON.stringify({ details }),
  'von-anderen': 'bleibt',
};

async function open(stored: Record<string, string>, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await site.visitor(options)).newPage();
  await page.goto(`${site.origin}/kontakt/`);
  await page.evaluate((items) => {
    for (const [key, value] of Object.entries(items)) localStorage.setItem(key, value);
  }, stored);
  await page.goto(`${site.origin}/datenschutz/`);
  return page;
}

const part = (page: Page) => page.getByRole('region', { name: 'In diesem Browser gespeichert' });
const status = (page: Page) => part(page).getByRole('status');
const keys = (page: Page): Promise<string[]> => page.evaluate(() => Object.keys(localStorage).sort());
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');

describe('what is stored', () => {
  it('is listed in words, where the privacy statement speaks of it', async () => {
    const page = await open(three);
    const rows = await part(page).getByRole('listitem').allInnerTexts();
    expect(rows.map((row) => row.split('\n').filter(Boolean).slice(0, 3))).toEqual([
      [
        'Wo fehlt <b>Wohnraum</b>?',
        'Ihre Anpassung dieses Fragebogens, für Musterdorf',
        `Name des Eintrags: ${adaptation}`,
      ],
      [
        'Standort-Check Medizin',
        'Ihre Antworten, gespeichert am 20. November 2026 um 10:00 Uhr',
        `Name des Eintrags: ${answers}`,
      ],
      [
        'Wo fehlt <b>Wohnraum</b>?',
        'Ihre Antworten, gespeichert am 21. November 2026 um 10:00 Uhr, angepasst von Musterdorf',
        `Name des Eintrags: ${adaptedAnswers}`,
      ],
    ]);
    const before = await page.locator('h2:has(~ .stored), .prose:has(+ .stored) h2').last().getAttribute('id');
    expect(before).toBe('frageboegen');
    await part(page).getByRole('link', { name: 'Standort-Check Medizin' }).click();
    await page.waitForURL('**/frageboegen/standort-check/');
  });

  it('is deleted by keyboard alone, one by one, after a question', async () => {
    const page = await open(three);
    const first = part(page).getByRole('button').first();
    await first.focus();
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('Behalten: Ihre Anpassung dieses Fragebogens, „Wo fehlt <b>Wohnraum</b>?“');
    await page.keyboard.press('Escape');
    expect(await focused(page)).toMatch(/^Löschen: Ihre Anpassung/);
    expect(await keys(page)).toContain(adaptation);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await keys(page)).toEqual([answers, adaptedAnswers, 'von-anderen']);
    expect(await status(page).textContent()).toBe(
      'Gelöscht: Ihre Anpassung dieses Fragebogens, „Wo fehlt <b>Wohnraum</b>?“.',
    );
    expect(await focused(page)).toBe('Löschen: Ihre Antworten, „Standort-Check Medizin“');
    for (const _ of [1, 2]) {
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
    }
    expect(await keys(page)).toEqual(['von-anderen']);
    expect(await status(page).textContent()).toMatch(/nichts gespeichert\.$/);
    expect(await focused(page)).toBe('In diesem Browser gespeichert');
  });

  it('is deleted all at once, and nothing of others', async () => {
    const page = await open(three);
    await part(page).getByRole('button', { name: 'Alles löschen' }).click();
    const question = part(page).getByRole('group', { name: /^Wirklich alles löschen\?/ });
    await question.getByRole('button', { name: 'Ja, löschen' }).click();
    expect(await keys(page)).toEqual(['von-anderen']);
    expect(await status(page).textContent()).toBe(
      'Alle 3 Einträge sind gelöscht. In diesem Browser ist von dieser Website nichts gespeichert.',
    );
    expect(await part(page).getByRole('button').count()).toBe(0);
  });

  it('follows another tab without taking the focus away', async () => {
    const page = await open(three);
    await part(page).getByRole('button', { name: 'Löschen: Ihre Antworten, „Standort-Check Medizin“' }).focus();
    const other = await page.context().newPage();
    await other.goto(`${site.origin}/kontakt/`);
    await other.evaluate((key) => localStorage.removeItem(key), adaptation);
    await page.waitForFunction(() => document.querySelectorAll('[data-stored] li').length === 2);
    expect(await focused(page)).toBe('Löschen: Ihre Antworten, „Standort-Check Medizin“');
  });

  it('is there after answering a questionnaire', async () => {
    const page = await open({});
    expect(await status(page).textContent()).toBe('In diesem Browser ist von dieser Website nichts gespeichert.');
    await page.goto(`${site.origin}/frageboegen/standort-check/`);
    await page.getByRole('button', { name: 'Am Bildschirm ausfüllen' }).click();
    await page.getByRole('radio', { name: 'aus der Verwaltung' }).check();
    await page.waitForFunction((key) => localStorage.getItem(key) !== null, answers);
    await page.goto(`${site.origin}/datenschutz/#gespeichert`);
    await part(page)
      .getByRole('button', { name: /^Löschen/ })
      .click();
    await part(page)
      .getByRole('button', { name: /^Ja, löschen/ })
      .click();
    expect(await keys(page)).toEqual([]);
  });
});

describe('a browser that', () => {
  it('refuses its storage gets an explanation', async () => {
    const context = await site.visitor();
    await context.addInitScript(() => {
      Object.defineProperty(globalThis, 'localStorage', {
        get() {
          throw new DOMException('The operation is insecure.', 'SecurityError');
        },
      });
    });
    const page = await context.newPage();
    await page.goto(`${site.origin}/datenschutz/`);
    expect(await status(page).textContent()).toContain('lässt diese Seite nicht an seinen Speicher');
  });

  it('does not delete says so', async () => {
    const page = await open(three);
    await page.evaluate(() => {
      Storage.prototype.removeItem = () => {
        throw new Error('no');
      };
    });
    await part(page).getByRole('button', { name: 'Alles löschen' }).click();
    await part(page).getByRole('button', { name: 'Ja, löschen' }).click();
    expect(await status(page).textContent()).toContain('Das Löschen hat nicht geklappt.');
    expect(await part(page).getByRole('listitem').count()).toBe(3);
  });

  it('runs no scripts gets an explanation', async () => {
    const page = await (await site.visitor({ javaScriptEnabled: false })).newPage();
    await page.goto(`${site.origin}/datenschutz/`);
    expect(await part(page).textContent()).toContain('Ohne JavaScript speichert diese Website nichts');
  });
});

describe.each([
  { name: 'light', options: { viewport: { width: 1280, height: 900 } } },
  { name: 'dark', options: { viewport: { width: 768, height: 900 }, colorScheme: 'dark' as const } },
  { name: 'narrow', options: { viewport: { width: 320, height: 700 } } },
])('the list, $name,', ({ options }) => {
  it('has no fault that axe finds, and fits', async () => {
    const page = await open(three, options);
    expect(await violations(page, 'main')).toEqual([]);
    await part(page).getByRole('button', { name: 'Alles löschen' }).click();
    expect(await violations(page, 'main')).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
});

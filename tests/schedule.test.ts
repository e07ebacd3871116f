/** Journeys through a schedule: dates by keyboard, wrong ones, shared ones, the calendar file, narrow and on paper. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import ICAL from 'ical.js';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { dist, pageAt, pages } from './site.ts';
import { violations, visitors } from './visitors.ts';

const tool = '/toolbox/coming-home-for-christmas/';

const site = visitors({ locale: 'de-DE' });

/** A page on a fixed day, so that what has passed stays so. */
async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await (await site.visitor(options)).newPage();
  if (options.javaScriptEnabled !== false) await page.clock.setFixedTime('2026-10-01T09:00:00Z');
  await page.goto(`${site.origin}${path}`);
  return page;
}

const plan = (page: Page) => page.locator('section[aria-labelledby="zeitplan"]');
const field = (page: Page) => page.getByLabel('Datum der Veranstaltung oder Stichtag');
const reckon = (page: Page) => page.getByRole('button', { name: 'Termine berechnen' });
const status = (page: Page) => plan(page).getByRole('status').first();
const rows = (page: Page) => plan(page).locator('tbody tr');

async function approach(page: Page): Promise<void> {
  await plan(page).scrollIntoViewIfNeeded();
  await field(page).waitFor();
}

async function date(page: Page, day: string): Promise<void> {
  await approach(page);
  await field(page).fill(day);
  await reckon(page).click();
}

describe('a schedule', () => {
  it('is complete without JavaScript, and offers nothing that would not work', async () => {
    const page = await open(tool, { javaScriptEnabled: false });
    expect(await rows(page).count()).toBeGreaterThan(8);
    expect(await rows(page).first().textContent()).toContain('26 Wochen vorher');
    expect(await plan(page).getByRole('button').count()).toBe(0);
    expect(await plan(page).locator('input').count()).toBe(0);
  });

  it('gets a day for each step, with reasons and what has passed', async () => {
    const page = await open(tool);
    const before = await rows(page).allTextContents();
    await date(page, '2026-12-28');
    await page.waitForFunction(() => document.querySelector('.dated'));
    expect(await plan(page).getByRole('columnheader').allTextContents()).toEqual(['Wann', 'Datum', 'Aufgabe']);
    expect(await rows(page).count()).toBe(before.length);
    const day = plan(page).getByRole('row', { name: 'am Tag' });
    expect(await day.textContent()).toContain('Mo, 28.12.2026');
    const text = (await plan(page).textContent()) ?? '';
    expect(text).toContain('schon vorbei');
    expect(await status(page).textContent()).toMatch(
      /^\d+\sTermine für Montag, 28\. Dezember 2026\..* \d\sliegen schon zurück\.$/,
    );
    expect(new URL(page.url()).hash).toBe('#termin=2026-12-28');
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  });

  it('explains a step that was moved', async () => {
    const page = await open(tool);
    // Ten weeks earlier is All Saints' Day, a Thursday.
    await date(page, '2030-01-10');
    const moved = plan(page).getByRole('row', { name: '10 Wochen vorher' });
    expect(await moved.textContent()).toContain('Mi, 31.10.2029');
    expect(await moved.textContent()).toContain('wegen Allerheiligen von Do, 1.11. auf Mi, 31.10. verlegt');
    expect(await status(page).textContent()).toContain('wegen Wochenende oder Feiertag verlegt.');
  });

  it('keeps everything when a date is wrong, and says what is', async () => {
    const page = await open(tool);
    await date(page, '2026-12-28');
    const shown = await rows(page).allTextContents();
    const wrong = async (make: () => Promise<void>, says: string) => {
      await make();
      await reckon(page).click();
      expect(await field(page).getAttribute('aria-invalid')).toBe('true');
      const id = (await field(page).getAttribute('aria-describedby')) ?? '';
      expect(await page.locator(`#${id}`).textContent()).toBe(says);
      expect(await field(page).evaluate((element) => element === document.activeElement)).toBe(true);
      expect(await rows(page).allTextContents()).toEqual(shown);
      expect(new URL(page.url()).hash).toBe('#termin=2026-12-28');
    };
    await wrong(() => field(page).fill(''), 'Bitte geben Sie ein Datum mit Tag, Monat und Jahr an.');
    await wrong(() => field(page).fill('0001-01-01'), 'Bitte geben Sie ein Datum zwischen 2016 und 2046 an.');
    await wrong(() => field(page).fill('9999-12-31'), 'Bitte geben Sie ein Datum zwischen 2016 und 2046 an.');
    await wrong(async () => {
      await field(page).fill('');
      await field(page).focus();
      await page.keyboard.type('12');
    }, 'Dieses Datum ist unvollständig, oder es gibt den Tag nicht. Bitte prüfen Sie es.');
    await date(page, '2026-12-29');
    expect(await field(page).getAttribute('aria-invalid')).toBeNull();
    expect(new URL(page.url()).hash).toBe('#termin=2026-12-29');
  });

  it('works by keyboard alone', async () => {
    const page = await open(tool);
    await approach(page);
    await field(page).focus();
    // The order of day and month is the browser's.
    await page.keyboard.type('12122026');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('.dated'));
    expect(await status(page).textContent()).toContain('Samstag, 12. Dezember 2026');
    await page.getByRole('button', { name: 'Datum entfernen' }).press('Enter');
    expect(await plan(page).getByRole('columnheader').allTextContents()).toEqual(['Wann', 'Aufgabe']);
    expect(new URL(page.url()).hash).toBe('');
    expect(await field(page).evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await status(page).textContent()).toContain('wieder in Wochen');
  });

  it('comes back from a shared address', async () => {
    const page = await open(`${tool}#termin=2026-12-28`);
    await page.waitForFunction(() => document.querySelector('.dated'));
    expect(await field(page).inputValue()).toBe('2026-12-28');
    await page.waitForFunction(() => {
      const top = document.querySelector('#zeitplan')?.getBoundingClientRect().top ?? -1;
      return top >= 0 && top < 200;
    });
    await page.evaluate(() => {
      location.hash = '#termin=2027-12-28';
    });
    await expect.poll(() => status(page).textContent()).toContain('28. Dezember 2027');
    // A heading of the contents says nothing of the date: the plan stays.
    await page.evaluate(() => {
      location.hash = '#ausgangslage';
    });
    expect(await status(page).textContent()).toContain('28. Dezember 2027');
  });

  it.each(['2026-02-30', '', '%', '<img src=x>', '9999-01-01', 'x'.repeat(5000)])(
    'takes a spoilt address (%#) without harm',
    async (text) => {
      const faults: string[] = [];
      const page = await open('/toolbox/');
      page.on('pageerror', ({ message }) => faults.push(message));
      await page.goto(`${site.origin}${tool}#termin=${text}`);
      await page.locator('#termin-fehler:not([hidden])').waitFor();
      expect(await plan(page).locator('.dated, img').count()).toBe(0);
      expect(faults).toEqual([]);
    },
  );

  it('asks for nothing before it is near, and for no calendar writer before the click', async () => {
    const page = await open('/toolbox/');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${site.origin}${tool}`);
    await page.waitForLoadState('networkidle');
    const scripts = () => asked.filter((path) => path.endsWith('.js'));
    const first = scripts().length;
    const weights = await Promise.all(
      scripts().map(async (path) => brotliCompressSync(await readFile(join(dist, path)))),
    );
    // Search shortcut, Werkzeugkoffer, own files, and what waits for the schedule to be near.
    expect(weights.reduce((sum, { length }) => sum + length, 0)).toBeLessThanOrEqual(3_500);
    await date(page, '2026-12-28');
    const near = scripts().length;
    expect(near).toBeGreaterThan(first);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'In den Kalender (.ics)' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('zeitplan-coming-home-for-christmas-2026-12-28.ics');
    expect(scripts().length).toBeGreaterThan(near);
    expect(asked.filter((path) => path.includes('termin'))).toEqual([]);
  });

  it('becomes a calendar that another library reads', async () => {
    const page = await open(`${tool}#termin=2026-12-28`);
    const button = page.getByRole('button', { name: 'In den Kalender (.ics)' });
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    const file = await readFile(await download.path(), 'utf8');
    const events = new ICAL.Component(ICAL.parse(file))
      .getAllSubcomponents('vevent')
      .map((part) => new ICAL.Event(part));
    const steps = await rows(page).evaluateAll((found) =>
      found.map((row) => ({
        day: row.querySelector('time')?.dateTime,
        task: row.querySelector('td:last-child')?.firstChild?.textContent,
      })),
    );
    expect(events.map(({ startDate, summary }) => ({ day: startDate.toString(), task: summary }))).toEqual(steps);
    const [canonical = ''] = /(?<=rel="canonical" href=")[^"]*/.exec(pageAt(tool).html) ?? [];
    expect(events[0]?.description).toContain(canonical);
    expect(events[0]?.uid).toBe(`coming-home-for-christmas.2026-12-28.-26.1@${new URL(canonical).host}`);
    expect(file).toMatch(/^PRODID:-\/\/\S.*\/\/Zeitplan\/\/DE\r$/m);
    expect(await plan(page).getByRole('status').last().textContent()).toContain('Die Kalenderdatei ist da.');
  });

  it('says so when the calendar cannot be loaded', async () => {
    const page = await open(`${tool}#termin=2026-12-28`);
    const button = page.getByRole('button', { name: 'In den Kalender (.ics)' });
    await button.waitFor();
    await page.context().setOffline(true);
    await button.click();
    await expect.poll(() => plan(page).getByRole('status').last().textContent()).toContain('ließ sich nicht laden');
    expect(await rows(page).first().locator('time').count()).toBe(1);
  });

  it('is accessible and fits 320 pixels, light and dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await open(`${tool}#termin=2027-05-01`, { viewport: { width: 320, height: 800 }, colorScheme });
      await page.waitForFunction(() => document.querySelector('.dated'));
      await field(page).fill('0001-01-01');
      await reckon(page).click();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      for (const control of await plan(page).locator('button, input').all()) {
        const box = await control.boundingBox();
        expect(box?.height).toBeGreaterThanOrEqual(44);
      }
      expect(await violations(page, 'section[aria-labelledby="zeitplan"]')).toEqual([]);
      expect(await plan(page).getByRole('columnheader', { name: 'Datum' }).count()).toBe(1);
    }
  }, 60_000);

  it('prints the days without what is only for the screen', async () => {
    const page = await open(`${tool}#termin=2026-12-28`);
    await page.waitForFunction(() => document.querySelector('.dated'));
    await page.emulateMedia({ media: 'print' });
    expect(await field(page).isVisible()).toBe(false);
    expect(await page.getByRole('button', { name: 'In den Kalender (.ics)' }).isVisible()).toBe(false);
    expect(await rows(page).first().locator('time').isVisible()).toBe(true);
    expect(await status(page).isVisible()).toBe(true);
  });
});

it('every schedule of the site can be dated', () => {
  const withPlan = pages.filter(({ html }) => html.includes('id="zeitplan"'));
  expect(withPlan.length).toBeGreaterThan(5);
  for (const { path, html } of withPlan) {
    expect(html, path).toMatch(/<section[^>]*data-state="DE-[A-Z]{2}"[^>]*data-state-name="[^"]+"/);
    const offsets = [...html.matchAll(/data-at="(-?\d+)"/g)].map(([, at]) => Number(at));
    expect(offsets.length, path).toBeGreaterThan(1);
    expect(offsets, path).toEqual(offsets.toSorted((a, b) => a - b));
  }
});

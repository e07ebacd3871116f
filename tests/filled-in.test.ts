/** Questionnaires that come back filled in: the PDF and the data sheet, opened where answers are opened. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { PDFCheckBox, PDFDocument, PDFRadioGroup } from 'pdf-lib';
import type { Page } from 'playwright-core';
import { describe, expect, it, vi } from 'vitest';
import { contentDir, readContent } from '#build/content-files.ts';
import { cellsFromAnswers } from '#export/cells.ts';
import { visibleAnswers } from '#questionnaire/conditions.ts';
import type { Answers } from '#questionnaire/kinds.ts';
import type { Entry } from '#schema/collections.ts';
import { brotliSize } from './bundle.ts';
import { answersTo } from './fixtures/kitchen-sink.random.ts';
import { dist } from './site.ts';
import { visitors } from './visitors.ts';

vi.setConfig({ testTimeout: 90_000 });

const slug = 'standort-check';
const { entries } = await readContent(contentDir(), new Date().toISOString().slice(0, 10));
const check = entries.find((entry) => entry.collection === 'questionnaire' && entry.slug === slug)
  ?.data as Entry<'questionnaire'>;
/** Answers by choosing alone, so that all of them can stand in a row of a sheet as they are. */
const answers: Answers = visibleAnswers(check, fc.sample(answersTo(check), { numRuns: 1, seed: 23 })[0] ?? {});

const site = visitors({ reducedMotion: 'reduce', acceptDownloads: true });
const fileOf = (name: string): Uint8Array => readFileSync(join(dist, 'frageboegen', slug, `${slug}.${name}`));

async function filledPdf(bytes: Uint8Array, cells: Readonly<Record<string, string>>): Promise<Buffer> {
  const file = await PDFDocument.load(bytes);
  const form = file.getForm();
  for (const [name, value] of Object.entries(cells)) {
    const field = form.getField(name);
    if (field instanceof PDFRadioGroup) field.select(value);
    else if (field instanceof PDFCheckBox) {
      if (value === '1') field.check();
    } else form.getTextField(name).setText(value);
  }
  return Buffer.from(await file.save());
}

/** The page with its form open, and what it asked for since and complained of. */
async function begin(): Promise<{ page: Page; asked: string[]; complaints: string[] }> {
  const page = await (await site.visitor()).newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${site.origin}/frageboegen/${slug}/`);
  await page.getByRole('button', { name: 'Am Bildschirm ausfüllen' }).click();
  await page.locator('.island form').waitFor();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  return { page, asked, complaints };
}

const choose = (page: Page, name: string, buffer: Buffer) =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType: '', buffer });

/** The answers on the device under this name, once there are any. */
async function kept(page: Page, key: string): Promise<Answers> {
  await page.waitForFunction((name) => localStorage.getItem(name) !== null, key);
  return page.evaluate((name) => JSON.parse(localStorage.getItem(name) ?? '{}').answers, key);
}

describe('a filled-in PDF', () => {
  it('is opened like saved answers; what reads it loads only then', async () => {
    const { page, asked, complaints } = await begin();
    await choose(page, 'Standort Check (1).PDF', await filledPdf(fileOf('pdf'), cellsFromAnswers(check, answers)));
    expect(await kept(page, `fragebogen:${slug}`)).toEqual(answers);
    expect(Object.keys(answers).length).toBeGreaterThan(5);
    expect(await page.locator('.island .message').count()).toBe(0);
    expect(complaints).toEqual([]);
    const scripts = asked.filter((path) => path.endsWith('.js'));
    const bytes = scripts.reduce((sum, path) => sum + brotliSize(readFileSync(join(dist, path))), 0);
    console.log(`Ausgefülltes PDF lesen: ${(bytes / 1000).toFixed(1)} kB`);
    expect(bytes).toBeGreaterThan(1_000);
    expect(bytes).toBeLessThanOrEqual(180_000);
  });

  it('does not replace other answers unasked', async () => {
    const { page } = await begin();
    const [first] = await page.getByRole('radio').all();
    await first?.check();
    const before = await kept(page, `fragebogen:${slug}`);
    await choose(page, 'bogen.pdf', await filledPdf(fileOf('pdf'), cellsFromAnswers(check, answers)));
    await page.getByRole('heading', { name: 'Die Datei enthält andere Antworten' }).waitFor();
    expect(await kept(page, `fragebogen:${slug}`)).toEqual(before);
    await page.getByRole('button', { name: 'Antworten aus der Datei nehmen' }).click();
    await expect.poll(() => kept(page, `fragebogen:${slug}`)).toEqual(answers);
  });

  it('of an adapted questionnaire opens that one', async () => {
    const editor = await (await site.visitor()).newPage();
    await editor.goto(`${site.origin}/frageboegen/${slug}/#anpassen`);
    await editor.getByLabel('Titel').fill('Wie gut ist Musterdorf?');
    const [file] = await Promise.all([
      editor.waitForEvent('download', { timeout: 60_000 }),
      editor.getByRole('button', { name: 'Fragebogen als PDF', exact: true }).click(),
    ]);
    const blank = readFileSync(await file.path());
    const { page } = await begin();
    await choose(page, 'bogen.pdf', await filledPdf(blank, cellsFromAnswers(check, answers)));
    await expect.poll(() => page.locator('h1').textContent()).toBe('Wie gut ist Musterdorf?');
    const key = await page.waitForFunction(() =>
      Object.keys(localStorage).find((name) => name.split(':').length === 3),
    );
    expect(await kept(page, String(await key.jsonValue()))).toEqual(answers);
  });

  it('that cannot be taken in is refused with what to do instead, and can be replaced by another', async () => {
    const { page } = await begin();
    const alert = page.getByRole('alert');
    await choose(page, 'leer.pdf', Buffer.from(fileOf('pdf')));
    await expect.poll(() => alert.textContent()).toContain('In der Datei ist nichts ausgefüllt.');
    await choose(page, 'halb.pdf', Buffer.from(fileOf('pdf').subarray(0, 20_000)));
    await expect.poll(() => alert.textContent()).toContain('Das PDF lässt sich nicht lesen');
    const other = readFileSync(join(dist, 'frageboegen/wohnraumbedarf/wohnraumbedarf.pdf'));
    await choose(page, 'anderer.pdf', Buffer.from(other));
    await expect.poll(() => alert.textContent()).toContain('zu einem anderen Fragebogen („wohnraumbedarf“)');
    await choose(page, 'bild.png', Buffer.from('kein Bild'));
    await expect.poll(() => alert.textContent()).toContain('Aus dieser Art von Datei');
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    await choose(page, 'bogen.pdf', await filledPdf(fileOf('pdf'), cellsFromAnswers(check, answers)));
    expect(await kept(page, `fragebogen:${slug}`)).toEqual(answers);
    expect(await alert.count()).toBe(0);
  });
});

describe('a filled-in data sheet', () => {
  it('is opened like saved answers', async () => {
    const files = unzipSync(fileOf('datenblatt.xlsx'));
    const path = 'xl/worksheets/sheet1.xml';
    const sheet = strFromU8(files[path] ?? new Uint8Array());
    const [heads = ''] = /<row [^>]*>.*?<\/row>/s.exec(sheet) ?? [];
    const columns = new Map(
      [...heads.matchAll(/<c r="([A-Z]+)1"[^>]*><is><t[^>]*>([^<]*)</g)].map(([, column = '', name = '']) => [
        name,
        column,
      ]),
    );
    const cells = Object.entries(cellsFromAnswers(check, answers)).map(
      ([name, value]) =>
        `<c r="${columns.get(name)}3" t="inlineStr"><is><t>${value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</t></is></c>`,
    );
    files[path] = strToU8(sheet.replace('</sheetData>', `<row r="3">${cells.join('')}</row></sheetData>`));
    const { page, complaints } = await begin();
    await choose(page, 'Daten.xlsx', Buffer.from(zipSync(files)));
    expect(await kept(page, `fragebogen:${slug}`)).toEqual(answers);
    expect(complaints).toEqual([]);
  });
});

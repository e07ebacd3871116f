/**
 * An editor at work: real Chromium, the real server of Decap, a copy of the second region. For test
 * files that say `editing()` at their top.
 */
import { cp, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { type CollectionName, collections } from '#schema/collections.ts';
import { root } from '../bin/setup.mjs';
import { browse } from './browse.ts';
import { serveClone } from './clone.ts';
import { buildCms, serveCms } from './cms-site.ts';
import { agreeing } from './visitors.ts';

/** What is edited: the address of its site, and the folder of its content. */
interface Place {
  site: string;
  content: string;
  stop: () => Promise<void>;
}

const region = join(root, 'tests/fixtures/region');
const folder = join(root, '.cache', `editing-${process.pid}`);

/** The CMS as editors get it: built, and quick to open. Its site stays as it was built. */
async function built(): Promise<Place> {
  const content = join(folder, 'content');
  await cp(region, content, { recursive: true });
  const { origin, stop } = await serveCms(buildCms(join(folder, 'built'), content));
  return { site: origin, content, stop };
}

/** A copy of the project as `npm start` serves it, where every change shows. */
export const started = (): Promise<Place> => serveClone(join(folder, 'clone'), region);

let browser: Browser;
/** Of all tests of a file: what the browser has loaded once it need not load again. */
let context: BrowserContext;
const others: BrowserContext[] = [];
export let place: Place;
/** Where the editor of this test works. */
export let page: Page;
/** What the page asked the person, and answered itself with yes. */
export let asked: string[];

export function editing(serve = built): void {
  beforeAll(async () => {
    await mkdir(folder, { recursive: true });
    [browser, place] = await Promise.all([browse(), serve()]);
    context = await newContext();
    // While `npm start` runs, the first visit prepares the packages of the CMS, which takes its time.
    const first = await context.newPage();
    await first.goto(`${place.site}/admin/`, { timeout: 150_000 });
    await first.getByRole('heading', { name: 'Inhalte' }).waitFor({ timeout: 150_000 });
    await first.close();
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await place?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  beforeEach(async () => {
    asked = [];
    page = await context.newPage();
    agreeing(page, (dialog) => asked.push(dialog.message()));
    // Nobody was here before.
    const session = await context.newCDPSession(page);
    await session.send('Storage.clearDataForOrigin', { origin: place.site, storageTypes: 'all' });
  });
  afterEach(async () => {
    await page.close();
    await Promise.all(others.splice(0).map((other) => other.close()));
  });
}

async function newContext(): Promise<BrowserContext> {
  const made = await browser.newContext({ viewport: { width: 1400, height: 1000 }, locale: 'de-DE' });
  made.setDefaultTimeout(30_000);
  return made;
}

/** Somebody else, at another computer. */
export async function colleague(): Promise<Page> {
  const other = await newContext();
  others.push(other);
  const opened = await other.newPage();
  agreeing(opened);
  return opened;
}

export const fileOf = (name: CollectionName, slug: string): string =>
  join(place.content, collections[name].folder, `${slug}.${collections[name].extension}`);
export const textOf = (name: CollectionName, slug: string): Promise<string> => readFile(fileOf(name, slug), 'utf8');
export const slugsOf = async (name: CollectionName): Promise<string[]> =>
  (await readdir(join(place.content, collections[name].folder))).map((file) => file.replace(/\.\w+$/, '')).sort();

/** The lines that only one of two texts has. */
export function changedLines(before: string, after: string): { gone: string[]; come: string[] } {
  const [old, now] = [before.split('\n'), after.split('\n')];
  return { gone: old.filter((line) => !now.includes(line)), come: now.filter((line) => !old.includes(line)) };
}

/** A field by its label, whether it is freely given or not. */
export const field = (label: string, at: Page | Locator = page): Locator =>
  at.getByLabel(new RegExp(`^${label.replace(/[?]/g, '\\$&')}(\\s+\\(freiwillig\\))?\\s*$`));

/** All that belongs to a field, its buttons too. */
export const part = (label: string, at: Page | Locator = page): Locator =>
  at
    .locator('label', { hasText: new RegExp(`^${label}(\\s|$)`) })
    .first()
    .locator('xpath=ancestor::div[2]');

export async function open(name: CollectionName, slug: string, at = page): Promise<void> {
  await at.goto(`${place.site}/admin/#/collections/${name}/entries/${slug}`);
  await field('Titel', at).first().waitFor();
}

export async function create(name: CollectionName): Promise<void> {
  await page.goto(`${place.site}/admin/#/collections/${name}/new`);
  await field('Titel').first().waitFor();
}

/** Presses „Veröffentlichen › Jetzt veröffentlichen“. */
export async function publish(at = page): Promise<void> {
  await at.getByRole('button', { name: 'Veröffentlichen', exact: true }).click();
  await at.getByText('Jetzt veröffentlichen', { exact: true }).click();
}
export const saved = (at = page) => at.getByText('Änderungen gespeichert').waitFor();

/** Writes as a person does; Decap puts the cursor back to where it was, in the midst of what a machine fills in. */
export async function type(input: Locator, text: string): Promise<void> {
  await input.click();
  await input.press('ControlOrMeta+a');
  await input.page().keyboard.type(text);
}

/** Writes into a field of several paragraphs, after what it says. */
export async function write(label: string, text: string, at: Page | Locator = page): Promise<void> {
  await part(label, at).locator('[contenteditable=true]').first().click();
  await page.keyboard.press('ControlOrMeta+End');
  // The editor learns where the cursor is a tenth of a second later.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
  await page.keyboard.type(text);
}

/** Chooses from a list by its words. */
export async function choose(label: string, words: string, at: Page | Locator = page): Promise<void> {
  await field(label, at).click();
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
}

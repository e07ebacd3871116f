/** The CMS beside the bundle that Decap publishes: the same content, the same server, the same run. */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { parse, stringify } from 'yaml';
import { root } from '../../bin/setup.mjs';
import { buildCms, serveCms } from '../cms-site.ts';
import { browse } from '../site.ts';
import { generateNews } from './generate.ts';
import { kilobytes, table } from './table.ts';

const place = join(root, '.cache', 'bench-cms');
const content = join(place, 'content');
/** How many entries the second table has in one collection. */
const many = 500;
const rounds = 5;

const cmses = { ours: '/admin/', stock: '/stock/' } as const;
type Cms = keyof typeof cmses;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

interface Field {
  widget?: string;
  multiple?: boolean;
  fields?: Field[];
  field?: Field;
  types?: Field[];
}
const known = ['string', 'number', 'markdown', 'select', 'image', 'file', 'list', 'object', 'boolean', 'datetime'];

/** A field without the widgets that only we have. */
function plain(field: Field): Field {
  const { fields, field: single, types, ...rest } = field;
  return {
    ...rest,
    ...(known.includes(rest.widget ?? '') ? {} : { widget: rest.multiple ? 'list' : 'string' }),
    ...(fields ? { fields: fields.map(plain) } : {}),
    ...(single ? { field: plain(single) } : {}),
    ...(types ? { types: types.map(plain) } : {}),
  };
}

/** Decap as it is published, with our configuration as far as it knows it, beside ours at `/stock/`. */
async function addStock(site: string): Promise<void> {
  const folder = join(site, 'stock');
  mkdirSync(folder);
  const published = join(root, 'node_modules/decap-cms-app/dist');
  cpSync(join(published, 'decap-cms-app.js'), join(folder, 'decap.js'));
  for (const part of readdirSync(published).filter((name) => /^\d+\..+\.js$/.test(name)))
    cpSync(join(published, part), join(folder, part));
  // It carries a client of React DOM that looks for a React of its own version.
  const code = readFileSync(join(folder, 'decap.js'), 'utf8');
  const [, reactDom = ''] = /reconcilerVersion:"([\d.]+)"/.exec(code) ?? [];
  const entry = join(place, 'react.js');
  writeFileSync(
    entry,
    `import * as React from 'react'; import * as ReactDOM from 'react-dom';
Object.assign(window, { React: { ...React, version: '${reactDom}' }, ReactDOM });`,
  );
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      outDir: folder,
      emptyOutDir: false,
      lib: { entry, formats: ['iife'], name: 'react', fileName: () => 'react.js' },
    },
  });
  writeFileSync(
    join(folder, 'index.html'),
    `<!doctype html><meta charset="utf-8"><title>Decap</title><link rel="icon" href="data:,"><body>
<script src="/stock/react.js"></script><script src="/stock/decap.js"></script>
<script>(DecapCmsApp.default ?? DecapCmsApp).init()</script>`,
  );
  const config = parse(readFileSync(join(site, 'admin/config.yml'), 'utf8'));
  for (const collection of config.collections) {
    // By the extension it reads what our formats read.
    delete collection.format;
    if (collection.fields) collection.fields = collection.fields.map(plain);
    for (const file of collection.files ?? []) file.fields = file.fields.map(plain);
  }
  writeFileSync(join(folder, 'config.yml'), stringify(config, { aliasDuplicateObjects: false }));
}

const list = 'a[href*="#/collections/news/entries/"]';
const form = 'input[id^="title-field"]';

/** Milliseconds since the page was asked for, once it shows what is looked for. */
const shown = async (page: Page, selector: string): Promise<number> =>
  Number(
    await (
      await page.waitForFunction((what) => document.querySelector(what) && performance.now(), selector)
    ).jsonValue(),
  );

/** Milliseconds from an act in the page until it shows what is looked for. */
async function after(page: Page, act: (page: Page) => Promise<number>, selector: string): Promise<number> {
  const start = await act(page);
  return (await shown(page, selector)) - start;
}

const follow = (selector: string) => (page: Page) =>
  page.evaluate((what) => {
    const start = performance.now();
    document.querySelector<HTMLElement>(what)?.click();
    return start;
  }, selector);

/** From a letter typed into the title until the browser has drawn; the median of ten. */
async function letter(page: Page): Promise<number> {
  const field = page.locator(form).first();
  await field.focus();
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { times });
    document.addEventListener(
      'keydown',
      (event) => requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - event.timeStamp))),
      true,
    );
  });
  for (let count = 0; count < 10; count += 1) {
    await page.keyboard.press('x');
    await page.waitForTimeout(250);
  }
  return median(await page.evaluate(() => (window as unknown as { times: number[] }).times));
}

interface Visit {
  list: number;
  form: number;
  direct: number;
  letter: number;
  /** Of all that came over the wire until the list stood, and until the form stood. */
  bytes: { list: number; form: number };
}

async function measured(context: BrowserContext, address: string, slug: string, isSlow: boolean): Promise<Visit> {
  await context.addInitScript(() => localStorage.setItem('decap-cms-user', '{"backendName":"proxy"}'));
  const prepared = async () => {
    const page = await context.newPage();
    page.on('dialog', (dialog) => dialog.accept().catch(() => undefined));
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    if (isSlow)
      await session.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 40,
        downloadThroughput: 10_000_000 / 8,
        uploadThroughput: 5_000_000 / 8,
      });
    let bytes = 0;
    session.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    return { page, bytes: () => bytes };
  };
  const { page, bytes } = await prepared();
  await page.goto(`${address}#/collections/news`, { waitUntil: 'commit' });
  const toList = await shown(page, list);
  const listBytes = bytes();
  const entry = `a[href$="/entries/${slug}"]`;
  await page.locator(entry).first().waitFor();
  const toForm = await after(page, follow(entry), form);
  const formBytes = bytes();
  const time = await letter(page);
  await page.close();

  const other = await prepared();
  await other.page.goto(`${address}#/collections/news/entries/${slug}`, { waitUntil: 'commit' });
  const direct = await shown(other.page, form);
  await other.page.close();
  return { list: toList, form: toForm, direct, letter: time, bytes: { list: listBytes, form: formBytes } };
}

/** Finds one entry of many by its title. */
async function found(context: BrowserContext, address: string): Promise<number> {
  const page = await context.newPage();
  await page.goto(`${address}#/collections/news`);
  await shown(page, list);
  const search = page.locator('input[placeholder]').first();
  await search.fill(`Meldung Nummer ${many - 13}`);
  const start = await page.evaluate(() => performance.now());
  await search.press('Enter');
  const time = (await shown(page, `a[href$="/entries/meldung-nummer-${many - 13}"]`)) - start;
  await page.close();
  return time;
}

const milliseconds = (value: number): string => `${Math.round(value)} ms`;

/** Visits both CMSes in turns; rows of a table with their medians and ratios. */
async function rows(origin: string, slug: string, { isSlow = false, searches = false } = {}): Promise<string[][]> {
  const visits: Record<Cms, (Visit & { found: number })[]> = { ours: [], stock: [] };
  const browser = await browse();
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (const cms of round % 2 ? (['stock', 'ours'] as const) : (['ours', 'stock'] as const)) {
        const context = await browser.newContext({ locale: 'de-DE', viewport: { width: 1400, height: 1000 } });
        context.setDefaultTimeout(120_000);
        const visit = await measured(context, `${origin}${cmses[cms]}`, slug, isSlow);
        visits[cms].push({ ...visit, found: searches ? await found(context, `${origin}${cmses[cms]}`) : 0 });
        await context.close();
      }
    }
  } finally {
    await browser.close();
  }
  const row = (name: string, of: (visit: Visit & { found: number }) => number, say: (value: number) => string) => {
    const [ours, stock] = [median(visits.ours.map(of)), median(visits.stock.map(of))];
    return [name, say(ours), say(stock), (ours / stock).toFixed(2)];
  };
  return [
    row('until the first list', (visit) => visit.list, milliseconds),
    row('from the list to an open entry', (visit) => visit.form, milliseconds),
    row('until an entry opened by its address', (visit) => visit.direct, milliseconds),
    row('a letter in the title, until drawn', (visit) => visit.letter, milliseconds),
    ...(searches ? [row('search until found', (visit) => visit.found, milliseconds)] : []),
    row('bytes until the list', ({ bytes }) => bytes.list, kilobytes),
    row('bytes until the open entry', ({ bytes }) => bytes.form, kilobytes),
  ];
}

async function served<T>(measure: (origin: string) => Promise<T>): Promise<T> {
  rmSync(join(place, 'built'), { recursive: true, force: true });
  const site = buildCms(join(place, 'built'), content);
  await addStock(site);
  const host = await serveCms(site, { compressed: true });
  try {
    return await measure(host.origin);
  } finally {
    await host.stop();
  }
}

/** Decap's bundle knows no widgets, previews or checks of ours, and asks for fields with a plain input instead. */
export async function cms(): Promise<string> {
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  cpSync(join(root, 'content'), content, { recursive: true });
  const head = ['', 'ours', "Decap's bundle", 'ratio'];
  try {
    const [slug = ''] = readdirSync(join(content, 'aktuelles'))
      .sort()
      .map((name) => name.replace(/\.md$/, ''));
    const [quick, slow] = await served(async (origin) => [
      await rows(origin, slug),
      await rows(origin, slug, { isSlow: true }),
    ]);
    generateNews(content, many);
    const large = await served((origin) => rows(origin, 'meldung-nummer-1', { searches: true }));
    return `The CMS beside the bundle that Decap publishes, real content, nothing in the browser's cache, medians of ${rounds}

${table(head, quick)}

The same over a line of 10 Mbit/s with 40 ms

${table(head, slow)}

A collection of ${many} entries

${table(head, large)}`;
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

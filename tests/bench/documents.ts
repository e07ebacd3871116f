/** Documents to take home: how long they take at build and in the browser, beside Chromium's own printing. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import type { Document } from '#export/document.ts';
import { documentFormats } from '#export/documentFormats.ts';
import { type Directory, directoryAddress, pageOf, sourceOf } from '#toolcase/directory.ts';
import { pinnedNode, projectEnvironment, root } from '../../bin/setup.mjs';
import { documentFonts } from '../../src/build/document-fonts.ts';
import { serveFolder } from '../serve.ts';
import { browse, dist } from '../site.ts';
import { kilobytes, table } from './table.ts';

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
const milliseconds = (value: number): string => `${value.toFixed(0)} ms`;
const directory = (): Directory => JSON.parse(readFileSync(join(dist, directoryAddress), 'utf8'));
const read = (file: string): Document => JSON.parse(readFileSync(join(dist, file), 'utf8'));

async function timed(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

/** Each PDF of the site and Chromium's print of its page, one after the other, so that both meet the same machine. */
async function besidePrinting(browser: Browser, origin: string): Promise<string> {
  const pdf = await documentFormats.find(({ id }) => id === 'pdf')?.load();
  if (!pdf) throw new Error('There is no format "pdf".');
  const fonts = await documentFonts();
  const page = await browser.newPage();
  const ids = Object.keys(directory());
  const ours: number[] = [];
  const printed: number[] = [];
  for (const id of ids) {
    const document = read(sourceOf(id));
    const write = () => pdf(document, { date: new Date(`${document.origin.checked}T00:00:00Z`), fonts });
    // The first runs of the writer compile it.
    if (ours.length === 0) for (let run = 0; run < 3; run += 1) await write();
    ours.push(await timed(write));
    printed.push(
      await timed(async () => {
        await page.goto(`${origin}${pageOf(id)}`);
        await page.pdf({ tagged: true, outline: true });
      }),
    );
  }
  await page.close();
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const row = (name: string, values: readonly number[]) => [
    name,
    milliseconds(median(values)),
    milliseconds(Math.max(...values)),
    `${(sum(values) / 1000).toFixed(1)} s`,
  ];
  return `One PDF per page at build, ${ids.length} pages, beside Chromium's print of the page in the same run (aim ≤ ¼)

${table(['', 'median', 'slowest', 'all'], [row('our writer', ours), row('Chromium', printed)])}

ratio: ${(median(ours) / median(printed)).toFixed(2)} (median), ${(sum(ours) / sum(printed)).toFixed(2)} (all)`;
}

/** Two builds, the first without the documents of earlier ones. */
function twoBuilds(): string {
  const place = join(root, '.cache', 'bench-documents');
  const kept = join(root, '.cache', 'documents');
  const aside = join(place, 'kept');
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  cpSync(kept, aside, { recursive: true });
  rmSync(kept, { recursive: true });
  const build = (name: string): { seconds: number; processorSeconds: number } => {
    const use = join(place, `${name}.json`);
    const start = performance.now();
    const { status, stdout, stderr } = spawnSync(
      pinnedNode(),
      [
        '--import',
        pathToFileURL(join(root, 'tests/bench/measure.mjs')).href,
        join(root, 'bin/build-into.mjs'),
        join(place, name),
      ],
      { cwd: root, env: { ...projectEnvironment(process.env), BENCH_USE: use }, encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(`The build failed:\n${stdout}${stderr}`);
    return { seconds: (performance.now() - start) / 1000, ...JSON.parse(readFileSync(use, 'utf8')) };
  };
  try {
    const rows = ['first', 'second'].map((name) => {
      const { seconds, processorSeconds } = build(name);
      return [name, `${seconds.toFixed(1)} s`, `${processorSeconds.toFixed(1)} s`];
    });
    return `Two builds, the first with no document made before

${table(['build', 'time', 'processor'], rows)}`;
  } finally {
    rmSync(kept, { recursive: true, force: true });
    renameSync(aside, kept);
    rmSync(place, { recursive: true, force: true });
  }
}

/** The processes that run the pages of a browser started here. */
async function renderers(browser: Browser): Promise<number[]> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
}

/** Lets processes run a quarter of the time: DevTools can slow a page, but not its workers. */
function hold(processes: readonly number[]): () => void {
  let isHeld = true;
  const send = (signal: NodeJS.Signals) => {
    for (const id of processes) {
      try {
        process.kill(id, signal);
      } catch {
        // A spare process of the browser may have ended.
      }
    }
  };
  const turns = setInterval(() => {
    send('SIGCONT');
    setTimeout(() => isHeld && send('SIGSTOP'), 10);
  }, 40);
  return () => {
    isHeld = false;
    clearInterval(turns);
    send('SIGCONT');
  };
}

/** Peak size of a process in memory, in megabytes; only Linux tells. */
function peakOf(id: number): number {
  const [, kilo = '0'] = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/status`, 'utf8')) ?? [];
  return (Number(kilo) * 1024) / 1e6;
}

const busyWork = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const start = performance.now();
    let sum = 0;
    for (let step = 0; step < 2e8; step += 1) sum += Math.sqrt(step);
    return sum > 0 ? performance.now() - start : 0;
  });

type Slowness = 'none' | 'page' | 'process';

/** A visitor's ZIP of 20 tools: a row of the table. */
async function zipRow(origin: string, formats: readonly string[], slowness: Slowness): Promise<string[]> {
  const items = Object.keys(directory())
    .filter((id) => id.startsWith('toolbox/'))
    .slice(0, 20);
  const browser = await browse();
  let release = (): void => undefined;
  try {
    const page = await browser.newPage();
    await page.addInitScript(
      (text) => {
        localStorage.setItem('werkzeugkoffer', text);
        new PerformanceObserver((list) => {
          const longest = Math.max(0, ...list.getEntries().map(({ duration }) => duration));
          const known = Number(document.documentElement.dataset['longest'] ?? 0);
          document.documentElement.dataset['longest'] = String(Math.max(known, longest));
        }).observe({ type: 'longtask', buffered: true });
      },
      JSON.stringify({ version: 1, items, formats }),
    );
    await page.goto(`${origin}/werkzeugkoffer/`);
    await page.locator('.toolcase-list li').first().waitFor();
    const pack = page.getByRole('button', { name: 'ZIP herunterladen' });
    const processes = await renderers(browser);
    const swift = await busyWork(page);
    const session = await page.context().newCDPSession(page);
    if (slowness === 'page') await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    if (slowness === 'process') release = hold(processes);
    const slow = slowness === 'none' ? swift : await busyWork(page);
    await page.evaluate(() => {
      document.documentElement.dataset['longest'] = '0';
    });
    const time = await timed(() =>
      Promise.all([
        page.waitForEvent('download', { timeout: 600_000 }),
        // Playwright's own click works in the page for a while, which would be measured.
        pack.evaluate((button: HTMLElement) => button.click()),
      ]),
    );
    release();
    // Tasks are reported a moment after they end.
    await page.waitForTimeout(500);
    const longest = await page.evaluate(() => Number(document.documentElement.dataset['longest']));
    const peak = Math.max(...processes.map(peakOf));
    return [
      `${formats.join(', ')}: ${slownesses[slowness]}`,
      `${(slow / swift).toFixed(1)} ×`,
      `${(time / 1000).toFixed(1)} s`,
      longest === 0 ? '< 50 ms' : milliseconds(longest),
      `${peak.toFixed(0)} MB`,
    ];
  } finally {
    release();
    await browser.close();
  }
}

const slownesses: Readonly<Record<Slowness, string>> = {
  none: 'as it is',
  page: 'page slowed',
  process: 'page and worker slowed',
};

async function zips(origin: string): Promise<string> {
  const rows: string[][] = [];
  for (const formats of [['pdf'], ['pdf', 'docx', 'odt']])
    for (const slowness of ['none', 'page', 'process'] as const) rows.push(await zipRow(origin, formats, slowness));
  return `ZIP of 20 tools in the browser (aim on a processor four times as slow: ≤ 10 s, ≤ 300 MB, no task > 100 ms)

${table(['', 'slowed', 'time', 'longest task', 'peak memory'], rows)}`;
}

/** What the browser loads to make a file of each format, brotli. */
function weights(): string {
  const assets = readdirSync(join(dist, 'assets'));
  const sum = (pattern: RegExp): number =>
    assets
      .filter((name) => pattern.test(name))
      .reduce((total, name) => total + brotliCompressSync(readFileSync(join(dist, 'assets', name))).length, 0);
  const rows = [
    ['PDF with its fonts', kilobytes(sum(/^(pdf-.*\.js|AtkinsonHyperlegibleNext_.*\.ttf|sRGB.*)$/))],
    ['DOCX', kilobytes(sum(/^docx-.*\.js$/))],
    ['ODT', kilobytes(sum(/^odt-.*\.js$/))],
    ['worker', kilobytes(sum(/^worker-.*\.js$/))],
    ['shared: fflate, XML, words', kilobytes(sum(/^(browser|xml|words|zip)-.*\.js$/))],
  ];
  return `Bytes of what makes documents, brotli, loaded on the first click

${table(['', 'bytes'], rows)}`;
}

export async function documents(): Promise<string> {
  const site = await serveFolder(dist);
  const browser = await browse();
  try {
    const printing = await besidePrinting(browser, site.origin);
    await browser.close();
    return [weights(), printing, await zips(site.origin), twoBuilds()].join('\n\n');
  } finally {
    await browser.close();
    await site.stop();
  }
}

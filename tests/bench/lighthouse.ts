/** Lighthouse's performance, the real tool on the built site: the median of five runs. */
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { findBrowser } from '../../bin/browser.mjs';
import { serveFolder } from '../serve.ts';
import { dist, type Page, samplePages } from '../site.ts';
import { table } from './table.ts';

const runs = 5;

interface Run {
  score: number;
  /** Milliseconds. */
  paint: number;
  blocked: number;
  shift: number;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** One page of each set of style sheets and scripts: what differs only in its words loads alike. */
const pagesOfEachKind = (): Page[] =>
  [...Map.groupBy(samplePages, ({ html }) => (html.match(/\/assets\/[^"]+\.(css|js)/g) ?? []).join())].flatMap(
    ([, pages]) => pages.slice(0, 1),
  );

export async function lighthouseTable(tested: readonly Page[] = pagesOfEachKind()): Promise<string> {
  const site = await serveFolder(dist);
  const chrome = await launch({
    chromePath: findBrowser() ?? '',
    chromeFlags: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });
  const measure = async (path: string): Promise<Run> => {
    const result = await lighthouse(`${site.origin}${path}`, {
      port: chrome.port,
      output: 'json',
      logLevel: 'error',
      onlyCategories: ['performance'],
    });
    if (!result) throw new Error(`Lighthouse says nothing about ${path}.`);
    const { categories, audits } = result.lhr;
    const value = (id: string) => audits[id]?.numericValue ?? Number.NaN;
    return {
      score: Math.round((categories['performance']?.score ?? 0) * 100),
      paint: value('largest-contentful-paint'),
      blocked: value('total-blocking-time'),
      shift: value('cumulative-layout-shift'),
    };
  };

  const rows: string[][] = [];
  try {
    for (const { path } of tested) {
      const measured: Run[] = [];
      for (let run = 0; run < runs; run += 1) measured.push(await measure(path));
      const of = (key: keyof Run) => median(measured.map((one) => one[key]));
      const lowest = Math.min(...measured.map(({ score }) => score));
      rows.push([
        path,
        String(of('score')),
        String(lowest),
        `${Math.round(of('paint'))} ms`,
        `${Math.round(of('blocked'))} ms`,
        of('shift').toFixed(3),
      ]);
    }
  } finally {
    chrome.kill();
    await site.stop();
  }
  return `Lighthouse performance, median of ${runs} (aim: 100), served with brotli

${table(['page', 'score', 'lowest', 'largest paint', 'blocked', 'layout shift'], rows)}`;
}

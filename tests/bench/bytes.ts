/** What a visitor downloads: HTML, style sheets, scripts and fonts of the built site, brotli. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { dist, type Page, pages } from '../site.ts';
import { kilobytes, table } from './table.ts';

interface Weight {
  html: number;
  css: number;
  /** Scripts that load with the page, with what they import. */
  js: number;
}

const compressed = new Map<string, number>();

/** Bytes of a file of the built site, brotli. */
function weightOf(file: string): number {
  const known = compressed.get(file);
  if (known !== undefined) return known;
  const bytes = brotliCompressSync(readFileSync(join(dist, file))).length;
  compressed.set(file, bytes);
  return bytes;
}

const all = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([, value = '']) => value);
const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Scripts and what they import before they run. */
function withImports(scripts: readonly string[]): Set<string> {
  const found = new Set(scripts);
  for (const script of found) {
    const source = readFileSync(join(dist, script), 'utf8');
    for (const path of all(source, /(?:from|import)\s*["'](\.[^"']+\.js)["']/g)) {
      found.add(posix.join(posix.dirname(script), path));
    }
  }
  return found;
}

export const weigh = ({ html }: Page): Weight => ({
  html: brotliCompressSync(html).length,
  css: sum(all(html, /<link rel="stylesheet" href="([^"]+)"/g).map(weightOf)),
  js: sum([...withImports(all(html, /<script[^>]*\ssrc="([^"]+)"/g))].map(weightOf)),
});

/** Kind of a page: its own path on the first level, else its folder. */
const kindOf = ({ path }: Page): string => {
  const [, folder = '', ...rest] = path.split('/');
  return rest.length > 1 ? `/${folder}/…/` : path;
};

const reach = (page: Page): number => weigh(page).html + weigh(page).css;

/** The heaviest page of each kind, and the fonts. */
export function bytes(): string {
  const kinds = Map.groupBy(pages, kindOf);
  const heaviest = [...kinds].map(([kind, members]) => {
    const [page] = members.toSorted((a, b) => reach(b) - reach(a));
    return { kind, count: members.length, weight: page ? weigh(page) : { html: 0, css: 0, js: 0 } };
  });
  const rows = heaviest
    .toSorted((a, b) => b.weight.html + b.weight.css - a.weight.html - a.weight.css)
    .map(({ kind, count, weight: { html, css, js } }) => [
      kind,
      String(count),
      ...[html, css, html + css, js].map(kilobytes),
    ]);
  const fonts = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) => /\.woff2?$/.test(file));
  return `Bytes of the heaviest page of each kind, brotli (aim: HTML + CSS ≤ 14 kB, start page ≤ 20 kB, fonts ≤ 60 kB)

${table(['kind', 'pages', 'HTML', 'CSS', 'HTML + CSS', 'JS'], rows)}

fonts: ${fonts.length} files, ${kilobytes(sum(fonts.map((file) => readFileSync(join(dist, file)).length)))} (compressed in themselves)`;
}

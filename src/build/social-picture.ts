/**
 * The picture that a social network or a messenger shows beside a link: 1200 × 630, as PNG.
 *
 * The same words give the same bytes. Pictures and the fonts cut for them lie in `.cache/`, which
 * may be deleted at any time.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import subsetFont from 'subset-font';
import { horizon } from '#components/drawings/horizon.ts';
import { stages } from '#schema/labels.ts';
import { indexedPng } from './indexed-png.ts';

export interface SocialPicture {
  /** What kind of page it is, in one or two words. */
  kind: string;
  title: string;
  /** Name and claim of the platform. */
  name: string;
  claim: string;
  stages?: readonly StageId[];
}

type StageId = keyof typeof stages;

/** Colours by the names that the stylesheet gives them: `surface`, `ink`, `stage-planen` … */
export type Palette = Readonly<Record<string, string>>;

/** Reads the colours of the light theme, which stand first, from the stylesheet with the tokens. */
export function paletteOf(tokens: string): Palette {
  const [, light = ''] = /:root\s*\{([^}]*)\}/.exec(tokens) ?? [];
  return Object.fromEntries(
    [...light.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

const width = 1200;
const height = 630;
const margin = 80;
const titleTop = 158;
const titleHeight = 232;
const titleSizes = [84, 76, 68, 60, 54, 48, 42, 36];
const lineHeight = 1.16;
const family = 'Atkinson Hyperlegible Next';
const regular = 400;
const bold = 700;
const stageIds = Object.keys(stages) as StageId[];

/** Draws the picture, or takes it from the cache. */
export async function socialPicture(
  words: SocialPicture,
  palette: Palette,
  cache = join(process.cwd(), '.cache'),
): Promise<Buffer> {
  const fonts = await staticFonts(cache);
  const svg = drawing(words, palette, fonts);
  const folder = join(cache, 'social');
  const file = join(folder, `${createHash('sha256').update(svg).digest('hex')}.png`);
  const known = await readFile(file).catch(() => undefined);
  if (known) return known;
  const { pixels } = new Resvg(svg, { font: fontOptions(fonts) }).render();
  const png = indexedPng(pixels, width, height);
  await mkdir(folder, { recursive: true });
  await writeWhole(file, png);
  return png;
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

type Colour = (role: string) => string;
type Measure = (text: string, weight: number, size: number) => number;

function drawing(words: SocialPicture, palette: Palette, fonts: readonly string[]): string {
  const colour: Colour = (role) => {
    const value = palette[role];
    if (!value) throw new Error(`The stylesheet has no colour --${role}: name it there, or use another here.`);
    return value;
  };
  const measure: Measure = (text, weight, size) => {
    const parts = text.split(' ').map((word) => wordWidth(word, weight, fonts));
    return (parts.reduce((sum, part) => sum + space + part) * size) / 100;
  };
  const tones = Object.entries(tonesOf(colour)).map(([tone, fill]) => `.${tone}{fill:${fill}}`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
<style>${tones.join('')}.flat{stroke:none}.faint{stroke:${colour('line')}}</style>
<rect width="${width}" height="${height}" fill="${colour('surface')}"/>
<rect width="${width}" height="14" fill="${colour('accent')}"/>
<g font-family="${family}" fill="${colour('ink')}">
${kindLine(words, colour)}
${stagePath(words.stages ?? [], colour)}
${titleLines(words.title, measure)}
${nameLine(words, colour, measure)}
</g>
<g transform="translate(0 490)" fill="none" stroke="${colour('ink')}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${horizon}</g>
</svg>`;
}

/** The tones of `drawing.css`, worked out: the renderer knows no `color-mix`. */
const tonesOf = (colour: Colour): Record<string, string> => ({
  meadow: colour('meadow'),
  water: colour('water'),
  brick: mixed(colour('accent'), colour('raised'), 0.62),
  roof: mixed(colour('accent'), colour('ink'), 0.84),
  stone: colour('raised'),
  leaf: mixed(colour('stage-bleiben'), colour('meadow'), 0.58),
  field: mixed(colour('stage-ankommen'), colour('raised'), 0.26),
  pane: mixed(colour('water'), colour('surface'), 0.6),
  paper: colour('surface'),
});

function kindLine({ kind }: SocialPicture, colour: Colour): string {
  const accent = colour('accent');
  return `<rect x="${margin}" y="85" width="26" height="26" fill="${accent}"/>
<text x="${margin + 42}" y="108" font-size="30" font-weight="${bold}" fill="${accent}">${escaped(kind)}</text>`;
}

/** The five stages as one path, the entry's own filled and named. */
function stagePath(own: readonly StageId[], colour: Colour): string {
  if (own.length === 0) return '';
  const radius = 13;
  const apart = 46;
  const end = width - margin - radius;
  const start = end - (stageIds.length - 1) * apart;
  const names = own.length === stageIds.length ? 'alle Phasen' : own.map((id) => stages[id].label).join(', ');
  const dots = stageIds.map((id, i) => {
    const [fill, stroke] = own.includes(id) ? [`stage-${id}`, `stage-${id}`] : ['surface', 'line'];
    return `<circle cx="${start + i * apart}" cy="98" r="${radius}" fill="${colour(fill)}" stroke="${colour(stroke)}" stroke-width="3"/>`;
  });
  return `<text x="${start - 34}" y="107" font-size="26" fill="${colour('muted')}" text-anchor="end">${escaped(names)}</text>
<path d="M${start} 98H${end}" stroke="${colour('line')}" stroke-width="3"/>${dots.join('')}`;
}

function titleLines(title: string, measure: Measure): string {
  const { lines, size } = fitted(title, (text, at) => measure(text, bold, at));
  const baseline = (i: number) => Math.round(titleTop + size * (0.92 + i * lineHeight));
  return lines
    .map(
      (line, i) =>
        `<text x="${margin}" y="${baseline(i)}" font-size="${size}" font-weight="${bold}">${escaped(line)}</text>`,
    )
    .join('\n');
}

/** The platform's name, unless the title says it, and its claim where there is room. */
function nameLine({ title, name, claim }: SocialPicture, colour: Colour, measure: Measure): string {
  const isSaid = name === title;
  const start = isSaid ? margin : margin + measure(name, bold, 29) + 22;
  const parts = [
    isSaid || `<text x="${margin}" y="452" font-size="29" font-weight="${bold}">${escaped(name)}</text>`,
    start + measure(claim, regular, 27) < width - margin &&
      `<text x="${start}" y="452" font-size="27" fill="${colour('muted')}">${escaped(claim)}</text>`,
  ];
  return parts.filter((part) => typeof part === 'string').join('');
}

/** The title in the largest type in which it fits, broken between words. */
function fitted(title: string, measure: (text: string, size: number) => number): { lines: string[]; size: number } {
  const room = width - 2 * margin;
  const attempts = titleSizes.map((size) => ({ size, lines: wrapped(title, (text) => measure(text, size) <= room) }));
  const fits = attempts.find(
    ({ lines, size }) =>
      lines.length * size * lineHeight <= titleHeight && lines.every((line) => measure(line, size) <= room),
  );
  if (fits) return fits;
  const [smallest] = attempts.slice(-1);
  if (!smallest) throw new Error('There must be a type size for titles.');
  const most = Math.floor(titleHeight / (smallest.size * lineHeight));
  return { size: smallest.size, lines: smallest.lines.slice(0, most) };
}

function wrapped(text: string, fits: (line: string) => boolean): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && fits(longer)) lines.splice(-1, 1, longer);
    else lines.push(word);
  }
  return lines;
}

/** `share` of the first colour, the rest of the second. */
function mixed(first: string, second: string, share: number): string {
  const channel = (colour: string, i: number) => Number.parseInt(colour.slice(1 + 2 * i, 3 + 2 * i), 16);
  const mix = (i: number) => Math.round(channel(first, i) * share + channel(second, i) * (1 - share));
  return `#${[0, 1, 2].map((i) => mix(i).toString(16).padStart(2, '0')).join('')}`;
}

const fontOptions = (fonts: readonly string[]) => ({
  loadSystemFonts: false,
  fontFiles: [...fonts],
  defaultFontFamily: family,
});

const widths = new Map<string, number>();
/** Of a blank, with the air around letters that a measured word lacks. */
const space = 28;

/** Width of a word at font size 100. */
function wordWidth(word: string, weight: number, fonts: readonly string[]): number {
  const key = `${weight} ${word}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg"><text font-size="100" font-weight="${weight}">${escaped(word)}</text></svg>`;
  const measured = new Resvg(svg, { font: fontOptions(fonts) }).getBBox()?.width ?? 0;
  widths.set(key, measured);
  return measured;
}

let cut: Promise<string[]> | undefined;

/** Files of the two weights, cut from the variable font, which the renderer cannot read. */
function staticFonts(cache: string): Promise<string[]> {
  cut ??= cutFonts(join(cache, 'fonts'));
  return cut;
}

async function cutFonts(folder: string): Promise<string[]> {
  const require = createRequire(join(process.cwd(), 'package.json'));
  const source = require.resolve(
    '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
  );
  const variable = await readFile(source);
  const version = createHash('sha256').update(variable).digest('hex').slice(0, 12);
  await mkdir(folder, { recursive: true });
  return Promise.all(
    [regular, bold].map(async (weight) => {
      const file = join(folder, `atkinson-hyperlegible-next-${weight}-${version}.ttf`);
      if (await readFile(file).catch(() => undefined)) return file;
      const font = await subsetFont(variable, undefined, {
        keepAllGlyphs: true,
        variationAxes: { wght: weight },
        targetFormat: 'sfnt',
        noHinting: true,
      });
      await writeWhole(file, font);
      return file;
    }),
  );
}

/** Writes a file so that another process never reads half of it. */
async function writeWhole(file: string, bytes: Buffer): Promise<void> {
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, bytes);
  await rename(draft, file);
}

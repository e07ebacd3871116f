/** What several kinds of documents share. */
import { type BlockOptions, blocks, lineInlines } from '#export/blocks.ts';
import type { Block, Cell, Document, Inline, Picture } from '#export/document.ts';
import type { Platform } from '#schema/collections.ts';
import { roughDateText } from '#schema/german.ts';

/** What documents say about the site they come from. */
export interface Site {
  platform: Pick<Platform, 'name' | 'url' | 'licence' | 'state'>;
}

/** A file to take along, as visitors read of it. */
export interface AttachedFile {
  /** Path on the site. */
  href: string;
  title: string;
  /** Kind and size: „PDF, 412 kB“. */
  about: string;
  remark?: string | undefined;
}

/** What an entry names of the files in `uploads/`. */
export interface Enclosed {
  files?: readonly AttachedFile[];
  picture?: Picture | undefined;
}

export const text = (words: string): Inline[] => [{ type: 'text', text: words }];
const strong = (words: string): Inline[] => [{ type: 'text', text: words, strong: true }];

export const heading = (level: 2 | 3 | 4, words: string): Block => ({ type: 'heading', level, inlines: text(words) });
export const paragraph = (words: string): Block => ({ type: 'paragraph', inlines: text(words) });
export const note = (words: string): Block => ({ type: 'paragraph', role: 'small', inlines: text(words) });

export const bullets = (lines: readonly string[]): Block => ({
  type: 'list',
  isOrdered: false,
  items: lines.map((line) => [{ type: 'paragraph', inlines: lineInlines(line) }]),
});

const cell = (words: string | undefined): Cell => ({ blocks: words ? [paragraph(words)] : [] });

/** A table whose first row and first column are headers. */
export const table = (
  label: string,
  columns: readonly string[],
  rows: readonly (readonly (string | undefined)[])[],
  widths?: readonly number[],
): Block => ({
  type: 'table',
  label,
  ...(widths && { widths }),
  rows: [
    columns.map((name) => ({ ...cell(name), header: 'column' as const })),
    ...rows.map(([first, ...others]) => [{ ...cell(first), header: 'row' as const }, ...others.map(cell)]),
  ],
});

export interface Fact {
  name: string;
  value: string;
  explanation?: string | undefined;
}

/** The labels of an entry, each with what it means. */
export const profile = (rows: readonly Fact[]): Block => ({
  type: 'table',
  label: 'Steckbrief',
  widths: [1, 3],
  rows: rows.map(({ name, value, explanation }) => [
    { ...cell(name), header: 'row' as const },
    { blocks: [{ type: 'paragraph', inlines: strong(value) }, ...(explanation ? [note(explanation)] : [])] },
  ]),
});

/** The picture of an entry, with what it shows and whose it is. */
export const figure = (image: { alt: string; credit: string } | undefined, picture: Picture | undefined): Block[] =>
  image && picture ? [{ type: 'figure', image: picture, alternative: image.alt, caption: image.credit }] : [];

/** The names of the files to take along, each with its address. */
export const attachments = ({ platform }: Site, files: readonly AttachedFile[], level: 2 | 4 = 2): Block[] =>
  files.length === 0
    ? []
    : [
        heading(level, 'Dateien'),
        {
          type: 'list',
          isOrdered: false,
          items: files.map(({ href, title, about, remark }): Block[] => [
            {
              type: 'paragraph',
              inlines: [{ type: 'link', url: new URL(href, platform.url).href, text: title }, ...text(` (${about})`)],
            },
            ...(remark ? [note(remark)] : []),
          ]),
        },
      ];

interface Provenance {
  sources: readonly { title: string; url?: string | undefined; date?: string | undefined }[];
  checked: string;
}

/** Where the facts come from, and when they were last checked. */
export function sources(
  { sources: found, checked }: Provenance,
  origin?: { label: string; explanation: string },
): Block[] {
  return [
    heading(2, 'Herkunft und Quellen'),
    {
      type: 'paragraph',
      inlines: [
        ...(origin ? [...strong(`${origin.label}.`), ...text(` ${origin.explanation} `)] : []),
        ...text(`Zuletzt geprüft am ${roughDateText(checked)}.`),
      ],
    },
    ...(found.length > 0
      ? [
          {
            type: 'list' as const,
            isOrdered: true,
            items: found.map(({ title, url, date }): Block[] => [
              {
                type: 'paragraph',
                inlines: [
                  ...(url ? [{ type: 'link' as const, url, text: title }] : text(title)),
                  ...(date ? text(`, Stand ${roughDateText(date)}`) : []),
                ],
              },
            ]),
          },
        ]
      : []),
  ];
}

/** What stands around the blocks of every document of the site. */
export const frame = (
  site: Site,
  {
    kicker,
    title,
    summary,
    path,
    checked,
    keywords = [],
  }: {
    kicker: string;
    title: string;
    summary: string;
    path: string;
    checked: string;
    keywords?: readonly string[];
  },
  content: readonly Block[],
  more: Pick<Document, 'schedule'> = {},
): Document => ({
  kicker,
  title,
  summary,
  language: 'de-DE',
  publisher: site.platform.name,
  keywords,
  origin: {
    label: site.platform.name,
    url: new URL(path, site.platform.url).href,
    licence: site.platform.licence.content,
    checked,
  },
  ...more,
  blocks: content,
});

export const options = ({ platform }: Site, path: string, topLevel: 2 | 3 | 4 = 3): BlockOptions => ({
  base: new URL(path, platform.url).href,
  topLevel,
});

export { blocks };

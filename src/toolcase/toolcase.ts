/** What a visitor has collected: kept on the device and passed on in links, both read as text of unknown origin. */
import type { DocumentFormat } from '#export/documentFormats.ts';

export type FormatId = DocumentFormat['id'];

export const formatIds = ['pdf', 'docx', 'odt'] as const satisfies readonly FormatId[];

export interface Toolcase {
  /** Addresses of pages without the outer `/`, in the order the visitor wants. */
  items: readonly string[];
  /** The formats to take along; at least one. */
  formats: readonly FormatId[];
}

export const storageKey = 'werkzeugkoffer';
const version = 1;
/** More than the site has; a hand-made entry or link may name any number. */
const mostItems = 200;
const longestText = 40_000;

export const empty: Toolcase = { items: [], formats: ['pdf'] };

const segment = '[a-z0-9]+(?:-[a-z0-9]+)*';
const id = new RegExp(`^(?=.{1,160}$)${segment}(?:/${segment})?$`);

/** `/toolbox/x/` → `toolbox/x` */
export const idOf = (path: string): string => path.replace(/^\/|\/$/g, '');

function idsOf(values: readonly unknown[]): string[] {
  const ids = values.filter((value) => typeof value === 'string').filter((value) => id.test(value));
  return [...new Set(ids)].slice(0, mostItems);
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const own = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined;

/** What is kept; „newer“ if a later version of the site wrote it, so that nobody overwrites it. */
export function readToolcase(text: string | null): Toolcase | 'newer' {
  if (text === null || text.length > longestText) return empty;
  let kept: unknown;
  try {
    kept = JSON.parse(text);
  } catch {
    return empty;
  }
  const written = own(kept, 'version');
  if (typeof written === 'number' && written > version) return 'newer';
  if (written !== version) return empty;
  const chosen = list(own(kept, 'formats'));
  const formats = formatIds.filter((format) => chosen.includes(format));
  return { items: idsOf(list(own(kept, 'items'))), formats: formats.length > 0 ? formats : empty.formats };
}

export const toolcaseText = ({ items, formats }: Toolcase): string => JSON.stringify({ version, items, formats });

export const withItems = (toolcase: Toolcase, more: readonly string[]): Toolcase => ({
  ...toolcase,
  items: idsOf([...toolcase.items, ...more]),
});

export const withoutItem = (toolcase: Toolcase, item: string): Toolcase => ({
  ...toolcase,
  items: toolcase.items.filter((other) => other !== item),
});

const fragment = '#koffer=';

/** The fragment of a link to a collection; no browser sends it to a server. */
export const fragmentOf = (items: readonly string[]): string => `${fragment}${items.join(',')}`;

/** What a link brings, and how much of it is no name of a page; `undefined` if it brings no collection. */
export function itemsOfFragment(hash: string): { items: readonly string[]; unreadable: number } | undefined {
  if (!hash.startsWith(fragment)) return undefined;
  const text = hash.slice(fragment.length, longestText);
  // Some programs escape the slash and the comma.
  const parts = text
    .replace(/%2f/gi, '/')
    .replace(/%2c/gi, ',')
    .split(',')
    .filter((part) => part !== '');
  const items = idsOf(parts);
  return { items, unreadable: new Set(parts).size - items.length };
}

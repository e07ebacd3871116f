/** New lines of an entry, in the style of the content: plain where it can be, quotes where needed, `|` for paragraphs. */
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Order } from './order.ts';
import { type Fields, isRecord } from './value.ts';

export const pad = (column: number): string => ' '.repeat(column);

/** Signs that an editor of files would not see, or that a reader of files refuses. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const unseen = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffd-\uffff]|\p{Cs}/u;
const eachUnseen = new RegExp(unseen, 'gu');

/** Words and figures that some reader of YAML takes for something else than a text. */
const word = /^(true|false|null|yes|no|on|off|y|n)$/i;
const figure = /^[-+.]?\d[\d_:.]*$/;

/** Whether `value` can stand without quotes, in a list in brackets too if `flow`. */
function isPlain(value: string, flow: boolean): boolean {
  if (/^\s|\s$|[\n\t]/.test(value) || unseen.test(value) || word.test(value) || figure.test(value)) return false;
  if (/^\p{L}/u.test(value) && !/[:#]/.test(value) && !(flow && /[,[\]{}]/.test(value))) return true;
  const parsed = parseDocument(flow ? `[${value}]` : `field: ${value}`, { prettyErrors: false });
  if (parsed.errors.length > 0 || parsed.warnings.length > 0) return false;
  const { contents } = parsed;
  const nodes = isMap(contents) ? contents.items.map((pair) => pair.value) : isSeq(contents) ? contents.items : [];
  const [node] = nodes;
  const isAlone = nodes.length === 1 && isScalar(node) && !node.anchor && !node.tag;
  return isAlone && node.type === 'PLAIN' && node.value === value;
}

const doubleQuoted = (value: string): string =>
  JSON.stringify(value).replace(eachUnseen, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

interface Surroundings {
  /** Inside brackets or braces. */
  flow?: boolean;
  quotes?: 'single' | 'double';
}

/** A text, number, yes or no, or nothing, on one line. */
export function scalarText(value: unknown, { flow = false, quotes }: Surroundings = {}): string {
  if (typeof value === 'number') return numberText(value);
  if (typeof value !== 'string') return String(value);
  if (quotes === 'single' && !/\n/.test(value) && !unseen.test(value)) return `'${value.replaceAll("'", "''")}'`;
  return !quotes && isPlain(value, flow) ? value : doubleQuoted(value);
}

function numberText(value: number): string {
  if (Number.isNaN(value)) return '.nan';
  return Number.isFinite(value) ? String(value) : `${value < 0 ? '-' : ''}.inf`;
}

/** Whether `value` can be written as it stands, below `|`. */
export const isBlock = (value: string): boolean =>
  value !== '' && !unseen.test(value) && !/^\n*[ \t]+(\n|$)|\n[ \t]+$/.test(value);

/** The lines of a text below `|`, at a column; blank lines stay empty. */
export const blockLines = (value: string, column: number): string[] =>
  value.split('\n').map((line) => (line === '' ? '' : pad(column) + line));

/** `|`, and how far the text is indented where its first line does not show it. */
export const blockMark = (value: string, indent: number): string => (/^\n* /.test(value) ? `|${indent}` : '|');

const keyText = (key: string): string => (/^[a-z_][\w-]*$/i.test(key) ? scalarText(key) : doubleQuoted(key));

/** The keys of a group as they are written: those the order knows first, then what else is there. */
export const sortedKeys = (fields: Fields, order: Order): string[] => {
  const known = [...(order.fields?.keys() ?? [])].filter((key) => Object.hasOwn(fields, key));
  return [...known, ...Object.keys(fields).filter((key) => !known.includes(key))];
};

/**
 * `head` (`key:` or `-`, which stands at `column`) with its value: the first line without its
 * indentation, all others with it; the last ends with a line break.
 */
export function valueText(head: string, value: unknown, order: Order, column: number): string {
  const inner = column + 2;
  if (Array.isArray(value)) {
    if (value.length === 0) return `${head} []\n`;
    const items = value.map((item) => valueText('-', item, order.items ?? {}, inner));
    return below(head, items, inner);
  }
  if (isRecord(value)) {
    const keys = sortedKeys(value, order);
    return keys.length === 0
      ? `${head} {}\n`
      : below(
          head,
          keys.map((key) => fieldText(key, value[key], order, inner)),
          inner,
        );
  }
  if (typeof value === 'string' && isBlock(value) && (order.form === 'block' || value.includes('\n')))
    return `${[`${head} ${blockMark(value, 2)}`, ...blockLines(value, inner)].join('\n')}\n`;
  const quotes = order.form === 'quoted' && typeof value === 'string' ? ({ quotes: 'double' } as const) : {};
  return `${head} ${scalarText(value, quotes)}\n`;
}

/** One field of a group whose fields stand at `column`. */
export const fieldText = (key: string, value: unknown, order: Order, column: number): string =>
  valueText(`${keyText(key)}:`, value, order.fields?.get(key) ?? {}, column);

/** Items of a list inside a list, and the fields of an item, begin beside their dash. */
const below = (head: string, parts: readonly string[], column: number): string =>
  (head === '-' ? '- ' : `${head}\n${pad(column)}`) + parts.join(pad(column));

/** The fields of a whole file. */
export const fieldsText = (fields: Fields, order: Order): string =>
  sortedKeys(fields, order)
    .map((key) => fieldText(key, fields[key], order, 0))
    .join('') || '{}\n';

/** A value inside brackets or braces. */
export function flowText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flowText).join(', ')}]`;
  if (isRecord(value))
    return `{ ${Object.entries(value)
      .map(([key, item]) => `${keyText(key)}: ${flowText(item)}`)
      .join(', ')} }`;
  return scalarText(value, { flow: true });
}

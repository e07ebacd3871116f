/** Exchanges what changed in a text of YAML, and leaves the rest of its bytes alone. */
import {
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { align } from './align.ts';
import type { Order } from './order.ts';
import { blockLines, blockMark, fieldText, flowText, isBlock, pad, scalarText, sortedKeys, valueText } from './text.ts';
import { asRead, type Fields, isRecord, same } from './value.ts';

/** How much of a changed field is written anew: the parts of it that changed, or the field as a whole. */
export type Extent = 'parts' | 'fields';

/**
 * The text `yaml` with the fields `fields`, as far as its structure is an ordinary one; else
 * `undefined`. Whoever calls must read the result back: rare ways of writing are not foreseen.
 */
export function changedYaml(yaml: string, fields: Fields, order: Order, extent: Extent): string | undefined {
  const text = yaml.endsWith('\n') ? yaml : `${yaml}\n`;
  const root = parseDocument(text, { keepSourceTokens: true, prettyErrors: false }).contents;
  if (!isMap(root) || root.items.length === 0) return undefined;
  try {
    const whole = root.flow ? changedFlowRoot(text, root, fields) : changedRoot(text, root, fields, order, extent);
    return yaml.endsWith('\n') ? whole : whole.replace(/\n$/, '');
  } catch (error) {
    if (error instanceof Unusual) return undefined;
    throw error;
  }
}

/** Thrown for a structure of which no part can be exchanged by itself: `? key`, a tag and the like. */
class Unusual extends Error {}

function changedRoot(text: string, root: YAMLMap, fields: Fields, order: Order, extent: Extent): string {
  const from = lineStart(text, startOf(root));
  const inner = Object.keys(fields).length === 0 ? '{}\n' : blockText(text, root, fields, order, from, extent);
  return text.slice(0, from) + inner + text.slice(lineEnd(text, lastOf(text, root)) + 1);
}

const changedFlowRoot = (text: string, root: YAMLMap, fields: Fields): string =>
  text.slice(0, startOf(root)) + changedFlow(text, root, fields) + text.slice(endOf(root));

const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

/** Where the line break stands that ends the line. */
const lineEnd = (text: string, offset: number): number => {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
};

function rangeOf(node: Node): [number, number] {
  if (!node.range) throw new Unusual();
  return [node.range[0], node.range[1]];
}
const startOf = (node: Node): number => rangeOf(node)[0];
const endOf = (node: Node): number => rangeOf(node)[1];

/** Nothing stands there: `field:` */
const isNothing = (node: Node | null): node is null => node === null || startOf(node) === endOf(node);

/** A field of a group or an item of a list, as it stands in the file. */
interface Slot {
  /** Where its name or its dash begins. */
  start: number;
  /** Behind the colon or the dash. */
  after: number;
  value: Node | null;
  /** Behind the line break of its last line. */
  end: number;
}

type Group = YAMLMap | YAMLSeq;

const asNode = (value: unknown): Node | null => (isMap(value) || isSeq(value) || isScalar(value) ? value : null);

function slotsOf(text: string, group: Group): Slot[] {
  const marks = isMap(group) ? group.items.map(colonOf) : dashesOf(group);
  if (marks.length !== group.items.length) throw new Unusual();
  return marks.map(({ start, after, value }) => ({
    start,
    after,
    value,
    end: lineEnd(text, isNothing(value) ? after : lastOf(text, value)) + 1,
  }));
}

function colonOf({ key, value, srcToken }: Pair): Omit<Slot, 'end'> {
  const name = asNode(key);
  const colon = srcToken?.sep?.find(({ type }) => type === 'map-value-ind');
  const isPlain = srcToken?.start.every(({ type }) => type !== 'explicit-key-ind' && type !== 'tag');
  if (!name || !colon || !isPlain) throw new Unusual();
  return { start: startOf(name), after: colon.offset + 1, value: asNode(value) };
}

function dashesOf({ items, srcToken }: YAMLSeq): Omit<Slot, 'end'>[] {
  const tokens = srcToken && 'items' in srcToken ? srcToken.items : [];
  return tokens
    .flatMap(({ start }) => start.filter(({ type }) => type === 'seq-item-ind'))
    .map(({ offset }, index) => ({ start: offset, after: offset + 1, value: asNode(items[index]) }));
}

/** Where the last sign of a value stands, or behind it. */
function lastOf(text: string, node: Node): number {
  if (isScalar(node)) {
    const [start, end] = rangeOf(node);
    // Blank lines below a text in block form do not belong to the text.
    return isInBlock(node) ? start + text.slice(start, end).replace(/[ \t\n]+$/, '').length : end;
  }
  if ((isMap(node) || isSeq(node)) && !node.flow) {
    const last = slotsOf(text, node).at(-1);
    if (!last) throw new Unusual();
    return last.end - 1;
  }
  return endOf(node);
}

const isInBlock = ({ type }: Scalar): boolean => type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED';

/** What stands above a slot: `own` are the lines of comment right above it, at its own column. */
interface Above {
  gap: string;
  own: string;
}

function aboveOf(lines: string, column: number): Above {
  const own = new RegExp(`(^|\\n)((?: {${column}}#[^\\n]*\\n)+)$`).exec(lines)?.[2] ?? '';
  return { gap: lines.slice(0, lines.length - own.length), own };
}

/** A slot of the new text: one that was there (`index`), or a new one. */
interface Place {
  index?: number;
  moved?: boolean;
  /** From its name or dash to its last line break. */
  body: string;
}

/**
 * The new text of a group or list in block form, from `from` to the end of its last line. `from` is
 * the start of a line, or the start of its first slot where that stands behind a dash (`- title: …`).
 */
function blockText(
  text: string,
  group: Group,
  value: Fields | readonly unknown[],
  order: Order,
  from: number,
  extent: Extent,
): string {
  const slots = slotsOf(text, group);
  const [first] = slots;
  if (!first) throw new Unusual();
  const column = first.start - lineStart(text, first.start);
  const isBesideDash = lineStart(text, first.start) < from;
  const above = slots.map(({ start }, index) =>
    index === 0 && isBesideDash
      ? { gap: '', own: '' }
      : aboveOf(text.slice(slots[index - 1]?.end ?? from, lineStart(text, start)), column),
  );
  const write = (index: number, item: unknown, itemOrder: Order): string => {
    const slot = slots[index];
    if (!slot) throw new Unusual();
    return slotText(text, slot, item, itemOrder, column, extent);
  };
  const places =
    isMap(group) && isRecord(value)
      ? placesOfFields(group, value, order, column, write)
      : placesOfItems(group, value, order, column, write);

  let next = 0;
  const passed = (end: number): string => {
    const left = above.slice(next, end).map(({ gap }) => gap.replace(/\n[ \n]*$/, '\n').replace(/^[ \n]*$/, ''));
    next = Math.max(next, end);
    return left.join('');
  };
  const lines = places.map(({ index, moved, body }) => {
    const own = index === undefined ? undefined : above[index];
    if (index === undefined || !own) return pad(column) + body;
    // A comment right above a field or item says something about it: it goes where that goes, and with it.
    if (moved) return own.own + pad(column) + body;
    const left = passed(index);
    next = index + 1;
    return left + own.gap + own.own + pad(column) + body;
  });
  const whole = lines.join('') + passed(slots.length);
  return isBesideDash ? whole.replace(/^[ \n]+/, '') : whole;
}

type Write = (index: number, value: unknown, order: Order) => string;

function placesOfFields(map: YAMLMap, fields: Fields, order: Order, column: number, write: Write): Place[] {
  const names = map.items.map(({ key }) => (isScalar(key) ? String(key.value ?? '') : ''));
  const places: (Place & { key: string })[] = names.flatMap((key, index) =>
    Object.hasOwn(fields, key) ? [{ key, index, body: write(index, fields[key], order.fields?.get(key) ?? {}) }] : [],
  );
  const known = sortedKeys(fields, order);
  for (const [rank, key] of known.entries()) {
    if (names.includes(key)) continue;
    const earlier = known.slice(0, rank).reverse();
    const before = order.fields?.has(key)
      ? earlier.find((name) => places.some((place) => place.key === name))
      : places.at(-1)?.key;
    const at = places.findIndex((place) => place.key === before) + 1;
    places.splice(at, 0, { key, body: fieldText(key, fields[key], order, column) });
  }
  return places;
}

function placesOfItems(list: Group, items: unknown, order: Order, column: number, write: Write): Place[] {
  if (!isSeq(list) || !Array.isArray(items)) throw new Unusual();
  const itemOrder = order.items ?? {};
  return align(heldItems(list), items).map((match, place) =>
    match
      ? { ...match, body: write(match.index, items[place], itemOrder) }
      : { body: valueText('-', items[place], itemOrder, column) },
  );
}

const held = (node: unknown): unknown => {
  if (isScalar(node)) return asRead(node.value);
  if (isSeq(node)) return heldItems(node);
  if (isMap(node))
    return Object.fromEntries(
      node.items.map(({ key, value }) => [isScalar(key) ? String(key.value ?? '') : '', held(value)]),
    );
  return null;
};
const heldItems = (list: YAMLSeq): unknown[] => list.items.map(held);

/** A slot with a new value, from its name or dash to its last line break. */
function slotText(text: string, slot: Slot, value: unknown, order: Order, column: number, extent: Extent): string {
  const { start, after, value: node, end } = slot;
  if (same(held(node), value)) return text.slice(start, end);
  const anew = () => valueText(text.slice(start, after), value, order, column);
  if (extent === 'fields') return anew();
  if (isScalar(node) || node === null)
    return isRecord(value) || Array.isArray(value) ? anew() : scalarSlotText(text, slot, value, order, column);
  if (!isMap(node) && !isSeq(node)) throw new Unusual();
  const isKind = isMap(node) ? isRecord(value) : Array.isArray(value);
  const isEmpty = Array.isArray(value) ? value.length === 0 : Object.keys(value ?? {}).length === 0;
  if (!isKind || isEmpty || node.items.length === 0) return anew();
  const group = isRecord(value) || Array.isArray(value) ? value : [];
  if (node.flow) {
    return isInOneLine(group)
      ? text.slice(start, startOf(node)) + changedFlow(text, node, group) + text.slice(endOf(node), end)
      : anew();
  }
  const first = startOf(node);
  const from = lineStart(text, first) > after ? lineEnd(text, after) + 1 : first;
  return text.slice(start, from) + blockText(text, node, group, order, from, extent);
}

/** Whether a value reads well in brackets. */
const isInOneLine = (value: Fields | readonly unknown[]): boolean =>
  Object.values(value).every((item) =>
    typeof item === 'string' ? !item.includes('\n') : !Array.isArray(item) && !isRecord(item),
  );

/** A text, number, yes or no in the place of another, in the manner of the other. */
function scalarSlotText(
  text: string,
  { start, after, value: node, end }: Slot,
  value: unknown,
  order: Order,
  column: number,
): string {
  const head = text.slice(start, after);
  if (!isScalar(node) || isNothing(node)) {
    const comment = text.slice(after, end);
    if (typeof value === 'string' && isBlock(value) && (order.form === 'block' || value.includes('\n')))
      return `${head} ${blockMark(value, 2)}${comment}${blockLines(value, column + 2).join('\n')}\n`;
    return `${head} ${scalarText(value, order.form === 'quoted' ? { quotes: 'double' } : {})}${comment}`;
  }
  const [from, to] = rangeOf(node);
  const wasBlock = isInBlock(node);
  const mark = wasBlock ? (/^[|>][-+\d]*/.exec(text.slice(from))?.[0] ?? '|') : '';
  /** What stands behind the value, up to the line break: mostly a comment. */
  const behind = wasBlock ? text.slice(from + mark.length, lineEnd(text, from)) : text.slice(to, lineEnd(text, to));
  const tail = wasBlock ? `${behind}\n` : text.slice(to, end);
  const lead = text.slice(start, from);
  if (typeof value === 'string' && isBlock(value) && (wasBlock || value.includes('\n'))) {
    const before = wasBlock ? blockOf(text, node, column + 2) : { indent: column + 2, lines: [] };
    const folded = node.type === 'BLOCK_FOLDED' ? foldedLines(node.value, before, value) : undefined;
    const lines = folded ?? keptLines(node.value, before, value);
    const sign = folded ? '>' : blockMark(value, before.indent - column);
    return `${lead.includes('\n') ? `${head} ` : lead}${sign}${mark.includes('-') ? '-' : ''}${behind}\n${lines.join('\n')}\n`;
  }
  const quotes =
    node.type === 'QUOTE_SINGLE'
      ? 'single'
      : node.type === 'QUOTE_DOUBLE' || order.form === 'quoted'
        ? 'double'
        : undefined;
  return lead + scalarText(value, quotes && typeof value === 'string' ? { quotes } : {}) + tail;
}

/** The lines of a text in block form as they stand in the file, and the column at which they begin. */
interface Block {
  indent: number;
  lines: string[];
}

function blockOf(text: string, node: Scalar, usual: number): Block {
  const [from] = rangeOf(node);
  const lines = text.slice(lineEnd(text, from) + 1, lastOf(text, node)).split('\n');
  const written = lines.find((line) => line.trim() !== '') ?? '';
  const shown = typeof node.value === 'string' ? (node.value.split('\n').find((line) => line.trim() !== '') ?? '') : '';
  return { indent: written === '' ? usual : blanksBefore(written) - blanksBefore(shown), lines };
}

const blanksBefore = (line: string): number => /^ */.exec(line)?.[0].length ?? 0;

/** The lines of a text below `|`; those that it begins and ends with as before keep their bytes. */
function keptLines(previous: unknown, { indent, lines }: Block, value: string): string[] {
  const old = typeof previous === 'string' ? previous.replace(/\n+$/, '').split('\n') : [];
  const written = blockLines(value, indent);
  if (old.length !== lines.length) return written;
  const now = value.split('\n');
  const most = Math.min(old.length, now.length);
  let start = 0;
  while (start < most && old[start] === now[start]) start++;
  let end = 0;
  while (end < most - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  return [...lines.slice(0, start), ...written.slice(start, written.length - end), ...lines.slice(lines.length - end)];
}

/** The lines of a text below `>`: paragraphs that stay keep their lines, others become one line each. */
function foldedLines(previous: unknown, { indent, lines }: Block, value: string): string[] | undefined {
  const plain = lines.map((line) => line.slice(indent));
  if (
    typeof previous !== 'string' ||
    [...plain, ...value.split('\n')].some((line) => /^\s/.test(line)) ||
    value.startsWith('\n')
  )
    return undefined;
  const paragraphs = lines.join('\n').split(/\n(?:[ \t]*\n)+/);
  const known = new Map(
    paragraphs.map((written) => [
      written
        .split('\n')
        .map((line) => line.slice(indent))
        .join(' '),
      written,
    ]),
  );
  return value
    .split(/(\n+)/)
    .map((part) => (part.startsWith('\n') ? `\n${part}` : (known.get(part) ?? pad(indent) + part)))
    .join('')
    .split('\n');
}

/** The new text of a group or list in braces or brackets. */
function changedFlow(text: string, group: Group, value: Fields | readonly unknown[]): string {
  const [start, end] = rangeOf(group);
  const parts = isMap(group) ? group.items.map(flowPart) : group.items.map((item) => flowRange(asNode(item)));
  const values = isMap(group) ? group.items.map(({ value: item }) => held(item)) : heldItems(group);
  const written = (index: number, item: unknown): string => {
    const part = parts[index];
    if (!part) throw new Unusual();
    const node = asNode(isMap(group) ? group.items[index]?.value : group.items[index]);
    if (same(values[index], item)) return text.slice(part.from, part.to);
    if (!node || isNothing(node)) throw new Unusual();
    const isInner = (isMap(node) && isRecord(item)) || (isSeq(node) && Array.isArray(item));
    const inner =
      isInner && node.items.length > 0 && Object.keys(item).length > 0
        ? changedFlow(text, node, item)
        : flowScalar(node, item);
    return text.slice(part.from, startOf(node)) + inner;
  };

  const places: Place[] = isMap(group)
    ? placesInBraces(group, isRecord(value) ? value : {}, written)
    : align(values, Array.isArray(value) ? value : []).map((match, place) => {
        const item = Object.values(value)[place];
        return match ? { ...match, body: written(match.index, item) } : { body: flowText(item) };
      });

  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) throw new Unusual();
  const between = places.slice(1).map(({ index }, place) => {
    const before = places[place]?.index;
    const [left, right] = [parts[before ?? -1], parts[index ?? -1]];
    return left && right && before !== undefined && index === before + 1 ? text.slice(left.to, right.from) : ', ';
  });
  const inner = places.map(({ body }, place) => body + (between[place] ?? '')).join('');
  return text.slice(start, first.from) + inner + text.slice(last.to, end);
}

const flowRange = (node: Node | null): { from: number; to: number } => {
  if (!node) throw new Unusual();
  const [from, to] = rangeOf(node);
  return { from, to };
};

function flowPart({ key, value }: Pair): { from: number; to: number } {
  const [name, node] = [asNode(key), asNode(value)];
  if (!name || !node) throw new Unusual();
  return { from: startOf(name), to: endOf(node) };
}

function flowScalar(node: Node, value: unknown): string {
  const isQuoted = isScalar(node) && typeof value === 'string';
  if (isQuoted && node.type === 'QUOTE_SINGLE') return scalarText(value, { flow: true, quotes: 'single' });
  if (isQuoted && node.type === 'QUOTE_DOUBLE') return scalarText(value, { flow: true, quotes: 'double' });
  return flowText(value);
}

function placesInBraces(map: YAMLMap, fields: Fields, written: (index: number, item: unknown) => string): Place[] {
  const names = map.items.map(({ key }) => (isScalar(key) ? String(key.value ?? '') : ''));
  const kept = names.flatMap((key, index) =>
    Object.hasOwn(fields, key) ? [{ index, body: written(index, fields[key]) }] : [],
  );
  const added = Object.entries(fields).filter(([key]) => !names.includes(key));
  return [...kept, ...added.map(([key, item]) => ({ body: flowText({ [key]: item }).slice(2, -2) }))];
}

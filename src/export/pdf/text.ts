/** Running text becomes lines: which words stand side by side, and where. */
import type { Inline } from '../document.ts';

export type Face = 'regular' | 'bold' | 'italic';

export interface Look {
  face: Face;
  /** In points. */
  size: number;
  colour: string;
  /** There is no bold italic font: bold leans. */
  isSlanted?: true;
}

export type Link = Extract<Inline, { type: 'link' }>;
export type Gap = Extract<Inline, { type: 'gap' }>;

/** `x` counts from the start of the line. */
export type Segment = { x: number; width: number } & (
  | { type: 'text'; text: string; look: Look; link: Link | undefined }
  | { type: 'gap'; gap: Gap }
);

export interface Line {
  segments: readonly Segment[];
  /** Without the space at its end. */
  width: number;
}

export type Measure = (text: string, look: Look) => number;

type Unit =
  | { type: 'word' | 'space'; text: string; look: Look; link: Link | undefined; width: number; isJoined: boolean }
  | { type: 'gap'; gap: Gap; width: number; isJoined: boolean }
  | { type: 'break' };

/** Words, each up to its hyphen or slash, and the spaces between them. */
const piece = / +|[^ –/-]*[–/-]+|[^ –/-]+/g;
const startsWithLetter = /^\p{L}/u;
const endsWithHyphen = /[–/-]$/;

function lookOf(inline: Inline, base: Look, linkColour: string): Look {
  if (inline.type === 'link') return { ...base, colour: linkColour };
  if (inline.type !== 'text') return base;
  if (inline.strong || base.face === 'bold')
    return { ...base, face: 'bold', ...(inline.emphasis && { isSlanted: true as const }) };
  return inline.emphasis ? { ...base, face: 'italic' } : base;
}

function unitsOf(inlines: readonly Inline[], base: Look, { measure, linkColour, gapWidth }: Setting): Unit[] {
  const units: Unit[] = [];
  let mayBreak = true;
  for (const inline of inlines) {
    if (inline.type === 'break') {
      units.push({ type: 'break' });
      mayBreak = true;
    } else if (inline.type === 'gap') {
      units.push({ type: 'gap', gap: inline, width: gapWidth(inline, base), isJoined: !mayBreak });
      mayBreak = false;
    } else {
      const look = lookOf(inline, base, linkColour);
      const link = inline.type === 'link' ? inline : undefined;
      for (const [text] of inline.text.matchAll(piece)) {
        const previous = units.at(-1);
        const followsHyphen = previous?.type === 'word' && endsWithHyphen.test(previous.text);
        const isSpace = text.startsWith(' ');
        const isJoined = !(mayBreak || isSpace || (followsHyphen && startsWithLetter.test(text)));
        const kept = isSpace ? ' ' : text;
        units.push({ type: isSpace ? 'space' : 'word', text: kept, look, link, width: measure(kept, look), isJoined });
        mayBreak = isSpace;
      }
    }
  }
  return units;
}

export interface Setting {
  measure: Measure;
  linkColour: string;
  gapWidth: (gap: Gap, look: Look) => number;
}

type Placeable = Exclude<Unit, { type: 'break' }>;

/** Neighbours of one look and link become one segment. */
function lineOf(units: readonly Placeable[], measure: Measure): Line {
  const segments: Segment[] = [];
  let x = 0;
  let width = 0;
  for (let index = 0; index < units.length; ) {
    const unit = units[index];
    if (!unit) break;
    index += 1;
    if (unit.type === 'gap') {
      segments.push({ type: 'gap', gap: unit.gap, x, width: unit.width });
      x += unit.width;
      width = x;
      continue;
    }
    const { look, link } = unit;
    let text = unit.text;
    let inked = unit.type === 'space' ? '' : text;
    let count = 1;
    for (let next = units[index]; next && next.type !== 'gap'; next = units[index]) {
      if (next.look !== look || next.link !== link) break;
      text += next.text;
      if (next.type !== 'space') inked = text;
      count += 1;
      index += 1;
    }
    const wide = count > 1 ? measure(text, look) : unit.width;
    segments.push({ type: 'text', text, look, link, x, width: wide });
    if (inked) width = x + (inked === text ? wide : measure(inked, look));
    x += wide;
  }
  return { segments, width };
}

const isDivisible = (unit: Placeable): boolean => unit.type !== 'word' || [...unit.text].length > 1;

/** The parts of a word that is wider than the line. */
function cut(unit: Placeable, width: number, measure: Measure): Placeable[] {
  if (unit.type === 'gap') return [{ ...unit, width: Math.min(unit.width, width), isJoined: false }];
  const parts: string[] = [];
  for (const letter of unit.text) {
    const longer = `${parts.at(-1) ?? ''}${letter}`;
    if (parts.length > 0 && measure(longer, unit.look) <= width) parts[parts.length - 1] = longer;
    else parts.push(letter);
  }
  return parts.map((text) => ({ ...unit, text, width: measure(text, unit.look), isJoined: false }));
}

/** Breaks running text into lines of at most `width` points. */
export function lines(inlines: readonly Inline[], base: Look, width: number, setting: Setting): Line[] {
  const { measure } = setting;
  const done: Line[] = [];
  let current: Placeable[] = [];
  let used = 0;
  const finish = () => {
    done.push(lineOf(current, measure));
    current = [];
    used = 0;
  };
  const place = (chunk: readonly Placeable[]) => {
    const wide = chunk.reduce((sum, unit) => sum + unit.width, 0);
    if (used + wide > width + 0.01 && current.length > 0) finish();
    if (wide > width + 0.01 && (chunk.length > 1 || chunk.some(isDivisible))) {
      for (const part of chunk.flatMap((unit) => cut(unit, width, measure))) place([part]);
      return;
    }
    current.push(...chunk);
    used += wide;
  };

  let chunk: Placeable[] = [];
  const flush = () => {
    if (chunk.length > 0) place(chunk);
    chunk = [];
  };
  for (const unit of unitsOf(inlines, base, setting)) {
    if (unit.type === 'break') {
      flush();
      finish();
    } else if (unit.type === 'space') {
      flush();
      if (current.length > 0) {
        current.push(unit);
        used += unit.width;
      }
    } else {
      if (!unit.isJoined) flush();
      chunk.push(unit);
    }
  }
  flush();
  if (current.length > 0) finish();
  return done;
}

/** The widest part that cannot be broken, and the whole on one line. */
export function extent(inlines: readonly Inline[], base: Look, setting: Setting): { least: number; most: number } {
  let least = 0;
  let most = 0;
  let word = 0;
  let line = 0;
  for (const unit of unitsOf(inlines, base, setting)) {
    if (unit.type === 'break') {
      word = 0;
      line = 0;
    } else {
      word = unit.type === 'space' ? 0 : unit.isJoined ? word + unit.width : unit.width;
      line += unit.width;
      least = Math.max(least, word);
      most = Math.max(most, line);
    }
  }
  return { least, most };
}

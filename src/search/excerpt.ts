/** The passage of a page that shows why it was found. */
import { fold, root } from './words.ts';

/** A piece of text; `hit` where it answers to the query. */
export interface Piece {
  text: string;
  hit: boolean;
}

/** Stands between what a page says and the words added for the search; never shown. */
export const expansionMark = '␞';

const passageWords = 32;
/** A page no longer than this is shown whole. */
const wholeWords = 45;
const wordsBefore = 6;
const minInside = 4;
/** A title that stands so near the beginning is the heading, which the result shows anyway. */
const titleWithin = 60;

/**
 * The passage with the most different words of the query, `fallback` where none stands on the page
 * (it was found by a synonym). A word also counts inside a compound: „Hausarztpraxis“ for „praxis“.
 */
export function excerpt(content: string, title: string, fallback: string, words: readonly string[]): Piece[] {
  const [shown = ''] = content.split(expansionMark);
  const at = shown.slice(0, title.length + titleWithin).indexOf(title);
  const body = at < 0 ? shown : shown.slice(at + title.length).replace(/^[.\s]+/, '');
  const roots = words.map(root);
  const tokens = tokensOf(body);
  const start = bestStart(tokens.map((token) => roots.findIndex((part) => answers(token, part))));
  if (start === undefined) {
    const other = tokensOf(fallback || body);
    return mark(other.slice(0, passageWords), roots, false, other.length > passageWords);
  }
  const isShort = tokens.length <= wholeWords;
  const from = isShort ? 0 : Math.max(0, start - wordsBefore);
  const to = isShort ? tokens.length : from + passageWords;
  return mark(tokens.slice(from, to), roots, from > 0, to < tokens.length);
}

const tokensOf = (text: string): string[] => text.split(/\s+/).filter(Boolean);

function answers(token: string, part: string): boolean {
  const folded = fold(token).replace(/^[^\p{L}\p{N}]+/u, '');
  return folded.startsWith(part) || (part.length >= minInside && folded.includes(part));
}

/** Where the passage with the most different hits begins. */
function bestStart(hits: readonly number[]): number | undefined {
  let best: number | undefined;
  let most = 0;
  hits.forEach((hit, at) => {
    if (hit < 0) return;
    const different = new Set(hits.slice(at, at + passageWords - wordsBefore).filter((other) => other >= 0)).size;
    if (different > most) [best, most] = [at, different];
  });
  return best;
}

/** Joins the tokens again, hits apart from the rest. */
function mark(tokens: readonly string[], roots: readonly string[], cutBefore: boolean, cutAfter: boolean): Piece[] {
  const pieces: Piece[] = cutBefore ? [{ text: '… ', hit: false }] : [];
  const add = (text: string, hit: boolean) => {
    const last = pieces.at(-1);
    if (last?.hit === hit) last.text += text;
    else pieces.push({ text, hit });
  };
  for (const [at, token] of tokens.entries()) {
    if (at > 0) add(' ', false);
    const isHit = roots.some((part) => answers(token, part));
    const [, before = '', word = '', after = ''] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u.exec(token) ?? [];
    if (before) add(before, false);
    if (word) add(word, isHit);
    if (after) add(after, false);
  }
  if (cutAfter) add(' …', false);
  return pieces;
}

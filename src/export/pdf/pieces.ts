/** What is drawn between the upper and the lower margin: pieces, one below the other, over as many pages as needed. */
import { bottom, top } from './look.ts';
import type { Paper } from './paper.ts';

export interface Piece {
  height: number;
  /** Space to what stands above and below on the same page; between two pieces the larger one counts. */
  before?: number;
  after?: number;
  /** Stands on the page of what follows. */
  isKept?: boolean;
  startsPage?: boolean;
  /** Is drawn again above the piece if that comes first on a page. */
  head?: Piece | undefined;
  draw: (y: number) => void;
  /** Cuts off what fits into the height; what is left comes second. */
  split?: ((height: number) => [Piece, Piece] | undefined) | undefined;
}

export const fullHeight = bottom - top;

const gap = (above: Piece | undefined, below: Piece): number => Math.max(above?.after ?? 0, below.before ?? 0);

/** Height of pieces that stay together. */
export const heightOf = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, piece, index) => sum + piece.height + (index > 0 ? gap(pieces[index - 1], piece) : 0), 0);

export function drawAll(pieces: readonly Piece[], y: number): void {
  let at = y;
  pieces.forEach((piece, index) => {
    at += index > 0 ? gap(pieces[index - 1], piece) : 0;
    piece.draw(at);
    at += piece.height;
  });
}

/** The pieces that fit into the height, and the others. */
export function cutAt(pieces: readonly Piece[], height: number): [Piece[], Piece[]] {
  const fitting: Piece[] = [];
  let used = 0;
  for (const [index, piece] of pieces.entries()) {
    const needed = piece.height + (index > 0 ? gap(pieces[index - 1], piece) : 0);
    if (used + needed > height) {
      const halves = piece.split?.(height - used - needed + piece.height);
      return halves
        ? [
            [...fitting, halves[0]],
            [halves[1], ...pieces.slice(index + 1)],
          ]
        : [fitting, pieces.slice(index)];
    }
    used += needed;
    fitting.push(piece);
  }
  return [fitting, []];
}

/** Less than this at the foot of a page is left empty rather than begin something long. */
const leastSlice = 90;

export function drawPages(paper: Paper, pieces: readonly Piece[]): void {
  let y = top;
  let above: Piece | undefined;

  const turn = () => {
    paper.addPage();
    y = top;
    above = undefined;
  };
  const place = (piece: Piece) => {
    const start = y + (above ? gap(above, piece) : 0);
    const head = above ? undefined : piece.head;
    const from = start + (head?.height ?? 0);
    if (from + piece.height > bottom + 0.01) {
      const halves = bottom - from >= leastSlice || !above ? piece.split?.(bottom - from) : undefined;
      if (halves) {
        place(halves[0]);
        turn();
        place(halves[1]);
        return;
      }
      if (above) {
        turn();
        place(piece);
        return;
      }
    }
    head?.draw(start);
    piece.draw(from);
    y = from + piece.height;
    above = piece;
  };

  let startsPage = false;
  for (let index = 0; index < pieces.length; ) {
    if (pieces[index]?.startsPage) startsPage = true;
    let end = index + 1;
    while (end < pieces.length && pieces[end - 1]?.isKept && !pieces[end]?.startsPage) end += 1;
    const group = pieces.slice(index, end);
    const [first] = group;
    const height = heightOf(group);
    const space = bottom - y - (above && first ? gap(above, first) : 0);
    const fitsNowhere = height > fullHeight;
    index = end;
    // A page break alone shows nothing: two in a row are one, and the last page is never empty.
    if (height === 0) continue;
    if (above && (startsPage || (height > space && !(fitsNowhere && space >= leastSlice)))) turn();
    startsPage = false;
    for (const piece of group) place(piece);
  }
}

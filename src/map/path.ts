/** A point of a drawing, in its units: x to the right, y down. */
export type Point = readonly [x: number, y: number];

/** A rectangle of a drawing. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** SVG path data of lines on whole coordinates, each step relative to the last: the shortest form. */
export const openPath = (lines: readonly (readonly Point[])[]): string => lines.map(steps).join('');

/** Like {@link openPath}, each line closed to a ring; rings too small to be seen are left out. */
export const closedPath = (rings: readonly (readonly Point[])[]): string =>
  rings
    .map(steps)
    .filter((ring) => ring !== '')
    .map((ring) => `${ring}z`)
    .join('');

function steps(line: readonly Point[]): string {
  const [start, ...rest] = line.map(([x, y]) => [Math.round(x), Math.round(y)] as const);
  if (!start) return '';
  let [x, y] = start;
  let path = '';
  for (const [nextX, nextY] of rest) {
    if (nextX === x && nextY === y) continue;
    path += joined(nextX - x, path !== '') + joined(nextY - y, true);
    [x, y] = [nextX, nextY];
  }
  return path && `M${start[0]}${joined(start[1], true)}l${path}`;
}

/** A minus sign separates by itself; only other numbers need a space. */
const joined = (number: number, follows: boolean): string => (follows && number >= 0 ? ` ${number}` : String(number));

/** Whether `point` lies within the rings (even-odd, so holes count as outside). */
export function contains(rings: readonly (readonly Point[])[], [x, y]: Point): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [ax, ay] = ring[i] as Point;
      const [bx, by] = ring[j] as Point;
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}

/** The smallest rectangle around all points. */
export function boxOf(rings: readonly (readonly Point[])[]): Box {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const [x, y] of rings.flat()) {
    box.left = Math.min(box.left, x);
    box.top = Math.min(box.top, y);
    box.right = Math.max(box.right, x);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}

/** The centre of mass of an area; its holes go the other way round than its outlines. */
export function centroid(rings: readonly (readonly Point[])[]): Point {
  let [x, y, doubleArea] = [0, 0, 0];
  for (const ring of rings) {
    for (const [i, [ax, ay]] of ring.entries()) {
      const [bx, by] = ring[(i + 1) % ring.length] ?? [ax, ay];
      const cross = ax * by - bx * ay;
      x += (ax + bx) * cross;
      y += (ay + by) * cross;
      doubleArea += cross;
    }
  }
  return doubleArea === 0 ? (rings[0]?.[0] ?? [0, 0]) : [x / (3 * doubleArea), y / (3 * doubleArea)];
}

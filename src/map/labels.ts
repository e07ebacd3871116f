/**
 * Finds a place for each label, so that none covers another or an area that carries one.
 *
 * A label stands close to its area where there is room, otherwise further off with a leader line.
 * Deterministic: the same drawing gives the same places.
 */
import { type Box, contains, type Point } from './path.ts';

/** What is to be labelled: the size of the label, and the area (or areas) it belongs to. */
export interface Labelled {
  width: number;
  height: number;
  centre: Point;
  box: Box;
  rings: readonly (readonly Point[])[];
}

export interface Place {
  /** Middle of the label. */
  at: Point;
  /** From the area to the label, where they do not touch. */
  leader: readonly [Point, Point] | undefined;
}

const gaps = [5, 10, 16, 26, 40, 56, 74, 94];
/** Up to this distance a label is seen to belong to its area without a line, if no other area is nearer. */
const close = 18;
const directions: readonly Point[] = Array.from({ length: 24 }, (_, i) => {
  const angle = (i * Math.PI) / 12;
  return [Math.cos(angle), Math.sin(angle)];
});
const rounds = 8;
const cost = { outside: 1e6, label: 1e5, area: 4e3, leaderOverArea: 60, leader: 30, gap: 1, vertical: 6 };

/** One place per item, in their order. `bounds` is what must not be left. */
export function placeLabels(items: readonly Labelled[], bounds: Box): Place[] {
  const choices = items.map((item) =>
    candidates(item, items).map((place) => ({ place, own: ownCost(place, item, items, bounds) })),
  );
  const chosen = choices.map((options) => best(options, (option) => option.own).place);
  for (let round = 0, settled = false; round < rounds && !settled; round++) {
    settled = true;
    choices.forEach((options, i) => {
      const others = chosen.filter((_, j) => j !== i);
      const { place } = best(options, (option) => option.own + clashes(option.place, others));
      if (place !== chosen[i]) settled = false;
      chosen[i] = place;
    });
  }
  return chosen.map(({ at, leader }) => ({ at, leader }));
}

function best<T>(options: readonly T[], costOf: (option: T) => number): T {
  return options.map((option) => ({ option, cost: costOf(option) })).reduce((a, b) => (b.cost < a.cost ? b : a)).option;
}

interface Candidate extends Place {
  box: Box;
  gap: number;
  direction: Point;
}

function candidates(item: Labelled, items: readonly Labelled[]): Candidate[] {
  return directions.flatMap((direction) => {
    const edge = exit(item.rings, item.centre, direction);
    return gaps.map((gap) => {
      const reach = halfExtent(item, direction) + gap;
      const at: Point = [Math.round(edge[0] + direction[0] * reach), Math.round(edge[1] + direction[1] * reach)];
      const box = boxAround(at, item);
      const own = distance(item, box);
      const isClear = own <= close && items.every((other) => other === item || distance(other, box) > own);
      const end: Point = [clamp(item.centre[0], box.left, box.right), clamp(item.centre[1], box.top, box.bottom)];
      return { at, box, gap, direction, leader: isClear ? undefined : ([item.centre, end] as const) };
    });
  });
}

/** The last point of the area seen from its centre in this direction. */
function exit(rings: Labelled['rings'], [x, y]: Point, [dx, dy]: Point): Point {
  const step = 2;
  let far = 0;
  while (contains(rings, [x + dx * (far + step), y + dy * (far + step)])) far += step;
  return [x + dx * far, y + dy * far];
}

/** Between an area's nearest corner and a box. */
function distance({ rings }: Labelled, box: Box): number {
  let squared = Number.POSITIVE_INFINITY;
  for (const ring of rings) {
    for (const [x, y] of ring) {
      const dx = x - clamp(x, box.left, box.right);
      const dy = y - clamp(y, box.top, box.bottom);
      squared = Math.min(squared, dx * dx + dy * dy);
    }
  }
  return Math.sqrt(squared);
}

/** How far a box reaches from its middle in this direction. */
const halfExtent = ({ width, height }: Labelled, [dx, dy]: Point) =>
  Math.min(width / 2 / Math.max(Math.abs(dx), 1e-6), height / 2 / Math.max(Math.abs(dy), 1e-6));

const boxAround = ([x, y]: Point, { width, height }: Labelled): Box => ({
  left: x - width / 2,
  top: y - height / 2,
  right: x + width / 2,
  bottom: y + height / 2,
});

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

function ownCost(place: Candidate, item: Labelled, items: readonly Labelled[], bounds: Box): number {
  const { box, leader, gap, direction } = place;
  let sum = gap * cost.gap + Math.abs(direction[1]) * cost.vertical;
  if (box.left < bounds.left || box.top < bounds.top || box.right > bounds.right || box.bottom > bounds.bottom)
    sum += cost.outside;
  if (leader) sum += cost.leader;
  const grid = gridOf(box);
  const line = leader ? along(leader) : [];
  for (const other of items) {
    if (overlap(box, other.box)) sum += cost.area * grid.filter((point) => isOn(other, point)).length;
    if (other !== item) sum += cost.leaderOverArea * line.filter((point) => isOn(other, point)).length;
  }
  return sum;
}

const isOn = (area: Pick<Labelled, 'box' | 'rings'>, point: Point) =>
  within(area.box, point) && contains(area.rings, point);

function clashes({ box, leader }: Candidate, others: readonly Candidate[]): number {
  let sum = 0;
  for (const other of others) {
    if (overlap(box, other.box)) sum += cost.label;
    if (leader && touches(leader, other.box)) sum += cost.label;
    if (other.leader && touches(other.leader, box)) sum += cost.label;
    if (leader && other.leader && cross(leader, other.leader)) sum += cost.area;
  }
  return sum;
}

/** Whether two boxes come closer than a reader can keep apart. */
const overlap = (a: Box, b: Box, apart = 4): boolean =>
  a.left < b.right + apart && b.left < a.right + apart && a.top < b.bottom && b.top < a.bottom;

const within = (box: Box, [x, y]: Point) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;

function gridOf({ left, top, right, bottom }: Box): Point[] {
  const columns = 8;
  return [top, (top + bottom) / 2, bottom].flatMap((y) =>
    Array.from({ length: columns + 1 }, (_, i): Point => [left + ((right - left) * i) / columns, y]),
  );
}

const along = ([[ax, ay], [bx, by]]: readonly [Point, Point]): Point[] =>
  Array.from({ length: 11 }, (_, i) => [ax + ((bx - ax) * i) / 10, ay + ((by - ay) * i) / 10]);

const touches = (line: readonly [Point, Point], box: Box) => along(line).some((point) => within(box, point));

function cross([a, b]: readonly [Point, Point], [c, d]: readonly [Point, Point]): boolean {
  const side = ([px, py]: Point, [qx, qy]: Point, [rx, ry]: Point) =>
    Math.sign((qx - px) * (ry - py) - (qy - py) * (rx - px));
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);
}

/**
 * Finds a place inside an area for a name that may stay away: where it covers none of `taken` and
 * no area in `avoid`, close to the area's centre. Its ends may cross the area's boundary a little.
 */
export function placeInside(
  item: Labelled,
  avoid: readonly Pick<Labelled, 'box' | 'rings'>[],
  taken: readonly Box[],
): Point | undefined {
  const step = 6;
  const places: { at: Point; off: number }[] = [];
  for (let x = item.box.left; x <= item.box.right; x += step) {
    for (let y = item.box.top; y <= item.box.bottom; y += step) {
      const at: Point = [Math.round(x), Math.round(y)];
      const box = boxAround(at, item);
      const points = gridOf(box);
      const outside = points.filter((point) => !contains(item.rings, point)).length;
      const isFree =
        !avoid.some((area) => points.some((point) => isOn(area, point))) && !taken.some((other) => overlap(box, other));
      if (isFree && outside <= points.length / 8)
        places.push({ at, off: Math.hypot(x - item.centre[0], y - item.centre[1]) + outside * step });
    }
  }
  return places.length > 0 ? best(places, ({ off }) => off).at : undefined;
}

const letterWidth = 0.56;

/** About how wide a text of this font size is, on the safe side. */
export const textWidth = (text: string, size: number): number => text.length * letterWidth * size + size / 4;

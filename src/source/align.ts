/** Which item of a changed list continues which item of the list before. */
import { isRecord, same } from './value.ts';

/** Where an item stood before, and whether it kept its place among the others. */
export interface Match {
  index: number;
  moved: boolean;
}

/** For each item of `next`, the item of `previous` that it is, or that it was before it was changed. */
export function align(previous: readonly unknown[], next: readonly unknown[]): (Match | undefined)[] {
  const matched = next.map((): number | undefined => undefined);
  const free = new Set(previous.keys());
  const match = (index: number, place: number) => {
    matched[place] = index;
    free.delete(index);
  };

  for (const [index, place] of longestCommon(previous, next)) match(index, place);
  const isTwin = (one: unknown, other: unknown): boolean =>
    same(one, other) ||
    (isRecord(one) && isRecord(other) && typeof one['id'] === 'string' && one['id'] === other['id']);
  for (const [place, item] of next.entries()) {
    if (matched[place] !== undefined) continue;
    const index = [...free].find((candidate) => isTwin(previous[candidate], item));
    if (index !== undefined) match(index, place);
  }

  const kept = new Set(longestRise(matched.filter((index) => index !== undefined)));
  // What is left stands between two items that stayed; only there it can be the same item, changed.
  const anchors = matched.flatMap(
    (index, place): Pairs => (index !== undefined && kept.has(index) ? [[index, place]] : []),
  );
  for (const [number, [indexEnd, placeEnd]] of [...anchors, [previous.length, next.length] as const].entries()) {
    const [indexStart, placeStart] = anchors[number - 1] ?? [-1, -1];
    const indexes = [...free].filter((index) => indexStart < index && index < indexEnd).sort((a, b) => a - b);
    const places = [...next.keys()].filter(
      (place) => placeStart < place && place < placeEnd && matched[place] === undefined,
    );
    for (const [index, place] of mostAlike(indexes, places, (i, p) => likeness(previous[i], next[p]))) {
      match(index, place);
      kept.add(index);
    }
  }
  return matched.map((index) => (index === undefined ? undefined : { index, moved: !kept.has(index) }));
}

type Pairs = [before: number, after: number][];

/** The longest sequence of equal items in the order of both lists. */
function longestCommon(previous: readonly unknown[], next: readonly unknown[]): Pairs {
  let start = 0;
  while (start < Math.min(previous.length, next.length) && same(previous[start], next[start])) start++;
  let end = 0;
  const most = Math.min(previous.length, next.length) - start;
  while (end < most && same(previous.at(-1 - end), next.at(-1 - end))) end++;
  const range = (length: number) => Array.from({ length: length - start - end }, (_, index) => start + index);
  return [
    ...Array.from({ length: start }, (_, index): Pairs[number] => [index, index]),
    ...mostAlike(range(previous.length), range(next.length), (i, p) => (same(previous[i], next[p]) ? 1 : 0)),
    ...Array.from({ length: end }, (_, index): Pairs[number] => [
      previous.length - end + index,
      next.length - end + index,
    ]),
  ];
}

/** The pairs, in the order of both lists, whose likeness is greatest in sum. */
function mostAlike(
  before: readonly number[],
  after: readonly number[],
  alike: (before: number, after: number) => number,
): Pairs {
  const width = after.length + 1;
  const alikeness = before.map((index) => after.map((place) => alike(index, place)));
  const best = new Float64Array((before.length + 1) * width);
  const at = (b: number, a: number) => best[b * width + a] ?? 0;
  const of = (b: number, a: number) => alikeness[b]?.[a] ?? 0;
  for (let b = before.length - 1; b >= 0; b--)
    for (let a = after.length - 1; a >= 0; a--)
      best[b * width + a] = Math.max(at(b + 1, a), at(b, a + 1), of(b, a) > 0 ? at(b + 1, a + 1) + of(b, a) : 0);
  const pairs: Pairs = [];
  for (let b = 0, a = 0; b < before.length && a < after.length; ) {
    const index = before[b];
    const place = after[a];
    if (index === undefined || place === undefined) break;
    if (of(b, a) > 0 && at(b, a) === at(b + 1, a + 1) + of(b, a)) {
      pairs.push([index, place]);
      b++;
      a++;
    } else if (at(b, a) === at(b + 1, a)) b++;
    else a++;
  }
  return pairs;
}

/** The longest part of `numbers` that only rises. */
function longestRise(numbers: readonly number[]): number[] {
  const best: number[][] = [];
  for (const number of numbers) {
    const before = best.filter((run) => (run.at(-1) ?? 0) < number);
    const longest = before.reduce((most, run) => (run.length > most.length ? run : most), [] as number[]);
    best.push([...longest, number]);
  }
  return best.reduce((most, run) => (run.length > most.length ? run : most), [] as number[]);
}

/** From nearly 0 (one replaced by the other) to 1 (all fields equal). */
function likeness(one: unknown, other: unknown): number {
  if (!isRecord(one) || !isRecord(other)) return 0.01;
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  const equal = [...keys].filter((key) => same(one[key], other[key]));
  return Math.max(0.01, equal.length / Math.max(1, keys.size));
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxOf, centroid, closedPath, contains, openPath, type Point } from './path.ts';

const square: Point[] = [
  [0, 0],
  [10, 0],
  [10, 10],
  [0, 10],
  [0, 0],
];

/** The points of path data of one line, read back. */
function pointsOf(path: string): number[][] {
  const [start = '', steps = ''] = path.slice(1).replace('z', '').split('l');
  const pairs = (text: string) => (text.match(/-?\d+/g) ?? []).map(Number);
  const points = [pairs(start)];
  const moves = pairs(steps);
  for (let i = 0; i < moves.length; i += 2) {
    const [x = 0, y = 0] = points.at(-1) ?? [];
    points.push([x + (moves[i] ?? 0), y + (moves[i + 1] ?? 0)]);
  }
  return points;
}

describe('path data', () => {
  it('goes in whole relative steps, with no more signs than needed', () => {
    expect(
      openPath([
        [
          [1.2, 2],
          [4, -1],
          [4.4, -1.3],
          [3, 5],
        ],
      ]),
    ).toBe('M1 2l3-3-1 6');
    expect(closedPath([square])).toBe('M0 0l10 0 0 10-10 0 0-10z');
  });

  it('leaves out rings too small to be seen', () => {
    expect(
      closedPath([
        [
          [5, 5],
          [5.2, 5],
          [5.2, 5.2],
          [5, 5],
        ],
        square,
      ]),
    ).toBe('M0 0l10 0 0 10-10 0 0-10z');
    expect(openPath([[]])).toBe('');
  });

  it('never drifts from the points, however long the line', () => {
    const whole = fc.integer({ min: -2000, max: 2000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(whole, whole), { minLength: 2, maxLength: 60 }), (line) => {
        const seen = line.filter(([x, y], i) => i === 0 || x !== line[i - 1]?.[0] || y !== line[i - 1]?.[1]);
        if (seen.length > 1) expect(pointsOf(openPath([line]))).toEqual(seen);
      }),
    );
  });
});

describe('an area', () => {
  const hole: Point[] = [
    [4, 4],
    [6, 4],
    [6, 6],
    [4, 6],
    [4, 4],
  ];

  it('holds what lies inside its ring and not in a hole', () => {
    expect(contains([square, hole], [2, 2])).toBe(true);
    expect(contains([square, hole], [5, 5])).toBe(false);
    expect(contains([square, hole], [11, 5])).toBe(false);
  });

  it('knows its centre of mass, whichever way round its ring goes', () => {
    expect(centroid([square])).toEqual([5, 5]);
    expect(centroid([square.toReversed()])).toEqual([5, 5]);
    expect(centroid([[[3, 4]]])).toEqual([3, 4]);
  });

  it('knows the box around it', () => {
    expect(boxOf([square, [[12, -3]]])).toEqual({ left: 0, top: -3, right: 12, bottom: 10 });
  });
});

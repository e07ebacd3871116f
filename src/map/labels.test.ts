import { describe, expect, it } from 'vitest';
import { type Labelled, placeInside, placeLabels } from './labels.ts';
import { boxOf, contains, type Point } from './path.ts';

const bounds = { left: 0, top: 0, right: 400, bottom: 300 };

const squareAt = (x: number, y: number, size = 30): Labelled => {
  const rings: Point[][] = [
    [
      [x, y],
      [x + size, y],
      [x + size, y + size],
      [x, y + size],
      [x, y],
    ],
  ];
  return { rings, box: boxOf(rings), centre: [x + size / 2, y + size / 2], width: 70, height: 20 };
};
const boxAt = ([x, y]: Point, { width, height }: Labelled) => ({
  left: x - width / 2,
  top: y - height / 2,
  right: x + width / 2,
  bottom: y + height / 2,
});

describe('places of labels', () => {
  it('puts a lonely label beside its area, without a line', () => {
    const area = squareAt(180, 140);
    const [place] = placeLabels([area], bounds);
    expect(place?.leader).toBeUndefined();
    expect(contains(area.rings, place?.at ?? [0, 0])).toBe(false);
  });

  it('keeps a crowd of labels apart, off all areas and within bounds', () => {
    const crowd = [0, 1, 2].flatMap((column) => [0, 1, 2].map((row) => squareAt(150 + column * 30, 100 + row * 30)));
    const boxes = placeLabels(crowd, bounds).map(({ at }, i) => boxAt(at, crowd[i] as Labelled));
    boxes.forEach((box, i) => {
      expect(box.left >= 0 && box.top >= 0 && box.right <= 400 && box.bottom <= 300).toBe(true);
      for (const other of boxes.slice(i + 1)) {
        expect(
          box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom,
        ).toBe(false);
      }
      for (const { rings } of crowd)
        expect(contains(rings, [(box.left + box.right) / 2, (box.top + box.bottom) / 2])).toBe(false);
    });
  });

  it('draws a line from an area that has no room beside it', () => {
    const middle = squareAt(185, 135);
    const around = [
      [155, 105],
      [185, 105],
      [215, 105],
      [155, 135],
      [215, 135],
      [155, 165],
      [185, 165],
      [215, 165],
    ].map(([x = 0, y = 0]) => squareAt(x, y));
    const [place] = placeLabels([middle, ...around], bounds);
    expect(place?.leader?.[0]).toEqual(middle.centre);
  });

  it('says the same each time', () => {
    const areas = [squareAt(20, 20), squareAt(50, 20), squareAt(80, 20)];
    expect(placeLabels(areas, bounds)).toEqual(placeLabels(areas, bounds));
  });
});

describe('a name inside an area', () => {
  const land = { ...squareAt(100, 50, 200), width: 60, height: 20 };

  it('stands in the middle, or next to what is there already', () => {
    expect(placeInside(land, [], [])).toEqual([202, 152]);
    const taken = { left: 150, top: 130, right: 250, bottom: 170 };
    const [, y] = placeInside(land, [], [taken]) ?? [0, 150];
    expect(y <= 120 || y >= 180).toBe(true);
  });

  it('stays away where there is no room', () => {
    expect(placeInside({ ...land, width: 300 }, [], [])).toBeUndefined();
    expect(placeInside(land, [land], [])).toBeUndefined();
  });
});

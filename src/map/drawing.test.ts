import { describe, expect, it } from 'vitest';
import { draw } from './drawing.ts';
import { readTopology } from './topology.ts';

/** Three squares in a row, of two districts, and a fourth apart from them; their rings go the way of GeoJSON, the shipped map's the other. */
const region = readTopology({
  type: 'Topology',
  arcs: [
    [
      [7.1, 52],
      [7.1, 52.1],
    ],
    [
      [7.1, 52.1],
      [7, 52.1],
      [7, 52],
      [7.1, 52],
    ],
    [
      [7.2, 52],
      [7.2, 52.1],
    ],
    [
      [7.1, 52.1],
      [7.2, 52.1],
    ],
    [
      [7.2, 52],
      [7.1, 52],
    ],
    [
      [7.2, 52.1],
      [7.3, 52.1],
      [7.3, 52],
      [7.2, 52],
    ],
    [
      [7.5, 52],
      [7.5, 52.1],
      [7.6, 52.1],
      [7.6, 52],
      [7.5, 52],
    ],
  ],
  objects: {
    layer: {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Polygon', arcs: [[0, 1]], id: '1', properties: { name: 'A', kreis: 'Kreis Nord' } },
        { type: 'Polygon', arcs: [[-5, 2, -4, -1]], id: '2', properties: { name: 'B', kreis: 'Kreis Nord' } },
        { type: 'Polygon', arcs: [[-6, -3]], id: '3', properties: { name: 'C', kreis: 'Kreis Süd' } },
        { type: 'Polygon', arcs: [[-7]], id: '4', properties: { name: 'D', kreis: 'Kreis Süd' } },
      ],
    },
  },
});
const drawing = draw(region, { width: 600, tolerance: 1 });

describe('the drawing of a region', () => {
  it('fills its width and keeps true proportions', () => {
    expect(drawing.width).toBe(600);
    // A tenth of a degree of latitude is 11.1 km, of longitude at 52° north 6.8 km.
    expect(drawing.height / 100).toBeCloseTo(11.1 / 6.8, 1);
    expect(100 / drawing.kilometre).toBeCloseTo(6.85, 1);
  });

  it('draws the land as one outline for each of its parts', () => {
    expect(drawing.land.match(/z/g)).toHaveLength(2);
  });

  it('draws each boundary once: within a district, between districts', () => {
    expect(drawing.borders.match(/M/g)).toHaveLength(1);
    expect(drawing.borders).toMatch(/^M100 /);
    expect(drawing.districtBorders).toMatch(/^M200 /);
  });

  it('finds a municipality by its key, with name, district and place', () => {
    const area = drawing.area('2');
    expect(area).toMatchObject({ name: 'B', kreis: 'Kreis Nord' });
    expect(area.centre[0]).toBeCloseTo(150, 0);
    expect(area.box.left).toBeCloseTo(100, 0);
    expect(area.path).toMatch(/^M.*z$/);
  });

  it('names the districts', () => {
    expect(drawing.districts.map(({ name }) => name)).toEqual(['Kreis Nord', 'Kreis Süd']);
  });

  it('says which key the map does not hold, and where to look', () => {
    expect(() => drawing.area('999')).toThrow('keine Gemeinde mit dem Schlüssel 999. Bitte „ags“');
  });

  it('is drawn once for each scale', () => {
    expect(draw(region, { width: 600, tolerance: 1 })).toBe(drawing);
    expect(draw(region, { width: 300, tolerance: 1 })).not.toBe(drawing);
  });
});

import { describe, expect, it } from 'vitest';
import { readTopology } from './topology.ts';

const square = { type: 'Polygon', arcs: [[0]], id: '01001000', properties: { name: 'Nordstadt', kreis: 'Kreis Nord' } };
const topology = {
  type: 'Topology',
  arcs: [
    [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ],
  ],
  objects: { gemeinden: { type: 'GeometryCollection', geometries: [square] } },
};

describe('reading the boundaries', () => {
  it('takes the one layer, whatever its name', () => {
    expect(readTopology(topology).objects.municipalities.geometries[0]?.properties.name).toBe('Nordstadt');
  });

  it.each([
    ['text', 'kein TopoJSON', 'hello'],
    ['GeoJSON', 'kein TopoJSON', { type: 'FeatureCollection', features: [] }],
    ['no layer', 'nicht zu verstehen', { ...topology, objects: {} }],
    [
      'two layers',
      'nicht zu verstehen',
      { ...topology, objects: { a: topology.objects.gemeinden, b: topology.objects.gemeinden } },
    ],
    [
      'an area without a key',
      'nicht zu verstehen',
      { ...topology, objects: { a: { type: 'GeometryCollection', geometries: [{ ...square, id: undefined }] } } },
    ],
    [
      'an area without a district',
      'nicht zu verstehen',
      {
        ...topology,
        objects: { a: { type: 'GeometryCollection', geometries: [{ ...square, properties: { name: 'N' } }] } },
      },
    ],
  ])('refuses %s, and says what to give instead', (_, fault, json) => {
    expect(() => readTopology(json)).toThrow(fault);
    expect(() => readTopology(json)).toThrow('Gemeindeschlüssel als „id“');
  });
});

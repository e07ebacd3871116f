/**
 * Turns boundaries into a drawing: projected, simplified to what can be seen, as short SVG paths.
 *
 * Neighbours share their boundary, so it is simplified once and drawn once, whichever path it is in.
 */
import { merge, mesh, transform } from 'topojson-client';
import { presimplify, simplify } from 'topojson-simplify';
import { type Box, boxOf, centroid, closedPath, openPath, type Point } from './path.ts';
import type { Municipality, RegionTopology } from './topology.ts';

/** One municipality or district: its outline, and where it lies in the drawing. */
export interface Area {
  name: string;
  kreis: string;
  path: string;
  rings: readonly (readonly Point[])[];
  centre: Point;
  box: Box;
}

export interface Drawing {
  width: number;
  height: number;
  /** Drawing units of one kilometre, at the middle of the region. */
  kilometre: number;
  /** Closed outline of the whole region; several rings if it has several parts. */
  land: string;
  /** Boundaries between districts, and between municipalities of one district. Each once. */
  districtBorders: string;
  borders: string;
  districts: readonly Area[];
  /**
   * The municipality with this AGS.
   *
   * @throws if the map does not hold it.
   */
  area(ags: string): Area;
}

export interface Scale {
  /** Width of the drawing in units; coordinates are whole units. */
  width: number;
  /** Bends that span less than this many square units are straightened. */
  tolerance: number;
}

const drawn = new WeakMap<RegionTopology, Map<string, Drawing>>();

/** Draws the region at this scale; the same call again returns the same drawing. */
export function draw(topology: RegionTopology, scale: Scale): Drawing {
  const known = drawn.get(topology) ?? new Map<string, Drawing>();
  drawn.set(topology, known);
  const key = `${scale.width}/${scale.tolerance}`;
  const drawing = known.get(key) ?? drawAnew(topology, scale);
  known.set(key, drawing);
  return drawing;
}

function drawAnew(topology: RegionTopology, { width, tolerance }: Scale): Drawing {
  const { flat, height, kilometre } = project(topology, width);
  const simple = simplify(presimplify(flat), tolerance);
  const layer = simple.objects.municipalities;
  const geometries = new Map(layer.geometries.map((geometry) => [geometry.id, geometry]));
  const districts = Map.groupBy(layer.geometries, ({ properties }) => properties.kreis);
  // `mesh` is typed for any geometry; here it only meets those of the layer.
  const apart = (a: unknown, b: unknown) =>
    (a as Municipality).properties.kreis !== (b as Municipality).properties.kreis;
  return {
    width,
    height: Math.ceil(height),
    kilometre,
    land: closedPath(ringsOf(merge(simple, layer.geometries))),
    districtBorders: openPath(linesOf(mesh(simple, layer, apart).coordinates)),
    borders: openPath(linesOf(mesh(simple, layer, (a, b) => a !== b && !apart(a, b)).coordinates)),
    districts: [...districts].map(([name, members]) => area(name, name, merge(simple, members))),
    area(ags) {
      const geometry = geometries.get(ags);
      if (!geometry)
        throw new Error(
          `Die Karte hat keine Gemeinde mit dem Schlüssel ${ags}. Bitte „ags“ der Kommune oder die Kartendatei prüfen.`,
        );
      const { name, kreis } = geometry.properties;
      return area(name, kreis, merge(simple, [geometry]));
    },
  };
}

/**
 * The topology on a plane `width` units wide, in Mercator's projection, which keeps angles.
 *
 * Point by point, so that it does not matter which way round the rings of the file go.
 */
function project(topology: RegionTopology, width: number): { flat: RegionTopology; height: number; kilometre: number } {
  const degrees = transform(topology.transform ?? null);
  const lines = topology.arcs.map((arc) => arc.map((point, i) => mercator(degrees(point, i > 0))));
  const { left, top, right, bottom } = boxOf(lines);
  const scale = width / (right - left);
  const arcs = lines.map((line) => line.map(([x, y]) => [(x - left) * scale, (y - top) * scale]));
  const earthRadius = 6371;
  const shortening = 1 / Math.cosh((top + bottom) / 2);
  const { transform: _, bbox: __, ...rest } = topology;
  return { flat: { ...rest, arcs }, height: (bottom - top) * scale, kilometre: scale / (earthRadius * shortening) };
}

/** Longitude and latitude in degrees as x and y, with y down, in radii of the earth. */
function mercator([longitude = 0, latitude = 0]: readonly number[]): Point {
  const radians = Math.PI / 180;
  return [longitude * radians, -Math.asinh(Math.tan(latitude * radians))];
}

/** What `merge` and `mesh` give: lines of points, for each part of an area its rings. */
type Shape = { coordinates: number[][][][] };

const linesOf = (coordinates: number[][][]): Point[][] =>
  coordinates.map((line) => line.map(([x = 0, y = 0]) => [x, y] as const));

const ringsOf = (shape: Shape): Point[][] => linesOf(shape.coordinates.flat());

function area(name: string, kreis: string, shape: Shape): Area {
  const rings = ringsOf(shape);
  return { name, kreis, path: closedPath(rings), rings, centre: centroid(rings), box: boxOf(rings) };
}

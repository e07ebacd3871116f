/**
 * Turns boundaries into a drawing: projected, simplified to what can be seen, as short SVG paths.
 *
 * Neighbours share their boundary, so it is simplified once and drawn once, whichever path it is in.
 */
import { geoDistance, geoMercator, geoPath } from 'd3-geo';
import type { MultiPolygon, Position } from 'geojson';
import { feature, merge, mesh, transform } from 'topojson-client';
import { presimplify, simplify } from 'topojson-simplify';
import { type Box, boxOf, closedPath, openPath, type Point } from './path.ts';
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

/** The topology on a plane `width` units wide. */
function project(topology: RegionTopology, width: number): { flat: RegionTopology; height: number; kilometre: number } {
  const region = feature(topology, topology.objects.municipalities);
  const projection = geoMercator().fitWidth(width, region);
  const [[left, top], [right, bottom]] = geoPath(projection).bounds(region);
  const degrees = transform(topology.transform ?? null);
  const arcs = topology.arcs.map((arc) =>
    arc.map((point, i) => projection(degrees(point, i > 0) as [number, number]) ?? [0, 0]),
  );
  const degreesAt = (x: number) => projection.invert?.([x, (top + bottom) / 2]) ?? [0, 0];
  const earthRadius = 6371;
  const { transform: _, bbox: __, ...rest } = topology;
  return {
    flat: { ...rest, arcs },
    height: bottom,
    kilometre: width / (geoDistance(degreesAt(left), degreesAt(right)) * earthRadius),
  };
}

const linesOf = (coordinates: Position[][]): Point[][] =>
  coordinates.map((line) => line.map(([x = 0, y = 0]) => [x, y] as const));

const ringsOf = (shape: MultiPolygon): Point[][] => linesOf(shape.coordinates.flat());

function area(name: string, kreis: string, shape: MultiPolygon): Area {
  const rings = ringsOf(shape);
  return { name, kreis, path: closedPath(rings), rings, centre: geoPath().centroid(shape), box: boxOf(rings) };
}

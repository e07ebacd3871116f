/** The region's boundaries as they lie in the content folder. */
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification';

/** What the boundaries say about a municipality; the geometry's `id` is its AGS. */
export type Municipality = (Polygon | MultiPolygon) & {
  id: string;
  properties: {
    name: string;
    /** District (Kreis) as it is shown, for example “Kreis Nord”. */
    kreis: string;
  };
};

interface Municipalities extends GeometryCollection {
  geometries: Municipality[];
}

export type RegionTopology = Topology<{ municipalities: Municipalities }>;

const advice =
  'Bitte eine TopoJSON-Datei mit genau einer Ebene angeben; jede Fläche braucht den Gemeindeschlüssel als „id“ und die Eigenschaften „name“ und „kreis“.';

/**
 * Checks parsed TopoJSON and gives its one layer the name that this room knows it by.
 *
 * @throws a German sentence that says what the file must look like.
 */
export function readTopology(json: unknown): RegionTopology {
  if (!isTopology(json)) throw new Error(`Die Karte ist kein TopoJSON. ${advice}`);
  const [layer, ...others] = Object.values(json.objects);
  if (!layer || others.length > 0 || !isMunicipalities(layer))
    throw new Error(`Die Karte ist nicht zu verstehen. ${advice}`);
  return { ...json, objects: { municipalities: layer } };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function isTopology(value: unknown): value is Topology {
  return isRecord(value) && value['type'] === 'Topology' && Array.isArray(value['arcs']) && isRecord(value['objects']);
}

function isMunicipalities(layer: unknown): layer is Municipalities {
  return (
    isRecord(layer) &&
    layer['type'] === 'GeometryCollection' &&
    Array.isArray(layer['geometries']) &&
    layer['geometries'].length > 0 &&
    layer['geometries'].every(isMunicipality)
  );
}

function isMunicipality(geometry: unknown): geometry is Municipality {
  if (!isRecord(geometry) || typeof geometry['id'] !== 'string' || !isRecord(geometry['properties'])) return false;
  const { name, kreis } = geometry['properties'];
  return /^(Multi)?Polygon$/.test(String(geometry['type'])) && typeof name === 'string' && typeof kreis === 'string';
}

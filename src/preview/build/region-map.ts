import { type Municipality, type RegionTopology, readTopology } from '#map/topology.ts';
import { shownNow } from '../snapshot.ts';

let known: Promise<RegionTopology> | undefined;

async function load(): Promise<RegionTopology> {
  const response = await fetch('/admin/vorschau/karte.json');
  if (!response.ok) throw new Error(`Die Karte ließ sich nicht laden (${response.status}).`);
  return readTopology(await response.json());
}

/** Keys that are still being typed; the map refuses only finished ones that it does not know. */
const unfinishedKeys = (): string[] =>
  shownNow().entries.flatMap(({ collection, data }) => {
    if (collection !== 'municipality' || typeof data !== 'object' || data === null || !('ags' in data)) return [];
    return typeof data.ags === 'string' && !/^\d{8}$/.test(data.ags) ? [data.ags] : [];
  });

/** The boundaries, from the site; a municipality without a key has none. */
export async function regionMap(): Promise<RegionTopology> {
  known ??= load().catch((error: unknown) => {
    known = undefined;
    throw error;
  });
  const topology = await known;
  const keys = unfinishedKeys();
  if (keys.length === 0) return topology;
  const { municipalities } = topology.objects;
  const kreis = municipalities.geometries[0]?.properties.kreis ?? '';
  const empty = keys.map((id): Municipality => ({ type: 'Polygon', arcs: [], id, properties: { name: '', kreis } }));
  const geometries = [...municipalities.geometries, ...empty];
  return { ...topology, objects: { municipalities: { ...municipalities, geometries } } };
}

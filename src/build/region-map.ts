import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type RegionTopology, readTopology } from '#map/topology.ts';

const read = new Map<string, { changed: number; topology: RegionTopology }>();

/** The boundaries in `file` of the content folder `dir`; read again only when the file has changed. */
export async function regionMap(dir: string, file: string): Promise<RegionTopology> {
  const path = join(dir, file);
  const changed = (await stat(path)).mtimeMs;
  const known = read.get(path);
  if (known?.changed === changed) return known.topology;
  const json: unknown = JSON.parse(await readFile(path, 'utf8'));
  const topology = readTopology(json);
  read.set(path, { changed, topology });
  return topology;
}

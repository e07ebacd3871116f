/**
 * Reads a content folder: all files, all faults, in one run.
 *
 * Used by the Astro loader, by `npm run check:content` and by the tests. Nothing here throws for
 * bad content; every fault becomes a line.
 */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'astro/zod';
import { readTopology } from '#map/topology.ts';
import { checkFields, nameFaults } from '#schema/check.ts';
import { type CollectionName, collectionNames, collections, type Platform, platformFile } from '#schema/collections.ts';
import { isOwed } from '#schema/owed.ts';
import type { Fault } from '#schema/report.ts';
import { slugify } from '#schema/slug.ts';
import { type CheckedEntry, soundnessFaults, unusedUploads, walk } from '#schema/soundness.ts';
import { readSource } from '#source/read.ts';
import { brokenPicture, outsideFault, uploadFault } from '#upload/fault.ts';
import { isWhole } from './uploads.ts';

export interface Content {
  entries: CheckedEntry[];
  platform: Platform | undefined;
  faults: Fault[];
  /** Fields that only the owner of the platform can fill, and that are empty. */
  owed: Fault[];
  /** Files in `uploads/` that nothing names; complete only where there are no faults. */
  unused: string[];
}

const maxBytes = 500_000;

/** The folder with the region's content: `CONTENT_DIR`, or `content/`. */
export const contentDir = (): string => process.env['CONTENT_DIR'] ?? 'content';

/** Reads and checks everything below `dir`. `today` is `YYYY-MM-DD`. */
export async function readContent(dir: string, today: string): Promise<Content> {
  const faults: Fault[] = [];
  const entries: CheckedEntry[] = [];

  const top = await list(dir);
  if (!top)
    return {
      entries,
      platform: undefined,
      owed: [],
      unused: [],
      faults: [{ file: dir, path: [], message: 'Diesen Ordner gibt es nicht. Bitte CONTENT_DIR prüfen.' }],
    };
  const folders = collectionNames.map((name) => collections[name].folder as string);
  for (const name of top) {
    const expected =
      folders.includes(name) || name === platformFile.path || name === 'uploads' || name.endsWith('.topo.json');
    if (!expected)
      faults.push({
        file: `content/${name}`,
        path: [],
        message: `Das gehört nicht hierher. Erlaubt sind ${platformFile.path}, uploads und die Ordner ${folders.join(', ')}.`,
      });
  }

  const inFolder = async (folder: string): Promise<string[]> => {
    const names = await list(join(dir, folder));
    if (!names && top.includes(folder)) faults.push({ file: `content/${folder}`, path: [], message: notFolder });
    return names ?? [];
  };

  const uploads = await inFolder('uploads');
  for (const name of uploads) faults.push(...(await uploadFaults(dir, name)));

  const platform = await readPlatform(dir, faults);
  const slugs = new Map<CollectionName, string[]>();
  for (const collection of collectionNames) {
    const names = await inFolder(collections[collection].folder);
    slugs.set(
      collection,
      names.map((name) => slugify(name.slice(0, -collections[collection].extension.length - 1))),
    );
    entries.push(...(await readCollection(dir, collection, names, faults)));
  }
  const map = platform && (await readMap(dir, platform.map.file));
  faults.push(...soundnessFaults({ entries, slugs, platform, uploads, mapKeys: map?.keys, today }));
  if (map?.fault) faults.push(map.fault);

  const owed: Fault[] = [];
  const collect = (file: string, schema: z.ZodObject, data: unknown) =>
    walk(schema, data, (meta, value, path) => {
      if (isOwed(meta, value))
        owed.push({ file, path, message: `${meta.label} fehlt noch, bitte beim Träger erfragen (${meta.hint}).` });
    });
  if (platform) collect(`content/${platformFile.path}`, platformFile.schema, platform);
  for (const { collection, file, data } of entries) collect(file, collections[collection].schema, data);
  return { entries, platform, faults, owed, unused: unusedUploads({ entries, platform, uploads }) };
}

const list = async (dir: string): Promise<string[] | undefined> => {
  try {
    return (await readdir(dir)).filter((name) => !name.startsWith('.')).sort();
  } catch {
    return undefined;
  }
};

async function readPlatform(dir: string, faults: Fault[]): Promise<Platform | undefined> {
  const data = await readFields(join(dir, platformFile.path), `content/${platformFile.path}`, 'yaml', faults);
  return data && parse(platformFile.schema, data, `content/${platformFile.path}`, faults);
}

/** The keys of the municipalities that the map shows. */
export async function readMap(dir: string, name: string): Promise<{ keys?: string[]; fault?: Fault }> {
  const source = await readFile(join(dir, name), 'utf8').catch(() => undefined);
  if (source === undefined) {
    const message = `Die Karte „${name}“ liegt nicht im Inhaltsordner.`;
    return { fault: { file: `content/${platformFile.path}`, path: ['map', 'file'], message } };
  }
  try {
    return { keys: readTopology(JSON.parse(source)).objects.municipalities.geometries.map(({ id }) => String(id)) };
  } catch (error) {
    const message =
      error instanceof SyntaxError
        ? 'Die Karte ist kein JSON. Bitte neu erzeugen.'
        : String(error).replace(/^Error: /, '');
    return { fault: { file: `content/${name}`, path: [], message } };
  }
}

async function readCollection(
  dir: string,
  collection: CollectionName,
  files: readonly string[],
  faults: Fault[],
): Promise<CheckedEntry[]> {
  const { folder, extension, schema } = collections[collection];
  const entries: CheckedEntry[] = [];
  const names = new Map<string, string>();
  for (const name of files) {
    const file = `content/${folder}/${name}`;
    if (!name.endsWith(`.${extension}`)) {
      faults.push({
        file,
        path: [],
        message: `In diesem Ordner liegen nur Dateien mit der Endung .${extension}; bitte umbenennen oder entfernen.`,
      });
      continue;
    }
    const slug = name.slice(0, -extension.length - 1);
    const right = slugify(slug);
    const twin = names.get(right);
    names.set(right, name);
    if (twin)
      faults.push({
        file,
        path: [],
        message: `Derselbe Name wie „${twin}“; bitte eine der beiden Dateien umbenennen.`,
      });
    faults.push(...nameFaults(file, slug, extension));
    const data = await readFields(join(dir, folder, name), file, extension, faults);
    const parsed = data && parse(schema, data, file, faults);
    if (parsed) entries.push({ collection, slug, file, data: parsed });
  }
  return entries;
}

const notFile = 'Das ist ein Ordner, hier wird eine Datei erwartet.';
const notFolder = 'Das ist eine Datei, hier wird ein Ordner erwartet.';
const notReadable = 'Die Datei lässt sich nicht lesen. Bitte die Zugriffsrechte prüfen.';

async function readFields(path: string, file: string, extension: 'md' | 'yaml', faults: Fault[]) {
  const source = await readText(path, file, faults);
  if (source === undefined) return undefined;
  const read = readSource(extension, source, file);
  faults.push(...read.faults);
  return read.data;
}

async function readText(path: string, file: string, faults: Fault[]): Promise<string | undefined> {
  const info = await stat(path).catch(() => undefined);
  if (!info?.isFile()) {
    faults.push({
      file,
      path: [],
      message: info ? notFile : 'Diese Datei fehlt.',
    });
    return undefined;
  }
  if (info.size > maxBytes) {
    faults.push({
      file,
      path: [],
      message: `Die Datei ist ${Math.round(info.size / 1000).toLocaleString('de-DE')} kB groß, erlaubt sind ${maxBytes / 1000} kB. Bitte aufteilen; Bilder gehören nach content/uploads/.`,
    });
    return undefined;
  }
  const source = await readFile(path, 'utf8').catch(() => undefined);
  if (source === undefined) faults.push({ file, path: [], message: notReadable });
  return source;
}

function parse<S extends z.ZodObject>(
  schema: S,
  data: unknown,
  file: string,
  faults: Fault[],
): z.output<S> | undefined {
  const checked = checkFields(schema, data, file);
  faults.push(...checked.faults);
  return checked.output;
}

async function uploadFaults(dir: string, name: string): Promise<Fault[]> {
  const path = join(dir, 'uploads', name);
  const fault = (message: string): Fault[] => [{ file: `content/uploads/${name}`, path: [], message }];
  const info = await stat(path).catch(() => undefined);
  if (info?.isDirectory()) return fault(notFile);
  const outside = outsideFault(name, info?.size ?? 0);
  if (outside) return fault(outside);
  const bytes = await readFile(path).catch(() => undefined);
  if (!bytes) return fault(notReadable);
  const message = uploadFault(name, bytes);
  if (message) return fault(message);
  return (await isWhole(dir, name)) ? [] : fault(brokenPicture);
}

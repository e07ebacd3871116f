/**
 * Reads a content folder: all files, all faults, in one run.
 *
 * Used by the Astro loader, by `npm run check:content` and by the tests. Nothing here throws for
 * bad content; every fault becomes a line.
 */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'astro/zod';
import { type Document, isAlias, type Node, parseDocument, visit } from 'yaml';
import { readTopology } from '#map/topology.ts';
import { type CollectionName, collectionNames, collections, type Platform, platformFile } from '#schema/collections.ts';
import { type Fault, faultsOf } from '#schema/report.ts';
import { isSlug, slugify } from '#schema/slug.ts';
import { type CheckedEntry, soundnessFaults, walk } from '#schema/soundness.ts';

export interface Content {
  entries: CheckedEntry[];
  platform: Platform | undefined;
  faults: Fault[];
  /** Fields that only the owner of the platform can fill, and that are empty. */
  owed: Fault[];
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
  faults.push(...soundnessFaults({ entries, slugs, platform, uploads, today }));
  if (platform) faults.push(...(await mapFaults(dir, platform.map.file, entries)));

  const owed: Fault[] = [];
  const collect = (file: string, schema: z.ZodObject, data: unknown) =>
    walk(schema, data, ({ owner, label, hint }, value, path) => {
      if (owner && value === '')
        owed.push({ file, path, message: `${label} fehlt noch, bitte beim Träger erfragen (${hint}).` });
    });
  if (platform) collect(`content/${platformFile.path}`, platformFile.schema, platform);
  for (const { collection, file, data } of entries) collect(file, collections[collection].schema, data);
  return { entries, platform, faults, owed };
}

const list = async (dir: string): Promise<string[] | undefined> => {
  try {
    return (await readdir(dir)).filter((name) => !name.startsWith('.')).sort();
  } catch {
    return undefined;
  }
};

async function readPlatform(dir: string, faults: Fault[]): Promise<Platform | undefined> {
  const file = `content/${platformFile.path}`;
  const source = await readText(join(dir, platformFile.path), file, faults);
  if (source === undefined) return undefined;
  const data = parseYaml(source, file, faults);
  return data && parse(platformFile.schema, data, file, faults);
}

async function mapFaults(dir: string, name: string, entries: readonly CheckedEntry[]): Promise<Fault[]> {
  const source = await readFile(join(dir, name), 'utf8').catch(() => undefined);
  if (source === undefined) {
    const message = `Die Karte „${name}“ liegt nicht im Inhaltsordner.`;
    return [{ file: `content/${platformFile.path}`, path: ['map', 'file'], message }];
  }
  try {
    const { geometries } = readTopology(JSON.parse(source)).objects.municipalities;
    const drawn = new Set(geometries.map(({ id }) => id));
    return entries.flatMap(({ collection, file: entry, data }) =>
      collection === 'municipality' && !drawn.has(String(data['ags']))
        ? [
            {
              file: entry,
              path: ['ags'],
              message: `Diesen Schlüssel gibt es in der Karte „${name}“ nicht (steht dort: „${data['ags']}“).`,
            },
          ]
        : [],
    );
  } catch (error) {
    const message =
      error instanceof SyntaxError
        ? 'Die Karte ist kein JSON. Bitte neu erzeugen.'
        : String(error).replace(/^Error: /, '');
    return [{ file: `content/${name}`, path: [], message }];
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
    if (!isSlug(slug)) {
      faults.push({
        file,
        path: [],
        message: right
          ? `Der Dateiname darf nur Kleinbuchstaben, Ziffern und Bindestriche haben; bitte in „${right}.${extension}“ umbenennen.`
          : `Der Dateiname braucht Buchstaben oder Ziffern; bitte umbenennen, zum Beispiel in „neuer-eintrag.${extension}“.`,
      });
    }
    const source = await readText(join(dir, folder, name), file, faults);
    const data =
      source === undefined
        ? undefined
        : extension === 'md'
          ? parseFrontMatter(source, file, faults)
          : parseYaml(source, file, faults);
    const parsed = data && parse(schema, data, file, faults);
    if (parsed) entries.push({ collection, slug, file, data: parsed });
  }
  return entries;
}

const notFile = 'Das ist ein Ordner, hier wird eine Datei erwartet.';
const notFolder = 'Das ist eine Datei, hier wird ein Ordner erwartet.';
const notReadable = 'Die Datei lässt sich nicht lesen. Bitte die Zugriffsrechte prüfen.';

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
  if (source === undefined) {
    faults.push({ file, path: [], message: notReadable });
    return undefined;
  }
  if (source.trim() === '') {
    faults.push({ file, path: [], message: 'Die Datei ist leer. Bitte ausfüllen oder löschen.' });
    return undefined;
  }
  if (source.includes('\uFFFD')) {
    faults.push({ file, path: [], message: 'Die Datei ist nicht in UTF-8 gespeichert; bitte so speichern.' });
    return undefined;
  }
  return source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}

const rule = '---';

function parseFrontMatter(source: string, file: string, faults: Fault[]): Record<string, unknown> | undefined {
  const end = source.startsWith(`${rule}\n`) ? source.indexOf(`\n${rule}`, rule.length) : -1;
  if (end < 0) {
    faults.push({
      file,
      path: [],
      message:
        'Die Datei muss mit einer Zeile „---“ beginnen, dann kommen die Felder, dann wieder „---“, dann der Text.',
    });
    return undefined;
  }
  const data = parseYaml(source.slice(rule.length + 1, end + 1), file, faults);
  if (!data) return undefined;
  if ('body' in data) {
    faults.push({
      file,
      path: ['body'],
      message: 'Der Text steht unter der zweiten Zeile „---“, nicht in einem Feld.',
    });
    return undefined;
  }
  const body = source.slice(end + rule.length + 1).trim();
  return body ? { ...data, body } : data;
}

function parseYaml(source: string, file: string, faults: Fault[]): Record<string, unknown> | undefined {
  const say = (message: string, offset?: number): undefined => {
    const above = file.endsWith('.md') ? 2 : 1;
    const path = offset === undefined ? [] : [`Zeile ${source.slice(0, offset).split('\n').length - 1 + above}`];
    faults.push({ file, path, message });
  };
  const document = parseDocument(source, { prettyErrors: false, uniqueKeys: true });
  const [error] = [...document.errors, ...document.warnings];
  if (error) return say(yamlMessages[error.code] ?? unreadable, error.pos[0]);
  const reference = firstReference(document);
  if (reference) return say(`Ein Text, der mit „*“ oder „&“ beginnt, ${quoted}`, reference.range?.[0]);
  const data: unknown = document.toJS();
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    return say('Hier werden Felder erwartet, eines je Zeile, in der Form „name: Wert“.');
  }
  return data as Record<string, unknown>;
}

/** The first anchor or alias: no editor means one, and YAML would drop the word or repeat a value. */
function firstReference(document: Document.Parsed): Node | undefined {
  let found: Node | undefined;
  visit(document, {
    Node: (_, node) => {
      if (!isAlias(node) && !node.anchor) return undefined;
      found = node;
      return visit.BREAK;
    },
  });
  return found;
}

const quoted = 'muss in Anführungszeichen stehen.';
const unreadable =
  'Hier ist die Schreibweise der Felder (YAML) nicht zu verstehen. Bitte Einrückung, Anführungszeichen und Doppelpunkte prüfen.';

const yamlMessages: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'Dieses Feld steht zweimal da, bitte eines streichen.',
  TAB_AS_INDENT: 'Bitte mit Leerzeichen einrücken, nicht mit Tabulatoren.',
  BAD_INDENT: 'Die Einrückung stimmt nicht; Felder derselben Ebene beginnen in derselben Spalte.',
  TAG_RESOLVE_FAILED: `Ein Text, der mit „!“ beginnt, ${quoted}`,
  RESOURCE_EXHAUSTION: 'Hier stehen zu viele Klammern oder Listen ineinander; bitte vereinfachen.',
  UNEXPECTED_TOKEN: 'Hier steht ein Zeichen, das in YAML etwas bedeutet; bitte den Text in Anführungszeichen setzen.',
  MISSING_CHAR: 'Hier fehlt ein Zeichen, meist ein Anführungszeichen am Ende oder ein Doppelpunkt.',
  BLOCK_AS_IMPLICIT_KEY:
    'Hier steht ein zweiter Doppelpunkt: bitte den Text in Anführungszeichen setzen oder die Einrückung der nächsten Zeile prüfen.',
};

function parse<S extends z.ZodObject>(
  schema: S,
  data: unknown,
  file: string,
  faults: Fault[],
): z.output<S> | undefined {
  const result = schema.safeParse(data, { reportInput: true });
  if (result.success) return result.data;
  faults.push(...faultsOf(file, result.error, (path) => keysAt(schema, path)));
  return undefined;
}

/** The names of the fields that `schema` allows at `path`. */
function keysAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  const def = (schema as z.ZodType).def as z.core.$ZodTypes['_zod']['def'];
  if (def.type === 'optional' || def.type === 'default') return keysAt(def.innerType, path);
  if (def.type === 'union') return [...new Set(def.options.flatMap((option) => keysAt(option, path)))];
  const [next, ...rest] = path;
  if (def.type === 'array') return keysAt(def.element, rest);
  if (def.type !== 'object') return [];
  if (next === undefined) return Object.keys(def.shape);
  const field = def.shape[String(next)];
  return field ? keysAt(field, rest) : [];
}

const signatures: Readonly<Record<string, (bytes: Buffer) => boolean>> = {
  jpg: (bytes) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])),
  jpeg: (bytes) => bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])),
  png: (bytes) => bytes.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47])),
  webp: (bytes) => bytes.subarray(8, 12).toString('latin1') === 'WEBP',
  avif: (bytes) => bytes.subarray(4, 12).toString('latin1') === 'ftypavif',
};

async function uploadFaults(dir: string, name: string): Promise<Fault[]> {
  const file = `content/uploads/${name}`;
  const path = join(dir, 'uploads', name);
  if ((await stat(path).catch(() => undefined))?.isDirectory()) return [{ file, path: [], message: notFile }];
  const extension = name.split('.').at(-1) ?? '';
  if (!isSlug(name.slice(0, -extension.length - 1))) {
    return [
      {
        file,
        path: [],
        message: `Der Dateiname darf nur Kleinbuchstaben, Ziffern und Bindestriche haben; bitte in „${slugify(name.slice(0, -extension.length - 1)) || 'bild'}.${extension.toLowerCase()}“ umbenennen.`,
      },
    ];
  }
  const isRight = signatures[extension];
  if (!isRight) return [];
  const bytes = await readFile(path).catch(() => undefined);
  if (!bytes) return [{ file, path: [], message: notReadable }];
  if (!isRight(bytes))
    return [
      { file, path: [], message: `Das ist kein Bild der Art .${extension}. Bitte die Datei als Bild neu speichern.` },
    ];
  return [];
}

/** What one field alone cannot tell: relations, uploads, placeholders, dates against today. */
import type { z } from 'astro/zod';
import { type CollectionName, collections, type Entry, type Platform, platformFile } from './collections.ts';
import { definitionOf, metaOf } from './definition.ts';
import type { FieldMeta } from './fields.ts';
import { questionnaireFaults } from './questionnaire-soundness.ts';
import { type Fault, suggestion } from './report.ts';
import { uploadAddress } from './uploads.ts';

export interface CheckedEntry {
  collection: CollectionName;
  slug: string;
  file: string;
  data: Record<string, unknown>;
}

/** What an entry may refer to. */
export interface Surroundings {
  /** File names without ending, of all entries: a relation to an entry with faults is no fault. */
  slugs: ReadonlyMap<CollectionName, readonly string[]>;
  platform: Platform | undefined;
  /** Names of the files in `uploads/`. */
  uploads: readonly string[];
  /** Keys of the municipalities that the map of the platform shows; unknown if it has no map. */
  mapKeys?: readonly string[] | undefined;
  /** `YYYY-MM-DD` */
  today: string;
}

interface Region extends Surroundings {
  /** The entries without faults of their own. */
  entries: readonly CheckedEntry[];
}

/** Faults that show only when all entries are known. */
export const soundnessFaults = (region: Region): Fault[] => [
  ...(region.platform ? platformFaults(region.platform, region) : []),
  ...region.entries.flatMap((entry) => entryFaults(entry, region)),
];

/** What one entry, right by itself, says of others that is not so. */
export function entryFaults(entry: CheckedEntry, surroundings: Surroundings): Fault[] {
  const { collection, file, data } = entry;
  const { slugs, platform, uploads, mapKeys, today } = surroundings;
  const { schema } = collections[collection];
  return [
    ...relationFaults(file, schema, data, slugs),
    ...uploadFaults(file, schema, data, uploads),
    ...checkedFaults(entry, today),
    ...groupFaults(entry, platform),
    ...mapFaults(entry, platform, mapKeys),
    ...placeholderFaults(entry, platform),
    ...(collection === 'questionnaire' ? questionnaireFaults(file, data as Entry<'questionnaire'>) : []),
  ];
}

/** What the platform says of entries and uploads that is not so. */
export function platformFaults(platform: Platform, { slugs, uploads }: Surroundings): Fault[] {
  const { path, schema } = platformFile;
  const file = `content/${path}`;
  return [...relationFaults(file, schema, platform, slugs), ...uploadFaults(file, schema, platform, uploads)];
}

type Path = (string | number)[];

/** Calls `visit` for every value below `schema`, with its metadata and its place in the file. */
export function walk(
  schema: z.core.$ZodType,
  value: unknown,
  visit: (meta: FieldMeta, value: unknown, path: Path) => void,
  path: Path = [],
): void {
  if (value === undefined) return;
  const def = definitionOf(schema);
  const meta = metaOf(schema);
  if (meta?.kind) visit(meta, value, path);
  if (def.type === 'optional' || def.type === 'default') walk(def.innerType, value, visit, path);
  if (def.type === 'array' && Array.isArray(value))
    for (const [index, item] of value.entries()) walk(def.element, item, visit, [...path, index + 1]);
  if (def.type === 'object')
    for (const [key, field] of Object.entries(def.shape))
      walk(field, (value as Record<string, unknown>)[key], visit, [...path, key]);
  if (def.type === 'union') {
    const option = def.options.find((candidate) => (candidate as z.ZodType).safeParse(value).success);
    if (option) walk(option, value, visit, path);
  }
}

function relationFaults(
  file: string,
  schema: z.core.$ZodType,
  data: unknown,
  slugs: ReadonlyMap<CollectionName, readonly string[]>,
): Fault[] {
  const faults: Fault[] = [];
  walk(schema, data, ({ kind, relation }, value, path) => {
    if (kind !== 'relation' || typeof value !== 'string') return;
    const target = relation as CollectionName;
    const known = slugs.get(target) ?? [];
    if (known.includes(value)) return;
    const { folder, labelOne } = collections[target];
    faults.push({
      file,
      path,
      message: `In content/${folder}/ gibt es keinen Eintrag „${value}“ (${labelOne}).${suggestion(value, known)}`,
    });
  });
  return faults;
}

const bare = (address: string): string => address.replace('/uploads/', '');

/** What a field says of files in `uploads/`: their names, or the addresses that a text leads to. */
function namedUploads({ kind }: FieldMeta, value: unknown): { name?: string; address?: string }[] {
  if (typeof value !== 'string' || value === '') return [];
  if (kind === 'image' || kind === 'file') return [{ name: value }];
  if (kind !== 'longText' && kind !== 'link') return [];
  return [...value.matchAll(/(?<![\w.:/-])\/uploads\/[\w-]+(?:\.[\w-]+)*/g)].map(([address]) => ({ address }));
}

function uploadFaults(file: string, schema: z.core.$ZodType, data: unknown, uploads: readonly string[]): Fault[] {
  const faults: Fault[] = [];
  const addresses = uploads.map(uploadAddress);
  walk(schema, data, (meta, value, path) => {
    for (const { name, address } of namedUploads(meta, value)) {
      if (name !== undefined && !uploads.includes(name)) {
        const what = meta.kind === 'image' ? 'kein Bild' : 'keine Datei';
        faults.push({
          file,
          path,
          message: `In content/uploads/ gibt es ${what} „${name}“.${suggestion(name, uploads)}`,
        });
      }
      if (address !== undefined && !addresses.includes(address))
        faults.push({
          file,
          path,
          message: `Unter „${address}“ liegt keine Datei aus content/uploads/.${suggestion(bare(address), addresses.map(bare))}`,
        });
    }
  });
  return faults;
}

/** The files in `uploads/` that nothing names or leads to. */
export function unusedUploads({
  entries,
  platform,
  uploads,
}: Pick<Region, 'entries' | 'platform' | 'uploads'>): string[] {
  const used = new Set<string>();
  const collect = (schema: z.core.$ZodType, data: unknown) =>
    walk(schema, data, (meta, value) => {
      for (const { name, address } of namedUploads(meta, value)) used.add(name ?? address ?? '');
    });
  if (platform) collect(platformFile.schema, platform);
  for (const { collection, data } of entries) collect(collections[collection].schema, data);
  return uploads.filter((name) => !used.has(name) && !used.has(uploadAddress(name)));
}

function checkedFaults({ file, data }: CheckedEntry, today: string): Fault[] {
  const { checked } = data;
  if (typeof checked !== 'string' || checked <= today) return [];
  return [
    {
      file,
      path: ['checked'],
      message: `Das Prüfdatum darf nicht in der Zukunft liegen, bitte höchstens ${today} angeben (steht dort: „${checked}“).`,
    },
  ];
}

function groupFaults({ collection, file, data }: CheckedEntry, platform: Platform | undefined): Fault[] {
  if (collection !== 'municipality' || !platform) return [];
  const { group } = data as Entry<'municipality'>;
  const known = platform.groups.map(({ id }) => id);
  if (known.includes(group)) return [];
  return [
    {
      file,
      path: ['group'],
      message: `In plattform.yaml gibt es unter groups keinen Verbund „${group}“.${suggestion(group, known)}`,
    },
  ];
}

function mapFaults(
  { collection, file, data }: CheckedEntry,
  platform: Platform | undefined,
  keys: readonly string[] | undefined,
): Fault[] {
  if (collection !== 'municipality' || !platform || !keys) return [];
  const { ags } = data as Entry<'municipality'>;
  if (keys.includes(ags)) return [];
  const message = `Diesen Schlüssel gibt es in der Karte „${platform.map.file}“ nicht (steht dort: „${ags}“).`;
  return [{ file, path: ['ags'], message }];
}

/** The values of the platform that `{{operator.name}}` and the like may name in free pages. */
export function platformValues(platform: Platform): Map<string, { value: string; meta: FieldMeta }> {
  const values = new Map<string, { value: string; meta: FieldMeta }>();
  walk(platformFile.schema, platform, (meta, value, path) => {
    if (typeof value === 'string') values.set(path.join('.'), { value, meta });
  });
  return values;
}

function placeholderFaults({ collection, file, data }: CheckedEntry, platform: Platform | undefined): Fault[] {
  if (collection !== 'page' || !platform) return [];
  const known = [...platformValues(platform).keys()];
  const { body } = data as Entry<'page'>;
  return [...body.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)].flatMap(([whole, name = '']) =>
    known.includes(name)
      ? []
      : [{ file, path: ['body'], message: `In plattform.yaml gibt es „${whole}“ nicht.${suggestion(name, known)}` }],
  );
}

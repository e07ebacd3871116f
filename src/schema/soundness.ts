/** What one field alone cannot tell: relations, uploads, placeholders, dates against today. */
import type { z } from 'astro/zod';
import { type CollectionName, collections, type Entry, type Platform, platformFile } from './collections.ts';
import type { FieldMeta } from './fields.ts';
import { questionnaireFaults } from './questionnaire-soundness.ts';
import { type Fault, suggestion } from './report.ts';

export interface CheckedEntry {
  collection: CollectionName;
  slug: string;
  file: string;
  data: Record<string, unknown>;
}

interface Region {
  /** The entries without faults of their own. */
  entries: readonly CheckedEntry[];
  /** File names without ending, of all entries: a relation to an entry with faults is no fault. */
  slugs: ReadonlyMap<CollectionName, readonly string[]>;
  platform: Platform | undefined;
  /** Names of the files in `uploads/`. */
  uploads: readonly string[];
  /** `YYYY-MM-DD` */
  today: string;
}

/** Faults that show only when all entries are known. */
export function soundnessFaults(region: Region): Fault[] {
  const { platform, slugs } = region;
  const platformFaults = platform
    ? relationFaults(`content/${platformFile.path}`, platformFile.schema, platform, slugs)
    : [];
  const entryFaults = region.entries.flatMap((entry) => [
    ...relationFaults(entry.file, collections[entry.collection].schema, entry.data, slugs),
    ...uploadFaults(entry, region.uploads),
    ...checkedFaults(entry, region.today),
    ...groupFaults(entry, platform),
    ...placeholderFaults(entry, platform),
    ...(entry.collection === 'questionnaire'
      ? questionnaireFaults(entry.file, entry.data as Entry<'questionnaire'>)
      : []),
  ]);
  return [...platformFaults, ...entryFaults];
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
  const def = (schema as z.ZodType).def as z.core.$ZodTypes['_zod']['def'];
  const meta = (schema as z.ZodType).meta() as FieldMeta | undefined;
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

function uploadFaults({ collection, file, data }: CheckedEntry, uploads: readonly string[]): Fault[] {
  const faults: Fault[] = [];
  walk(collections[collection].schema, data, ({ kind }, value, path) => {
    if (kind !== 'image' || typeof value !== 'string' || uploads.includes(value)) return;
    faults.push({
      file,
      path,
      message: `In content/uploads/ gibt es kein Bild „${value}“.${suggestion(value, uploads)}`,
    });
  });
  return faults;
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

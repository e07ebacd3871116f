/** Checks one entry as the build does; the build calls the same. */
import type { z } from 'astro/zod';
import { type CollectionName, collections, type Platform, platformFile } from './collections.ts';
import { definitionOf } from './definition.ts';
import type { Reference } from './references.ts';
import { type Fault, faultsOf } from './report.ts';
import { isSlug, slugify } from './slug.ts';
import { entryFaults, platformFaults, type Surroundings } from './soundness.ts';

/** What a check must know of all other entries. */
export interface Index extends Surroundings {
  /** Who refers to whom; only for checks of the platform, whose groups others name. */
  references?: readonly Reference[];
}

/** Path of the file of an entry, as the editor knows it. */
export const fileOf = (collection: CollectionName, slug: string): string =>
  `content/${collections[collection].folder}/${slug}.${collections[collection].extension}`;

/** The faults of one entry: of its name, of its fields, and if those are right, of what they refer to. */
export function checkEntry(
  collection: CollectionName | 'platform',
  slug: string,
  data: unknown,
  index: Index,
): Fault[] {
  if (collection === 'platform') {
    const file = `content/${platformFile.path}`;
    const { output, faults } = checkFields(platformFile.schema, data, file);
    return output ? [...platformFaults(output, index), ...groupsInUse(file, output, index.references ?? [])] : faults;
  }
  const file = fileOf(collection, slug);
  const { output, faults } = checkFields(collections[collection].schema, data, file);
  return [
    ...nameFaults(file, slug, collections[collection].extension),
    ...faults,
    ...(output ? entryFaults({ collection, slug, file, data: output }, index) : []),
  ];
}

/** The fields as the schema takes them, or their faults. */
export function checkFields<S extends z.ZodObject>(
  schema: S,
  data: unknown,
  file: string,
): { output?: z.output<S>; faults: Fault[] } {
  const result = schema.safeParse(data, { reportInput: true });
  return result.success
    ? { output: result.data, faults: [] }
    : { faults: faultsOf(file, result.error, (path) => keysAt(schema, path)) };
}

/** A file name that cannot be part of an address. */
export function nameFaults(file: string, slug: string, extension: string): Fault[] {
  if (isSlug(slug)) return [];
  const right = slugify(slug);
  const message = right
    ? `Der Dateiname darf nur Kleinbuchstaben, Ziffern und Bindestriche haben; bitte in „${right}.${extension}“ umbenennen.`
    : `Der Dateiname braucht Buchstaben oder Ziffern; bitte umbenennen, zum Beispiel in „neuer-eintrag.${extension}“.`;
  return [{ file, path: [], message }];
}

/** The names of the fields that `schema` allows at `path`. */
function keysAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  const definition = definitionOf(schema);
  if (definition.type === 'optional' || definition.type === 'default') return keysAt(definition.innerType, path);
  if (definition.type === 'union') return [...new Set(definition.options.flatMap((option) => keysAt(option, path)))];
  const [next, ...rest] = path;
  if (definition.type === 'array') return keysAt(definition.element, rest);
  if (definition.type !== 'object') return [];
  if (next === undefined) return Object.keys(definition.shape);
  const field = definition.shape[String(next)];
  return field ? keysAt(field, rest) : [];
}

/** Groups that the platform no longer has, but that municipalities name. */
function groupsInUse(file: string, platform: Platform, references: readonly Reference[]): Fault[] {
  const known = platform.groups.map(({ id }) => id);
  const lost = references.filter(({ to }) => to.collection === 'group' && !known.includes(to.slug));
  return [...Map.groupBy(lost, ({ to }) => to.slug)].map(([id, users]) => ({
    file,
    path: ['groups'],
    message: `Den Verbund „${id}“ nennen noch: ${users.map(({ from }) => `„${from.title}“`).join(', ')}. Bitte dort zuerst einen anderen wählen.`,
  }));
}

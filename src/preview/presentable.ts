/** From a draft, however incomplete, to something that the pages can draw. */
import { z } from 'astro/zod';
import { type CollectionName, collectionNames } from '#schema/collections.ts';

export interface Around {
  /** `YYYY-MM-DD`; stands where a date is missing. */
  today: string;
  /** The entries that relations may name. */
  slugs: (collection: CollectionName) => readonly string[];
}

/** Stands for a value that cannot be made up: its place stays empty. */
const missing = Symbol('missing');

type Path = readonly (string | number)[];

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

/**
 * What the schema makes of a sound draft; of another one as much of it, with harmless values for the rest: a text that
 * is missing is its label in brackets, a picture or relation that leads nowhere is left out, and so are unknown fields.
 */
export function presentable(schema: z.core.$ZodType, draft: unknown, around: Around): unknown {
  const value = present(schema, draft, [], around);
  return value === missing ? undefined : value;
}

function present(schema: z.core.$ZodType, value: unknown, path: Path, around: Around): unknown {
  if (schema instanceof z.ZodOptional) return optional(schema.unwrap(), value, path, around);
  if (schema instanceof z.ZodDefault) {
    return isEmpty(value) ? schema.def.defaultValue : present(schema.unwrap(), value, path, around);
  }
  if (schema instanceof z.ZodArray) return items(schema, Array.isArray(value) ? value : [], path, around);
  if (schema instanceof z.ZodObject) return fields(schema, isRecord(value) ? value : {}, path, around);
  if (schema instanceof z.ZodUnion) return present(optionOf(schema, value), value, path, around);
  return single(schema, value, path, around);
}

/** A field that may be left out is left out rather than made up; words are kept even if they are too long. */
function optional(schema: z.core.$ZodType, value: unknown, path: Path, around: Around): unknown {
  if (isEmpty(value)) return undefined;
  const made = present(schema, value, path, around);
  if (made === missing) return undefined;
  const isMadeUp = !isRecord(value) && !Array.isArray(value) && !isKept(made, value);
  return isMadeUp ? undefined : made;
}

const isKept = (made: unknown, value: unknown): boolean =>
  made === value || (typeof made === 'string' && typeof value === 'string' && made === value.trim());

function items(schema: z.ZodArray, values: readonly unknown[], path: Path, around: Around): unknown[] {
  const { element } = schema;
  const given = values.filter((value) => !isEmpty(value));
  const begun = Array.from({ length: hasId(element) ? missingItems(schema, given) : 0 }, () => ({}));
  return [...given, ...begun]
    .map((value, index) => present(element, value, [...path, index], around))
    .filter((made) => made !== missing && !isAgainstRule(element, made));
}

/** Sections, questions, answers: without them a questionnaire shows nothing of what is being written. */
const hasId = (schema: z.core.$ZodType): boolean =>
  schema instanceof z.ZodUnion
    ? schema.options.every(hasId)
    : schema instanceof z.ZodObject && schema.shape['id'] !== undefined;

function missingItems(schema: z.ZodArray, values: readonly unknown[]): number {
  const issues = z.safeParse(schema, values).error?.issues ?? [];
  const least = issues.find((issue) => issue.code === 'too_small' && issue.path.length === 0);
  return least?.code === 'too_small' ? Number(least.minimum) - values.length : 0;
}

/** Whether a rule is broken that concerns several fields, such as naming exactly one of three relations. */
const isAgainstRule = (schema: z.core.$ZodType, value: unknown): boolean =>
  schema instanceof z.ZodObject &&
  (z.safeParse(schema, value).error?.issues.some(({ code, path }) => code === 'custom' && path.length === 0) ?? false);

function fields(
  schema: z.ZodObject,
  values: Readonly<Record<string, unknown>>,
  path: Path,
  around: Around,
): Record<string, unknown> | typeof missing {
  const made: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(schema.shape)) {
    const own = Object.hasOwn(values, key) ? values[key] : undefined;
    const value = present(field, own, [...path, key], around);
    if (value === missing && path.length > 0) return missing;
    if (value !== undefined && value !== missing) made[key] = value;
  }
  return made;
}

/** The variant that a draft has chosen, else the first. */
function optionOf(schema: z.ZodUnion, value: unknown): z.core.$ZodType {
  const [first] = schema.options;
  const chosen = schema.options.find(
    (option) =>
      option instanceof z.ZodObject &&
      isRecord(value) &&
      option.shape['type'] !== undefined &&
      z.safeParse(option.shape['type'], value['type']).success,
  );
  if (!chosen && !first) throw new Error('A union has no variant; see src/schema.');
  return chosen ?? first ?? schema;
}

function single(schema: z.core.$ZodType, value: unknown, path: Path, around: Around): unknown {
  const { label = '', kind, relation, owner } = (schema instanceof z.ZodType && schema.meta()) || {};
  const slugs = around.slugs(collectionNames.find((name) => name === relation) ?? 'page');
  const read = z.safeParse(schema, value);
  if (read.success && !(kind === 'relation' && !slugs.some((slug) => slug === value))) return read.data;
  if (schema instanceof z.ZodBoolean) return false;
  if (schema instanceof z.ZodEnum) return schema.options[0];
  if (schema instanceof z.ZodLiteral) return schema.value;
  if (schema instanceof z.ZodNumber) return [0, 1, 2].find((number) => z.safeParse(schema, number).success) ?? missing;
  switch (kind) {
    case 'relation':
      // A field of the entry itself that must name one; elsewhere what names none is left out.
      return path.length === 1 ? (slugs[0] ?? missing) : missing;
    case 'image':
    case 'file':
      return missing;
    case 'date':
      return around.today;
    case 'link':
      return z.safeParse(schema, '/').success ? '/' : 'https://example.org';
    case 'id':
      return `neu${path.filter((part) => typeof part === 'number').join('n')}`;
    default:
      if (typeof value === 'number') return String(value);
      if (typeof value === 'string' && value.trim()) return value;
      return owner ? '' : `[${label}]`;
  }
}

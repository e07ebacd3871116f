/** What an editor's form gives, turned into what belongs into the file. */
import type { z } from 'astro/zod';
import { definitionOf, metaOf } from '#schema/definition.ts';
import { align } from './align.ts';
import { type Fields, isRecord, same } from './value.ts';

/**
 * The fields for the file. `previous` are those that the file holds so far: what did not change since
 * stays exactly as it is, however it was written by hand. What is wrong stays too; the schema says so.
 */
export function clean(schema: z.ZodObject, fields: Fields, previous?: Fields): Fields {
  const cleaned = cleanValue(schema, fields, previous);
  return isRecord(cleaned) ? cleaned : {};
}

/** `undefined` for a value that does not belong into the file. */
function cleanValue(schema: z.core.$ZodType, value: unknown, before: unknown): unknown {
  if (before !== undefined && same(value, before)) return before;
  const definition = definitionOf(schema);
  switch (definition.type) {
    case 'optional':
    case 'default': {
      const inner = definition.innerType;
      const cleaned = cleanValue(inner, value, before);
      if (isBlank(cleaned)) return undefined;
      const absent = definition.type === 'default' ? definition.defaultValue : false;
      // A form shows what a file leaves out as its default, or as a box not ticked.
      return before === undefined && same(cleaned, absent) ? undefined : cleaned;
    }
    case 'array':
      return Array.isArray(value) ? cleanItems(definition.element, value, before) : (value ?? undefined);
    case 'object':
      return isRecord(value) ? cleanFields(definition.shape, value, before) : (value ?? undefined);
    case 'union':
      return isRecord(value) ? cleanVariant(definition, value, before) : (value ?? undefined);
    case 'number':
      return typeof value === 'string' ? numberIn(value, 'format' in definition) : (value ?? undefined);
    case 'string':
      return cleanText(schema, value);
    case 'enum':
      return value === '' ? undefined : (value ?? undefined);
    default:
      return value ?? undefined;
  }
}

/** Whether a form left it empty, down to the last field; a box that is not ticked says nothing alone. */
function isBlank(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) return value.length === 0;
  if (isRecord(value)) return Object.values(value).every((item) => item === false || isBlank(item));
  return value === undefined || value === null;
}

// An item left empty stays, so that the fault the schema finds has the position that the form shows.
const cleanItems = (element: z.core.$ZodType, items: readonly unknown[], before: unknown): unknown[] => {
  const old: readonly unknown[] = Array.isArray(before) ? before : [];
  const matches = align(old, items);
  return items.map((item, place) => {
    const match = matches[place];
    const cleaned = cleanValue(element, item, match && old[match.index]);
    return cleaned === undefined ? item : cleaned;
  });
};

function cleanFields(shape: z.core.$ZodLooseShape, fields: Fields, before: unknown): Fields {
  const old = isRecord(before) ? before : {};
  const entries = Object.entries(fields).map(([key, value]): [string, unknown] => {
    const field = Object.hasOwn(shape, key) ? shape[key] : undefined;
    // An unknown field is the schema's to refuse, unless it says nothing.
    if (!field) return [key, isBlank(value) && !Object.hasOwn(old, key) ? undefined : value];
    return [key, cleanValue(field, value, old[key])];
  });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function cleanVariant({ options, ...definition }: z.core.$ZodUnionDef, fields: Fields, before: unknown): unknown {
  const key = 'discriminator' in definition ? String(definition.discriminator) : '';
  const shapeOf = (option: z.core.$ZodType): z.core.$ZodLooseShape => {
    const inner = definitionOf(option);
    return inner.type === 'object' ? inner.shape : {};
  };
  const shapes = options.map(shapeOf);
  const isMeant = (shape: z.core.$ZodLooseShape): boolean => {
    const mark = shape[key] && definitionOf(shape[key]);
    return mark?.type === 'literal' && mark.values.some((name: unknown) => name === fields[key]);
  };
  const shape = shapes.find(isMeant);
  if (!shape) return fields;
  const old = isRecord(before) ? before : {};
  const isLeftOver = (name: string): boolean =>
    !Object.hasOwn(shape, name) &&
    shapes.some((other) => Object.hasOwn(other, name)) &&
    (old[key] !== fields[key] || !Object.hasOwn(old, name));
  const rest = Object.fromEntries(Object.entries(fields).filter(([name]) => !isLeftOver(name)));
  return cleanFields(shape, rest, before);
}

/** „3,5“ → 3.5, „1.234,5“ → 1234.5, and for whole numbers „30.000“ → 30000; what is no number stays text. */
function numberIn(text: string, isWhole: boolean): number | string | undefined {
  const typed = text.replace(/[\s\u00a0\u202f\u2009]/g, '').replace(/^[\u2212\u2013]/, '-');
  if (typed === '') return undefined;
  const isGrouped =
    /^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(typed) && (isWhole || typed.includes(',') || /\..*\./.test(typed));
  const plain = (isGrouped ? typed.replaceAll('.', '') : typed).replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text;
}

function cleanText(schema: z.core.$ZodType, value: unknown): unknown {
  const meta = metaOf(schema);
  if (value === undefined || value === null) return meta?.owner ? '' : undefined;
  if (meta?.kind === 'date') return dateIn(value);
  if (typeof value !== 'string') return value;
  if (meta?.kind === 'longText')
    return trimmed(schema, withoutUnseen(value.replace(/\r\n?|[\u2028\u2029\v\f]/g, '\n')));
  const line = withoutUnseen(value.replace(/\s*[\n\r\t\v\f\u2028\u2029\u0085]\s*/g, ' ')).replace(
    / *\u00a0[ \u00a0]+| +\u00a0/g,
    ' ',
  );
  if (meta?.kind === 'text') return trimmed(schema, line);
  // No address, name of a file or id begins or ends with a blank; one left empty was not given.
  return line.trim() || (meta?.owner ? '' : undefined);
}

const trimmed = (schema: z.core.$ZodType, text: string): string => {
  const checks = definitionOf(schema).checks ?? [];
  const doesTrim = checks.some(
    ({ _zod: { def } }) =>
      def.check === 'overwrite' && 'tx' in def && typeof def.tx === 'function' && def.tx(' ') === '',
  );
  return doesTrim ? text.trim() : text;
};

/** Signs of no width and no meaning, as they come along with text from Word and the web. */
const unseen = /(?![\n\t])\p{Cc}|\p{Cs}|[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffd]/gu;
// The joiner belongs into an emoji made of several, the non-joiner into some scripts; elsewhere they do nothing.
const idleJoiner =
  /(?<!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)\u200d|\u200d(?!\p{Extended_Pictographic})/gu;
const idleSeparator = /(?<=^|[\p{ASCII}\p{Script=Latin}])\u200c|\u200c(?=$|[\p{ASCII}\p{Script=Latin}])/gu;
const withoutUnseen = (text: string): string =>
  text.replace(unseen, '').replace(idleJoiner, '').replace(idleSeparator, '');

/** The day of a date, in any way a form or a hand gives it; else what was given. */
function dateIn(value: unknown): unknown {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : dayOf(value);
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return value;
  const text = withoutUnseen(value).trim();
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?Z$/.test(text)) return dateIn(new Date(text)) ?? text;
  const [, day] = /^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}/.exec(text) ?? [];
  const german = /^(?:(?:(\d{1,2})\.\s*)?(\d{1,2})\.\s*)?(\d{4})$/.exec(text);
  if (german)
    return german
      .slice(1)
      .reverse()
      .filter(Boolean)
      .map((part) => part.padStart(2, '0'))
      .join('-');
  return (day ?? text) || undefined;
}

/** Midnight in Greenwich is a day without a time; else the day is the one on the editor's clock. */
function dayOf(date: Date): string {
  const isDay = date.getTime() % 86_400_000 === 0;
  const parts = isDay
    ? [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
    : [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-');
}

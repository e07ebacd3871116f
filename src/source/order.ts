/** What a schema says about the writing of its values: which field comes after which, and in what form. */
import type { z } from 'astro/zod';
import { definitionOf, metaOf } from '#schema/definition.ts';

/** How the fields of a group, the items of a list or a text are written. */
export interface Order {
  /** The fields of a group, in their order. */
  fields?: ReadonlyMap<string, Order>;
  /** What each item of a list is. */
  items?: Order;
  /** A text that may grow paragraphs is written as a block (`|`); one that looks like a date stands in quotes. */
  form?: 'block' | 'quoted';
}

/** The order in which `schema` names its fields, all the way down. */
export function orderOf(schema: z.core.$ZodType): Order {
  const definition = definitionOf(schema);
  switch (definition.type) {
    case 'optional':
    case 'default':
      return orderOf(definition.innerType);
    case 'array':
      return { items: orderOf(definition.element) };
    case 'object':
      return {
        fields: new Map(Object.entries(definition.shape).map(([key, field]) => [key, orderOf(field)])),
      };
    case 'union':
      return definition.options.map(orderOf).reduce(merged, {});
    case 'string': {
      const kind = metaOf(schema)?.kind;
      if (kind === 'longText') return { form: 'block' };
      // A whole day reads as text without quotes; a year alone would be a number.
      return kind === 'date' && !('format' in definition) ? { form: 'quoted' } : {};
    }
    default:
      return {};
  }
}

/** The fields of both: those of the second that the first lacks stand after the field they follow there. */
function merged(first: Order, second: Order): Order {
  if (!first.fields || !second.fields) return { ...first, ...second };
  const keys = [...first.fields.keys()];
  let place = 0;
  for (const key of second.fields.keys()) {
    const known = keys.indexOf(key);
    if (known < 0) keys.splice(place, 0, key);
    place = (known < 0 ? place : known) + 1;
  }
  const fields = keys.map((key): [string, Order] => [
    key,
    merged(first.fields?.get(key) ?? {}, second.fields?.get(key) ?? {}),
  ]);
  return { fields: new Map(fields) };
}

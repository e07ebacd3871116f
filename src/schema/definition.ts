/** What a schema is made of, for those who walk it. */
import type { z } from 'astro/zod';
import type { FieldMeta } from './fields.ts';

/** The definition of a schema, to be told apart by `type`. */
export const definitionOf = (schema: z.core.$ZodType): z.core.$ZodTypes['_zod']['def'] =>
  // Zod types each schema by its own definition; the union of all is its own list of those.
  (schema as z.core.$ZodTypes)._zod.def;

/** Label, hint and kind as `fields.ts` gives them; `undefined` for a wrapper such as `.optional()`. */
export const metaOf = (schema: z.core.$ZodType): FieldMeta | undefined =>
  // Every schema of this room is made with the vocabulary of `fields.ts`.
  (schema as z.ZodType).meta() as FieldMeta | undefined;

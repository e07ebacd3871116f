/** A content schema as forms read it: JSON Schema with what the schema says about itself. */
import { z } from 'astro/zod';

/** One node of the JSON Schema that Zod makes of a content schema. */
export const node = z.looseObject({
  label: z.string().optional(),
  hint: z.string().optional(),
  kind: z.string().optional(),
  relation: z.string().optional(),
  choices: z.record(z.string(), z.object({ label: z.string(), explanation: z.string() })).optional(),
  owner: z.boolean().optional(),
  endings: z.array(z.string()).optional(),
  type: z.string().optional(),
  format: z.string().optional(),
  const: z.unknown().optional(),
  default: z.unknown().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minItems: z.number().optional(),
  maxItems: z.number().optional(),
  /** Patterns with their messages, and the messages of the other bounds. */
  checks: z.array(z.object({ pattern: z.string().optional(), message: z.string() })).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  items: z.unknown().optional(),
  oneOf: z.array(z.unknown()).optional(),
});
export type Node = z.output<typeof node>;

/** The whole schema as a node, each use of a part written out; its parts are read by `node.parse()`. */
export const nodeOf = (schema: z.ZodObject): Node =>
  node.parse(
    z.toJSONSchema(schema, {
      io: 'input',
      reused: 'inline',
      unrepresentable: 'any',
      override: ({ zodSchema, jsonSchema }) => {
        const { checks } = zodSchema._zod.def as { checks?: readonly z.core.$ZodCheck[] };
        if (checks) jsonSchema['checks'] = checks.flatMap(checkOf);
      },
    }),
  );

/** What a check wants, where it has words for it and an editor can break it while typing. */
function checkOf(check: z.core.$ZodCheck): { pattern?: string; message: string }[] {
  const def = check._zod.def as z.core.$ZodCheckDef & { pattern?: RegExp; minimum?: unknown };
  if (def.check === 'min_length' && def.minimum === 1) return [];
  // An input of one line takes no break.
  if (def.pattern?.source === '^[^\\n]*$') return [];
  const said = def.error?.({ code: 'custom', input: undefined, path: [], message: '' } as never);
  const message = typeof said === 'string' ? said : said?.message;
  if (!message) return [];
  return [def.pattern ? { pattern: def.pattern.source, message } : { message }];
}

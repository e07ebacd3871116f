/**
 * A content schema as fields of the CMS: one field for each key, with the label, the hint, the
 * bounds and the words of the schema.
 */
import { z } from 'astro/zod';

/** A field as Decap's configuration has it; further options depend on the widget. */
export interface CmsField {
  name: string;
  label: string;
  hint?: string;
  widget: string;
  required: boolean;
  [option: string]: unknown;
}

/** One node of the JSON Schema of a content schema, with what the schema says about itself. */
const node = z.looseObject({
  label: z.string().optional(),
  hint: z.string().optional(),
  kind: z.string().optional(),
  relation: z.string().optional(),
  choices: z.record(z.string(), z.object({ label: z.string(), explanation: z.string() })).optional(),
  owner: z.boolean().optional(),
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
  /** Patterns with their messages, and the messages of the other bounds; put there by `fieldsOf()`. */
  checks: z.array(z.object({ pattern: z.string().optional(), message: z.string() })).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  items: z.unknown().optional(),
  oneOf: z.array(z.unknown()).optional(),
});
type Node = z.output<typeof node>;

/**
 * The fields of an object schema.
 * @throws an `Error` that names the place of a type the CMS has no widget for
 */
export function fieldsOf(schema: z.ZodObject): CmsField[] {
  const json = z.toJSONSchema(schema, {
    io: 'input',
    reused: 'inline',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const { checks } = zodSchema._zod.def as { checks?: readonly z.core.$ZodCheck[] };
      if (checks) jsonSchema['checks'] = checks.flatMap(checkOf);
    },
  });
  return objectFields(node.parse(json), [], false);
}

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

function objectFields({ properties = {}, required = [] }: Node, path: readonly string[], mayBeLeftOut: boolean) {
  return Object.entries(properties).map(([name, value]) => {
    const property = node.parse(value);
    const isOwed = required.includes(name) && !property.owner && !mayBeLeftOut;
    return field(name, property, [...path, name], isOwed);
  });
}

/** The widget of each kind of text, as `FieldMeta` of the schema names it. */
const textWidgets: Readonly<Record<string, Record<string, unknown>>> = {
  text: { widget: 'string' },
  link: { widget: 'string' },
  longText: {
    widget: 'markdown',
    modes: ['rich_text', 'raw'],
    buttons: ['bold', 'italic', 'link', 'heading-two', 'heading-three', 'quote', 'bulleted-list', 'numbered-list'],
    editor_components: [],
  },
  id: { widget: 'id' },
  questionId: { widget: 'question' },
  dimensionId: { widget: 'dimension' },
  answerId: { widget: 'answer' },
  groupId: { widget: 'group' },
  image: { widget: 'image', choose_url: false },
  file: { widget: 'file', choose_url: false },
};

function field(name: string, schema: Node, path: readonly string[], required: boolean): CmsField {
  const { label, hint, kind, choices, type } = schema;
  const unknown = (what: string): never => {
    throw new Error(`The CMS has no widget for ${path.join(' › ')}: ${what}. Add it to src/cms/fields.ts.`);
  };
  if (!label || !hint || !kind) return unknown('the schema gives no label, hint and kind');
  const about = { name, label, hint, required };
  // What only the owner can supply is empty until then, and said to be.
  const first = schema.owner ? '' : schema.default;
  const start = first === undefined ? {} : { default: first };

  if (choices && type === 'string') return { ...about, ...start, widget: 'select', options: options(choices) };
  switch (type) {
    case 'string': {
      if (kind === 'date')
        return { ...about, ...(schema.format === 'date' ? day : { widget: 'string' }), ...pattern(schema) };
      if (kind === 'relation') return { ...about, widget: 'entry', collection: schema.relation };
      const widget = textWidgets[kind];
      return widget
        ? { ...about, ...start, widget: '', ...widget, ...pattern(schema) }
        : unknown(`text of kind ${kind}`);
    }
    case 'integer':
    case 'number':
      return { ...about, ...start, widget: 'number', ...bounds(schema), ...step(type) };
    case 'boolean':
      return { ...about, widget: 'boolean', ...(required ? { default: false } : start) };
    case 'object':
      return {
        ...about,
        widget: 'object',
        collapsed: !required,
        fields: objectFields(schema, path, !required),
      };
    case 'array':
      return { ...about, ...listOptions(schema, path) };
    default:
      return unknown(`type ${type}`);
  }
}

const day = { widget: 'datetime', format: 'YYYY-MM-DD', date_format: 'DD.MM.YYYY', time_format: false, default: '' };

const options = (choices: NonNullable<Node['choices']>) =>
  Object.entries(choices).map(([value, choice]) => ({ value, label: choice.label.replaceAll('\u00a0', ' ') }));

/** One expression for all that a text must fulfil, and one sentence. */
function pattern({ checks = [], minLength = 0, maxLength }: Node): { pattern?: [string, string] } {
  const length = maxLength === undefined ? '' : `(?=[\\s\\S]{${Math.min(minLength, 1)},${maxLength}}$)`;
  const bodies = checks.flatMap(({ pattern: source }) => (source ? [`(?=${source})`] : []));
  const messages = [...new Set(checks.map(({ message }) => message))];
  return length || bodies.length > 0 ? { pattern: [`^${length}${bodies.join('')}`, messages.join('. ')] } : {};
}

const bounds = ({ minimum, maximum }: Node) => ({
  ...(minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER ? { min: minimum } : {}),
  ...(maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER ? { max: maximum } : {}),
});
const step = (type: 'integer' | 'number') =>
  type === 'integer' ? { value_type: 'int', step: 1 } : { value_type: 'float', step: 0.001 };

/** What the schema allows where it has no bound in mind. */
const mostItems = 400;

function listOptions(schema: Node, path: readonly string[]): { widget: string; [option: string]: unknown } {
  const { choices, minItems, maxItems } = schema;
  const size = {
    ...(minItems ? { min: minItems } : {}),
    ...(maxItems === undefined || maxItems === mostItems ? {} : { max: maxItems }),
  };
  if (choices) return { widget: 'select', multiple: true, options: options(choices), ...size };
  const item = node.parse(schema.items);
  if (item.kind === 'relation') return { widget: 'entry', multiple: true, collection: item.relation, ...size };
  // Without it, Decap begins a new entry with one item where a field inside has a default.
  const folded = { widget: 'list', collapsed: true, default: [], ...size };
  if (item.oneOf) {
    const types = item.oneOf.map((option) => variant(node.parse(option), path));
    return { ...folded, label_singular: item.label, type_key: 'type', types };
  }
  if (item.type === 'object') {
    const fields = objectFields(item, path, false);
    return { ...folded, label_singular: item.label, summary: summary(fields), fields };
  }
  const single = field('item', item, path, true);
  return { ...folded, label_singular: single.label, summary: '{{fields.item}}', field: single };
}

/** One of the kinds of things in a list, told apart by `type`. */
function variant(option: Node, path: readonly string[]): CmsField {
  const { type, ...properties } = option.properties ?? {};
  const name = node.parse(type).const;
  if (typeof name !== 'string' || !option.label)
    throw new Error(`The CMS needs a label and a \`type\` for each kind of ${path.join(' › ')}.`);
  const fields = objectFields({ ...option, properties }, [...path, name], false);
  return {
    name,
    label: option.label,
    widget: 'object',
    required: true,
    summary: `${option.label}: ${summary(fields)}`,
    fields,
  };
}

/** What a folded item shows: its first text. */
const summary = (fields: readonly CmsField[]): string => {
  const [first] = [...fields.filter(({ widget }) => widget === 'string'), ...fields];
  return `{{fields.${first?.name} | default('noch leer')}}`;
};

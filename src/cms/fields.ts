/**
 * A content schema as fields of the CMS: one field for each key, with the label, the hint, the
 * bounds and the words of the schema.
 */
import type { z } from 'astro/zod';
import { type Node, node, nodeOf } from '#schema/node.ts';

/** A field as Decap's configuration has it; further options depend on the widget. */
export interface CmsField {
  name: string;
  label: string;
  hint?: string;
  widget: string;
  required: boolean;
  [option: string]: unknown;
}

/**
 * The fields of an object schema.
 * @throws an `Error` that names the place of a type the CMS has no widget for
 */
export const fieldsOf = (schema: z.ZodObject): CmsField[] => objectFields(nodeOf(schema), [], false);

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

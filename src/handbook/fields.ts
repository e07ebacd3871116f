/** The form of an entry as the handbook explains it: read from the schema, so that it stays true. */
import type { z } from 'astro/zod';
import { collectionNames, collections } from '#schema/collections.ts';
import type { FieldMeta } from '#schema/fields.ts';
import { numberText } from '#schema/german.ts';
import { type Node, node, nodeOf } from '#schema/node.ts';

/** One field of a form. */
export interface Field {
  /** Key in the file, and so in the anchor. */
  name: string;
  label: string;
  hint: string;
  isRequired: boolean;
  /** Only the owner of the platform can supply it. */
  isOwed: boolean;
  /** What is filled in, in German: „eine Zeile, höchstens 100 Zeichen“. */
  input: string;
  choices: { label: string; explanation: string }[];
  /** Fields of a group, or of each item of a list. */
  fields: Field[];
  /** Where each item of a list is of one of several kinds, each with its fields. */
  kinds: { label: string; fields: Field[] }[];
}

/**
 * The fields of an object schema, in the order of the form.
 * @throws an `Error` that names the field for which the handbook has no words
 */
export const fieldsOf = (schema: z.ZodObject): Field[] => objectFields(nodeOf(schema), []);

function objectFields({ properties = {}, required = [] }: Node, path: readonly string[]): Field[] {
  return Object.entries(properties).flatMap(([name, value]): Field[] => {
    const property = node.parse(value);
    // The kind of an item, which the form asks first.
    if ('const' in property) return [];
    return [field(name, property, required.includes(name), [...path, name])];
  });
}

function field(name: string, schema: Node, isListed: boolean, path: readonly string[]): Field {
  const { label, hint, kind, choices = {}, owner = false, minItems = 0 } = schema;
  const input = kind !== undefined && isKind(kind) ? inputs[kind](schema) : undefined;
  if (!label || !hint || !input)
    throw new Error(
      `The handbook has no words for ${path.join(' › ')} (kind ${kind}). Add them to handbook/fields.ts.`,
    );
  const item = schema.items === undefined ? undefined : node.parse(schema.items);
  const isGroup = schema.type === 'object';
  return {
    name,
    label,
    hint,
    isRequired: isListed && !owner && (kind !== 'list' || minItems > 0),
    isOwed: owner,
    input,
    choices: Object.values(choices),
    fields: isGroup ? objectFields(schema, path) : item ? itemFields(item, schema, path) : [],
    kinds: (item?.oneOf ?? []).map((option) => {
      const one = node.parse(option);
      return { label: one.label ?? '', fields: objectFields(one, path) };
    }),
  };
}

/** What each item of a list asks for. */
function itemFields(item: Node, { choices }: Node, path: readonly string[]): Field[] {
  if (item.type === 'object') return objectFields(item, path);
  // Chosen from a list, or of several kinds: then there is nothing to explain but the choice.
  return choices || item.oneOf || item.kind === 'relation' ? [] : [field('item', item, true, path)];
}

const isKind = (kind: string): kind is FieldMeta['kind'] => kind in inputs;

const most = ({ maxLength }: Node): string =>
  maxLength === undefined ? '' : `, höchstens ${maxLength.toLocaleString('de-DE')} Zeichen`;

/** „, von 0 bis 100“; bounds that nobody meets are not worth a word. */
function range({ minimum, maximum }: Node): string {
  const [low, high] = [minimum, maximum].map((bound) =>
    bound === undefined || Math.abs(bound) >= 1e9 ? undefined : numberText(bound),
  );
  return [low && ` von ${low}`, high && ` bis ${high}`]
    .filter(Boolean)
    .join('')
    .replace(/^ von (\S+)$/, ' ab $1');
}

/** „, mindestens 2, höchstens 40“ */
const amount = ({ minItems, maxItems }: Node): string =>
  [
    minItems ? `, mindestens ${minItems}` : '',
    // What the vocabulary allows by itself is more than anyone fills in.
    maxItems !== undefined && maxItems < 400 ? `, höchstens ${maxItems}` : '',
  ].join('');

/** „ (jpg, png)“ */
const endings = ({ endings: known = [] }: Node): string => (known.length > 0 ? ` (${known.join(', ')})` : '');

const from = ({ relation }: Node): string => {
  const name = collectionNames.find((one) => one === relation);
  if (!name) throw new Error(`There is no collection “${relation}” to choose from.`);
  return `„${collections[name].label}“`;
};

/** What an editor gives, for each kind of field. */
const inputs: Readonly<Record<FieldMeta['kind'], (schema: Node) => string>> = {
  text: (schema) => `eine Zeile Text${most(schema)}`,
  longText: (schema) => `Text mit Absätzen${most(schema)}`,
  number: (schema) => `eine ${schema.type === 'integer' ? 'ganze Zahl' : 'Zahl'}${range(schema)}`,
  date: ({ format }) => (format === 'date' ? 'ein Tag' : 'ein Jahr, ein Monat oder ein Tag'),
  choice: () => 'eine dieser Möglichkeiten',
  list: (schema) => {
    const item = node.parse(schema.items);
    if (schema.choices) return `eine oder mehrere dieser Möglichkeiten`;
    if (item.kind === 'relation') return `Einträge aus ${from(item)}${amount(schema)}`;
    return `eine Liste${amount(schema)}`;
  },
  relation: (schema) => `ein Eintrag aus ${from(schema)}`,
  object: () => 'eine Gruppe von Feldern',
  link: () => 'eine Adresse: https://…, mailto:… oder ein Pfad dieser Website wie /kontakt/',
  image: (schema) => `eine Bilddatei${endings(schema)}`,
  file: (schema) => `eine Datei${endings(schema)}`,
  yesNo: () => 'ja oder nein',
  id: () => 'ein Kurzname; er wird von selbst vergeben',
  questionId: () => 'eine Frage dieses Fragebogens',
  dimensionId: () => 'eine Dimension dieses Fragebogens',
  answerId: () => 'eine Antwort der Frage, oder eine Zahl',
  groupId: () => 'ein Verbund der Plattform',
};

/**
 * The field at the end of a path of names.
 * @throws an `Error` if there is none
 */
export function fieldIn(fields: readonly Field[], [name = '', ...rest]: readonly string[]): Field {
  const found = fields.find((one) => one.name === name);
  if (!found) throw new Error(`The form has no field “${name}”; it has ${fields.map((one) => one.name).join(', ')}.`);
  return rest.length > 0 ? fieldIn(found.fields, rest) : found;
}

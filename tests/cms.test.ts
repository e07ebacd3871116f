/** The configuration of the CMS: nothing of the schemas is lost, nothing is added, Decap accepts it. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'astro/zod';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cmsConfig, type Editable, editables, schemaOf } from '#cms/config.ts';
import { type CmsField, fieldsOf } from '#cms/fields.ts';
import { german, merged, type Phrases } from '#cms/german.ts';
import { text } from '#schema/fields.ts';
import { walk } from '#schema/soundness.ts';
import { root } from '../bin/setup.mjs';
import { contentDir, readContent } from '../src/build/content-files.ts';

/** The parts of Decap that are asked here; its modules find each other only through a bundler. */
interface Decap {
  validateConfig(config: object): void;
  registry: {
    registerWidget(name: string, control: () => null, preview: undefined, schema: object): void;
    getWidgets(): { name: string }[];
  };
  schemas: Record<string, object>;
  de: Phrases;
  en: Phrases;
  /** What the rich text makes of Markdown, and the way back. */
  markdownToSlate(markdown: string, options: object): unknown;
  slateToMarkdown(tree: unknown, options: object): string;
}

const withSchema = ['number', 'image', 'file', 'markdown', 'list', 'object', 'datetime'];
let decap: Decap;
let place: string;

beforeAll(async () => {
  place = await mkdtemp(join(root, '.cache', 'cms-test-'));
  const entry = [
    "export { validateConfig } from 'decap-cms-core/dist/esm/constants/configSchema.js';",
    "export { default as registry } from 'decap-cms-core/dist/esm/lib/registry.js';",
    "export { de, en } from 'decap-cms-locales';",
    "export { markdownToSlate, slateToMarkdown } from 'decap-cms-widget-markdown/dist/esm/serializers/index.js';",
    ...withSchema.map((name) => `import ${name} from 'decap-cms-widget-${name}/dist/esm/schema.js';`),
    `export const schemas = { ${withSchema.join(', ')} };`,
  ];
  await writeFile(join(place, 'entry.mjs'), entry.join('\n'));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(place, 'entry.mjs'),
      outDir: join(place, 'out'),
      minify: false,
    },
    ssr: { noExternal: true },
    resolve: { mainFields: ['module', 'main'] },
    // Files and translations would bring the whole interface along, which asks for a window; nothing here has them.
    plugins: [
      {
        name: 'without-interface',
        enforce: 'pre',
        resolveId: (source) => (/\/(AssetProxy|lib\/i18n)$/.test(source) ? '\0without-interface' : null),
        load: (id) =>
          id === '\0without-interface'
            ? 'export default class {}; export const I18N_STRUCTURE = { none: "none" }, I18N_FIELD = I18N_STRUCTURE, createAssetProxy = () => {};'
            : null,
      },
    ],
  });
  decap = await import(pathToFileURL(join(place, 'out', 'entry.js')).href);
});
afterAll(() => rm(place, { recursive: true, force: true }));

const config = cmsConfig({
  backend: { name: 'gitlab', repo: 'region/plattform' },
  publishMode: 'editorial_workflow',
  contentFolder: 'content',
  platform: { name: 'Region', url: 'https://region.example' },
});

/** The keys of a schema with everything below, `[]` for the items of a list. */
function keysOf(schema: z.core.$ZodType, path = ''): string[] {
  const { def } = schema as z.ZodType & { def: z.core.$ZodTypes['_zod']['def'] };
  switch (def.type) {
    case 'optional':
    case 'default':
      return keysOf(def.innerType, path);
    case 'array':
      return keysOf(def.element, `${path}[]`);
    case 'union':
      return def.options.flatMap((option) => {
        const { type } = (option as z.ZodObject).shape;
        const [name] = (type as z.ZodLiteral<string>).values;
        return keysOf(option, `${path}(${name})`).filter((key) => !key.endsWith(`(${name}).type`));
      });
    case 'object':
      return Object.entries(def.shape).flatMap(([key, field]) => [
        `${path}.${key}`,
        ...keysOf(field, `${path}.${key}`),
      ]);
    default:
      return [];
  }
}

const isList = (value: unknown): value is CmsField[] => Array.isArray(value);

/** The fields with everything below, named in the same way. */
function pathsOf(fields: readonly CmsField[], path = ''): { path: string; field: CmsField }[] {
  return fields.flatMap((field) => {
    const here = `${path}.${field.name}`;
    const inside = field.widget === 'list' ? `${here}[]` : here;
    const below = isList(field['fields']) ? pathsOf(field['fields'], inside) : [];
    const variants = isList(field['types'])
      ? field['types'].flatMap((type) =>
          isList(type['fields']) ? pathsOf(type['fields'], `${inside}(${type.name})`) : [],
        )
      : [];
    return [{ path: here, field }, ...below, ...variants];
  });
}

const all = editables.map((name): [Editable, CmsField[]] => [name, fieldsOf(schemaOf(name))]);

describe.each(all)('the fields of %s', (name, fields) => {
  const paths = pathsOf(fields);

  it('are the keys of the schema, in their order', () => {
    expect(paths.map(({ path }) => path)).toEqual(keysOf(schemaOf(name)));
  });

  it('have a German label and a hint each', () => {
    for (const { path, field } of paths) {
      expect(field.label, path).toMatch(/\S/);
      expect(field.hint, path).toMatch(/\S/);
      expect(`${field.label} ${field.hint}`, path).not.toMatch(/\b(true|false)\b/);
    }
  });

  it('say in German what is wrong, wherever a pattern is given', () => {
    for (const { path, field } of paths) {
      if (!('pattern' in field)) continue;
      const [source, message] = field['pattern'] as [string, string];
      expect(() => new RegExp(source), path).not.toThrow();
      expect(message, path).toMatch(/Bitte/);
    }
  });

  it('offer exactly the choices of the schema', () => {
    for (const { path, field } of paths) {
      if (field.widget !== 'select') continue;
      const options = field['options'] as { value: string; label: string }[];
      expect(options.length, path).toBeGreaterThan(1);
      expect(choicesAt(schemaOf(name), path), path).toEqual(options.map(({ value }) => value));
    }
  });

  it('are wanted where the schema wants them, and nowhere inside what may be left out', () => {
    for (const field of fields) {
      const schema: z.ZodType = schemaOf(name).shape[field.name as never];
      const isEmptyAllowed = schema.safeParse(undefined).success || schema.safeParse('').success;
      expect(field.required, field.name).toBe(!isEmptyAllowed);
      if (!field.required && isList(field['fields']) && field.widget === 'object')
        for (const { path, field: inner } of pathsOf(field['fields'])) expect(inner.required, path).toBe(false);
    }
  });
});

/** The values of the closed list at a path of `pathsOf()`. */
function choicesAt(schema: z.core.$ZodType, path: string): readonly unknown[] | undefined {
  const { def } = schema as z.ZodType & { def: z.core.$ZodTypes['_zod']['def'] };
  if (def.type === 'optional' || def.type === 'default') return choicesAt(def.innerType, path);
  if (def.type === 'enum') return Object.values(def.entries);
  if (def.type === 'array') return choicesAt(def.element, path.replace(/^\[\]/, ''));
  if (def.type === 'union') {
    const [, name, rest = ''] = /^\((\w+)\)(.*)$/.exec(path) ?? [];
    const option = def.options.find((candidate) => {
      const { type } = (candidate as z.ZodObject).shape;
      return (type as z.ZodLiteral<string>).values.has(String(name));
    });
    return option && choicesAt(option, rest);
  }
  if (def.type !== 'object') return undefined;
  const [, key = '', rest = ''] = /^\.(\w+)(.*)$/.exec(path) ?? [];
  const field = def.shape[key];
  return field && choicesAt(field, rest);
}

describe('the configuration', () => {
  beforeAll(() => {
    const own = ['id', 'entry', 'group', 'question', 'dimension', 'answer', 'select'];
    for (const name of [...own, 'string', 'boolean']) decap.registry.registerWidget(name, () => null, undefined, {});
    for (const name of withSchema)
      decap.registry.registerWidget(name, () => null, undefined, decap.schemas[name] ?? {});
  });

  it('is accepted by the schema of Decap', () => {
    expect(() => decap.validateConfig(config)).not.toThrow();
  });

  it('is refused by the schema of Decap when a widget is set wrongly', () => {
    const [first, ...others] = config.collections;
    const wrong = { ...first, fields: [{ name: 'title', widget: 'markdown', modes: ['none'] }] };
    expect(() => decap.validateConfig({ ...config, collections: [wrong, ...others] })).toThrow(/modes/);
  });

  it('names only widgets that the CMS registers', () => {
    const known = decap.registry.getWidgets().map(({ name }) => name);
    for (const [, fields] of all)
      for (const { path, field } of pathsOf(fields)) expect(known, path).toContain(field.widget);
  });

  it('has a field for the title of every collection, from which the address comes', () => {
    for (const { name, ...collection } of config.collections)
      if ('fields' in collection)
        expect(
          collection.fields.map((field) => field.name),
          name,
        ).toContain('title');
  });

  it('refuses a type it has no widget for', () => {
    const odd = z.strictObject({ title: text({ label: 'Titel', hint: 'Titel' }), when: z.tuple([z.string()]) });
    expect(() => fieldsOf(odd)).toThrow(/no widget for when/);
    const unnamed = z.strictObject({ title: z.string() });
    expect(() => fieldsOf(unnamed)).toThrow(/title.*label, hint and kind/);
  });
});

describe('the German of the CMS', () => {
  const flat = (phrases: Phrases, path = ''): [string, string][] =>
    Object.entries(phrases).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${path}${key}`, value] as [string, string]] : flat(value, `${path}${key}.`),
    );
  let English: Map<string, string>;
  let German: Map<string, string>;
  beforeAll(() => {
    English = new Map(flat(decap.en));
    German = new Map(flat(merged(decap.de, german)));
  });

  it('lacks no phrase', () => {
    expect([...English.keys()].filter((key) => !German.has(key))).toEqual([]);
  });

  it('has no phrase that Decap does not know', () => {
    const known = new Set([...English.keys(), ...flat(decap.de).map(([key]) => key)]);
    expect(flat(german).filter(([key]) => !known.has(key))).toEqual([]);
  });

  it('fills the same gaps', () => {
    const gaps = (text = '') => [...new Set(text.match(/%\{\w+\}/g))].sort();
    for (const [key, phrase] of English) expect(gaps(German.get(key)), key).toEqual(gaps(phrase));
  });
});

describe('the rich text', () => {
  const html = (markdown: string): string =>
    String(
      unified().use(remarkParse).use(remarkGfm).use(remarkRehype).use(rehypeStringify).processSync(markdown),
    ).replace(/\s+/g, ' ');
  const options = { voidCodeBlock: true };
  const written = (markdown: string) => decap.slateToMarkdown(decap.markdownToSlate(markdown, options), options);

  it('changes the meaning of no text of the content when somebody edits it', async () => {
    const { entries, platform } = await readContent(contentDir(), '2100-01-01');
    const texts: [string, string][] = [];
    const collect = (file: string, schema: z.ZodObject, data: unknown) =>
      walk(schema, data, ({ kind }, value, path) => {
        if (kind === 'longText' && typeof value === 'string') texts.push([[file, ...path].join(' › '), value]);
      });
    for (const { collection, file, data } of entries) collect(file, schemaOf(collection), data);
    collect('plattform.yaml', schemaOf('platform'), platform);
    expect(texts.length).toBeGreaterThan(500);
    for (const [place, text] of texts) expect(html(written(text)), place).toBe(html(text));
  }, 60_000);

  it.each([
    '| A | B |\n| --- | --- |\n| 1 | 2 |',
    'Text {{kommune}} und {{operator.email}} *kursiv* **fett**',
    'Zeile eins\\\nZeile zwei',
    '1. eins\n2. zwei\n\n> Zitat mit [Link](/toolbox/x/)',
  ])('keeps %j', (text) => {
    expect(html(written(text))).toBe(html(text));
  });
});

import { z } from 'astro/zod';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentDir, readContent } from '#build/content-files.ts';
import { collectionNames, collections, platformFile } from '#schema/collections.ts';
import { image, list, longText, relation, text, wholeNumber } from '#schema/fields.ts';
import { type Around, presentable } from './presentable.ts';

const { entries, platform } = await readContent(contentDir(), '2100-01-01');
const around: Around = {
  today: '2026-03-31',
  slugs: (name) => entries.filter(({ collection }) => collection === name).map(({ slug }) => slug),
};
const about = (label: string) => ({ label, hint: label });

describe('a sound draft', () => {
  it.each(collectionNames)('is what the schema makes of it: %s', (name) => {
    for (const { collection, data } of entries) {
      if (collection === name) expect(presentable(collections[name].schema, data, around)).toEqual(data);
    }
  });

  it('is what the schema makes of it: the platform', () => {
    expect(presentable(platformFile.schema, platform, around)).toEqual(platform);
  });
});

describe('an incomplete draft', () => {
  const schema = z.strictObject({
    title: text(about('Titel')),
    body: longText(about('Text')).optional(),
    count: wholeNumber(about('Stufen'), { min: 2, max: 11 }),
    picture: image(about('Bild')).optional(),
    tool: relation('tool', about('Werkzeug')).optional(),
    words: list(text(about('Stichwort')), about('Stichwörter')).default([]),
  });
  const shown = (draft: unknown) => presentable(schema, draft, around);

  it('names the text that is missing', () => {
    expect(shown({})).toEqual({ title: '[Titel]', count: 2, words: [] });
    expect(shown(undefined)).toEqual(shown({}));
  });

  it('keeps words that are too long or too many lines', () => {
    const long = 'ä'.repeat(300);
    expect(shown({ title: long, body: 'a\nb' })).toMatchObject({ title: long, body: 'a\nb' });
  });

  it('leaves out what leads nowhere, and what the schema does not know', () => {
    const draft = { title: 'T', count: 3, tool: 'gibt-es-nicht', picture: { file: 'Foto 1.tiff', alt: 'x' }, other: 1 };
    expect(shown(draft)).toEqual({ title: 'T', count: 3, words: [] });
  });

  it('makes no number up where one may be missing, and none that is out of bounds', () => {
    const optional = z.strictObject({ minutes: wholeNumber(about('Minuten')).optional() });
    expect(presentable(optional, { minutes: 'drei' }, around)).toEqual({});
    expect(shown({ title: 'T', count: 10_000_000 })).toMatchObject({ count: 2 });
  });

  it('gives each question without an id one of its own', () => {
    const questionnaire = presentable(
      collections.questionnaire.schema,
      { sections: [{ questions: [{ type: 'yesNo' }, { type: 'single', options: [{}, {}] }] }, {}] },
      around,
    );
    const ids = [...JSON.stringify(questionnaire).matchAll(/"id":"(.*?)"/g)].map(([, id = '']) => id);
    // Two sections; two questions and one that the second section waits for; two answers each of the two that offer some.
    expect(ids).toHaveLength(2 + 3 + 4);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z][a-z0-9]{0,19}$/);
  });

  it('drops an item of a list that breaks a rule of its own', () => {
    const kit = { items: [{ use: 'nichts genannt' }, { tool: 'coming-home-for-christmas', use: 'eines' }] };
    expect(presentable(collections.kit.schema, kit, around)).toMatchObject({
      items: [{ tool: 'coming-home-for-christmas', use: 'eines' }],
    });
  });
});

describe('any draft', () => {
  it.each(collectionNames)('becomes something to draw: %s', (name) => {
    const { schema } = collections[name];
    const keys = Object.keys(schema.shape);
    const made = presentable(schema, {}, around);
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), fc.anything()), (draft) => {
        const shown = presentable(schema, draft, around);
        // Nothing that a page reads is missing, whatever stands there.
        expect(Object.keys(Object(shown))).toEqual(expect.arrayContaining(Object.keys(Object(made))));
      }),
      { numRuns: 100 },
    );
  });
});

/** The editors' handbook explains all there is, and the page of what is due shows all that is. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentDir, readContent } from '#build/content-files.ts';
import { today } from '#build/content-loader.ts';
import { type CmsField, fieldsOf as cmsFieldsOf } from '#cms/fields.ts';
import { chapters, duePage } from '#handbook/chapters.ts';
import { type Field, fieldsOf } from '#handbook/fields.ts';
import { formAddress, forms } from '#handbook/forms.ts';
import { pictures, shots } from '#handbook/pictures.ts';
import { word } from '#handbook/words.ts';
import { type CollectionName, collections } from '#schema/collections.ts';
import { due } from '#upkeep/due.ts';
import { root } from '../bin/setup.mjs';
import { pageAt, pages } from './site.ts';

const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');
const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Every field of the form that editors see, those within groups and lists included. */
function shown(fields: readonly CmsField[]): CmsField[] {
  const below = (value: unknown): CmsField[] => {
    const parts: unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
    return shown(
      parts.filter((part): part is CmsField => typeof part === 'object' && part !== null && 'widget' in part),
    );
  };
  return fields.flatMap(({ fields: inside, field, types, ...own }) => [
    own,
    ...below(inside),
    ...below(field),
    // A kind of question is a heading, not a field.
    ...(Array.isArray(types) ? types.flatMap((type: CmsField) => below(type['fields'])) : []),
  ]);
}

/** The same of the handbook. */
const explained = (fields: readonly Field[]): Field[] =>
  fields.flatMap((field) => [
    field,
    ...explained(field.fields),
    ...field.kinds.flatMap((kind) => explained(kind.fields)),
  ]);

describe.each(forms)('the form $slug', (form) => {
  const { html } = pageAt(formAddress(form));
  const text = textOf(html);

  it('has every field that the CMS shows, with its hint', () => {
    const fields = shown(cmsFieldsOf(form.schema));
    expect(fields.length).toBeGreaterThan(4);
    const entries = [...html.matchAll(/<dt>(.*?)<\/dt>\s*<dd>\s*<p>(.*?)<\/p>/gs)];
    const said = entries.map(([, label = '', hint = '']) => plain(`${textOf(label)}: ${textOf(hint)}`));
    const wanted = fields.map(({ label, hint = '' }) => ({ label: plain(label), hint: plain(hint) }));
    const missing = wanted.filter(({ label, hint }) => {
      const place = said.findIndex((one) => one.startsWith(`${label} `) && one.endsWith(`: ${hint}`));
      if (place >= 0) said.splice(place, 1);
      return place < 0;
    });
    expect(missing).toEqual([]);
    expect(said).toEqual([]);
  });

  it('explains every choice', () => {
    const said = explained(fieldsOf(form.schema)).flatMap(({ choices }) => choices);
    expect(said.filter(({ label, explanation }) => !text.includes(plain(`${label}: ${explanation}`)))).toEqual([]);
  });

  it('demands what the CMS demands', () => {
    const demanded = (name: string) => fieldsOf(form.schema).find((field) => field.name === name)?.isRequired;
    const differing = cmsFieldsOf(form.schema).filter(
      // A list may be required and yet empty; the CMS counts its items instead. Yes or no is never missing.
      ({ name, required, widget }) =>
        !['list', 'boolean', 'entry', 'select'].includes(widget) && required !== demanded(name),
    );
    expect(differing.map(({ name }) => name)).toEqual([]);
  });
});

describe('the handbook', () => {
  it('leads to every chapter, from the first page and from every other', () => {
    const urls = [...chapters.map(({ url }) => url), duePage.url];
    for (const path of ['/redaktion/', ...chapters.map(({ url }) => url)]) {
      const { html } = pageAt(path);
      expect(
        urls.filter((url) => !html.includes(`href="${url}"`)),
        path,
      ).toEqual([]);
    }
    const { html } = pageAt('/redaktion/sammlungen/');
    expect(forms.filter((form) => !html.includes(`href="${formAddress(form)}"`))).toEqual([]);
  });

  it('is linked from every page', () => {
    expect(pages.filter(({ html }) => !html.includes('href="/redaktion/"')).map(({ path }) => path)).toEqual([]);
  });

  it('stays out of the search for measures', () => {
    const searchable = pages.filter(
      ({ path, html }) => path.startsWith('/redaktion/') && html.includes('data-pagefind-body'),
    );
    expect(searchable.map(({ path }) => path)).toEqual([]);
  });

  it('calls buttons as they are called', () => {
    expect(word('editor.editorToolbar.save')).toBe('Speichern');
    expect(word('editor.editorToolbar.status', { status: 'Entwurf' })).toBe('Stand: Entwurf');
    expect(() => word('editor.editorToolbar.nothing')).toThrow(
      'The CMS says nothing at “editor.editorToolbar.nothing”.',
    );
  });

  it('explains every kind of question', () => {
    const rows = [...pageAt('/redaktion/frageboegen/').html.matchAll(/<th scope="row">(.*?)<\/td>/gs)];
    expect(rows.length).toBeGreaterThan(15);
    for (const [, row = ''] of rows) expect(textOf(row), row).toMatch(/\S \S/);
    for (const [, row = ''] of rows) expect(row).not.toMatch(/<td[^>]*>\s*$/);
  });
});

describe('the pictures of the handbook', () => {
  const folder = join(root, 'src/handbook/pictures');
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const sources = readdirSync(join(root, 'src/pages/redaktion'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.astro'))
    .map((file) => readFileSync(join(root, 'src/pages/redaktion', file), 'utf8'));
  const handbook = pages.filter(({ path }) => path.startsWith('/redaktion/'));

  it.each(Object.keys(pictures))('%s stands on one page', (name) => {
    expect(sources.filter((source) => source.includes(`<HandbookPicture name="${name}"`))).toHaveLength(1);
  });

  it('are all there, and no other: npm run pictures:handbook makes them', () => {
    expect(files.sort()).toEqual(shots.map(({ name }) => `${name}.webp`).sort());
  });

  it.each(files)('%s is small, shown, and described', (file) => {
    expect(statSync(join(folder, file)).size).toBeLessThanOrEqual(60_000);
    const name = file.replace('.webp', '');
    const tags = handbook.flatMap(({ html }) => html.match(new RegExp(`<img[^>]*data-handbook="${name}"[^>]*>`)) ?? []);
    expect(tags).toHaveLength(1);
    expect(tags[0]).toMatch(/alt="[^"]{30,}"/);
    expect(tags[0]).toMatch(/width="\d+" height="\d+"/);
  });
});

describe('what is due', () => {
  const { html } = pageAt(duePage.url);

  it('is not for search engines', () => {
    expect(html).toContain('<meta name="robots" content="noindex">');
  });

  it('stands there, each entry with its place in the CMS', async () => {
    const { entries, platform } = await readContent(contentDir(), today());
    if (!platform) throw new Error('content/plattform.yaml has faults; see npm run check:content');
    const kept = entries.map(({ collection, slug, data }) => ({
      collection,
      slug,
      data: collections[collection].schema.parse(data),
    }));
    const expected = due(kept, platform, today()).map(
      ({ collection, slug }) => `/admin/#/collections/${collection}/entries/${slug}`,
    );
    const links = [...html.matchAll(/href="(\/admin\/#[^"]*)"/g)].map(([, link = '']) => link);
    expect(expected.length).toBeGreaterThan(10);
    expect([...links].sort()).toEqual(expected.sort());
    const known = new Set([
      'platform/entries/platform',
      ...entries.map(
        ({ collection, slug }: { collection: CollectionName; slug: string }) => `${collection}/entries/${slug}`,
      ),
    ]);
    expect(links.filter((link) => !known.has(link.replace('/admin/#/collections/', '')))).toEqual([]);
  });

  it('is counted at the top, and none is said where there is none', () => {
    const counts = [...html.matchAll(/<strong>(\d+)<\/strong>/g)].map(([, count]) => Number(count));
    const lists = html.split('class="due-group"').slice(1, -1);
    expect(lists.map((list) => list.match(/<h3>/g)?.length ?? 0)).toEqual(counts);
    for (const list of lists) expect(textOf(list).length).toBeGreaterThan(30);
  });
});

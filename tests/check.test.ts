/** One entry is checked in the editor as the build checks it, and knows who refers to it. */
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Content, readContent } from '#build/content-files.ts';
import { checkEntry, fileOf, type Index } from '#schema/check.ts';
import { type CollectionName, collectionNames, collections, platformFile } from '#schema/collections.ts';
import { type Reference, references } from '#schema/references.ts';
import { faultLine } from '#schema/report.ts';
import { orderOf } from '#source/order.ts';
import { readSource } from '#source/read.ts';
import type { Fields } from '#source/value.ts';
import { writeSource } from '#source/write.ts';
import { root } from '../bin/setup.mjs';

const today = '2026-02-01';
const region = join(root, 'tests/fixtures/region');

const slugsOf = ({ entries }: Content): Map<CollectionName, string[]> =>
  new Map(
    collectionNames.map((name) => [
      name,
      entries.filter(({ collection }) => collection === name).map(({ slug }) => slug),
    ]),
  );

async function indexOf(dir: string, content: Content): Promise<Index> {
  const map = await readFile(join(dir, content.platform?.map.file ?? ''), 'utf8');
  const keys = [...map.matchAll(/"id":\s*"(\d{8})"/g)].map(([, key = '']) => key);
  const uploads = await readdir(join(dir, 'uploads')).catch(() => []);
  return { slugs: slugsOf(content), platform: content.platform, uploads, mapKeys: keys, today };
}

/** The fields of an entry of the fixture region as they stand in its file. */
async function fieldsOf(collection: CollectionName | 'platform', slug: string): Promise<Fields> {
  const path = collection === 'platform' ? platformFile.path : fileOf(collection, slug).replace('content/', '');
  const extension = collection === 'platform' ? 'yaml' : collections[collection].extension;
  return readSource(extension, await readFile(join(region, path), 'utf8'), path).data ?? {};
}

describe('checking one entry', () => {
  let copy: string;
  let index: Index;
  beforeAll(async () => {
    copy = await mkdtemp(join(tmpdir(), 'check-'));
    await cp(region, copy, { recursive: true });
    index = await indexOf(region, await readContent(region, today));
  });
  afterAll(() => rm(copy, { recursive: true }));

  it('finds no fault in any entry of the fixture region', async () => {
    const content = await readContent(region, today);
    expect(content.entries.length).toBeGreaterThan(20);
    const data = content.entries.map(async ({ collection, slug }) =>
      checkEntry(collection, slug, await fieldsOf(collection, slug), index),
    );
    expect((await Promise.all(data)).flat()).toEqual([]);
    expect(checkEntry('platform', '', await fieldsOf('platform', ''), index)).toEqual([]);
  });

  it.each<[string, CollectionName | 'platform', string, (fields: Fields) => Fields]>([
    ['missing and unknown fields', 'tool', 'tag-der-offenen-praxis', ({ goal, ...rest }) => ({ ...rest, gaol: goal })],
    [
      'wrong values',
      'solution',
      'wartezimmer-teilen',
      (rest) => ({ ...rest, area: 'infrastuktur', sectors: ['medizin', 'medizin'], title: '' }),
    ],
    [
      'relations to nowhere',
      'solution',
      'wartezimmer-teilen',
      (rest) => ({ ...rest, tools: ['tag-der-offenen-praxen'] }),
    ],
    ['a check in the future', 'tool', 'liste-fuer-den-umzug', (rest) => ({ ...rest, checked: '2026-02-02' })],
    ['a place that the map lacks', 'municipality', 'musterdorf', (rest) => ({ ...rest, ags: '00000000' })],
    ['a group that the platform lacks', 'municipality', 'musterdorf', (rest) => ({ ...rest, group: 'beispielbund' })],
    [
      'an unsound questionnaire',
      'questionnaire',
      'raumbedarf',
      (rest) => ({ ...rest, title: 'In {{kommune}}', tools: ['nichts'] }),
    ],
    ['a placeholder of a page', 'page', 'impressum', (rest) => ({ ...rest, body: '{{operator.nmae}} <b>' })],
    [
      'a picture that is not there',
      'tool',
      'liste-fuer-den-umzug',
      (rest) => ({ ...rest, image: { file: 'praxis.png', alt: 'A', credit: 'B' } }),
    ],
    ['the platform', 'platform', '', (rest) => ({ ...rest, check: 'raumnot', state: 'DE-NWR' })],
    ['what the platform refers to', 'platform', '', (rest) => ({ ...rest, check: 'raumnot' })],
  ])('says of %s what the build says', async (_, collection, slug, spoil) => {
    const isPlatform = collection === 'platform';
    const path = isPlatform ? platformFile.path : fileOf(collection, slug).replace('content/', '');
    const { extension, schema } = isPlatform
      ? { extension: 'yaml' as const, schema: platformFile.schema }
      : collections[collection];
    const source = await readFile(join(region, path), 'utf8');
    const data = spoil(await fieldsOf(collection, slug));
    await writeFile(join(copy, path), writeSource(extension, source, data, orderOf(schema)));
    const { faults } = await readContent(copy, today);
    await writeFile(join(copy, path), source);

    const lines = checkEntry(collection, slug, data, index).map(faultLine);
    expect(lines).not.toEqual([]);
    expect(lines).toEqual(faults.filter(({ file }) => file === `content/${path}`).map(faultLine));
  });

  it('refuses a name that cannot be an address', async () => {
    const lines = checkEntry('term', 'Größe zählt', await fieldsOf('term', 'mvz'), index).map(faultLine);
    expect(lines).toEqual([
      'content/glossar/Größe zählt.md: Der Dateiname darf nur Kleinbuchstaben, Ziffern und Bindestriche haben; bitte in „groesse-zaehlt.md“ umbenennen.',
    ]);
  });

  it('keeps a group of the platform that places name', async () => {
    const content = await readContent(region, today);
    const fields = await fieldsOf('platform', '');
    const data = { ...fields, groups: [{ id: 'andere', label: 'Andere', model: false }] };
    const faults = checkEntry('platform', '', data, {
      ...index,
      references: references(content.entries, content.platform),
    });
    expect(faults.map(({ path }) => path)).toEqual([['groups']]);
    expect(faults[0]?.message).toMatch(
      /^Den Verbund „beispielverbund“ nennen noch: „.+“, „.+“\. Bitte dort zuerst einen anderen wählen\.$/,
    );
  });
});

describe('who refers to an entry', () => {
  let content: Content;
  let all: Reference[];
  beforeAll(async () => {
    content = await readContent(region, today);
    all = references(content.entries, content.platform);
  });
  const to = (collection: Reference['to']['collection'], slug: string, found = all): string[] =>
    found
      .filter((one) => one.to.collection === collection && one.to.slug === slug)
      .map(({ from }) => [from.file, ...from.path].join(' › '))
      .sort();

  it('is named with file, title and place', () => {
    expect(to('questionnaire', 'raumbedarf')).toContain('content/plattform.yaml › check');
    expect(to('tool', 'tag-der-offenen-praxis')).toContain(
      'content/loesungsansaetze/wartezimmer-teilen.md › tools › 1',
    );
    expect(to('group', 'beispielverbund')).toContain('content/modellkommunen/musterdorf.md › group');
    const [one] = all.filter(({ from }) => from.file === 'content/loesungsansaetze/wartezimmer-teilen.md');
    expect(one?.from.title).toBe(content.entries.find(({ slug }) => slug === 'wartezimmer-teilen')?.data['title']);
  });

  it('is named for links in texts, to pages, places on pages and files', () => {
    const text = `[a](/toolbox/tag-der-offenen-praxis/) [b](/glossar/#mvz "MVZ") ![](/x/)
[c](/frageboegen/raumbedarf/raumbedarf.pdf) [d](${content.platform?.url}/loesungsansaetze/wartezimmer-teilen/#abschnitt)
[e](https://anderswo.example/toolbox/liste-fuer-den-umzug/) /toolbox/liste-fuer-den-umzug/ [f](/projekt#erfundene-stiftung)

[g]: /lernfaelle/plakat-ohne-adresse/`;
    const page = {
      collection: 'page' as const,
      slug: 'neu',
      file: 'content/seiten/neu.md',
      data: {
        title: 'Neu',
        summary: 'Neu',
        form: 'text',
        order: 0,
        takeHome: false,
        body: text,
        checked: today,
        sources: [],
        formerUrls: [],
      },
    };
    const found = references([...content.entries, page], content.platform).filter(
      ({ from }) => from.file === page.file,
    );
    expect(found.map(({ to: { collection, slug } }) => `${collection} ${slug}`)).toEqual([
      'tool tag-der-offenen-praxis',
      'term mvz',
      'questionnaire raumbedarf',
      'solution wartezimmer-teilen',
      'page projekt',
      'partner erfundene-stiftung',
      'lesson plakat-ohne-adresse',
    ]);
  });

  it('is found for most entries of the real content', { timeout: 60_000 }, async () => {
    const real = await readContent(join(root, 'content'), today.replace('2026', '2099'));
    const found = references(real.entries, real.platform);
    expect(found.length).toBeGreaterThan(1000);
    expect(to('municipality', 'rheine', found).length).toBeGreaterThan(5);
    expect(
      found.filter(
        ({ from, to: target }) => target.collection !== 'group' && from.file === fileOf(target.collection, target.slug),
      ),
    ).toEqual([]);
  });
});

/** The content folder is the region: another folder, another region, and no trace of the first. */
import { spawnSync } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentDir, readContent } from '#build/content-files.ts';
import { collections } from '#schema/collections.ts';
import { root } from '../bin/setup.mjs';

const region = join(root, 'tests/fixtures/region');
const place = join(root, '.cache', `region-${process.pid}`);
const today = new Date().toISOString().slice(0, 10);

beforeAll(() => mkdir(place, { recursive: true }));
afterAll(() => rm(place, { recursive: true }));

/** Builds a content folder as `CONTENT_DIR=… npm run build` does, into a folder of its own. */
function build(content: string, name: string) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'bin/build-into.mjs'), join(place, name)],
    { cwd: root, env: { ...process.env, CONTENT_DIR: content, NODE_ENV: 'production' }, encoding: 'utf8' },
  );
  return { status, said: `${stdout}${stderr}`, site: join(place, name, 'site') };
}

async function filesOf(site: string): Promise<string[]> {
  const entries = await readdir(site, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** What a file says, the compressed files of the search index included. */
async function textOf(file: string): Promise<string> {
  const bytes = await readFile(file);
  return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
}

/** What only the first region has: its names, those of its places and partners, and the addresses of its places. */
async function signsOfFirstRegion(): Promise<string[]> {
  const { platform, entries } = await readContent(contentDir(), today);
  if (!platform) throw new Error('content/plattform.yaml has faults; see npm run check:content');
  const { name, region: first, project, groups, url } = platform;
  const places = entries.filter(({ collection }) => collection === 'municipality');
  const partners = entries.filter(({ collection }) => collection === 'partner');
  const titles = [...places, ...partners].map(({ data }) => String(data['title']));
  const names = [name, first, project.name, project.short, new URL(url).host, ...groups.map(({ label }) => label)];
  // A short name may be an ordinary word („Lage“); such a place is known by its address.
  const long = [...names, ...titles].filter((text) => text.length > 4);
  return [...new Set([...long, ...places.map(({ slug }) => `/${collections.municipality.folder}/${slug}/`)])];
}

const wholeWord = (text: string): RegExp =>
  new RegExp(`(?<!\\p{L})${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?!\\p{L})`, 'u');

describe('a second region', () => {
  let built: ReturnType<typeof build>;
  beforeAll(() => {
    built = build(region, 'second');
  }, 180_000);

  it('builds without a word', () => {
    expect(built).toMatchObject({ status: 0, said: '' });
  });

  it('has its own places, entries and name', async () => {
    const start = await textOf(join(built.site, 'index.html'));
    expect(start).toContain('Gesundes Musterland');
    for (const page of ['modellkommunen/musterdorf', 'toolbox/tag-der-offenen-praxis', 'frageboegen/raumbedarf']) {
      expect(await textOf(join(built.site, page, 'index.html'))).toContain('Musterland');
    }
  });

  it('marks the gaps of a questionnaire, and keeps them in its own format alone', async () => {
    const file = (name: string) => textOf(join(built.site, 'frageboegen/raumbedarf', name));
    const page = await file('index.html');
    const gap = '<span class="gap">Name der Kommune</span>';
    expect(page).toContain(`<a href="#abschnitt-lage">Heute in ${gap}</a>`);
    expect(page).toContain(`Heute in ${gap}</h2>`);
    expect(page).toContain(`<li>Ja, in ${gap}</li>`);
    expect(page).toContain('<span>keinesfalls mit <span class="gap">Nachbarort</span></span>');
    expect(page).not.toContain('{{');
    const material = await file('ausfuellen.json');
    expect(material).toContain('"label":"Haben Sie in [Name der Kommune] genug Räume?"');
    expect(material).toContain('"example":"[constructor] und mehr Licht"');
    expect(material).not.toContain('{{');
    expect(await file('raumbedarf.codebuch.csv')).not.toContain('{{');
    expect(await file('raumbedarf.fragebogen.json')).toContain('"Haben Sie in {{kommune}} genug Räume?"');
  });

  it('shows no trace of the first', async () => {
    const signs = (await signsOfFirstRegion()).map((sign) => ({ sign, pattern: wholeWord(sign) }));
    const traces: string[] = [];
    for (const file of await filesOf(built.site)) {
      const text = await textOf(file);
      for (const { sign, pattern } of signs)
        if (pattern.test(text)) traces.push(`${file.slice(built.site.length)}: ${sign}`);
    }
    expect(signs.length).toBeGreaterThan(20);
    expect(traces).toEqual([]);
  }, 60_000);
});

describe('a region with faults', () => {
  it('is not built at all, and every fault is named', async () => {
    const content = join(place, 'faulty-content');
    await cp(region, content, { recursive: true });
    await writeFile(join(content, 'toolbox/leer.md'), '');
    const page = join(content, 'seiten/kontakt.md');
    await writeFile(page, (await readFile(page, 'utf8')).replace('title: Kontakt', 'titel: Kontakt'));

    const { status, said, site } = build(content, 'faulty');
    expect(status).toBe(1);
    expect(said).toBe(`content/toolbox/leer.md: Die Datei ist leer. Bitte ausfüllen oder löschen.
content/seiten/kontakt.md › title: Das Feld fehlt. Bitte einen Text angeben.
content/seiten/kontakt.md › titel: Dieses Feld gibt es hier nicht. Meinten Sie „title“?

3 Fehler in den Inhalten. Es wurde nichts gebaut.
`);
    expect(await filesOf(site)).toEqual([]);
  }, 60_000);
});

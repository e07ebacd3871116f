/** The content folder is the region: another folder, another region, and no trace of the first. */
import { spawnSync } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { strFromU8, unzipSync } from 'fflate';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentDir, readContent } from '#build/content-files.ts';
import { fromJson } from '#export/documentJson.ts';
import { collections } from '#schema/collections.ts';
import { root } from '../bin/setup.mjs';
import { docxLines, odtLines, documentWords as wordsForOffice, wordsOfLines } from './office.ts';
import { find, openPdf, pagesOf, pdfWords, squeezed, documentWords as wordsForPdf } from './pdf.ts';
import { documentText, pageText } from './said.ts';
import { browse, serve } from './site.ts';

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

  it('shows pictures with their room, their description and whose they are', async () => {
    const html = (path: string) => textOf(join(built.site, path, 'index.html'));
    expect(await html('loesungsansaetze/wartezimmer-teilen')).toContain(
      '<figure class="picture"> <img src="/uploads/wartezimmer.jpg.webp" alt="Drei leere Sessel unter einer Uhr" width="1200" height="675" loading="lazy" decoding="async"> <figcaption class="note">Gezeichnet für die Prüfungen</figcaption> </figure>',
    );
    expect(await html('toolbox/tag-der-offenen-praxis')).toContain(
      '<img src="/uploads/haus.svg" alt="Ein Haus mit roter Tür" width="240" height="160"',
    );
    expect(await html('toolbox/liste-fuer-den-umzug')).not.toContain('<img');
  });

  it('serves pictures made smaller and without what they say about themselves, and drawings as they are', async () => {
    const served = await readFile(join(built.site, 'uploads/wartezimmer.jpg.webp'));
    const { format, width, height, exif } = await sharp(served).metadata();
    expect({ format, width, height, exif }).toEqual({ format: 'webp', width: 1200, height: 675, exif: undefined });
    expect((await sharp(join(region, 'uploads/wartezimmer.jpg')).metadata()).exif).toBeDefined();
    for (const name of ['haus.svg', 'ablauf.pdf', 'einladung.docx'])
      expect(await readFile(join(built.site, 'uploads', name))).toEqual(await readFile(join(region, 'uploads', name)));
    expect((await readdir(join(built.site, 'uploads'))).sort()).toEqual([
      'ablauf.pdf',
      'einladung.docx',
      'haus.svg',
      'wartezimmer.jpg.webp',
    ]);
  });

  it.each([
    'toolbox/tag-der-offenen-praxis',
    'foerderung/anschub-musterland',
    'lernfaelle/plakat-ohne-adresse',
    'aktuelles/auftakt-im-quadrat',
    'modellkommunen/beispielstadt',
    'projekt',
  ])('lists the files of %s with kind and size', async (path) => {
    const html = await textOf(join(built.site, path, 'index.html'));
    expect(html).toMatch(/<h2 id="angehaengte-dateien">Dateien<\/h2>/);
    expect(html).toMatch(
      /<a href="\/uploads\/ablauf\.pdf" download(?:="true")?>\s*Ablauf des Tages <small>\(PDF, 11 kB\)<\/small>\s*<\/a>/,
    );
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says of a file how old it is and what is to be known, and names it in the contents of the page', async () => {
    const html = await textOf(join(built.site, 'toolbox/tag-der-offenen-praxis/index.html'));
    expect(html).toMatch(/Einladung zum Anpassen <small>\(Word, 11 kB\)<\/small>/);
    expect(html).toContain('<p class="note">Stand Januar 2026 · Auf Deutsch</p>');
    expect(html).toContain('<a href="#angehaengte-dateien">Dateien</a>');
    const without = await textOf(join(built.site, 'toolbox/liste-fuer-den-umzug/index.html'));
    expect(without).not.toContain('angehaengte-dateien');
  });

  it('shows the logo of a partner with its room, and the gap of another', async () => {
    const html = await textOf(join(built.site, 'projekt/index.html'));
    expect(html).toContain('<img src="/uploads/haus.svg" width="72" height="48" alt="">');
    expect(html).toContain('Logo folgt');
  });

  it('finds a page by the title of a file', async () => {
    const files = (await filesOf(built.site)).filter((file) => file.endsWith('.pf_fragment'));
    const texts = await Promise.all(files.map(textOf));
    const found = texts.filter((text) => text.includes('Einladung zum Anpassen'));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('/toolbox/tag-der-offenen-praxis/');
  });

  const taken = (path: string, ending: string) =>
    readFile(join(built.site, path, `${path.split('/').at(-1)}.${ending}`));
  const documentAt = async (path: string) => fromJson((await taken(path, 'dokument.json')).toString('utf8'));

  it.each(['loesungsansaetze/wartezimmer-teilen', 'toolbox/tag-der-offenen-praxis'])(
    'takes pictures and the names of files along in the documents of %s',
    async (path) => {
      const document = await documentAt(path);
      const figures = document.blocks.filter((block) => block.type === 'figure');
      const [picture] = figures;
      if (!picture || figures.length > 1) throw new Error('One picture is expected.');
      const { alternative, caption, image } = picture;
      expect(caption).toBe('Gezeichnet für die Prüfungen');
      const drawn = await sharp(image.data).metadata();
      expect(drawn).toMatchObject({ width: image.width, height: image.height, hasAlpha: false });
      expect(`image/${drawn.format}`).toBe(image.mediaType);
      expect(documentText(document)).toBe(pageText(await textOf(join(built.site, path, 'index.html'))));

      const [inPdf, inDocx, inOdt] = [await taken(path, 'pdf'), await taken(path, 'docx'), await taken(path, 'odt')];
      expect(await pdfWords(inPdf)).toBe(squeezed(wordsForPdf(document)));
      const pdfFile = await openPdf(new Uint8Array(inPdf));
      const trees = (await pagesOf(pdfFile)).map(({ tree }) => tree);
      await pdfFile.loadingTask.destroy();
      expect(trees.flatMap((tree) => find(tree, 'Figure')).map(({ alt }) => alt)).toEqual([alternative]);
      expect(wordsOfLines(await docxLines(inDocx))).toBe(wordsForOffice(document));
      expect(odtLines(inOdt)).toEqual(await docxLines(inDocx));
      expect(strFromU8(unzipSync(inDocx)['word/document.xml'] ?? new Uint8Array())).toContain(`descr="${alternative}"`);
      expect(strFromU8(unzipSync(inOdt)['content.xml'] ?? new Uint8Array())).toContain(`>${alternative}</svg:title>`);
      for (const file of [inDocx, inOdt])
        expect(Object.values(unzipSync(file)).filter((bytes) => Buffer.from(bytes).equals(image.data))).toHaveLength(1);
    },
    60_000,
  );

  it('takes them along in the document of a free page and of the funding', async () => {
    for (const path of ['projekt', 'foerderung'])
      expect(documentText(await documentAt(path))).toContain('Dateien Ablauf des Tages (PDF, 11 kB)');
    const { blocks } = await documentAt('projekt');
    expect(JSON.stringify(blocks)).toContain('"url":"https://musterland.example/uploads/ablauf.pdf"');
  });

  it('takes pictures along in documents made in the browser', async () => {
    const [server, browser] = await Promise.all([serve(built.site), browse()]);
    try {
      const page = await browser.newPage();
      await page.goto(`${server.origin}/toolbox/tag-der-offenen-praxis/#termin=2027-05-08`);
      const document = await documentAt('toolbox/tag-der-offenen-praxis');
      const picture = document.blocks.find((block) => block.type === 'figure');
      for (const format of ['Word', 'LibreOffice']) {
        const [file] = await Promise.all([
          page.waitForEvent('download', { timeout: 60_000 }),
          page.getByRole('button', { name: format, exact: true }).click(),
        ]);
        const parts = Object.values(unzipSync(await readFile(await file.path())));
        expect(parts.filter((bytes) => Buffer.from(bytes).equals(picture?.image.data ?? Buffer.alloc(1)))).toHaveLength(
          1,
        );
      }
      const [file] = await Promise.all([
        page.waitForEvent('download', { timeout: 60_000 }),
        page.getByRole('button', { name: 'PDF', exact: true }).click(),
      ]);
      const pdfFile = await openPdf(new Uint8Array(await readFile(await file.path())));
      const trees = (await pagesOf(pdfFile)).map(({ tree }) => tree);
      await pdfFile.loadingTask.destroy();
      expect(trees.flatMap((tree) => find(tree, 'Figure')).map(({ alt }) => alt)).toEqual([picture?.alternative]);
    } finally {
      await browser.close();
      await server.stop();
    }
  }, 120_000);

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

/** Editors at work inside one entry: every widget, two people, the server gone, bad input. */
import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { type CmsField, fieldsOf } from '#cms/fields.ts';
import { type CollectionName, collectionNames, collections, platformFile } from '#schema/collections.ts';
import {
  asked,
  changedLines,
  choose,
  colleague,
  editing,
  field,
  fileOf,
  open,
  page,
  part,
  publish,
  saved,
  textOf,
  type,
  write,
} from './editor.ts';

editing();

/** A widget at work: where, what the editor does, and what changes in the file. */
interface Use {
  name: CollectionName;
  slug: string;
  act: () => Promise<void>;
  come: readonly (string | RegExp)[];
  gone?: readonly string[];
  /** What the file said before, made from what the region has. */
  from?: (text: string) => string;
}

const unfold = (label: string) => part(label).getByRole('button', { name: 'Aufklappen' }).first().click();
const takeFile = async (file: string): Promise<void> => {
  await page.getByText(file, { exact: true }).click();
  await page.getByRole('button', { name: 'Gewählte Datei nehmen' }).click();
};
const tool = { name: 'tool', slug: 'tag-der-offenen-praxis' } as const;
const survey = { name: 'questionnaire', slug: 'raumbedarf' } as const;

const uses: Readonly<Record<string, Use>> = {
  'string: a line of text': {
    ...tool,
    act: () => type(field('Kurzfassung'), 'Ein Vormittag unter offenen Türen.'),
    come: ['summary: Ein Vormittag unter offenen Türen.'],
    gone: ['summary: Ein Vormittag, an dem sich Praxen zeigen.'],
  },
  'markdown: a text of paragraphs': {
    ...tool,
    act: () => write('Ziel', ' Und eine von außen.'),
    come: ['goal: Zehn Menschen haben eine Praxis von innen gesehen. Und eine von außen.'],
    gone: ['goal: Zehn Menschen haben eine Praxis von innen gesehen.'],
  },
  'number: minutes': {
    ...survey,
    act: () => type(field('Dauer in Minuten'), '7'),
    come: ['minutes: 7'],
    gone: ['minutes: 5'],
  },
  'datetime: a day': {
    ...tool,
    act: () => field('Zuletzt geprüft').fill('2026-02-01'),
    come: ['checked: 2026-02-01'],
    gone: ['checked: 2026-01-15'],
  },
  'select: one of a few': {
    ...tool,
    act: () => choose('Aufwand', 'Monate'),
    come: ['effort: monate'],
    gone: ['effort: wochen'],
  },
  'select: several': {
    ...tool,
    act: () => choose('Phasen', 'Ankommen'),
    come: ['  - ankommen'],
  },
  'entry: several': {
    ...tool,
    act: () => choose('Kommunen', 'Musterdorf'),
    come: ['  - musterdorf'],
  },
  'entry: one': {
    name: 'page',
    slug: 'projekt',
    act: () => choose('Bereich', 'Kontakt'),
    come: ['parent: kontakt'],
  },
  'list: texts': {
    ...tool,
    act: async () => {
      await page.getByRole('button', { name: 'Stichwort hinzufügen' }).click();
      await field('Stichwort').fill('Kaffee');
    },
    come: ['keywords:', '  - Kaffee'],
  },
  'list: things of several fields': {
    ...tool,
    act: async () => {
      await page.getByRole('button', { name: 'Posten hinzufügen' }).click();
      await field('Posten').last().fill('Kuchen');
      await field('Größenordnung').last().click();
      await page.keyboard.type('bis 1');
      await page.keyboard.press('Enter');
    },
    come: ['  - item: Kuchen'],
  },
  'list: things of several kinds': {
    ...survey,
    act: async () => {
      await part('Abschnitte').getByRole('button', { name: 'Aufklappen' }).last().click();
      await page.getByRole('button', { name: 'Frage hinzufügen' }).last().click();
      await page.getByRole('menuitem', { name: 'Kurzer Text', exact: true }).click();
      await field('Frage').last().fill('Was fehlt am meisten?');
    },
    come: ['      - type: shortText', /^ {8}id: \w{6}$/, '        label: Was fehlt am meisten?'],
  },
  'object: a group of fields': {
    ...tool,
    act: async () => {
      await unfold('Bild');
      await type(field('Bildnachweis'), 'Gezeichnet von Hand');
    },
    come: ['  credit: Gezeichnet von Hand'],
    gone: ['  credit: Gezeichnet für die Prüfungen'],
  },
  'image: another picture': {
    ...tool,
    act: async () => {
      await unfold('Bild');
      await page.getByRole('button', { name: 'Anderes Bild wählen' }).click();
      await takeFile('wartezimmer.jpg');
    },
    come: ['  file: wartezimmer.jpg'],
    gone: ['  file: haus.svg'],
  },
  'file: something to download': {
    name: 'solution',
    slug: 'sprechstunde-am-bildschirm',
    act: async () => {
      await page.getByRole('button', { name: 'Datei hinzufügen' }).click();
      await page.getByRole('button', { name: 'Datei wählen' }).click();
      await takeFile('ablauf.pdf');
      await field('Titel').last().fill('Der Ablauf');
    },
    come: ['attachments:', '  - file: ablauf.pdf', '    title: Der Ablauf'],
  },
  'boolean: yes or no': {
    name: 'municipality',
    slug: 'beispielstadt',
    act: async () => {
      await unfold('Alter der Ärztinnen und Ärzte');
      await field('Ungefähr?').click();
    },
    come: ['  approximate: false'],
    gone: ['  approximate: true'],
  },
  'dimension: of a questionnaire': {
    ...survey,
    from: (text) => text.replace('  - dimension: raum\n    below: 50', '  - below: 50'),
    act: async () => {
      await part('Empfehlungen').getByRole('button', { name: 'Aufklappen' }).last().click();
      await choose('Dimension', 'Räume');
    },
    come: ['  - dimension: raum', '    below: 50'],
    gone: ['  - below: 50'],
  },
  'group: of the municipalities': {
    name: 'municipality',
    slug: 'musterdorf',
    from: (text) => text.replace('group: beispielverbund\n', ''),
    act: () => choose('Verbund', 'Beispielverbund'),
    come: ['group: beispielverbund'],
  },
};

describe('every widget', () => {
  it.each(Object.entries(uses))(
    '%s',
    async (_, { name, slug, act, come, gone = [], from = String }) => {
      const stored = await textOf(name, slug);
      const before = from(stored);
      await writeFile(fileOf(name, slug), before);
      await open(name, slug);
      await act();
      await publish();
      await saved();
      const lines = come.map((line) => (typeof line === 'string' ? line : expect.stringMatching(line)));
      expect(changedLines(before, await textOf(name, slug))).toEqual({ come: lines, gone });
      await writeFile(fileOf(name, slug), stored);
    },
    60_000,
  );

  it('is at work here or in the questionnaire that grows from nothing', () => {
    const all = (fields: readonly CmsField[]): string[] =>
      fields.flatMap(({ widget, ...more }) => [
        widget,
        ...all(
          [more['fields'], more['types'], more['field']].flat().filter((part) => part !== undefined) as CmsField[],
        ),
      ]);
    const schemas = [...collectionNames.map((name) => collections[name].schema), platformFile.schema];
    const configured = new Set(schemas.flatMap((schema) => all(fieldsOf(schema))));
    const played = new Set(Object.keys(uses).map((name) => name.replace(/:.*/, '')));
    expect([...configured].filter((widget) => !played.has(widget)).sort()).toEqual(['answer', 'id', 'question']);
  });
});

describe('inside an entry', () => {
  it('a relation is chosen by its title, a picture from the files, and both stand in the file by their names', async () => {
    const before = await textOf('news', 'auftakt-im-quadrat');
    await open('news', 'auftakt-im-quadrat');
    await choose('Kommunen', 'Musterdorf');
    await page.keyboard.press('Escape');
    const picture = page.locator('label', { hasText: /^Bild/ }).first().locator('xpath=ancestor::div[2]');
    await picture.getByRole('button', { name: 'Aufklappen' }).click();
    await picture.getByRole('button', { name: 'Bild wählen' }).click();
    await page.getByText('haus.svg', { exact: true }).click();
    await page.getByRole('button', { name: 'Gewählte Datei nehmen' }).click();
    await field('Bildbeschreibung').fill('Ein Haus mit roter Tür');
    await field('Bildnachweis').fill('Eigene Zeichnung');
    await publish();
    await saved();
    const after = await textOf('news', 'auftakt-im-quadrat');
    expect(after).toContain('- musterdorf');
    expect(after).toMatch(/image:\n {2}file: haus\.svg\n {2}alt: Ein Haus mit roter Tür\n {2}credit: Eigene Zeichnung/);
    expect(changedLines(before, after).gone).toEqual([]);
    await writeFile(fileOf('news', 'auftakt-im-quadrat'), before);
  }, 60_000);

  it('what is pasted from Word into a long text keeps its words and emphasis, and nothing else', async () => {
    const before = await textOf('news', 'auftakt-im-quadrat');
    await open('news', 'auftakt-im-quadrat');
    const box = part('Text').locator('[contenteditable=true]').first();
    await box.click();
    await page.keyboard.press('ControlOrMeta+a');
    const word = await page.context().newPage();
    await word.setContent(`<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {margin:0cm; font-family:Calibri}</style></head><body lang=DE>
<p class=MsoNormal style='margin-bottom:8pt'><b style='mso-bidi-font-weight:normal'>Am&nbsp;Markt</b> gab es <span style='color:red'>Suppe</span>.<o:p></o:p></p>
<p class=MsoNormal>Danach <i>Kuchen</i>, „süß“.<o:p></o:p></p></body></html>`);
    await word.keyboard.press('ControlOrMeta+a');
    await word.keyboard.press('ControlOrMeta+c');
    await word.close();
    await page.keyboard.press('ControlOrMeta+v');
    await expect.poll(() => box.textContent()).toContain('Kuchen');
    await publish();
    await saved();
    const [, body = ''] = /\n---\n\n([\s\S]*)$/.exec(await textOf('news', 'auftakt-im-quadrat')) ?? [];
    expect(body).toBe('**Am\u00a0Markt** gab es Suppe.\n\nDanach *Kuchen*, „süß“.\n');
    await writeFile(fileOf('news', 'auftakt-im-quadrat'), before);
  }, 60_000);

  it('text pasted from Word loses its odd signs, raw HTML stays text', async () => {
    const before = await textOf('news', 'auftakt-im-quadrat');
    await open('news', 'auftakt-im-quadrat');
    await type(field('Kurzfassung'), 'Aus\u00a0\u00a0Word\u200b mit <script>alert(1)</script>');
    await publish();
    await saved();
    expect(await textOf('news', 'auftakt-im-quadrat')).toContain('summary: Aus Word mit <script>alert(1)</script>');
    await writeFile(fileOf('news', 'auftakt-im-quadrat'), before);
  }, 60_000);
});

describe('by keyboard', () => {
  it('the order of a list changes, and is said in German', async () => {
    const before = await textOf(tool.name, tool.slug);
    await open(tool.name, tool.slug);
    const second = part('Zeitplan').getByRole('button', { name: 'Eintrag verschieben' }).nth(1);
    await second.focus();
    await page.keyboard.press('Space');
    await page.getByText('Jetzt an der 2. Stelle von 2.').waitFor({ state: 'attached' });
    await page.keyboard.press('ArrowUp');
    await page.getByText('Jetzt an der 1. Stelle von 2.').waitFor({ state: 'attached' });
    await page.keyboard.press('Space');
    await publish();
    await saved();
    const tasks = [...(await textOf(tool.name, tool.slug)).matchAll(/^ +task: (.*)$/gm)].map(([, task]) => task);
    expect(tasks).toEqual(['Danke sagen', 'Einladung verschicken']);
    await writeFile(fileOf(tool.name, tool.slug), before);
  }, 60_000);
});

describe('two people at one entry', () => {
  const slug = 'auftakt-im-quadrat';

  it('both keep their changes when they changed different fields, and the second is told', async () => {
    const before = await textOf('news', slug);
    await open('news', slug);
    await field('Kurzfassung').fill('Von mir.');
    await writeFile(fileOf('news', slug), before.replace(/^title: .*$/m, 'title: Von nebenan'));
    await publish();
    await page.getByRole('dialog', { name: 'Zusammengeführt' }).waitFor();
    expect(await page.getByRole('dialog').textContent()).toContain('Titel');
    const after = await textOf('news', slug);
    expect(after).toContain('title: Von nebenan');
    expect(after).toContain('summary: Von mir.');
    await writeFile(fileOf('news', slug), before);
  }, 60_000);

  it('both in the CMS: whoever saves second keeps the words of the first', async () => {
    const before = await textOf('news', slug);
    const other = await colleague();
    await Promise.all([open('news', slug), open('news', slug, other)]);
    await field('Titel', other).first().fill('Von nebenan');
    await field('Kurzfassung').fill('Von mir.');
    await publish(other);
    await saved(other);
    await publish();
    await page.getByRole('dialog', { name: 'Zusammengeführt' }).waitFor();
    expect(changedLines(before, await textOf('news', slug)).come).toEqual(['title: Von nebenan', 'summary: Von mir.']);
    await page.getByRole('button', { name: 'Verstanden' }).click();
    // What came from next door stands in the form, too.
    await expect.poll(() => field('Titel').first().inputValue()).toBe('Von nebenan');
    await writeFile(fileOf('news', slug), before);
  }, 90_000);

  it('choose when they changed the same field', async () => {
    const before = await textOf('news', slug);
    await open('news', slug);
    await field('Kurzfassung').fill('Von mir.');
    await writeFile(fileOf('news', slug), before.replace(/^summary: .*$/m, 'summary: Von nebenan.'));
    await publish();
    const dialog = page.getByRole('dialog', { name: 'Zwei Fassungen' });
    await dialog.waitFor();
    expect(await dialog.textContent()).toMatch(/Kurzfassung[\s\S]*Von mir\.[\s\S]*Von nebenan\./);
    await dialog.getByText('Die gespeicherte Fassung').click();
    await dialog.getByRole('button', { name: 'Speichern', exact: true }).click();
    await saved();
    expect(await textOf('news', slug)).toContain('summary: Von nebenan.');
    await writeFile(fileOf('news', slug), before);
  }, 60_000);
});

describe('when the server is gone', () => {
  it('nothing is lost: the draft is there after a reload', async () => {
    await open('lesson', 'plakat-ohne-adresse');
    await page.route('**/admin/lokal/**', (route) => route.abort());
    await field('Kurzfassung').fill('Ein Satz, der nicht verloren geht.');
    await publish();
    await page.getByText('Der Server antwortet nicht').first().waitFor();
    expect(await field('Kurzfassung').inputValue()).toBe('Ein Satz, der nicht verloren geht.');
    // Decap keeps the draft two seconds after the last letter.
    await page.waitForTimeout(2500);
    await page.unroute('**/admin/lokal/**');
    await page.reload();
    await expect.poll(() => asked.join()).toContain('Möchten Sie damit weiterarbeiten?');
    await expect.poll(() => field('Kurzfassung').inputValue()).toBe('Ein Satz, der nicht verloren geht.');
  }, 90_000);
});

describe('what one does not expect', () => {
  const slug = 'auftakt-im-quadrat';

  it('100,000 characters are refused with what to do, and stay in the form', async () => {
    const before = await textOf('news', slug);
    await open('news', slug);
    const long = 'Ein langer Satz über das Musterland. '.repeat(2703).trim();
    expect(long.length).toBeGreaterThanOrEqual(100_000);
    const box = part('Text').locator('[contenteditable=true]').first();
    await box.click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText(long);
    await publish();
    await expect.poll(() => page.locator('.summary').textContent()).toContain('höchstens 20.000 Zeichen kürzen');
    expect(await box.textContent()).toContain(long);
    expect(await textOf('news', slug)).toBe(before);
    await box.click();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText('Kurz gefasst.');
    await publish();
    await saved();
    expect(await textOf('news', slug)).toContain('\n\nKurz gefasst.\n');
    await writeFile(fileOf('news', slug), before);
  }, 90_000);

  it('comments and odd quotes of a file edited by hand stay', async () => {
    const before = await textOf('news', slug);
    const odd = before
      .replace(/^title: (.*)$/m, "title:   '$1' # der Arbeitstitel")
      .replace(/^summary: /m, '# nächste Zeile prüfen\nsummary: ');
    await writeFile(fileOf('news', slug), odd);
    await open('news', slug);
    await field('Zuletzt geprüft').fill('2026-02-01');
    await publish();
    await saved();
    expect(await textOf('news', slug)).toBe(odd.replace('checked: 2026-01-15', 'checked: 2026-02-01'));
    await writeFile(fileOf('news', slug), before);
  }, 60_000);

  it('a choice that is gone is named at its field, and nothing is lost', async () => {
    const before = await textOf('news', slug);
    const old = before.replace(/^origin: .*$/m, 'origin: abgeschafft');
    await writeFile(fileOf('news', slug), old);
    await open('news', slug);
    await field('Kurzfassung').fill('Neu gefasst.');
    await publish();
    await expect.poll(() => page.locator('.summary').textContent()).toContain('Herkunft: ');
    expect(await field('Kurzfassung').inputValue()).toBe('Neu gefasst.');
    expect(await textOf('news', slug)).toBe(old);
    await choose('Herkunft', 'Ergä');
    await publish();
    await saved();
    const after = await textOf('news', slug);
    expect(after).toContain('origin: ergaenzung');
    expect(after).toContain('summary: Neu gefasst.');
    await writeFile(fileOf('news', slug), before);
  }, 60_000);

  it('a file that is no picture is refused inside an entry as well, and the entry stays as it is', async () => {
    const before = await textOf('news', slug);
    await open('news', slug);
    await field('Kurzfassung').fill('Bleibt stehen.');
    await unfold('Bild');
    await part('Bild').getByRole('button', { name: 'Bild wählen' }).click();
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({ name: 'bild.png', mimeType: 'image/png', buffer: Buffer.from('<script>') });
    const dialog = page.getByRole('dialog', { name: 'Nicht hochgeladen' });
    await dialog.waitFor();
    expect(await dialog.textContent()).toContain('bild.png');
    await dialog.getByRole('button', { name: 'Verstanden' }).click();
    await page.keyboard.press('Escape');
    expect(await field('Kurzfassung').inputValue()).toBe('Bleibt stehen.');
    expect(await textOf('news', slug)).toBe(before);
  }, 60_000);
});

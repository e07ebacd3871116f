/** Editors at work in every collection: what is there, what is new, what is wrong, files, keyboard. */
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CmsField, fieldsOf } from '#cms/fields.ts';
import { collectionNames, collections } from '#schema/collections.ts';
import {
  asked,
  changedLines,
  choose,
  create,
  editing,
  field,
  fileOf,
  open,
  page,
  place,
  publish,
  saved,
  slugsOf,
  textOf,
  type,
} from './editor.ts';
import { violations } from './visitors.ts';

editing();

describe('the CMS on this machine', () => {
  it('opens without a login, in German, with every collection', async () => {
    await page.goto(`${place.site}/admin/`);
    await page.getByRole('heading', { name: 'Inhalte' }).waitFor();
    const menu = await page.locator('aside, nav').allTextContents();
    for (const name of collectionNames) expect(menu.join('\n')).toContain(collections[name].label);
    expect(menu.join('\n')).toContain('Plattform');
  });

  it('is asked for by no search engine', async () => {
    await page.goto(`${place.site}/admin/`);
    expect(await page.locator('meta[name=robots]').getAttribute('content')).toContain('noindex');
  });
});

describe.each(collectionNames.map((name) => ({ name })))('an entry of $name', ({ name }) => {
  it('is changed in one line, shown, put back byte for byte, and deleted or kept for those who need it', async () => {
    const [slug = ''] = await slugsOf(name);
    const before = await textOf(name, slug);
    await open(name, slug);
    const title = field('Titel').first();
    const value = await title.inputValue();
    await type(title, `${value} neu`);
    await publish();
    await saved();
    const { gone, come } = changedLines(before, await textOf(name, slug));
    expect([gone.length, come.length]).toEqual([1, 1]);
    expect(come[0]).toContain(`${value} neu`);

    await type(title, value);
    await publish();
    await saved();
    await expect.poll(() => textOf(name, slug)).toBe(before);

    await page.getByRole('button', { name: 'Eintrag löschen' }).click();
    await expect
      .poll(async () => !(await slugsOf(name)).includes(slug) || (await page.getByRole('dialog').count()) > 0)
      .toBe(true);
    expect(asked.join()).toContain('Soll dieser veröffentlichte Eintrag gelöscht werden?');
    if ((await slugsOf(name)).includes(slug)) {
      expect(await page.getByRole('dialog').textContent()).toMatch(/Das wird noch gebraucht\..+ in:.+Verstanden/);
    }
    await writeFile(fileOf(name, slug), before);
  }, 90_000);
});

describe('a new entry', () => {
  const fill = async (title: string) => {
    await create('term');
    await field('Titel').fill(title);
    await field('Bedeutung').fill('Ein Wort zur Probe.');
    await choose('Herkunft', 'Ergä');
    await field('Zuletzt geprüft').fill('2026-01-31');
    await page.getByRole('button', { name: 'Quelle hinzufügen' }).click();
    await field('Titel der Quelle').fill('Ein Wörterbuch');
  };

  it('gets a German address, and a second one of the same title another', async () => {
    for (const slug of ['groesse-uebergaenge-suess', 'groesse-uebergaenge-suess-1']) {
      await fill('Größe & Übergänge – „süß“ 🎉');
      await publish();
      await expect.poll(() => slugsOf('term')).toContain(slug);
      await page.goto('about:blank');
    }
    expect(await textOf('term', 'groesse-uebergaenge-suess')).toBe(`---
title: Größe & Übergänge – „süß“ 🎉
meaning: Ein Wort zur Probe.
origin: ergaenzung
checked: 2026-01-31
sources:
  - title: Ein Wörterbuch
---
`);
  }, 90_000);

  it('is refused at its title if no address can be made of it', async () => {
    await fill('?! …');
    await publish();
    await expect
      .poll(() => page.locator('.summary').textContent())
      .toContain('Der Titel braucht Buchstaben oder Ziffern');
    expect(await slugsOf('term')).not.toContain('');
  }, 60_000);

  it('names every field that is missing, and leads there', async () => {
    await create('funding');
    await field('Titel').fill('Halb fertig');
    await publish();
    await page.locator('.summary button').first().waitFor();
    const lines = await page.locator('.summary button').allTextContents();
    for (const label of ['Kurzfassung', 'Geber', 'Betrag', 'Frist', 'Status', 'Quellen'])
      expect(lines.join('\n')).toContain(`${label}: `);
    await page.locator('.summary button', { hasText: 'Geber' }).click();
    await expect.poll(() => field('Geber').evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await slugsOf('funding')).not.toContain('halb-fertig');
  }, 60_000);
});

describe('what a form asks for', () => {
  /** What a text may be; the first that the pattern of the field takes. */
  const texts = [
    'Ein Wort zur Probe',
    'https://beispiel.example/',
    '2026-01',
    '48143',
    'ablauf.pdf',
    'wartezimmer.jpg',
  ];

  /** Fills in what has to be filled in, as the fields stand in the form. */
  async function fillIn(fields: readonly CmsField[], known: Readonly<Record<string, string>>): Promise<void> {
    for (const { name, label, widget, required, ...more } of fields) {
      if (!required) continue;
      const input = field(label).last();
      const [source = ''] = Array.isArray(more['pattern']) ? more['pattern'] : [];
      switch (widget) {
        case 'string': {
          const text = known[name] ?? texts.find((candidate) => new RegExp(String(source)).test(candidate));
          await input.fill(text ?? `No text for ${name}`);
          break;
        }
        case 'markdown': {
          const box = page.locator(`label:has-text("${label}")`).last().locator('xpath=ancestor::div[2]');
          await box.locator('[contenteditable=true]').first().click();
          await page.keyboard.type('Ein Absatz zur Probe.');
          break;
        }
        case 'number':
          await input.fill(String(Math.max(1, Number(more['min'] ?? 1))));
          break;
        case 'datetime':
          await input.fill(known[name] ?? '2026-01-31');
          break;
        case 'select':
        case 'entry':
        case 'group':
          await input.click();
          await page.keyboard.press('ArrowDown');
          await page.keyboard.press('Enter');
          await page.keyboard.press('Escape');
          break;
        case 'object':
          await fillIn(partsOf(more['fields']), known);
          break;
        case 'list':
          for (let item = 0; item < Math.max(1, Number(more['min'] ?? 1)); item++) {
            await page.getByRole('button', { name: `${more['label_singular']} hinzufügen`, exact: true }).click();
            await fillIn(partsOf(more['fields'] ?? [more['field']]), known);
          }
          break;
        case 'boolean':
          break;
        default:
          throw new Error(`The journey fills in no ${widget} (${name}).`);
      }
    }
  }
  const isField = (value: unknown): value is CmsField =>
    typeof value === 'object' && value !== null && 'widget' in value;
  const partsOf = (value: unknown): CmsField[] => (Array.isArray(value) ? value.filter(isField) : []);

  const simple = collectionNames.filter((name) => name !== 'questionnaire' && name !== 'kit');
  it.each(simple)(
    'is enough for a new entry of %s',
    async (name) => {
      const [place = ''] = await slugsOf('municipality');
      const [, ags = ''] = /ags: "?(\d{8})/.exec(await textOf('municipality', place)) ?? [];
      await create(name);
      await fillIn(fieldsOf(collections[name].schema), { title: `Probe für ${name}`, ags, validUntil: '2099-01-31' });
      await publish();
      await expect.poll(() => slugsOf(name)).toContain(`probe-fuer-${name}`);
      await rm(fileOf(name, `probe-fuer-${name}`));
    },
    90_000,
  );
});

describe('a fault', () => {
  it('is shown at its field in the words of the build, deep inside too', async () => {
    await open('tool', 'tag-der-offenen-praxis');
    await field('Kurzfassung').fill('x'.repeat(241));
    await publish();
    await expect.poll(() => page.locator('.summary').textContent()).toContain('Bitte auf höchstens 240 Zeichen kürzen');
  });

  it('that only the whole entry shows is at its field as well', async () => {
    await open('news', 'auftakt-im-quadrat');
    await field('Zuletzt geprüft').fill('2999-01-01');
    await publish();
    await expect
      .poll(() => page.locator('.summary').textContent())
      .toContain('Das Prüfdatum darf nicht in der Zukunft liegen');
  });
});

describe('files', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const upload = async (name: string, buffer: Buffer) => {
    await page.goto(`${place.site}/admin/`);
    await page.getByRole('button', { name: 'Dateien' }).click();
    const input = page.locator('input[type=file]').first();
    await input.setInputFiles({ name, mimeType: 'image/png', buffer });
  };
  const uploads = () => readdir(join(place.content, 'uploads'));

  it('get a name that an address can have', async () => {
    await upload('Schöner Ort 🎉.PNG', png);
    await expect.poll(uploads).toContain('schoener-ort.png');
  }, 60_000);

  it('are refused above their size, with what to do', async () => {
    await upload('gross.png', Buffer.concat([png, Buffer.alloc(5_100_000)]));
    const dialog = page.getByRole('dialog', { name: 'Nicht hochgeladen' });
    await dialog.waitFor();
    expect(await dialog.textContent()).toMatch(
      /gross\.png: Die Datei ist mit 5,. MB zu groß, erlaubt sind 5 MB\. Bitte/,
    );
    expect(await uploads()).not.toContain('gross.png');
  }, 60_000);

  it('with a script in them are refused', async () => {
    await upload('bild.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'));
    await page.getByRole('dialog', { name: 'Nicht hochgeladen' }).waitFor();
    expect(await uploads()).not.toContain('bild.svg');
  }, 60_000);
});

describe('the keyboard alone', () => {
  it('reaches a field, changes it and publishes', async () => {
    const before = await textOf('partner', 'erfundene-stiftung');
    await open('partner', 'erfundene-stiftung');
    const focused = () =>
      page.evaluate(
        () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
      );
    await field('Kurzfassung').focus();
    await page.keyboard.press('End');
    await page.keyboard.type(' Punkt.');
    await field('Titel').first().focus();
    for (let step = 0; step < 12 && !(await focused()).includes('Veröffentlichen'); step++)
      await page.keyboard.press('Shift+Tab');
    expect(await focused()).toContain('Veröffentlichen');
    await page.keyboard.press('ArrowDown');
    await page.getByRole('menuitem', { name: 'Jetzt veröffentlichen' }).waitFor();
    await expect.poll(focused).toContain('Jetzt veröffentlichen');
    await page.keyboard.press('Enter');
    await saved();
    expect(changedLines(before, await textOf('partner', 'erfundene-stiftung')).come).toHaveLength(1);
    await writeFile(fileOf('partner', 'erfundene-stiftung'), before);
  }, 60_000);
});

describe('the editing screens', () => {
  /** What Decap itself gets wrong, and we leave: its styles and its frame around the panes. */
  const decap: Readonly<Record<string, string>> = {
    'nested-interactive': 'The button that folds an item stands inside of what can be clicked to do the same.',
    region: 'Decap has no landmarks around its panes.',
  };

  it('have no fault but those of Decap', async () => {
    const rules = (found: string[]) => [...new Set(found.map((line) => line.split(':')[0] ?? ''))];
    await page.goto(`${place.site}/admin/#/collections/tool`);
    await page.getByText('Tag der offenen Praxis').first().waitFor();
    const list = rules(await violations(page));
    await page.getByText('Tag der offenen Praxis').first().click();
    await field('Kurzfassung').waitFor();
    const form = rules(await violations(page));
    await field('Kurzfassung').fill('');
    await publish();
    await page.locator('.summary button').first().waitFor();
    expect(await violations(page, '.summary')).toEqual([]);
    expect([...new Set([...list, ...form])].sort()).toEqual(Object.keys(decap).sort());
  }, 60_000);
});

/** The CMS that `npm start` offers: what an editor changes shows on the site of the same machine. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
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
  started,
  textOf,
  type,
  write,
} from './editor.ts';

editing(started);

describe('a change', () => {
  const slug = 'auftakt-im-quadrat';

  it('shows on the site at once, raw HTML as the text that it is', async () => {
    const before = await textOf('news', slug);
    await open('news', slug);
    await type(field('Kurzfassung'), 'Ein Satz mit <script>alert(1)</script>');
    await publish();
    await saved();
    const shown = async () => (await fetch(`${place.site}/aktuelles/${slug}/`)).text();
    await expect.poll(shown).toContain('Ein Satz mit &lt;script&gt;');
    await writeFile(fileOf('news', slug), before);
  }, 60_000);

  it('a field that the schema gets later is empty in old entries, which open and save', async () => {
    const schema = join(place.content, '../src/schema/catalogue.ts');
    const code = await readFile(schema, 'utf8');
    const before = await textOf('news', slug);
    const later = code.replace(
      /^ {2}place: text\(\{ label: 'Ort', hint: 'Gebäude.*$/m,
      (line) => `${line}\n  weather: text({ label: 'Wetter', hint: 'Wie war es?' }).optional(),`,
    );
    expect(later).not.toBe(code);
    await writeFile(schema, later);
    await open('news', slug);
    await field('Kurzfassung').fill('Neu gefasst.');
    await publish();
    await saved();
    expect(changedLines(before, await textOf('news', slug)).come).toEqual(['summary: Neu gefasst.']);
    await field('Wetter').fill('Regen');
    await publish();
    await saved();
    expect(changedLines(before, await textOf('news', slug)).come).toEqual(['summary: Neu gefasst.', 'weather: Regen']);
    await Promise.all([writeFile(schema, code), writeFile(fileOf('news', slug), before)]);
  }, 90_000);
});

describe('a new questionnaire', () => {
  const addQuestion = async (kind: string, label: string, place: number) => {
    await page.getByRole('button', { name: 'Frage hinzufügen' }).click();
    await page.getByRole('menuitem', { name: kind, exact: true }).click();
    await field('Frage').nth(place).fill(label);
  };
  const preview = () => page.frameLocator('#preview-pane').frameLocator('iframe');

  it('grows from nothing to a page that works, with what it asks shown while one writes', async () => {
    await create('questionnaire');
    await field('Titel').fill('Probe aus dem Nichts');
    await field('Kurzfassung').fill('Ein Satz.');
    await field('Fassung').fill('1');
    for (const [label, words] of [
      ['Sektoren', 'Pflege'],
      ['Phasen', 'Planen'],
      ['Wer antwortet', 'Verwaltung'],
      ['Herkunft', 'Ergänzung'],
    ] as const) {
      await choose(label, words);
      await page.keyboard.press('Escape');
    }
    await field('Gedacht für').fill('Das Rathaus');
    await field('Dauer in Minuten').fill('3');
    await write('Wozu', 'Zur Probe.');
    await write('Datenschutzhinweis', 'Nichts verlässt den Rechner.');
    await field('Zuletzt geprüft').fill('2026-01-31');
    await page.getByRole('button', { name: 'Quelle hinzufügen' }).click();
    await field('Titel der Quelle').fill('Eigene Überlegung');

    await page.getByRole('button', { name: 'Abschnitt hinzufügen' }).click();
    await field('Abschnitt').fill('Erster Abschnitt');
    await addQuestion('Ja oder nein', 'Haben Sie Zeit?', 0);
    await addQuestion('Eine Antwort', 'Wie viel Zeit?', 1);
    for (const [place, answer] of ['Wenig', 'Viel'].entries()) {
      await page.getByRole('button', { name: 'Antwort hinzufügen' }).click();
      await field('Antwort').nth(place).fill(answer);
    }
    await preview().getByText('Haben Sie Zeit?').first().waitFor();

    // The second question is asked only of those who said yes to the first.
    const condition = page.locator('label', { hasText: 'Bedingung' }).nth(2).locator('xpath=ancestor::div[2]');
    await condition.getByRole('button', { name: 'Aufklappen' }).click();
    await choose('Wie viele Regeln müssen gelten?', 'alle');
    await page.getByRole('button', { name: 'Regel hinzufügen' }).click();
    await field('Vergleich').click();
    await page.getByRole('option', { name: 'ist', exact: true }).click();
    const rule = page.locator('label', { hasText: 'Vergleich' }).locator('xpath=ancestor::div[4]');
    await rule.locator('input').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('option', { name: '1. Haben Sie Zeit?' }).click();
    await field('Wert').click();
    await page.getByRole('option', { name: 'ja', exact: true }).click();

    await publish();
    await expect.poll(() => slugsOf('questionnaire')).toContain('probe-aus-dem-nichts');
    const text = await textOf('questionnaire', 'probe-aus-dem-nichts');
    const ids = [...text.matchAll(/^ +(?:- )?(?:type: \w+\n +)?id: (\w+)$/gm)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(5);
    expect(text).toMatch(/question: (\w+)\n\s+operator: is\n\s+value: "?yes"?/);

    const shown = async () => (await fetch(`${place.site}/frageboegen/probe-aus-dem-nichts/`)).text();
    await expect.poll(shown).toContain('Wie viel Zeit?');
  }, 120_000);
});

/** Documents that a visitor has made in the browser: an adapted questionnaire, a result. */
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { contentDir, readContent } from '#build/content-files.ts';
import { answerText, problems } from '#questionnaire/answers.ts';
import { visibleAnswers } from '#questionnaire/conditions.ts';
import { save } from '#questionnaire/saved.ts';
import type { Entry } from '#schema/collections.ts';
import { answersTo } from './fixtures/kitchen-sink.random.ts';
import { docxLines, odtLines, wordsOfLines } from './office.ts';
import { pdfWords, squeezed } from './pdf.ts';
import { visitors } from './visitors.ts';

const slug = 'standort-check';
const { entries } = await readContent(contentDir(), new Date().toISOString().slice(0, 10));
const check = entries.find((entry) => entry.collection === 'questionnaire' && entry.slug === slug)
  ?.data as Entry<'questionnaire'>;

const site = visitors();
let page: Page;
beforeEach(async () => {
  page = await (await site.visitor()).newPage();
});

/** The words of the file that the button brings, without white space. */
async function wordsOf(button: string): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    page.getByRole('button', { name: button, exact: true }).click(),
  ]);
  const bytes = await readFile(await file.path());
  const name = file.suggestedFilename();
  if (name.endsWith('.pdf')) return pdfWords(bytes);
  return wordsOfLines(name.endsWith('.docx') ? await docxLines(bytes) : odtLines(bytes));
}

describe('an adapted questionnaire', () => {
  it('is made as PDF, Word and OpenDocument with its own words, and as from whoever adapted it', async () => {
    await page.goto(`${site.origin}/frageboegen/${slug}/#anpassen`);
    await page.getByLabel('Titel').fill('Wie gut ist Musterdorf?');
    await page.getByLabel('Kommune', { exact: true }).fill('Gemeinde Musterdorf');
    for (const format of ['PDF', 'Word', 'LibreOffice']) {
      const words = await wordsOf(`Fragebogen als ${format}`);
      expect(words, format).toContain(squeezed('Wie gut ist Musterdorf?'));
      expect(words, format).toContain(squeezed('Gemeinde Musterdorf'));
      for (const { questions } of check.sections)
        for (const { label } of questions) expect(words, format).toContain(squeezed(label));
      // How to use it is for those who adapt it, not for those who answer.
      expect(words, format).not.toContain(squeezed('Für alle, die den Fragebogen einsetzen'));
    }
  }, 120_000);
});

describe('a result', () => {
  it('is made as PDF, Word and OpenDocument with its values and every answer that counts', async () => {
    const answers = fc
      .sample(answersTo(check), { numRuns: 300, seed: 11 })
      .map((given) => visibleAnswers(check, given))
      .find((given) => problems(check, given).length === 0);
    if (!answers) throw new Error('None of the random answers is complete: take another seed.');
    const stored = JSON.stringify(save(slug, check, answers, '2026-11-22T10:00:00.000Z'));
    await page.addInitScript(
      ([key, text]) => localStorage.setItem(key ?? '', text ?? ''),
      [`fragebogen:${slug}`, stored],
    );
    await page.goto(`${site.origin}/frageboegen/${slug}/#ausfuellen`);
    await page.getByRole('button', { name: 'Zum Ergebnis' }).click();
    for (const format of ['PDF', 'Word', 'LibreOffice']) {
      const words = await wordsOf(`Ergebnis als ${format}`);
      for (const { title } of check.dimensions) expect(words, format).toContain(squeezed(title));
      for (const question of check.sections.flatMap(({ questions }) => questions))
        for (const line of answerText(question, answers[question.id])) expect(words, format).toContain(squeezed(line));
    }
  }, 120_000);
});

/** What a document says is what its page says, sentence by sentence; and each file says what its document says. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { PDFCheckBox, PDFDocument, PDFRadioGroup } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { contentDir, readContent } from '#build/content-files.ts';
import { answersFromCells, cellsFromAnswers } from '#export/cells.ts';
import type { Document } from '#export/document.ts';
import { readPdf } from '#export/readPdf.ts';
import { visibleAnswers } from '#questionnaire/conditions.ts';
import type { Answers } from '#questionnaire/kinds.ts';
import type { Entry } from '#schema/collections.ts';
import { answersTo } from './fixtures/kitchen-sink.random.ts';
import { docxLines, odtLines, documentWords as wordsForOffice, wordsOfLines } from './office.ts';
import { pdfWords, squeezed, documentWords as wordsForPdf } from './pdf.ts';
import { documentText, pageText } from './said.ts';
import { dist, pages } from './site.ts';

const documentAt = (path: string): Document =>
  JSON.parse(readFileSync(join(dist, path, `${path.split('/').at(-2)}.dokument.json`), 'utf8'));

const measures = pages.filter(({ path }) => /^\/(loesungsansaetze|toolbox)\/./.test(path));

it('there are measures', () => {
  expect(measures.length).toBeGreaterThan(40);
});

describe.each(measures)('$path', ({ path, html }) => {
  it('says in its document what it says itself, in the same order, and no more', () => {
    const document = documentText(documentAt(path));
    expect(document.length).toBeGreaterThan(1000);
    expect(document).toBe(pageText(html));
  });
});

const files = pages
  .map(({ path }) => path)
  .filter((path) => existsSync(join(dist, path, `${path.split('/').at(-2)}.dokument.json`)));
const bytesAt = (path: string, ending: string): Uint8Array =>
  readFileSync(join(dist, path, `${path.split('/').at(-2)}.${ending}`));

it('every approach, tool and questionnaire, plan and overview can be taken home', () => {
  const expected = pages.filter(({ path }) => /^\/(loesungsansaetze|toolbox|frageboegen)\/./.test(path));
  expect(files).toEqual(
    expect.arrayContaining([...expected.map(({ path }) => path), '/igz/umsetzungsplan/', '/foerderung/', '/glossar/']),
  );
});

describe.each(files)('the files of %s', (path) => {
  const document = documentAt(path);
  it('say in PDF what the document says, in order, and no more', async () => {
    expect(await pdfWords(bytesAt(path, 'pdf'))).toBe(squeezed(wordsForPdf(document)));
  });
  it('say the same in DOCX and ODT, and name each as what it is', async () => {
    const [docx, odt] = [await docxLines(bytesAt(path, 'docx')), odtLines(bytesAt(path, 'odt'))];
    expect(wordsOfLines(docx)).toBe(wordsForOffice(document));
    expect(wordsOfLines(odt)).toBe(wordsForOffice(document));
    expect(odt).toEqual(docx);
  });
});

const { entries } = await readContent(contentDir(), new Date().toISOString().slice(0, 10));
const questionnaires = entries
  .filter(({ collection }) => collection === 'questionnaire')
  .map(({ slug, data }) => ({ slug, questionnaire: data as Entry<'questionnaire'> }));

/** Letters that somebody can type into a field; Windows-1252 has them all. */
const typed = (answers: Answers): Answers =>
  JSON.parse(
    JSON.stringify(answers, (key, value: unknown) => {
      if (typeof value === 'number') return Number(Math.max(-1e9, Math.min(1e9, value)).toFixed(4)) + 0;
      const isFreeText = typeof value === 'string' && !/^[a-z0-9-]+$/.test(value);
      return isFreeText && key !== 'choices' ? 'Größe: 5 €, café „Süd“' : value;
    }),
  );

describe.each(questionnaires)('the PDF of $slug', ({ slug, questionnaire }) => {
  it('gives back the answers that another program has put into its fields', async () => {
    let read = 0;
    for (const given of fc.sample(answersTo(questionnaire), { numRuns: 3, seed: 7 })) {
      const answers = visibleAnswers(questionnaire, typed(given));
      const file = await PDFDocument.load(bytesAt(`/frageboegen/${slug}/`, 'pdf'));
      const form = file.getForm();
      for (const [name, value] of Object.entries(cellsFromAnswers(questionnaire, answers))) {
        const field = form.getField(name);
        if (field instanceof PDFRadioGroup) field.select(value);
        else if (field instanceof PDFCheckBox) {
          if (value === '1') field.check();
        } else form.getTextField(name).setText(value);
      }
      const found = await readPdf(await file.save());
      if ('fault' in found) throw new Error(`The filled-in PDF of ${slug} cannot be read: ${found.fault}.`);
      expect(found.asked).toEqual({ questionnaire: slug, version: questionnaire.version });
      const back = answersFromCells(questionnaire, found.sheets[0] ?? {});
      expect(back.notices).toEqual([]);
      expect(cellsFromAnswers(questionnaire, back.answers)).toEqual(cellsFromAnswers(questionnaire, answers));
      read += Object.keys(back.answers).length;
    }
    expect(read).toBeGreaterThan(8);
  });
});

import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { PDFCheckBox, PDFDocument, PDFRadioGroup } from 'pdf-lib';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { documentFonts } from '#build/document-fonts.ts';
import { answersFromCells, type CellValue, cellsFromAnswers } from '#export/cells.ts';
import { fileBytes, formats } from '#export/formats.ts';
import { pdf } from '#export/pdf.ts';
import { questionnaireDocument } from '#export/questionnaireDocument.ts';
import { variables } from '#export/variables.ts';
import { type Adaptation, startAdaptation } from '#questionnaire/adaptation.ts';
import { adapted } from '#questionnaire/adapted.ts';
import { visibleAnswers } from '#questionnaire/conditions.ts';
import type { Answers, Questionnaire } from '#questionnaire/kinds.ts';
import type { Asked } from '#questionnaire/saved.ts';
import { documentOf } from '../../../tests/fixtures/document.ts';
import { answersTo } from '../../../tests/fixtures/kitchen-sink.random.ts';
import { kitchenSink, questionnaireOf } from '../../../tests/fixtures/kitchen-sink.ts';
import { openPdf } from '../../../tests/pdf.ts';
import { readFilledIn } from './filledIn.ts';
import type { Material } from './material.ts';

// Each PDF is filled in and written anew.
vi.setConfig({ testTimeout: 90_000 });

const slug = 'kitchen-sink';
const material = (questionnaire: Questionnaire, adaptation?: Adaptation): Material => ({
  slug,
  questionnaire,
  links: {},
  adaptation,
});
const restored = async (bytes: Uint8Array, of: Material = material(kitchenSink)) =>
  (await readFilledIn(new Blob([Uint8Array.from(bytes)])))(of);

async function blankPdf(questionnaire: Questionnaire, asked?: Asked): Promise<Uint8Array> {
  const { title: _title, summary: _summary, blocks: _blocks, ...frame } = documentOf([]);
  const document = questionnaireDocument(questionnaire, {
    document: { ...frame, ...(asked && { asked }) },
    options: { base: 'https://example.org/' },
  });
  return (await pdf(document, { date: new Date('2026-03-12T08:00:00Z'), fonts: await documentFonts() })).bytes;
}

let blank: Uint8Array;
beforeAll(async () => {
  blank = await blankPdf(kitchenSink, { questionnaire: slug, version: kitchenSink.version });
});

/** What somebody can type: letters of Windows-1252, numbers as the schema knows them. */
const typed = (answers: Answers): Answers =>
  JSON.parse(
    JSON.stringify(answers, (key, value: unknown) => {
      if (typeof value === 'number') return Number(Math.max(-1e9, Math.min(1e9, value)).toFixed(4)) + 0;
      const isFreeText = typeof value === 'string' && !/^[a-z0-9-]+$/.test(value);
      return isFreeText && key !== 'choices' ? 'Größe: 5 €, café „Süd“\nZeile zwei' : value;
    }),
  );
const samples = (questionnaire: Questionnaire, count: number): Answers[] =>
  fc
    .sample(answersTo(questionnaire), { numRuns: count, seed: 5 })
    .map((given) => visibleAnswers(questionnaire, typed(given)))
    // A date is no text with a second line.
    .map((given) => answersFromCells(questionnaire, cellsFromAnswers(questionnaire, given)).answers);

/** As pdf-lib fills fields and writes the file anew. */
async function filledByPdfLib(bytes: Uint8Array, cells: Record<string, string>): Promise<Uint8Array> {
  const file = await PDFDocument.load(bytes);
  const form = file.getForm();
  for (const [name, value] of Object.entries(cells)) {
    const field = form.getField(name);
    if (field instanceof PDFRadioGroup) field.select(value);
    else if (field instanceof PDFCheckBox) {
      if (value === '1') field.check();
    } else form.getTextField(name).setText(value);
  }
  return file.save();
}

/** As Firefox does it: what changed is written behind the file as it was. */
async function filledByPdfJs(bytes: Uint8Array, cells: Record<string, string>): Promise<Uint8Array> {
  const file = await openPdf(bytes);
  for (let number = 1; number <= file.numPages; number += 1) {
    for (const field of await (await file.getPage(number)).getAnnotations()) {
      const value = Object.hasOwn(cells, field.fieldName) ? cells[field.fieldName] : undefined;
      if (field.subtype !== 'Widget' || value === undefined) continue;
      const isOn = field.radioButton ? field.buttonValue === value : value === '1';
      const isButton = field.radioButton || field.checkBox;
      file.annotationStorage.setValue(field.id, { value: isButton ? isOn : value });
    }
  }
  const saved = await file.saveDocument();
  await file.loadingTask.destroy();
  return saved;
}

describe.each([
  ['pdf-lib', filledByPdfLib],
  ['pdf.js', filledByPdfJs],
] as const)('a PDF filled in with %s', (_, fill) => {
  it('gives back every answer, each kind of question', async () => {
    let read = 0;
    for (const answers of samples(kitchenSink, 5)) {
      const cells = cellsFromAnswers(kitchenSink, answers);
      if (Object.keys(cells).length === 0) continue;
      const back = await restored(await fill(blank, cells));
      expect(back).toEqual({ answers, notices: [] });
      read += Object.keys(answers).length;
    }
    expect(read).toBeGreaterThan(20);
  });
});

const oneAnswer = async (bytes: Uint8Array): Promise<Uint8Array> => filledByPdfLib(bytes, { wahl: firstChoice() });

function firstChoice(): string {
  const choice = variables(kitchenSink).find(({ name }) => name === 'wahl')?.values[0]?.value;
  if (typeof choice !== 'string') throw new Error('The kitchen sink has no choice called “wahl”.');
  return choice;
}

describe('a PDF', () => {
  it('is taken in with a word about its version, if that is another one', async () => {
    const before = await oneAnswer(await blankPdf(kitchenSink, { questionnaire: slug, version: 0 }));
    expect(await restored(before)).toEqual({
      answers: { wahl: { choice: firstChoice() } },
      notices: [
        'Die Antworten stammen aus einer früheren Fassung des Fragebogens. Was noch passt, ist übernommen; bitte sehen Sie alles einmal durch.',
      ],
    });
  });

  it('names fields whose question is gone', async () => {
    const more = questionnaireOf([
      ...kitchenSink.sections.flatMap(({ questions }) => questions),
      { type: 'shortText', id: 'frueher', label: 'Früher?', required: false },
    ]);
    const bytes = await filledByPdfLib(await blankPdf(more, { questionnaire: slug, version: kitchenSink.version }), {
      frueher: 'da',
      wahl: firstChoice(),
    });
    expect(await restored(bytes)).toEqual({
      answers: { wahl: { choice: firstChoice() } },
      notices: ['Zu diesen Feldern gibt es keine Frage: frueher.'],
    });
  });

  it('belongs to the adaptation that it was made from, and says which', async () => {
    const adaptation: Adaptation = {
      ...startAdaptation(slug, kitchenSink, 'abcdefgh1234'),
      details: { municipality: 'Bad Öhde' },
    };
    const { questionnaire } = adapted(kitchenSink, adaptation);
    const asked = { questionnaire: slug, version: questionnaire.version, adaptation };
    const bytes = await oneAnswer(await blankPdf(questionnaire, asked));
    expect(await restored(bytes)).toEqual({ other: { adaptation: JSON.stringify(adaptation) } });
    expect(await restored(bytes, material(questionnaire, adaptation))).toEqual({
      answers: { wahl: { choice: firstChoice() } },
      notices: [],
    });
    expect(await restored(await oneAnswer(blank), material(questionnaire, adaptation))).toEqual({
      other: { adaptation: undefined },
    });
  });

  it('is read by the names of its fields, if a program has dropped what it says about itself', async () => {
    const file = await PDFDocument.load(await oneAnswer(blank));
    file.context.trailerInfo.Info = file.context.register(file.context.obj({ Producer: 'Vorschau' }));
    expect(await restored(await file.save())).toEqual({
      answers: { wahl: { choice: firstChoice() } },
      notices: [expect.stringContaining('aus welcher Fassung')],
    });
  });

  it('keeps gaps of the text apart from answers', async () => {
    const file = await PDFDocument.load(await oneAnswer(blank));
    const form = file.getForm();
    form.getTextField('gap_kommune').setText('Bad Öhde');
    expect(await restored(await file.save())).toEqual({ answers: { wahl: { choice: firstChoice() } }, notices: [] });
  });
});

/** A PDF of somebody else, with a field of this name if there is one. */
async function otherPdf(field?: string): Promise<PDFDocument> {
  const file = await PDFDocument.create();
  const page = file.addPage();
  if (field) {
    const text = file.getForm().createTextField(field);
    text.addToPage(page);
    text.setText('x');
  }
  return file;
}

/** As a program with a password would say; what it hides is no matter. */
async function encryptedPdf(): Promise<Uint8Array> {
  const file = await otherPdf('name');
  const { context } = file;
  context.trailerInfo.Encrypt = context.register(context.obj({ Filter: 'Standard', V: 1, R: 2, P: -44 }));
  return file.save();
}

const refusal = async (bytes: Uint8Array): Promise<string> => {
  const back = await restored(bytes);
  return 'refused' in back ? back.refused : '';
};

describe('what cannot be taken in is refused with what to do instead:', () => {
  it.each([
    [
      'another questionnaire',
      () => blankPdf(kitchenSink, { questionnaire: 'anderer', version: 1 }).then(oneAnswer),
      'gehören zu einem anderen Fragebogen („anderer“)',
    ],
    ['nothing filled in', async () => blank, 'ist nichts ausgefüllt'],
    ['a form of somebody else', async () => (await otherPdf('name')).save(), 'kein Fragebogen dieser Plattform'],
    ['no form', async () => (await otherPdf()).save(), 'keine Felder'],
    ['a password', encryptedPdf, 'verschlüsselt'],
    ['half a PDF', async () => blank.subarray(0, blank.length / 2), 'lässt sich nicht lesen'],
    ['a picture', async () => Uint8Array.of(0x89, 0x50, 0x4e, 0x47), 'Aus dieser Art von Datei'],
    ['a Word file', async () => zipSync({ 'word/document.xml': strToU8('<w/>') }), 'kein ausgefülltes Datenblatt'],
    ['half an archive', async () => zipSync({ a: strToU8('a') }).subarray(0, 40), 'kein ausgefülltes Datenblatt'],
    ['an enormous file', async () => new Uint8Array(20_000_001), 'größer als 20 MB'],
  ])('%s', async (_, bytes, words) => {
    expect(await refusal(await bytes())).toContain(words);
  });
});

const datasheet = formats.find(({ id }) => id === 'datenblatt');

async function blankSheet(adaptation?: Adaptation): Promise<Uint8Array> {
  if (!datasheet) throw new Error('There is no format “datenblatt”.');
  return fileBytes(datasheet, kitchenSink, {
    slug,
    url: 'https://example.org/',
    licence: 'CC BY 4.0',
    values: {},
    ...(adaptation && { adaptation }),
  });
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\r', '_x000D_');
const letters = (column: number): string =>
  (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCharCode(65 + (column % 26));

/** Fills rows as a spreadsheet saves them: texts in a table of their own, values as their kind. */
function filledSheet(bytes: Uint8Array, rows: readonly Record<string, CellValue>[], prefix = ''): Uint8Array {
  const files = unzipSync(bytes);
  const shared: string[] = [];
  const names = variables(kitchenSink).map(({ name }) => name);
  const tag = (name: string) => `${prefix}${name}`;
  const lines = rows.map((row, index) => {
    const cells = names.map((name, column) => {
      const value = Object.hasOwn(row, name) ? row[name] : undefined;
      const at = `r="${letters(column)}${index + 3}" s="0"`;
      if (value === undefined) return `<${tag('c')} ${at}/>`;
      if (typeof value === 'number') return `<${tag('c')} ${at}><${tag('v')}>${value}</${tag('v')}></${tag('c')}>`;
      if (typeof value === 'boolean')
        return `<${tag('c')} ${at} t="b"><${tag('v')}>${value ? 1 : 0}</${tag('v')}></${tag('c')}>`;
      shared.push(value);
      return `<${tag('c')} ${at} t="s"><${tag('v')}>${shared.length - 1}</${tag('v')}></${tag('c')}>`;
    });
    return `<${tag('row')} r="${index + 3}" spans="1:9">${cells.join('')}</${tag('row')}>`;
  });
  const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  const strings = shared.map((text) => `<si><r><rPr><b/></rPr><t xml:space="preserve">${escaped(text)}</t></r></si>`);
  return zipSync({
    ...files,
    'xl/worksheets/sheet1.xml': strToU8(sheet.replace('</sheetData>', `${lines.join('')}</sheetData>`)),
    'xl/sharedStrings.xml': strToU8(`<?xml version="1.0"?><sst>${strings.join('')}</sst>`),
  });
}

describe('a data sheet', () => {
  it.each(['', 'x:'])('gives back every answer of its row, each kind of question (prefix „%s“)', async (prefix) => {
    const sheet = await blankSheet();
    for (const answers of samples(kitchenSink, 12)) {
      const cells = cellsFromAnswers(kitchenSink, answers);
      if (Object.keys(cells).length === 0) continue;
      expect(await restored(filledSheet(sheet, [cells], prefix))).toEqual({ answers, notices: [] });
    }
  });

  it('says whose it is: of the original, or of an adaptation however long', async () => {
    const adaptation: Adaptation = {
      ...startAdaptation(slug, kitchenSink, 'abcdefgh1234'),
      details: { introduction: 'Äußerst lang & <breit>. '.repeat(4000) },
    };
    const bytes = filledSheet(await blankSheet(adaptation), [{ wahl: firstChoice() }]);
    expect(await restored(bytes)).toEqual({ other: { adaptation: JSON.stringify(adaptation) } });
    const before = filledSheet(await blankSheet(), [{ wahl: firstChoice() }]);
    expect(await restored(before, { ...material(kitchenSink), slug: 'anderer' })).toEqual({
      refused: expect.stringContaining('gehören zu einem anderen Fragebogen („kitchen-sink“)'),
    });
  });

  it('with several rows is refused, and so is one without any', async () => {
    const row = { wahl: firstChoice() };
    expect(await refusal(filledSheet(await blankSheet(), [row, row, row]))).toContain('3 ausgefüllte Zeilen');
    expect(await refusal(await blankSheet())).toContain('nichts ausgefüllt');
  });
});

/** What a document says is what its page says, sentence by sentence; and each file says what its document says. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Element, Root, RootContent } from 'hast';
import { PDFCheckBox, PDFDocument, PDFRadioGroup } from 'pdf-lib';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { describe, expect, it } from 'vitest';
import { contentDir, readContent } from '#build/content-files.ts';
import { answersFromCells, cellsFromAnswers } from '#export/cells.ts';
import type { Block, Document, Inline } from '#export/document.ts';
import { visibleAnswers } from '#questionnaire/conditions.ts';
import type { Answers } from '#questionnaire/kinds.ts';
import type { Entry } from '#schema/collections.ts';
import { answersTo } from './fixtures/kitchen-sink.random.ts';
import { docxLines, odtLines, documentWords as wordsForOffice, wordsOfLines } from './office.ts';
import { pdfValues, pdfWords, squeezed, documentWords as wordsForPdf } from './pdf.ts';
import { dist, pages } from './site.ts';

const isClass = (node: Element, name: string): boolean => {
  const { className } = node.properties;
  return Array.isArray(className) && className.includes(name);
};

/** What stands on a page and not in its document: ways about, what one can do there, marks said again in the profile. */
const isPageOnly = (node: Element): boolean =>
  ['aside', 'nav', 'button', 'form', 'script', 'svg', 'input'].includes(node.tagName) ||
  ['related', 'marks', 'toc', 'formats', 'fill-in', 'letters', 'dating', 'crumbs'].some((name) =>
    isClass(node, name),
  ) ||
  node.properties['hidden'] === true;

/** The words below a node, each element of its own line apart. */
function wordsOf(node: Root | RootContent): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element' && node.type !== 'root') return '';
  if (node.type === 'element' && isPageOnly(node)) return '';
  const inner = node.children.map(wordsOf).join('');
  const isInline =
    node.type === 'element' && ['a', 'strong', 'em', 'small', 'time', 'span', 'b', 'i'].includes(node.tagName);
  return isInline ? inner : `\n${inner}\n`;
}

const find = (node: Root | RootContent, name: string): Element | undefined => {
  if (node.type === 'element' && node.tagName === name) return node;
  if (node.type !== 'element' && node.type !== 'root') return undefined;
  for (const child of node.children) {
    const found = find(child, name);
    if (found) return found;
  }
  return undefined;
};

/** One space between words, none where only the kind of line break differs. */
const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

const inlineText = (inline: Inline): string =>
  inline.type === 'break' ? ' ' : inline.type === 'gap' ? inline.label : inline.text;
const line = (inlines: readonly Inline[]): string => inlines.map(inlineText).join('');

const blockText = (block: Block): string => {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return line(block.inlines);
    case 'list':
      return block.items.map((item) => item.map(blockText).join('\n')).join('\n');
    case 'table':
      return block.rows.map((row) => row.map((cell) => cell.blocks.map(blockText).join('\n')).join('\n')).join('\n');
    case 'note':
      return [block.title ?? '', ...block.blocks.map(blockText)].join('\n');
    case 'field':
      return block.field.isLabelled ? '' : block.field.label;
    case 'figure':
      return block.caption ?? '';
    case 'pageBreak':
      return '';
    default:
      throw new Error(`Unknown block: ${JSON.stringify(block satisfies never)}.`);
  }
};

const documentText = ({ kicker = '', title, summary = '', blocks }: Document): string =>
  plain([kicker, title, summary, ...blocks.map(blockText)].join('\n'));

const documentAt = (path: string): Document =>
  JSON.parse(readFileSync(join(dist, path, `${path.split('/').at(-2)}.dokument.json`), 'utf8'));

const measures = pages.filter(({ path }) => /^\/(loesungsansaetze|toolbox)\/./.test(path));

it('there are measures', () => {
  expect(measures.length).toBeGreaterThan(40);
});

describe.each(measures)('$path', ({ path, html }) => {
  it('says in its document what it says itself, in the same order, and no more', () => {
    const main = find(unified().use(rehypeParse).parse(html), 'main');
    // Steps have their number from the list on the page, and in the document from their heading.
    const document = documentText(documentAt(path)).replace(/(^| )\d+\. (?=\p{Lu})/gu, '$1');
    expect(document.length).toBeGreaterThan(1000);
    expect(document).toBe(plain(main ? wordsOf(main) : '').replace(/(^| )\d+\. (?=\p{Lu})/gu, '$1'));
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
      const back = answersFromCells(questionnaire, await pdfValues(await file.save()));
      expect(back.notices).toEqual([]);
      expect(cellsFromAnswers(questionnaire, back.answers)).toEqual(cellsFromAnswers(questionnaire, answers));
      read += Object.keys(back.answers).length;
    }
    expect(read).toBeGreaterThan(8);
  });
});

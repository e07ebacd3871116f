import fc from 'fast-check';
import PDFDocument from 'pdfkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { documentFonts } from '#build/document-fonts.ts';
import type { Fonts } from '../document.ts';
import { faceOf } from './letters.ts';

const names = ['regular', 'bold', 'italic'] as const;

let fonts: Fonts;
/** Opens the fonts itself and has fontkit shape each word. */
let pdfkit: PDFDocument;
beforeAll(async () => {
  fonts = await documentFonts();
  pdfkit = new PDFDocument({ font: null, autoFirstPage: false });
  for (const name of names) pdfkit.registerFont(name, fonts[name]);
});

const expectSameShapes = (text: string): void => {
  for (const name of names) {
    const face = faceOf(fonts[name]);
    const { font } = pdfkit.font(name)._font;
    expect(face.width(text) * 1000, text).toBeCloseTo(pdfkit.fontSize(1000).widthOfString(text), 6);
    font._glyphs = {};
    const expected = font.layout(text);
    const run = face.program.layout(text);
    expect(run.positions, text).toEqual(expected.positions.map((position) => expect.objectContaining({ ...position })));
    expect(run.glyphs.map(({ id, codePoints, advanceWidth }) => ({ id, codePoints, advanceWidth }))).toEqual(
      expected.glyphs.map(({ id, codePoints, advanceWidth }) => ({ id, codePoints, advanceWidth })),
    );
  }
};

describe('letters side by side', () => {
  it.each([
    'Versorgungsnetz',
    'AVATAR To. Vö, „Tag“ – „V“ …',
    'fi ffl 1/2 1⁄2 3–5 10:30 §',
    'Łódź Țară Ĳ İi ŉ Ǆ',
    'q\u0308 A\u0323\u0308 i\u0301 x\u0301y',
    'Δ µm 5\u00a0€',
    '◊',
  ])('stand as fontkit sets them: %s', (text) => {
    for (const part of text.split(' ')) expectSameShapes(part);
    expectSameShapes(`${text.split(' ')[0]} `);
  });

  it('stand so whatever the words are', () => {
    const letters = [...'AVTWYfijlrvywéößŁţ.,:;–-/()„“’0123⁄\u00a0\u0301\u0308'];
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 12 }), (word) => {
        expectSameShapes(word);
      }),
    );
  });

  it('mean themselves, whatever was set before', () => {
    const copy = faceOf(fonts.regular.slice());
    const codePoints = (text: string) => copy.program.layout(text).glyphs.map((glyph) => glyph.codePoints);
    expect(codePoints('a b')).toEqual([[97], [32], [98]]);
    expect(codePoints('a\u00a0b')).toEqual([[97], [160], [98]]);
    expect(codePoints('x\u0301 \u00a0')).toEqual([[120], [769], [32], [160]]);
  });
});

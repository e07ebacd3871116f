/**
 * Fonts that are opened once for all documents, and letters set side by side. Fontkit shapes each word as if its script
 * were an intricate one; for Latin letters without combining marks a width each and the kerning of each pair are enough.
 */
import PDFDocument, { type FontProgram, type Glyph, type GlyphRun, type OutlinedGlyph } from 'pdfkit';

interface Letter {
  sign: string;
  glyph: Glyph;
  /** How wide it is before another letter, by that letter; nothing where the two change their shapes. */
  advances: Map<string, number | undefined>;
}

/** Digits around the fraction slash change their shapes whatever stands next to them. */
const isPlain = (text: string): boolean => /^[\p{Script=Latin}\p{Script=Common}]*$/u.test(text) && !text.includes('⁄');

/** So many widths of words are remembered. */
const mostWidths = 20_000;

const runOf = (glyphs: readonly Glyph[], positions: GlyphRun['positions']): GlyphRun => ({
  glyphs,
  positions,
  // Later than it seems: pdfkit scales the positions first.
  get advanceWidth() {
    return positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
  },
});

class Face {
  /** What pdfkit draws with. */
  readonly program: FontProgram;
  readonly #opened: FontProgram;
  readonly #unitsPerEm: number;
  readonly #has = new Map<number, boolean>();
  readonly #letters = new Map<string, Letter | undefined>();
  /** Of words with the space after them, if there is one: pdfkit knows no kerning across it. */
  readonly #widths = new Map<string, number>();

  constructor(data: Uint8Array) {
    this.#opened = new PDFDocument({ font: null, autoFirstPage: false })
      .registerFont('face', data)
      .font('face')._font.font;
    this.#unitsPerEm = this.#opened.unitsPerEm;
    // With glyphs of its own: those of the subsets know no letters.
    this.program = Object.create(this.#opened, {
      layout: { value: (text: string): GlyphRun => this.#run(text) },
      getGlyph: { value: (id: number, codePoints?: readonly number[]) => this.#outlined(id, codePoints) },
      _glyphs: { value: {} },
    });
  }

  /** For the subsets, which fontkit would have read the outline of each glyph anew for each document. */
  #outlined(id: number, codePoints?: readonly number[]): OutlinedGlyph {
    const known = this.program._glyphs[id];
    if (known) return known;
    const glyph = this.#opened.getGlyph.call(this.program, id, codePoints);
    const outline = glyph._decode();
    glyph._decode = () => outline;
    return glyph;
  }

  has(codePoint: number): boolean {
    const known = this.#has.get(codePoint);
    if (known !== undefined) return known;
    const has = this.#opened.hasGlyphForCodePoint(codePoint);
    this.#has.set(codePoint, has);
    return has;
  }

  /** At a size of 1. */
  width(text: string): number {
    let units = 0;
    for (let start = 0; start < text.length; ) {
      const space = text.indexOf(' ', start);
      const end = space < 0 ? text.length : space + 1;
      units += this.#partWidth(text.slice(start, end));
      start = end;
    }
    return units / this.#unitsPerEm;
  }

  #partWidth(part: string): number {
    const known = this.#widths.get(part);
    if (known !== undefined) return known;
    const advances = this.#plainRun(part)?.advances;
    const width = advances ? advances.reduce((sum, advance) => sum + advance, 0) : this.#shaped(part).advanceWidth;
    if (this.#widths.size >= mostWidths) this.#widths.clear();
    this.#widths.set(part, width);
    return width;
  }

  #run(text: string): GlyphRun {
    const plain = this.#plainRun(text);
    if (!plain) return this.#shaped(text);
    const positions = plain.advances.map((xAdvance) => ({ xAdvance, yAdvance: 0, xOffset: 0, yOffset: 0 }));
    return runOf(plain.glyphs, positions);
  }

  #plainRun(text: string): { glyphs: Glyph[]; advances: number[] } | undefined {
    if (!isPlain(text)) return undefined;
    const glyphs: Glyph[] = [];
    const advances: number[] = [];
    let previous: Letter | undefined;
    for (const sign of text) {
      const letter = this.#letter(sign);
      if (!letter) return undefined;
      if (previous) {
        const advance = this.#advance(previous, letter, sign);
        if (advance === undefined) return undefined;
        advances[advances.length - 1] = advance;
      }
      glyphs.push(letter.glyph);
      advances.push(letter.glyph.advanceWidth);
      previous = letter;
    }
    return { glyphs, advances };
  }

  #letter(sign: string): Letter | undefined {
    if (this.#letters.has(sign)) return this.#letters.get(sign);
    const { glyphs, positions } = this.#shaped(sign);
    const [glyph] = glyphs;
    const isSimple = glyph && glyphs.length === 1 && isUnmoved(positions[0], glyph.advanceWidth);
    const letter = isSimple ? { sign, glyph, advances: new Map<string, number | undefined>() } : undefined;
    this.#letters.set(sign, letter);
    return letter;
  }

  #advance({ sign: first, glyph, advances }: Letter, second: Letter, sign: string): number | undefined {
    if (advances.has(sign)) return advances.get(sign);
    const { glyphs, positions } = this.#shaped(`${first}${sign}`);
    const advance = positions[0]?.xAdvance;
    const isSimple =
      glyphs.length === 2 &&
      glyphs[0]?.id === glyph.id &&
      glyphs[1]?.id === second.glyph.id &&
      isUnmoved(positions[0], advance) &&
      isUnmoved(positions[1], second.glyph.advanceWidth);
    advances.set(sign, isSimple ? advance : undefined);
    return advances.get(sign);
  }

  /** By fontkit, which keeps for each glyph the letters that it first stood for: nothing may depend on earlier texts. */
  #shaped(text: string): GlyphRun {
    this.#opened._glyphs = {};
    const { glyphs, positions } = this.#opened.layout(text);
    return runOf(
      glyphs.map(({ id, advanceWidth, codePoints }) => ({ id, advanceWidth, codePoints })),
      positions,
    );
  }
}

const isUnmoved = (position: GlyphRun['positions'][number] | undefined, advance: number | undefined): boolean =>
  position?.xAdvance === advance && position?.yAdvance === 0 && position.xOffset === 0 && position.yOffset === 0;

const opened = new WeakMap<Uint8Array, Face>();

export function faceOf(data: Uint8Array): Face {
  const face = opened.get(data) ?? new Face(data);
  opened.set(data, face);
  return face;
}

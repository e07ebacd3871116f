/** What the PDF writer uses of pdfkit, its inner parts included: structure, forms and metadata need more than its guide names. */
declare module 'pdfkit' {
  /** Strings become names (`/Name`); text is a `String` object. */
  export type Value =
    | string
    | TextString
    | number
    | boolean
    | Date
    | Reference
    | StructureReference
    | readonly Value[]
    | { readonly [key: string]: Value | undefined };

  /** What `new String()` gives. */
  interface TextString {
    valueOf(): string;
  }

  export interface Reference {
    data: Record<string, Value>;
    end(content?: string | Uint8Array): void;
  }

  export interface StructureReference {
    data: Record<string, Value>;
  }

  interface StructureOptions {
    alt?: string;
    scope?: 'Row' | 'Column';
    /** Left, top, right, bottom of the page that is being drawn. */
    bbox?: [number, number, number, number];
  }

  export interface StructureContent {
    readonly refs: unknown[];
  }

  export interface StructureElement {
    readonly dictionary: Reference;
    add(child: StructureElement | StructureContent): this;
    end(): void;
  }

  export interface OutlineItem {
    addItem(title: string, options: { top: number; left: number; fit: false; expanded?: boolean }): OutlineItem;
  }

  export interface Page {
    readonly width: number;
    readonly height: number;
    readonly dictionary: Reference;
    readonly annotations: Reference[];
  }

  /** An image that `image()` draws: opened by pdfkit, or made of an object of our own. */
  export interface Image {
    readonly width: number;
    readonly height: number;
    readonly label: string;
    readonly obj: Reference | null;
  }

  interface Font {
    readonly ascender: number;
    readonly descender: number;
    readonly capHeight: number;
    readonly bbox: { minX: number; minY: number; maxX: number; maxY: number };
    readonly name: string;
    readonly font: FontProgram;
  }

  export interface Glyph {
    readonly id: number;
    readonly advanceWidth: number;
    readonly codePoints: readonly number[];
  }

  export interface OutlinedGlyph extends Glyph {
    /** Reads its outline from the font. */
    _decode(): unknown;
  }

  export interface GlyphRun {
    readonly glyphs: readonly Glyph[];
    /** Scaled in place by pdfkit. */
    readonly positions: { xAdvance: number; yAdvance: number; xOffset: number; yOffset: number }[];
    readonly advanceWidth: number;
  }

  /** A font opened by fontkit. */
  export interface FontProgram {
    readonly unitsPerEm: number;
    /** Those that were asked for, by number. */
    _glyphs: Record<number, OutlinedGlyph>;
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphForCodePoint(codePoint: number): Glyph;
    getGlyph(this: FontProgram, id: number, codePoints?: readonly number[]): OutlinedGlyph;
    layout(text: string): GlyphRun;
  }

  interface Options {
    size?: 'A4';
    margin?: number;
    pdfVersion?: '1.7';
    tagged?: true;
    lang?: string;
    displayTitle?: true;
    bufferPages?: true;
    autoFirstPage: false;
    /** Otherwise pdfkit opens Helvetica. */
    font: null;
    info?: Record<string, string | Date>;
  }

  export default class PDFDocument {
    constructor(options: Options);
    readonly page: Page;
    readonly outline: OutlineItem;
    readonly info: Record<string, string | Date>;
    readonly _root: Reference;
    readonly _font: Font;
    _addInfo(): void;
    appendXML(xml: string): void;
    endAcroForm(): void;
    end(): void;
    ref(data?: Record<string, Value>): Reference;
    addPage(): this;
    addContent(operators: string): this;
    bufferedPageRange(): { start: number; count: number };
    switchToPage(page: number): Page;
    registerFont(name: string, font: Uint8Array | FontProgram): this;
    font(name: string): this;
    fontSize(size: number): this;
    widthOfString(text: string): number;
    fillColor(colour: string): this;
    text(
      text: string,
      x: number,
      y: number,
      options: { lineBreak: false; baseline: 'alphabetic'; textWidth: number; wordCount: number; oblique?: true },
    ): this;
    rect(x: number, y: number, width: number, height: number): this;
    fill(colour: string): this;
    lineWidth(points: number): this;
    stroke(colour: string): this;
    openImage(data: Uint8Array): Image;
    image(image: Image, x: number, y: number, options: { width: number; height: number }): this;
    struct(type: string, options?: StructureOptions): StructureElement;
    addStructure(element: StructureElement): this;
    getStructTreeRoot(): Reference;
    markContent(tag: 'Artifact', options: { type: 'Pagination' | 'Layout' }): this;
    markStructureContent(tag: string): StructureContent;
    endMarkedContent(): this;
    annotate(
      x: number,
      y: number,
      width: number,
      height: number,
      options: Readonly<Record<string, Value | StructureElement>>,
    ): this;
  }
}

declare module 'pdfkit/output' {
  import type PDFDocument from 'pdfkit';
  /** Listens before `end()`, resolves after it. */
  export function toBytes(document: PDFDocument): Promise<Uint8Array<ArrayBuffer>>;
}

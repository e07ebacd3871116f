/** One PDF being drawn: letters, lines, pictures and links on pages, each in its place in the structure tree. */
import PDFDocument, { type Image, type StructureElement, type Value } from 'pdfkit';
import { toBytes } from 'pdfkit/output';
import type { Document, Material } from '../document.ts';
import { askedEntry } from './asked.ts';
import { faceOf } from './letters.ts';
import type { Link, Look, Measure } from './text.ts';

export type Element = StructureElement;

/** Where something stands in the structure; what stands nowhere is an artifact. */
export type Owner = Element | undefined;

/** Text of a PDF; a plain string is a name to pdfkit. */
export const literal = (text: string): Value => new String(text);

const escapedForXml = (text: string): string =>
  text.replace(/[<>&]/g, (sign) => (sign === '<' ? '&lt;' : sign === '>' ? '&gt;' : '&amp;'));

/** Bytes outside the letters and digits of ASCII as PDF names write them. */
export const escapedName = (name: string): string =>
  [...new TextEncoder().encode(name)]
    .map((byte) =>
      /[\w-]/.test(String.fromCharCode(byte)) ? String.fromCharCode(byte) : `#${byte.toString(16).padStart(2, '0')}`,
    )
    .join('');

/**
 * Writes the metadata itself: pdfkit leaves „&“ and „<“ as they are, which breaks the XML, and its option `PDF/UA` also
 * lists the glyphs of each font without the parts of composed ones, which veraPDF counts as a fault (7.21.4.2).
 */
class Pdf extends PDFDocument {
  readonly #meta: { document: Document; date: Date };

  constructor(document: Document, date: Date) {
    super({
      size: 'A4',
      margin: 0,
      pdfVersion: '1.7',
      tagged: true,
      lang: document.language,
      displayTitle: true,
      bufferPages: true,
      autoFirstPage: false,
      font: null,
      info: {
        Title: document.title,
        Author: document.publisher,
        ...(document.summary && { Subject: document.summary }),
        ...(document.keywords.length > 0 && { Keywords: document.keywords.join(', ') }),
        Creator: document.publisher,
        Producer: 'pdfkit',
        CreationDate: date,
        ModDate: date,
        ...(document.asked && { [askedEntry]: JSON.stringify(document.asked) }),
      },
    });
    this.#meta = { document, date };
  }

  override _addInfo(): void {
    const { document, date } = this.#meta;
    const alternative = (name: string, text: string) =>
      `<dc:${name}><rdf:Alt><rdf:li xml:lang="x-default">${escapedForXml(text)}</rdf:li></rdf:Alt></dc:${name}>`;
    const moment = `${date.toISOString().split('.')[0]}Z`;
    const publisher = escapedForXml(document.publisher);
    this.appendXML(
      [
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">',
        '<pdfuaid:part>1</pdfuaid:part>',
        alternative('title', document.title),
        `<dc:creator><rdf:Seq><rdf:li>${publisher}</rdf:li></rdf:Seq></dc:creator>`,
        document.summary ? alternative('description', document.summary) : '',
        `<dc:language><rdf:Bag><rdf:li>${escapedForXml(document.language)}</rdf:li></rdf:Bag></dc:language>`,
        `<xmp:CreateDate>${moment}</xmp:CreateDate><xmp:ModifyDate>${moment}</xmp:ModifyDate>`,
        `<xmp:CreatorTool>${publisher}</xmp:CreatorTool><pdf:Producer>pdfkit</pdf:Producer>`,
        document.keywords.length > 0
          ? `<pdf:Keywords>${escapedForXml(document.keywords.join(', '))}</pdf:Keywords>`
          : '',
        '</rdf:Description>',
      ].join(''),
    );
  }

  /** The form is written by `fields.ts`: pdfkit's own takes no tooltip and no appearance. */
  override endAcroForm(): void {}
}

/** Without what has no shape, with spaces and hyphens that the fonts have. */
const shown = (text: string): string =>
  isOrdinary.test(text)
    ? text
    : text
        .normalize('NFC')
        .replace(/[\u202f\u2007]/g, '\u00a0')
        .replace(/\u2011/g, '-')
        .replace(/\s/g, (space) => (space === '\u00a0' ? space : ' '))
        .replace(/\p{Cc}|\p{Cf}|\p{Variation_Selector}/gu, '');

/** Letters of western Europe and the signs of German: most texts stay as they are. */
const isOrdinary = /^[ -~\u00a0-\u00ac\u00ae-\u00ff–„“”‚‘’…]*$/;

export class Paper {
  readonly pdf: Pdf;
  readonly root: Element;
  readonly #openLinks = new Map<Element, Map<Link, Element>>();
  readonly #notes: [id: string, element: Element][] = [];
  readonly #missing = new Set<string>();
  readonly #letters = new Intl.Segmenter('de', { granularity: 'grapheme' });
  readonly #fonts: Material['fonts'];
  readonly ascent: number;

  constructor(document: Document, { date, fonts }: Material) {
    this.pdf = new Pdf(document, date);
    this.#fonts = fonts;
    for (const face of ['bold', 'italic', 'regular'] as const) {
      this.pdf.registerFont(face, faceOf(fonts[face]).program);
      this.pdf.font(face);
    }
    this.ascent = this.pdf._font.ascender / 1000;
    this.root = this.pdf.struct('Document');
    this.pdf.addStructure(this.root);
    this.pdf.addPage();
  }

  // Structure

  element(type: string, parent: Owner, options: Parameters<Pdf['struct']>[1] = {}): Owner {
    if (!parent) return undefined;
    const element = this.pdf.struct(type, options);
    parent.add(element);
    return element;
  }

  /** Attributes of the structure that pdfkit has no option for. */
  attribute(owner: Owner, attributes: Record<string, Value>): void {
    if (owner) owner.dictionary.data['A'] = { ...attributes };
  }

  /** A note needs a name that is unique in the document. */
  note(parent: Owner): Owner {
    const element = this.element('Note', parent);
    if (element) {
      const id = `note-${String(this.#notes.length + 1).padStart(4, '0')}`;
      element.dictionary.data['ID'] = literal(id);
      this.#notes.push([id, element]);
    }
    return element;
  }

  /** What `draw` draws belongs to `owner`. */
  mark(owner: Owner, draw: () => void): void {
    if (owner) {
      const content = this.pdf.markStructureContent(String(owner.dictionary.data['S']));
      draw();
      this.pdf.endMarkedContent();
      owner.add(content);
    } else {
      this.pdf.markContent('Artifact', { type: 'Layout' });
      draw();
      this.pdf.endMarkedContent();
    }
  }

  // Pages

  addPage(): void {
    this.#endLinks();
    this.pdf.addPage();
  }

  /** Draws what stands on each page above and below the text, when their number is known. */
  eachPage(draw: (index: number, count: number) => void): void {
    this.#endLinks();
    const { count } = this.pdf.bufferedPageRange();
    for (let index = 0; index < count; index += 1) {
      this.pdf.switchToPage(index);
      this.pdf.markContent('Artifact', { type: 'Pagination' });
      draw(index, count);
      this.pdf.endMarkedContent();
    }
  }

  async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    if (this.#notes.length > 0) {
      this.pdf.getStructTreeRoot().data['IDTree'] = {
        Names: this.#notes.flatMap(([id, element]) => [literal(id), element.dictionary]),
      };
    }
    const written = toBytes(this.pdf);
    this.pdf.end();
    return written;
  }

  // Letters

  readonly measure: Measure = (text, { face, size }) => faceOf(this.#fonts[face]).width(text) * size;

  has(codePoint: number): boolean {
    return faceOf(this.#fonts.regular).has(codePoint);
  }

  /** The text with what the fonts can show: no control or zero-width characters, a visible sign for each missing one. */
  readonly clean = (text: string): string => {
    const plain = shown(text);
    if (this.#isShowable(plain)) return plain;
    return [...this.#letters.segment(text.toWellFormed())]
      .map(({ segment }) => {
        const letter = shown(segment);
        if (this.#isShowable(letter)) return letter;
        this.#missing.add(segment);
        return '◊';
      })
      .join('');
  };

  #isShowable(text: string): boolean {
    for (const letter of text) if (!this.has(letter.codePointAt(0) ?? 0)) return false;
    return true;
  }

  get notices(): string[] {
    if (this.#missing.size === 0) return [];
    const signs = [...this.#missing].map((sign) => `„${sign}“`).join(', ');
    return [`Diese Zeichen fehlen in der Schrift; im PDF steht dafür „◊“: ${signs}.`];
  }

  text(text: string, x: number, baseline: number, { face, size, colour, isSlanted }: Look): void {
    this.pdf
      .font(face)
      .fontSize(size)
      .fillColor(colour)
      .text(text, x, baseline, {
        lineBreak: false,
        baseline: 'alphabetic',
        // Told, so that pdfkit does not find them out; they matter to spacing and underlines of its own only.
        textWidth: 0,
        wordCount: 0,
        ...(isSlanted && { oblique: true }),
      });
  }

  // Everything else

  rectangle(x: number, y: number, width: number, height: number, colour: string): void {
    this.pdf.rect(x, y, width, height).fill(colour);
  }

  outline(x: number, y: number, width: number, height: number, weight: number, colour: string): void {
    this.pdf
      .lineWidth(weight)
      .rect(x + weight / 2, y + weight / 2, width - weight, height - weight)
      .stroke(colour);
  }

  image(image: Image, x: number, y: number, width: number, height: number): void {
    this.pdf.image(image, x, y, { width, height });
  }

  /** The link of a paragraph; it begins anew on each page, because pdfkit notes the page when the element ends. */
  link(parent: Element, link: Link): Element | undefined {
    const links = this.#openLinks.get(parent) ?? new Map<Link, Element>();
    const open = links.get(link) ?? this.element('Link', parent);
    if (open) links.set(link, open);
    this.#openLinks.set(parent, links);
    return open;
  }

  linkArea(
    element: Element,
    { url, text, description }: Link,
    x: number,
    y: number,
    width: number,
    height: number,
  ): void {
    this.pdf.annotate(x, y, width, height, {
      Subtype: 'Link',
      Contents: literal(description ?? text),
      A: { S: 'URI', URI: literal(URL.canParse(url) ? new URL(url).href : url) },
      structParent: element,
    });
  }

  #endLinks(): void {
    for (const links of this.#openLinks.values()) for (const element of links.values()) element.end();
    this.#openLinks.clear();
  }
}

/** What people fill in: an interactive form whose fields stand in the structure tree, with appearances of our own. */
import { zlibSync } from 'fflate';
import type { Reference, Value } from 'pdfkit';
import type { Choice } from '../document.ts';
import { colours } from './look.ts';
import { type Element, escapedName, literal, type Paper } from './paper.ts';
import type { Look } from './text.ts';

/** Bits of `Ff`, ISO 32000-1, tables 221, 226 and 228. */
const flags = { required: 1 << 1, multiline: 1 << 12, radio: 1 << 15 };
/** `F` of an annotation: is printed. */
const printed = 4;

/** What Windows-1252 has beyond Latin-1, from 0x80 on. */
const beyondLatin1 = '€\u0000‚ƒ„…†‡ˆ‰Š‹Œ\u0000Ž\u0000\u0000‘’“”•–—˜™š›œ\u0000žŸ';

function windowsCode(letter: string): number | undefined {
  const code = letter.codePointAt(0) ?? 0;
  if ((code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code <= 0xff)) return code;
  const index = beyondLatin1.indexOf(letter);
  return code !== 0 && index >= 0 ? 0x80 + index : undefined;
}

const windowsLetter = (code: number): string =>
  code >= 0x80 && code < 0xa0 ? (beyondLatin1[code - 0x80] ?? '\u0000') : String.fromCharCode(code);

/** `#rrggbb` as operands. */
const rgb = (colour: string): string =>
  [1, 3, 5].map((start) => (Number.parseInt(colour.slice(start, start + 2), 16) / 255).toFixed(3)).join(' ');

const inkLook: Look = { face: 'regular', size: 10.5, colour: colours.ink };
export const lineHeight = 15;
const inset = 2;
const defaultAppearance = `${rgb(colours.ink)} rg /Field ${inkLook.size} Tf`;

/** A circle of four curves around the middle of a square. */
function circle(side: number, radius: number): string {
  const middle = side / 2;
  const pull = radius * 0.5523;
  const at = (...numbers: number[]) => numbers.map((number) => (middle + number).toFixed(3)).join(' ');
  return [
    `${at(radius, 0)} m`,
    `${at(radius, pull, pull, radius, 0, radius)} c`,
    `${at(-pull, radius, -radius, pull, -radius, 0)} c`,
    `${at(-radius, -pull, -pull, -radius, 0, -radius)} c`,
    `${at(pull, -radius, radius, -pull, radius, 0)} c`,
    'h',
  ].join(' ');
}

/** The side of boxes and circles. */
export const side = 12;
const outline = `${rgb(colours.muted)} RG 1 1 1 rg 0.9 w`;
const boxPath = `0.6 0.6 ${side - 1.2} ${side - 1.2} re B`;
const tick = `${rgb(colours.ink)} RG 1.8 w 1 J 1 j 2.8 6.2 m 5.1 3.6 l 9.4 8.8 l S`;
const shapes = {
  box: { off: `${outline} ${boxPath}`, on: `${outline} ${boxPath} ${tick}` },
  circle: {
    off: `${outline} ${circle(side, side / 2 - 0.6)} B`,
    on: `${outline} ${circle(side, side / 2 - 0.6)} B ${rgb(colours.ink)} rg ${circle(side, 3.2)} f`,
  },
};

const compressedFonts = new WeakMap<Uint8Array, Uint8Array>();

/** Once for all documents. */
function compressed(font: Uint8Array): Uint8Array {
  const bytes = compressedFonts.get(font) ?? zlibSync(font, { level: 9 });
  compressedFonts.set(font, bytes);
  return bytes;
}

export interface Place {
  /** The `Form` element of the field, without children; it is ended here. */
  form: Element;
  x: number;
  /** Upper edge, from the top of the page. */
  y: number;
  width: number;
  height: number;
}

interface TextField {
  name: string;
  tooltip: string;
  value?: string | undefined;
  isMultiline?: boolean;
  isRequired?: boolean;
}

export class Form {
  readonly #paper: Paper;
  readonly #fontData: Uint8Array;
  readonly #fields: Reference[] = [];
  /** Fields that appear at several places, by name. */
  readonly #shared = new Map<string, { field: Reference; places: Reference[] }>();
  readonly #unwritable = new Set<string>();
  /** Fields that are written when all their places are known. */
  readonly #toEnd: Reference[] = [];
  #font: Reference | undefined;
  #states: Record<'box' | 'circle', Record<'on' | 'off', Reference>> | undefined;

  constructor(paper: Paper, fontData: Uint8Array) {
    this.#paper = paper;
    this.#fontData = fontData;
  }

  text(field: TextField, place: Place): void {
    const dictionary = this.#textDictionary(field);
    const appearance = field.value ? this.#appearance(field.value, place, field.isMultiline === true) : undefined;
    this.#fields.push(this.#widget(place, { ...dictionary, ...(appearance && { AP: { N: appearance } }) }));
  }

  /** A text field that shows the same at each of its places. */
  sharedText(field: TextField, place: Place): void {
    const shared = this.#shared.get(field.name) ?? this.#newShared(field);
    shared.places.push(
      this.#widget(place, { Parent: shared.field, TU: literal(field.tooltip), DA: literal(defaultAppearance) }),
    );
  }

  box({ name, tooltip, isTicked }: { name: string; tooltip: string; isTicked: boolean }, place: Place): void {
    const state = isTicked ? 'Yes' : 'Off';
    const { on, off } = this.#shape('box');
    this.#fields.push(
      this.#widget(place, {
        FT: 'Btn',
        T: literal(name),
        TU: literal(tooltip),
        V: state,
        AS: state,
        AP: { N: { Yes: on, Off: off } },
      }),
    );
  }

  /** One field for all choices; returns what draws the button of one of them. */
  choice({ name, tooltip, value, isRequired }: Omit<TextField, 'isMultiline'>): (choice: Choice, place: Place) => void {
    const { pdf } = this.#paper;
    let field: Reference | undefined;
    const places: Reference[] = [];
    return ({ id, label }, place) => {
      if (!field) {
        field = pdf.ref({
          FT: 'Btn',
          Ff: flags.radio + (isRequired ? flags.required : 0),
          T: literal(name),
          TU: literal(tooltip),
          V: value === undefined ? 'Off' : escapedName(value),
          Kids: places,
        });
        this.#fields.push(field);
        this.#toEnd.push(field);
      }
      const state = escapedName(id);
      const { on, off } = this.#shape('circle');
      places.push(
        this.#widget(place, {
          Parent: field,
          TU: literal(`${tooltip}: ${label}`),
          AS: value === id ? state : 'Off',
          AP: { N: { [state]: on, Off: off } },
        }),
      );
    };
  }

  get notices(): string[] {
    if (this.#unwritable.size === 0) return [];
    const signs = [...this.#unwritable].map((sign) => `„${sign}“`).join(', ');
    return [`Diese Zeichen zeigt ein Formularfeld erst richtig an, wenn man hineinklickt: ${signs}.`];
  }

  #textDictionary({ name, tooltip, value, isMultiline, isRequired }: TextField): Record<string, Value> {
    const bits = (isMultiline ? flags.multiline : 0) + (isRequired ? flags.required : 0);
    return {
      FT: 'Tx',
      T: literal(name),
      TU: literal(tooltip),
      DA: literal(defaultAppearance),
      ...(bits > 0 && { Ff: bits }),
      ...(value && { V: literal(value.replace(/\r\n|\r/g, '\n')) }),
    };
  }

  #newShared(field: TextField): { field: Reference; places: Reference[] } {
    const places: Reference[] = [];
    const reference = this.#paper.pdf.ref({ ...this.#textDictionary(field), Kids: places });
    this.#fields.push(reference);
    this.#toEnd.push(reference);
    const shared = { field: reference, places };
    this.#shared.set(field.name, shared);
    return shared;
  }

  /** The place of a field on the page, as the only child of its `Form` element. */
  #widget({ form, x, y, width, height }: Place, entries: Record<string, Value>): Reference {
    const { pdf } = this.#paper;
    this.#formFont();
    pdf.annotate(x, y, width, height, { Subtype: 'Widget', F: printed, ...entries, structParent: form });
    // Ended on its page: pdfkit notes the page then.
    form.end();
    const widget = pdf.page.annotations.at(-1);
    if (!widget) throw new Error('pdfkit keeps the annotations of a page elsewhere than before; mend fields.ts.');
    return widget;
  }

  #object(width: number, height: number, content: string, resources: Record<string, Value>): Reference {
    const reference = this.#paper.pdf.ref({
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, 0, width, height],
      Resources: resources,
    });
    reference.end(content);
    return reference;
  }

  #shape(kind: 'box' | 'circle'): Record<'on' | 'off', Reference> {
    const draw = (content: string) => this.#object(side, side, `q ${content} Q`, {});
    this.#states ??= {
      box: { on: draw(shapes.box.on), off: draw(shapes.box.off) },
      circle: { on: draw(shapes.circle.on), off: draw(shapes.circle.off) },
    };
    return this.#states[kind];
  }

  /** What a viewer shows before anyone types. */
  #appearance(value: string, { width, height }: Place, isMultiline: boolean): Reference {
    const shown = value.split(/\r\n|\r|\n/).flatMap((line) => {
      const written = this.#encodable(line);
      return isMultiline ? this.#wrapped(written, width - 2 * inset) : [written];
    });
    const first = isMultiline ? height - inset - inkLook.size * 0.9 : (height - inkLook.size * 0.7) / 2;
    const rows = shown.map(
      (line) =>
        `<${[...line].map((letter) => (windowsCode(letter) ?? 0x3f).toString(16).padStart(2, '0')).join('')}> Tj`,
    );
    const content = [
      `/Tx BMC q 1 1 ${(width - 2).toFixed(2)} ${(height - 2).toFixed(2)} re W n BT`,
      `${defaultAppearance} ${lineHeight} TL ${inset} ${first.toFixed(2)} Td`,
      rows.join(' T* '),
      'ET Q EMC',
    ].join('\n');
    return this.#object(width, height, content, { Font: { Field: this.#formFont() } });
  }

  #encodable(line: string): string {
    return [...line.normalize('NFC')]
      .map((letter) => {
        if (windowsCode(letter) !== undefined && this.#paper.has(letter.codePointAt(0) ?? 0)) return letter;
        if (letter === '\t') return ' ';
        this.#unwritable.add(letter);
        return '?';
      })
      .join('');
  }

  #wrapped(line: string, width: number): string[] {
    const rows = [''];
    for (const word of line.split(/(?<= )/)) {
      const longer = `${rows.at(-1) ?? ''}${word}`;
      if (rows.at(-1) === '' || this.#paper.measure(longer.trimEnd(), inkLook) <= width) rows[rows.length - 1] = longer;
      else rows.push(word);
    }
    return rows;
  }

  /** The regular font whole, one byte a letter: viewers type with it. The subsets of the page have two-byte codes. */
  #formFont(): Reference {
    if (this.#font) return this.#font;
    const { pdf } = this.#paper;
    const { ascender, descender, capHeight, bbox, name, font } = pdf.font('regular')._font;
    const scale = 1000 / font.unitsPerEm;
    const file = pdf.ref({ Length1: this.#fontData.length, Filter: 'FlateDecode' });
    file.end(compressed(this.#fontData));
    const descriptor = pdf.ref({
      Type: 'FontDescriptor',
      FontName: name,
      Flags: 32,
      FontBBox: [bbox.minX * scale, bbox.minY * scale, bbox.maxX * scale, bbox.maxY * scale],
      ItalicAngle: 0,
      Ascent: ascender,
      Descent: descender,
      CapHeight: capHeight,
      StemV: 80,
      FontFile2: file,
    });
    descriptor.end();
    const codes = Array.from({ length: 256 - 32 }, (_, index) => index + 32);
    this.#font = pdf.ref({
      Type: 'Font',
      Subtype: 'TrueType',
      BaseFont: name,
      Encoding: 'WinAnsiEncoding',
      FirstChar: 32,
      LastChar: 255,
      Widths: codes.map((code) => {
        const codePoint = windowsLetter(code).codePointAt(0) ?? 0;
        return font.glyphForCodePoint(codePoint).advanceWidth * scale;
      }),
      FontDescriptor: descriptor,
    });
    this.#font.end();
    return this.#font;
  }

  /** Before the document ends, so that its catalogue names the form. */
  finish(): void {
    if (this.#fields.length === 0) return;
    const form = this.#paper.pdf.ref({
      Fields: this.#fields,
      DA: literal(defaultAppearance),
      DR: { Font: { Field: this.#formFont() } },
    });
    this.#paper.pdf._root.data['AcroForm'] = form;
    for (const reference of [...this.#toEnd, form]) reference.end();
  }
}

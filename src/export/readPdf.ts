/** Reads the fields of a PDF back, whichever program filled them in. */
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFString,
} from 'pdf-lib';
import { parse } from '#questionnaire/received.ts';
import type { FilledIn } from './cells.ts';
import { askedEntry } from './pdf/asked.ts';

/** Why nothing could be read. `printed`: it has no fields, as after printing into a PDF. */
export type PdfFault = 'encrypted' | 'broken' | 'printed';

/** Fields of fields, no deeper than this. */
const deepest = 20;

const utf8 = [0xef, 0xbb, 0xbf];

function textOf(value: PDFObject | undefined): string | undefined {
  if (value instanceof PDFString || value instanceof PDFHexString) {
    const bytes = value.asBytes();
    // Of PDF 2.0; pdf-lib reads the two older ways only.
    if (utf8.every((byte, index) => bytes[index] === byte)) return new TextDecoder().decode(bytes.subarray(3));
    return value.decodeText();
  }
  if (value instanceof PDFRawStream) {
    const bytes = decodePDFRawStream(value).decode();
    return PDFHexString.of(Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')).decodeText();
  }
  return value instanceof PDFName ? value.decodeText() : undefined;
}

/** The fields of a PDF by name, blank ones without a value. */
export async function readPdf(bytes: Uint8Array): Promise<FilledIn | { fault: PdfFault }> {
  try {
    const file = await PDFDocument.load(bytes, { updateMetadata: false });
    const { context } = file;
    const fields = new Map<string, string | undefined>();
    const visit = (node: PDFObject | undefined, before: readonly string[], inherited: string | undefined): void => {
      const field = context.lookup(node);
      if (!(field instanceof PDFDict) || before.length > deepest) return;
      const part = textOf(field.lookup(PDFName.of('T')));
      const value = textOf(field.lookup(PDFName.of('V'))) ?? inherited;
      const path = part === undefined ? before : [...before, part];
      const kids = field.lookup(PDFName.of('Kids'));
      const parts = kids instanceof PDFArray ? kids.asArray() : [];
      const isField = (kid: PDFObject): boolean => {
        const one = context.lookup(kid);
        return one instanceof PDFDict && one.has(PDFName.of('T'));
      };
      if (parts.some(isField)) for (const kid of parts) visit(kid, path, value);
      else if (path.length > 0) fields.set(path.join('.'), value === 'Off' ? undefined : value);
    };
    const form = file.catalog.lookup(PDFName.of('AcroForm'));
    const roots = form instanceof PDFDict ? form.lookup(PDFName.of('Fields')) : undefined;
    if (roots instanceof PDFArray) for (const root of roots.asArray()) visit(root, [], undefined);
    if (fields.size === 0) return { fault: 'printed' };

    const about = context.lookup(context.trailerInfo.Info);
    const asked = about instanceof PDFDict ? textOf(about.lookup(PDFName.of(askedEntry))) : undefined;
    const cells = [...fields].flatMap(([name, value]) => (value?.trim() ? [[name, value] as const] : []));
    return {
      asked: asked === undefined ? undefined : parse(asked),
      names: [...fields.keys()],
      sheets: cells.length > 0 ? [Object.fromEntries(cells)] : [],
    };
  } catch {
    // The errors of pdf-lib are known by their words alone, and what is encrypted may fail in any way.
    return { fault: new TextDecoder('latin1').decode(bytes).includes('/Encrypt') ? 'encrypted' : 'broken' };
  }
}

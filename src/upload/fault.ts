/** What speaks against a file that somebody wants to put into `content/uploads/`; the same at build and in the editor. */
import { sizeText } from '#schema/german.ts';
import { isSlug, slugify } from '#schema/slug.ts';
import { endingOf, endingsFor, type UploadEnding, type UploadUse, uploadKind } from '#schema/uploads.ts';
import { archiveFault, startsWith } from './archive.ts';
import { inspect } from './picture.ts';
import { svgFault } from './svg.ts';

const mostPixels = 40_000_000;

/** Endings that people try, and what to do instead. */
const advice: ReadonlyMap<string, string> = new Map([
  ...others(['doc', 'rtf', 'dot', 'dotx'], 'Bitte als .docx oder .pdf speichern.'),
  ...others(['xls', 'xlsb', 'xltx'], 'Bitte als .xlsx oder .pdf speichern.'),
  ...others(['ppt', 'pps', 'ppsx', 'potx'], 'Bitte als .pptx oder .pdf speichern.'),
  ...others(['docm', 'dotm'], 'Dateien mit Makros enthalten Programme. Bitte ohne Makros als .docx speichern.'),
  ...others(['xlsm', 'xltm', 'xlam'], 'Dateien mit Makros enthalten Programme. Bitte ohne Makros als .xlsx speichern.'),
  ...others(
    ['pptm', 'potm', 'ppsm', 'ppam'],
    'Dateien mit Makros enthalten Programme. Bitte ohne Makros als .pptx speichern.',
  ),
  ...others(['pages', 'numbers', 'key', 'pub', 'indd', 'eps', 'ai'], 'Bitte als .pdf speichern.'),
  ...others(['heic', 'heif', 'tif', 'tiff', 'bmp', 'psd', 'raw'], 'Bitte als .jpg oder .png speichern.'),
  ...others(['gif'], 'Bitte als .png speichern; bewegte Bilder stören beim Lesen.'),
  ...others(['zip', 'rar', '7z', 'gz'], 'Bitte die Dateien einzeln hochladen.'),
  ...others(['mov', 'avi', 'wmv', 'mkv'], 'Bitte als .mp4 speichern.'),
]);

function others(endings: readonly string[], sentence: string): [string, string][] {
  return endings.map((ending) => [ending, sentence]);
}

const dotted = (use: UploadUse): string =>
  endingsFor(use)
    .map((ending) => `.${ending}`)
    .join(', ');

const smaller: Readonly<Record<UploadUse, string>> = {
  picture: 'Bitte in einem Bildprogramm auf 2000 Pixel Breite verkleinern und als .jpg speichern.',
  file: 'Bitte die Bilder darin verkleinern oder die Datei aufteilen.',
  video: 'Bitte kleiner umrechnen, zum Beispiel auf 720 Zeilen, oder kürzen.',
};

/** The name that a file should have: „Praxis für alle 🎉.PNG“ → „praxis-fuer-alle.png“. */
export function uploadName(name: string): string {
  const ending = endingOf(name);
  const stem = ending ? name.slice(0, -ending.length - 1) : name;
  return `${slugify(stem) || 'datei'}.${ending.toLowerCase()}`;
}

/** So that a size just above a bound does not read like the bound. */
function roundedUp(size: number): number {
  const step = size < 1_000_000 ? 1000 : 100_000;
  return Math.ceil(size / step) * step;
}

/** What speaks against a file before anything of it is read. */
export function outsideFault(name: string, size: number): string | undefined {
  const kind = uploadKind(name);
  const ending = endingOf(name);
  if (!kind) {
    const what = ending ? `Dateien mit der Endung .${ending}` : 'Dateien ohne Endung';
    const instead =
      advice.get(ending.toLowerCase()) ??
      `Möglich sind Bilder (${dotted('picture')}), Dateien (${dotted('file')}) und Videos (${dotted('video')}).`;
    return `${what} werden nicht angenommen. ${instead}`;
  }
  if (ending !== kind.ending || !isSlug(name.slice(0, -ending.length - 1)))
    return `Der Dateiname darf nur Kleinbuchstaben, Ziffern und Bindestriche haben; bitte in „${uploadName(name)}“ umbenennen.`;
  if (size > kind.mostBytes) {
    const instead =
      kind.ending === 'svg' ? 'Bitte im Zeichenprogramm vereinfachen oder als .png speichern.' : smaller[kind.use];
    return `Die Datei ist mit ${sizeText(roundedUp(size))} zu groß, erlaubt sind ${sizeText(kind.mostBytes)}. ${instead}`;
  }
  return undefined;
}

const text = (bytes: Uint8Array): string | undefined => {
  try {
    const words = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return words.includes('\0') ? undefined : words;
  } catch {
    return undefined;
  }
};

/** The sentence for a picture that cannot be read to its end. */
export const brokenPicture =
  'Das Bild lässt sich nicht lesen; vermutlich ist die Datei beschädigt. Bitte neu speichern und noch einmal hochladen.';

function pictureFault(bytes: Uint8Array, ending: UploadEnding): string | undefined {
  const notOne = `Das ist kein Bild der Art .${ending}. Bitte die Datei als Bild neu speichern.`;
  const found = inspect(bytes);
  if (found.kind === 'broken') return brokenPicture;
  if (found.kind !== (ending === 'jpg' ? 'jpeg' : ending)) return notOne;
  if (found.kind === 'svg') {
    const words = text(bytes);
    return words === undefined ? notOne : svgFault(words);
  }
  const pixels = found.width * found.height;
  if (pixels > mostPixels)
    return `Das Bild hat ${Math.round(pixels / 1_000_000)} Millionen Bildpunkte, erlaubt sind ${mostPixels / 1_000_000} Millionen. ${smaller.picture}`;
  return found.isAnimated
    ? 'Das Bild bewegt sich. Bitte als Standbild speichern; bewegte Bilder stören beim Lesen.'
    : undefined;
}

const latin = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

function pdfFault(bytes: Uint8Array): string | undefined {
  // Readers look for both marks near the ends, not at them. ISO 32000-1, annex H
  const [start, end] = [latin(bytes.subarray(0, 1024)), latin(bytes.subarray(-2048))];
  return start.includes('%PDF-') && end.includes('%%EOF')
    ? undefined
    : 'Das ist kein PDF, oder die Datei ist beschädigt. Bitte neu als PDF speichern.';
}

const notText =
  'Der Text ist nicht in UTF-8 gespeichert. Bitte so speichern; in Excel heißt der Dateityp „CSV UTF-8 (durch Trennzeichen getrennt)“.';

function textFault(bytes: Uint8Array, ending: UploadEnding): string | undefined {
  const words = text(bytes);
  if (words === undefined) return notText;
  return ending === 'ics' && !words.startsWith('BEGIN:VCALENDAR')
    ? 'Das ist keine Kalenderdatei. Bitte den Termin im Kalenderprogramm als .ics speichern.'
    : undefined;
}

function videoFault(bytes: Uint8Array, ending: UploadEnding): string | undefined {
  const isRight =
    ending === 'mp4' ? latin(bytes.subarray(4, 8)) === 'ftyp' : startsWith(bytes, [0x1a, 0x45, 0xdf, 0xa3]);
  return isRight ? undefined : `Das ist kein Video der Art .${ending}. Bitte das Video neu als .${ending} speichern.`;
}

const checks: Readonly<Record<UploadEnding, (bytes: Uint8Array, ending: UploadEnding) => string | undefined>> = {
  jpg: pictureFault,
  jpeg: pictureFault,
  png: pictureFault,
  webp: pictureFault,
  avif: pictureFault,
  svg: pictureFault,
  pdf: pdfFault,
  docx: archiveFault,
  xlsx: archiveFault,
  pptx: archiveFault,
  odt: archiveFault,
  ods: archiveFault,
  odp: archiveFault,
  csv: textFault,
  ics: textFault,
  txt: textFault,
  mp4: videoFault,
  webm: videoFault,
};

/** What speaks against a file, as a German sentence that says what to do; nothing if it may be put there. */
export function uploadFault(name: string, bytes: Uint8Array): string | undefined {
  const outside = outsideFault(name, bytes.length);
  const kind = uploadKind(name);
  if (outside || !kind) return outside;
  return bytes.length === 0 && kind.use !== 'picture'
    ? 'Die Datei ist leer. Bitte noch einmal speichern und hochladen.'
    : checks[kind.ending](bytes, kind.ending);
}

/** What an office file is by the files inside it; nothing of them is unpacked but a few words. */
import { strFromU8, unzipSync } from 'fflate';
import type { UploadEnding } from '#schema/uploads.ts';

const zipStart = [0x50, 0x4b, 0x03, 0x04];
const oleStart = [0xd0, 0xcf, 0x11, 0xe0];

export const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

/** The part without which a file of Office is none. */
const mainParts: Partial<Record<UploadEnding, string>> = {
  docx: 'word/document.xml',
  xlsx: 'xl/workbook.xml',
  pptx: 'ppt/presentation.xml',
};

const openDocumentTypes: Partial<Record<UploadEnding, string>> = {
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odp: 'application/vnd.oasis.opendocument.presentation',
};

const macro = /(?:^|\/)vbaProject\.bin$|(?:^|\/)activeX\/|^(?:Basic|Scripts)\//i;

interface Parts {
  names: string[];
  /** What the file `mimetype` says, in OpenDocument. */
  type: string | undefined;
}

function partsOf(bytes: Uint8Array): Parts | undefined {
  const names: string[] = [];
  try {
    const { mimetype } = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        names.push(name);
        return name === 'mimetype' && originalSize < 200;
      },
    });
    return { names, type: mimetype && strFromU8(mimetype) };
  } catch {
    return undefined;
  }
}

/** What speaks against an office file, in German. */
export function archiveFault(bytes: Uint8Array, ending: UploadEnding): string | undefined {
  const notOne = `Das ist keine Datei der Art .${ending}, oder sie ist beschädigt. Bitte neu als .${ending} speichern.`;
  if (startsWith(bytes, oleStart))
    return `Die Datei ist mit einem Kennwort geschützt oder im alten Format gespeichert. Bitte ohne Kennwort als .${ending} speichern.`;
  const parts = startsWith(bytes, zipStart) ? partsOf(bytes) : undefined;
  if (!parts) return notOne;
  const { names, type } = parts;
  const main = mainParts[ending];
  if (main ? !names.includes(main) : type !== openDocumentTypes[ending]) return notOne;
  return names.some((name) => macro.test(name))
    ? `Die Datei enthält Makros, also Programme; sie wird nicht angenommen. Bitte ohne Makros als .${ending} speichern.`
    : undefined;
}

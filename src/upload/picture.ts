/** What a file is by its first bytes, before anything of it is decoded. */

export type Inspected =
  | { kind: 'png' | 'jpeg' | 'webp' | 'avif'; width: number; height: number; isAnimated: boolean }
  | { kind: 'svg'; text: string }
  /** A picture that says nothing about its size, or that ends too early. */
  | { kind: 'broken' }
  | { kind: 'other' };

const broken: Inspected = { kind: 'broken' };

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);

/** The letters at a place; fewer where the file ends. */
const letters = (file: Uint8Array, at: number, count: number): string =>
  String.fromCharCode(...file.subarray(at, at + count));

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function inspectPng(file: Uint8Array): Inspected {
  const view = viewOf(file);
  if (file.length < 33 || letters(file, 12, 4) !== 'IHDR') return broken;
  let isAnimated = false;
  let at = 8;
  // Frames are announced before the first picture. https://www.w3.org/TR/png-3/#acTL-chunk
  for (let type = ''; type !== 'IEND'; at += 12 + view.getUint32(at)) {
    if (at + 12 > file.length) return broken;
    type = letters(file, at + 4, 4);
    isAnimated ||= type === 'acTL';
  }
  return { kind: 'png', width: view.getUint32(16), height: view.getUint32(20), isAnimated };
}

/** The markers C0 to CF name the size, but for three of them. https://www.w3.org/Graphics/JPEG/itu-t81.pdf, table B.1 */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Whether the picture comes to its end: within it, FF is followed by 00 or by the number of a restart. */
function comesToEnd(file: Uint8Array, from: number): boolean {
  for (let at = file.indexOf(0xff, from); at >= 0; at = file.indexOf(0xff, at + 1))
    if (file[at + 1] === 0xd9) return true;
  return false;
}

function inspectJpeg(file: Uint8Array): Inspected {
  const view = viewOf(file);
  for (let at = 2; at + 9 <= file.length && file[at] === 0xff; ) {
    const marker = view.getUint8(at + 1);
    // Filling, before a marker.
    if (marker === 0xff) at += 1;
    else if (isFrame(marker)) {
      const [width, height] = [view.getUint16(at + 7), view.getUint16(at + 5)];
      return comesToEnd(file, at + 2 + view.getUint16(at + 2))
        ? { kind: 'jpeg', width, height, isAnimated: false }
        : broken;
    } else at += 2 + view.getUint16(at + 2);
  }
  return broken;
}

/** https://developers.google.com/speed/webp/docs/riff_container */
function inspectWebp(file: Uint8Array): Inspected {
  const view = viewOf(file);
  if (file.length < 30 || view.getUint32(4, true) + 8 > file.length) return broken;
  const three = (at: number): number => view.getUint16(at, true) + view.getUint8(at + 2) * 0x1_0000;
  switch (letters(file, 12, 4)) {
    case 'VP8X':
      return { kind: 'webp', width: three(24) + 1, height: three(27) + 1, isAnimated: (view.getUint8(20) & 2) !== 0 };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { kind: 'webp', width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1, isAnimated: false };
    }
    case 'VP8 ': {
      const [width, height] = [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff];
      return { kind: 'webp', width, height, isAnimated: false };
    }
    default:
      return broken;
  }
}

/** The largest picture of the file: a small one for lists may stand beside it. ISO/IEC 23008-12, box „ispe“ */
function inspectAvif(file: Uint8Array): Inspected {
  const view = viewOf(file);
  let [width, height] = [0, 0];
  const last = Math.min(file.length - 16, 100_000);
  for (let at = 0; at <= last; at += 1) {
    if (letters(file, at, 4) !== 'ispe') continue;
    const [wide, high] = [view.getUint32(at + 8), view.getUint32(at + 12)];
    if (wide * high > width * height) [width, height] = [wide, high];
  }
  return width > 0 ? { kind: 'avif', width, height, isAnimated: letters(file, 8, 4) === 'avis' } : broken;
}

const isAvif = (file: Uint8Array): boolean =>
  letters(file, 4, 4) === 'ftyp' && /avi[fs]/.test(letters(file, 8, Math.min(64, file[3] ?? 0) - 8));

export function inspect(file: Uint8Array): Inspected {
  if (pngSignature.every((byte, index) => file[index] === byte)) return inspectPng(file);
  if (file[0] === 0xff && file[1] === 0xd8) return inspectJpeg(file);
  if (letters(file, 0, 4) === 'RIFF' && letters(file, 8, 4) === 'WEBP') return inspectWebp(file);
  if (isAvif(file)) return inspectAvif(file);
  if (file.includes(0)) return { kind: 'other' };
  const text = new TextDecoder().decode(file);
  return /<svg[\s>/]/.test(text) ? { kind: 'svg', text } : { kind: 'other' };
}

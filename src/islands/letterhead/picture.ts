/** What a file is by its first bytes, before anything of it is decoded. */

export type Inspected =
  | { kind: 'png' | 'jpeg'; width: number; height: number; isAnimated: boolean }
  | { kind: 'svg'; text: string }
  /** A PNG or JPEG that says nothing about its size. */
  | { kind: 'broken' }
  | { kind: 'other' };

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

function inspectPng(file: Uint8Array): Inspected {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const typeAt = (at: number): string => String.fromCharCode(...file.subarray(at + 4, at + 8));
  if (file.length < 33 || typeAt(8) !== 'IHDR') return { kind: 'broken' };
  let isAnimated = false;
  // Frames are announced before the first picture. https://www.w3.org/TR/png-3/#acTL-chunk
  for (let at = 8; at + 12 <= file.length && typeAt(at) !== 'IDAT'; at += 12 + view.getUint32(at))
    isAnimated ||= typeAt(at) === 'acTL';
  return { kind: 'png', width: view.getUint32(16), height: view.getUint32(20), isAnimated };
}

/** The markers C0 to CF name the size, but for three of them. https://www.w3.org/Graphics/JPEG/itu-t81.pdf, table B.1 */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function inspectJpeg(file: Uint8Array): Inspected {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  for (let at = 2; at + 9 <= file.length && file[at] === 0xff; ) {
    const marker = view.getUint8(at + 1);
    // Filling, before a marker.
    if (marker === 0xff) at += 1;
    else if (isFrame(marker))
      return { kind: 'jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5), isAnimated: false };
    else at += 2 + view.getUint16(at + 2);
  }
  return { kind: 'broken' };
}

export function inspect(file: Uint8Array): Inspected {
  if (pngSignature.every((byte, index) => file[index] === byte)) return inspectPng(file);
  if (file[0] === 0xff && file[1] === 0xd8) return inspectJpeg(file);
  if (file.includes(0)) return { kind: 'other' };
  const text = new TextDecoder().decode(file);
  return /<svg[\s>/]/.test(text) ? { kind: 'svg', text } : { kind: 'other' };
}

interface Size {
  width: number;
  height: number;
}

/** The size within the box; only what is drawn from lines may grow. */
export function fitted({ width, height }: Size, box: Size, mayGrow: boolean): Size {
  const scale = Math.min(box.width / width, box.height / height, mayGrow ? Number.POSITIVE_INFINITY : 1);
  const side = (pixels: number): number => Math.max(1, Math.round(pixels * scale));
  return { width: side(width), height: side(height) };
}

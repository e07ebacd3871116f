import { crc32, deflateSync } from 'node:zlib';

const maxColours = 256;

/**
 * A PNG with a palette of at most 256 colours: a third of the bytes for flat drawings.
 *
 * Colours beyond the 256 most frequent become the nearest of these; with flat tones that is only
 * some of the steps that soften an edge. `pixels` are RGBA and opaque.
 */
export function indexedPng(pixels: Buffer, width: number, height: number): Buffer {
  const counts = new Map<number, number>();
  forEachRun(pixels, (colour, _, length) => counts.set(colour, (counts.get(colour) ?? 0) + length));
  // By colour where counts are equal, so that the same picture gives the same bytes.
  const palette = [...counts]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, maxColours)
    .map(([colour]) => colour);
  const indexes = new Map([...counts.keys()].map((colour) => [colour, nearest(colour, palette)]));

  const flat = Buffer.alloc(width * height);
  forEachRun(pixels, (colour, start, length) => flat.fill(indexes.get(colour) ?? 0, start, start + length));
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) flat.copy(rows, y * (width + 1) + 1, y * width, (y + 1) * width);

  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const colours = Buffer.alloc(palette.length * 3);
  for (const [i, colour] of palette.entries()) colours.writeUIntBE(colour, i * 3, 3);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 6 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Visits neighbours of one colour together: flat drawings have few such runs. */
function forEachRun(pixels: Buffer, visit: (colour: number, start: number, length: number) => void): void {
  const view = new DataView(pixels.buffer, pixels.byteOffset, pixels.length);
  const count = pixels.length / 4;
  for (let start = 0; start < count; ) {
    const colour = view.getUint32(start * 4);
    let end = start + 1;
    while (end < count && view.getUint32(end * 4) === colour) end++;
    visit(colour >>> 8, start, end - start);
    start = end;
  }
}

function nearest(colour: number, palette: readonly number[]): number {
  const exact = palette.indexOf(colour);
  if (exact >= 0) return exact;
  let found = 0;
  let smallest = Number.POSITIVE_INFINITY;
  palette.forEach((other, i) => {
    const off = [16, 8, 0].reduce((sum, shift) => sum + (((colour >> shift) & 255) - ((other >> shift) & 255)) ** 2, 0);
    if (off < smallest) [found, smallest] = [i, off];
  });
  return found;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}

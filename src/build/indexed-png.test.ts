import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { indexedPng } from './indexed-png.ts';

/** The chunks of a PNG by their names, one of each. */
function chunks(png: Buffer): Record<string, Buffer> {
  const found: Record<string, Buffer> = {};
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    found[png.toString('latin1', at + 4, at + 8)] = png.subarray(at + 8, at + 8 + length);
    at += length + 12;
  }
  return found;
}

/** The colours of the picture, row by row, as its reader sees them. */
function colours(png: Buffer): number[] {
  const { IHDR = Buffer.alloc(0), PLTE = Buffer.alloc(0), IDAT = Buffer.alloc(0) } = chunks(png);
  const width = IHDR.readUInt32BE(0);
  const rows = inflateSync(IDAT);
  return [...rows].flatMap((index, i) => (i % (width + 1) === 0 ? [] : [PLTE.readUIntBE(index * 3, 3)]));
}

const pixelsOf = (list: readonly number[]) =>
  Buffer.from(list.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255, 255]));

describe('a PNG with a palette', () => {
  it('shows the same colours as the pixels, as long as there are at most 256', () => {
    const picture = [0xff0000, 0xff0000, 0x00ff00, 0x0000ff, 0x123456, 0xff0000];
    expect(colours(indexedPng(pixelsOf(picture), 3, 2))).toEqual(picture);
  });

  it('takes the nearest of the 256 most frequent colours for all others', () => {
    const frequent = Array.from({ length: 256 }, (_, i) => i << 8);
    const [near, ...rest] = colours(indexedPng(pixelsOf([0x010000 + (7 << 8), ...frequent, ...frequent, 0]), 514, 1));
    expect(near).toBe(7 << 8);
    expect(rest.slice(0, 256)).toEqual(frequent);
  });
});

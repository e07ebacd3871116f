/** Pictures as objects of a PDF. */
import { unzlibSync } from 'fflate';
import type { Image } from 'pdfkit';
import type { Picture } from '../document.ts';
import type { Paper } from './paper.ts';

interface Png {
  width: number;
  height: number;
  bits: number;
  colourType: number;
  isInterlaced: boolean;
  palette: Uint8Array;
  /** Opacity of each entry of the palette, or a colour that is transparent. */
  transparency: Uint8Array | undefined;
  data: Uint8Array;
}

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** The parts of a PNG, or nothing if it is none. */
function readPng(file: Uint8Array): Png | undefined {
  if (signature.some((byte, index) => file[index] !== byte)) return undefined;
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const chunks = new Map<string, Uint8Array[]>();
  for (let at = 8; at + 12 <= file.length; ) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...file.subarray(at + 4, at + 8));
    chunks.set(type, [...(chunks.get(type) ?? []), file.subarray(at + 8, at + 8 + length)]);
    at += 12 + length;
  }
  const header = chunks.get('IHDR')?.[0];
  const parts = chunks.get('IDAT');
  if (!header || header.length < 13 || !parts || !chunks.has('IEND')) return undefined;
  const data = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    data.set(part, at);
    at += part.length;
  }
  const numbers = new DataView(header.buffer, header.byteOffset, header.byteLength);
  return {
    width: numbers.getUint32(0),
    height: numbers.getUint32(4),
    bits: numbers.getUint8(8),
    colourType: numbers.getUint8(9),
    isInterlaced: numbers.getUint8(12) !== 0,
    palette: chunks.get('PLTE')?.[0] ?? new Uint8Array(),
    transparency: chunks.get('tRNS')?.[0],
    data,
  };
}

const samplesPerPixel: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/** One byte per sample, rows one after the other. Only for depths up to 8 bits, not interlaced. */
function pixels({ width, height, bits, colourType, data }: Png): Uint8Array | undefined {
  const perPixel = samplesPerPixel[colourType] ?? 0;
  const rowLength = Math.ceil((width * perPixel * bits) / 8);
  const raw = unzlibSync(data);
  if (perPixel === 0 || raw.length < (rowLength + 1) * height) return undefined;
  const back = Math.max(1, (perPixel * bits) >> 3);
  const result = new Uint8Array(width * height * perPixel);
  let above = new Uint8Array(rowLength);
  for (let y = 0; y < height; y += 1) {
    const start = y * (rowLength + 1);
    const filter = raw[start];
    const row = raw.slice(start + 1, start + 1 + rowLength);
    for (let x = 0; x < rowLength; x += 1) {
      const left = x >= back ? (row[x - back] ?? 0) : 0;
      const up = above[x] ?? 0;
      const corner = x >= back ? (above[x - back] ?? 0) : 0;
      row[x] = ((row[x] ?? 0) + predicted(filter, left, up, corner)) & 255;
    }
    for (let sample = 0; sample < width * perPixel; sample += 1) {
      const bit = sample * bits;
      result[y * width * perPixel + sample] = ((row[bit >> 3] ?? 0) >> (8 - bits - (bit & 7))) & ((1 << bits) - 1);
    }
    above = row;
  }
  return result;
}

/** The filters of PNG, https://www.w3.org/TR/png-3/#9Filters */
function predicted(filter: number | undefined, left: number, up: number, corner: number): number {
  switch (filter) {
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4: {
      const guess = left + up - corner;
      const [byLeft, byUp, byCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
      return byLeft <= byUp && byLeft <= byCorner ? left : byUp <= byCorner ? up : corner;
    }
    default:
      return 0;
  }
}

/** Colours and opacity apart, as PDF wants them. */
function apart(png: Png, samples: Uint8Array): { rgb: Uint8Array; opacity: Uint8Array } {
  const { width, height, colourType, palette, transparency } = png;
  const count = width * height;
  const rgb = new Uint8Array(count * 3);
  const opacity = new Uint8Array(count).fill(255);
  const perPixel = samplesPerPixel[colourType] ?? 1;
  for (let pixel = 0; pixel < count; pixel += 1) {
    const at = pixel * perPixel;
    const first = samples[at] ?? 0;
    const isGrey = colourType === 4;
    for (let channel = 0; channel < 3; channel += 1) {
      rgb[pixel * 3 + channel] =
        colourType === 3 ? (palette[first * 3 + channel] ?? 0) : isGrey ? first : (samples[at + channel] ?? 0);
    }
    opacity[pixel] = colourType === 3 ? (transparency?.[first] ?? 255) : (samples[at + perPixel - 1] ?? 255);
  }
  return { rgb, opacity };
}

/**
 * The picture as an object that pages can show, or nothing if its file is broken or of a rare kind. Transparent PNGs are
 * unpacked here: pdfkit unpacks them later, in an order that differs from run to run, and in browsers with a worker
 * that the policy of the site forbids.
 */
export function embedded({ pdf }: Paper, { data }: Picture, label: string): Image | undefined {
  try {
    const png = readPng(data);
    if (!png) return data[0] === 0xff ? pdf.openImage(data) : undefined;
    if (png.isInterlaced) return undefined;
    const hasOpacity = png.colourType === 4 || png.colourType === 6 || (png.colourType === 3 && png.transparency);
    if (!hasOpacity) return pdf.openImage(data);
    const samples = png.bits <= 8 ? pixels(png) : undefined;
    if (!samples) return undefined;
    const { rgb, opacity } = apart(png, samples);
    const { width, height } = png;
    const image = { Type: 'XObject', Subtype: 'Image', Width: width, Height: height, BitsPerComponent: 8 };
    const mask = pdf.ref({ ...image, ColorSpace: 'DeviceGray' });
    mask.end(opacity);
    const object = pdf.ref({ ...image, ColorSpace: 'DeviceRGB', SMask: mask });
    object.end(rgb);
    return { width, height, label, obj: object };
  } catch {
    return undefined;
  }
}

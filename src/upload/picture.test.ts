import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { jpeg } from '../../tests/fixtures/document.ts';
import { animatedGif, animatedPng, hugePng, png, webp } from '../../tests/fixtures/pictures.ts';
import { inspect } from './picture.ts';

const words = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('inspect', () => {
  it('reads the size of a PNG and a JPEG from their first bytes', () => {
    expect(inspect(png(30, 20, [1, 2, 3]))).toEqual({ kind: 'png', width: 30, height: 20, isAnimated: false });
    expect(inspect(jpeg.data)).toEqual({ kind: 'jpeg', width: 160, height: 80, isAnimated: false });
    expect(inspect(hugePng(8000, 5000))).toMatchObject({ width: 8000, height: 5000 });
  });

  it.each(['webp', 'avif', 'jpeg', 'png'] as const)(
    'reads the size of a %s that another program has written',
    async (kind) => {
      const blank = sharp({ create: { width: 321, height: 123, channels: 4, background: '#8a2f1b80' } });
      for (const options of [{}, { lossless: true }])
        expect(inspect(await blank.clone().toFormat(kind, options).toBuffer())).toEqual({
          kind,
          width: 321,
          height: 123,
          isAnimated: false,
        });
    },
  );

  it('reads the size of a plain WebP', () => {
    expect(inspect(webp)).toEqual({ kind: 'webp', width: 1, height: 1, isAnimated: false });
  });

  it('notices that a PNG moves', () => {
    expect(inspect(animatedPng(4, 4))).toMatchObject({ kind: 'png', isAnimated: true });
  });

  it('takes a drawing for one, whatever stands before it', () => {
    const text = '<?xml version="1.0"?>\n<!-- made -->\n<svg xmlns="http://www.w3.org/2000/svg"/>';
    expect(inspect(words(text))).toEqual({ kind: 'svg', text });
  });

  it('ends with every cut-off file', () => {
    for (const file of [jpeg.data, animatedPng(4, 4), webp])
      for (let length = 0; length < file.length; length += 1)
        expect(['png', 'jpeg', 'broken', 'other']).toContain(inspect(file.subarray(0, length)).kind);
    expect(inspect(png(30, 20, [0, 0, 0]).subarray(0, 20))).toEqual({ kind: 'broken' });
    expect(inspect(jpeg.data.subarray(0, 100))).toEqual({ kind: 'broken' });
  });

  it.each([
    ['a GIF', animatedGif],
    ['a page', words('<!doctype html><p>svg')],
    ['nothing', new Uint8Array()],
  ])('knows no kind for %s', (_, file) => {
    expect(inspect(file)).toEqual({ kind: 'other' });
  });
});

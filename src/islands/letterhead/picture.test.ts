import { describe, expect, it } from 'vitest';
import { jpeg } from '../../../tests/fixtures/document.ts';
import { animatedGif, animatedPng, hugePng, png, webp } from '../../../tests/fixtures/pictures.ts';
import { fitted, inspect } from './picture.ts';

const words = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('inspect', () => {
  it('reads the size of a PNG and a JPEG from their first bytes', () => {
    expect(inspect(png(30, 20, [1, 2, 3]))).toEqual({ kind: 'png', width: 30, height: 20, isAnimated: false });
    expect(inspect(jpeg.data)).toEqual({ kind: 'jpeg', width: 160, height: 80, isAnimated: false });
    expect(inspect(hugePng(8000, 5000))).toMatchObject({ width: 8000, height: 5000 });
  });

  it('notices that a PNG moves', () => {
    expect(inspect(animatedPng(4, 4))).toMatchObject({ kind: 'png', isAnimated: true });
  });

  it('takes a drawing for one, whatever stands before it', () => {
    const text = '<?xml version="1.0"?>\n<!-- made -->\n<svg xmlns="http://www.w3.org/2000/svg"/>';
    expect(inspect(words(text))).toEqual({ kind: 'svg', text });
  });

  it('ends with every cut-off file', () => {
    for (const file of [jpeg.data, animatedPng(4, 4)])
      for (let length = 0; length < file.length; length += 1)
        expect(['png', 'jpeg', 'broken', 'other']).toContain(inspect(file.subarray(0, length)).kind);
    expect(inspect(png(30, 20, [0, 0, 0]).subarray(0, 20))).toEqual({ kind: 'broken' });
    expect(inspect(jpeg.data.subarray(0, 100))).toEqual({ kind: 'broken' });
  });

  it.each([
    ['a GIF', animatedGif],
    ['a WebP', webp],
    ['a page', words('<!doctype html><p>svg')],
    ['nothing', new Uint8Array()],
  ])('knows no kind for %s', (_, file) => {
    expect(inspect(file)).toEqual({ kind: 'other' });
  });
});

describe('fitted', () => {
  const box = { width: 1200, height: 400 };

  it('keeps the proportions within the box', () => {
    expect(fitted({ width: 4000, height: 1000 }, box, false)).toEqual({ width: 1200, height: 300 });
    expect(fitted({ width: 1000, height: 4000 }, box, false)).toEqual({ width: 100, height: 400 });
    expect(fitted({ width: 100_000, height: 1 }, box, true)).toEqual({ width: 1200, height: 1 });
  });

  it('enlarges drawings only', () => {
    expect(fitted({ width: 60, height: 20 }, box, false)).toEqual({ width: 60, height: 20 });
    expect(fitted({ width: 60, height: 20 }, box, true)).toEqual({ width: 1200, height: 400 });
  });
});

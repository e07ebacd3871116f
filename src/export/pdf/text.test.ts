import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Inline } from '../document.ts';
import { extent, type Look, lines, type Setting } from './text.ts';

const look: Look = { face: 'regular', size: 10, colour: '#000000' };
/** Each letter is 10 points wide. */
const setting: Setting = { measure: (text) => [...text].length * 10, linkColour: '#0000ff', gapWidth: () => 50 };

const text = (words: string): Inline => ({ type: 'text', text: words });
const wordsOf = (inlines: readonly Inline[], width: number): string[] =>
  lines(inlines, look, width, setting).map(({ segments }) =>
    segments.map((segment) => (segment.type === 'text' ? segment.text : `[${segment.gap.label}]`)).join(''),
  );

describe('lines', () => {
  it('end between words, and after a hyphen before a letter', () => {
    expect(wordsOf([text('Haus und Hausarzt-Praxis 3-45')], 100)).toEqual([
      'Haus und ',
      'Hausarzt-',
      'Praxis ',
      '3-45',
    ]);
  });

  it('keep together what marks divide but no space', () => {
    const inlines: Inline[] = [text('die '), { type: 'text', text: 'Kom', strong: true }, text('mune.')];
    expect(wordsOf(inlines, 110)).toEqual(['die ', 'Kommune.']);
  });

  it('end where the text says so', () => {
    expect(wordsOf([text('a'), { type: 'break' }, text('b')], 100)).toEqual(['a', 'b']);
  });

  it('have gaps of their width', () => {
    const gap: Inline = { type: 'gap', name: 'kommune', label: 'Kommune' };
    expect(wordsOf([text('Stadt '), gap, text('.')], 110)).toEqual(['Stadt ', '[Kommune].']);
  });

  it('are never wider than asked and lose no letter', () => {
    const words = fc.array(fc.string({ unit: fc.constantFrom('a', 'Ä', '-', '/', ' ', '–'), maxLength: 40 }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(words, fc.integer({ min: 10, max: 300 }), (parts, width) => {
        const inlines = parts.map(text);
        const broken = lines(inlines, look, width, setting);
        for (const line of broken) expect(line.width).toBeLessThanOrEqual(width);
        expect(wordsOf(inlines, width).join('').replaceAll(' ', '')).toBe(parts.join('').replaceAll(' ', ''));
      }),
    );
  });
});

describe('the extent', () => {
  it('is that of the longest word and of the longest line', () => {
    expect(extent([text('eins zwei'), { type: 'break' }, text('drei')], look, setting)).toEqual({
      least: 40,
      most: 90,
    });
  });
});

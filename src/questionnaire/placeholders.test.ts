import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fill, gapName, gapsIn, inTexts, readable } from './placeholders.ts';

describe('fill', () => {
  it('fills what it knows, with or without spaces, as often as it stands there', () => {
    expect(fill('{{kommune}} und {{ kommune }}', { kommune: 'Musterdorf' })).toBe('Musterdorf und Musterdorf');
  });

  it('leaves what it does not know, or what is empty', () => {
    const text = '{{datum}} {{kommune}} {{constructor}} {{}} {kommune}';
    expect(fill(text, { kommune: '' })).toBe(text);
  });

  it('takes values literally', () => {
    expect(fill('{{a}}', { a: '$& {{b}}', b: 'x' })).toBe('$& {{b}}');
  });
});

describe('an unfilled gap', () => {
  it('has a German name, or is called as it is written', () => {
    expect(['kommune', 'datum', 'Ort der Veranstaltung', 'constructor'].map(gapName)).toEqual([
      'Name der Kommune',
      'Datum',
      'Ort der Veranstaltung',
      'constructor',
    ]);
  });

  it('is readable among plain words', () => {
    expect(readable('Bis {{ datum }} an {{Zuständige Stelle}}, {{kommune}}')).toBe(
      'Bis [Datum] an [Zuständige Stelle], [Name der Kommune]',
    );
  });

  it('is told apart from the words around it', () => {
    expect(gapsIn('{{kommune}}: bis {{datum}}!')).toEqual([
      { gap: 'Name der Kommune' },
      { words: ': bis ' },
      { gap: 'Datum' },
      { words: '!' },
    ]);
    expect(gapsIn('')).toEqual([]);
  });

  it('is the same in either way of showing, whatever the text', () => {
    const text = fc.array(fc.oneof(fc.constantFrom('{{', '}}', '{', '{{kommune}}', ' '), fc.string()));
    fc.assert(
      fc.property(text, (parts) => {
        const shown = gapsIn(parts.join('')).map((part) => ('gap' in part ? `[${part.gap}]` : part.words));
        expect(shown.join('')).toBe(readable(parts.join('')));
      }),
    );
  });
});

describe('inTexts', () => {
  it('changes every text and nothing else', () => {
    const value = { a: ['x', 1, { b: 'y', c: undefined }], d: true, e: null };
    expect(inTexts(value, (text) => `${text}!`)).toEqual({
      a: ['x!', 1, { b: 'y!', c: undefined }],
      d: true,
      e: null,
    });
    expect(value.a[0]).toBe('x');
  });
});

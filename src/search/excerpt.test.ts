import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerpt, expansionMark } from './excerpt.ts';

const text = (pieces: { text: string; hit: boolean }[]) =>
  pieces.map((piece) => (piece.hit ? `[${piece.text}]` : piece.text)).join('');

describe('excerpt', () => {
  it('marks words, also inside compounds and in other forms, and leaves signs out', () => {
    expect(text(excerpt('Titel. Eine Hausarztpraxis (Praxis!) in zwei Orten.', 'Titel', '', ['praxis']))).toBe(
      'Eine [Hausarztpraxis] ([Praxis]!) in zwei Orten.',
    );
  });

  it('never shows what was added for the search', () => {
    expect(
      text(excerpt(`Die Übergabe. ${expansionMark} nachfolge praxisabgabe`, '', 'Kurz gesagt.', ['nachfolge'])),
    ).toBe('Kurz gesagt.');
  });

  it('chooses the passage with the most different words', () => {
    const filler = Array.from({ length: 60 }, () => 'und').join(' ');
    const content = `Wohnung hier. ${filler} Wohnung für Azubis gesucht. ${filler}`;
    expect(text(excerpt(content, '', '', ['wohnung', 'azubis']))).toMatch(
      /^… und .*\[Wohnung\] für \[Azubis\] gesucht\..* …$/,
    );
  });

  it('keeps every piece as it stands on the page', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 })), fc.string({ minLength: 1 }), (words, query) => {
        const content = words.join(' ').replaceAll(expansionMark, '').replace(/\s+/g, ' ').trim();
        const shown = excerpt(content, '', '', [query])
          .map((piece) => piece.text)
          .join('')
          .replace(/^… | …$/g, '');
        expect(content).toContain(shown);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distance, knownParts, nearestTerms, similarlySpelt } from './suggestions.ts';

const known = {
  terms: ['Ärztemangel', 'Famulatur', 'Fachkräftemangel', 'Praxis', 'Oelde', 'Praktisches Jahr', 'PJ'],
  parts: ['arzt', 'ärzte', 'famulatur', 'fach', 'kräfte', 'mangel', 'praxis', 'pflege'],
};

describe('distance', () => {
  it.each([
    ['famulatur', 'fammulatur', 1],
    ['praxis', 'praixs', 1],
    ['oelde', 'olde', 1],
    ['', 'abc', 3],
    ['same', 'same', 0],
  ])('%s to %s is %i', (from, to, steps) => {
    expect(distance(from, to)).toBe(steps);
  });

  it('is the same both ways, and no more than the longer word', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (one, other) => {
        expect(distance(one, other)).toBe(distance(other, one));
        expect(distance(one, other)).toBeLessThanOrEqual(Math.max(one.length, other.length));
      }),
    );
  });
});

describe('suggestions', () => {
  it('mend one wrong letter, two in long words, none in abbreviations', () => {
    expect(similarlySpelt('Fammulatur', known)).toEqual(['Famulatur']);
    expect(similarlySpelt('Fachkreftemagel', known)).toEqual(['Fachkräftemangel']);
    expect(similarlySpelt('PX', known)).toEqual([]);
  });

  it('read a compound that no page has', () => {
    expect(knownParts('Pflegekräftemangel', known)).toEqual(['pflege', 'krafte', 'mangel']);
    expect(knownParts('Xylophon', known)).toEqual([]);
  });

  it('offer terms that share a part', () => {
    expect(nearestTerms('Hebammenmangel', known)).toEqual(['Ärztemangel', 'Fachkräftemangel']);
  });
});

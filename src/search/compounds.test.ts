import dictionary from 'dictionary-de';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { split } from './compounds.ts';
import { lexicon } from './lexicon.ts';

const german = lexicon(
  new TextDecoder().decode(dictionary.dic),
  ['Praxis', 'Praxen', 'Niederlassung', 'Famulatur'],
  ['Oelde', 'Lüdinghausen'],
);
const partsOf = (word: string) => split(word, german).map((part) => part.word);

describe('split', () => {
  it.each([
    ['Hausarztpraxis', ['haus', 'arzt', 'praxis']],
    ['Hausarztpraxen', ['haus', 'arzt', 'praxen']],
    ['Niederlassungsförderung', ['niederlassung', 'förderung']],
    ['Wohnraumbedarfsanalyse', ['wohn', 'raum', 'bedarf', 'analyse']],
    ['Gesundheitsamt', ['gesundheit', 'amt']],
    ['Bürgerbus', ['bürger', 'bus']],
    ['Pflegekräftemangel', ['pflege', 'kräfte', 'mangel']],
    ['Schulgeldfreiheit', ['schul', 'geld', 'freiheit']],
    ['Hausärztinnen', ['haus', 'ärztinnen']],
    ['Fachabteilungen', ['fach', 'abteilungen']],
    ['Famulaturplatz', ['famulatur', 'platz']],
  ])('finds the parts of %s', (word, parts) => {
    expect(partsOf(word)).toEqual(parts);
  });

  it.each([
    'Redaktion',
    'Moderation',
    'Entscheidung',
    'Übergabe',
    'Zusammen',
    'Unterstützung',
    'Personal',
    'Botschafter',
    'Netzwerk',
    'Interessenten',
  ])('leaves %s whole', (word) => {
    expect(partsOf(word)).toEqual([word.toLowerCase()]);
  });

  it('leaves names whole', () => {
    expect(partsOf('Lüdinghausens')).toEqual(['lüdinghausens']);
  });

  it('loses no letter of any word', () => {
    const nouns = [...german.nouns];
    const pieces = fc.constantFrom(...nouns, 's', 'n', 'en', 'er', 'ß', 'ä');
    const words = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.array(pieces, { maxLength: 5 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(words, (word) => {
        expect(
          split(word, german)
            .map(({ letters }) => letters)
            .join(''),
        ).toBe(word.toLowerCase());
      }),
    );
  });

  it('names only parts that stand at the beginning of their letters, but for a dropped „e“', () => {
    const words = fc
      .array(fc.constantFrom(...german.nouns), { minLength: 2, maxLength: 3 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(words, (word) => {
        for (const { letters, word: part } of split(word, german)) {
          expect(letters.startsWith(part) || part === `${letters}e`).toBe(true);
        }
      }),
    );
  });
});

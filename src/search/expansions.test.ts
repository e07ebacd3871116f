import { describe, expect, it } from 'vitest';
import { expansionsOf } from './expansions.ts';
import { lexicon } from './lexicon.ts';
import { synonymIndex } from './synonyms.ts';

const vocabulary = {
  lexicon: lexicon('Haus/A\nArzt/A\nZentrum/A', ['Praxis', 'Praxen', 'Nachfolge'], []),
  synonyms: synonymIndex([
    ['Praxisnachfolge', 'Nachfolge', 'Übergabe', 'Praxisabgabe'],
    ['PJ', 'Praktisches Jahr'],
  ]),
  known: new Map(),
};

describe('expansionsOf', () => {
  it('gives the parts of a compound, what follows its first part, and the singular', () => {
    expect(expansionsOf('Hausarztpraxen', vocabulary).parts).toEqual([
      'haus',
      'arzt',
      'praxen',
      'arztpraxen',
      'praxis',
    ]);
  });

  it('gives synonyms both ways, for phrases and for parts', () => {
    expect(expansionsOf('die Übergabe', vocabulary).synonyms).toEqual(['Praxisnachfolge', 'Nachfolge', 'Praxisabgabe']);
    expect(expansionsOf('im PJ', vocabulary).synonyms).toEqual(['Praktisches Jahr']);
    expect(expansionsOf('im Praktischen Jahr', vocabulary).synonyms).toEqual(['PJ']);
    expect(expansionsOf('Hausarztnachfolge', vocabulary).synonyms).toContain('Übergabe');
  });

  it('takes words in lower case for what they are', () => {
    expect(expansionsOf('hausarztpraxis zentren', vocabulary).parts).toEqual(['zentrum']);
  });
});

import { describe, expect, it } from 'vitest';
import { fold, queryWords, root, wordsOf } from './words.ts';

describe('fold', () => {
  it.each([
    ['Ärzte', 'Aerzte'],
    ['Büro', 'BUERO'],
    ['Größe', 'Groesse'],
    ['Café', 'cafe'],
  ])('makes %s and %s the same', (one, other) => {
    expect(fold(one)).toBe(fold(other));
  });

  it('keeps the „ue“ of Frauen, neue and Quelle', () => {
    expect(['Frauen', 'neue', 'Quelle'].map(fold)).toEqual(['frauen', 'neue', 'quelle']);
  });
});

describe('root', () => {
  it.each([
    ['Pflegekräften', 'Pflegekraft'],
    ['Stipendiums', 'Stipendium'],
    ['Wohnungen', 'Wohnung'],
  ])('brings %s and %s together', (one, other) => {
    expect(root(one)).toBe(root(other));
  });

  it('keeps at least four letters', () => {
    expect(root('Bus')).toBe('bus');
    expect(root('Amtes')).toBe('amte');
  });
});

it('takes „60.000 Euro“ for two words', () => {
  expect(wordsOf('60.000 Euro, Ver\u00adsorgung')).toEqual(['60000', 'Euro', 'Versorgung']);
});

describe('queryWords', () => {
  it('keeps what a question is about', () => {
    expect(queryWords('Wie finde ich eine Wohnung für Azubis?')).toEqual(['finde', 'Wohnung', 'Azubis']);
  });

  it('keeps function words where there is nothing else', () => {
    expect(queryWords('wer wir sind')).toEqual(['wer', 'wir', 'sind']);
  });

  it('is empty for signs alone', () => {
    expect(queryWords(' „–“ <>')).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { storedEntry } from './stored-entries.ts';

const titles = { 'standort-check': 'Standort-Check Medizin' };
const entry = (key: string, stored: unknown) => storedEntry(key, JSON.stringify(stored), titles);

describe('what is stored', () => {
  it('is named: answers with the day they were saved', () => {
    expect(entry('fragebogen:standort-check', { savedAt: '2026-11-22T12:30:00.000Z', answers: {} })).toEqual({
      key: 'fragebogen:standort-check',
      what: 'Ihre Antworten',
      title: 'Standort-Check Medizin',
      about: expect.stringMatching(/^Ihre Antworten, gespeichert am 22\. November 2026 um \d\d:\d\d Uhr$/),
      url: '/frageboegen/standort-check/',
    });
  });

  it('is named by the title and the municipality of an adaptation', () => {
    const details = { title: 'Wie gut ist Musterdorf?', municipality: 'Musterdorf' };
    expect(entry('fragebogen:standort-check:abcdefgh', { adaptation: { details } })).toMatchObject({
      title: 'Wie gut ist Musterdorf?',
      about: 'Ihre Antworten, angepasst von Musterdorf',
      url: '/frageboegen/standort-check/',
    });
    expect(entry('fragebogen-anpassung:standort-check', { details: {} })).toMatchObject({
      title: 'Standort-Check Medizin',
      about: 'Ihre Anpassung dieses Fragebogens',
    });
  });

  it('is named: letterhead and collection', () => {
    expect(entry('briefkopf', { municipality: 'Stadt Musterdorf' })).toMatchObject({
      title: 'Briefkopf',
      about: 'Ihr Briefkopf, für Stadt Musterdorf',
      url: '/werkzeugkoffer/#briefkopf',
    });
    expect(entry('werkzeugkoffer', {})).toMatchObject({ title: 'Werkzeugkoffer', url: '/werkzeugkoffer/' });
  });

  it.each([
    '',
    '{',
    'null',
    '[]',
    '"x"',
    '{"savedAt":"gestern","adaptation":{"details":5}}',
    '{"details":{"title":" "}}',
  ])('can be deleted though it holds %j', (stored) => {
    expect(storedEntry('fragebogen-anpassung:standort-check', stored, titles)).toMatchObject({
      title: 'Standort-Check Medizin',
      about: 'Ihre Anpassung dieses Fragebogens',
    });
  });

  it('can be deleted though its questionnaire is gone', () => {
    expect(entry('fragebogen:constructor', {})).toMatchObject({ title: 'constructor', url: '/frageboegen/' });
  });

  it('is not what others store', () => {
    expect(entry('decap-cms-user', {})).toBeUndefined();
    expect(entry('meinfragebogen:standort-check', {})).toBeUndefined();
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { png } from '../../tests/fixtures/pictures.ts';
import {
  checkLetterhead,
  cleaned,
  colourOf,
  contrastOnWhite,
  isReadable,
  letterheadOf,
  letterheadText,
  placeholderValues,
  placeName,
  readableTone,
  readLetterhead,
  type StoredLetterhead,
  usualAlternative,
} from './letterhead.ts';

const logoUrl = `data:image/png;base64,${png(30, 20, [138, 47, 27]).toString('base64')}`;
const full: StoredLetterhead = {
  municipality: 'Stadt Musterdorf',
  department: 'Amt für Gesundheit',
  person: 'Änne Öztürk',
  phone: '05971 123',
  email: 'gesundheit@rheine.example',
  accent: '#17505c',
  logo: { url: logoUrl },
  savedAt: '2026-11-22T10:00:00.000Z',
};
const typed = {
  municipality: 'Stadt Musterdorf',
  department: '',
  person: '',
  phone: '',
  email: '',
  accent: '',
  alternative: '',
};
const stored = (more: object): string => JSON.stringify({ version: 1, ...full, ...more });

describe('what is kept', () => {
  it('comes back as it was', () => {
    expect(readLetterhead(letterheadText(full))).toEqual(full);
  });

  it('is nothing where nothing fits', () => {
    for (const text of [null, '', '{', '[]', 'null', '7', '{"version":1}', stored({ municipality: ' \u200b ' })])
      expect(readLetterhead(text)).toBeUndefined();
    expect(readLetterhead(' '.repeat(5_000_000))).toBeUndefined();
    expect(readLetterhead(stored({ version: 0 }))).toBeUndefined();
  });

  it('is left alone if a later version wrote it', () => {
    expect(readLetterhead(stored({ version: 2 }))).toBe('newer');
  });

  it('loses what is of another kind, and keeps the rest', () => {
    const odd = {
      department: 7,
      person: ['x'],
      phone: null,
      accent: '#ffee00',
      logo: { url: 'https://x.example/a.png' },
    };
    const { municipality, email, savedAt } = full;
    expect(readLetterhead(stored(odd))).toEqual({ municipality, email, savedAt });
    expect(readLetterhead(stored({ logo: { url: 'data:image/svg+xml;base64,PHN2Zy8+' } }))).not.toHaveProperty('logo');
    expect(readLetterhead('{"version":1,"__proto__":{"municipality":"X"}}')).toBeUndefined();
  });

  it('is readable from any text', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const read = readLetterhead(JSON.stringify({ version: 1, municipality: value, logo: value, email: value }));
        if (read === undefined || read === 'newer') return;
        const { municipality } = letterheadOf(read);
        expect(municipality).toBe(cleaned(municipality));
        expect([...municipality].length).toBeLessThanOrEqual(300);
      }),
    );
  });
});

describe('the words', () => {
  it('keep what people see: umlauts, Arabic, emoji', () => {
    for (const name of ['Gemeinde Musterhausen', 'بلدية راينه', 'Musterdorf 😀', 'Ä'.repeat(300)])
      expect(cleaned(name)).toBe(name);
  });

  it('lose what nobody sees', () => {
    expect(cleaned('\u202eStadt\u200b \u2066Muster\u00addorf\u2069\ufeff\u0000')).toBe('Stadt Musterdorf');
    expect(cleaned('Stadt\r\n\tMusterdorf\u00a0\u2028')).toBe('Stadt Musterdorf');
    expect(cleaned('Sta\ud800dt')).toBe('Stadt');
    expect(cleaned('Mu\u0308nster')).toBe('Münster');
  });

  it('name the place alone in sentences', () => {
    expect(placeName('Stadt Musterdorf')).toBe('Musterdorf');
    expect(placeName('Hansestadt Warendorf')).toBe('Warendorf');
    expect(placeName('Gemeinde Lienen')).toBe('Lienen');
    expect(placeName('Stadtverwaltung Oelde')).toBe('Oelde');
    for (const name of ['Musterdorf', 'Stadtlohn', 'Kreis Steinfurt', 'Stadt und Land e. V.', 'Stadt'])
      expect(placeName(name)).toBe(name);
  });

  it('describe the logo', () => {
    expect(usualAlternative('Stadt Musterdorf')).toBe('Logo der Stadt Musterdorf');
    expect(usualAlternative('Gemeinde Lienen')).toBe('Logo der Gemeinde Lienen');
    expect(usualAlternative('Kreis Steinfurt')).toBe('Logo des Kreises Steinfurt');
    expect(usualAlternative('Stadtlohn')).toBe('Logo: Stadtlohn');
  });
});

describe('the colour', () => {
  it('is read in the ways people write it', () => {
    for (const text of ['#1A5FB4', '1a5fb4', ' #1a5fb4 ']) expect(colourOf(text)).toBe('#1a5fb4');
    expect(colourOf('#15b')).toBe('#1155bb');
    for (const text of ['', 'red', '#12', '#1a5fb4ff', 'url(x)', '#1a5fbg']) expect(colourOf(text)).toBeUndefined();
  });

  it('has the contrast that the standard computes', () => {
    expect(contrastOnWhite('#000000')).toBeCloseTo(21, 5);
    expect(contrastOnWhite('#ffffff')).toBeCloseTo(1, 5);
    // The examples everybody cites: the lightest grey that passes, and the next.
    expect(isReadable('#767676')).toBe(true);
    expect(isReadable('#777777')).toBe(false);
  });

  it('gets as dark as it must, and no darker', () => {
    expect(readableTone('#ffffff')).toBe('#767676');
    expect(readableTone('#17505c')).toBe('#17505c');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffffff }), (value) => {
        const colour = `#${value.toString(16).padStart(6, '0')}`;
        const tone = readableTone(colour);
        expect(isReadable(tone)).toBe(true);
        if (!isReadable(colour)) expect(contrastOnWhite(tone)).toBeLessThan(4.7);
      }),
    );
  });
});

describe('what was typed', () => {
  it('is kept without what is empty', () => {
    const kept = checkLetterhead({ ...typed, person: '  ', phone: ' 05971  123 ' }, undefined, full.savedAt);
    expect(kept).toEqual({
      letterhead: { municipality: 'Stadt Musterdorf', phone: '05971 123', savedAt: full.savedAt },
    });
  });

  it('keeps names of 300 characters and asks to shorten longer ones', () => {
    expect(checkLetterhead({ ...typed, municipality: 'Ü'.repeat(300) }, undefined, '')).toHaveProperty('letterhead');
    expect(checkLetterhead({ ...typed, municipality: 'Ü'.repeat(301) }, undefined, '')).toEqual({
      faults: { municipality: 'Bitte kürzen Sie die Angabe auf 300 Zeichen.' },
    });
  });

  it('says what is missing or wrong, all at once', () => {
    const wrong = { ...typed, municipality: '\u200b', email: 'rheine', accent: 'rot' };
    const checked = checkLetterhead(wrong, undefined, '');
    expect('faults' in checked && Object.keys(checked.faults)).toEqual(['municipality', 'email', 'accent']);
    expect(checkLetterhead({ ...typed, accent: '#ffd24a' }, undefined, '')).toHaveProperty(
      'faults.accent',
      expect.stringContaining('dunkleren Ton'),
    );
  });
});

describe('documents', () => {
  it('carry everything, with the logo as bytes', () => {
    const { logo, ...words } = letterheadOf(full);
    expect(words).toEqual({
      municipality: 'Stadt Musterdorf',
      department: 'Amt für Gesundheit',
      contact: ['Änne Öztürk', 'Telefon 05971 123', 'gesundheit@rheine.example'],
      accent: '#17505c',
    });
    expect(logo).toMatchObject({
      mediaType: 'image/png',
      width: 30,
      height: 20,
      alternative: 'Logo der Stadt Musterdorf',
    });
    expect(Buffer.from(logo?.data ?? [])).toEqual(png(30, 20, [138, 47, 27]));
  });

  it('carry no logo that is no picture of a browser', () => {
    const tooWide = `data:image/png;base64,${png(1201, 2, [0, 0, 0]).toString('base64')}`;
    for (const url of ['data:image/png;base64,', 'data:image/png;base64,%%%', 'data:image/png;base64,AAAA', tooWide])
      expect(letterheadOf({ ...full, logo: { url } })).not.toHaveProperty('logo');
  });

  it('have their gaps filled, the date excepted', () => {
    expect(placeholderValues(full)).toEqual({
      kommune: 'Musterdorf',
      ansprechperson: 'Änne Öztürk',
      telefon: '05971 123',
      email: 'gesundheit@rheine.example',
    });
  });
});

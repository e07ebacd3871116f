import fc from 'fast-check';
import { expect, it } from 'vitest';
import { coverName, fileNames, placeOf, zipName } from './files.ts';

it('numbers files in their order, so that they sort like the list', () => {
  expect(
    fileNames([
      { title: 'Standort-Check Medizin', kind: 'Fragebogen' },
      { title: 'Leitfaden Praxisnachfolge: 18 Monate bis zur Übergabe', kind: 'Leitfaden' },
      { title: 'Ärzte-Umfrage: Warum haben Sie sich hier niedergelassen?', kind: 'Fragebogen' },
    ]),
  ).toEqual([
    '01 Standort-Check Medizin (Fragebogen)',
    '02 Leitfaden Praxisnachfolge – 18 Monate bis zur Übergabe (Leitfaden)',
    '03 Ärzte-Umfrage – Warum haben Sie sich hier niedergelassen (Fragebogen)',
  ]);
  const many = fileNames(Array.from({ length: 120 }, () => ({ title: 'x', kind: 'y' })));
  expect(many[0]).toBe('001 x (y)');
  expect([coverName(120), ...many].toSorted()).toEqual([coverName(120), ...many]);
});

it('puts each format into a folder when there are several', () => {
  expect(placeOf('01 x (y)', 'pdf', ['pdf'])).toBe('01 x (y).pdf');
  expect(placeOf('01 x (y)', 'docx', ['pdf', 'docx'])).toBe('Word/01 x (y).docx');
  expect(placeOf(coverName(3), 'odt', ['pdf', 'odt'])).toBe('OpenDocument/00 Inhalt.odt');
  expect(zipName('2026-11-22')).toBe('werkzeugkoffer-2026-11-22.zip');
});

it('writes only names that every system takes, whatever the title', () => {
  const text = fc.string({ unit: 'binary', maxLength: 150 });
  fc.assert(
    fc.property(text, text, (title, kind) => {
      const [name = ''] = fileNames([{ title, kind: kind.slice(0, 40) }]);
      expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}]/u);
      expect(name).toBe(name.trim());
      expect(name.startsWith('01 ')).toBe(true);
      expect([...name].length).toBeLessThan(150);
      expect(name.isWellFormed()).toBe(true);
    }),
  );
});

it('cuts a long title between words', () => {
  const [name = ''] = fileNames([{ title: 'Sehr langer Titel '.repeat(20), kind: 'Leitfaden' }]);
  expect(name).toMatch(/^01 (Sehr langer Titel )+(Sehr( langer)?)? ?… \(Leitfaden\)$/);
});

import { describe, expect, it } from 'vitest';
import { dayAtHome, parseDay, plusDays, plusMonths, shortDay, weekdayName } from './day.ts';

const read = (text: string) => parseDay(text, '2026-11-21');

describe('a day', () => {
  it('is the one where the visitor is', () => {
    expect(dayAtHome(new Date(2026, 10, 22, 0, 0))).toBe('2026-11-22');
    expect(dayAtHome(new Date(2026, 11, 31, 23, 59))).toBe('2026-12-31');
  });

  it('is read as fields, links and people write it', () => {
    for (const text of ['2027-03-14', ' 2027-03-14 ', '14.3.2027', '14.03.2027', '14. 3. 2027'])
      expect(read(text)).toEqual({ day: '2027-03-14' });
    expect(read('29.2.2028')).toEqual({ day: '2028-02-29' });
  });

  it('must be given', () => {
    expect(read('  ')).toEqual({ fault: 'Bitte geben Sie ein Datum mit Tag, Monat und Jahr an.' });
  });

  it('must be one', () => {
    for (const text of ['2027-02-29', '31.4.2027', '2027-13-01', '2027-00-10', '0.1.2027'])
      expect(read(text)).toEqual({ fault: 'Diesen Tag gibt es nicht. Bitte prüfen Sie Tag und Monat.' });
    for (const text of ['morgen', '2027-03', '14.3.27', '+275760-09-13', '<b>', '2027-03-14T10:00', '१४.३.२०२७'])
      expect(read(text)).toEqual({
        fault: 'Bitte geben Sie das Datum mit Tag, Monat und Jahr an, zum Beispiel 14.3.2027.',
      });
  });

  it('must be near', () => {
    for (const text of ['0001-01-01', '9999-12-31', '31.12.2015', '2047-01-01'])
      expect(read(text)).toEqual({ fault: 'Bitte geben Sie ein Datum zwischen 2016 und 2046 an.' });
    expect(read('2016-01-01')).toEqual({ day: '2016-01-01' });
    expect(read('2046-12-31')).toEqual({ day: '2046-12-31' });
  });

  it('knows its neighbours and its name', () => {
    expect(plusDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(plusDays('2027-01-01', -1)).toBe('2026-12-31');
    expect(weekdayName('2026-11-01')).toBe('Sonntag');
    expect(shortDay('2026-11-01')).toBe('So, 1.11.2026');
    expect(shortDay('2026-11-01', { year: false })).toBe('So, 1.11.');
  });
});

describe('months later', () => {
  it('keep the date', () => {
    expect(plusMonths('2026-11-21', 12)).toBe('2027-11-21');
    expect(plusMonths('2026-11-21', 2)).toBe('2027-01-21');
    expect(plusMonths('2026-01-31', -1)).toBe('2025-12-31');
  });

  it('end on the last day of a month that has no such date', () => {
    expect(plusMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(plusMonths('2024-02-29', 48)).toBe('2028-02-29');
    expect(plusMonths('2026-08-31', 1)).toBe('2026-09-30');
  });
});

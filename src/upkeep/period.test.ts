import { expect, it } from 'vitest';
import { endOfPeriod } from './period.ts';

it.each([
  ['2023', '2023-12-31'],
  ['2023-05', '2023-05-31'],
  ['2024-02', '2024-02-29'],
  ['2023-05-31', '2023-05-31'],
  ['Mai 2023', '2023-05-31'],
  ['31. Dezember 2022', '2022-12-31'],
  ['März 2021', '2021-03-31'],
  ['1.7.2020', '2020-07-01'],
  ['05/2023', '2023-05-31'],
  ['ca. 2021, Angabe der Kommune im Projekt', '2021-12-31'],
])('„%s“ ends on %s', (text, day) => {
  expect(endOfPeriod(text)).toBe(day);
});

it('of two times the later counts', () => {
  expect(endOfPeriod('2019 bis Mai 2023')).toBe('2023-05-31');
  expect(endOfPeriod('2020/21')).toBe('2020-12-31');
});

it('a text without a year has no end', () => {
  for (const text of ['', 'unbekannt', 'im Mai', '48432', 'Beschluss 0815'])
    expect(endOfPeriod(text), text).toBeUndefined();
});

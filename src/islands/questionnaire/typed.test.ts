import { expect, it } from 'vitest';
import { monthInput, numberInput, parseMonth } from './typed.ts';

it.each([
  ['03.2026', '2026-03'],
  ['3/2026', '2026-03'],
  ['2026-3', '2026-03'],
  [' März 2026 ', '2026-03'],
  ['Sept. 2026', '2026-09'],
])('reads the month „%s“', (text, month) => {
  expect(parseMonth(text)).toBe(month);
});

it.each(['13.2026', '0.2026', '2026', 'März', 'Lenz 2026', '03.26', ''])('knows no month „%s“', (text) => {
  expect(parseMonth(text)).toBeUndefined();
});

it('shows a month and a number as one types them', () => {
  expect(parseMonth(monthInput('2026-03'))).toBe('2026-03');
  expect(numberInput(1234.5)).toBe('1234,5');
});

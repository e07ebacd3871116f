import { getHolidays, type Region } from 'feiertagejs';
import { describe, expect, it } from 'vitest';
import { type State, states } from '#schema/states.ts';
import { easter, holidayOn, holidaysOf } from './holidays.ts';

const all = Object.keys(states) as State[];

const year = (number: number, state: State): Record<string, string> =>
  Object.fromEntries([...holidaysOf(number, state)].map(([day, { name }]) => [day, name]));

it('knows Easter', () => {
  const known = {
    1818: '1818-03-22',
    1943: '1943-04-25',
    1954: '1954-04-18',
    1961: '1961-04-02',
    1981: '1981-04-19',
    2000: '2000-04-23',
    2008: '2008-03-23',
    2011: '2011-04-24',
    2019: '2019-04-21',
    2024: '2024-03-31',
    2026: '2026-04-05',
    2027: '2027-03-28',
    2038: '2038-04-25',
    2049: '2049-04-18',
    2076: '2076-04-19',
    2285: '2285-03-22',
  };
  expect(Object.fromEntries(Object.keys(known).map((number) => [number, easter(Number(number))]))).toEqual(known);
});

describe('the holidays of Nordrhein-Westfalen', () => {
  it('are these eleven', () => {
    expect(year(2026, 'DE-NW')).toEqual({
      '2026-01-01': 'Neujahr',
      '2026-04-03': 'Karfreitag',
      '2026-04-06': 'Ostermontag',
      '2026-05-01': 'Tag der Arbeit',
      '2026-05-14': 'Christi Himmelfahrt',
      '2026-05-25': 'Pfingstmontag',
      '2026-06-04': 'Fronleichnam',
      '2026-10-03': 'Tag der Deutschen Einheit',
      '2026-11-01': 'Allerheiligen',
      '2026-12-25': '1. Weihnachtstag',
      '2026-12-26': '2. Weihnachtstag',
    });
  });

  it('had the Reformation once', () => {
    expect(holidayOn('2017-10-31', 'DE-NW')?.name).toBe('Reformationstag');
    for (const number of [2016, 2018, 2026]) expect(holidayOn(`${number}-10-31`, 'DE-NW')).toBeUndefined();
  });
});

describe('the holidays of other states', () => {
  it('begin with their laws', () => {
    const reformation = (number: number) => holidayOn(`${number}-10-31`, 'DE-NI')?.name;
    expect([2016, 2017, 2018].map(reformation)).toEqual([undefined, 'Reformationstag', 'Reformationstag']);
    expect(holidayOn('2022-03-08', 'DE-MV')).toBeUndefined();
    expect(holidayOn('2023-03-08', 'DE-MV')?.name).toBe('Internationaler Frauentag');
    expect(holidayOn('2025-05-08', 'DE-BE')?.name).toBe('Tag der Befreiung');
    expect(holidayOn('2025-05-08', 'DE-NW')).toBeUndefined();
  });

  // It counts the Sundays of Easter and Whitsun, which ours leaves to the weekend, and not the single days of Berlin.
  it.each(all)('agree with feiertagejs from 2018 on: %s', (state) => {
    for (let number = 2018; number <= 2046; number += 1) {
      const theirs = getHolidays(number, state.slice(3) as Region)
        .filter(({ name }) => name !== 'OSTERSONNTAG' && name !== 'PFINGSTSONNTAG')
        .map(({ dateString }) => dateString);
      const ours = Object.entries(year(number, state)).filter(([, name]) => name !== 'Tag der Befreiung');
      expect(ours.map(([day]) => day)).toEqual([...new Set(theirs)].toSorted());
    }
  });
});

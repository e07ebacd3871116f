/** Public holidays of the German states, by the law in force; years before 2016 may differ. */
import type { State } from '#schema/states.ts';
import { type Day, dayOf, plusDays, weekdayOf, yearOf } from './day.ts';

export interface Holiday {
  name: string;
  /** As it stands after „wegen“. */
  genitive: string;
}

interface Rule {
  name: string;
  genitive?: string;
  on: (year: number) => Day;
  /** Where it is a holiday, and from which year on; left out means everywhere, always. */
  states?: Partial<Record<State, number>>;
}

/** Easter Sunday of a Gregorian year: the “anonymous” algorithm (Nature, 20 April 1876; Meeus, Astronomical Algorithms, ch. 8). */
export function easter(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dayOf(year, Math.floor(n / 31), (n % 31) + 1);
}

const fixed = (month: number, date: number) => (year: number) => dayOf(year, month, date);
const fromEaster = (days: number) => (year: number) => plusDays(easter(year), days);

/** The Wednesday before November 23rd. */
const repentance = (year: number): Day => {
  const eve = dayOf(year, 11, 22);
  return plusDays(eve, -((weekdayOf(eve) + 4) % 7));
};

const always = 0;

// Easter and Whit Sunday are left out: they are holidays in one state and Sundays everywhere. Left out as well is what
// holds in parts of a state only; Mariä Himmelfahrt is in, since it holds in most municipalities of Bavaria.
const rules: readonly Rule[] = [
  { name: 'Neujahr', on: fixed(1, 1) },
  {
    name: 'Heilige Drei Könige',
    genitive: 'der Heiligen Drei Könige',
    on: fixed(1, 6),
    states: { 'DE-BW': always, 'DE-BY': always, 'DE-ST': always },
  },
  {
    name: 'Internationaler Frauentag',
    genitive: 'des Internationalen Frauentags',
    on: fixed(3, 8),
    states: { 'DE-BE': 2019, 'DE-MV': 2023 },
  },
  { name: 'Karfreitag', on: fromEaster(-2) },
  { name: 'Ostermontag', on: fromEaster(1) },
  { name: 'Tag der Arbeit', genitive: 'des Tags der Arbeit', on: fixed(5, 1) },
  { name: 'Christi Himmelfahrt', on: fromEaster(39) },
  { name: 'Pfingstmontag', on: fromEaster(50) },
  {
    name: 'Fronleichnam',
    on: fromEaster(60),
    states: {
      'DE-BW': always,
      'DE-BY': always,
      'DE-HE': always,
      'DE-NW': always,
      'DE-RP': always,
      'DE-SL': always,
    },
  },
  { name: 'Mariä Himmelfahrt', on: fixed(8, 15), states: { 'DE-BY': always, 'DE-SL': always } },
  { name: 'Weltkindertag', genitive: 'des Weltkindertags', on: fixed(9, 20), states: { 'DE-TH': 2019 } },
  { name: 'Tag der Deutschen Einheit', genitive: 'des Tags der Deutschen Einheit', on: fixed(10, 3) },
  {
    name: 'Reformationstag',
    genitive: 'des Reformationstags',
    on: fixed(10, 31),
    states: {
      'DE-BB': always,
      'DE-HB': 2018,
      'DE-HH': 2018,
      'DE-MV': always,
      'DE-NI': 2018,
      'DE-SH': 2018,
      'DE-SN': always,
      'DE-ST': always,
      'DE-TH': always,
    },
  },
  {
    name: 'Allerheiligen',
    on: fixed(11, 1),
    states: { 'DE-BW': always, 'DE-BY': always, 'DE-NW': always, 'DE-RP': always, 'DE-SL': always },
  },
  { name: 'Buß- und Bettag', genitive: 'des Buß- und Bettags', on: repentance, states: { 'DE-SN': always } },
  { name: '1. Weihnachtstag', genitive: 'des 1. Weihnachtstags', on: fixed(12, 25) },
  { name: '2. Weihnachtstag', genitive: 'des 2. Weihnachtstags', on: fixed(12, 26) },
];

/** Holidays of a single year: five hundred years of the Reformation everywhere; the end of the war in Berlin. */
const once: readonly (Holiday & { day: Day; states?: readonly State[] })[] = [
  { day: '2017-10-31', name: 'Reformationstag', genitive: 'des Reformationstags' },
  { day: '2020-05-08', name: 'Tag der Befreiung', genitive: 'des Tags der Befreiung', states: ['DE-BE'] },
  { day: '2025-05-08', name: 'Tag der Befreiung', genitive: 'des Tags der Befreiung', states: ['DE-BE'] },
];

/** The public holidays of a year in a state, in order. */
export function holidaysOf(year: number, state: State): ReadonlyMap<Day, Holiday> {
  const yearly = rules
    .filter(({ states }) => (states ? (states[state] ?? Number.POSITIVE_INFINITY) : always) <= year)
    .map(({ name, genitive = name, on }): [Day, Holiday] => [on(year), { name, genitive }]);
  const single = once
    .filter(({ day, states }) => yearOf(day) === year && (states?.includes(state) ?? true))
    .map(({ day, name, genitive }): [Day, Holiday] => [day, { name, genitive }]);
  return new Map([...yearly, ...single].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The public holiday on a day, if it is one in that state. */
export const holidayOn = (day: Day, state: State): Holiday | undefined => holidaysOf(yearOf(day), state).get(day);

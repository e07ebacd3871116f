import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DatedStep,
  dated,
  inOrder,
  movedText,
  offsetOf,
  pastText,
  remarks,
  type Step,
  whenText,
} from './dated.ts';
import { isWeekend, plusDays } from './day.ts';
import { holidayOn } from './holidays.ts';

const step = (weeks: number, when: Step['when']): Step => ({ weeks, when, task: `${weeks} ${when}` });
const only = (event: string, weeks: number, when: Step['when'], state: 'DE-NW' | 'DE-SN' = 'DE-NW'): DatedStep => {
  const [result] = dated([step(weeks, when)], event, state);
  if (!result) throw new Error('One step in, one step out.');
  return result;
};

describe('a dated schedule', () => {
  it('counts whole weeks from the event, in order', () => {
    const schedule = [step(1, 'nachher'), step(0, 'vorher'), step(8, 'vorher'), step(2, 'vorher')];
    expect(dated(schedule, '2027-03-10', 'DE-NW').map(({ day, task }) => [day, task])).toEqual([
      ['2027-01-13', '8 vorher'],
      ['2027-02-24', '2 vorher'],
      ['2027-03-10', '0 vorher'],
      ['2027-03-17', '1 nachher'],
    ]);
  });

  it('keeps its days over the change to summer time and over a leap day', () => {
    expect(only('2027-03-31', 1, 'vorher').day).toBe('2027-03-24');
    expect(only('2027-10-27', 1, 'nachher').day).toBe('2027-11-03');
    expect(only('2028-03-07', 1, 'vorher').day).toBe('2028-02-29');
  });

  it('leaves the event where it was put, and says if that is a holiday', () => {
    const sunday = only('2026-11-01', 0, 'vorher');
    expect(sunday.day).toBe('2026-11-01');
    expect(remarks(sunday)).toEqual(['Feiertag: Allerheiligen']);
    expect(remarks(only('2026-11-08', 0, 'nachher'))).toEqual([]);
  });

  it('moves work before the event back and says why', () => {
    const moved = only('2026-11-15', 2, 'vorher');
    expect(moved.day).toBe('2026-10-30');
    expect(movedText(moved)).toBe('wegen Allerheiligen von So, 1.11. auf Fr, 30.10. verlegt');
  });

  it('moves work after the event on', () => {
    expect(movedText(only('2026-10-25', 1, 'nachher'))).toBe('wegen Allerheiligen von So, 1.11. auf Mo, 2.11. verlegt');
    expect(movedText(only('2026-11-14', 1, 'nachher'))).toBe(
      'wegen des Wochenendes von Sa, 21.11. auf Mo, 23.11. verlegt',
    );
  });

  it('names each holiday on the way, weekends between them not', () => {
    expect(movedText(only('2027-04-05', 1, 'vorher'))).toBe(
      'wegen Ostermontag und Karfreitag von Mo, 29.3. auf Do, 25.3. verlegt',
    );
    expect(movedText(only('2026-12-18', 1, 'nachher'))).toBe(
      'wegen des 1. Weihnachtstags von Fr, 25.12. auf Mo, 28.12. verlegt',
    );
  });

  it('names the weekend where the holiday on it changes nothing', () => {
    expect(movedText(only('2026-10-24', 1, 'nachher'))).toBe(
      'wegen des Wochenendes von Sa, 31.10. auf Mo, 2.11. verlegt',
    );
  });

  it('writes the years where they differ', () => {
    expect(movedText(only('2027-01-08', 1, 'vorher'))).toBe(
      'wegen Neujahr von Fr, 1.1.2027 auf Do, 31.12.2026 verlegt',
    );
  });

  it('follows the holidays of the state', () => {
    expect(only('2026-11-25', 1, 'vorher', 'DE-NW').day).toBe('2026-11-18');
    expect(only('2026-11-25', 1, 'vorher', 'DE-SN').day).toBe('2026-11-17');
  });

  const days = fc.integer({ min: 0, max: 7000 }).map((count) => plusDays('2018-01-01', count));
  const schedules = fc.array(
    fc.record({
      weeks: fc.integer({ min: 0, max: 80 }),
      when: fc.constantFrom('vorher' as const, 'nachher' as const),
      task: fc.string(),
    }),
  );
  it('puts work on working days only, near the planned day, on the right side, in order', () => {
    fc.assert(
      fc.property(schedules, days, (schedule, event) => {
        const steps = dated(schedule, event, 'DE-NW');
        expect(steps.map(({ task }) => task)).toEqual(inOrder(schedule).map(({ task }) => task));
        expect(steps.map(({ day }) => day)).toEqual(steps.map(({ day }) => day).toSorted());
        for (const { weeks, when, day, moved } of steps) {
          const planned = plusDays(event, 7 * offsetOf({ weeks, when, task: '' }));
          expect(moved?.from ?? day).toBe(planned);
          if (weeks === 0) {
            expect(day).toBe(event);
            continue;
          }
          expect(isWeekend(day) || holidayOn(day, 'DE-NW') !== undefined).toBe(false);
          const near = [0, 1, 2, 3, 4, 5].map((count) => plusDays(planned, when === 'vorher' ? -count : count));
          expect(near).toContain(day);
        }
      }),
    );
  });
});

it('says when a step is due', () => {
  expect([step(8, 'vorher'), step(1, 'nachher'), step(0, 'vorher')].map(whenText)).toEqual([
    '8 Wochen vorher',
    '1 Woche nachher',
    'am Tag',
  ]);
});

it('marks what has passed', () => {
  expect(pastText('2026-11-20', '2026-11-21')).toBe('schon vorbei');
  expect(pastText('2026-11-21', '2026-11-21')).toBe('heute');
  expect(pastText('2026-11-22', '2026-11-21')).toBeUndefined();
});

/** A schedule in weeks before and after an event, and what becomes of it once the event has a day. */
import type { State } from '#schema/states.ts';
import { type Day, isWeekend, plusDays, shortDay, yearOf } from './day.ts';
import { holidayOn } from './holidays.ts';

export interface Step {
  /** 0 is the event itself. */
  weeks: number;
  when: 'vorher' | 'nachher';
  task: string;
}

export interface DatedStep extends Step {
  day: Day;
  /** The day it would have been, and why it is not, as it stands after „wegen“. */
  moved?: { from: Day; because: string };
  /** The name of the holiday, if the event itself is on one. */
  holiday?: string;
}

/** Weeks from the event: negative before it. */
export const offsetOf = ({ weeks, when }: Step): number => (when === 'vorher' && weeks > 0 ? -weeks : weeks);

export const inOrder = <T extends Step>(schedule: readonly T[]): T[] =>
  schedule.toSorted((a, b) => offsetOf(a) - offsetOf(b));

/** „8 Wochen vorher“, „am Tag“ */
export const whenText = ({ weeks, when }: Step): string =>
  weeks === 0 ? 'am Tag' : `${weeks} ${weeks === 1 ? 'Woche' : 'Wochen'} ${when}`;

/**
 * The steps in order, each with its day. The event stays where it was put; the work before it moves back and the work
 * after it moves on to the next day that is no Saturday, no Sunday and no public holiday of the state.
 */
export const dated = (schedule: readonly Step[], event: Day, state: State): DatedStep[] =>
  inOrder(schedule).map((step) => {
    const planned = plusDays(event, 7 * offsetOf(step));
    if (step.weeks === 0) {
      const holiday = holidayOn(planned, state);
      return { ...step, day: planned, ...(holiday && { holiday: holiday.name }) };
    }
    return { ...step, ...workday(planned, step.when === 'vorher' ? -1 : 1, state) };
  });

function workday(planned: Day, direction: 1 | -1, state: State): Pick<DatedStep, 'day' | 'moved'> {
  const reasons = new Set<string>();
  let day = planned;
  for (;;) {
    const holiday = holidayOn(day, state);
    if (!holiday && !isWeekend(day)) break;
    // A weekend on the way is nobody's reason, nor is a holiday on it: it would have been skipped anyway.
    if (day === planned || !isWeekend(day)) reasons.add(holiday?.genitive ?? 'des Wochenendes');
    day = plusDays(day, direction);
  }
  return reasons.size === 0 ? { day } : { day, moved: { from: planned, because: [...reasons].join(' und ') } };
}

/** „wegen Allerheiligen von So, 1.11. auf Fr, 30.10. verlegt“; nothing if the step is where it was planned. */
export function movedText({ day, moved }: DatedStep): string | undefined {
  if (!moved) return undefined;
  const year = yearOf(moved.from) !== yearOf(day);
  return `wegen ${moved.because} von ${shortDay(moved.from, { year })} auf ${shortDay(day, { year })} verlegt`;
}

/** What a reader should know of a step besides its day, in short German phrases. */
export function remarks(step: DatedStep): string[] {
  const moved = movedText(step);
  return [...(moved ? [moved] : []), ...(step.holiday ? [`Feiertag: ${step.holiday}`] : [])];
}

/** „schon vorbei“, „heute“, or nothing for a day to come. */
export const pastText = (day: Day, today: Day): string | undefined =>
  day < today ? 'schon vorbei' : day === today ? 'heute' : undefined;

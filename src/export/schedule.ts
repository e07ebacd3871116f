/** A schedule as part of a document and as a calendar. */
import { type DatedStep, inOrder, offsetOf, pastText, remarks, type Step, whenText } from '#schedule/dated.ts';
import { type Day, shortDay } from '#schedule/day.ts';
import type { Block, Cell, Inline } from './document.ts';
import { type CalendarEvent, ics } from './ics.ts';

export { icsType } from './ics.ts';

const cell = (lines: readonly string[], header?: Cell['header']): Cell => ({
  blocks: lines.map((line, index) => ({
    type: 'paragraph',
    inlines: [{ type: 'text', text: line } satisfies Inline],
    ...(index > 0 && { role: 'small' }),
  })),
  ...(header && { header }),
});

/** The schedule as a table: in weeks, or with days once the event has one. `today` marks what has passed. */
export function scheduleTable(steps: readonly Step[]): Block {
  const rows = inOrder(steps).map((step) => [cell([whenText(step)], 'row'), cell([step.task])]);
  return {
    type: 'table',
    label: 'Zeitplan',
    role: 'schedule',
    rows: [[cell(['Wann'], 'column'), cell(['Aufgabe'], 'column')], ...rows],
    widths: [1, 3],
  };
}

export function datedTable(steps: readonly DatedStep[], today?: Day): Block {
  const rows = steps.map((step) => {
    const past = today && pastText(step.day, today);
    return [
      cell([whenText(step)], 'row'),
      cell([shortDay(step.day), ...(past ? [past] : [])]),
      cell([step.task, ...remarks(step)]),
    ];
  });
  return {
    type: 'table',
    label: 'Zeitplan mit Daten',
    role: 'schedule',
    rows: [[cell(['Wann'], 'column'), cell(['Datum'], 'column'), cell(['Aufgabe'], 'column')], ...rows],
    widths: [4, 4, 10],
  };
}

/** Where a schedule comes from. */
export interface ScheduleSource {
  /** File name of the tool, without ending. */
  slug: string;
  title: string;
  /** Absolute address of the tool's page. */
  url: string;
  publisher: string;
  stamp: Date;
}

/**
 * The dated steps as a calendar. The same step of the same tool for the same event day keeps its identity even if its
 * words change, so that a second import replaces the first.
 */
export function scheduleCalendar(steps: readonly DatedStep[], event: Day, source: ScheduleSource): string {
  const { slug, title, url, publisher, stamp } = source;
  const { host } = new URL(url);
  const seen = new Map<number, number>();
  const events = steps.map((step): CalendarEvent => {
    const offset = offsetOf(step);
    const nth = (seen.get(offset) ?? 0) + 1;
    seen.set(offset, nth);
    const about = [`${whenText(step)} (${shortDay(event)})`, ...remarks(step)].join(', ');
    return {
      uid: `${slug}.${event}.${offset}.${nth}@${host}`,
      day: step.day,
      summary: step.task,
      description: `${about}\n\nAus dem Zeitplan: ${title}\n${url}`,
      url,
      categories: [title],
    };
  });
  return ics({ name: `${title}, ${shortDay(event)}`, publisher, stamp, events });
}

/** `zeitplan-stammtisch-2027-03-14.ics` */
export const calendarFile = (slug: string, event: Day): string => `zeitplan-${slug}-${event}.ics`;

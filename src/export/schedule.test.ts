import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { dated, type Step } from '#schedule/dated.ts';
import { ics } from './ics.ts';
import { calendarFile, datedTable, scheduleCalendar, scheduleTable } from './schedule.ts';

const schedule: readonly Step[] = [
  { weeks: 0, when: 'vorher', task: 'Feiern' },
  { weeks: 2, when: 'vorher', task: 'Bögen drucken; Umschläge, Marken \\ Kleber kaufen' },
  { weeks: 2, when: 'vorher', task: 'Raum schmücken' },
  {
    weeks: 1,
    when: 'nachher',
    task: 'Ärztinnen und Ärzten, Pflegekräften und allen Übrigen danken, Größe der Räume prüfen 🎄, Rückmeldungen sammeln',
  },
];
const event = '2026-11-15';
const source = {
  slug: 'stammtisch',
  title: 'Stammtisch, „offen“; für alle',
  url: 'https://musterland.example/toolbox/stammtisch/',
  publisher: 'Gesundes Musterland',
  stamp: new Date('2026-10-01T12:34:56.789Z'),
};
const steps = dated(schedule, event, 'DE-NW');
const file = scheduleCalendar(steps, event, source);
const octets = (text: string): number => new TextEncoder().encode(text).length;

const read = (text: string) => new ICAL.Component(ICAL.parse(text) as unknown[]);
const eventsOf = (text: string) =>
  read(text)
    .getAllSubcomponents('vevent')
    .map((component) => ({ component, event: new ICAL.Event(component) }));

describe('the calendar of a schedule', () => {
  it('is read back by another library', () => {
    expect(
      eventsOf(file).map(({ event: { startDate, endDate, summary, duration } }) => ({
        start: startDate.toString(),
        isDate: startDate.isDate,
        end: endDate.toString(),
        days: duration.toSeconds() / 86_400,
        summary,
      })),
    ).toEqual(
      [
        ['2026-10-30', '2026-10-31', schedule[1]?.task],
        ['2026-10-30', '2026-10-31', schedule[2]?.task],
        ['2026-11-15', '2026-11-16', schedule[0]?.task],
        ['2026-11-23', '2026-11-24', schedule[3]?.task],
      ].map(([start, end, summary]) => ({ start, isDate: true, end, days: 1, summary })),
    );
  });

  it('says what each step is about, and where it comes from', () => {
    const [first] = eventsOf(file);
    expect(first?.event.description).toBe(
      '2 Wochen vorher (So, 15.11.2026), wegen Allerheiligen von So, 1.11. auf Fr, 30.10. verlegt\n\nAus dem Zeitplan: Stammtisch, „offen“; für alle\nhttps://musterland.example/toolbox/stammtisch/',
    );
    expect(first?.component.getFirstPropertyValue('url')).toBe(source.url);
    expect(first?.component.getFirstProperty('categories')?.getValues()).toEqual([source.title]);
    expect(first?.component.getFirstPropertyValue('transp')).toBe('TRANSPARENT');
    expect(String(first?.component.getFirstPropertyValue('dtstamp'))).toBe('2026-10-01T12:34:56Z');
    const calendar = read(file);
    expect(calendar.getFirstPropertyValue('prodid')).toBe('-//Gesundes Musterland//Zeitplan//DE');
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
    expect(file).toContain('\r\nX-WR-CALNAME:Stammtisch\\, „offen“\\; für alle\\, So\\, 15.11.2026\r\n');
  });

  it('is written as RFC 5545 asks', () => {
    expect(file).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\n/);
    expect(file).toMatch(/\r\nEND:VCALENDAR\r\n$/);
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const lines = file.split('\r\n');
    expect(Math.max(...lines.map(octets))).toBeLessThanOrEqual(75);
    expect(lines.filter((line) => line.startsWith(' ')).length).toBeGreaterThan(4);
    expect(file).toContain('SUMMARY:Bögen drucken\\; Umschläge\\, Marken \\\\ Kleber kaufen\r\n');
    for (const name of ['UID', 'DTSTAMP', 'DTSTART', 'SUMMARY'])
      expect(lines.filter((line) => line.startsWith(name)).length).toBeGreaterThanOrEqual(schedule.length);
  });

  it('keeps the same events on a second import, and makes others for another day or tool', () => {
    const uids = (text: string) => eventsOf(text).map(({ event: { uid } }) => uid);
    expect(uids(file)).toEqual([
      'stammtisch.2026-11-15.-2.1@musterland.example',
      'stammtisch.2026-11-15.-2.2@musterland.example',
      'stammtisch.2026-11-15.0.1@musterland.example',
      'stammtisch.2026-11-15.1.1@musterland.example',
    ]);
    const reworded = dated(
      schedule.map((step) => ({ ...step, task: `${step.task} (neu)` })),
      event,
      'DE-NW',
    );
    const later = scheduleCalendar(reworded, event, { ...source, stamp: new Date('2026-10-01T12:36:00Z') });
    expect(uids(later)).toEqual(uids(file));
    const sequence = (text: string) => eventsOf(text)[0]?.event.sequence ?? 0;
    expect(sequence(later)).toBeGreaterThan(sequence(file));
    const others = [
      ...uids(scheduleCalendar(dated(schedule, '2026-11-16', 'DE-NW'), '2026-11-16', source)),
      ...uids(scheduleCalendar(steps, event, { ...source, slug: 'umfrage' })),
    ];
    expect(new Set([...uids(file), ...others]).size).toBe(3 * schedule.length);
  });

  it('knows summer and winter time', () => {
    const zones = read(file)
      .getAllSubcomponents('vtimezone')
      .map((component) => new ICAL.Timezone(component));
    expect(zones.map(({ tzid }) => tzid)).toEqual(['Europe/Berlin']);
    const offset = (day: string) => zones[0]?.utcOffset(ICAL.Time.fromDateTimeString(`${day}T12:00:00`));
    expect([offset('2026-03-28'), offset('2026-03-30'), offset('2026-10-24'), offset('2026-10-26')]).toEqual([
      3600, 7200, 7200, 3600,
    ]);
  });

  it('is the same for the same input', () => {
    expect(scheduleCalendar(steps, event, source)).toBe(file);
  });

  it('carries any words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (summary) => {
        const text = ics({
          name: summary,
          publisher: 'a//b',
          stamp: source.stamp,
          events: [
            { uid: 'a', day: '2026-12-31', summary, description: 'b', url: source.url, categories: [summary, 'c'] },
          ],
        });
        for (const line of text.split('\r\n')) expect(octets(line)).toBeLessThanOrEqual(75);
        const [only] = eventsOf(text);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: the control characters that become spaces
        const expected = summary.replace(/\r\n?/g, '\n').replace(/[\x00-\x09\x0b-\x1f\x7f]/g, ' ');
        expect(only?.event.summary).toBe(expected);
        expect(only?.component.getFirstProperty('categories')?.getValues()).toEqual([expected, 'c']);
      }),
    );
  });

  it('has a name that says what it is', () => {
    expect(calendarFile('stammtisch', event)).toBe('zeitplan-stammtisch-2026-11-15.ics');
  });
});

describe('the table of a schedule', () => {
  const textOf = (block: ReturnType<typeof scheduleTable>): string[][] =>
    block.type !== 'table'
      ? []
      : block.rows.map((row) =>
          row.map(({ blocks }) =>
            blocks
              .flatMap((part) => (part.type === 'paragraph' ? part.inlines : []))
              .map((inline) => ('text' in inline ? inline.text : ''))
              .join(' | '),
          ),
        );

  it('is in weeks while the event has no day', () => {
    expect(textOf(scheduleTable(schedule)).slice(0, 3)).toEqual([
      ['Wann', 'Aufgabe'],
      ['2 Wochen vorher', schedule[1]?.task],
      ['2 Wochen vorher', 'Raum schmücken'],
    ]);
  });

  it('has days, reasons and what has passed', () => {
    expect(textOf(datedTable(steps, '2026-11-15'))).toEqual([
      ['Wann', 'Datum', 'Aufgabe'],
      [
        '2 Wochen vorher',
        'Fr, 30.10.2026 | schon vorbei',
        `${schedule[1]?.task} | wegen Allerheiligen von So, 1.11. auf Fr, 30.10. verlegt`,
      ],
      [
        '2 Wochen vorher',
        'Fr, 30.10.2026 | schon vorbei',
        'Raum schmücken | wegen Allerheiligen von So, 1.11. auf Fr, 30.10. verlegt',
      ],
      ['am Tag', 'So, 15.11.2026 | heute', 'Feiern'],
      [
        '1 Woche nachher',
        'Mo, 23.11.2026',
        `${schedule[3]?.task} | wegen des Wochenendes von So, 22.11. auf Mo, 23.11. verlegt`,
      ],
    ]);
  });
});

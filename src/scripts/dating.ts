/**
 * Gives the steps of a schedule their days. The table is complete in the page, in weeks; the visitor's date stands in
 * the fragment of the address and is kept nowhere else.
 */

import { download as offer } from '#islands/documents/download.ts';
import { type DatedStep, dated, pastText, remarks, type Step } from '#schedule/dated.ts';
import { type Day, dayAtHome, limits, parseDay, shortDay, weekdayName } from '#schedule/day.ts';
import { roughDateText } from '#schema/german.ts';
import type { State } from '#schema/states.ts';
// As an address: an imported sheet would be linked in every page with a schedule.
import sheet from '#styles/dating.css?url';
import { make } from './elements.ts';

const today = (): Day => dayAtHome(new Date());
const counted = (count: number, one: string, many: string): string => `${count}\u00a0${count === 1 ? one : many}`;
/** The build has checked that it is one. */
const isState = (value: string | undefined): value is State => value !== undefined;

/** What the address says of the date; nothing if it says nothing. */
const inAddress = (): string | undefined => new URLSearchParams(location.hash.slice(1)).get('termin') ?? undefined;

/** Changes the address, and tells who else goes by the date in it. */
function readdress(address: string): void {
  history.replaceState(history.state, '', address);
  dispatchEvent(new Event('termin'));
}

/** Adds the sheet; without it everything still works, so a failure is no obstacle. */
const dress = (): Promise<void> =>
  new Promise((resolve) => {
    const link = make('link', { rel: 'stylesheet', href: sheet });
    link.onload = link.onerror = () => resolve();
    document.head.append(link);
  });

/** Draws the field for the date above the table and everything that follows from it. */
export async function startDating(section: HTMLElement): Promise<void> {
  const table = section.querySelector('table');
  const heading = section.querySelector('h2');
  const { state, stateName } = section.dataset;
  if (!table || !heading || !isState(state)) return;
  await dress();

  const rows = [...(table.tBodies[0]?.rows ?? [])].flatMap((row) => {
    const [when, task] = row.cells;
    if (!when || !task) return [];
    const at = Number(row.dataset['at']);
    const step: Step = { weeks: Math.abs(at), when: at < 0 ? 'vorher' : 'nachher', task: task.textContent };
    return [{ row, when, task, step, date: make('td') }];
  });
  const dateHeader = make('th', { scope: 'col', textContent: 'Datum' });
  let current: { day: Day; steps: readonly DatedStep[] } | undefined;

  const { first, last } = limits(today());
  const field = make('input', { type: 'date', id: 'termin', min: first, max: last, autocomplete: 'off' });
  const fault = make('p', { id: 'termin-fehler', className: 'dating-fault', hidden: true });
  const summary = make('p', { className: 'dating-summary', role: 'status' });
  const download = make('button', { type: 'button', className: 'button-quiet' }, 'In den Kalender (.ics)');
  const reset = make('button', { type: 'button', className: 'button-quiet' }, 'Datum entfernen');
  const downloaded = make('p', { className: 'note', role: 'status' });
  const actions = make(
    'div',
    { className: 'dating-actions', hidden: true },
    make('div', { className: 'dating-row' }, download, reset),
    downloaded,
    make(
      'p',
      { className: 'note' },
      'Gespeichert wird nichts: Das Datum steht nur in der Adresse dieser Seite. Wer sie von Ihnen bekommt, sieht dieselben Termine.',
    ),
  );
  const form = make(
    'form',
    { className: 'dating', noValidate: true },
    make('label', { htmlFor: field.id }, 'Datum der Veranstaltung oder Stichtag'),
    fault,
    make('div', { className: 'dating-row' }, field, make('button', { className: 'button' }, 'Termine berechnen')),
    make(
      'p',
      { className: 'note' },
      `Aus den Wochen werden Tage. Arbeitsschritte fallen nie auf ein Wochenende oder einen Feiertag (${stateName}).`,
    ),
  );
  heading.after(form, summary, actions);
  // Narrow screens lay rows out as blocks, which would make them no table to those who listen.
  table.role = 'table';
  for (const part of table.querySelectorAll('thead, tbody')) part.role = 'rowgroup';
  for (const row of table.rows) row.role = 'row';
  for (const header of [dateHeader, ...(table.tHead?.rows[0]?.cells ?? [])]) header.role = 'columnheader';
  for (const { when, task, date } of rows) {
    when.role = 'rowheader';
    task.role = date.role = 'cell';
  }

  const complain = (message: string): void => {
    fault.textContent = message;
    fault.hidden = message === '';
    field.ariaInvalid = message === '' ? null : 'true';
    if (message) field.setAttribute('aria-describedby', fault.id);
    else field.removeAttribute('aria-describedby');
  };

  const undo = (): void => {
    current = undefined;
    table.classList.remove('dated');
    dateHeader.remove();
    for (const { task, date, step } of rows) {
      date.remove();
      task.replaceChildren(step.task);
    }
    actions.hidden = true;
    summary.textContent = '';
  };

  const show = (day: Day): void => {
    const now = today();
    const steps = dated(
      rows.map(({ step }) => step),
      day,
      state,
    );
    current = { day, steps };
    table.classList.add('dated');
    table.tHead?.rows[0]?.cells[0]?.after(dateHeader);
    for (const [index, { when, task, date }] of rows.entries()) {
      const step = steps[index];
      if (!step) continue;
      const past = pastText(step.day, now);
      date.replaceChildren(
        make('time', { dateTime: step.day }, shortDay(step.day)),
        ...(past ? [' ', make('small', {}, past)] : []),
      );
      when.after(date);
      task.replaceChildren(step.task, ...remarks(step).map((remark) => make('small', {}, remark)));
    }
    actions.hidden = false;
    downloaded.textContent = '';
    const moved = steps.filter((step) => step.moved).length;
    const past = steps.filter((step) => step.day < now).length;
    summary.textContent = [
      `${counted(steps.length, 'Termin', 'Termine')} für ${weekdayName(day)}, ${roughDateText(day)}.`,
      moved > 0 && `${counted(moved, 'ist', 'sind')} wegen Wochenende oder Feiertag verlegt.`,
      past > 0 && `${counted(past, 'liegt', 'liegen')} schon zurück.`,
    ]
      .filter(Boolean)
      .join(' ');
  };

  /** Takes a date over, or says what is wrong with it and leaves everything else as it is. */
  const take = (text: string): boolean => {
    const read = parseDay(text, today());
    complain('fault' in read ? read.fault : '');
    if ('fault' in read) return false;
    field.value = read.day;
    show(read.day);
    return true;
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    // A day that does not exist leaves the field without a value.
    const isImpossible = field.validity.badInput;
    if (isImpossible) complain('Dieses Datum ist unvollständig, oder es gibt den Tag nicht. Bitte prüfen Sie es.');
    if (isImpossible || !take(field.value)) field.focus();
    else if (current) readdress(`#termin=${current.day}`);
  });

  reset.addEventListener('click', () => {
    undo();
    complain('');
    field.value = '';
    field.focus();
    if (inAddress() !== undefined) readdress(location.pathname + location.search);
    summary.textContent = 'Das Datum ist entfernt. Der Zeitplan zählt wieder in Wochen.';
  });

  download.addEventListener('click', async () => {
    if (!current) return;
    const { day, steps } = current;
    try {
      const { calendarFile, icsType, scheduleCalendar } = await import('#export/schedule.ts');
      const meta = (selector: string, name: string) => document.querySelector(selector)?.getAttribute(name) ?? '';
      const slug = location.pathname.split('/').filter(Boolean).at(-1) ?? '';
      const calendar = scheduleCalendar(steps, day, {
        slug,
        title: document.querySelector('h1')?.textContent?.trim() ?? '',
        url: meta('link[rel="canonical"]', 'href') || location.href,
        publisher: meta('meta[property="og:site_name"]', 'content'),
        stamp: new Date(),
      });
      offer(calendarFile(slug, day), calendar, icsType);
      downloaded.textContent =
        'Die Kalenderdatei ist da. Öffnen Sie sie mit Ihrem Kalender; ein zweites Mal geöffnet, ersetzt sie die Termine.';
    } catch (error) {
      console.error(error);
      downloaded.textContent =
        'Die Kalenderdatei ließ sich nicht laden. Bitte prüfen Sie die Verbindung und versuchen Sie es noch einmal.';
    }
  });

  const readAddress = (): void => {
    const text = inAddress();
    if (text === undefined) return;
    take(text);
    heading.scrollIntoView();
  };
  addEventListener('hashchange', readAddress);
  readAddress();
}

/** Makes the files of a page with what the visitor has entered: the letterhead kept on the device, the date in the address. */

import { documentFormats } from '#export/documentFormats.ts';
import { download } from '#islands/documents/download.ts';
import { carried, letterhead, onLetterhead } from '#islands/letterhead/store.ts';
import { type Day, dayAtHome, parseDay } from '#schedule/day.ts';
import { listText, roughDateText } from '#schema/german.ts';
// As an address: an imported sheet would be linked in every page with files.
import sheet from '#styles/own-files.css?url';
import { make } from './elements.ts';

const today = (): Day => dayAtHome(new Date());

/** The day of the event, on pages with a schedule. */
function eventDay(): Day | undefined {
  const text = new URLSearchParams(location.hash.slice(1)).get('termin');
  if (text === null || !document.querySelector('[data-state]')) return undefined;
  const read = parseDay(text, today());
  return 'day' in read ? read.day : undefined;
}

const shortened = (name: string): string => (name.length > 60 ? `${name.slice(0, 57).trim()}…` : name);

/** Adds the sheet; without it everything still works, so a failure is no obstacle. */
const dress = (): Promise<void> =>
  new Promise((resolve) => {
    const link = make('link', { rel: 'stylesheet', href: sheet });
    link.onload = link.onerror = () => resolve();
    document.head.append(link);
  });

/** `place` holds the link to the letterhead and stands right behind the list of files. */
export async function startOwnFiles(place: HTMLElement): Promise<void> {
  const files = [...(place.previousElementSibling?.querySelectorAll('a') ?? [])].map(({ pathname }) => pathname);
  const link = place.querySelector('a');
  const [first] = files;
  if (!first || !link) return;
  await dress();

  const title = make('p', { id: 'eigene-dateien', className: 'own-files-title' });
  const status = make('p', { role: 'status' });
  const notices = make('ul', { className: 'own-files-notices' });
  const row = make('div', { className: 'own-files-row' });
  const group = make('div', { role: 'group' }, title, row, status, notices);
  group.setAttribute('aria-labelledby', title.id);
  place.prepend(group);

  const say = (message: string, more: readonly string[] = []): void => {
    status.textContent = message;
    notices.replaceChildren(...more.map((notice) => make('li', {}, notice)));
  };

  let isBusy = false;
  const buttons = documentFormats
    .filter(({ id }) => files.some((file) => file.endsWith(`.${id}`)))
    .map((format) => {
      const button = make('button', { type: 'button', className: 'button-quiet' }, format.name);
      button.addEventListener('click', async () => {
        if (isBusy) return;
        isBusy = true;
        for (const each of buttons) each.ariaDisabled = 'true';
        say(`${format.name}-Datei wird erstellt …`);
        const event = eventDay();
        const stem =
          first
            .split('/')
            .at(-1)
            ?.replace(/\.\w+$/, '') ?? '';
        const name = `${[stem, letterhead() && 'briefkopf', event].filter(Boolean).join('-')}.${format.id}`;
        try {
          const { makeFiles } = await import('#islands/documents/client.ts');
          const { files: made, failures } = await makeFiles({
            items: [{ name, format: format.id, source: first.replace(/\.\w+$/, '.dokument.json') }],
            ...carried(),
            event,
            day: today(),
          });
          for (const { bytes } of made) download(name, bytes, format.mediaType);
          const [failure] = failures;
          say(
            failure ? failure.message : `„${name}“ liegt bei Ihren Downloads.`,
            made.flatMap((file) => file.notices),
          );
        } catch (error) {
          console.error(error);
          say('Die Datei ließ sich nicht erstellen. Bitte prüfen Sie die Verbindung und versuchen Sie es noch einmal.');
        }
        isBusy = false;
        for (const each of buttons) each.ariaDisabled = null;
      });
      return button;
    });
  row.append(...buttons);

  const draw = (): void => {
    const sender = letterhead()?.municipality;
    const event = eventDay();
    group.hidden = !sender && !event;
    title.textContent = `Mit ${listText([
      ...(sender ? [`Ihrem Briefkopf (${shortened(sender)})`] : []),
      ...(event ? [`Ihren Terminen (${roughDateText(event)})`] : []),
    ])}`;
    link.textContent = sender ? 'Briefkopf ändern oder löschen' : 'Mit eigenem Briefkopf';
  };
  onLetterhead(draw);
  for (const type of ['hashchange', 'termin'])
    addEventListener(type, () => {
      say('');
      draw();
    });
  draw();
}

/** The page of the Werkzeugkoffer: list, order, take along, pass on. */
import type { MadeToolcase, Progress } from '#islands/documents/client.ts';
import { download } from '#islands/documents/download.ts';
import { carried } from '#islands/letterhead/store.ts';
import { type Day, dayAtHome } from '#schedule/day.ts';
import { numberText } from '#schema/german.ts';
import { type Directory, directoryAddress, pageOf, sourceOf } from '#toolcase/directory.ts';
import { zipName } from '#toolcase/files.ts';
import {
  type FormatId,
  fragmentOf,
  itemsOfFragment,
  type Toolcase,
  withItems,
  withoutItem,
} from '#toolcase/toolcase.ts';
import { make } from './elements.ts';
import { letterheadLine } from './letterhead-line.ts';
import { isUnkept, keep, onToolcase, toolcase } from './toolcase-store.ts';

const formats: readonly { id: FormatId; label: string; about: string }[] = [
  { id: 'pdf', label: 'PDF', about: 'zum Drucken und Ausfüllen' },
  { id: 'docx', label: 'Word', about: 'zum Bearbeiten, DOCX' },
  { id: 'odt', label: 'OpenDocument', about: 'zum Bearbeiten mit LibreOffice, ODT' },
];

const counted = (count: number, one: string, many: string): string => (count === 1 ? one : `${count} ${many}`);
const today = (): Day => dayAtHome(new Date());
const quiet = (label: string, ...more: (Node | string)[]): HTMLButtonElement =>
  make('button', { type: 'button', className: 'button-quiet' }, label, ...more);
const heard = (words: string): HTMLSpanElement => make('span', { className: 'sr-only' }, words);

/** The address of this page where everybody finds it. */
const home =
  document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href ?? `${location.origin}${location.pathname}`;

async function fetchDirectory(): Promise<Directory> {
  const response = await fetch(directoryAddress);
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response.json();
}

function start(place: HTMLElement): void {
  const emptyWords = [...place.childNodes];
  const heading = document.querySelector<HTMLElement>('#sammlung');
  if (heading) heading.tabIndex = -1;
  let directory: Directory = {};
  /** What „Rückgängig“ brings back. */
  let before: Toolcase | undefined;

  const status = make('p', { role: 'status', className: 'toolcase-status' });
  const undo = quiet('Rückgängig');
  undo.hidden = true;
  const said = make('div', { className: 'toolcase-said' }, status, undo);
  const warning = make('p', { className: 'toolcase-warning', hidden: true });
  const offer = make('div', { className: 'toolcase-offer', hidden: true });
  const nothing = make('div', {}, ...emptyWords);
  const list = make('ol', { className: 'toolcase-list' });
  const gone = make('div', { className: 'toolcase-gone', hidden: true });
  const packing = make('div', { className: 'toolcase-packing' });
  const filled = make('div', { hidden: true }, list, gone, packing);

  const say = (message: string, previous?: Toolcase): void => {
    status.textContent = message;
    before = previous;
    undo.hidden = previous === undefined;
  };

  const change = (next: Toolcase, message: string): void => {
    const previous = toolcase();
    const obstacle = keep(next);
    if (obstacle === 'newer')
      say('Ihr Werkzeugkoffer stammt aus einer neueren Fassung dieser Website. Bitte laden Sie die Seite neu.');
    else say(message, previous);
  };

  const titleOf = (id: string): string => directory[id]?.title ?? id;

  /** The rows that stand; reused, so that the focus stays where it is. */
  const rows = new Map<string, HTMLLIElement>();
  const orderShown = (): string[] =>
    [...list.children].flatMap((row) => (row instanceof HTMLElement ? (row.dataset['id'] ?? []) : []));

  const move = (id: string, by: -1 | 1): void => {
    const now = toolcase();
    const items = [...now.items];
    const at = items.indexOf(id);
    // An unknown entry is not shown: pass over it to the next that is.
    let to = at + by;
    while (to >= 0 && to < items.length && !rows.has(items[to] ?? '')) to += by;
    if (to < 0 || to >= items.length) return;
    items.splice(at, 1);
    items.splice(to, 0, id);
    change({ ...now, items }, '');
    const place = orderShown().indexOf(id) + 1;
    say(`„${titleOf(id)}“ steht jetzt an Stelle ${place} von ${rows.size}.`, now);
    const row = rows.get(id);
    const wanted = row?.querySelector<HTMLButtonElement>(by < 0 ? '.toolcase-up' : '.toolcase-down');
    const other = row?.querySelector<HTMLButtonElement>(by < 0 ? '.toolcase-down' : '.toolcase-up');
    (wanted?.disabled ? other : wanted)?.focus();
  };

  const remove = (id: string): void => {
    const shown = orderShown();
    const at = shown.indexOf(id);
    change(withoutItem(toolcase(), id), `„${titleOf(id)}“ ist herausgenommen.`);
    const next = rows.get(shown[at + 1] ?? shown[at - 1] ?? '');
    (next?.querySelector<HTMLButtonElement>('.toolcase-remove') ?? undo).focus();
  };

  /** Dragging moves the other rows around the one that is held, which itself keeps the pointer. */
  const drag = (row: HTMLLIElement, grip: HTMLElement, { button, pointerId }: PointerEvent): void => {
    if (button !== 0) return;
    grip.setPointerCapture(pointerId);
    row.classList.add('is-dragged');
    const follow = ({ clientY }: PointerEvent): void => {
      const middle = (other: Element | null): number => {
        const { top = 0, height = 0 } = other?.getBoundingClientRect() ?? {};
        return top + height / 2;
      };
      const { previousElementSibling: above, nextElementSibling: below } = row;
      if (above && clientY < middle(above)) row.after(above);
      else if (below && clientY > middle(below)) row.before(below);
    };
    grip.addEventListener('pointermove', follow);
    grip.addEventListener(
      'lostpointercapture',
      () => {
        grip.removeEventListener('pointermove', follow);
        row.classList.remove('is-dragged');
        const now = toolcase();
        const shown = orderShown();
        const items = [...shown, ...now.items.filter((id) => !rows.has(id))];
        if (items.join() === now.items.join()) return;
        const id = row.dataset['id'] ?? '';
        change({ ...now, items }, `„${titleOf(id)}“ steht jetzt an Stelle ${shown.indexOf(id) + 1} von ${rows.size}.`);
      },
      { once: true },
    );
  };

  const rowOf = (id: string): HTMLLIElement => {
    const title = titleOf(id);
    const grip = make('span', { className: 'toolcase-grip', ariaHidden: 'true', title: 'Ziehen zum Ordnen' });
    const act = (className: string, words: string, ...more: (Node | string)[]) =>
      make('button', { type: 'button', className }, words, ...more);
    const up = act('toolcase-up', '↑');
    up.ariaLabel = `„${title}“ nach oben`;
    const down = act('toolcase-down', '↓');
    down.ariaLabel = `„${title}“ nach unten`;
    const out = act('toolcase-remove', 'Entfernen', heard(` ${title}`));
    const link = make('a', { href: pageOf(id) }, title);
    // On paper a path alone leads nowhere.
    link.dataset['address'] = new URL(pageOf(id), home).href;
    const row = make(
      'li',
      {},
      grip,
      make('div', { className: 'toolcase-entry' }, link, ' ', make('small', {}, directory[id]?.kind ?? '')),
      make('div', { className: 'toolcase-moves' }, up, down, out),
    );
    row.dataset['id'] = id;
    up.addEventListener('click', () => move(id, -1));
    down.addEventListener('click', () => move(id, 1));
    out.addEventListener('click', () => remove(id));
    grip.addEventListener('pointerdown', (event) => drag(row, grip, event));
    return row;
  };

  const draw = (): void => {
    const { items, formats: chosen } = toolcase();
    const known = items.filter((id) => Object.hasOwn(directory, id));
    const unknown = items.filter((id) => !Object.hasOwn(directory, id));
    for (const id of rows.keys()) if (!known.includes(id)) rows.delete(id);
    const wanted = known.map((id) => {
      const row = rows.get(id) ?? rowOf(id);
      rows.set(id, row);
      return row;
    });
    if (wanted.some((row, index) => list.children[index] !== row) || list.children.length !== wanted.length)
      list.replaceChildren(...wanted);
    for (const [index, row] of wanted.entries()) {
      const up = row.querySelector<HTMLButtonElement>('.toolcase-up');
      const down = row.querySelector<HTMLButtonElement>('.toolcase-down');
      if (up) up.disabled = index === 0;
      if (down) down.disabled = index === wanted.length - 1;
    }
    nothing.hidden = items.length > 0;
    filled.hidden = items.length === 0;
    list.hidden = packing.hidden = known.length === 0;
    gone.hidden = unknown.length === 0;
    if (unknown.length > 0) {
      const drop = quiet('Aus der Sammlung nehmen');
      drop.addEventListener('click', () => {
        const now = toolcase();
        const left = now.items.filter((id) => !unknown.includes(id));
        change({ ...now, items: left }, 'Was es nicht mehr gibt, ist herausgenommen.');
        undo.focus();
      });
      const names = make('ul', {}, ...unknown.map((id) => make('li', {}, id)));
      const words = counted(unknown.length, 'Einen Eintrag gibt es', 'Einträge gibt es');
      gone.replaceChildren(make('p', {}, `${words} auf dieser Website nicht mehr; im ZIP fehlt er:`), names, drop);
      if (unknown.length > 1)
        gone.firstElementChild?.replaceChildren(`${words} auf dieser Website nicht mehr; im ZIP fehlen sie:`);
    }
    for (const { box, id } of boxes) box.checked = chosen.includes(id);
    warning.hidden = !isUnkept();
    warning.textContent =
      'Ihr Browser speichert hier nichts. Die Sammlung gilt, bis Sie diese Seite verlassen; mit „Link kopieren“ können Sie sie behalten.';
  };

  // What to take along
  const fault = make('p', { className: 'toolcase-fault', id: 'formate-fehler', hidden: true });
  const boxes = formats.map(({ id, label, about }) => {
    const box = make('input', { type: 'checkbox', name: 'format', value: id });
    box.addEventListener('change', () => {
      const chosen = boxes.filter((other) => other.box.checked).map((other) => other.id);
      fault.hidden = chosen.length > 0;
      // The choice is kept once there is one; without any the boxes alone know it.
      if (chosen.length > 0) keep({ ...toolcase(), formats: chosen });
    });
    return { id, box, label: make('label', {}, box, make('span', {}, label, ' ', make('small', {}, about))) };
  });
  const pack = make('button', { type: 'button', className: 'button' }, 'ZIP herunterladen');
  const cancel = quiet('Abbrechen');
  const bar = make('progress', { max: 1, value: 0, ariaLabel: 'Fortschritt' });
  const step = make('p', {});
  const busy = make('div', { className: 'toolcase-busy', hidden: true }, bar, step, cancel);
  const outcome = make('div', { className: 'toolcase-outcome', role: 'status' });

  const lines = (title: string, all: readonly string[]): HTMLElement[] =>
    all.length === 0
      ? []
      : [make('p', { className: 'toolcase-fault' }, title), make('ul', {}, ...all.map((line) => make('li', {}, line)))];

  const tell = ({ zip, count, failures, notices }: MadeToolcase, name: string): void => {
    const files = counted(count, 'eine Datei', 'Dateien');
    const size = zip ? `${numberText(zip.size / 1_000_000)} MB` : '';
    outcome.replaceChildren(
      make(
        'p',
        {},
        zip ? `„${name}“ liegt bei Ihren Downloads: ${files}, ${size}.` : 'Es ließ sich keine Datei erstellen.',
      ),
      ...lines(
        counted(failures.length, 'Eine Datei fehlt:', 'Dateien fehlen:'),
        failures.map((failure) => `${failure.name} – ${failure.message}`),
      ),
      ...lines(
        'Bitte sehen Sie in diesen Dateien nach:',
        notices.map((notice) => `${notice.name} – ${notice.notice}`),
      ),
    );
  };

  pack.addEventListener('click', async () => {
    const chosen = boxes.filter(({ box }) => box.checked).map(({ id }) => id);
    if (chosen.length === 0) {
      fault.textContent = 'Bitte wählen Sie mindestens ein Format.';
      fault.hidden = false;
      boxes[0]?.box.focus();
      return;
    }
    const ids = toolcase().items.filter((id) => Object.hasOwn(directory, id));
    const stop = new AbortController();
    const abort = (): void => stop.abort();
    const wasPressed = document.activeElement === pack;
    cancel.addEventListener('click', abort);
    outcome.replaceChildren();
    step.textContent = 'Wird vorbereitet …';
    bar.removeAttribute('value');
    pack.hidden = true;
    busy.hidden = false;
    if (wasPressed) cancel.focus();
    try {
      const { makeToolcase } = await import('#islands/documents/client.ts');
      const order = {
        items: ids.map((id) => ({
          title: titleOf(id),
          kind: directory[id]?.kind ?? '',
          source: sourceOf(id),
        })),
        formats: chosen,
        ...carried(),
        day: today(),
        url: home,
        link: `${home}${fragmentOf(ids)}`,
      };
      const onProgress = ({ done, total, name }: Progress): void => {
        bar.max = total;
        bar.value = done;
        step.textContent = `${done + 1} von ${total}: ${name}`;
      };
      const made = await makeToolcase(order, { onProgress, signal: stop.signal });
      const name = zipName(order.day);
      if (made.zip) download(name, made.zip, 'application/zip');
      tell(made, name);
    } catch (error) {
      if (!stop.signal.aborted) console.error(error);
      outcome.replaceChildren(
        make(
          'p',
          {},
          stop.signal.aborted
            ? 'Abgebrochen. Es ist keine Datei entstanden.'
            : 'Das ZIP ließ sich nicht erstellen. Bitte prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
        ),
      );
    }
    cancel.removeEventListener('click', abort);
    const hadFocus = busy.contains(document.activeElement);
    busy.hidden = true;
    pack.hidden = false;
    if (hadFocus) pack.focus();
  });

  // Passing on
  const share = quiet('Link kopieren');
  const address = make('input', { type: 'text', readOnly: true, hidden: true, ariaLabel: 'Link zu dieser Sammlung' });
  share.addEventListener('click', async () => {
    const link = `${location.origin}${location.pathname}${fragmentOf(toolcase().items)}`;
    try {
      await navigator.clipboard.writeText(link);
      address.hidden = true;
      say('Der Link ist kopiert. Wer ihn öffnet, sieht dieselbe Liste.');
    } catch {
      address.value = link;
      address.hidden = false;
      address.select();
      say('Bitte kopieren Sie den Link aus dem Feld.');
    }
  });
  const print = quiet('Liste drucken');
  print.addEventListener('click', () => window.print());
  const clear = quiet('Koffer leeren');
  clear.addEventListener('click', () => {
    change({ ...toolcase(), items: [] }, 'Der Werkzeugkoffer ist leer.');
    undo.focus();
  });
  packing.append(
    make(
      'fieldset',
      { className: 'toolcase-formats' },
      make('legend', {}, 'Formate'),
      fault,
      ...boxes.map(({ label }) => label),
    ),
    letterheadLine(),
    pack,
    busy,
    outcome,
    make('div', { className: 'toolcase-row' }, share, print, clear),
    address,
  );

  undo.addEventListener('click', () => {
    if (!before) return;
    const back = before;
    const removed = back.items.find((id) => !toolcase().items.includes(id));
    keep(back);
    say('Rückgängig gemacht.');
    const row = rows.get(removed ?? '') ?? rows.values().next().value;
    row?.querySelector('a')?.focus();
  });

  for (const kit of document.querySelectorAll<HTMLElement>('[data-kit]')) {
    const button = kit.querySelector('button');
    button?.addEventListener('click', () => {
      const now = toolcase();
      const next = withItems(now, (kit.dataset['kit'] ?? '').split(' '));
      const added = next.items.length - now.items.length;
      const there = (kit.dataset['kit'] ?? '').split(' ').length - added;
      const words =
        added === 0
          ? 'Alles lag schon darin'
          : counted(added, 'Ein Eintrag liegt', 'Einträge liegen').concat(' jetzt im Koffer');
      change(
        next,
        `${words}${added > 0 && there > 0 ? `, ${there} ${there === 1 ? 'war' : 'waren'} schon darin` : ''}.`,
      );
      undo.hidden ||= added === 0;
      heading?.focus();
    });
  }

  // A collection that came by link
  const takeFragment = (): void => {
    const brought = itemsOfFragment(location.hash);
    if (!brought) return;
    history.replaceState(history.state, '', location.pathname + location.search);
    const { items, unreadable } = brought;
    const lost =
      unreadable > 0 ? ` ${counted(unreadable, 'Ein Teil des Links ist', 'Teile des Links sind')} nicht zu lesen.` : '';
    const mine = toolcase();
    const isNew = items.some((id) => !mine.items.includes(id));
    if (items.length === 0) {
      say('In diesem Link steht keine Sammlung. Bitte lassen Sie sich den Link noch einmal schicken.');
      return;
    }
    if (mine.items.length === 0) {
      change({ ...mine, items }, `Die Sammlung aus dem Link liegt in Ihrem Werkzeugkoffer.${lost}`);
      return;
    }
    if (!isNew && items.length === mine.items.length) {
      say(`Diese Sammlung liegt schon in Ihrem Werkzeugkoffer.${lost}`);
      return;
    }
    const close = (act?: () => void): void => {
      offer.hidden = true;
      act?.();
      status.tabIndex = -1;
      status.focus();
    };
    const join = make('button', { type: 'button', className: 'button' }, 'Dazulegen');
    const swap = quiet('Ersetzen');
    const leave = quiet('Verwerfen');
    join.addEventListener('click', () =>
      close(() => change(withItems(toolcase(), items), 'Die Sammlung aus dem Link ist dazugelegt.')),
    );
    swap.addEventListener('click', () =>
      close(() => change({ ...toolcase(), items }, 'Die Sammlung aus dem Link ersetzt Ihre bisherige.')),
    );
    leave.addEventListener('click', () => close(() => say('Ihr Werkzeugkoffer ist, wie er war.')));
    const title = make('h3', { id: 'aus-dem-link', tabIndex: -1 }, 'Aus dem Link');
    offer.role = 'group';
    offer.setAttribute('aria-labelledby', title.id);
    offer.replaceChildren(
      title,
      make(
        'p',
        {},
        `Der Link bringt ${counted(items.length, 'einen Eintrag', 'Einträge')} mit.${lost} In Ihrem Werkzeugkoffer liegt schon etwas. Was möchten Sie?`,
      ),
      make('ul', {}, ...items.map((id) => make('li', {}, titleOf(id)))),
      make('div', { className: 'toolcase-row' }, join, swap, leave),
    );
    offer.hidden = false;
    title.focus();
  };

  const begin = async (): Promise<void> => {
    // In this order nothing moves in a page without a collection.
    place.replaceChildren(nothing, warning, offer, said, filled);
    nothing.hidden = toolcase().items.length > 0;
    try {
      directory = await fetchDirectory();
    } catch (error) {
      console.error(error);
      const again = quiet('Noch einmal versuchen');
      again.addEventListener('click', () => begin());
      place.replaceChildren(
        make(
          'p',
          { role: 'status' },
          'Die Liste ließ sich nicht laden. Ihre Sammlung ist noch da; bitte prüfen Sie die Verbindung.',
        ),
        again,
      );
      return;
    }
    onToolcase(draw);
    draw();
    takeFragment();
    addEventListener('hashchange', takeFragment);
  };
  begin();
}

const place = document.querySelector<HTMLElement>('[data-toolcase]');
if (place) start(place);

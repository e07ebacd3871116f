/** Lists what this site has stored in this browser, and deletes it when asked to. */
import { type StoredEntry, storedEntry } from './stored-entries.ts';

const place = document.querySelector<HTMLElement>('[data-stored]');
const heading = place?.querySelector<HTMLElement>('h3');
const status = place?.querySelector<HTMLElement>('[role="status"]');
const list = place?.querySelector<HTMLElement>('[data-stored-list]');
const whole = place?.querySelector<HTMLElement>('[data-stored-all]');

if (place && heading && status && list && whole) {
  const titles: Record<string, string> = JSON.parse(place.dataset['titles'] ?? '{}');
  const settings = 'in den Einstellungen Ihres Browsers unter Websitedaten';
  const nothing = 'In diesem Browser ist von dieser Website nichts gespeichert.';
  const blocked = `Ihr Browser lässt diese Seite nicht an seinen Speicher. Neues legt sie dort nicht ab; was von früher da ist, löschen Sie ${settings}.`;
  const failed = `Das Löschen hat nicht geklappt. Bitte löschen Sie ${settings}.`;

  /** What is asked about just now: the name of an entry, or `all`. */
  let asking: string | undefined;
  const all = '';

  /** Throws where the browser refuses. */
  const read = (): StoredEntry[] =>
    Object.keys(localStorage)
      .sort()
      .flatMap((key) => storedEntry(key, localStorage.getItem(key) ?? '', titles) ?? []);

  const element = <K extends keyof HTMLElementTagNameMap>(
    name: K,
    properties: Partial<HTMLElementTagNameMap[K]>,
    ...children: (Node | string)[]
  ): HTMLElementTagNameMap[K] => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };

  /** What can have the focus is drawn anew with the list; its sign finds it again. */
  const signed = <E extends HTMLElement>(made: E, sign: string): E => {
    made.dataset['sign'] = sign;
    return made;
  };
  const signOfFocus = (): string | undefined => {
    const { activeElement } = document;
    return activeElement instanceof HTMLElement && place.contains(activeElement)
      ? activeElement.dataset['sign']
      : undefined;
  };
  const focus = (sign: string): void => {
    const found = [...place.querySelectorAll<HTMLElement>('[data-sign]')].find(
      ({ dataset }) => dataset['sign'] === sign,
    );
    (found ?? heading).focus();
  };

  const button = (sign: string, text: string, about: string, press: () => void): HTMLButtonElement => {
    const made = element('button', { type: 'button', className: 'button-quiet', onclick: press }, text);
    if (about) made.setAttribute('aria-label', `${text}: ${about}`);
    return signed(made, sign);
  };

  /** The button that deletes; once it was pressed, the question whether that is meant. */
  const control = (id: string, text: string, about: string, remove: () => void): HTMLElement => {
    const ask = (what: string | undefined, sign: string) => () => {
      asking = what;
      show('', sign);
    };
    if (asking !== id) return button(`löschen ${id}`, text, about, ask(id, `behalten ${id}`));
    const keep = ask(undefined, `löschen ${id}`);
    const question = `Wirklich ${id === all ? 'alles ' : ''}löschen? Das lässt sich nicht zurücknehmen.`;
    const group = element(
      'div',
      { className: 'stored-question' },
      element('p', {}, question),
      button(`behalten ${id}`, 'Behalten', about, keep),
      button(`wirklich ${id}`, 'Ja, löschen', about, remove),
    );
    group.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') keep();
    });
    group.setAttribute('role', 'group');
    group.setAttribute('aria-label', question);
    return group;
  };

  const remove = (entries: readonly StoredEntry[], said: string, next: string) => () => {
    asking = undefined;
    try {
      for (const { key } of entries) localStorage.removeItem(key);
      show(said, next);
    } catch {
      show(failed, next);
    }
  };

  const row = (entry: StoredEntry, next: StoredEntry | undefined): HTMLLIElement => {
    const { key, what, title, about, url } = entry;
    const name = `${what}, „${title}“`;
    return element(
      'li',
      {},
      signed(element('a', { href: url }, title), `öffnen ${key}`),
      element('p', {}, about),
      element('p', { className: 'note' }, 'Name des Eintrags: ', element('code', {}, key)),
      control(key, 'Löschen', name, remove([entry], `Gelöscht: ${name}.`, next ? `löschen ${next.key}` : '')),
    );
  };

  /** Draws the list as it is now; the focus stays on what has this sign, or else goes to the heading. */
  const show = (said = '', sign = signOfFocus()): void => {
    let entries: StoredEntry[] = [];
    let state = '';
    try {
      entries = read();
      if (entries.length === 0) state = nothing;
    } catch {
      state = blocked;
    }
    list.replaceChildren(...entries.map((entry, index) => row(entry, entries[index + 1] ?? entries[index - 1])));
    list.hidden = entries.length === 0;
    const count = `Alle ${entries.length} Einträge`;
    whole.replaceChildren(
      ...(entries.length > 1
        ? [control(all, 'Alles löschen', '', remove(entries, `${count} sind gelöscht.`, ''))]
        : []),
    );
    status.textContent = [said, state].filter(Boolean).join(' ');
    if (sign !== undefined) focus(sign);
  };

  show();
  addEventListener('storage', () => show());
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) show();
  });
}

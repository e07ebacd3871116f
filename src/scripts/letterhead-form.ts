/** The form „Ihr Briefkopf“: what is typed is shown at once as it will look, and kept when the visitor says so. */
import {
  checkLetterhead,
  cleaned,
  colourOf,
  type Faults,
  isReadable,
  placeName,
  readableTone,
  type StoredLetterhead,
  type Typed,
  usualAlternative,
  wordFields,
} from '#export/letterhead.ts';
import { isUnkept, keep, letterhead, onLetterhead } from '#islands/letterhead/store.ts';
import { make } from './elements.ts';

const names = [...wordFields, 'accent', 'alternative'] as const;
type Name = (typeof names)[number];

/** What stands in documents without a colour of one's own. */
const usualAccent = '#8a2f1b';

const momentText = (moment: string): string =>
  new Date(moment).toLocaleString('de-DE', { dateStyle: 'long', timeStyle: 'short' });

const obstacles = {
  blocked: 'Ihr Browser speichert hier nichts. Der Briefkopf gilt, bis Sie diese Seite verlassen.',
  full: 'Der Speicher Ihres Browsers ist voll. Der Briefkopf gilt, bis Sie diese Seite verlassen; mit einem kleineren Logo oder ohne Logo findet er vielleicht Platz.',
  newer:
    'Gespeichert ist ein Briefkopf aus einer neueren Fassung dieser Website; er bleibt unverändert. Bitte laden Sie die Seite neu.',
};

function start(form: HTMLFormElement): void {
  const find = <T extends Element>(selector: string, type: new () => T): T => {
    const found = form.querySelector(selector);
    if (!(found instanceof type)) throw new Error(`The form has no ${selector}.`);
    return found;
  };
  const input = (name: string): HTMLInputElement => find(`[name="${name}"]`, HTMLInputElement);
  const fields = Object.fromEntries(names.map((name) => [name, input(name)]));
  const field = (name: Name): HTMLInputElement => fields[name] ?? input(name);
  const palette = input('palette');
  const file = input('logo');
  const sheet = find('.letterhead-sheet', HTMLElement);
  const contrast = find('.letterhead-contrast', HTMLElement);
  const logoStatus = find('.letterhead-logo-status', HTMLElement);
  const dropLogo = find('.letterhead-drop', HTMLButtonElement);
  const described = find('.letterhead-described', HTMLElement);
  const status = find('.letterhead-status', HTMLElement);
  const saved = find('.letterhead-saved', HTMLElement);
  const remove = find('.letterhead-remove', HTMLButtonElement);
  const undo = find('.letterhead-undo', HTMLButtonElement);

  let logo: string | undefined;
  /** Whether something was typed that is not kept yet. */
  let isChanged = false;
  let removed: StoredLetterhead | undefined;
  /** The darker tone on offer. */
  let offered: string | undefined;
  /** Only the file chosen last counts, whichever is ready first. */
  let chosen = 0;

  const typed = (): Typed => ({
    municipality: field('municipality').value,
    department: field('department').value,
    person: field('person').value,
    phone: field('phone').value,
    email: field('email').value,
    accent: field('accent').value,
    alternative: field('alternative').value,
  });

  const complain = (faults: Faults): void => {
    for (const name of names) {
      const place = document.getElementById(`briefkopf-${name}-fehler`);
      // What the colour needs is said below it already, with what to take instead.
      const isSaid = name === 'accent' && contrast.hasChildNodes();
      const fault = isSaid ? undefined : faults[name];
      field(name).ariaInvalid = faults[name] ? 'true' : null;
      if (place) {
        place.textContent = fault ?? '';
        place.hidden = !fault;
      }
    }
  };

  /** Said once, not with every key. */
  const offerTone = (tone: string | undefined): void => {
    if (tone === offered) return;
    offered = tone;
    contrast.replaceChildren();
    if (tone === undefined) return;
    const take = make('button', { type: 'button', className: 'button-quiet' }, `Dunkleren Ton ${tone} nehmen`);
    take.addEventListener('click', () => {
      field('accent').value = tone;
      complain({});
      changed();
      field('accent').focus();
    });
    contrast.append(make('p', {}, 'Diese Farbe ist auf weißem Papier schlecht zu lesen.'), take);
  };

  const show = (): void => {
    const words = Object.fromEntries(names.map((name) => [name, cleaned(field(name).value)]));
    const { municipality = '', department = '', person = '', phone = '', email = '' } = words;
    const accent = colourOf(field('accent').value);
    const contact = [department, person, phone && `Telefon ${phone}`, email].filter(Boolean);
    sheet.style.setProperty('--head', accent ?? usualAccent);
    sheet.replaceChildren(
      make(
        'div',
        {},
        make('strong', {}, municipality || 'Stadt Musterdorf'),
        ...contact.map((line) => make('span', {}, line)),
      ),
      ...(logo ? [make('img', { src: logo, alt: '' })] : []),
    );
    palette.value = accent ?? usualAccent;
    offerTone(accent && !isReadable(accent) ? readableTone(accent) : undefined);
    described.hidden = dropLogo.hidden = !logo;
    find('label > span', HTMLElement).textContent = logo ? 'Anderes Logo auswählen' : 'Logo auswählen';
    field('alternative').placeholder = municipality ? usualAlternative(municipality) : '';
    const place = placeName(municipality);
    find('.letterhead-place', HTMLElement).textContent =
      place && place !== municipality ? `In Texten steht „${place}“, zum Beispiel „in ${place}“.` : '';
  };

  const changed = (): void => {
    isChanged = true;
    status.textContent = '';
    undo.hidden = true;
    show();
  };

  /** Shows what is kept in the fields. */
  const fill = (): void => {
    const kept = letterhead();
    for (const name of wordFields) field(name).value = kept?.[name] ?? '';
    field('accent').value = kept?.accent ?? '';
    field('alternative').value = kept?.logo?.alternative ?? '';
    logo = kept?.logo?.url;
    file.value = '';
    logoStatus.textContent = '';
    isChanged = false;
    complain({});
    tellSaved();
    show();
  };

  const tellSaved = (): void => {
    const kept = letterhead();
    remove.hidden = !kept;
    saved.textContent =
      kept && !isUnkept() && !Number.isNaN(Date.parse(kept.savedAt))
        ? `Zuletzt gespeichert: ${momentText(kept.savedAt)} Uhr`
        : '';
  };

  form.addEventListener('input', ({ target }) => {
    if (target === file) return;
    if (target === palette) field('accent').value = palette.value;
    changed();
  });

  file.addEventListener('change', async () => {
    const [picture] = file.files ?? [];
    if (!picture) return;
    chosen += 1;
    const mine = chosen;
    logoStatus.textContent = 'Das Logo wird gelesen …';
    file.ariaInvalid = null;
    let message: string;
    try {
      const { readLogo } = await import('#islands/letterhead/logo.ts');
      const read = await readLogo(picture);
      if (mine !== chosen) return;
      file.ariaInvalid = 'fault' in read ? 'true' : null;
      if ('url' in read) {
        logo = read.url;
        changed();
        message = ['Das Logo ist übernommen.', ...read.notices].join(' ');
      } else message = logo ? `${read.fault} Das bisherige Logo bleibt.` : read.fault;
    } catch (error) {
      console.error(error);
      message = 'Das Logo ließ sich nicht lesen. Bitte prüfen Sie die Verbindung und versuchen Sie es noch einmal.';
    }
    file.value = '';
    logoStatus.textContent = message;
  });

  dropLogo.addEventListener('click', () => {
    logo = undefined;
    chosen += 1;
    field('alternative').value = '';
    changed();
    logoStatus.textContent = 'Das Logo ist entfernt. Bitte speichern Sie, damit es dabei bleibt.';
    file.focus();
  });

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const checked = checkLetterhead(typed(), logo, new Date().toISOString());
    if ('faults' in checked) {
      complain(checked.faults);
      const { faults } = checked;
      status.textContent = 'Noch nicht gespeichert: Bitte prüfen Sie die gekennzeichneten Angaben.';
      const wrong = names.find((name) => faults[name]);
      if (wrong) field(wrong).focus();
      return;
    }
    const obstacle = keep(checked.letterhead);
    fill();
    removed = undefined;
    undo.hidden = true;
    status.textContent = obstacle
      ? obstacles[obstacle]
      : 'Gespeichert. Unter „Mitnehmen“ finden Sie jetzt auf jeder Seite Dateien mit Ihrem Briefkopf.';
  });

  remove.addEventListener('click', () => {
    removed = letterhead();
    const obstacle = keep(undefined);
    fill();
    undo.hidden = !removed;
    status.textContent = obstacle
      ? 'Ihr Browser lässt das Löschen nicht zu. Sie können den Eintrag in seinen Einstellungen unter Websitedaten löschen.'
      : 'Der Briefkopf ist von diesem Gerät gelöscht.';
    (removed ? undo : field('municipality')).focus();
  });

  undo.addEventListener('click', () => {
    if (!removed) return;
    const obstacle = keep(removed);
    removed = undefined;
    fill();
    undo.hidden = true;
    status.textContent = obstacle ? obstacles[obstacle] : 'Der Briefkopf ist wieder da.';
    field('municipality').focus();
  });

  onLetterhead(() => {
    // What somebody is typing here is not overwritten from another tab.
    if (isChanged) tellSaved();
    else fill();
  });
  fill();
  form.hidden = false;
}

const form = document.querySelector<HTMLFormElement>('.letterhead form');
if (form) start(form);

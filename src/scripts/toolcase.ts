/** The buttons that collect, and the number in the header; on every page. */
import { fragmentOf, idOf, withItems, withoutItem } from '#toolcase/toolcase.ts';
import { isUnkept, keep, onToolcase, toolcase } from './toolcase-store.ts';

const link = document.querySelector<HTMLAnchorElement>('.toolcase-link');
const number = link?.querySelector('span');
const buttons = [...document.querySelectorAll<HTMLButtonElement>('button.collect')];

/** On a card the page it leads to, elsewhere the page itself. */
const subjectOf = (button: HTMLElement): { id: string; title: string } => {
  const card = button.closest('li')?.querySelector('a');
  const title = card ?? document.querySelector('h1');
  return { id: idOf((card ?? location).pathname), title: title?.textContent?.trim() ?? '' };
};

const draw = (): void => {
  const { items } = toolcase();
  if (number) number.textContent = items.length > 0 ? ` (${items.length})` : '';
  // What cannot be kept goes along in the address.
  if (link) link.hash = isUnkept() && items.length > 0 ? fragmentOf(items) : '';
  for (const button of buttons) {
    const { id, title } = subjectOf(button);
    const isIn = items.includes(id);
    // The words say the state, so `aria-pressed` would say it twice.
    button.textContent = isIn ? 'Im Werkzeugkoffer – herausnehmen' : 'In den Werkzeugkoffer';
    button.ariaLabel = `${button.textContent}: ${title}`;
    button.classList.toggle('is-collected', isIn);
  }
};

const said = document.createElement('span');
said.role = 'status';

const say = (message: string, button: HTMLElement, isSeen: boolean): void => {
  said.className = isSeen ? 'collect-note' : 'sr-only';
  button.after(said);
  // A region that is new must be there before its words.
  setTimeout(() => {
    said.textContent = message;
  });
};

for (const button of buttons) {
  button.addEventListener('click', () => {
    const { id, title } = subjectOf(button);
    const now = toolcase();
    const isIn = now.items.includes(id);
    const obstacle = keep(isIn ? withoutItem(now, id) : withItems(now, [id]));
    const { length } = toolcase().items;
    const change = `„${title}“ ${isIn ? 'ist herausgenommen' : 'liegt im Werkzeugkoffer'}.`;
    const messages = {
      none: `${change} ${length === 1 ? 'Ein Eintrag' : `${length || 'Keine'} Einträge`}.`,
      blocked: `${change} Ihr Browser speichert hier aber nichts: Öffnen Sie den Werkzeugkoffer oben, bevor Sie diese Seite verlassen.`,
      newer: 'Ihr Werkzeugkoffer stammt aus einer neueren Fassung dieser Website. Bitte laden Sie die Seite neu.',
    };
    say(messages[obstacle ?? 'none'], button, obstacle !== undefined);
  });
}

onToolcase(draw);
draw();

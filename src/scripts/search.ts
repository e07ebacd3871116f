/**
 * The search page. Loads the engine with the first word, keeps what is searched for in the address,
 * and shows every text as text.
 */

import { slugify } from '#schema/slug.ts';
import { type Pagefind, startEngine } from '#search/engine.ts';
import { excerpt } from '#search/excerpt.ts';
import { countsOf, type Engine, type Filters, type Found, find, type Page, type Values } from '#search/find.ts';
import { facets, filtersOf, readState, type SearchState, writeState } from '#search/state.ts';
import type { KnownTerms } from '#search/suggestions.ts';

const folder = '/pagefind/';
const perPage = 10;
const typingPause = 180;
/** A single letter begins words in a large part of the index. */
const minTyped = 2;

const one = <T extends Element>(selector: string): T => {
  const found = document.querySelector<T>(selector);
  if (!found) throw new Error(`The search page lacks ${selector}`);
  return found;
};
const form = one<HTMLFormElement>('[data-search]');
const field = one<HTMLInputElement>('#suche-feld');
const facetForm = one<HTMLFormElement>('[data-search-facets]');
const status = one<HTMLElement>('[data-search-status]');
const note = one<HTMLElement>('[data-search-note]');
const list = one<HTMLOListElement>('[data-search-results]');
const more = one<HTMLButtonElement>('[data-search-more]');
const overviews = one<HTMLElement>('[data-search-overviews]');

const element = <K extends keyof HTMLElementTagNameMap>(
  name: K,
  { className, ...properties }: Partial<HTMLElementTagNameMap[K]> & { className?: string },
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] => {
  const made = Object.assign(document.createElement(name), properties);
  if (className) made.className = className;
  made.append(...children);
  return made;
};

let started: Promise<Engine> | undefined;
const start = () => {
  started ??= load().catch((error: unknown) => {
    started = undefined;
    throw error;
  });
  return started;
};
const load = async () => {
  const file = `${folder}pagefind.js`;
  const pagefind: Pagefind = await import(/* @vite-ignore */ file);
  return startEngine(pagefind, async (): Promise<KnownTerms> => (await fetch(`${folder}terms.json`)).json());
};

const currentState = (): SearchState => {
  // The boxes come with the first results; until then the address says what is chosen.
  const boxes = [...facetForm.querySelectorAll<HTMLInputElement>('input')];
  const chosenIn = (facet: string) =>
    boxes.filter(({ name, checked }) => checked && name === facet).map(({ value }) => value);
  const chosen = Object.fromEntries(facets.map(({ name }) => [name, chosenIn(name)]));
  return { query: field.value.trim(), chosen: boxes.length > 0 ? chosen : readState(location.search).chosen };
};

let latest = 0;
let shown = perPage;

/** Searches for a state and shows what is found, unless another search has begun meanwhile. */
async function show(state: SearchState): Promise<void> {
  latest += 1;
  const turn = latest;
  if (!state.query) return clear();
  try {
    const engine = await start();
    const filters = filtersOf(state, engine.values);
    const found = await find(state.query, filters, engine);
    const pages = await Promise.all(found.hits.slice(0, shown).map((hit) => hit.data()));
    if (turn !== latest) return;
    showFacets(state, engine.values, countsOf(found.all, filters, engine.values));
    facetForm.hidden = found.all.length === 0;
    list.replaceChildren(...pages.map((page) => resultOf(page, found.words)));
    more.hidden = found.hits.length <= shown;
    overviews.hidden = found.hits.length > 0;
    showNote(found);
    status.textContent = statusText(state, found, filters);
  } catch {
    if (turn !== latest) return;
    clear();
    status.textContent =
      'Die Suche konnte nicht geladen werden. Bitte prüfen Sie die Verbindung und versuchen Sie es noch einmal.';
  }
}

function clear(): void {
  list.replaceChildren();
  note.replaceChildren();
  status.textContent = '';
  more.hidden = true;
  facetForm.hidden = true;
  overviews.hidden = false;
}

const quoted = (words: readonly string[]): string => words.map((word) => `„${word}“`).join(', ');

function statusText({ query }: SearchState, { hits, complete, words, missing }: Found, filters: Filters): string {
  const filtered = Object.keys(filters).length > 0 ? ' mit diesen Filtern' : '';
  if (hits.length === 0) return `Kein Treffer${filtered} für „${query}“.`;
  const number = `${hits.length.toLocaleString('de-DE')} Treffer${filtered} für „${missing.length > 0 ? words.join(' ') : query}“`;
  const whole = words.length > 1 && complete < hits.length ? `, davon ${complete} mit allen Wörtern` : '';
  const lack =
    missing.length > 0 ? `${quoted(missing)} ${missing.length > 1 ? 'kommen' : 'kommt'} hier nicht vor. ` : '';
  return `${lack}${number}${whole}.`;
}

/** What to do when nothing, or something else, was found. */
function showNote({ hits, all, words, suggestions }: Found): void {
  note.replaceChildren();
  if (hits.length === 0 && all.length > 0) {
    const button = element('button', { type: 'button', className: 'button-quiet' }, 'Alle Filter lösen');
    button.addEventListener('click', () => facetForm.reset());
    note.append(button);
  }
  const others = suggestions.filter((term) => !words.includes(term));
  if (others.length === 0) return;
  const links = others.map((term) =>
    element('li', {}, element('a', { href: writeState({ query: term, chosen: {} }) }, term)),
  );
  note.append(element('p', {}, 'Meinten Sie:'), element('ul', { className: 'inline-links' }, ...links));
}

function resultOf({ url, content, meta }: Page, words: readonly string[]): HTMLLIElement {
  const title = meta['title'] ?? url;
  const pieces = excerpt(content, title, meta['summary'] ?? '', words);
  return element(
    'li',
    {},
    element('p', { className: 'kicker' }, meta['art'] ?? ''),
    element('h2', {}, element('a', { href: url }, title)),
    element('p', {}, ...pieces.map(({ text, hit }) => (hit ? element('mark', {}, text) : text))),
  );
}

/** Fills the facets once, then only changes marks and numbers, so that the focus stays. */
function showFacets(
  { chosen }: SearchState,
  values: Values,
  counts: ReadonlyMap<string, ReadonlyMap<string, number>>,
): void {
  for (const { name, filter } of facets) {
    const group = one<HTMLFieldSetElement>(`[data-facet="${name}"]`);
    if (!group.querySelector('input')) group.append(...choicesOf(group, name, [...(values.get(filter)?.keys() ?? [])]));
    for (const label of group.querySelectorAll('label')) {
      const box = label.querySelector('input');
      const count = label.querySelector('[data-count]');
      if (!box || !count) continue;
      const number = counts.get(filter)?.get(label.dataset['value'] ?? '') ?? 0;
      box.checked = chosen[name]?.includes(box.value) ?? false;
      label.hidden = number === 0 && !box.checked;
      count.textContent = `(${number})`;
    }
    group.hidden = !group.querySelector('label:not([hidden])');
  }
}

function choicesOf(group: HTMLFieldSetElement, name: string, values: readonly string[]): HTMLLabelElement[] {
  const order = (group.dataset['order'] ?? '').split('|');
  const place = (value: string) => (order.includes(value) ? order.indexOf(value) : order.length);
  const { compare } = new Intl.Collator('de');
  return [...values]
    .sort((a, b) => place(a) - place(b) || compare(a, b))
    .map((value) => {
      const box = element('input', { type: 'checkbox', name, value: slugify(value) });
      const count = element('span', {});
      count.dataset['count'] = '';
      const label = element('label', {}, box, element('span', {}, `${value} `, count));
      label.dataset['value'] = value;
      return label;
    });
}

const go = (state: SearchState, how: 'pushState' | 'replaceState'): void => {
  shown = perPage;
  const search = writeState(state);
  if (search !== location.search) history[how](null, '', search || location.pathname);
  void show(state);
};

/** Shows what the address says: at first, and on the way back. */
const read = (): void => {
  const state = readState(location.search);
  field.value = state.query;
  const before: unknown = history.state?.shown;
  shown = typeof before === 'number' ? before : perPage;
  void show(state);
};

const focusResult = (at: number): void => {
  const links = [...list.querySelectorAll<HTMLAnchorElement>('h2 a')];
  if (at < 0) field.focus();
  else links[Math.min(at, links.length - 1)]?.focus();
};

let typing: ReturnType<typeof setTimeout> | undefined;
let wroteBefore = false;
field.addEventListener('input', () => {
  clearTimeout(typing);
  start().catch(() => undefined);
  if (field.value.trim().length < minTyped && field.value.trim() !== '') return;
  typing = setTimeout(() => {
    // One step of the history for all the letters of a word.
    go(currentState(), wroteBefore ? 'replaceState' : 'pushState');
    wroteBefore = true;
  }, typingPause);
});
field.addEventListener('change', () => {
  wroteBefore = false;
});
field.addEventListener('keydown', (event) => {
  if (event.key === 'ArrowDown' && list.children.length > 0) {
    event.preventDefault();
    focusResult(0);
  }
  if (event.key === 'Escape' && field.value) {
    event.preventDefault();
    field.value = '';
    clearTimeout(typing);
    go({ query: '', chosen: {} }, 'pushState');
  }
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  clearTimeout(typing);
  go(currentState(), 'pushState');
});
list.addEventListener('keydown', (event) => {
  const at = [...list.children].findIndex((item) => item.contains(document.activeElement));
  const target = { ArrowDown: at + 1, ArrowUp: at - 1, Escape: -1 }[event.key];
  if (target === undefined) return;
  event.preventDefault();
  focusResult(target);
});
facetForm.addEventListener('change', () => go(currentState(), 'pushState'));
facetForm.addEventListener('reset', () => setTimeout(() => go(currentState(), 'pushState')));
facetForm.addEventListener('submit', (event) => event.preventDefault());
note.addEventListener('click', (event) => {
  const link = event.target;
  if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  history.pushState(null, '', link.search);
  read();
  field.focus();
});
more.addEventListener('click', async () => {
  const at = list.children.length;
  shown += perPage;
  history.replaceState({ shown }, '');
  await show(currentState());
  focusResult(at);
});
addEventListener('popstate', read);
if (matchMedia('(width < 62rem)').matches) facetForm.querySelector('details')?.removeAttribute('open');
read();

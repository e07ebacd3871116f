/**
 * Filters a list that is complete in the page. Within one facet any value fits, between facets all
 * must. The state is in the address, so it can be shared and the back button works.
 */
const form = document.querySelector<HTMLFormElement>('[data-facet-form]');
const count = document.querySelector<HTMLElement>('[data-facet-count]');
const empty = document.querySelector<HTMLElement>('[data-facet-empty]');

if (form && count && empty) {
  const rows = [...document.querySelectorAll<HTMLElement>('[data-facets]')];
  const groups = [...document.querySelectorAll<HTMLElement>('[data-facet-group]')];
  const boxes = [...form.querySelectorAll<HTMLInputElement>('input')];
  const what = form.dataset['what'] ?? '';
  const facetsOf = new Map(rows.map((row) => [row, new Set((row.dataset['facets'] ?? '').split(' '))]));

  const hits = (chosen: HTMLInputElement[]) => {
    const names = new Set(chosen.map(({ name }) => name));
    return rows.filter((row) =>
      [...names].every((name) =>
        chosen.some((box) => box.name === name && facetsOf.get(row)?.has(`${name}:${box.value}`)),
      ),
    );
  };

  const show = () => {
    const chosen = boxes.filter(({ checked }) => checked);
    const shown = new Set(hits(chosen));
    for (const row of rows) row.hidden = !shown.has(row);
    for (const group of groups) group.hidden = !group.querySelector('[data-facets]:not([hidden])');
    count.textContent = chosen.length ? `${shown.size} von ${rows.length} ${what}` : `${rows.length} ${what}`;
    empty.hidden = shown.size > 0;
    empty.replaceChildren();
    if (shown.size > 0) return;
    const hint = document.createElement('p');
    hint.textContent = 'Dazu passt nichts. Lassen Sie etwas weg:';
    empty.append(hint);
    for (const box of chosen) {
      const rest = hits(chosen.filter((other) => other !== box)).length;
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'button-quiet';
      button.textContent = `ohne „${box.parentElement?.textContent?.trim()}“: ${rest} Treffer`;
      button.addEventListener('click', () => {
        box.checked = false;
        box.focus();
        change();
      });
      empty.append(button);
    }
  };

  const read = () => {
    const state = new URLSearchParams(location.search);
    for (const box of boxes) box.checked = state.getAll(box.name).includes(box.value);
    show();
  };

  const change = () => {
    const query = new URLSearchParams(boxes.filter(({ checked }) => checked).map(({ name, value }) => [name, value]));
    const search = query.toString();
    history.pushState(null, '', search ? `?${search}` : location.pathname);
    show();
  };

  form.addEventListener('change', change);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(change));
  addEventListener('popstate', read);
  read();
}

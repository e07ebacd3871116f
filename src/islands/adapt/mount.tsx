import { createRoot } from 'react-dom/client';
import { type Adaptation, isUnchanged } from '#questionnaire/adaptation.ts';
// As addresses: imported sheets would be linked in every page that may load the editor.
import sheet from '#styles/adapt.css?url';
import islandSheet from '#styles/island.css?url';
import { openDraft, storageKey } from './draft.ts';
import { Editor } from './Editor.tsx';
import type { EditorMaterial } from './material.ts';

const soon = (run: () => void): (() => void) => {
  const timer = setTimeout(run, 400);
  return () => clearTimeout(timer);
};

const className = 'adapt-host';
const fragment = '#anpassen';
/** Addresses at which the page shows something else. */
const elsewhere = /^$|^#(ausfuellen$|antworten=|anpassung=)/;

/** Twelve letters and digits. */
const randomId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => (byte % 36).toString(36)).join('');

/** Somebody else's adaptation becomes one of its own here: the same id would give answers to both the same name. */
const continued = (brought: Adaptation, present: Adaptation): Adaptation =>
  brought.id === present.id ? brought : { ...brought, id: randomId() };

/** Adds a sheet, unless it is there; without it the editor still works, so a failure is no obstacle. */
const dress = (href: string): Promise<void> =>
  new Promise((resolve) => {
    if (document.querySelector(`link[href="${href}"]`)) {
      resolve();
      return;
    }
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = href;
    link.onload = () => resolve();
    link.onerror = () => resolve();
    document.head.append(link);
  });

/**
 * Draws the editor behind `host`, in the place of what the page shows of the questionnaire; the promise resolves
 * to what closes it. The address says that it is open, so that the browser's way back closes it.
 */
export async function mountEditor(host: HTMLElement, material: EditorMaterial): Promise<() => void> {
  const opener = document.activeElement;
  await Promise.all([dress(islandSheet), dress(sheet)]);
  if (host.nextElementSibling?.classList.contains(className)) return () => undefined;
  const { slug, original } = material;
  const draft = openDraft(slug, original, {
    storage: () => localStorage,
    now: () => new Date(),
    soon,
    id: randomId,
  });
  const { adaptation } = draft.state();
  const brought = material.adaptation && continued(material.adaptation, adaptation);
  if (brought && isUnchanged(adaptation)) draft.adopt(brought, [], 'Link geöffnet');
  if (location.hash !== fragment) history.pushState(null, '', fragment);
  const box = document.createElement('div');
  box.className = className;
  host.after(box);
  const { dataset } = document.documentElement;
  dataset['adapting'] = '';

  const root = createRoot(box);
  const ending = new AbortController();
  const { signal } = ending;
  const close = (): void => {
    if (signal.aborted) return;
    draft.flush();
    ending.abort();
    root.unmount();
    box.remove();
    delete dataset['adapting'];
    material.onClose?.();
    if (opener instanceof HTMLElement) opener.focus();
  };
  addEventListener(
    'storage',
    ({ key, newValue }) => {
      // Without a key, everything was deleted.
      if (key === storageKey(slug) || key === null) draft.noticeCopy(newValue);
    },
    { signal },
  );
  addEventListener('pagehide', draft.flush, { signal });
  document.addEventListener(
    'visibilitychange',
    () => {
      if (document.visibilityState === 'hidden') draft.flush();
    },
    { signal },
  );
  addEventListener(
    'beforeunload',
    (event) => {
      draft.flush();
      if (draft.isAtRisk()) event.preventDefault();
    },
    { signal },
  );
  addEventListener(
    'popstate',
    () => {
      if (elsewhere.test(location.hash)) close();
    },
    { signal },
  );
  const leave = (): void => {
    history.pushState(null, '', location.pathname);
    close();
  };
  root.render(
    <Editor
      material={{ ...material, adaptation: brought }}
      draft={draft}
      today={new Date().toLocaleDateString('sv')}
      onClose={leave}
    />,
  );
  return close;
}

import { createRoot } from 'react-dom/client';
// As an address: an imported sheet would be linked in every page that may load the island.
import sheet from '#styles/island.css?url';
import { Island } from './Island.tsx';
import type { Material } from './material.ts';
import { openSession, storageKey } from './session.ts';

const soon = (run: () => void): (() => void) => {
  const timer = setTimeout(run, 400);
  return () => clearTimeout(timer);
};

/** Adds the island's own sheet; without it the island still works, so a failure is no obstacle. */
const dress = (): Promise<void> =>
  new Promise((resolve) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = sheet;
    link.onload = () => resolve();
    link.onerror = () => resolve();
    document.head.append(link);
  });

/** Draws the island into `host`; the promise resolves to what opens the form again. */
export async function mount(
  host: HTMLElement,
  material: Material,
  start: 'button' | 'stored' | 'link',
): Promise<() => void> {
  await dress();
  const session = openSession(material.slug, material.questionnaire, {
    storage: () => localStorage,
    now: () => new Date(),
    soon,
  });
  addEventListener('storage', ({ key, newValue }) => {
    // Without a key, everything was deleted.
    if (key === storageKey(material.slug) || key === null) session.noticeCopy(newValue);
  });
  addEventListener('pagehide', session.flush);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') session.flush();
  });
  addEventListener('beforeunload', (event) => {
    session.flush();
    if (session.isAtRisk()) event.preventDefault();
  });
  return new Promise((resolve) => {
    createRoot(host).render(<Island material={material} session={session} start={start} onReady={resolve} />);
  });
}

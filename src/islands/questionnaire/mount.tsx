import { createRoot } from 'react-dom/client';
import type { Adaptation } from '#questionnaire/adaptation.ts';
import { own } from '#questionnaire/kinds.ts';
import { parse } from '#questionnaire/received.ts';
import { restore } from '#questionnaire/saved.ts';
// As an address: an imported sheet would be linked in every page that may load the island.
import sheet from '#styles/island.css?url';
import type { Material } from './material.ts';
import { openSession, type Session, savedAtOf, storageKey } from './session.ts';
import { type StoredElsewhere, Visit } from './Visit.tsx';

// The preview of the CMS draws the same form. By this one door it shares the file that visitors load, instead of parting it.
export { Island } from './Island.tsx';
export { openSession, type Session };

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

/** The sessions of this visit, each opened once, and told what happens to the page. */
function openSessions(): (material: Material) => Session {
  const sessions = new Map<string, { material: Material; session: Session }>();
  const each = (tell: (session: Session, key: string) => void): void => {
    for (const [key, { session }] of sessions) tell(session, key);
  };
  const flush = (): void => each((session) => session.flush());
  addEventListener('storage', ({ key: changed, newValue }) =>
    each((session, key) => {
      // Without a key, everything was deleted.
      if (changed === key || changed === null) session.noticeCopy(newValue);
    }),
  );
  addEventListener('pagehide', flush);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') flush();
  });
  addEventListener('beforeunload', (event) => {
    flush();
    each((session) => {
      if (session.isAtRisk()) event.preventDefault();
    });
  });

  return (material) => {
    const key = storageKey(material);
    const known = sessions.get(key);
    if (known && JSON.stringify(known.material.adaptation) === JSON.stringify(material.adaptation))
      return known.session;
    // The same adaptation in a later state: what is answered goes along, even where the device keeps nothing.
    known?.session.flush();
    const session = openSession(material, { storage: () => localStorage, now: () => new Date(), soon });
    if (known?.session.isAtRisk()) session.adopt(known.session.state().answers, [], 'now');
    sessions.set(key, { material, session });
    return session;
  };
}

const textIn = (value: unknown, key: string): string | undefined => {
  const text = own(value, key);
  return typeof text === 'string' ? text : undefined;
};

/** What is stored on the device for adapted ones of this questionnaire. */
function storedElsewhere(original: Material): StoredElsewhere[] {
  try {
    return Object.entries(localStorage).flatMap(([key, text]: [string, unknown]) => {
      if (!key.startsWith(`${storageKey(original)}:`) || typeof text !== 'string') return [];
      const restored = restore(text, original.slug, original.questionnaire);
      if (!('other' in restored) || restored.other.adaptation === undefined) return [];
      const { adaptation } = restored.other;
      const details = own(parse(adaptation), 'details');
      return {
        id: key,
        adaptation,
        title: textIn(details, 'title') ?? original.questionnaire.title,
        municipality: textIn(details, 'municipality'),
        savedAt: savedAtOf(text),
      };
    });
  } catch {
    return [];
  }
}

/** Draws the island into `host`; the promise resolves to what opens the form again. */
export async function mount(
  host: HTMLElement,
  material: Material,
  start: 'button' | 'stored' | 'link',
  onAdapt: (adaptation: Adaptation) => Promise<string>,
): Promise<() => void> {
  await dress();
  const sessionOf = openSessions();
  return new Promise((resolve) => {
    createRoot(host).render(
      <Visit
        original={material}
        start={start}
        sessionOf={sessionOf}
        storedElsewhere={() => storedElsewhere(material)}
        onAdapt={onAdapt}
        onReady={resolve}
      />,
    );
  });
}

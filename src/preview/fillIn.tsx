/** The working form of a questionnaire in a preview: the island of the site, whose questions change under its answers. */
import { createRoot } from 'react-dom/client';
import type { Material } from '#islands/questionnaire/material.ts';
import { Island, openSession, type Session } from '#islands/questionnaire/mount.tsx';
import { restore, save } from '#questionnaire/saved.ts';
import sheet from '#styles/island.css?inline';

export const islandSheet: string = sheet;

export interface FillIn {
  /** Asks what this says from here on; answers that still fit stay. */
  ask: (material: Material) => void;
  /** Shows the form again after it was interrupted. */
  open: () => void;
  stop: () => void;
}

/** A preview leaves nothing on the device: its answers live as long as it is open. */
function memory(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}

function sessionOf(material: Material, before?: Session): Session {
  const storage = memory();
  const session = openSession(material, {
    storage: () => storage,
    now: () => new Date(),
    soon: (run) => {
      const timer = setTimeout(run, 400);
      return () => clearTimeout(timer);
    },
  });
  const saved = before && save(material.slug, material.questionnaire, before.state().answers, new Date().toISOString());
  const restored = saved && restore(JSON.stringify(saved), material.slug, material.questionnaire);
  session.adopt(restored && 'answers' in restored ? restored.answers : {}, [], 'with the next answer');
  return session;
}

const notHere = 'In der Vorschau geht das nicht; auf der Website schon.';

/** Draws the form into `host`. */
export function fillIn(host: Element, first: Material): FillIn {
  const root = createRoot(host);
  let open = (): void => undefined;
  let asked = '';
  let session: Session | undefined;

  const draw = (material: Material, refused?: string): void => {
    const isNew = JSON.stringify(material) !== asked;
    asked = JSON.stringify(material);
    if (isNew || !session) session = sessionOf(material, session);
    root.render(
      <Island
        original={material}
        opened={{
          material,
          session,
          fragment: '#ausfuellen',
          notices: [],
          start: { view: 'form', isStep: false },
          arrival: refused === undefined ? undefined : { source: 'Datei', restored: { refused } },
          turn: 0,
        }}
        storedElsewhere={[]}
        onFile={() => draw(material, notHere)}
        onGoOn={() => undefined}
        onAdapt={async () => notHere}
        onReady={(opener) => {
          open = opener;
        }}
      />,
    );
  };
  draw(first);
  return {
    ask: (material) => {
      if (JSON.stringify(material) !== asked) draw(material);
    },
    open: () => open(),
    stop: () => {
      root.unmount();
      delete document.documentElement.dataset['filling'];
    },
  };
}

import { useCallback, useEffect, useRef, useState } from 'react';
import type { Adaptation } from '#questionnaire/adaptation.ts';
import { own } from '#questionnaire/kinds.ts';
import { parse } from '#questionnaire/received.ts';
import { type Restored, restore } from '#questionnaire/saved.ts';
import { Island } from './Island.tsx';
import { adaptationFragment, answersFragment, packLink, unpackFragment } from './link.ts';
import type { Material } from './material.ts';
import type { Session } from './session.ts';

/** `offer`: before the first question; `resume`: the same, with what is stored. */
export type View = 'offer' | 'resume' | 'form' | 'result';

/** What the history of the browser keeps of each step. */
export interface Entry {
  view: View;
  section?: string | undefined;
  /** Id of the adaptation; `undefined` for the original. */
  of?: string | undefined;
}

/** A questionnaire of this visit: the original, or an adapted one. */
interface Known {
  material: Material;
  session: Session;
  /** What the address says while it is open. */
  fragment: string;
  /** What one should know about an adaptation that no longer fits. */
  notices: readonly string[];
}

/** Answers that came in, or why there are none. */
export interface Arrival {
  source: 'Datei' | 'Link';
  restored: Exclude<Restored, { other: unknown }>;
}

export interface Opened extends Known {
  start: Entry & { isStep: boolean };
  arrival?: Arrival | undefined;
  /** Counts up with each questionnaire that is opened. */
  turn: number;
}

/** Answers to an adapted questionnaire that are stored on the device. */
export interface StoredElsewhere {
  id: string;
  /** For `readAdaptation`. */
  adaptation: string;
  title: string;
  municipality: string | undefined;
  savedAt: string | undefined;
}

interface Props {
  original: Material;
  /** What the visitor came with. */
  start: 'button' | 'stored' | 'link';
  sessionOf: (material: Material) => Session;
  /** Answers to adapted ones of this questionnaire. */
  storedElsewhere: () => readonly StoredElsewhere[];
  /** Opens the editor with an adaptation; the promise resolves to what there is to say about it. */
  onAdapt: (adaptation: Adaptation) => Promise<string>;
  /** Gives the page a way to open the form again. */
  onReady: (open: () => void) => void;
}

export const formFragment = '#ausfuellen';

const sentences = {
  cutAnswers:
    'Der Link ist unvollständig oder verändert. Bitte lassen Sie ihn sich noch einmal schicken, am besten als Datei.',
  cutAdaptation:
    'Der Link zu diesem angepassten Fragebogen ist unvollständig oder verändert. Bitte lassen Sie ihn sich noch einmal schicken. Hier sehen Sie das Original.',
  unreachable: 'Das ließ sich nicht laden. Bitte prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
};

const isLink = (hash: string): boolean => hash.startsWith(answersFragment) || hash.startsWith(adaptationFragment);

/** Which questionnaire is open: the original or an adapted one, as links, files and stored answers want it. */
export function Visit({ original, start, sessionOf, storedElsewhere, onAdapt, onReady }: Props) {
  const [first] = useState<Known>(() => ({
    material: original,
    session: sessionOf(original),
    fragment: formFragment,
    notices: [],
  }));
  const known = useRef(new Map<string | undefined, Known>([[undefined, first]]));
  const [opened, setOpened] = useState<Opened | undefined>(() => {
    if (start === 'link') return undefined;
    const isStored = start === 'stored' && Object.keys(first.session.state().answers).length > 0;
    const view = start === 'button' ? 'form' : isStored ? 'resume' : 'offer';
    return { ...first, start: { view, isStep: start === 'button' }, turn: 0 };
  });
  const now = useRef(opened);
  now.current = opened;
  const opener = useRef<() => void>(() => undefined);

  const show = useCallback((next: Known, entry: Entry & { isStep: boolean }, arrival?: Arrival) => {
    setOpened((before) => ({ ...next, start: entry, arrival, turn: (before?.turn ?? 0) + 1 }));
  }, []);

  const refuse = useCallback(
    (source: Arrival['source'], refused: string) => {
      const present = now.current ?? { ...first, start: { view: 'offer', isStep: false }, turn: 0 };
      setOpened({ ...present, arrival: { source, restored: { refused } } });
    },
    [first],
  );

  /** The adapted questionnaire in a text of unknown origin. */
  const read = useCallback(
    async (text: string): Promise<Known | { refused: string }> => {
      const { adaptedMaterial } = await import('./adapted.ts');
      const found = await adaptedMaterial(original, text);
      if ('refused' in found) return found;
      const { material, notices } = found;
      const link = await packLink(location.href, adaptationFragment, JSON.stringify(material.adaptation));
      const fragment = link ? new URL(link).hash : formFragment;
      const next = { material, notices, fragment, session: sessionOf(material) };
      known.current.set(material.adaptation?.id, next);
      return next;
    },
    [original, sessionOf],
  );

  /** Opens an adapted questionnaire as a step of its own. */
  const enter = useCallback(
    (next: Known): void => {
      const entry: Entry = { view: 'offer', of: next.material.adaptation?.id };
      history.pushState(entry, '', next.fragment);
      show(next, { ...entry, isStep: true });
    },
    [show],
  );

  /** Takes in answers; those to another adaptation open that one. */
  const takeIn = useCallback(
    async (restoreFor: (material: Material) => Restored, source: Arrival['source']): Promise<void> => {
      const present = now.current ?? first;
      const restored = restoreFor(present.material);
      if (!('other' in restored)) {
        if (now.current) setOpened({ ...now.current, arrival: { source, restored } });
        else show(first, { view: 'offer', isStep: false }, { source, restored });
        return;
      }
      const other = restored.other.adaptation ? await read(restored.other.adaptation) : first;
      if ('refused' in other) {
        refuse(source, other.refused);
        return;
      }
      const { material, fragment } = other;
      const again = restoreFor(material);
      if ('other' in again) throw new Error('Saved answers belong to the adaptation they carry.');
      if (source === 'Datei')
        history.pushState({ view: 'offer', of: material.adaptation?.id } satisfies Entry, '', fragment);
      show(other, { view: 'offer', isStep: false }, { source, restored: again });
    },
    [first, read, refuse, show],
  );

  /** Takes in the text of a file or a link: answers, or an adaptation, which it opens. */
  const takeInText = useCallback(
    async (text: string, source: Arrival['source']): Promise<void> => {
      if (own(parse(text), 'format') !== 'fragebogen-anpassung') {
        await takeIn(({ slug, questionnaire, adaptation }) => restore(text, slug, questionnaire, adaptation), source);
        return;
      }
      const next = await read(text);
      if ('refused' in next) refuse(source, next.refused);
      else enter(next);
    },
    [enter, read, refuse, takeIn],
  );

  /** Takes in what was saved here, or filled in elsewhere. */
  const takeInFile = useCallback(
    async (file: File): Promise<void> => {
      const start = await file.slice(0, 20).text();
      if (/\.json$/i.test(file.name) || start.trimStart().startsWith('{')) {
        // One character more than is allowed is enough to be refused.
        await takeInText(await file.slice(0, 2_000_001 * 4).text(), 'Datei');
        return;
      }
      const { readFilledIn } = await import('./filledIn.ts');
      await takeIn(await readFilledIn(file), 'Datei');
    },
    [takeIn, takeInText],
  );

  /** Opens what the address carries. */
  const followLink = useCallback(async (): Promise<void> => {
    const text = await unpackFragment(location.hash);
    if (location.hash.startsWith(answersFragment)) {
      if (text === undefined) refuse('Link', sentences.cutAnswers);
      else await takeInText(text, 'Link');
      return;
    }
    const next = text === undefined ? { refused: sentences.cutAdaptation } : await read(text);
    if ('refused' in next) {
      show(first, { view: 'offer', isStep: false }, { source: 'Link', restored: next });
      return;
    }
    history.replaceState(
      { view: 'offer', of: next.material.adaptation?.id } satisfies Entry,
      '',
      next.fragment === formFragment ? location.hash : next.fragment,
    );
    show(next, { view: 'offer', isStep: false });
  }, [first, read, refuse, show, takeInText]);

  const attempt = useCallback(
    (work: Promise<void>, source: Arrival['source']): void => {
      work.catch((error: unknown) => {
        console.error(error);
        refuse(source, sentences.unreachable);
      });
    },
    [refuse],
  );

  /** Goes on with an adapted questionnaire that has answers on this device. */
  const goOn = async ({ adaptation }: StoredElsewhere): Promise<void> => {
    const next = await read(adaptation);
    if ('refused' in next) {
      refuse('Datei', next.refused);
      return;
    }
    enter(next);
  };

  useEffect(() => {
    const onHash = (): void => {
      // An entry of ours was returned to, which `popstate` has brought.
      if (history.state === null && isLink(location.hash)) attempt(followLink(), 'Link');
    };
    const onBack = ({ state }: PopStateEvent): void => {
      const entry: Entry | null = state;
      if (entry === null && isLink(location.hash)) return;
      const wanted = known.current.get(entry?.of) ?? (isLink(location.hash) ? undefined : first);
      // An entry from before the page was loaded anew.
      if (!wanted) attempt(followLink(), 'Link');
      // Steps within one questionnaire are its own business.
      else if (now.current && wanted.material !== now.current.material)
        show(wanted, { view: 'offer', ...entry, isStep: true });
    };
    if (start === 'link') attempt(followLink(), 'Link');
    addEventListener('hashchange', onHash);
    addEventListener('popstate', onBack);
    return () => {
      removeEventListener('hashchange', onHash);
      removeEventListener('popstate', onBack);
    };
  }, [attempt, first, followLink, show, start]);

  const ready = useCallback(
    (open: () => void) => {
      opener.current = open;
      onReady(() => opener.current());
    },
    [onReady],
  );

  return (
    opened && (
      <Island
        key={opened.turn}
        opened={opened}
        original={original}
        storedElsewhere={opened.material.adaptation ? [] : storedElsewhere()}
        onFile={(file) => attempt(takeInFile(file), 'Datei')}
        onGoOn={(stored) => attempt(goOn(stored), 'Datei')}
        onAdapt={onAdapt}
        onReady={ready}
      />
    )
  );
}

/**
 * The adaptation at work: its steps back and forth, and its copy on the device. Everything can be undone, a file that
 * was opened and the return to the original included, as long as the window stays open.
 */
import { type Adaptation, isUnchanged, startAdaptation } from '#questionnaire/adaptation.ts';
import type { Questionnaire } from '#questionnaire/kinds.ts';
import { readAdaptation } from '#questionnaire/readAdaptation.ts';
import { atFirst, type Keeper, type KeptState, openKept, type Surroundings } from '../questionnaire/kept.ts';

export interface DraftState extends KeptState {
  adaptation: Adaptation;
  /** What „Rückgängig“ would take back, in words; `undefined` if there is nothing. */
  undoes: string | undefined;
  /** What „Wiederholen“ would do again. */
  redoes: string | undefined;
}

export interface Draft extends Keeper<DraftState> {
  /** Takes over a change, named in words. Changes in a row to the same `field` are one step. */
  change: (adaptation: Adaptation, name: string, field?: string) => void;
  /** Ends the present step: the next change is another one, even to the same thing. */
  endStep: () => void;
  undo: () => void;
  redo: () => void;
  /** Puts another adaptation in the place of this one, as a step that can be undone. */
  adopt: (adaptation: Adaptation, notices: readonly string[], name: string) => void;
  /** Back to the original: deletes the copy, as a step that can be undone. */
  clear: () => void;
}

/** Leads from one adaptation to another; `adaptation` is the one on its far side. */
interface Step {
  adaptation: Adaptation;
  name: string;
}

/** More steps back than anybody goes; unchanged parts are shared between them. */
const mostSteps = 200;

/** The name under which an adaptation is stored; the privacy statement names it. */
export const storageKey = (slug: string): string => `fragebogen-anpassung:${slug}`;

interface DraftSurroundings extends Surroundings {
  /** A new id for an adaptation. */
  id: () => string;
}

/** Opens the adaptation that is stored on the device, or a new one. */
export function openDraft(slug: string, original: Questionnaire, around: DraftSurroundings): Draft {
  const start = (): Adaptation => startAdaptation(slug, original, around.id());
  let past: readonly Step[] = [];
  let future: readonly Step[] = [];
  /** The field that is being typed into. */
  let typing: string | undefined;
  const ways = (): Pick<DraftState, 'undoes' | 'redoes'> => ({ undoes: past.at(-1)?.name, redoes: future[0]?.name });

  /** What a copy holds: nothing, an adaptation, or something that cannot be read. */
  const understood = (text: string | null): Pick<DraftState, 'adaptation' | 'notices'> => {
    if (text === null) return { adaptation: start(), notices: [] };
    const found = readAdaptation(text, slug, original);
    if (!('refused' in found)) return found;
    return {
      adaptation: start(),
      notices: [
        'Auf diesem Gerät liegt eine Anpassung, die sich nicht lesen lässt. Ihre nächste Änderung ersetzt sie.',
      ],
    };
  };

  const kept = openKept<DraftState>({
    key: storageKey(slug),
    around,
    first: { ...atFirst, adaptation: start(), ...ways() },
    read(text) {
      typing = undefined;
      return { ...understood(text), ...ways() };
    },
    text: ({ adaptation }) => (isUnchanged(adaptation) ? null : JSON.stringify(adaptation)),
  });

  /** Remembers what is there now, to come back to. */
  const remember = (name: string): void => {
    past = [...past, { adaptation: kept.state().adaptation, name }].slice(-mostSteps);
    future = [];
  };

  const visit = (adaptation: Adaptation, notices: readonly string[] = []): void => {
    typing = undefined;
    kept.update({ adaptation, notices, generation: kept.state().generation + 1, ...ways() });
    kept.writeSoon();
  };

  return {
    ...kept,
    change(adaptation, name, field) {
      if (adaptation === kept.state().adaptation) return;
      if (field === undefined || field !== typing) remember(name);
      typing = field;
      future = [];
      kept.update({ adaptation, ...ways() });
      kept.writeSoon();
    },
    endStep() {
      typing = undefined;
    },
    undo() {
      const step = past.at(-1);
      if (!step) return;
      past = past.slice(0, -1);
      future = [{ adaptation: kept.state().adaptation, name: step.name }, ...future];
      visit(step.adaptation);
    },
    redo() {
      const [step, ...rest] = future;
      if (!step) return;
      past = [...past, { adaptation: kept.state().adaptation, name: step.name }];
      future = rest;
      visit(step.adaptation);
    },
    adopt(adaptation, notices, name) {
      remember(name);
      visit(adaptation, notices);
      kept.writeNow();
    },
    clear() {
      remember('zum Original zurückgekehrt');
      visit(start());
      kept.writeNow();
    },
    settle(which) {
      if (which === 'there') remember('Stand aus dem anderen Tab geholt');
      kept.settle(which);
    },
  };
}

/**
 * The adaptation at work: its steps back and forth, and its copy on the device.
 *
 * The copy is written shortly after each change. Where another tab was at work, the visitor chooses;
 * where the device keeps nothing, work goes on in memory. Everything can be undone, a file that was
 * opened and the return to the original included, as long as the window stays open.
 */
import { type Adaptation, isUnchanged, startAdaptation } from '#questionnaire/adaptation.ts';
import type { Questionnaire } from '#questionnaire/kinds.ts';
import { readAdaptation } from '#questionnaire/readAdaptation.ts';
import { type Copy, openCopy } from '../questionnaire/copy.ts';

/** Where and how the copy is kept; passed in, so that tests bring their own. */
export interface Surroundings {
  /** May throw: some browsers refuse even the access. */
  storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  now: () => Date;
  /** Calls `run` soon; returns what takes it back. */
  soon: (run: () => void) => () => void;
  /** A new id for an adaptation. */
  id: () => string;
}

export interface DraftState {
  adaptation: Adaptation;
  /** What „Rückgängig“ would take back, in words; `undefined` if there is nothing. */
  undoes: string | undefined;
  /** What „Wiederholen“ would do again. */
  redoes: string | undefined;
  /** Moment (ISO 8601) of the last writing in this window. */
  savedAt: string | undefined;
  /** Whether the device holds a copy. */
  isKept: boolean;
  /** `blocked`: the device keeps nothing, the adaptation lives in this tab alone. */
  device: 'ready' | 'blocked';
  /** Another tab has changed the copy, or deleted it; nothing is written until one is chosen. */
  elsewhere: 'changed' | 'deleted' | undefined;
  /** What the visitor should know about an adaptation that was brought in. */
  notices: readonly string[];
  /** Counts up when the adaptation changes other than by typing, so that fields start anew. */
  generation: number;
}

export interface Draft {
  state: () => DraftState;
  subscribe: (listener: () => void) => () => void;
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
  /** Writes what is still waiting. */
  flush: () => void;
  /** Another tab has written (`text`) or deleted (`null`) the copy. */
  noticeCopy: (text: string | null) => void;
  /** Settles what to do about another tab: keep what is `here`, or take what is `there`. */
  settle: (which: 'here' | 'there') => void;
  /** The adaptation is safe elsewhere now, as a file or a link. */
  broughtToSafety: () => void;
  /** Whether leaving now would lose changes. */
  isAtRisk: () => boolean;
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

/** Opens the adaptation that is stored on the device, or a new one. */
export function openDraft(slug: string, original: Questionnaire, around: Surroundings): Draft {
  const copy = openCopy(storageKey(slug), around.storage);
  const listeners = new Set<() => void>();
  const start = (): Adaptation => startAdaptation(slug, original, around.id());
  let past: readonly Step[] = [];
  let future: readonly Step[] = [];
  /** The field that is being typed into. */
  let typing: string | undefined;
  let takeBack: (() => void) | undefined;
  /** Changes that are in no copy, no file and no link. */
  let isUnsafe = false;
  let state: DraftState = {
    adaptation: start(),
    undoes: undefined,
    redoes: undefined,
    savedAt: undefined,
    isKept: false,
    device: 'ready',
    elsewhere: undefined,
    notices: [],
    generation: 0,
  };

  const update = (changes: Partial<DraftState>): void => {
    state = { ...state, ...changes, undoes: past.at(-1)?.name, redoes: future[0]?.name };
    for (const listener of listeners) listener();
  };

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

  const load = (): void => {
    const text = copy.load();
    isUnsafe = false;
    typing = undefined;
    update({ ...understood(text), isKept: text !== null, elsewhere: undefined, generation: state.generation + 1 });
  };

  const write = (put: Copy['write'] = copy.write): void => {
    takeBack?.();
    takeBack = undefined;
    if (state.elsewhere) return;
    const isEmpty = isUnchanged(state.adaptation);
    const outcome = put(isEmpty ? null : JSON.stringify(state.adaptation));
    if (outcome === 'kept') {
      isUnsafe = false;
      update({ device: 'ready', isKept: !isEmpty, savedAt: isEmpty ? undefined : around.now().toISOString() });
    } else {
      update(outcome === 'blocked' ? { device: 'blocked', isKept: false } : { elsewhere: outcome });
    }
  };

  const writeSoon = (): void => {
    isUnsafe = true;
    takeBack?.();
    takeBack = around.soon(() => write());
  };

  /** Remembers what is there now, to come back to. */
  const remember = (name: string): void => {
    past = [...past, { adaptation: state.adaptation, name }].slice(-mostSteps);
    future = [];
  };

  const visit = (adaptation: Adaptation, notices: readonly string[] = []): void => {
    typing = undefined;
    update({ adaptation, notices, generation: state.generation + 1 });
    writeSoon();
  };

  load();

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change(adaptation, name, field) {
      if (adaptation === state.adaptation) return;
      if (field === undefined || field !== typing) remember(name);
      typing = field;
      future = [];
      update({ adaptation });
      writeSoon();
    },
    endStep() {
      typing = undefined;
    },
    undo() {
      const step = past.at(-1);
      if (!step) return;
      past = past.slice(0, -1);
      future = [{ adaptation: state.adaptation, name: step.name }, ...future];
      visit(step.adaptation);
    },
    redo() {
      const [step, ...rest] = future;
      if (!step) return;
      past = [...past, { adaptation: state.adaptation, name: step.name }];
      future = rest;
      visit(step.adaptation);
    },
    adopt(adaptation, notices, name) {
      remember(name);
      visit(adaptation, notices);
      write();
    },
    clear() {
      remember('zum Original zurückgekehrt');
      visit(start());
      write();
    },
    flush() {
      if (takeBack) write();
    },
    noticeCopy(text) {
      if (text === copy.known()) update({ elsewhere: undefined });
      else if (isUnchanged(state.adaptation) && !isUnsafe) load();
      else update({ elsewhere: text === null ? 'deleted' : 'changed' });
    },
    settle(which) {
      takeBack?.();
      takeBack = undefined;
      if (which === 'there') {
        remember('Stand aus dem anderen Tab geholt');
        load();
        return;
      }
      update({ elsewhere: undefined });
      isUnsafe = true;
      write(copy.overwrite);
    },
    broughtToSafety() {
      isUnsafe = false;
    },
    isAtRisk: () => isUnsafe && (state.device === 'blocked' || state.elsewhere !== undefined),
  };
}

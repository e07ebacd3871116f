/**
 * What is worked on in this window, and its copy on the device.
 *
 * The copy is written shortly after each change. Where another tab was at work, the visitor chooses;
 * where the device keeps nothing, work goes on in memory.
 */
import { type Copy, openCopy } from './copy.ts';

/** Where and how the copy is kept; passed in, so that tests bring their own. */
export interface Surroundings {
  /** May throw: some browsers refuse even the access. */
  storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  now: () => Date;
  /** Calls `run` soon; returns what takes it back. */
  soon: (run: () => void) => () => void;
}

export interface KeptState {
  /** Moment (ISO 8601) of the last writing, as far as it is known; `undefined` if there is no copy. */
  savedAt: string | undefined;
  /** Whether the device holds a copy. */
  isKept: boolean;
  /** `blocked`: the device keeps nothing, the work lives in this tab alone. */
  device: 'ready' | 'blocked';
  /** Another tab has changed the copy, or deleted it; nothing is written until one is chosen. */
  elsewhere: 'changed' | 'deleted' | undefined;
  /** What the visitor should know about what was brought in. */
  notices: readonly string[];
  /** Counts up when something comes from outside, so that fields start anew. */
  generation: number;
}

export const atFirst: KeptState = {
  savedAt: undefined,
  isKept: false,
  device: 'ready',
  elsewhere: undefined,
  notices: [],
  generation: 0,
};

interface Rules<State> {
  key: string;
  around: Surroundings;
  first: State;
  /** What a copy holds; `null`: there is none. */
  read: (text: string | null) => Partial<State>;
  /** What is written; `null`: there is nothing to keep. */
  text: (state: State, moment: string) => string | null;
}

/** What whoever works with it sees. */
export interface Keeper<State> {
  state: () => State;
  subscribe: (listener: () => void) => () => void;
  /** Writes what is still waiting. */
  flush: () => void;
  /** Another tab has written (`text`) or deleted (`null`) the copy. */
  noticeCopy: (text: string | null) => void;
  /** Settles what to do about another tab: keep what is `here`, or take what is `there`. */
  settle: (which: 'here' | 'there') => void;
  /** The work is safe elsewhere now, as a file or a link. */
  broughtToSafety: () => void;
  /** Whether leaving now would lose work. */
  isAtRisk: () => boolean;
}

interface Kept<State> extends Keeper<State> {
  update: (changes: Partial<State>) => void;
  writeSoon: () => void;
  writeNow: () => void;
  /** Deletes the copy and starts from nothing. */
  drop: () => void;
}

/** Begins with the copy on the device, if there is one. */
export function openKept<State extends KeptState>({ key, around, first, read, text }: Rules<State>): Kept<State> {
  const copy = openCopy(key, around.storage);
  const listeners = new Set<() => void>();
  let state = first;
  let takeBack: (() => void) | undefined;
  /** Work that is in no copy, no file and no link. */
  let isUnsafe = false;

  const update = (changes: Partial<State> | Partial<KeptState>): void => {
    state = { ...state, ...changes };
    for (const listener of listeners) listener();
  };
  const wait = (): void => {
    takeBack?.();
    takeBack = undefined;
  };
  const textNow = (): string | null => text(state, around.now().toISOString());

  const load = (): void => {
    wait();
    isUnsafe = false;
    const found = copy.load();
    const common: Partial<KeptState> = {
      isKept: found !== null,
      elsewhere: undefined,
      generation: state.generation + 1,
    };
    update({ ...common, ...read(found) });
  };

  const write = (put: Copy['write']): void => {
    wait();
    if (state.elsewhere) return;
    const moment = around.now().toISOString();
    const written = text(state, moment);
    const outcome = put(written);
    if (outcome === 'kept') {
      isUnsafe = false;
      update({ device: 'ready', isKept: written !== null, savedAt: written === null ? undefined : moment });
    } else {
      update(outcome === 'blocked' ? { device: 'blocked', isKept: false } : { elsewhere: outcome });
    }
  };

  load();

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    update,
    writeSoon() {
      isUnsafe = true;
      wait();
      takeBack = around.soon(() => write(copy.write));
    },
    writeNow() {
      isUnsafe = true;
      write(copy.write);
    },
    drop() {
      // What cannot be reached holds nothing of ours.
      copy.overwrite(null);
      load();
    },
    flush() {
      if (takeBack) write(copy.write);
    },
    noticeCopy(found) {
      if (found === copy.known()) update({ elsewhere: undefined });
      else if (textNow() === null && !isUnsafe) load();
      else update({ elsewhere: found === null ? 'deleted' : 'changed' });
    },
    settle(which) {
      if (which === 'there') {
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
    isAtRisk: () => isUnsafe && textNow() !== null && (state.device === 'blocked' || state.elsewhere !== undefined),
  };
}

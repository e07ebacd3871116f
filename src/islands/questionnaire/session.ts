/**
 * The answers of one visit and their copy on the device.
 *
 * The copy is written shortly after each answer. Nobody's answers are overwritten unasked: before
 * writing, the copy must be the one last read or written here; otherwise another tab was at work
 * and the visitor chooses. Where the device keeps nothing, work goes on in memory.
 */
import type { Answer, Answers, Questionnaire } from '#questionnaire/answers.ts';
import { restore, save } from '#questionnaire/saved.ts';

/** Where and how a session keeps its copy; passed in, so that tests bring their own. */
export interface Surroundings {
  /** May throw: some browsers refuse even the access. */
  storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  now: () => Date;
  /** Calls `run` soon; returns what takes it back. */
  soon: (run: () => void) => () => void;
}

export interface SessionState {
  answers: Answers;
  /** Moment (ISO 8601) of the copy on the device; `undefined` if there is none. */
  savedAt: string | undefined;
  /** `blocked`: the device keeps nothing, the answers live in this tab alone. */
  device: 'ready' | 'blocked';
  /** Another tab has changed the copy, or deleted it; nothing is written until one is chosen. */
  elsewhere: 'changed' | 'deleted' | undefined;
  /** What the visitor should know about answers that were brought in. */
  notices: readonly string[];
  /** Counts up when answers come from outside, so that fields start anew. */
  generation: number;
}

export interface Session {
  state: () => SessionState;
  subscribe: (listener: () => void) => () => void;
  answer: (question: string, answer: Answer | undefined) => void;
  /** Takes over answers from a file or a link; `written` says whether the device gets a copy at once. */
  adopt: (answers: Answers, notices: readonly string[], written: 'now' | 'with the next answer') => void;
  /** Deletes the answers, here and on the device. */
  clear: () => void;
  /** Writes what is still waiting. */
  flush: () => void;
  /** Another tab has written (`text`) or deleted (`null`) the copy. */
  noticeCopy: (text: string | null) => void;
  /** Settles what to do about another tab: keep the answers of `here`, or take those from `there`. */
  settle: (which: 'here' | 'there') => void;
  /** The answers are safe elsewhere now, as a file or a link. */
  broughtToSafety: () => void;
  /** Whether leaving now would lose answers. */
  isAtRisk: () => boolean;
}

/** The name under which the answers to a questionnaire are stored; the privacy statement names it. */
export const storageKey = (slug: string): string => `fragebogen:${slug}`;

function savedAtOf(text: string): string | undefined {
  const saved: unknown = JSON.parse(text);
  return typeof saved === 'object' && saved !== null && 'savedAt' in saved && typeof saved.savedAt === 'string'
    ? saved.savedAt
    : undefined;
}

/** Opens the session of a questionnaire with what is stored on the device. */
export function openSession(slug: string, questionnaire: Questionnaire, around: Surroundings): Session {
  const key = storageKey(slug);
  const listeners = new Set<() => void>();
  let takeBack: (() => void) | undefined;
  /** The copy as last read or written here. */
  let known: string | null = null;
  /** Answers that are in no copy, no file and no link. */
  let isUnsafe = false;
  let state: SessionState = {
    answers: {},
    savedAt: undefined,
    device: 'ready',
    elsewhere: undefined,
    notices: [],
    generation: 0,
  };

  const change = (changes: Partial<SessionState>): void => {
    state = { ...state, ...changes };
    for (const listener of listeners) listener();
  };

  const readCopy = (): string | null => {
    try {
      return around.storage().getItem(key);
    } catch {
      return null;
    }
  };

  /** What a copy holds: nothing, answers, or something that cannot be read. */
  const understood = (text: string | null): Pick<SessionState, 'answers' | 'notices' | 'savedAt'> => {
    if (text === null) return { answers: {}, notices: [], savedAt: undefined };
    const restored = restore(text, slug, questionnaire);
    if ('refused' in restored) {
      return {
        answers: {},
        notices: ['Auf diesem Gerät liegen Antworten, die sich nicht lesen lassen. Ihre nächste Antwort ersetzt sie.'],
        savedAt: undefined,
      };
    }
    return { ...restored, savedAt: savedAtOf(text) };
  };

  const load = (text: string | null): void => {
    known = text;
    isUnsafe = false;
    change({ ...understood(text), elsewhere: undefined, generation: state.generation + 1 });
  };

  const write = (): void => {
    takeBack?.();
    takeBack = undefined;
    if (state.elsewhere) return;
    const isEmpty = Object.keys(state.answers).length === 0;
    try {
      const storage = around.storage();
      const present = storage.getItem(key);
      if (present !== known) {
        change({ elsewhere: present === null ? 'deleted' : 'changed' });
        return;
      }
      if (isEmpty) {
        storage.removeItem(key);
        known = null;
        isUnsafe = false;
        change({ device: 'ready', savedAt: undefined });
        return;
      }
      const savedAt = around.now().toISOString();
      const text = JSON.stringify(save(slug, questionnaire, state.answers, savedAt));
      storage.setItem(key, text);
      known = text;
      isUnsafe = false;
      change({ device: 'ready', savedAt });
    } catch {
      change({ device: 'blocked' });
    }
  };

  const writeSoon = (): void => {
    isUnsafe = true;
    takeBack?.();
    takeBack = around.soon(write);
  };

  load(readCopy());

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    answer(question, answer) {
      const { [question]: _, ...others } = state.answers;
      change({ answers: answer === undefined ? others : { ...others, [question]: answer } });
      writeSoon();
    },
    adopt(answers, notices, written) {
      change({ answers, notices, generation: state.generation + 1 });
      if (written === 'now') {
        isUnsafe = true;
        write();
      }
    },
    clear() {
      takeBack?.();
      takeBack = undefined;
      isUnsafe = false;
      try {
        around.storage().removeItem(key);
      } catch {
        // What cannot be reached holds nothing of ours.
      }
      load(null);
    },
    flush() {
      if (takeBack) write();
    },
    noticeCopy(text) {
      if (text === known) {
        change({ elsewhere: undefined });
      } else if (Object.keys(state.answers).length === 0 && !isUnsafe) {
        load(text);
      } else {
        change({ elsewhere: text === null ? 'deleted' : 'changed' });
      }
    },
    settle(which) {
      const copy = readCopy();
      if (which === 'there') {
        takeBack?.();
        takeBack = undefined;
        load(copy);
        return;
      }
      known = copy;
      change({ elsewhere: undefined });
      isUnsafe = true;
      write();
    },
    broughtToSafety() {
      isUnsafe = false;
    },
    isAtRisk: () =>
      isUnsafe &&
      Object.keys(state.answers).length > 0 &&
      (state.device === 'blocked' || state.elsewhere !== undefined),
  };
}

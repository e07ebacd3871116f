/**
 * The answers of one visit and their copy on the device.
 *
 * The copy is written shortly after each answer. Where another tab was at work, the visitor chooses;
 * where the device keeps nothing, work goes on in memory.
 */
import type { Answer, Answers } from '#questionnaire/answers.ts';
import { restore, save } from '#questionnaire/saved.ts';
import { type Copy, openCopy } from './copy.ts';
import type { Material } from './material.ts';

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
export const storageKey = ({ slug, adaptation }: Pick<Material, 'slug' | 'adaptation'>): string =>
  adaptation ? `fragebogen:${slug}:${adaptation.id}` : `fragebogen:${slug}`;

/** When saved answers were saved, if they say so. */
export function savedAtOf(text: string): string | undefined {
  const saved: unknown = JSON.parse(text);
  return typeof saved === 'object' && saved !== null && 'savedAt' in saved && typeof saved.savedAt === 'string'
    ? saved.savedAt
    : undefined;
}

/** Opens the session of a questionnaire with what is stored on the device. */
export function openSession(
  material: Pick<Material, 'slug' | 'questionnaire' | 'adaptation'>,
  around: Surroundings,
): Session {
  const { slug, questionnaire, adaptation } = material;
  const copy = openCopy(storageKey(material), around.storage);
  const listeners = new Set<() => void>();
  let takeBack: (() => void) | undefined;
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

  /** What a copy holds: nothing, answers, or something that cannot be read. */
  const understood = (text: string | null): Pick<SessionState, 'answers' | 'notices' | 'savedAt'> => {
    if (text === null) return { answers: {}, notices: [], savedAt: undefined };
    const restored = restore(text, slug, questionnaire, adaptation);
    if (!('answers' in restored)) {
      return {
        answers: {},
        notices: ['Auf diesem Gerät liegen Antworten, die sich nicht lesen lassen. Ihre nächste Antwort ersetzt sie.'],
        savedAt: undefined,
      };
    }
    return { ...restored, savedAt: savedAtOf(text) };
  };

  const load = (): void => {
    isUnsafe = false;
    change({ ...understood(copy.load()), elsewhere: undefined, generation: state.generation + 1 });
  };

  const write = (put: Copy['write'] = copy.write): void => {
    takeBack?.();
    takeBack = undefined;
    if (state.elsewhere) return;
    const isEmpty = Object.keys(state.answers).length === 0;
    const savedAt = isEmpty ? undefined : around.now().toISOString();
    const outcome = put(savedAt ? JSON.stringify(save(slug, questionnaire, state.answers, savedAt, adaptation)) : null);
    if (outcome === 'kept') {
      isUnsafe = false;
      change({ device: 'ready', savedAt });
    } else {
      change(outcome === 'blocked' ? { device: 'blocked' } : { elsewhere: outcome });
    }
  };

  const writeSoon = (): void => {
    isUnsafe = true;
    takeBack?.();
    takeBack = around.soon(() => write());
  };

  load();

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
      // What cannot be reached holds nothing of ours.
      copy.overwrite(null);
      load();
    },
    flush() {
      if (takeBack) write();
    },
    noticeCopy(text) {
      if (text === copy.known()) change({ elsewhere: undefined });
      else if (Object.keys(state.answers).length === 0 && !isUnsafe) load();
      else change({ elsewhere: text === null ? 'deleted' : 'changed' });
    },
    settle(which) {
      if (which === 'there') {
        takeBack?.();
        takeBack = undefined;
        load();
        return;
      }
      change({ elsewhere: undefined });
      isUnsafe = true;
      write(copy.overwrite);
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

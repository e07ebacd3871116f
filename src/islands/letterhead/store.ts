/** Where the letterhead of a visitor lies: on this device, or in this page alone if nothing can be kept. */
import type { Letterhead } from '#export/document.ts';
import {
  letterheadOf,
  letterheadText,
  placeholderValues,
  readLetterhead,
  type StoredLetterhead,
  storageKey,
} from '#export/letterhead.ts';

/** Why a change is not kept. */
export type Obstacle = 'blocked' | 'full' | 'newer';

let unkept: StoredLetterhead | undefined;

function kept(): StoredLetterhead | 'newer' | undefined {
  try {
    return readLetterhead(localStorage.getItem(storageKey));
  } catch {
    return undefined;
  }
}

export function letterhead(): StoredLetterhead | undefined {
  const read = unkept ?? kept();
  return read === 'newer' ? undefined : read;
}

/** Whether the letterhead lies in this page alone. */
export const isUnkept = (): boolean => unkept !== undefined;

/** Keeps the letterhead; without one nothing is left behind. */
export function keep(next: StoredLetterhead | undefined): Obstacle | undefined {
  let obstacle: Obstacle | undefined;
  try {
    if (next && kept() === 'newer') obstacle = 'newer';
    else if (next) localStorage.setItem(storageKey, letterheadText(next));
    else localStorage.removeItem(storageKey);
  } catch (error) {
    obstacle = error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'blocked';
  }
  unkept = obstacle && next;
  for (const listener of listeners) listener();
  return obstacle;
}

const listeners = new Set<() => void>();

/** Calls `listener` when the letterhead changes, in this page or in another tab. */
export function onLetterhead(listener: () => void): void {
  listeners.add(listener);
  addEventListener('storage', ({ key }) => {
    // Without a key, everything was deleted.
    if (key === storageKey || key === null) listener();
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) listener();
  });
}

/** What documents carry that are made on this device. */
export function carried(): { letterhead?: Letterhead; values: Record<string, string> } {
  const stored = letterhead();
  return stored ? { letterhead: letterheadOf(stored), values: placeholderValues(stored) } : { values: {} };
}

/** Where the collection of a visitor lies: on this device, or in this page alone if nothing can be kept. */
import { empty, readToolcase, storageKey, type Toolcase, toolcaseText } from '#toolcase/toolcase.ts';

/** Why a change is not kept. */
export type Obstacle = 'blocked' | 'newer';

let unkept: Toolcase | undefined;
const listeners = new Set<() => void>();
const tell = (): void => {
  for (const listener of listeners) listener();
};

function kept(): Toolcase | 'newer' {
  try {
    return readToolcase(localStorage.getItem(storageKey));
  } catch {
    return empty;
  }
}

export function toolcase(): Toolcase {
  const read = unkept ?? kept();
  return read === 'newer' ? empty : read;
}

/** Whether the collection lies in this page alone. */
export const isUnkept = (): boolean => unkept !== undefined;

/** Keeps the collection; an empty one leaves nothing behind. */
export function keep(next: Toolcase): Obstacle | undefined {
  let obstacle: Obstacle | undefined;
  try {
    if (readToolcase(localStorage.getItem(storageKey)) === 'newer') obstacle = 'newer';
    else if (next.items.length === 0) localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, toolcaseText(next));
  } catch {
    obstacle = 'blocked';
  }
  unkept = obstacle && next;
  tell();
  return obstacle;
}

/** Calls `listener` when the collection changes, in this page or in another tab. */
export function onToolcase(listener: () => void): void {
  listeners.add(listener);
}

addEventListener('storage', ({ key }) => {
  // Without a key, everything was deleted.
  if (key === storageKey || key === null) tell();
});
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) tell();
});

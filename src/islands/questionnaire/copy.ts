/** A text on the device that several tabs may write: nobody's work is overwritten unasked. */

/**
 * What became of a write. `blocked`: the device keeps nothing. `changed`, `deleted`: another tab was at
 * work since the copy was last read or written here, and nothing was written.
 */
export type Outcome = 'kept' | 'blocked' | 'changed' | 'deleted';

export interface Copy {
  /** Reads the copy; `null` if there is none, or none can be reached. */
  load: () => string | null;
  /** The copy as last read or written here. */
  known: () => string | null;
  /** Writes the text, or with `null` deletes the copy, unless another tab was at work. */
  write: (text: string | null) => Outcome;
  /** Writes whatever another tab has done; for a visitor who has chosen so. */
  overwrite: (text: string | null) => Outcome;
}

/** Opens the copy under this key. `storage` may throw: some browsers refuse even the access. */
export function openCopy(key: string, storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): Copy {
  let known: string | null = null;

  const load = (): string | null => {
    try {
      known = storage().getItem(key);
    } catch {
      known = null;
    }
    return known;
  };

  const put = (text: string | null, isChosen: boolean): Outcome => {
    try {
      const place = storage();
      const present = place.getItem(key);
      if (present !== known && !isChosen) return present === null ? 'deleted' : 'changed';
      if (text === null) place.removeItem(key);
      else place.setItem(key, text);
      known = text;
      return 'kept';
    } catch {
      return 'blocked';
    }
  };

  return {
    load,
    known: () => known,
    write: (text) => put(text, false),
    overwrite: (text) => put(text, true),
  };
}

import { expect, it } from 'vitest';
import { openCopy } from './copy.ts';

/** A device shared by tabs. */
function device() {
  const kept = new Map<string, string>();
  const settings = { refuses: false };
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (settings.refuses) throw new Error('QuotaExceededError');
      kept.set(key, value);
    },
    removeItem: (key: string) => {
      kept.delete(key);
    },
  };
  return { kept, settings, tab: () => openCopy('probe', () => storage) };
}

it('writes, reads and deletes', () => {
  const { kept, tab } = device();
  const copy = tab();
  expect(copy.load()).toBeNull();
  expect(copy.write('eins')).toBe('kept');
  expect(copy.known()).toBe('eins');
  expect(tab().load()).toBe('eins');
  expect(copy.write(null)).toBe('kept');
  expect(kept.size).toBe(0);
});

it('writes nothing over what another tab has changed or deleted, until that is chosen', () => {
  const { kept, tab } = device();
  const [first, second] = [tab(), tab()];
  expect(first.write('erster')).toBe('kept');
  expect(second.write('zweiter')).toBe('changed');
  expect(kept.get('probe')).toBe('erster');
  expect(second.overwrite('zweiter')).toBe('kept');
  expect(first.write('wieder erster')).toBe('changed');
  expect(first.load()).toBe('zweiter');
  expect(first.write('wieder erster')).toBe('kept');
  kept.clear();
  expect(first.write('noch einmal')).toBe('deleted');
  expect(kept.size).toBe(0);
});

it('says blocked where the device keeps nothing, and still knows what stands there', () => {
  const { kept, settings, tab } = device();
  const copy = tab();
  copy.write('eins');
  settings.refuses = true;
  expect(copy.write('zwei')).toBe('blocked');
  expect(copy.known()).toBe('eins');
  expect(kept.get('probe')).toBe('eins');
  settings.refuses = false;
  expect(copy.write('drei')).toBe('kept');
});

it('works where even the access throws', () => {
  const copy = openCopy('probe', () => {
    throw new Error('SecurityError');
  });
  expect(copy.load()).toBeNull();
  expect(copy.write('eins')).toBe('blocked');
  expect(copy.overwrite(null)).toBe('blocked');
});

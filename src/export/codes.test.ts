import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codesFor } from './codes.ts';

const id = fc.stringMatching(/^[a-z][a-z0-9]{0,19}$/);
const keys = fc.uniqueArray(
  fc.oneof(
    id,
    fc.tuple(id, id).map(([first, second]) => `${first}.${second}`),
  ),
  {
    maxLength: 60,
  },
);

describe('codes', () => {
  it('are short, plain and each once, whatever the keys', () => {
    fc.assert(
      fc.property(keys, fc.integer({ min: 4, max: 20 }), (all, length) => {
        const codes = [...codesFor(all, length, ['other']).values()];
        expect(codes).toHaveLength(all.length);
        expect(new Set(codes).size).toBe(all.length);
        for (const code of codes) expect(code).toMatch(new RegExp(`^[a-z][a-z0-9]{0,${length - 1}}$`));
        expect(codes).not.toContain('other');
      }),
    );
  });

  it('are the keys themselves where these fit', () => {
    expect([...codesFor(['alter', 'wohn.ort'], 20)]).toEqual([
      ['alter', 'alter'],
      ['wohn.ort', 'wohnort'],
    ]);
  });

  it('do not change when others are added, moved or removed', () => {
    const code = (...all: string[]) => codesFor(all, 5).get('buergerbus');
    const alone = code('buergerbus');
    expect(alone).toMatch(/^bu[a-z0-9]{3}$/);
    expect(code('takt', 'fahrdienst', 'buergerbus', 'begleitung')).toBe(alone);
  });

  it('keep a word free that means something to the system', () => {
    expect(codesFor(['and', 'other'], 20, ['and', 'other']).get('and')).toMatch(/^and[a-z0-9]{3}$/);
  });
});

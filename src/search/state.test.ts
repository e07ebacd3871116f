import { describe, expect, it } from 'vitest';
import { filtersOf, readState, writeState } from './state.ts';

describe('state', () => {
  it('comes back from the address as it went', () => {
    const state = {
      query: 'Ärzte & „Praxis“ <b>',
      chosen: { art: [], phase: ['planen', 'gewinnen'], sektor: [], ort: ['rheine'] },
    };
    expect(readState(writeState(state))).toEqual(state);
  });

  it('is an empty address when nothing is asked', () => {
    expect(writeState(readState(''))).toBe('');
  });

  it('ignores facets and values that do not exist', () => {
    const state = readState('?q=a&phase=planen&phase=quatsch&farbe=rot');
    expect(
      filtersOf(
        state,
        new Map([
          [
            'Phase',
            new Map([
              ['Planen', new Set<string>()],
              ['Gewinnen', new Set<string>()],
            ]),
          ],
        ]),
      ),
    ).toEqual({ Phase: ['Planen'] });
  });
});

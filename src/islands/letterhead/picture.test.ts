import { describe, expect, it } from 'vitest';
import { fitted } from './picture.ts';

describe('fitted', () => {
  const box = { width: 1200, height: 400 };

  it('keeps the proportions within the box', () => {
    expect(fitted({ width: 4000, height: 1000 }, box, false)).toEqual({ width: 1200, height: 300 });
    expect(fitted({ width: 1000, height: 4000 }, box, false)).toEqual({ width: 100, height: 400 });
    expect(fitted({ width: 100_000, height: 1 }, box, true)).toEqual({ width: 1200, height: 1 });
  });

  it('enlarges drawings only', () => {
    expect(fitted({ width: 60, height: 20 }, box, false)).toEqual({ width: 60, height: 20 });
    expect(fitted({ width: 60, height: 20 }, box, true)).toEqual({ width: 1200, height: 400 });
  });
});

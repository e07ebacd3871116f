import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { percent, scaleFor } from './scale.ts';

describe('the scale of a chart', () => {
  it('ends at a round number just above the highest value', () => {
    expect(scaleFor([76_218, 78_220])).toEqual({ end: 80_000, marks: [0, 20_000, 40_000, 60_000, 80_000] });
    expect(scaleFor([2.5, 25, 36.4])).toEqual({ end: 40, marks: [0, 10, 20, 30, 40] });
    expect(scaleFor([0.7])).toEqual({ end: 0.8, marks: [0, 0.2, 0.4, 0.6, 0.8] });
  });

  it('ends where it is told to', () => {
    expect(scaleFor([42, 71.5], 100)).toEqual({ end: 100, marks: [0, 25, 50, 75, 100] });
  });

  it('stands without values, or with none above zero', () => {
    expect(scaleFor([])).toEqual({ end: 1, marks: [0, 1] });
    expect(scaleFor([0, 0])).toEqual({ end: 1, marks: [0, 1] });
  });

  it('holds every value and has few marks, whatever the values', () => {
    const value = fc.double({ min: 0.1, max: 1e8, noNaN: true });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 8 }), (values) => {
        const { end, marks } = scaleFor(values);
        expect(end).toBeGreaterThanOrEqual(Math.max(...values) * 0.999);
        expect(marks.length).toBeGreaterThan(1);
        expect(marks.length).toBeLessThanOrEqual(5);
        expect(marks.at(-1)).toBe(end);
      }),
    );
  });

  it('places a value in percent, and keeps what is too large at its end', () => {
    const scale = scaleFor([80]);
    expect(percent(20, scale)).toBe(25);
    expect(percent(500, scale)).toBe(100);
  });
});

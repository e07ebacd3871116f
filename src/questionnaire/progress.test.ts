import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answered } from '../../tests/fixtures/kitchen-sink.random.ts';
import { kitchenSink } from '../../tests/fixtures/kitchen-sink.ts';
import { progress } from './progress.ts';

const small = { ...kitchenSink, sections: kitchenSink.sections.filter(({ id }) => id === 'arten') };

describe('progress', () => {
  it('counts what can be answered, not the information block', () => {
    expect(progress(small, {})).toEqual({ answered: 0, total: 15 });
  });

  it('counts a table once it is complete', () => {
    expect(progress(small, { tabelle: { praxis: 1, schule: 2 } }).answered).toBe(0);
    expect(progress(small, { tabelle: { praxis: 1, schule: 2, constructor: 3 } }).answered).toBe(1);
  });

  it('grows and shrinks with what is visible', () => {
    const { total } = progress(kitchenSink, {});
    expect(progress(kitchenSink, { frage: false }).total).toBe(total);
    expect(progress(kitchenSink, { frage: false, weg: { choice: 'langer' } }).total).toBe(total + 2);
  });

  it('never exceeds its bounds', () => {
    fc.assert(
      fc.property(answered, ([questionnaire, answers]) => {
        const { answered, total } = progress(questionnaire, answers);
        expect(answered).toBeGreaterThanOrEqual(0);
        expect(answered).toBeLessThanOrEqual(total);
        expect(total).toBeLessThanOrEqual(questionnaire.sections.flatMap(({ questions }) => questions).length);
      }),
    );
  });
});

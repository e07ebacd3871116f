/** Every real questionnaire, and the kitchen sink, adapted in any way. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentDir, readContent } from '#build/content-files.ts';
import { type Adaptation, startAdaptation } from '#questionnaire/adaptation.ts';
import { adapted, withIntroduction } from '#questionnaire/adapted.ts';
import { arranged } from '#questionnaire/arranged.ts';
import { visibility } from '#questionnaire/conditions.ts';
import type { Questionnaire } from '#questionnaire/kinds.ts';
import { readable } from '#questionnaire/placeholders.ts';
import { readAdaptation } from '#questionnaire/readAdaptation.ts';
import { collections, type Entry } from '#schema/collections.ts';
import { soundnessFaults } from '#schema/soundness.ts';
import { adaptationsOf } from './fixtures/adaptation.random.ts';
import { answersTo } from './fixtures/kitchen-sink.random.ts';
import { kitchenSink } from './fixtures/kitchen-sink.ts';

const { entries } = await readContent(contentDir(), '2026-01-01');
const subjects = [
  { slug: 'kitchen-sink', original: kitchenSink },
  ...entries.flatMap(({ collection, slug, data }) =>
    collection === 'questionnaire' ? [{ slug, original: data as Entry<'questionnaire'> }] : [],
  ),
];

/** Refuses every change to what is handed in. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const part of Object.values(value)) frozen(part);
    Object.freeze(value);
  }
  return value;
}

const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value));

/** Soundness faults, relations aside, and schema faults; an adapted one may have few options and no section. */
function faults(questionnaire: Questionnaire): string[] {
  // A title with a gap is read with its name.
  const named = { ...questionnaire, title: readable(questionnaire.title) };
  const data = { ...named, tools: [], solutions: [], recommendations: [] };
  const unsound = soundnessFaults({
    entries: [{ collection: 'questionnaire', slug: 'angepasst', file: 'angepasst.yaml', data }],
    slugs: new Map(),
    platform: undefined,
    uploads: [],
    today: '2030-01-01',
  });
  const { error } = collections.questionnaire.schema.safeParse(plain(named));
  const misshapen = (error?.issues ?? []).filter(
    ({ code, path }) => !(code === 'too_small' && ['sections', 'options'].includes(String(path.at(-1)))),
  );
  return [
    ...unsound.map(({ path, message }) => `${path.join('.')}: ${message}`),
    ...misshapen.map(({ path, message }) => `${path.join('.')}: ${message}`),
  ];
}

const idsIn = (sections: Questionnaire['sections']): string[] =>
  sections.flatMap(({ questions }) => questions.map(({ id }) => id));

describe.each(subjects)('$slug', ({ slug, original }) => {
  const adaptations = adaptationsOf(slug, frozen(original)).map(frozen);

  it('is itself without a change', () => {
    const { questionnaire, dropped } = adapted(original, startAdaptation(slug, original, 'abcdef0123'));
    expect(questionnaire).toEqual(original);
    expect(dropped).toEqual([]);
  });

  it('stays sound whatever is changed, and tells what can no longer be asked', () => {
    fc.assert(
      fc.property(adaptations, (adaptation: Adaptation) => {
        const result = adapted(original, adaptation);
        expect(faults(withIntroduction(result))).toEqual([]);
        const all = idsIn(arranged(original, adaptation));
        const told = [...idsIn(result.questionnaire.sections), ...result.dropped.map(({ question }) => question)];
        expect(told.toSorted()).toEqual(all.toSorted());
        expect(new Set(all).size).toBe(all.length);
        expect(adapted(original, adaptation)).toEqual(result);
      }),
      { numRuns: 25 },
    );
  });

  it('is read from text as it was written', () => {
    fc.assert(
      fc.property(adaptations, (adaptation) => {
        const read = readAdaptation(JSON.stringify(adaptation), slug, original);
        expect(read).toEqual({ adaptation, notices: [] });
        expect(readAdaptation(JSON.stringify('adaptation' in read && read.adaptation), slug, original)).toEqual(read);
      }),
      { numRuns: 25 },
    );
  });

  it('asks the same as if what is gone were never answered', () => {
    const changes = adaptationsOf(slug, original, { without: ['always'] });
    fc.assert(
      fc.property(
        changes.chain((adaptation) => {
          const { questionnaire } = adapted(original, adaptation);
          return fc.tuple(fc.constant(adaptation), fc.constant(questionnaire), answersTo(original));
        }),
        ([adaptation, questionnaire, answers]) => {
          const unsettled = { ...original, sections: arranged(original, adaptation) };
          expect(visibility(questionnaire, answers)).toEqual(visibility(unsettled, answers));
        },
      ),
      { numRuns: 25 },
    );
  });
});

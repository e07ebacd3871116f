import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answered } from '../../tests/fixtures/kitchen-sink.random.ts';
import { kitchenSink, questionnaireOf } from '../../tests/fixtures/kitchen-sink.ts';
import type { Answers, Question } from './kinds.ts';
import { score } from './score.ts';

const questions = kitchenSink.sections.flatMap((section) => section.questions);
const levels = [
  { from: 0, label: 'niedrig', text: 'Wenig.' },
  { from: 50, label: 'hoch', text: 'Viel.' },
];

/** The percent of a dimension with nothing but this question of the kitchen sink. */
const percent = (id: string, answer: unknown, reversed = false): number | undefined => {
  const items = [{ question: id, weight: 1, reversed }];
  const asked = questions.filter((question) => question.id === id);
  const questionnaire = questionnaireOf(asked, { dimensions: [{ id: 'alles', title: 'Alles', items, levels }] });
  return score(questionnaire, { [id]: answer } as Answers).dimensions[0]?.percent;
};

describe('the value of an answer', () => {
  it.each([
    ['wahl', { choice: 'gut' }, 100],
    ['wahl', { choice: 'mittel' }, 50],
    ['wahl', { choice: 'schlecht' }, 0],
    // Two or three choices: at most bus, pool and tisch, 4 points; at least abwerbung and sonstiges, -1.
    ['mehrere', { choices: ['bus', 'pool', 'tisch'] }, 100],
    ['mehrere', { choices: ['bus', 'pool'] }, 80],
    ['mehrere', { choices: ['abwerbung', 'sonstiges'] }, 0],
    ['mehrere', { choices: ['nichts'] }, 20],
    ['skala', 1, 0],
    ['skala', 4, 75],
    ['skala', 5, 100],
    ['tabelle', { praxis: 4, schule: 1, constructor: 'dontKnow' }, 50],
    ['paar', { kita: { lage: 4, gewicht: 3 }, miete: { lage: 1, gewicht: 1 } }, 75],
    ['paar', { kita: { lage: 4, gewicht: 'dontKnow' }, miete: { lage: 1, gewicht: 1 } }, 0],
    ['frage', true, 100],
    ['frage', false, 0],
  ])('of %s %j is %d', (id, answer, expected) => {
    expect(percent(id, answer)).toBe(expected);
    expect(percent(id, answer, true)).toBe(100 - expected);
  });

  it.each([
    ['wahl', { choice: 'ungewiss' }],
    ['wahl', { choice: 'sonstiges', other: 'Mal so, mal so' }],
    ['mehrere', { choices: ['unklar'] }],
    ['skala', 'dontKnow'],
    ['tabelle', { praxis: 'dontKnow' }],
    ['paar', { kita: { lage: 4 } }],
    ['paar', { kita: { lage: 'dontKnow', gewicht: 4 } }],
    ['folge', ['eins']],
    ['anzahl', 7],
    ['kurz', 'gern'],
    ['hinweis', undefined],
  ])('is left out for %s %j', (id, answer) => {
    expect(percent(id, answer)).toBeUndefined();
  });

  it('counts from the least to the most that the number of choices allows', () => {
    const options = [1, 2, 3].map((points) => ({ id: `o${points}`, label: `${points} Punkte`, score: points }));
    const question: Question = {
      type: 'multiple',
      id: 'zwei',
      label: 'Zwei',
      required: false,
      options,
      min: 2,
      max: 2,
    };
    const items = [{ question: 'zwei', weight: 1, reversed: false }];
    const questionnaire = questionnaireOf([question], { dimensions: [{ id: 'd', title: 'D', items, levels }] });
    expect(score(questionnaire, { zwei: { choices: ['o1', 'o3'] } }).dimensions[0]?.percent).toBe(50);
  });

  it('is missing where all options have the same points', () => {
    const options = [
      { id: 'a', label: 'A', score: 1 },
      { id: 'b', label: 'B', score: 1 },
    ];
    const question: Question = { type: 'single', id: 'gleich', label: 'Gleich', required: false, options };
    const items = [{ question: 'gleich', weight: 1, reversed: false }];
    const questionnaire = questionnaireOf([question], { dimensions: [{ id: 'd', title: 'D', items, levels }] });
    expect(score(questionnaire, { gleich: { choice: 'a' } }).dimensions[0]?.percent).toBeUndefined();
  });
});

describe('a dimension', () => {
  it('weighs its items, turns reversed ones, leaves out what has no value', () => {
    const answers: Answers = { wahl: { choice: 'gut' }, skala: 5, frage: false, mehrere: { choices: ['unklar'] } };
    // (2 × 100 + 1 × 0 + 0.5 × 0) / 3.5
    expect(score(kitchenSink, answers).dimensions[0]).toEqual({
      id: 'alles',
      title: 'Alles zusammen',
      percent: 57,
      level: { label: 'auf dem Weg', text: 'Es geht voran.' },
    });
  });

  it('takes the level that begins at or below its percent as shown', () => {
    const items = [{ question: 'wert', weight: 1, reversed: false }];
    const at = (from: number) => [
      { from: 0, label: 'unten', text: 'U' },
      { from, label: 'oben', text: 'O' },
    ];
    const steps = { count: 4, low: 'l', high: 'h', dontKnow: false };
    const question: Question = { type: 'scale', id: 'wert', label: 'Wert', required: false, steps };
    const level = (from: number) =>
      score(questionnaireOf([question], { dimensions: [{ id: 'd', title: 'D', items, levels: at(from) }] }), {
        wert: 3,
      }).dimensions[0]?.level?.label;
    // 66.67 % is shown as 67 %.
    expect(level(67)).toBe('oben');
    expect(level(68)).toBe('unten');
  });

  it('without a counted answer has neither percent nor level nor recommendation', () => {
    const { dimensions, recommendations } = score(kitchenSink, { skala: 'dontKnow' });
    expect(dimensions.map(({ percent: value, level }) => [value, level])).toEqual([
      [undefined, undefined],
      [undefined, undefined],
      [undefined, undefined],
    ]);
    expect(recommendations).toEqual([]);
  });

  it('ignores answers to questions that are no longer visible', () => {
    const answers: Answers = { frage: false, weg: { choice: 'langer' }, dauer: 45, zuweit: true };
    expect(score(kitchenSink, answers).dimensions[2]?.percent).toBe(100);
    expect(score(kitchenSink, { ...answers, frage: true }).dimensions[2]?.percent).toBeUndefined();
  });
});

describe('priorities', () => {
  const judge = (lage: number, gewicht: number, wandel?: number | 'dontKnow') => ({
    lage,
    gewicht,
    ...(wandel === undefined ? {} : { wandel }),
  });
  const groups = (answers: Answers) => score(kitchenSink, answers).priorities.map(({ row, group }) => [row, group]);

  it('say what to advertise, what to work on and what to be honest about', () => {
    const dreier = { bahn: judge(2, 4, 1), raeume: judge(1, 4, 3), kuemmerer: judge(3, 4, 1) };
    expect(groups({ dreier })).toEqual([
      ['raeume', 'work'],
      ['bahn', 'honest'],
      ['kuemmerer', 'advertise'],
    ]);
  });

  it('call for work where nobody asked or knows whether it can be changed', () => {
    expect(groups({ paar: { miete: judge(1, 4) } })).toEqual([['miete', 'work']]);
    expect(groups({ dreier: { bahn: judge(1, 4, 'dontKnow'), raeume: judge(2, 4) } })).toEqual([
      ['bahn', 'work'],
      ['raeume', 'work'],
    ]);
  });

  it('put the important first, then the clear', () => {
    const answers: Answers = {
      paar: { kita: judge(3, 2), miete: judge(4, 2) },
      dreier: { bahn: judge(3, 4, 1), raeume: judge(2, 1, 1), kuemmerer: judge(1, 4, 4) },
    };
    expect(score(kitchenSink, answers).priorities.map(({ row }) => row)).toEqual([
      ...['kuemmerer', 'bahn'],
      ...['miete', 'kita'],
      'raeume',
    ]);
  });

  it('tell each row with its values from 0 to 100, and leave out what nobody could judge', () => {
    const paar = { kita: judge(4, 1), miete: { lage: 'dontKnow' as const, gewicht: 4 } };
    expect(score(kitchenSink, { paar, dreier: { bahn: judge(1, 3, 4) } }).priorities).toEqual([
      {
        question: 'dreier',
        row: 'bahn',
        label: 'Bahn und Bus',
        standing: 0,
        importance: expect.closeTo(66.67, 1),
        change: 100,
        group: 'work',
      },
      { question: 'paar', row: 'kita', label: 'Kita-Plätze', standing: 100, importance: 0, group: 'advertise' },
    ]);
  });
});

describe('recommendations', () => {
  const tool = { collection: 'tool', slug: 'tag-der-offenen-praxis' };
  const solution = { collection: 'solution', slug: 'wartezimmer-teilen' };
  const questionnaire = { collection: 'questionnaire', slug: 'raumbedarf' };
  const low = 'Wer wenig hat, fängt gemeinsam an.';

  it('follow from a low dimension, every kind of entry with its reason', () => {
    expect(score(kitchenSink, { wahl: { choice: 'schlecht' } }).recommendations).toEqual([
      { ...tool, reason: low },
      { ...solution, reason: low },
    ]);
  });

  it('follow from a condition', () => {
    expect(score(kitchenSink, { wahl: { choice: 'gut' }, frage: true }).recommendations).toEqual([
      { ...tool, reason: 'Wer mitmachen will, öffnet die Tür.' },
    ]);
  });

  it('name each entry once, with the first reason', () => {
    const answers: Answers = { wahl: { choice: 'schlecht' }, frage: true, skala: 5 };
    expect(score(kitchenSink, answers).recommendations).toEqual([
      { ...tool, reason: low },
      { ...solution, reason: low },
    ]);
  });

  it('want both where a dimension and a condition are given', () => {
    const paar = { kita: { lage: 1, gewicht: 4 } };
    expect(score(kitchenSink, { paar }).recommendations).toEqual([]);
    expect(score(kitchenSink, { paar, frage: true }).recommendations).toContainEqual({
      ...questionnaire,
      reason: 'Erst zählen, dann bauen.',
    });
  });
});

describe('score', () => {
  it('stays between 0 and 100, always', () => {
    fc.assert(
      fc.property(answered, ([questionnaire, answers]) => {
        const { dimensions, priorities } = score(questionnaire, answers);
        const values = [
          ...dimensions.map(({ percent: value }) => value),
          ...priorities.flatMap(({ standing, importance, change }) => [standing, importance, change]),
        ];
        for (const value of values.filter((each) => each !== undefined)) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(100);
        }
      }),
    );
  });
});

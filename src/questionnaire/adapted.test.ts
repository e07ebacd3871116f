import { describe, expect, it } from 'vitest';
import { kitchenSink, questionnaireOf } from '../../tests/fixtures/kitchen-sink.ts';
import { type Adaptation, isUnchanged, type QuestionChange, startAdaptation } from './adaptation.ts';
import { adapted, valuesOf, withIntroduction } from './adapted.ts';
import { arranged, removed, removedItems } from './arranged.ts';
import type { Condition, Question, Questionnaire } from './kinds.ts';

const when = (question: string, operator: Condition['rules'][number]['operator'], value?: string): Condition => ({
  match: 'all',
  rules: [{ question, operator, ...(value !== undefined && { value }) }],
});

const text = (id: string, condition?: Condition): Question => ({
  type: 'shortText',
  id,
  label: `Text ${id}`,
  required: false,
  ...(condition && { condition }),
});

const choice = (id: string, more: Partial<Extract<Question, { type: 'multiple' }>> = {}): Question => ({
  type: 'multiple',
  id,
  label: `Wahl ${id}`,
  required: false,
  options: [
    { id: 'a', label: 'A' },
    { id: 'b', label: 'B' },
    { id: 'c', label: 'C' },
    { id: 'nichts', label: 'Nichts', exclusive: true },
  ],
  ...more,
});

const adaptationOf = (original: Questionnaire, changes: Partial<Adaptation> = {}): Adaptation => ({
  ...startAdaptation('probe', original, 'abcdef0123'),
  ...changes,
});

/** With this order in the one section, and these changes. */
const inOrder = (
  original: Questionnaire,
  questions: readonly string[],
  changes: Readonly<Record<string, QuestionChange>> = {},
) => adapted(original, adaptationOf(original, { order: [{ section: 'teil', questions }], questions: changes }));

const changedBy = (original: Questionnaire, questions: Readonly<Record<string, QuestionChange>>) =>
  adapted(original, adaptationOf(original, { questions }));

const idsOf = ({ questionnaire }: { questionnaire: Questionnaire }): string[] =>
  questionnaire.sections.flatMap(({ questions }) => questions.map(({ id }) => id));

const find = ({ questionnaire }: { questionnaire: Questionnaire }, id: string): Question | undefined =>
  questionnaire.sections.flatMap(({ questions }) => questions).find((question) => question.id === id);

const items = (ids: string): QuestionChange => ({ items: ids.split(' ').map((id) => ({ id })) });

describe('adapted', () => {
  it('leaves the original as it is without a change', () => {
    const adaptation = adaptationOf(kitchenSink);
    expect(isUnchanged(adaptation)).toBe(true);
    expect(adapted(kitchenSink, adaptation)).toEqual({
      questionnaire: kitchenSink,
      introduction: undefined,
      dropped: [],
    });
  });

  it('rewords, leaves out, reorders and adds', () => {
    const original = questionnaireOf([text('eins'), choice('zwei'), { ...text('drei'), hint: 'Kurz.' }]);
    const result = adapted(
      original,
      adaptationOf(original, {
        order: [{ section: 'teil', questions: ['drei', 'eigen1', 'zwei'] }],
        sections: { teil: { title: 'Neuer Teil', text: 'Hallo' } },
        questions: {
          zwei: {
            required: true,
            other: true,
            items: [{ id: 'c' }, { id: 'eigen2', label: 'Neu' }, { id: 'a', label: 'Alt' }],
          },
          drei: { label: 'Neu gefragt', hint: '' },
        },
        own: { eigen1: { type: 'yesNo', id: 'eigen1', label: 'Eigene?', required: true } },
        count: 2,
      }),
    );
    expect(result.questionnaire.sections).toEqual([
      {
        id: 'teil',
        title: 'Neuer Teil',
        text: 'Hallo',
        questions: [
          { type: 'shortText', id: 'drei', label: 'Neu gefragt', required: false },
          { type: 'yesNo', id: 'eigen1', label: 'Eigene?', required: true },
          {
            type: 'multiple',
            id: 'zwei',
            label: 'Wahl zwei',
            required: true,
            other: true,
            options: [
              { id: 'c', label: 'C' },
              { id: 'eigen2', label: 'Neu' },
              { id: 'a', label: 'Alt' },
            ],
          },
        ],
      },
    ]);
    expect(result.dropped).toEqual([]);
  });

  it('takes title and privacy note, and fills the gaps in all texts', () => {
    const original = questionnaireOf([
      { ...text('ort'), label: 'Wohnen Sie in {{kommune}}? Bis {{datum}}, {{unbekannt}}.' },
    ]);
    const details = {
      title: 'Umfrage {{kommune}}',
      municipality: 'Musterdorf',
      contact: 'Kim Muster',
      email: 'rathaus@musterdorf.de',
      closing: '2027-05-03',
      introduction: 'Fragen? {{ansprechperson}}, {{email}}',
      privacy: 'Wir in {{kommune}} …',
    };
    const { questionnaire, introduction } = adapted(original, adaptationOf(original, { details }));
    expect(questionnaire).toMatchObject({ title: 'Umfrage Musterdorf', privacy: 'Wir in Musterdorf …' });
    expect(find({ questionnaire }, 'ort')?.label).toBe('Wohnen Sie in Musterdorf? Bis 3. Mai 2027, {{unbekannt}}.');
    expect(introduction).toBe('Fragen? Kim Muster, rathaus@musterdorf.de');
    expect(valuesOf({})).toEqual({});
  });

  it('puts the introduction before the first question for formats without a place for it', () => {
    const original = questionnaireOf([text('eins')]);
    const result = adapted(original, adaptationOf(original, { details: { introduction: 'Guten Tag' } }));
    expect(withIntroduction(result).sections[0]?.questions).toEqual([
      { type: 'info', id: 'eigen0', label: 'Zu dieser Befragung', text: 'Guten Tag', required: false },
      text('eins'),
    ]);
    expect(withIntroduction(inOrder(original, [])).sections).toEqual([]);
  });
});

describe('a rule that lost its ground', () => {
  const original = questionnaireOf([
    choice('wahl'),
    text('ist', when('wahl', 'includes', 'a')),
    text('nicht', when('wahl', 'isNot', 'a')),
    text('da', when('wahl', 'answered')),
    text('folge', when('ist', 'answered')),
    text('eine', {
      match: 'any',
      rules: [
        { question: 'wahl', operator: 'includes', value: 'a' },
        { question: 'da', operator: 'answered' },
      ],
    }),
  ]);

  it('drops what can no longer come up, and says why', () => {
    const result = inOrder(original, ['ist', 'nicht', 'da', 'folge', 'eine']);
    expect(idsOf(result)).toEqual(['nicht']);
    expect(find(result, 'nicht')?.condition).toBeUndefined();
    expect(result.dropped).toEqual([
      { question: 'ist', because: 'Sie hängt von „Wahl wahl“ ab, und diese Frage ist entfernt.' },
      { question: 'da', because: 'Sie hängt von „Wahl wahl“ ab, und diese Frage ist entfernt.' },
      { question: 'folge', because: 'Sie hängt von „Text ist“ ab, und diese Frage entfällt selbst.' },
      { question: 'eine', because: 'Sie hängt von „Wahl wahl“ ab, und diese Frage ist entfernt.' },
    ]);
  });

  it('takes a question that stands later for unanswered', () => {
    const result = inOrder(original, ['ist', 'wahl']);
    expect(result.dropped).toEqual([
      { question: 'ist', because: 'Sie hängt von „Wahl wahl“ ab, und diese Frage steht erst danach.' },
    ]);
  });

  it('takes a removed option for never chosen, and keeps the other rules', () => {
    const result = changedBy(original, { wahl: items('b c') });
    expect(idsOf(result)).toEqual(['wahl', 'nicht', 'da', 'eine']);
    expect(result.dropped[0]?.because).toBe(
      'Sie hängt von der Antwort „A“ auf „Wahl wahl“ ab, und diese Antwort gibt es nicht mehr.',
    );
    expect(find(result, 'eine')?.condition).toEqual({
      match: 'any',
      rules: [{ question: 'da', operator: 'answered' }],
    });
  });

  it('takes „Sonstiges“ that is no longer offered for never chosen', () => {
    const withOther = questionnaireOf([
      choice('wahl', { other: true }),
      text('was', when('wahl', 'includes', 'sonstiges')),
    ]);
    expect(changedBy(withOther, {}).dropped).toEqual([]);
    expect(changedBy(withOther, { wahl: { other: false } }).dropped).toEqual([
      {
        question: 'was',
        because: 'Sie hängt von der Antwort „Sonstiges“ auf „Wahl wahl“ ab, und diese Antwort gibt es nicht mehr.',
      },
    ]);
  });

  it('does not bind a question that is always asked', () => {
    const result = inOrder(original, ['ist'], { ist: { unconditional: true } });
    expect(idsOf(result)).toEqual(['ist']);
    expect(find(result, 'ist')?.condition).toBeUndefined();
  });

  it('closes a section, but for the questions that are always asked', () => {
    const twoParts: Questionnaire = {
      ...questionnaireOf([]),
      sections: [
        { id: 'vorn', title: 'Vorn', questions: [choice('wahl'), text('frei')] },
        { id: 'hinten', title: 'Hinten', condition: when('wahl', 'includes', 'a'), questions: [text('x'), text('y')] },
      ],
    };
    const order = [
      { section: 'vorn', questions: ['frei'] },
      { section: 'hinten', questions: ['x', 'y'] },
    ];
    const closed = adapted(twoParts, adaptationOf(twoParts, { order }));
    expect(closed.questionnaire.sections.map(({ id }) => id)).toEqual(['vorn']);
    expect(closed.dropped.map(({ because }) => because)).toEqual([
      'Ihr Abschnitt hängt von „Wahl wahl“ ab, und diese Frage ist entfernt.',
      'Ihr Abschnitt hängt von „Wahl wahl“ ab, und diese Frage ist entfernt.',
    ]);
    const opened = adapted(twoParts, adaptationOf(twoParts, { order, questions: { y: { unconditional: true } } }));
    expect(idsOf(opened)).toEqual(['frei', 'y']);
    expect(opened.questionnaire.sections[1]?.condition).toBeUndefined();
    expect(opened.dropped.map(({ question }) => question)).toEqual(['x']);
  });

  it('takes options along, and a question without any', () => {
    const only = { options: [{ id: 'a', label: 'A', condition: when('vor', 'answered') }] };
    const withOptions = questionnaireOf([
      text('vor'),
      choice('alle', only),
      choice('frei', { ...only, other: true }),
      choice('halb', { options: [...only.options, { id: 'b', label: 'B' }] }),
    ]);
    expect(changedBy(withOptions, {}).dropped).toEqual([]);
    const result = inOrder(withOptions, ['alle', 'frei', 'halb']);
    expect(result.dropped).toEqual([{ question: 'alle', because: 'Alle ihre Antworten entfallen.' }]);
    expect(find(result, 'frei')).toMatchObject({ options: [], other: true });
    expect(find(result, 'halb')).toMatchObject({ options: [{ id: 'b', label: 'B' }] });
    const asked = inOrder(withOptions, ['alle'], { alle: { unconditional: true } });
    expect(find(asked, 'alle')).toMatchObject({ options: [{ id: 'a', label: 'A', condition: undefined }] });
  });
});

describe('what hangs on questions', () => {
  it('asks for as many choices as there are', () => {
    const original = questionnaireOf([choice('wahl', { min: 3, max: 3 })]);
    expect(find(changedBy(original, {}), 'wahl')).toMatchObject({ min: 3, max: 3 });
    expect(find(changedBy(original, { wahl: items('a b nichts') }), 'wahl')).toMatchObject({ min: 2, max: 2 });
    const alone = questionnaireOf([
      choice('wahl', { min: 1, max: 2, options: [{ id: 'a', label: 'A', exclusive: true }] }),
    ]);
    const { min, max } = { min: 0, max: 0, ...find(changedBy(alone, {}), 'wahl') };
    expect([min, max]).toEqual([undefined, undefined]);
  });

  it('scores what is left, and recommends only what can still follow', () => {
    const order = [{ section: 'arten', questions: ['wahl', 'skala'] }];
    const { questionnaire } = adapted(kitchenSink, adaptationOf(kitchenSink, { order }));
    expect(questionnaire.dimensions.map(({ id, items }) => [id, items.map(({ question }) => question)])).toEqual([
      ['alles', ['wahl', 'skala']],
    ]);
    expect(questionnaire.recommendations.map(({ reason }) => reason)).toEqual(['Wer wenig hat, fängt gemeinsam an.']);
  });

  it('is nothing without questions', () => {
    const { questionnaire, dropped } = adapted(kitchenSink, adaptationOf(kitchenSink, { order: [] }));
    expect(questionnaire).toMatchObject({ sections: [], dimensions: [], recommendations: [] });
    expect(dropped).toEqual([]);
  });
});

describe('a newer original', () => {
  it('brings its new questions where the order was not changed, and offers them where it was', () => {
    const before = questionnaireOf([text('eins'), text('zwei')]);
    const after = questionnaireOf([text('eins'), text('neu'), text('zwei')]);
    expect(idsOf(adapted(after, adaptationOf(before, { questions: { eins: { label: 'Anders' } } })))).toEqual([
      'eins',
      'neu',
      'zwei',
    ]);
    const ordered = adaptationOf(before, { order: [{ section: 'teil', questions: ['zwei', 'eins', 'weg'] }] });
    expect(idsOf(adapted(after, ordered))).toEqual(['zwei', 'eins']);
    expect(removed(after, ordered)).toEqual(new Map([['teil', ['neu']]]));
  });
});

describe('what the editor lists', () => {
  const original = questionnaireOf([choice('wahl'), text('folge', when('wahl', 'includes', 'a'))]);

  it('is arranged with its rules and gaps, sections without questions too', () => {
    const adaptation = adaptationOf(original, { order: [], details: { municipality: 'Musterdorf' } });
    expect(arranged(original, adaptation)).toEqual([{ id: 'teil', title: 'Teil', questions: [] }]);
    const unconditional = adaptationOf(original, { questions: { wahl: items('b c') } });
    expect(arranged(original, unconditional)[0]?.questions[1]).toEqual(original.sections[0]?.questions[1]);
  });

  it('names what was removed', () => {
    expect(removed(original, adaptationOf(original))).toEqual(new Map());
    expect(removed(original, adaptationOf(original, { order: [] }))).toEqual(new Map([['teil', ['wahl', 'folge']]]));
    const fewer = adaptationOf(original, { questions: { wahl: items('c a') } });
    expect(removedItems(original, fewer, 'wahl').map(({ id }) => id)).toEqual(['b', 'nichts']);
    expect(removedItems(original, fewer, 'folge')).toEqual([]);
  });
});

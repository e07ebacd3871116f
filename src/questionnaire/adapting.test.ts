import { describe, expect, it } from 'vitest';
import { startTexts } from '../../tests/fixtures/adaptation.random.ts';
import { kitchenSink, questionnaireOf } from '../../tests/fixtures/kitchen-sink.ts';
import { type Adaptation, isUnchanged, limits, ownKinds, startAdaptation } from './adaptation.ts';
import {
  addItem,
  addQuestion,
  askAlways,
  currentQuestion,
  moveItem,
  moveQuestion,
  type Refused,
  removeItem,
  removeQuestion,
  restoreItem,
  restoreQuestion,
  rewordItem,
  rewordQuestion,
  rewordSection,
  setBounds,
  setDetail,
  setOther,
  setRequired,
} from './adapting.ts';
import { arranged, itemsOf } from './arranged.ts';
import type { Question, Questionnaire } from './kinds.ts';

const single = (id: string, more: Partial<Extract<Question, { type: 'single' }>> = {}): Question => ({
  type: 'single',
  id,
  label: `Wahl ${id}`,
  required: false,
  options: [
    { id: 'a', label: 'A' },
    { id: 'b', label: 'B' },
    { id: 'keine', label: 'Keine', exclusive: true },
  ],
  ...more,
});

const yesNo = (id: string, premise?: string): Question => ({
  type: 'yesNo',
  id,
  label: `Frage ${id}`,
  required: false,
  ...(premise && { condition: { match: 'all', rules: [{ question: premise, operator: 'answered' }] } }),
});

const original: Questionnaire = {
  ...questionnaireOf([]),
  sections: [
    { id: 'vorn', title: 'Vorn', text: 'Anfang', questions: [single('wahl'), { ...yesNo('zwei'), hint: 'Kurz' }] },
    { id: 'mitte', title: 'Mitte', questions: [yesNo('drei', 'zwei')] },
    {
      id: 'ende',
      title: 'Ende',
      condition: { match: 'all', rules: [{ question: 'drei', operator: 'answered' }] },
      questions: [yesNo('vier'), yesNo('fuenf')],
    },
  ],
};

const start = startAdaptation('probe', original, 'abcdef0123');

/** The adaptation, of an edit that must not be refused. */
function done<T extends { adaptation: Adaptation }>(result: T | Refused): T {
  if ('refused' in result) throw new Error(result.refused);
  return result;
}
const outcome = (result: { adaptation: Adaptation } | Refused): Adaptation => done(result).adaptation;

const orderIn = (adaptation: Adaptation): string[][] =>
  arranged(original, adaptation).map(({ questions }) => questions.map(({ id }) => id));

const labelsIn = (adaptation: Adaptation, id: string): string[] =>
  itemsOf(currentQuestion(original, adaptation, id)).map(({ label }) => label);

describe('a wording', () => {
  it('is kept trimmed, in one line, without control characters', () => {
    const changed = outcome(rewordQuestion(original, start, 'wahl', 'label', ' Neu\n gefragt\u0000\u202E '));
    expect(changed.questions).toEqual({ wahl: { label: 'Neu gefragt' } });
  });

  it('is no change when it is that of the original', () => {
    const edits: ((adaptation: Adaptation, isBack: boolean) => { adaptation: Adaptation } | Refused)[] = [
      (now, isBack) => setDetail(original, now, 'title', isBack ? original.title : 'Anders'),
      (now, isBack) => setDetail(original, now, 'privacy', isBack ? original.privacy : 'Anders'),
      (now, isBack) => setDetail(original, now, 'municipality', isBack ? ' ' : 'Musterdorf'),
      (now, isBack) => rewordSection(original, now, 'vorn', 'title', isBack ? 'Vorn' : 'Anders'),
      (now, isBack) => rewordSection(original, now, 'vorn', 'text', isBack ? 'Anfang' : ''),
      (now, isBack) => rewordQuestion(original, now, 'zwei', 'label', isBack ? 'Frage zwei' : 'Anders'),
      (now, isBack) => rewordQuestion(original, now, 'zwei', 'hint', isBack ? 'Kurz' : ''),
      (now, isBack) => setRequired(original, now, 'zwei', !isBack),
      (now, isBack) => setOther(original, now, 'wahl', !isBack),
      (now, isBack) => askAlways(original, now, 'drei', !isBack),
      (now, isBack) => rewordItem(original, now, 'wahl', 'a', isBack ? 'A' : 'Anders'),
      (now, isBack) => moveItem(original, now, 'wahl', 'a', isBack ? 'up' : 'down'),
      (now, isBack) => (isBack ? restoreItem : removeItem)(original, now, 'wahl', 'b'),
      (now, isBack) => (isBack ? restoreQuestion : removeQuestion)(original, now, 'vier'),
      (now, isBack) => moveQuestion(original, now, 'zwei', isBack ? 'down' : 'up'),
    ];
    for (const edit of edits) {
      const changed = outcome(edit(start, false));
      expect(isUnchanged(changed), edit.toString()).toBe(false);
      expect(outcome(edit(changed, true))).toEqual(start);
    }
  });

  it('is refused where it is missing or too long', () => {
    expect(rewordSection(original, start, 'vorn', 'title', ' ')).toEqual({
      refused: 'Der Abschnitt braucht eine Überschrift.',
    });
    expect(rewordQuestion(original, start, 'wahl', 'label', '')).toEqual({
      refused: 'Die Frage braucht einen Wortlaut.',
    });
    expect(rewordQuestion(original, start, 'wahl', 'label', 'a'.repeat(301))).toEqual({
      refused: 'Bitte auf höchstens 300 Zeichen kürzen.',
    });
    expect(rewordItem(original, start, 'wahl', 'a', '')).toEqual({ refused: 'Die Antwort braucht einen Wortlaut.' });
    expect(setDetail(original, start, 'introduction', 'a'.repeat(2001))).toEqual({
      refused: 'Bitte auf höchstens 2.000 Zeichen kürzen.',
    });
  });
});

describe('details', () => {
  it.each(['rathaus@musterdorf.de', 'a.b+c@post.münster.de', 'x@y.online'])('take the address %s', (address) => {
    expect(outcome(setDetail(original, start, 'email', ` ${address} `)).details).toEqual({ email: address });
  });

  it.each(['rathaus', 'a@b', 'a b@c.de', 'a@b.de?bcc=x@y.de', 'a@b.de,c@d.de', '<a@b.de>'])('refuse %s', (address) => {
    expect(setDetail(original, start, 'email', address)).toHaveProperty('refused');
  });

  it('take a day of the calendar', () => {
    expect(outcome(setDetail(original, start, 'closing', '2028-02-29')).details).toEqual({ closing: '2028-02-29' });
    for (const day of ['2027-02-29', '2027-2-1', '0027-02-01', 'morgen'])
      expect(setDetail(original, start, 'closing', day)).toHaveProperty('refused');
  });
});

describe('questions', () => {
  it('are removed, and restored behind the predecessor that is still there', () => {
    const without = outcome(removeQuestion(original, outcome(removeQuestion(original, start, 'wahl')), 'zwei'));
    expect(orderIn(without)).toEqual([[], ['drei'], ['vier', 'fuenf']]);
    expect(orderIn(outcome(restoreQuestion(original, without, 'zwei')))).toEqual([
      ['zwei'],
      ['drei'],
      ['vier', 'fuenf'],
    ]);
    const both = outcome(restoreQuestion(original, outcome(restoreQuestion(original, without, 'zwei')), 'wahl'));
    expect(both).toEqual(start);
    expect(restoreQuestion(original, start, 'wahl')).toEqual({ adaptation: start });
  });

  it('keep their changes while they are removed', () => {
    const changed = outcome(rewordQuestion(original, start, 'vier', 'label', 'Neu'));
    expect(outcome(restoreQuestion(original, outcome(removeQuestion(original, changed, 'vier')), 'vier'))).toEqual(
      changed,
    );
  });

  it('move by one place and over the edge of their section', () => {
    const once = outcome(moveQuestion(original, start, 'vier', 'down'));
    expect(orderIn(once)).toEqual([['wahl', 'zwei'], ['drei'], ['fuenf', 'vier']]);
    const up = outcome(moveQuestion(original, outcome(moveQuestion(original, start, 'vier', 'up')), 'vier', 'up'));
    expect(orderIn(up)).toEqual([['wahl', 'zwei'], ['vier', 'drei'], ['fuenf']]);
    expect(orderIn(outcome(moveQuestion(original, once, 'drei', 'up')))).toEqual([
      ['wahl', 'zwei', 'drei'],
      [],
      ['fuenf', 'vier'],
    ]);
  });

  it('stay where they are at the ends', () => {
    expect(moveQuestion(original, start, 'wahl', 'up')).toEqual({ refused: 'Diese Frage steht schon ganz oben.' });
    expect(moveQuestion(original, start, 'fuenf', 'down')).toEqual({ refused: 'Diese Frage steht schon ganz unten.' });
  });

  it('never come before what they depend on', () => {
    const refused = { refused: '„Frage drei“ hängt von „Frage zwei“ ab und muss danach stehen.' };
    const near = outcome(moveQuestion(original, start, 'drei', 'up'));
    expect(moveQuestion(original, near, 'drei', 'up')).toEqual(refused);
    expect(moveQuestion(original, near, 'zwei', 'down')).toEqual(refused);
    expect(moveQuestion(original, start, 'drei', 'down')).toEqual({
      refused: 'Der Abschnitt „Ende“ hängt von „Frage drei“ ab und muss danach stehen.',
    });
    const free = outcome(askAlways(original, near, 'drei', true));
    expect(orderIn(outcome(moveQuestion(original, free, 'drei', 'up')))[0]).toEqual(['wahl', 'drei', 'zwei']);
  });

  it('are refused as unknown in English', () => {
    expect(() => setRequired(original, start, 'unbekannt', true)).toThrow('no question "unbekannt"');
  });
});

describe('own questions', () => {
  it.each(ownKinds)('can be of the kind %s', (kind) => {
    const { adaptation, question } = done(addQuestion(original, start, 'mitte', kind, startTexts));
    expect(orderIn(adaptation)[1]).toEqual(['drei', 'eigen1']);
    expect(question).toBe('eigen1');
    expect(currentQuestion(original, adaptation, question)).toMatchObject({ type: kind, label: 'Neue Frage' });
    expect(outcome(removeQuestion(original, adaptation, question))).toEqual({ ...start, count: adaptation.count });
  });

  it('never get an id again, nor one of the original', () => {
    const clash = questionnaireOf([single('eigen2'), single('andere')]);
    const fresh = startAdaptation('probe', clash, 'abcdef0123');
    const first = done(addQuestion(clash, fresh, 'teil', 'single', startTexts));
    expect(first.adaptation.own).toMatchObject({
      eigen1: {
        options: [
          { id: 'eigen3', label: 'Antwort 1' },
          { id: 'eigen4', label: 'Antwort 2' },
        ],
      },
    });
    const gone = outcome(removeQuestion(clash, first.adaptation, 'eigen1'));
    expect(done(addQuestion(clash, gone, 'teil', 'yesNo', startTexts)).question).toBe('eigen5');
  });

  it('are reworded, bounded and made required in themselves', () => {
    const { adaptation } = done(addQuestion(original, start, 'vorn', 'number', startTexts));
    const bounded = outcome(setBounds(original, adaptation, 'eigen1', { min: 1, max: 5, decimals: 0, unit: 'Jahre' }));
    const worded = outcome(rewordQuestion(original, bounded, 'eigen1', 'label', 'Wie viele?'));
    const changed = outcome(
      setRequired(original, outcome(rewordQuestion(original, worded, 'eigen1', 'hint', 'Grob.')), 'eigen1', true),
    );
    expect(changed.questions).toEqual({});
    expect(changed.own['eigen1']).toEqual({
      type: 'number',
      id: 'eigen1',
      label: 'Wie viele?',
      hint: 'Grob.',
      required: true,
      min: 1,
      max: 5,
      decimals: 0,
      unit: 'Jahre',
    });
    const open = outcome(setBounds(original, changed, 'eigen1', { min: undefined, max: undefined, unit: '' }));
    expect(open.own['eigen1']).toEqual({
      type: 'number',
      id: 'eigen1',
      label: 'Wie viele?',
      hint: 'Grob.',
      required: true,
      decimals: 0,
    });
  });

  it('refuse bounds that cannot be', () => {
    const { adaptation } = done(addQuestion(original, start, 'vorn', 'number', startTexts));
    expect(setBounds(original, adaptation, 'eigen1', { min: 5, max: 1 })).toEqual({
      refused: 'Der kleinste Wert ist größer als der größte.',
    });
    for (const bounds of [{ min: 1e10 }, { max: Number.NaN }, { decimals: 5 }, { unit: 'a'.repeat(31) }])
      expect(setBounds(original, adaptation, 'eigen1', bounds)).toHaveProperty('refused');
    const scale = done(addQuestion(original, start, 'vorn', 'scale', startTexts)).adaptation;
    const steps = { count: 12, low: 'nie', high: 'immer', dontKnow: true };
    expect(setBounds(original, scale, 'eigen1', { steps })).toHaveProperty('refused');
    expect(outcome(setBounds(original, scale, 'eigen1', { steps: { ...steps, count: 11 } })).own).toMatchObject({
      eigen1: { steps: { ...steps, count: 11 } },
    });
  });

  it('are sixty at most', () => {
    const full = Array.from({ length: limits.ownQuestions }).reduce<Adaptation>(
      (adaptation) => done(addQuestion(original, adaptation, 'vorn', 'yesNo', startTexts)).adaptation,
      start,
    );
    expect(addQuestion(original, full, 'vorn', 'yesNo', startTexts)).toEqual({
      refused: 'Mehr als 60 eigene Fragen gehen nicht.',
    });
  });
});

describe('options and rows', () => {
  it('are added before „Nichts davon“, reworded, moved, removed and restored', () => {
    const { adaptation, item } = done(addItem(original, start, 'wahl', 'Neu'));
    expect(labelsIn(adaptation, 'wahl')).toEqual(['A', 'B', 'Neu', 'Keine']);
    const moved = outcome(moveItem(original, adaptation, 'wahl', item, 'up'));
    expect(labelsIn(moved, 'wahl')).toEqual(['A', 'Neu', 'B', 'Keine']);
    const without = outcome(removeItem(original, moved, 'wahl', 'a'));
    const changed = outcome(rewordItem(original, without, 'wahl', item, 'Ganz neu'));
    expect(labelsIn(changed, 'wahl')).toEqual(['Ganz neu', 'B', 'Keine']);
    expect(labelsIn(outcome(restoreItem(original, changed, 'wahl', 'a')), 'wahl')).toEqual([
      'A',
      'Ganz neu',
      'B',
      'Keine',
    ]);
    expect(changed.questions).toEqual({
      wahl: { items: [{ id: item, label: 'Ganz neu' }, { id: 'b' }, { id: 'keine' }] },
    });
  });

  it('keep their points and conditions under another wording', () => {
    const changed = outcome(
      rewordItem(kitchenSink, startAdaptation('k', kitchenSink, 'abcdef0123'), 'weg', 'langer', 'Umweg'),
    );
    expect(itemsOf(currentQuestion(kitchenSink, changed, 'weg'))[1]).toMatchObject({
      id: 'langer',
      label: 'Umweg',
      condition: { match: 'all' },
    });
  });

  it('work for rows, and for own questions', () => {
    const sink = startAdaptation('k', kitchenSink, 'abcdef0123');
    const { adaptation } = done(addItem(kitchenSink, sink, 'tabelle', 'Kita'));
    expect(itemsOf(currentQuestion(kitchenSink, adaptation, 'tabelle')).map(({ label }) => label)).toEqual([
      'Praxis',
      'Schule',
      'Bauhof',
      'Kita',
    ]);
    const own = done(addQuestion(original, start, 'vorn', 'multiple', startTexts)).adaptation;
    const { adaptation: more, item } = done(addItem(original, own, 'eigen1', 'Dritte'));
    expect(labelsIn(outcome(moveItem(original, more, 'eigen1', item, 'up')), 'eigen1')).toEqual([
      'Antwort 1',
      'Dritte',
      'Antwort 2',
    ]);
  });

  it('are two at least, forty at most, and none reads like another', () => {
    const two = outcome(removeItem(original, start, 'wahl', 'a'));
    expect(removeItem(original, two, 'wahl', 'b')).toEqual({ refused: 'Mindestens zwei Antworten müssen bleiben.' });
    expect(addItem(original, start, 'wahl', ' B ')).toEqual({ refused: 'Diese Antwort gibt es schon.' });
    expect(rewordItem(original, start, 'wahl', 'a', 'B')).toEqual({ refused: 'Diese Antwort gibt es schon.' });
    const taken = outcome(rewordItem(original, two, 'wahl', 'b', 'A'));
    expect(restoreItem(original, taken, 'wahl', 'a')).toEqual({ refused: 'Diese Antwort gibt es schon.' });
    const full = Array.from({ length: 37 }, (_, index) => `Antwort ${index}`).reduce<Adaptation>(
      (adaptation, label) => done(addItem(original, adaptation, 'wahl', label)).adaptation,
      start,
    );
    expect(addItem(original, full, 'wahl', 'Zu viel')).toEqual({ refused: 'Mehr als 40 Antworten gehen nicht.' });
  });

  it('stay where they are at the ends', () => {
    expect(moveItem(original, start, 'wahl', 'a', 'up')).toEqual({ refused: 'Weiter nach oben geht es nicht.' });
    expect(moveItem(original, start, 'wahl', 'keine', 'down')).toEqual({ refused: 'Weiter nach unten geht es nicht.' });
  });

  it('do not get „Sonstiges“ twice', () => {
    const other = questionnaireOf([
      single('wahl', {
        options: [
          { id: 'sonstiges', label: 'Anderes' },
          { id: 'a', label: 'A' },
        ],
      }),
    ]);
    expect(setOther(other, startAdaptation('p', other, 'abcdef0123'), 'wahl', true)).toEqual({
      refused: '„Sonstiges“ steht schon unter den Antworten.',
    });
  });
});

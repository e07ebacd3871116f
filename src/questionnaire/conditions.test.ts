import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answered } from '../../tests/fixtures/kitchen-sink.random.ts';
import { kitchenSink, questionnaireOf } from '../../tests/fixtures/kitchen-sink.ts';
import { problems } from './answers.ts';
import { visibility, visibleAnswers } from './conditions.ts';
import type { Answers, Condition, Question } from './kinds.ts';
import { progress } from './progress.ts';
import { score } from './score.ts';

const isVisible = (id: string, answers: Answers): boolean => visibility(kitchenSink, answers).questions.has(id);

describe('a rule', () => {
  it.each<[string, Answers, boolean]>([
    ['r1', { wahl: { choice: 'gut' } }, true],
    ['r1', { wahl: { choice: 'mittel' } }, false],
    ['r1', {}, false],
    ['r2', { wahl: { choice: 'gut' } }, false],
    ['r2', { wahl: { choice: 'mittel' } }, true],
    ['r2', {}, true],
    ['r3', { mehrere: { choices: ['nichts'] } }, true],
    ['r3', { mehrere: { choices: ['nichts', 'bus'] } }, false],
    ['r4', { mehrere: { choices: ['nichts', 'bus'] } }, true],
    ['r5', { mehrere: { choices: ['pool', 'bus'] } }, true],
    ['r5', { mehrere: { choices: ['pool'] } }, false],
    ['r6', { mehrere: { choices: ['pool'] } }, true],
    ['r6', { mehrere: { choices: [] } }, false],
    ['r7', { skala: 4 }, true],
    ['r7', { skala: 3 }, false],
    ['r7', { skala: 'dontKnow' }, false],
    ['r8', { skala: 2 }, true],
    ['r8', { skala: 'dontKnow' }, false],
    ['r8', {}, false],
    ['r9', { skala: 3 }, true],
    ['r10', { skala: 'dontKnow' }, true],
    ['r11', { tabelle: { schule: 'dontKnow' } }, true],
    ['r12', { paar: { kita: { lage: 1 } } }, true],
    ['r13', { folge: ['eins', 'zwei'] }, true],
    ['r13', { folge: ['eins'] }, false],
    ['r14', { folge: ['eins'] }, true],
    ['r15', { zahl: -2 }, true],
    ['r15', { zahl: -2.5 }, false],
    ['r16', { zahl: 1000, anzahl: 0 }, true],
    ['r16', { zahl: 1000, anzahl: 1 }, false],
    ['r17', { anzahl: 7 }, false],
    ['r18', { kurz: " Geht's" }, true],
    ['r18', { kurz: 'geht' }, false],
    ['r19', { lang: '  ' }, false],
    ['r20', { tag: '2026-02-28' }, true],
    ['r21', { monat: '2026-02' }, false],
    ['r22', { frage: true }, true],
    ['r22', { frage: false }, false],
    ['r23', { frage: true }, true],
    ['r23', {}, true],
    ['r24', { frage: true, mehrere: { choices: ['bus'] }, wahl: { choice: 'sonstiges' } }, true],
    ['r24', { frage: true, mehrere: { choices: ['bus'] } }, false],
  ])('shows %s with %j: %s', (id, answers, expected) => {
    expect(isVisible(id, answers)).toBe(expected);
  });

  const second = (condition: Condition['rules'][number]): Question => ({
    type: 'yesNo',
    id: 'zweite',
    label: 'Zweite',
    required: false,
    condition: { match: 'all', rules: [condition] },
  });

  it('can ask for „Sonstiges“', () => {
    const first = kitchenSink.sections[0]?.questions[0];
    const questionnaire = questionnaireOf([
      ...(first ? [first] : []),
      second({ question: 'wahl', operator: 'is', value: 'sonstiges' }),
    ]);
    expect(visibility(questionnaire, { wahl: { choice: 'sonstiges' } }).questions).toContain('zweite');
  });

  it('takes questions that do not exist for unanswered', () => {
    const questionnaire = questionnaireOf([second({ question: 'constructor', operator: 'answered' })]);
    expect(visibility(questionnaire, {}).questions).toEqual(new Set());
  });
});

describe('visibility', () => {
  it('hides sections with their questions', () => {
    const { sections, questions } = visibility(kitchenSink, {});
    expect([...sections]).toEqual(['arten', 'regeln']);
    expect(questions).not.toContain('weg');
  });

  it('hides options, and a question of which none is left', () => {
    const short = visibility(kitchenSink, { wahl: { choice: 'schlecht' } });
    expect(short.options.get('weg')).toEqual(new Set(['kurzer']));
    expect(short.questions).not.toContain('mittel');
    const long = visibility(kitchenSink, { frage: false, weg: { choice: 'langer' } });
    expect(long.options.get('weg')).toEqual(new Set(['kurzer', 'langer']));
    expect(long.options.get('mittel')).toEqual(new Set(['zug']));
  });

  it('hides a section in which nothing is left to see', () => {
    expect(visibility(kitchenSink, {}).sections).not.toContain('folgen');
    expect(visibility(kitchenSink, { frage: false, weg: { choice: 'langer' } }).sections).toContain('folgen');
  });

  it('takes hidden answers for none, through the whole chain', () => {
    const answers: Answers = { frage: false, weg: { choice: 'langer' }, dauer: 45, zuweit: true };
    expect(isVisible('zuweit', answers)).toBe(true);
    expect(isVisible('zuweit', { ...answers, frage: true })).toBe(false);
    expect(isVisible('zuweit', { ...answers, wahl: { choice: 'schlecht' }, frage: true })).toBe(false);
  });
});

describe('visibleAnswers', () => {
  it('leaves out hidden questions, hidden options and text without „Sonstiges“', () => {
    const answers: Answers = {
      wahl: { choice: 'schlecht', other: 'Entwurf' },
      frage: true,
      mehrere: { choices: ['bus', 'sonstiges'], other: 'Taxi' },
      weg: { choice: 'langer' },
      mittel: { choices: ['zug', 'rad'] },
      dauer: 10,
    };
    expect(visibleAnswers(kitchenSink, answers)).toEqual({
      wahl: { choice: 'schlecht' },
      frage: true,
      mehrere: { choices: ['bus', 'sonstiges'], other: 'Taxi' },
    });
  });

  it('counts no hidden answer anywhere', () => {
    fc.assert(
      fc.property(answered, ([questionnaire, answers]) => {
        const counted = visibleAnswers(questionnaire, answers);
        const { questions } = visibility(questionnaire, answers);
        expect(Object.keys(counted).filter((id) => !questions.has(id))).toEqual([]);
        expect(visibleAnswers(questionnaire, counted)).toEqual(counted);
        for (const reading of [visibility, progress, problems, score])
          expect(reading(questionnaire, counted)).toEqual(reading(questionnaire, answers));
      }),
    );
  });
});

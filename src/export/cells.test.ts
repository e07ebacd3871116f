import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleAnswers } from '#questionnaire/conditions.ts';
import type { Answers } from '#questionnaire/kinds.ts';
import { answersTo } from '../../tests/fixtures/kitchen-sink.random.ts';
import { kitchenSink, questionnaireOf } from '../../tests/fixtures/kitchen-sink.ts';
import { answersFromCells, cellsFromAnswers } from './cells.ts';

/** Numbers as the schema knows them: up to a billion, four decimals. */
const usual = (_key: string, value: unknown): unknown =>
  typeof value === 'number' ? Number(Math.max(-1e9, Math.min(1e9, value)).toFixed(4)) + 0 : value;

/** Ticked answers stand in the order of the questionnaire; a text keeps its words, not its kind of line break. */
const alike = (_key: string, value: unknown): unknown => {
  if (typeof value === 'string') return value.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  if (typeof value === 'object' && value !== null && 'choices' in value && Array.isArray(value.choices))
    return { ...value, choices: value.choices.toSorted() };
  return value;
};

const through = (change: typeof usual, answers: Answers): Answers => JSON.parse(JSON.stringify(answers, change));

describe('answers and cells', () => {
  it('come back from cells as they were, each kind of question', () => {
    fc.assert(
      fc.property(answersTo(kitchenSink), (given) => {
        const answers = visibleAnswers(kitchenSink, through(usual, given));
        const back = answersFromCells(kitchenSink, cellsFromAnswers(kitchenSink, answers));
        expect(back.notices).toEqual([]);
        expect(through(alike, back.answers)).toEqual(through(alike, answers));
      }),
      { numRuns: 150 },
    );
  });

  const questionnaire = questionnaireOf([
    { id: 'wann', label: 'Wann?', type: 'date', required: false },
    { id: 'monat', label: 'Monat?', type: 'month', required: false },
    { id: 'wieviel', label: 'Wie viel?', type: 'number', unit: 'Jahre', required: false },
    { id: 'ja', label: 'Ja?', type: 'yesNo', required: false },
    {
      id: 'wer',
      label: 'Wer?',
      type: 'single',
      required: false,
      other: true,
      options: [
        { id: 'rat', label: 'Der Rat' },
        { id: 'amt', label: 'Das Amt' },
      ],
    },
  ]);

  it.each([
    [{ wann: '3.5.2027' }, { wann: '2027-05-03' }],
    [{ wann: '03. 05. 2027' }, { wann: '2027-05-03' }],
    [{ wann: 46_510 }, { wann: '2027-05-03' }],
    [{ monat: '05.2027' }, { monat: '2027-05' }],
    [{ wieviel: '1.234,5 Jahre' }, { wieviel: 1234.5 }],
    [{ wieviel: 7 }, { wieviel: 7 }],
    [{ ja: 'Ja' }, { ja: true }],
    [{ ja: false }, { ja: false }],
    [{ wer: 'das amt' }, { wer: { choice: 'amt' } }],
    [{ 'wer.sonstiges.text': 'Der Chor' }, { wer: { choice: 'sonstiges', other: 'Der Chor' } }],
  ])('reads %j as people and spreadsheets write it', (cells, answers) => {
    expect(answersFromCells(questionnaire, cells)).toEqual({ answers, notices: [] });
  });

  it('names what is no answer and what belongs to no question', () => {
    const { answers, notices } = answersFromCells(questionnaire, { wieviel: '1e9', ja: 'vielleicht', fremd: 'x' });
    expect(answers).toEqual({});
    expect(notices).toEqual([
      '„Wie viel?“: „1e9“ ist dort keine Antwort und fehlt jetzt.',
      '„Ja?“: „vielleicht“ ist dort keine Antwort und fehlt jetzt.',
      'Zu diesen Feldern gibt es keine Frage: fremd.',
    ]);
  });

  it('lets no cell reach further than its own name', () => {
    expect(answersFromCells(questionnaire, JSON.parse('{"__proto__": "x", "constructor": "y"}')).answers).toEqual({});
  });
});

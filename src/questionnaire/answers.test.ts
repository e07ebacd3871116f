import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kitchenSink, questionnaireOf } from '../../tests/fixtures/kitchen-sink.ts';
import { answerText, isAnswered, isComplete, parseNumber, problems, type Question } from './answers.ts';

const ask = (id: string): Question => {
  const question = kitchenSink.sections.flatMap(({ questions }) => questions).find((candidate) => candidate.id === id);
  if (!question) throw new Error(`The kitchen sink has no question ${id}.`);
  return question;
};

describe('isAnswered', () => {
  it.each([
    ['wahl', { choice: 'gut' }],
    ['wahl', { choice: 'sonstiges', other: '' }],
    ['mehrere', { choices: ['bus'] }],
    ['skala', 'dontKnow'],
    ['tabelle', { constructor: 1 }],
    ['paar', { kita: { gewicht: 'dontKnow' } }],
    ['folge', ['drei']],
    ['zahl', 0],
    ['kurz', 'a'],
    ['tag', '2026-02-31'],
    ['monat', '2026-02'],
    ['frage', false],
  ])('holds for %s with %j', (id, answer) => {
    expect(isAnswered(ask(id), answer)).toBe(true);
  });

  it.each([
    ['wahl', { choice: 'unbekannt' }],
    ['wahl', 'gut'],
    ['mehrere', { choices: [] }],
    ['mehrere', { choices: 'bus' }],
    ['skala', 6],
    ['skala', 0],
    ['skala', 1.5],
    ['pflicht', 'dontKnow'],
    ['tabelle', {}],
    ['tabelle', []],
    ['paar', { kita: {} }],
    ['folge', ['vier']],
    ['zahl', Number.NaN],
    ['zahl', '12'],
    ['lang', ' \n '],
    ['tag', '31.02.2026'],
    ['monat', '2026-2'],
    ['frage', 'yes'],
    ['hinweis', 'gelesen'],
    ['wahl', undefined],
    ['wahl', null],
  ])('does not hold for %s with %j', (id, answer) => {
    expect(isAnswered(ask(id), answer)).toBe(false);
  });
});

describe('isComplete', () => {
  it('wants each row of a table, each cell of a rating, all of a ranking', () => {
    expect(isComplete(ask('tabelle'), { praxis: 1, schule: 'dontKnow' })).toBe(false);
    expect(isComplete(ask('tabelle'), { praxis: 1, schule: 'dontKnow', constructor: 4 })).toBe(true);
    expect(isComplete(ask('paar'), { kita: { lage: 1, gewicht: 1 }, miete: { lage: 1 } })).toBe(false);
    expect(isComplete(ask('paar'), { kita: { lage: 1, gewicht: 1 }, miete: { lage: 1, gewicht: 2 } })).toBe(true);
    expect(isComplete(ask('folge'), ['drei', 'eins'])).toBe(false);
    expect(isComplete(ask('folge'), ['drei', 'eins', 'zwei'])).toBe(true);
  });
});

describe('parseNumber', () => {
  it.each([
    ['1.234,5', 1234.5],
    ['1234,50', 1234.5],
    [' 12 ', 12],
    ['-3', -3],
    ['−3,25', -3.25],
    ['+7', 7],
    ['1.234.567', 1_234_567],
    ['1 234', 1234],
    ['007', 7],
  ])('reads „%s“', (text, number) => {
    expect(parseNumber(text)).toBe(number);
  });

  it('makes a plain zero of „-0“', () => {
    expect(parseNumber('-0')).toBe(0);
    expect(parseNumber('-0,00')).toBe(0);
  });

  it.each([
    ...['1e9', '1.5', '1,234.5', '12.34', '1.23.456', '1,2,3', ',5', '5,', '', ' ', '-', 'zwölf', '12 Euro', '0x10'],
    ...['Infinity', 'NaN', '1_000', '٣', '9'.repeat(400)],
  ])('refuses „%s“', (text) => {
    expect(parseNumber(text)).toBeUndefined();
  });

  it('reads back every number as it is shown', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (tenThousandths) => {
        const number = tenThousandths / 10_000;
        const [shown = ''] = answerText({ ...ask('zahl'), unit: undefined } as Question, number);
        expect(parseNumber(shown)).toBe(number + 0);
      }),
    );
  });
});

describe('problems', () => {
  const of = (id: string, answer?: unknown): string[] =>
    problems(questionnaireOf([ask(id)]), (answer === undefined ? {} : { [id]: answer }) as never).map(
      ({ message }) => message,
    );

  it('names each required question without an answer, in order', () => {
    const section = kitchenSink.sections.slice(0, 1);
    expect(problems({ ...kitchenSink, sections: section }, {})).toEqual([
      { question: 'wahl', message: 'Bitte wählen Sie eine Antwort.' },
      { question: 'pflicht', message: 'Bitte wählen Sie eine Stufe.' },
      { question: 'tabelle', message: 'Bitte wählen Sie in jeder Zeile eine Stufe.' },
      { question: 'dreier', message: 'Bitte wählen Sie in jeder Zeile zu jeder Frage eine Stufe.' },
      { question: 'folge', message: 'Bitte ordnen Sie alle Punkte.' },
      { question: 'anzahl', message: 'Bitte geben Sie eine Zahl an.' },
      { question: 'kurz', message: 'Bitte füllen Sie dieses Feld aus.' },
      { question: 'tag', message: 'Bitte geben Sie ein Datum an.' },
      { question: 'monat', message: 'Bitte geben Sie einen Monat an.' },
      { question: 'frage', message: 'Bitte wählen Sie ja oder nein.' },
    ]);
  });

  it('says nothing of optional questions without an answer, nor of hidden ones', () => {
    expect(of('mehrere')).toEqual([]);
    expect(problems(kitchenSink, {}).map(({ question }) => question)).not.toContain('dauer');
  });

  it('counts choices', () => {
    expect(of('mehrere', { choices: ['bus'] })).toEqual(['Bitte wählen Sie mindestens 2 Antworten.']);
    expect(of('mehrere', { choices: ['bus', 'sonstiges'] })).toEqual([]);
    expect(of('mehrere', { choices: ['bus', 'pool', 'tisch', 'abwerbung'] })).toEqual([
      'Bitte wählen Sie höchstens 3 Antworten.',
    ]);
  });

  it('lets an exclusive choice stand alone, and only alone', () => {
    expect(of('mehrere', { choices: ['nichts'] })).toEqual([]);
    const message =
      '„Nichts davon“ lässt sich nicht mit anderen Antworten verbinden. Bitte wählen Sie das eine oder das andere ab.';
    expect(of('mehrere', { choices: ['bus', 'nichts'] })).toEqual([message]);
    expect(of('mehrere', { choices: ['unklar', 'nichts'] })).toEqual([message]);
  });

  it('asks for no more choices than there are to see', () => {
    const hidden = { match: 'all' as const, rules: [{ question: 'fehlt', operator: 'answered' as const }] };
    const question = {
      ...ask('mehrere'),
      other: false,
      options: [
        { id: 'eins', label: 'Eins' },
        { id: 'zwei', label: 'Zwei', condition: hidden },
      ],
    } as Question;
    expect(problems(questionnaireOf([question]), { mehrere: { choices: ['eins'] } })).toEqual([]);
  });

  it('holds numbers within their bounds and decimals', () => {
    const bounds = 'Bitte geben Sie eine Zahl von -10 bis 2.500,5 an.';
    expect(of('zahl', -10.5)).toEqual([bounds]);
    expect(of('zahl', 1e9)).toEqual([bounds]);
    expect(of('zahl', 2500.5)).toEqual([]);
    expect(of('zahl', 1.005)).toEqual(['Bitte geben Sie höchstens 2 Nachkommastellen an.']);
    expect(of('anzahl', -1)).toEqual(['Bitte geben Sie eine Zahl ab 0 an.']);
    expect(of('anzahl', 1.5)).toEqual(['Bitte geben Sie eine ganze Zahl an.']);
  });

  it.each(['2026-02-31', '2023-02-29', '2026-04-31', '2026-00-10', '2026-13-01', '2026-01-00', '2026-01-32'])(
    'knows that there is no %s',
    (day) => {
      expect(of('tag', day)).toEqual(['Diesen Tag gibt es nicht. Bitte prüfen Sie Tag, Monat und Jahr.']);
    },
  );

  it('knows leap days and months', () => {
    expect(of('tag', '2024-02-29')).toEqual([]);
    expect(of('monat', '2026-12')).toEqual([]);
    expect(of('monat', '2026-13')).toEqual(['Diesen Monat gibt es nicht. Bitte prüfen Sie die Zahl.']);
  });
});

describe('answerText', () => {
  it.each([
    ['wahl', { choice: 'gut' }, ['Gut']],
    ['wahl', { choice: 'sonstiges', other: ' Das weiß niemand. ' }, ['Sonstiges: Das weiß niemand.']],
    ['wahl', { choice: 'sonstiges' }, ['Sonstiges']],
    ['mehrere', { choices: ['tisch', 'bus'] }, ['Runder Tisch', 'Bürgerbus']],
    ['skala', 1, ['1 von 5 (gar nicht)']],
    ['skala', 3, ['3 von 5']],
    ['skala', 'dontKnow', ['weiß nicht']],
    ['tabelle', { constructor: 4, praxis: 2 }, ['Praxis: 2 von 4', 'Bauhof: 4 von 4 (gut)']],
    ['paar', { miete: { gewicht: 4 } }, ['Mieten: Wie wichtig? 4 von 4 (sehr wichtig)']],
    ['folge', ['drei', 'eins'], ['1. Wege', '2. Räume']],
    ['zahl', 1234.5, ['1.234,5 Euro']],
    ['anzahl', 12, ['12']],
    ['lang', 'Erstens\nZweitens', ['Erstens\nZweitens']],
    ['tag', '2026-03-01', ['1. März 2026']],
    ['tag', '2026-02-31', ['2026-02-31']],
    ['monat', '2026-10', ['Oktober 2026']],
    ['frage', true, ['ja']],
    ['frage', false, ['nein']],
    ['hinweis', 'x', []],
    ['kurz', undefined, []],
  ])('says %s %j as %j', (id, answer, text) => {
    expect(answerText(ask(id), answer)).toEqual(text);
  });

  it('keeps a text of 10,000 characters and any markup as it is', () => {
    const text = `<script>alert(1)</script>${'ä'.repeat(10_000)}`;
    expect(answerText(ask('lang'), text)).toEqual([text]);
  });
});

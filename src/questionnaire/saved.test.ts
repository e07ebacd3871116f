import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answered } from '../../tests/fixtures/kitchen-sink.random.ts';
import { kitchenSink, questionnaireOf } from '../../tests/fixtures/kitchen-sink.ts';
import { startAdaptation } from './adaptation.ts';
import type { Answers, Question } from './kinds.ts';
import { restore, save } from './saved.ts';

const slug = 'kuechenspuele';
const savedAt = '2026-02-03T04:05:06Z';
const textOf = (answers: Answers, changes: Record<string, unknown> = {}): string =>
  JSON.stringify({ ...save(slug, kitchenSink, answers, savedAt), ...changes });
const adaptationOf = (id: string) => startAdaptation(slug, kitchenSink, id);
const restored = (text: string) => restore(text, slug, kitchenSink);

describe('save', () => {
  it('is plain JSON that says what it is', () => {
    expect(JSON.parse(textOf({ frage: true }))).toEqual({
      format: 'frageboegen-antworten',
      formatVersion: 1,
      questionnaire: 'kuechenspuele',
      version: 3,
      savedAt,
      answers: { frage: true },
    });
  });
});

describe('restore', () => {
  it('gives back what was saved, for all answers that fit', () => {
    fc.assert(
      fc.property(answered, ([questionnaire, answers]) => {
        const text = JSON.stringify(save(slug, questionnaire, answers, savedAt));
        expect(restore(text, slug, questionnaire)).toEqual({ answers, notices: [] });
      }),
    );
  });

  it('keeps texts as they are, long or with markup, and the draft beside „Sonstiges“', () => {
    const answers: Answers = {
      lang: 'ä'.repeat(10_000),
      kurz: '<script>alert("1")</script>',
      wahl: { choice: 'gut', other: 'Entwurf' },
    };
    expect(restored(textOf(answers))).toEqual({ answers, notices: [] });
  });

  it('makes a plain zero of -0', () => {
    expect(restored(textOf({ zahl: 7 }).replace('7', '-0'))).toEqual({ answers: { zahl: 0 }, notices: [] });
  });

  it('reads a file that an editor saved with a byte order mark', () => {
    expect(restored(`\uFEFF${textOf({ frage: true })}`)).toEqual({ answers: { frage: true }, notices: [] });
  });

  it.each([
    ['truncated', textOf({ frage: true }).slice(0, -20)],
    ['empty', ''],
    ['no JSON', 'frage: true'],
  ])('refuses a file that is %s', (_, text) => {
    expect(restored(text)).toEqual({ refused: expect.stringContaining('lässt sich nicht lesen') });
  });

  it.each([
    ['another thing', '{"format":"fragebogen","answers":{}}'],
    ['null', 'null'],
    ['a list', '[]'],
    ['a text', '"frageboegen-antworten"'],
    ['without answers', textOf({}, { answers: null })],
    ['with a list of answers', textOf({}, { answers: [1, 2] })],
    ['the format in its prototype', '{"__proto__":{"format":"frageboegen-antworten","answers":{}}}'],
  ])('refuses JSON that is %s', (_, text) => {
    expect(restored(text)).toEqual({ refused: expect.stringContaining('keine Antworten auf einen Fragebogen') });
  });

  it('refuses 20 MB without reading them', () => {
    expect(restored(textOf({ lang: 'a'.repeat(20_000_000) }))).toEqual({ refused: expect.stringContaining('2 MB') });
  });

  it('refuses a newer format', () => {
    expect(restored(textOf({}, { formatVersion: 2 }))).toEqual({ refused: expect.stringContaining('neu') });
  });

  it('names the other questionnaire, if its name can be one', () => {
    expect(restored(textOf({}, { questionnaire: 'standort-check' }))).toEqual({
      refused:
        'Diese Antworten gehören zu einem anderen Fragebogen („standort-check“), nicht zu „Küchenspüle“. Bitte öffnen Sie sie auf dessen Seite.',
    });
    for (const name of ['<img src=x>', 7, undefined])
      expect(restored(textOf({}, { questionnaire: name }))).toEqual({
        refused: expect.stringContaining('zu einem anderen Fragebogen, nicht zu „Küchenspüle“'),
      });
  });

  it.each([
    ['früheren', 2],
    ['neueren', 4],
  ])('keeps what fits of a %s version, and says so', (word, version) => {
    expect(restored(textOf({ frage: true }, { version }))).toEqual({
      answers: { frage: true },
      notices: [expect.stringContaining(`aus einer ${word} Fassung`)],
    });
  });

  it('names what does not fit any more', () => {
    const answers = {
      wahl: { choice: 'abgeschafft' },
      mehrere: { choices: ['bus', 'abgeschafft'] },
      skala: 9,
      tabelle: { praxis: 2, schule: 7 },
      geloescht: 'Text',
      '<b>': 1,
      kurz: 'bleibt',
    };
    expect(restored(textOf({}, { answers }))).toEqual({
      answers: { mehrere: { choices: ['bus'] }, tabelle: { praxis: 2 }, kurz: 'bleibt' },
      notices: [
        'Die Antwort auf „Was trifft in {{kommune}} zu?“ passt nicht mehr und fehlt jetzt.',
        'Von der Antwort auf „Was gibt es schon?“ passt nur ein Teil.',
        'Die Antwort auf „Wie zufrieden sind Sie?“ passt nicht mehr und fehlt jetzt.',
        'Von der Antwort auf „Wie gut ist das erreichbar?“ passt nur ein Teil.',
        '2 Antworten gehören zu Fragen, die es nicht mehr gibt (geloescht …). Sie sind nicht übernommen.',
      ],
    });
  });

  it('says nothing about empty answers', () => {
    const answers = { wahl: { choice: '' }, mehrere: { choices: [] }, kurz: ' ', tabelle: {}, geloescht: '' };
    expect(restored(textOf({}, { answers }))).toEqual({ answers: {}, notices: [] });
  });

  it('takes own properties only, and changes no prototype', () => {
    const text =
      '{"format":"frageboegen-antworten","formatVersion":1,"questionnaire":"kuechenspuele","version":3,"answers":' +
      '{"__proto__":{"frage":true,"polluted":1},"constructor":{"prototype":{"polluted":1}},"tabelle":{"__proto__":{"praxis":1}}}}';
    const result = restored(text);
    expect(result).toEqual({ answers: {}, notices: expect.arrayContaining([expect.stringContaining('2 Antworten')]) });
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('gives a question called “constructor” its own answer only', () => {
    const question: Question = { type: 'shortText', id: 'constructor', label: 'Bau', required: false };
    const questionnaire = questionnaireOf([question]);
    expect(restore(JSON.stringify(save(slug, questionnaire, {}, savedAt)), slug, questionnaire)).toEqual({
      answers: {},
      notices: [],
    });
  });

  it('gives back the answers to the adaptation that is open', () => {
    const adaptation = adaptationOf('abcdef0123');
    const text = JSON.stringify(save(slug, kitchenSink, { frage: true }, savedAt, adaptation));
    expect(JSON.parse(text)).toMatchObject({ adaptation, answers: { frage: true } });
    expect(restore(text, slug, kitchenSink, adaptation)).toEqual({ answers: { frage: true }, notices: [] });
    const changed = { ...adaptation, details: { title: 'Neu' } };
    expect(restore(text, slug, kitchenSink, changed)).toEqual({
      answers: { frage: true },
      notices: [expect.stringContaining('Die Fragen wurden geändert')],
    });
  });

  it('mixes no answers to different adaptations, but says whose they are', () => {
    const adaptation = adaptationOf('abcdef0123');
    const adapted = JSON.stringify(save(slug, kitchenSink, { frage: true }, savedAt, adaptation));
    const theirs = { other: { adaptation: JSON.stringify(adaptation) } };
    expect(restore(adapted, slug, kitchenSink)).toEqual(theirs);
    expect(restore(adapted, slug, kitchenSink, adaptationOf('zyxwvu9876'))).toEqual(theirs);
    expect(restore(textOf({ frage: true }), slug, kitchenSink, adaptation)).toEqual({
      other: { adaptation: undefined },
    });
    expect(restored(textOf({}, { adaptation: null }))).toEqual({ answers: {}, notices: [] });
  });

  it('takes a damaged adaptation for another one', () => {
    for (const adaptation of [{}, { id: 7 }, 'abcdef0123', 5])
      expect(restored(textOf({}, { adaptation }))).toEqual({ other: { adaptation: JSON.stringify(adaptation) } });
    const deep = `${'['.repeat(90_000)}${']'.repeat(90_000)}`;
    const withDeep = (adaptation: string) =>
      textOf({}, { adaptation: 0 }).replace('"adaptation":0', `"adaptation":${adaptation}`);
    expect(restored(withDeep(deep))).toHaveProperty('other');
    const known = withDeep(`{"id":"abcdef0123","x":${deep}}`);
    expect(restore(known, slug, kitchenSink, adaptationOf('abcdef0123'))).toHaveProperty('notices');
  });

  it('copes with 300 options and with duplicate labels', () => {
    const options = Array.from({ length: 300 }, (_, index) => ({ id: `o${index}`, label: 'gleich' }));
    const questionnaire = questionnaireOf([
      { type: 'multiple', id: 'viele', label: 'Viele', required: false, options },
    ]);
    const answers = { viele: { choices: options.map(({ id }) => id) } };
    expect(restore(JSON.stringify(save(slug, questionnaire, answers, savedAt)), slug, questionnaire)).toEqual({
      answers,
      notices: [],
    });
  });

  it('never throws, whatever the text', () => {
    const values = fc.oneof(fc.jsonValue(), fc.dictionary(fc.constantFrom('__proto__', 'choice', 'a'), fc.jsonValue()));
    const ids = fc.constantFrom(...kitchenSink.sections.flatMap(({ questions }) => questions.map(({ id }) => id)));
    const envelope = fc.dictionary(fc.oneof(ids, fc.string()), values).map((answers) => textOf({}, { answers }));
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), envelope), (text) => {
        const result = restored(text);
        const again = 'answers' in result ? restored(textOf(result.answers)) : { answers: {}, notices: [] };
        expect(again).toEqual('answers' in result ? { answers: result.answers, notices: [] } : again);
      }),
    );
    expect(restored(textOf({}).replace('{}', '['.repeat(900_000)))).toHaveProperty('refused');
    expect(restored(textOf({}).replace('{}', `{"tabelle":${'['.repeat(5000)}${']'.repeat(5000)}}`))).toHaveProperty(
      'answers',
    );
  });
});

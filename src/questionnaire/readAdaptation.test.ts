import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kitchenSink, questionnaireOf } from '../../tests/fixtures/kitchen-sink.ts';
import { type Adaptation, startAdaptation } from './adaptation.ts';
import { adapted } from './adapted.ts';
import { readAdaptation } from './readAdaptation.ts';

const slug = 'kuechenspuele';
const start = startAdaptation(slug, kitchenSink, 'abcdef0123');
const written = (changes: Record<string, unknown> = {}): string => JSON.stringify({ ...start, ...changes });
const reading = (text: string) => readAdaptation(text, slug, kitchenSink);

function read(changes: Record<string, unknown>): { adaptation: Adaptation; notices: string[] } {
  const result = reading(written(changes));
  if ('refused' in result) throw new Error(result.refused);
  return result;
}

describe('readAdaptation', () => {
  it('reads what was written, with a byte order mark too', () => {
    const own = {
      eigen1: { type: 'yesNo', id: 'eigen1', label: 'Eigene?', required: false },
      eigen2: {
        type: 'single',
        id: 'eigen2',
        label: 'Welche?',
        required: true,
        options: [
          { id: 'eigen3', label: 'Diese' },
          { id: 'eigen4', label: 'Jene' },
        ],
        other: true,
      },
    };
    const changes = {
      details: {
        title: 'Unsere Spüle',
        email: 'rathaus@musterdorf.de',
        closing: '2027-05-03',
        introduction: 'Eins\n\nZwei',
      },
      order: kitchenSink.sections.map(({ id }) => ({
        section: id,
        questions: id === 'arten' ? ['eigen2', 'wahl', 'eigen1'] : [],
      })),
      sections: { arten: { title: 'Alles', text: '' } },
      questions: {
        wahl: {
          hint: '',
          required: false,
          items: [{ id: 'mittel' }, { id: 'eigen9', label: 'Neu' }, { id: 'gut', label: 'Besser' }],
        },
        hinweis: { text: 'Neuer\nHinweis' },
        r1: { unconditional: true },
        eigen1: { unconditional: true },
      },
      own,
      count: 9,
    };
    expect(read(changes)).toEqual({ adaptation: { ...start, ...changes }, notices: [] });
    expect(reading(`\uFEFF${written()}`)).toEqual({ adaptation: start, notices: [] });
  });

  it.each([
    ['cut off', written().slice(0, -9), 'lässt sich nicht lesen'],
    ['empty', '', 'lässt sich nicht lesen'],
    ['null', 'null', 'kein angepasster Fragebogen'],
    ['a list', '[]', 'kein angepasster Fragebogen'],
    ['answers', '{"format":"frageboegen-antworten"}', 'kein angepasster Fragebogen'],
    ['its format in the prototype', '{"__proto__":{"format":"fragebogen-anpassung"}}', 'kein angepasster Fragebogen'],
    ['without an id', written({ id: undefined }), 'kein angepasster Fragebogen'],
    ['with an id that is none', written({ id: '../../etc' }), 'kein angepasster Fragebogen'],
    ['of a newer format', written({ formatVersion: 2 }), 'laden Sie die Seite neu'],
    ['too large', written({ details: { privacy: 'a'.repeat(500_000) } }), 'größer'],
    ['too deep', written().replace('"own":{}', `"own":${'['.repeat(400_000)}`), 'lässt sich nicht lesen'],
  ])('refuses what is %s', (_, text, reason) => {
    expect(reading(text)).toEqual({ refused: expect.stringContaining(reason) });
  });

  it('names the other questionnaire, if its name can be one', () => {
    expect(reading(written({ questionnaire: 'igz-check' }))).toEqual({
      refused:
        'Diese Anpassung gehört zu einem anderen Fragebogen („igz-check“), nicht zu „Küchenspüle“. Bitte öffnen Sie sie auf dessen Seite.',
    });
    expect(reading(written({ questionnaire: '<b>' }))).toEqual({
      refused: expect.stringContaining('zu einem anderen Fragebogen, nicht'),
    });
  });

  it('leaves out what is wrong, and names it', () => {
    const { adaptation, notices } = read({
      details: {
        title: 'a'.repeat(101),
        email: 'a@b.de?bcc=x@y.de',
        closing: '2027-02-31',
        municipality: ['x'],
        contact: ' ',
      },
      sections: { arten: { title: 7, text: 'Neu' }, kette: 'kaputt', fort: { title: 'Weg' } },
      questions: {
        wahl: { label: 'a'.repeat(301), required: 'ja', items: [{ id: 'gut' }] },
        mehrere: { items: [{ id: 'bus' }, { id: 'pool' }, { id: 'abgeschafft' }] },
        kurz: { items: [{ id: 'eigen1', label: 'Ohne Sinn' }], text: 'Ohne Sinn' },
        fort: { label: 'Weg' },
        '<b>': { label: 'Weg' },
      },
      own: { eigen1: { type: 'date', label: 'Wann?' }, fremd: { type: 'yesNo', label: 'Ja?' } },
    });
    expect(adaptation).toEqual({
      ...start,
      sections: { arten: { text: 'Neu' } },
      questions: { mehrere: { items: [{ id: 'bus' }, { id: 'pool' }] } },
    });
    expect(notices).toEqual([
      'Die Angabe „Titel“ passt nicht und fehlt jetzt.',
      'Die Angabe „Kommune“ passt nicht und fehlt jetzt.',
      'Die Angabe „E-Mail-Adresse“ passt nicht und fehlt jetzt.',
      'Die Angabe „Teilnahmeschluss“ passt nicht und fehlt jetzt.',
      'Von dem, was an „Alle Arten von Fragen in [Name der Kommune]“ geändert ist, passt nur ein Teil.',
      'Von dem, was an „Bedingte Abschnitte“ geändert ist, passt nur ein Teil.',
      'Von dem, was an „Was trifft in [Name der Kommune] zu?“ geändert ist, passt nur ein Teil.',
      'Von dem, was an „Was gibt es schon?“ geändert ist, passt nur ein Teil.',
      'Von dem, was an „In einem Wort?“ geändert ist, passt nur ein Teil.',
      'Eigene Fragen, die sich nicht lesen lassen, fehlen jetzt.',
      'Fragen, die es im Original nicht gibt, fehlen jetzt (fort …).',
      'Abschnitte, die es im Original nicht gibt, fehlen jetzt (fort).',
    ]);
  });

  it('takes no points, conditions or links of a stranger for an own question', () => {
    const options = [
      { id: 'eigen2', label: 'Eins', score: 5, condition: { match: 'all', rules: [] } },
      { id: 'eigen3', label: 'Zwei', exclusive: true },
      { id: 'eigen4', label: 'Zwei' },
      { id: 'fremd', label: 'Drei' },
    ];
    const eigen1 = { type: 'multiple', id: 'wahl', label: 'Was?', options, condition: 1, min: 3, max: 2, html: '<b>' };
    const { adaptation, notices } = read({
      order: [{ section: 'arten', questions: ['eigen1'] }],
      own: { eigen1 },
    });
    expect(adaptation.own).toEqual({
      eigen1: {
        type: 'multiple',
        id: 'eigen1',
        label: 'Was?',
        required: false,
        options: [
          { id: 'eigen2', label: 'Eins' },
          { id: 'eigen3', label: 'Zwei' },
        ],
      },
    });
    expect(notices).toEqual(['Von dem, was an „Was?“ geändert ist, passt nur ein Teil.']);
  });

  it('takes only the first sixty own questions, and only those that are placed', () => {
    const ids = Array.from({ length: 70 }, (_, index) => `eigen${index + 1}`);
    const own = Object.fromEntries(ids.map((id) => [id, { type: 'yesNo', label: id }]));
    const { adaptation } = read({ own, order: [{ section: 'arten', questions: ids.slice(10) }] });
    expect(Object.keys(adaptation.own)).toEqual(ids.slice(10, 60));
    expect(adaptation.order?.[0]?.questions).toEqual(ids.slice(10, 60));
    expect(adaptation.count).toBe(60);
    expect(read({ own }).adaptation).toEqual(start);
  });

  it('counts on from the highest number, whatever the count says', () => {
    const questions = { wahl: { items: [{ id: 'gut' }, { id: 'eigen7', label: 'Neu' }] } };
    for (const count of [3, -1, 1e9, 'viele', null, undefined])
      expect(read({ questions, count }).adaptation.count).toBe(7);
    expect(read({ questions, count: 12 }).adaptation.count).toBe(12);
  });

  it('places every question once, those of an unknown section in the one before', () => {
    const order = [
      { section: 'regeln', questions: ['r2', 'r1', 'r2'] },
      { section: 'fort', questions: ['wahl', 'r1', 5, null] },
      'kaputt',
      { section: 'arten', questions: ['wahl', 'skala'] },
    ];
    expect(read({ order }).adaptation.order).toEqual([
      { section: 'arten', questions: ['skala'] },
      { section: 'regeln', questions: ['r2', 'r1', 'wahl'] },
      { section: 'kette', questions: [] },
      { section: 'folgen', questions: [] },
    ]);
  });

  it('lets no option read like another', () => {
    const items = [
      { id: 'gut', label: 'Mittel' },
      { id: 'mittel' },
      { id: 'eigen1', label: 'Gut' },
      { id: 'schlecht' },
    ];
    expect(read({ questions: { wahl: { items } } }).adaptation.questions).toEqual({
      wahl: { items: [{ id: 'gut' }, { id: 'mittel' }, { id: 'schlecht' }] },
    });
  });

  it('keeps script and markup as text', () => {
    const label = '<script>alert(1)</script>[x](javascript:alert(1))';
    const { adaptation } = read({ questions: { wahl: { label } } });
    expect(adaptation.questions).toEqual({ wahl: { label } });
  });

  it('changes no prototype, and takes own properties only', () => {
    const text = written({ own: {} })
      .replace('"own":{}', '"own":{"__proto__":{"type":"yesNo","label":"x"}}')
      .replace('"questions":{}', '"questions":{"__proto__":{"label":"x"},"constructor":{"label":"y"}}')
      .replace('"details":{}', '"details":{"__proto__":{"title":"x"}}');
    const result = reading(text);
    expect(result).toMatchObject({ adaptation: start });
    expect('adaptation' in result && result.adaptation.details.title).toBeUndefined();
    expect(Object.hasOwn(Object.prototype, 'title')).toBe(false);
  });

  it('fits a newer original, and says so', () => {
    const older = { version: 2, order: [{ section: 'arten', questions: ['skala', 'abgeschafft', 'wahl'] }] };
    const { adaptation, notices } = read(older);
    expect(adaptation.version).toBe(3);
    expect(adaptation.order?.[0]?.questions).toEqual(['skala', 'wahl']);
    expect(notices).toEqual([
      'Die Anpassung stammt aus einer früheren Fassung des Fragebogens. Was noch passt, ist übernommen; bitte sehen Sie alles einmal durch.',
      'Fragen, die im Original dazugekommen sind, stehen bei den entfernten Fragen.',
      'Fragen, die es im Original nicht gibt, fehlen jetzt (abgeschafft).',
    ]);
    expect(read({ version: 4 }).notices).toEqual([expect.stringContaining('aus einer neueren Fassung')]);
    expect(read({ version: 2 }).notices).toHaveLength(1);
  });

  it('drops a change that the newer original has made itself', () => {
    expect(read({ questions: { skala: { label: 'Wie zufrieden sind Sie?' } } }).adaptation).toEqual(start);
  });

  it('gives a question called “constructor” its own change only', () => {
    const original = questionnaireOf([{ type: 'yesNo', id: 'constructor', label: 'Bau?', required: false }]);
    const plain = startAdaptation(slug, original, 'abcdef0123');
    expect(readAdaptation(JSON.stringify(plain), slug, original)).toEqual({ adaptation: plain, notices: [] });
    expect(adapted(original, plain).questionnaire).toEqual(original);
  });

  it('reads long lists of a stranger quickly', () => {
    const options = Array.from({ length: 9000 }, (_, index) => ({ id: `eigen${index + 1}`, label: `${index}` }));
    const started = performance.now();
    const { adaptation } = read({
      own: { eigen1: { type: 'single', label: 'Viele', options } },
      order: [{ section: 'arten', questions: ['eigen1'] }],
    });
    expect(adaptation.own).toEqual({});
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('never throws, and what it read it reads again as the same', () => {
    const id = fc.constantFrom(
      ...kitchenSink.sections.flatMap((section) => [section.id, ...section.questions.map((question) => question.id)]),
      ...['eigen1', 'eigen2', '__proto__', 'constructor', 'gut', 'bus'],
    );
    const value = fc.oneof(
      fc.jsonValue(),
      fc.string(),
      id,
      fc.boolean(),
      fc.constantFrom('single', 'info', 'scale', 'number'),
    );
    const fields = fc.constantFrom(
      ...['type', 'label', 'hint', 'text', 'required', 'items', 'options', 'other', 'unconditional', 'title', 'steps'],
      ...['min', 'max', 'unit', 'decimals', 'id', 'section', 'questions', 'email', 'closing', 'count', 'low', 'high'],
    );
    const shape = fc.dictionary(fields, fc.oneof(value, fc.array(fc.record({ id, label: value })), fc.array(id)));
    const part = fc.oneof(value, shape, fc.array(shape), fc.dictionary(id, shape));
    const keys = fc.constantFrom('details', 'order', 'sections', 'questions', 'own', 'count', 'version');
    const envelope = fc.dictionary(keys, part).map((changes) => written(changes));
    fc.assert(
      fc.property(
        fc.oneof(
          { weight: 1, arbitrary: fc.string() },
          { weight: 1, arbitrary: fc.json() },
          { weight: 8, arbitrary: envelope },
        ),
        (text) => {
          const result = reading(text);
          if ('refused' in result) return;
          expect(reading(JSON.stringify(result.adaptation))).toEqual({ adaptation: result.adaptation, notices: [] });
          adapted(kitchenSink, result.adaptation);
        },
      ),
      { numRuns: 500 },
    );
  });
});

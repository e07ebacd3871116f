import { describe, expect, it } from 'vitest';
import { kitchenSink, questionnaireOf } from '../../tests/fixtures/kitchen-sink.ts';
import { surveyjs } from './surveyjs.ts';

const context = {
  slug: 'kuechenspuele',
  url: 'https://example.org/frageboegen/kuechenspuele/',
  licence: 'CC BY 4.0',
  values: { kommune: 'Musterdorf' },
};
const definition = JSON.parse(String(surveyjs(kitchenSink, context)));
const elements: { name: string }[] = definition.pages.flatMap((page: { elements: object[] }) => page.elements);
const element = (name: string): unknown => elements.find((candidate) => candidate.name === name);

describe('surveyjs', () => {
  it('says in German what it is, where it comes from and how data are protected', () => {
    expect(definition).toMatchObject({
      locale: 'de',
      title: 'Küchenspüle',
      description: expect.stringContaining('Quelle: https://example.org/frageboegen/kuechenspuele/, Lizenz: CC BY 4.0'),
    });
    expect(elements[0]).toEqual({
      type: 'html',
      name: 'hinweis-datenschutz',
      html: '<h3>Datenschutz</h3><p>Die Antworten bleiben auf diesem Gerät.</p><p><strong>Freiwillig:</strong> Niemand muss antworten.</p>',
    });
  });

  it('holds every question once, in its section', () => {
    const names = definition.pages.map(({ name, elements: held }: { name: string; elements: { name: string }[] }) => [
      name,
      held.map((each) => each.name).filter((each) => each !== 'hinweis-datenschutz'),
    ]);
    expect(names).toEqual(kitchenSink.sections.map(({ id, questions }) => [id, questions.map((each) => each.id)]));
  });

  it('fills placeholders, and names those without a value', () => {
    expect(element('wahl')).toHaveProperty('title', 'Was trifft in Musterdorf zu?');
    const unfilled = JSON.parse(String(surveyjs(kitchenSink, { ...context, values: {} })));
    expect(unfilled.pages[0].title).toBe('Alle Arten von Fragen in [Name der Kommune]');
  });

  it('shows markup of a text as text', () => {
    expect(element('hinweis')).toHaveProperty('html', expect.stringContaining('&lt;script&gt;alert(1)&lt;/script&gt;'));
  });

  it('says what an answer may be', () => {
    expect(element('mehrere')).toMatchObject({
      type: 'checkbox',
      minSelectedChoices: 2,
      maxSelectedChoices: 3,
      showOtherItem: true,
      choices: expect.arrayContaining([{ value: 'nichts', text: 'Nichts davon', isExclusive: true }]),
    });
    expect(element('zahl')).toMatchObject({
      inputType: 'number',
      min: -10,
      max: 2500.5,
      step: 0.01,
      description: 'Angabe in Euro.',
    });
    expect(element('skala')).toMatchObject({
      choices: [
        { value: 1, text: '1 – gar nicht' },
        { value: 2, text: '2' },
        { value: 3, text: '3' },
        { value: 4, text: '4' },
        { value: 5, text: '5 – sehr' },
        { value: 'weissnicht', text: 'weiß nicht' },
      ],
    });
    expect(element('tabelle')).toMatchObject({ type: 'matrix', isRequired: true, eachRowRequired: true });
    expect(element('kurz')).toMatchObject({ type: 'text', placeholder: 'Zum Beispiel: gern', isRequired: true });
  });

  it.each([
    ['r1', "{wahl} = 'gut'"],
    ['r3', "{mehrere} = ['nichts']"],
    ['r5', "{mehrere} contains 'bus'"],
    ['r7', '{skala} > 3'],
    ['r10', "{skala} = 'weissnicht'"],
    ['r18', "{kurz} = 'geht\\'s'"],
    ['r19', '{lang} notempty'],
    ['r22', '{frage} = true'],
  ])('writes the condition of %s as %s', (name, visibleIf) => {
    expect(element(name)).toHaveProperty('visibleIf', visibleIf);
  });

  it.each([
    ['is', 'sonstiges', "{wahl} = 'other'"],
    // Ours compares numbers only.
    ['greaterThan', '3', '1 = 2'],
  ] as const)('writes a rule „%s %s“ about a single choice as %s', (operator, value, visibleIf) => {
    const [first] = kitchenSink.sections.flatMap(({ questions }) => questions);
    const condition = { match: 'all' as const, rules: [{ question: 'wahl', operator, value }] };
    const questionnaire = questionnaireOf([
      ...(first ? [first] : []),
      { type: 'yesNo', id: 'zweite', label: 'Zweite', required: false, condition },
    ]);
    expect(JSON.parse(String(surveyjs(questionnaire, context))).pages[0].elements[2].visibleIf).toBe(visibleIf);
  });
});

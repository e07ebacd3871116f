import { expect, it } from 'vitest';
import { kitchenSink } from '../../tests/fixtures/kitchen-sink.ts';
import { conditionText } from './wording.ts';

const questions = kitchenSink.sections.flatMap((section) => section.questions);
const numbers = new Map(questions.map(({ id }, index) => [id, index + 1]));
const number = (id: string) => `Frage ${numbers.get(id)}`;

it.each([
  ['single', 'wahl', 'is', 'sonstiges', `bei ${number('wahl')} „Sonstiges“ gilt`],
  ['multiple', 'mehrere', 'includes', 'bus', `bei ${number('mehrere')} „Bürgerbus“ angekreuzt ist`],
  ['scale', 'skala', 'is', 'dontKnow', `bei ${number('skala')} „weiß nicht“ gilt`],
  ['number', 'zahl', 'greaterThan', '-2.5', `${number('zahl')} größer als -2,5 ist`],
  ['ranking', 'folge', 'includes', 'drei', `bei ${number('folge')} „Wege“ angekreuzt ist`],
  ['date', 'tag', 'is', '2026-02-28', `bei ${number('tag')} „28. Februar 2026“ gilt`],
  ['yesNo', 'frage', 'isNot', 'no', `bei ${number('frage')} nicht „nein“ gilt`],
  ['matrix', 'tabelle', 'answered', undefined, `${number('tabelle')} beantwortet ist`],
] as const)('reads well about a question of kind %s', (_, question, operator, value, text) => {
  const rules = [{ question, operator, value }];
  expect(conditionText({ match: 'all', rules }, questions, numbers)).toBe(`Nur wenn ${text}.`);
});

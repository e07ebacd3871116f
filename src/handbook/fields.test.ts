import { z } from 'astro/zod';
import { expect, it } from 'vitest';
import {
  choice,
  date,
  decimal,
  group,
  list,
  longText,
  ownerText,
  relations,
  roughDate,
  text,
  wholeNumber,
} from '#schema/fields.ts';
import { fieldIn, fieldsOf } from './fields.ts';

const about = { label: 'Feld', hint: 'Hinweis' };
const inputOf = (field: z.ZodType): string => fieldIn(fieldsOf(z.strictObject({ field })), ['field']).input;

it.each([
  [text(about, { max: 60 }), 'eine Zeile Text, höchstens 60 Zeichen'],
  [longText(about), 'Text mit Absätzen, höchstens 20.000 Zeichen'],
  [wholeNumber(about), 'eine ganze Zahl ab 0'],
  [wholeNumber(about, { min: 2, max: 11 }), 'eine ganze Zahl von 2 bis 11'],
  [decimal(about, { min: -1e9, max: 1e9 }), 'eine Zahl'],
  [date(about), 'ein Tag'],
  [roughDate(about), 'ein Jahr, ein Monat oder ein Tag'],
  [list(text(about), about, { min: 2, max: 40 }), 'eine Liste, mindestens 2, höchstens 40'],
  [list(text(about), about), 'eine Liste'],
  [relations('tool', about), 'Einträge aus „Toolbox“'],
])('a field of the vocabulary takes %#: %s', (field, input) => {
  expect(inputOf(field)).toBe(input);
});

it('a field is required unless it may be left out, its list be empty, or the owner owes it', () => {
  const fields = fieldsOf(
    z.strictObject({
      always: text(about),
      maybe: text(about).optional(),
      usual: wholeNumber(about).default(0),
      some: list(text(about), about, { min: 1 }),
      none: list(text(about), about),
      owed: ownerText(about),
    }),
  );
  expect(fields.filter(({ isRequired }) => isRequired).map(({ name }) => name)).toEqual(['always', 'some']);
  expect(fields.filter(({ isOwed }) => isOwed).map(({ name }) => name)).toEqual(['owed']);
});

it('groups, items and choices come with what is in them', () => {
  const choices = { ja: { label: 'Ja', explanation: 'Es ist so.' } };
  const inner = group({ eins: choice(choices, about) }, about);
  const fields = fieldsOf(z.strictObject({ gruppe: inner, liste: list(inner, about) }));
  for (const name of ['gruppe', 'liste']) expect(fieldIn(fields, [name, 'eins']).choices).toEqual([choices.ja]);
  expect(() => fieldIn(fields, ['gruppe', 'zwei'])).toThrow('The form has no field “zwei”; it has eins.');
});

it('a field without words is refused by its place', () => {
  const silent = z.strictObject({ gruppe: group({ feld: z.string() }, about) });
  expect(() => fieldsOf(silent)).toThrow('The handbook has no words for gruppe › feld');
});

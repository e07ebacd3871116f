import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { collections } from '#schema/collections.ts';
import {
  date,
  group,
  image,
  link,
  list,
  longText,
  ownerText,
  relations,
  roughDate,
  text,
  wholeNumber,
  yesNo,
} from '#schema/fields.ts';
import { clean } from './clean.ts';
import type { Fields } from './value.ts';

const about = { label: 'Feld', hint: 'Hinweis' };
const schema = z.strictObject({
  title: text(about),
  note: text(about).optional(),
  long: longText(about).optional(),
  url: link(about).optional(),
  logo: ownerText(about).optional(),
  address: ownerText(about),
  weeks: wholeNumber(about).optional(),
  share: z.number().optional(),
  order: wholeNumber(about).default(0),
  shown: yesNo(about).optional(),
  day: date(about).optional(),
  asOf: roughDate(about).optional(),
  tools: relations('tool', about),
  keywords: list(text(about), about),
  image: image(about).optional(),
  place: group({ name: text(about), known: yesNo(about) }, about).optional(),
  raw: z
    .string()
    .meta({ ...about, kind: 'text' })
    .optional(),
});

const cleaned = (fields: Fields, previous?: Fields) => clean(schema, fields, previous);

describe('what a form gives', () => {
  it('leaves out what was left empty and may be', () => {
    expect(
      cleaned({
        title: 'A',
        note: ' ',
        long: '',
        url: null,
        weeks: '',
        day: '',
        shown: false,
        order: 0,
        tools: [],
        image: { file: '', alt: '', credit: undefined },
        place: { name: '', known: false },
      }),
    ).toEqual({ title: 'A' });
  });

  it('keeps what was left empty and may not be, for the schema to say so', () => {
    expect(cleaned({ title: '', keywords: [''], address: null })).toEqual({ title: '', keywords: [''], address: '' });
  });

  it('keeps what the file says in so many words', () => {
    const previous = {
      title: 'A  b\n',
      note: ' ',
      order: 0,
      shown: false,
      tools: [],
      weeks: '3',
      keywords: ['a\tb', 'c'],
    };
    expect(cleaned(structuredClone(previous), previous)).toEqual(previous);
    expect(cleaned({ ...previous, keywords: ['neu\tda', 'c', 'a\tb'] }, previous)).toEqual({
      ...previous,
      keywords: ['neu da', 'c', 'a\tb'],
    });
  });

  it.each([
    ['3', 3],
    [' 12 ', 12],
    ['30.000', 30_000],
    ['−4', -4],
    ['drei', 'drei'],
    ['3.5', 3.5],
    ['1e3', '1e3'],
  ])('takes the whole number „%s“', (typed, weeks) => {
    expect(cleaned({ weeks: typed })).toEqual({ weeks });
  });

  it.each([
    ['3,5', 3.5],
    ['1.234,5', 1234.5],
    ['1.234', 1.234],
    ['1.234.567', 1_234_567],
    ['12 345', 12_345],
    ['3,5,1', '3,5,1'],
  ])('takes the number „%s“', (typed, share) => {
    expect(cleaned({ share: typed })).toEqual({ share });
  });

  it.each<[unknown, unknown]>([
    ['2026-03-31', '2026-03-31'],
    ['2026-03-31T00:00:00.000Z', '2026-03-31'],
    ['2026-03-31T00:00:00+02:00', '2026-03-31'],
    ['2026-03-31T10:15', '2026-03-31'],
    [new Date('2026-03-31'), '2026-03-31'],
    [new Date(2026, 2, 31), '2026-03-31'],
    ['31.3.2026', '2026-03-31'],
    [' 31. 03. 2026 ', '2026-03-31'],
    ['bald', 'bald'],
  ])('takes the day %s', (given, day) => {
    expect(cleaned({ day: given })).toEqual({ day });
  });

  it.each<[unknown, string]>([
    [2023, '2023'],
    ['2023', '2023'],
    ['5.2023', '2023-05'],
    ['05.2023', '2023-05'],
    ['2023-05', '2023-05'],
  ])('takes the rough date %s', (given, asOf) => {
    expect(cleaned({ asOf: given })).toEqual({ asOf });
  });

  it('makes one clean line of text pasted from Word', () => {
    expect(cleaned({ title: ' \ufeffHaus\u00adarzt\u200b\r\n\t praxis\u00a0 \u00a0am\u00a0Markt\u000b ' })).toEqual({
      title: 'Hausarzt praxis am\u00a0Markt',
    });
  });

  it('keeps paragraphs of a long text, with plain line breaks', () => {
    expect(cleaned({ long: 'Eins\r\n\r\nZwei\u200b\u0007\n\n\n' })).toEqual({ long: 'Eins\n\nZwei' });
  });

  it('keeps emoji of several signs, and joiners of scripts that need them', () => {
    const title = '👩‍⚕️ 👨🏽‍⚕️ 🏳️‍🌈 می‌خواهم';
    expect(cleaned({ title })).toEqual({ title });
    expect(cleaned({ title: 'Pra\u200dxis a\u200cb' })).toEqual({ title: 'Praxis ab' });
  });

  it('trims only where the schema does, or where a blank can mean nothing', () => {
    expect(cleaned({ raw: 'a ', url: ' https://a.example ' })).toEqual({ raw: 'a ', url: 'https://a.example' });
  });

  it('keeps raw HTML and unknown fields for the schema to refuse', () => {
    const fields = { title: '<script>alert(1)</script>', colour: 'rot' };
    expect(cleaned({ ...fields, empty: '' })).toEqual(fields);
  });
});

describe('a question that becomes one of another kind', () => {
  const { schema: questionnaire } = collections.questionnaire;
  const of = (questions: unknown[]): Fields => ({ sections: [{ id: 'a', title: 'A', questions }] });
  const single = {
    type: 'single',
    id: 'q',
    label: 'Was?',
    options: [
      { id: 'a', label: 'A' },
      { id: 'b', label: 'B' },
    ],
    other: true,
  };

  it('loses the fields of its kind, and keeps what both have', () => {
    expect(clean(questionnaire, of([{ ...single, type: 'yesNo' }]), of([single]))).toEqual(
      of([{ type: 'yesNo', id: 'q', label: 'Was?' }]),
    );
    expect(clean(questionnaire, of([{ ...single, type: 'multiple' }]), of([single]))).toEqual(
      of([{ ...single, type: 'multiple' }]),
    );
  });

  it('keeps a field of another kind that stood in the file, for the schema to refuse', () => {
    const wrong = { type: 'yesNo', id: 'q', label: 'Was?', unit: 'km' };
    expect(clean(questionnaire, of([{ ...wrong, label: 'Wie?' }]), of([wrong]))).toEqual(
      of([{ ...wrong, label: 'Wie?' }]),
    );
  });

  it('adds nothing that a form shows by default', () => {
    const shown = { ...single, required: false, hint: '', condition: { match: '', rules: [] } };
    expect(clean(questionnaire, of([{ ...shown, label: 'Neu?' }]), of([single]))).toEqual(
      of([{ ...single, label: 'Neu?' }]),
    );
  });

  it('keeps an unknown kind for the schema to refuse', () => {
    expect(clean(questionnaire, of([{ ...single, type: 'quiz' }]))).toEqual(of([{ ...single, type: 'quiz' }]));
  });
});

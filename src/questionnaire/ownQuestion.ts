/** What of an unknown value is a question of one's own. */
import { limits, type OwnKind, type OwnQuestion, ownKinds } from './adaptation.ts';
import { own } from './kinds.ts';
import { cleaned } from './received.ts';

/** The id of an own question, option or row. */
export const ownId = /^eigen([1-9]\d{0,5})$/;

/** A text that is there and not too long. */
export function text(value: unknown, max: number, lines: 'one' | 'many' = 'one'): string | undefined {
  const read = typeof value === 'string' ? cleaned(value, lines) : '';
  return read !== '' && read.length <= max ? read : undefined;
}

const number = (value: unknown, min: number, max: number): number | undefined =>
  typeof value === 'number' && value >= min && value <= max ? value + 0 : undefined;

const whole = (value: unknown, min: number, max: number): number | undefined =>
  Number.isInteger(value) ? number(value, min, max) : undefined;

/** Own options: each id and each label once. */
function readOptions(value: unknown): { id: string; label: string }[] | undefined {
  const options: { id: string; label: string }[] = [];
  // One too many is enough to refuse them.
  for (const item of Array.isArray(value) ? value.slice(0, limits.items.max + 1) : []) {
    const id = own(item, 'id');
    const label = text(own(item, 'label'), limits.option);
    const isNew = options.every((option) => option.id !== id && option.label !== label);
    if (typeof id === 'string' && ownId.test(id) && label !== undefined && isNew) options.push({ id, label });
  }
  return options.length >= limits.items.min && options.length <= limits.items.max ? options : undefined;
}

/** Two bounds in their order, or none. */
const range = (min: number | undefined, max: number | undefined): { min?: number; max?: number } =>
  min !== undefined && max !== undefined && min > max
    ? {}
    : { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };

const choices = (value: unknown) => {
  const options = readOptions(own(value, 'options'));
  return options && { options, ...(own(value, 'other') === true && { other: true }) };
};

const example = (value: unknown): { example?: string } => {
  const read = text(own(value, 'example'), limits.question.example);
  return read === undefined ? {} : { example: read };
};

const billion = 1e9;

interface Base {
  id: string;
  label: string;
  hint?: string;
  required: boolean;
}

/** One row per kind; `undefined` if something is missing that it cannot be without. */
const readers: {
  [K in OwnKind]: (base: Base, value: unknown) => Extract<OwnQuestion, { type: K }> | undefined;
} = {
  single: (base, value) => {
    const given = choices(value);
    return given && { type: 'single', ...base, ...given };
  },
  multiple: (base, value) => {
    const given = choices(value);
    const { max } = limits.items;
    const bounds = range(whole(own(value, 'min'), 0, max), whole(own(value, 'max'), 1, max));
    return given && { type: 'multiple', ...base, ...given, ...bounds };
  },
  yesNo: (base) => ({ type: 'yesNo', ...base }),
  scale: (base, value) => {
    const steps = own(value, 'steps');
    const count = whole(own(steps, 'count'), 2, 11);
    const low = text(own(steps, 'low'), limits.question.step);
    const high = text(own(steps, 'high'), limits.question.step);
    if (count === undefined || low === undefined || high === undefined) return undefined;
    return { type: 'scale', ...base, steps: { count, low, high, dontKnow: own(steps, 'dontKnow') === true } };
  },
  number: (base, value) => {
    const unit = text(own(value, 'unit'), limits.question.unit);
    const bounds = range(number(own(value, 'min'), -billion, billion), number(own(value, 'max'), -billion, billion));
    const decimals = whole(own(value, 'decimals'), 0, 4);
    return {
      type: 'number',
      ...base,
      ...(unit !== undefined && { unit }),
      ...bounds,
      ...(decimals !== undefined && { decimals }),
    };
  },
  shortText: (base, value) => ({ type: 'shortText', ...base, ...example(value) }),
  longText: (base, value) => ({ type: 'longText', ...base, ...example(value) }),
  info: (base, value) => {
    const read = text(own(value, 'text'), limits.question.text, 'many');
    return read === undefined ? undefined : { type: 'info', ...base, text: read };
  },
};

/** The question with this id that `value` describes, without anything it may not have. */
export function readOwnQuestion(id: string, value: unknown): OwnQuestion | undefined {
  const type = ownKinds.find((kind) => kind === own(value, 'type'));
  const label = text(own(value, 'label'), limits.question.label);
  const hint = text(own(value, 'hint'), limits.question.hint);
  if (!type || label === undefined) return undefined;
  const base = { id, label, ...(hint !== undefined && { hint }), required: own(value, 'required') === true };
  return readers[type](base, value);
}

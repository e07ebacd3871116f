import type { Questionnaire } from '#questionnaire/kinds.ts';
import { fill } from '#questionnaire/placeholders.ts';

/** The questionnaire with `{{kommune}}` and the like filled in all its texts; the unfilled stay as they are. */
export const filled = (questionnaire: Questionnaire, values: Readonly<Record<string, string>>): Questionnaire =>
  fillAll(questionnaire, values);

function fillAll<T>(value: T, values: Readonly<Record<string, string>>): T;
function fillAll(value: unknown, values: Readonly<Record<string, string>>): unknown {
  if (typeof value === 'string') return fill(value, values);
  if (Array.isArray(value)) return value.map((item: unknown) => fillAll(item, values));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, fillAll(field, values)]));
}

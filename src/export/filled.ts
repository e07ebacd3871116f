import type { Questionnaire } from '#questionnaire/kinds.ts';
import { fill, inTexts, readable } from '#questionnaire/placeholders.ts';

type Values = Readonly<Record<string, string>>;

/** The questionnaire with `{{kommune}}` and the like filled in all its texts; the unfilled stay as they are. */
export const filled = (questionnaire: Questionnaire, values: Values): Questionnaire =>
  inTexts(questionnaire, (text) => fill(text, values));

/** The same, and the unfilled as „[Name der Kommune]“, for systems that know no gaps or read braces as a formula. */
export const legible = (questionnaire: Questionnaire, values: Values): Questionnaire =>
  inTexts(questionnaire, (text) => readable(fill(text, values)));

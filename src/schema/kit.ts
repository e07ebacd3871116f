import { z } from 'astro/zod';
import { group, list, relation, text, wholeNumber } from './fields.ts';
import { head, provenance } from './shared.ts';

const item = group(
  {
    tool: relation('tool', { label: 'Werkzeug', hint: 'Aus der Liste; genau eines der drei Felder' }).optional(),
    solution: relation('solution', {
      label: 'Lösungsansatz',
      hint: 'Aus der Liste; genau eines der drei Felder',
    }).optional(),
    questionnaire: relation('questionnaire', {
      label: 'Fragebogen',
      hint: 'Aus der Liste; genau eines der drei Felder',
    }).optional(),
    use: text({ label: 'Wofür', hint: 'Ein Satz: wann und wozu nimmt man es hier?' }, { max: 160 }),
  },
  { label: 'Eintrag', hint: 'Genau ein Werkzeug, Lösungsansatz oder Fragebogen' },
).refine(({ tool, solution, questionnaire }) => [tool, solution, questionnaire].filter(Boolean).length === 1, {
  error: 'Bitte genau eines angeben: tool, solution oder questionnaire',
});

type Item = z.output<typeof item>;
const target = ({ tool, solution, questionnaire }: Item): string => `${tool}/${solution}/${questionnaire}`;

/** A recommended set of things to take home together. */
export const kit = z.strictObject({
  ...head,
  order: wholeNumber({ label: 'Reihenfolge', hint: 'Kleinere Zahlen zuerst' }).default(0),
  items: list(
    item,
    { label: 'Einträge', hint: 'In der Reihenfolge, in der man sie braucht' },
    { min: 2, max: 20 },
  ).refine((items) => new Set(items.map(target)).size === items.length, {
    error: 'Ein Eintrag steht doppelt, bitte einmal streichen',
  }),
  checked: provenance.checked,
});

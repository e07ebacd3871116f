import type { Choices } from '#schema/fields.ts';
import type { Facet } from './Facets.astro';

/** A facet over a closed list, in the list's order. */
export const choiceFacet = (name: string, label: string, choices: Choices): Facet => ({
  name,
  label,
  options: Object.entries(choices).map(([id, choice]) => ({ id, label: choice.label })),
});

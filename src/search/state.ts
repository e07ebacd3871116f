/** What is searched for, as it stands in the address: `?q=praxis&phase=planen&phase=gewinnen`. */
import { slugify } from '#schema/slug.ts';
import type { Values } from './find.ts';

/** The facets in their order: name in the address, filter in the index, heading on the page. */
export const facets = [
  { name: 'art', filter: 'Art', label: 'Art' },
  { name: 'phase', filter: 'Phase', label: 'Phase' },
  { name: 'sektor', filter: 'Sektor', label: 'Sektor' },
  { name: 'ort', filter: 'Ort', label: 'Ort' },
] as const;

export interface SearchState {
  query: string;
  /** Values by name of the facet, as they stand in the address (`loesungsansatz`). */
  chosen: Readonly<Record<string, readonly string[]>>;
}

export function readState(search: string): SearchState {
  const parameters = new URLSearchParams(search);
  const chosen = Object.fromEntries(facets.map(({ name }) => [name, [...new Set(parameters.getAll(name))]]));
  return { query: (parameters.get('q') ?? '').trim(), chosen };
}

/** The query string of a state, empty or with its question mark. */
export function writeState({ query, chosen }: SearchState): string {
  const parameters = new URLSearchParams();
  if (query) parameters.set('q', query);
  for (const { name } of facets) for (const value of chosen[name] ?? []) parameters.append(name, value);
  const text = parameters.toString();
  return text && `?${text}`;
}

/** The engine's filters for a state, of the values the index has. */
export function filtersOf({ chosen }: SearchState, values: Values): Record<string, string[]> {
  const filters: Record<string, string[]> = {};
  for (const { name, filter } of facets) {
    const wanted = [...(values.get(filter)?.keys() ?? [])].filter((value) => chosen[name]?.includes(slugify(value)));
    if (wanted.length > 0) filters[filter] = wanted;
  }
  return filters;
}

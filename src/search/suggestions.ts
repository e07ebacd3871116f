/** What to search for instead, when a word is not to be found. */
import { split } from './compounds.ts';
import { fold } from './words.ts';

/** The site's terms, and the parts of compounds it knows; written at build, loaded when needed. */
export interface KnownTerms {
  terms: string[];
  parts: string[];
}

const maxSuggestions = 6;
const minSharedPart = 4;

/** Letters that must change to get from one word to the other; two neighbours swapped count once. */
export function distance(from: string, to: string): number {
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, column) => column)];
  const at = (row: number, column: number): number => rows[row]?.[column] ?? 0;
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    rows.push(current);
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current[column] = Math.min(
        at(row - 1, column) + 1,
        (current[column - 1] ?? 0) + 1,
        at(row - 1, column - 1) + (same ? 0 : 1),
        swapped ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
  }
  return at(from.length, to.length);
}

/** How many letters may be wrong in a word of this length. */
const tolerance = (length: number): number => (length < 4 ? 0 : length < 9 ? 1 : 2);

/** The known terms that are spelt nearly like `word`, nearest first. */
export function similarlySpelt(word: string, { terms }: KnownTerms): string[] {
  const folded = fold(word);
  const allowed = tolerance(folded.length);
  return terms
    .map((term) => ({
      term,
      steps: Math.abs(term.length - word.length) > allowed + 2 ? Infinity : distance(folded, fold(term)),
    }))
    .filter(({ steps }) => steps <= allowed)
    .sort((a, b) => a.steps - b.steps)
    .map(({ term }) => term);
}

/** The known words that a compound is made of, or nothing: „Pflegekräftemangel“ → pflege, kräfte, mangel. */
export function knownParts(word: string, { parts }: KnownTerms): string[] {
  const nouns = new Set(parts.map(fold));
  const found = split(fold(word), { nouns, openers: new Set(), short: new Set(), names: new Set() });
  return found.length > 1 ? found.map((part) => part.word) : [];
}

/** The nearest terms: similar spelling first, then those that share the longest part with `word`, short ones first. */
export function nearestTerms(word: string, known: KnownTerms): string[] {
  const folded = fold(word);
  const shared = known.parts
    .map(fold)
    .filter((part) => part.length >= minSharedPart && folded.includes(part))
    .sort((a, b) => b.length - a.length);
  const short = known.terms.toSorted((a, b) => a.length - b.length);
  const related = shared.flatMap((part) => short.filter((term) => fold(term).includes(part)));
  return [...new Set([...similarlySpelt(word, known), ...related])].slice(0, maxSuggestions);
}

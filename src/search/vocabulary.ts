/** The search's own German: from the site's content and a word list. */
import type { CheckedEntry } from '#schema/soundness.ts';
import { split } from './compounds.ts';
import { keywordsOf } from './documents.ts';
import type { Vocabulary } from './expansions.ts';
import { lexicon } from './lexicon.ts';
import type { KnownTerms } from './suggestions.ts';
import { synonymIndex } from './synonyms.ts';
import { wordsOf } from './words.ts';

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
const titleOf = ({ data }: CheckedEntry): string => String(data['title'] ?? '');
const synonymsOf = ({ data }: CheckedEntry): string[] => strings(data['synonyms']);

/** `dictionary` is a Hunspell word list; glossary terms and their parts count as words, places as names. */
export function vocabularyOf(entries: readonly CheckedEntry[], dictionary: string): Vocabulary {
  const terms = entries.filter(({ collection }) => collection === 'term');
  const places = entries.filter(({ collection }) => collection === 'municipality').map(titleOf);
  const parts = terms.flatMap((term) => strings(term.data['parts']));
  // The dictionary lacks some words of the field; a term that is one word and no compound is one of them.
  const words = terms
    .flatMap((term) => [titleOf(term), ...synonymsOf(term)])
    .filter((term) => /^\p{Lu}\p{Ll}+$/u.test(term));
  const base = lexicon(dictionary, parts, places);
  const simple = words.filter((word) => split(word, base).length === 1);
  return {
    lexicon: lexicon(dictionary, [...parts, ...simple], places),
    synonyms: synonymIndex(terms.map((term) => [titleOf(term), ...synonymsOf(term)])),
    known: new Map(),
  };
}

const minTerm = 3;

/** What a visitor who finds nothing may be offered: words of titles, keywords and the glossary. */
export function knownTermsOf(entries: readonly CheckedEntry[], { lexicon: words }: Vocabulary): KnownTerms {
  const phrases = entries.flatMap((entry) => [
    ...(entry.collection === 'term' ? [titleOf(entry), ...synonymsOf(entry)] : []),
    ...keywordsOf(entry),
  ]);
  const single = entries
    .flatMap((entry) => [titleOf(entry), ...keywordsOf(entry), ...synonymsOf(entry)])
    .flatMap(wordsOf);
  const nouns = single.filter((word) => word.length >= minTerm && /^\p{Lu}/u.test(word));
  const terms = [...new Set([...phrases, ...nouns])].sort((a, b) => a.localeCompare(b, 'de'));
  const parts = nouns.flatMap((word) => split(word, words).map((part) => part.word));
  return { terms, parts: [...new Set(parts)].sort() };
}

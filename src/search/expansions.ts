/** The words a page should be found by although they do not stand on it. */
import { type Part, split } from './compounds.ts';
import type { Lexicon } from './lexicon.ts';
import { type Synonyms, synonymsOf } from './synonyms.ts';
import { wordsOf } from './words.ts';

export interface Vocabulary {
  lexicon: Lexicon;
  synonyms: Synonyms;
  /** Words that have been split before: a site says the same words again and again. */
  known: Map<string, Part[]>;
}

export interface Expansions {
  /** Parts of the compounds, once per compound. */
  parts: string[];
  /** Other words for what the page names. */
  synonyms: string[];
}

/** „Hausarztpraxen“ gives haus, arzt, praxen, arztpraxen and praxis; glossary terms give their synonyms. */
export function expansionsOf(text: string, { lexicon, synonyms, known }: Vocabulary): Expansions {
  const words = wordsOf(text);
  const parts: string[] = [];
  for (const word of new Set(words)) {
    const found = /^\p{Lu}/u.test(word) ? (known.get(word) ?? split(word, lexicon)) : [];
    known.set(word, found);
    if (found.length > 1) {
      parts.push(...found.map((part) => part.word));
      for (let from = 1; from < found.length - 1; from += 1) parts.push(joined(found.slice(from)));
    }
    const singular = latinSingular((found.at(-1)?.word ?? word).toLowerCase(), lexicon);
    if (singular) parts.push(singular);
  }
  return { parts, synonyms: [...synonymsOf([...words, ...parts], synonyms)] };
}

const joined = (parts: readonly { letters: string }[]): string => parts.map(({ letters }) => letters).join('');

/** „praxen“ → „praxis“, „zentren“ → „zentrum“, „stipendien“ → „stipendium“: no stemmer knows that. */
function latinSingular(word: string, { nouns }: Lexicon): string | undefined {
  if (!word.endsWith('en') || nouns.has(word.slice(0, -1)) || nouns.has(word.slice(0, -2))) return undefined;
  return ['is', 'um', 'us', 'a'].map((ending) => word.slice(0, -2) + ending).find((singular) => nouns.has(singular));
}

/** The words a compound may be made of: a German dictionary, and the words of the site itself. */

export interface Lexicon {
  /** Nouns; they may stand anywhere in a compound. */
  nouns: ReadonlySet<string>;
  /** Forms that only begin or join, like „wohn“ in „Wohnraum“. */
  openers: ReadonlySet<string>;
  /** Words of three letters that may be parts all the same, like „Bus“. */
  short: ReadonlySet<string>;
  /** Names, which are never split. */
  names: ReadonlySet<string>;
}

/** Flags of the igerman98 dictionary: forbidden word; never alone; verb from which „-ung“ is built. */
const flag = { forbidden: 'd', onlyInside: 'h', makesUng: 'J' } as const;

/** Nouns with these endings always join with „s“. */
export const joinsWithS = /(ung|heit|keit|schaft|ion|tät|ling)$/;

const shortLength = 3;
/** Frequent parts that the word list lacks, or that are shorter than parts usually are. */
const moreNouns = ['amt', 'bus', 'ärztin', 'ärztinnen'];

/**
 * Reads a Hunspell word list (`Wort/FLAGS` a line, flags of igerman98) and adds the parts that the
 * site's glossary names. All words come out in lower case.
 */
export function lexicon(dictionary: string, parts: Iterable<string>, names: Iterable<string>): Lexicon {
  const nouns = new Set(moreNouns);
  const openers = new Set<string>();
  const short = new Set(moreNouns.filter((noun) => noun.length === shortLength));
  for (const [, word = '', flags = ''] of dictionary.matchAll(/^(\p{Lu}\p{Ll}+)(?:\/(\w+))?$/gmu)) {
    if (flags.includes(flag.forbidden)) continue;
    const lower = word.toLowerCase();
    const withoutS = lower.slice(0, -1);
    if (!flags.includes(flag.onlyInside)) nouns.add(lower);
    else if (lower.endsWith('s') && joinsWithS.test(withoutS)) nouns.add(withoutS);
    else openers.add(lower);
    if (flags.includes(flag.makesUng)) nouns.add(`${lower.replace(/e?n$/, '')}ung`);
  }
  for (const part of parts) {
    const lower = part.toLowerCase();
    if (!/^\p{L}{3,}$/u.test(lower)) continue;
    nouns.add(lower);
    if (lower.length === shortLength) short.add(lower);
  }
  return { nouns, openers, short, names: new Set([...names].map((name) => name.toLowerCase())) };
}

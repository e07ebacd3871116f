/** Different words for the same thing, from the glossary. */
import { root, wordsOf } from './words.ts';

/** First root of a phrase → the phrases that begin with it, and the other words for each. */
export type Synonyms = ReadonlyMap<string, readonly { roots: readonly string[]; others: readonly string[] }[]>;

/** Every member of a group stands for all others of its group. */
export function synonymIndex(groups: Iterable<readonly string[]>): Synonyms {
  const index = new Map<string, { roots: string[]; others: string[] }[]>();
  for (const group of groups) {
    for (const member of group) {
      const roots = wordsOf(member).map(root);
      const [first] = roots;
      if (first === undefined) continue;
      const others = group.filter((other) => other !== member);
      index.set(first, [...(index.get(first) ?? []), { roots, others }]);
    }
  }
  return index;
}

/** The other words for everything that `words`, in their order, name. */
export function synonymsOf(words: readonly string[], synonyms: Synonyms): Set<string> {
  const found = new Set<string>();
  const roots = words.map(root);
  roots.forEach((first, at) => {
    for (const phrase of synonyms.get(first) ?? []) {
      if (phrase.roots.every((part, offset) => roots[at + offset] === part))
        for (const other of phrase.others) found.add(other);
    }
  });
  return found;
}

/** Splits German compounds into their parts. */
import { joinsWithS, type Lexicon } from './lexicon.ts';

export interface Part {
  /** The letters as they stand in the word, linking letters included; joined they are the word. */
  letters: string;
  /** The part as a word of its own, without linking letters. */
  word: string;
}

/** Letters that join parts, and the endings a last part may carry. */
const links = ['', 's', 'es', 'n', 'en', 'er', 'e'];
const endings = ['', 'e', 'en', 'er', 'ern', 'n', 's', 'es', 'in', 'innen'];

const minPart = 4;
const minShortPart = 3;
const minCompound = 7;

/** Nouns that are, inside a longer word, nearly always something else: „durch“, „-schaft“, „(Landes-)amt“. */
const lookalikes = new Set(
  `amme ammen auseinander botschaft durch dung ente enten gegen hinter leib lunge lungen nachten nieder ration rinne
  rinnen samt schaft schafter tung über unter verb voran weiter wider wieder zunge zungen zuse`.split(/\s+/),
);

/** Words that look like compounds but are understood as one. */
const whole = new Set(
  `autobahn botschafter checkliste deutschland fehlende freizeit frühjahr gründung handball jahrgang landschaft leitfaden
  mittelpunkt netzwerk paragraf paragraph passende plattform redaktion richtlinie schwerpunkt standort stichwort teilzeit
  unternehmen vollzeit werkstatt werkzeug wirtschaft zeitraum zielgruppe zusammenarbeit`.split(/\s+/),
);

/**
 * The parts of `word`, or the word alone where it is no compound. Prefers few parts, then a long
 * last part, then splits the parts again; never loses a letter.
 */
export function split(word: string, lexicon: Lexicon): Part[] {
  const lower = word.toLowerCase();
  const alone = [{ letters: lower, word: lower }];
  if (lower.length < minCompound || isWhole(lower, lexicon)) return alone;
  const parts = fewestParts(lower, lexicon);
  return parts ? parts.flatMap((part) => splitAgain(part, lexicon)) : alone;
}

const isWhole = (lower: string, { names }: Lexicon): boolean =>
  endings.some((ending) => {
    if (!lower.endsWith(ending)) return false;
    const stem = lower.slice(0, lower.length - ending.length);
    return whole.has(stem) || names.has(stem);
  });

function splitAgain(part: Part, lexicon: Lexicon): Part[] {
  const parts = split(part.word, lexicon);
  const last = parts.at(-1);
  if (!last || parts.length === 1 || !part.letters.startsWith(part.word)) return [part];
  return [...parts.slice(0, -1), { letters: last.letters + part.letters.slice(part.word.length), word: last.word }];
}

function fewestParts(lower: string, lexicon: Lexicon): Part[] | undefined {
  // best[i]: the best way to read the letters from i to the end.
  const best: (Part[] | undefined)[] = Array.from({ length: lower.length + 1 });
  for (let from = lower.length - minShortPart; from >= 0; from -= 1) {
    const last = from > 0 && isLast(lower.slice(from), lexicon);
    if (last) best[from] = [{ letters: lower.slice(from), word: lower.slice(from) }];
    for (let to = lower.length - minShortPart; to >= from + minShortPart; to -= 1) {
      const rest = best[to];
      const letters = lower.slice(from, to);
      const opener = rest && openerOf(letters, lexicon);
      if (!opener) continue;
      const candidate = [{ letters, word: opener }, ...rest];
      if (isBetter(candidate, best[from])) best[from] = candidate;
    }
  }
  return best[0];
}

/** The word behind letters that begin or join a compound. */
function openerOf(letters: string, lexicon: Lexicon): string | undefined {
  if (lookalikes.has(letters)) return undefined;
  for (const link of links) {
    if (!letters.endsWith(link)) continue;
    const part = letters.slice(0, letters.length - link.length);
    if (isPart(part, lexicon) && (link === 's' || !joinsWithS.test(part))) return part;
  }
  if (letters.length >= minPart && lexicon.openers.has(letters)) return letters;
  return isPart(`${letters}e`, lexicon) ? `${letters}e` : undefined;
}

const isLast = (letters: string, lexicon: Lexicon): boolean =>
  endings.some(
    (ending) => letters.endsWith(ending) && isPart(letters.slice(0, letters.length - ending.length), lexicon),
  );

const isPart = (word: string, { nouns, short }: Lexicon): boolean =>
  nouns.has(word) && !lookalikes.has(word) && (word.length >= minPart || short.has(word));

function isBetter(candidate: readonly Part[], known: readonly Part[] | undefined): boolean {
  if (!known) return true;
  if (candidate.length !== known.length) return candidate.length < known.length;
  return (candidate.at(-1)?.letters.length ?? 0) > (known.at(-1)?.letters.length ?? 0);
}

/** Words as the search compares them: without case, umlauts, accents and most endings. */

/** „Ärzte“, „Aerzte“ and „ARZTE“ → `arzte`. Applied to both sides, so the odd conflation does no harm. */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replace(/([ao])e|(?<![aeq])(u)e/g, '$1$2');

/** The words of a text, in their order; „60.000“ is one. */
export const wordsOf = (text: string): string[] =>
  text.replace(/\u00ad|(?<=\d)\.(?=\d{3})/g, '').match(/[\p{L}\p{N}]+/gu) ?? [];

const minRoot = 4;

/** Folded and without an inflectional ending: „Pflegekräften“ → `pflegekraft`. */
export function root(word: string): string {
  const folded = fold(word);
  for (const ending of ['ern', 'em', 'er', 'en', 'es', 'e', 's', 'n']) {
    if (folded.endsWith(ending) && folded.length - ending.length >= minRoot) return folded.slice(0, -ending.length);
  }
  return folded;
}

// Function words and the words people wrap a question in; they say nothing about the subject.
const stopWords = new Set(
  `aber alle als am an auch auf aus bei bekomme bekommt bin bis braucht brauche da damit dann das dass dem den der des
  die dies diese dieser doch du durch ein eine einem einen einer eines er es etwas euch fur geben geht gibt hab habe
  haben hat hatte hier ich gegen ihr ihre im in ist ja kann kein keine konnen kommt kriege lasst machen macht man mein meine
  meinem meinen meiner mich mir mit mochte muss nach nicht noch nur ob oder ohne sehr sein seine sich sie sind so soll
  sollte tun uber um und uns unser unsere unter unserem unseren unserer viel viele vom von vor wann warum was welche welcher
  welches wenn wer werden wie wieviel will wir wird wo wohin wozu zu zum zur`.split(/\s+/),
);

/** What a query asks for: its words without function words, or all of them where nothing else is left. */
export function queryWords(query: string): string[] {
  const words = wordsOf(query.normalize('NFC').slice(0, maxQuery));
  const telling = words.filter((word) => !stopWords.has(fold(word)));
  return telling.length > 0 ? telling : words;
}

/** Longer queries are cut; nobody types them. */
const maxQuery = 200;

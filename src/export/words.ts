/** Words that every document has in common, whichever file it becomes. */

/** Behind the label of a field that must be filled in. */
export const requiredMark = ' (Pflichtangabe)';

/** What stands in an empty text field. */
export const fieldPrompt = 'Hier eintragen';

/** `2026-03-12` → „12.03.2026“; less exact dates stay as exact as they are. */
const dayText = (date: string): string => date.split('-').reverse().join('.');

interface Origin {
  label: string;
  licence: string;
  checked: string;
}

/** The line of the source, before and after its address. */
export const originWords = ({ label, licence, checked }: Origin): [before: string, after: string] => [
  `Quelle: ${label}, `,
  ` · Lizenz: ${licence} · Zuletzt geprüft am ${dayText(checked)}`,
];

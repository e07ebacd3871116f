/** How the files of a collection are named, so that a person finds them. */
import type { FormatId } from './toolcase.ts';

export interface Named {
  title: string;
  /** „Checkliste“, „Fragebogen“ … */
  kind: string;
}

/** Folders, when there are several formats. */
const folders: Readonly<Record<FormatId, string>> = { pdf: 'PDF', docx: 'Word', odt: 'OpenDocument' };

const coverTitle = 'Inhalt';

/** Characters that Windows, macOS or a ZIP reader would take for something else. */
const plain = (text: string): string =>
  text
    .replace(/\s*[:/\\|]\s*/g, ' – ')
    .replace(/["<>*?\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();

const longestTitle = 90;

function shortened(title: string): string {
  const letters = [...title];
  if (letters.length <= longestTitle) return title;
  const cut = letters.slice(0, longestTitle).join('');
  return `${cut.slice(0, cut.lastIndexOf(' ') > 40 ? cut.lastIndexOf(' ') : undefined).replace(/[\s,–-]+$/, '')} …`;
}

/** Names of the files without folder and ending, numbered from 1 in their order. */
export function fileNames(entries: readonly Named[]): string[] {
  const digits = Math.max(2, String(entries.length).length);
  return entries.map(({ title, kind }, index) => {
    const number = String(index + 1).padStart(digits, '0');
    return `${number} ${shortened(plain(title))} (${plain(kind)})`;
  });
}

/** The name of the sheet with the contents: before all others. */
export const coverName = (count: number): string => `${'0'.repeat(Math.max(2, String(count).length))} ${coverTitle}`;

/** Where a file lies in the ZIP. */
export const placeOf = (name: string, format: FormatId, formats: readonly FormatId[]): string =>
  `${formats.length > 1 ? `${folders[format]}/` : ''}${name}.${format}`;

export const zipName = (day: string): string => `werkzeugkoffer-${day}.zip`;

/** The sheets of a page, light or dark as the editor wants it and not as the device has it. */

export type Scheme = 'light' | 'dark';

const asked = /\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/g;

/**
 * A sheet in which the question for the device's scheme is answered, and whose font may come late: each change of sheets
 * asks for it anew, and an optional one would then not be shown.
 */
export const adapted = (sheet: string, scheme: Scheme): string =>
  sheet
    .replace(asked, (_, wanted: string) => (wanted === scheme ? '(min-width: 0)' : '(max-width: 0)'))
    .replace(/font-display:\s*optional/g, 'font-display:swap');

const made = new Map<string, CSSStyleSheet>();

function sheetOf(text: string): CSSStyleSheet {
  const known = made.get(text) ?? new CSSStyleSheet();
  if (!made.has(text)) known.replaceSync(text);
  made.set(text, known);
  return known;
}

/** Gives the document these sheets, and no other. The last word on the scheme is ours: it decides about form fields. */
export function dress(sheets: readonly string[], scheme: Scheme): void {
  const texts = [...sheets.map((sheet) => adapted(sheet, scheme)), `:root { color-scheme: ${scheme}; }`];
  const wanted = texts.map(sheetOf);
  const isSame = wanted.every((sheet, index) => sheet === document.adoptedStyleSheets[index]);
  if (!isSame || wanted.length !== document.adoptedStyleSheets.length) document.adoptedStyleSheets = wanted;
}

/** How the paragraphs of a document look in a word processor: the styles that people find there under their names. */

export interface Style {
  /** As people see it in the list of styles. */
  name: string;
  /** Points */
  size: number;
  isStrong?: true;
  colour?: Colour;
  /** Points above and below. */
  before: number;
  after: number;
  /** On the page of what follows. */
  keepsWithNext?: true;
  /** Level in the document's outline. */
  outline?: 1 | 2 | 3;
  /** A line around, below, or a bar at the start of the paragraph. */
  line?: 'around' | 'below' | 'start';
  isRaised?: true;
}

export type Colour = 'ink' | 'muted' | 'accent' | 'link' | 'line' | 'raised';

export const colours: Readonly<Record<Colour, string>> = {
  ink: '#17262b',
  muted: '#3f5158',
  accent: '#8a2f1b',
  link: '#17505c',
  line: '#8c8470',
  raised: '#f4eee2',
};

const heading = { isStrong: true, keepsWithNext: true } as const;

export const looks = {
  text: { name: 'Fließtext', size: 11, before: 0, after: 7 },
  municipality: { name: 'Absender', size: 14, isStrong: true, colour: 'accent', before: 0, after: 5, line: 'below' },
  sender: { name: 'Absender Angaben', size: 9.5, colour: 'muted', before: 0, after: 26 },
  kicker: { ...heading, name: 'Dachzeile', size: 10.5, colour: 'accent', before: 0, after: 2 },
  title: { ...heading, name: 'Titel', size: 24, before: 0, after: 8 },
  lead: { name: 'Vorspann', size: 13, before: 0, after: 9 },
  origin: { name: 'Quellenzeile', size: 9, colour: 'muted', before: 0, after: 20, line: 'below' },
  heading1: { ...heading, name: 'Überschrift 1', size: 16, colour: 'accent', before: 20, after: 6, outline: 1 },
  heading2: { ...heading, name: 'Überschrift 2', size: 13, before: 15, after: 4, outline: 2 },
  heading3: { ...heading, name: 'Überschrift 3', size: 11, colour: 'muted', before: 12, after: 3, outline: 3 },
  item: { name: 'Listenpunkt', size: 11, before: 0, after: 4 },
  small: { name: 'Kleingedrucktes', size: 9, colour: 'muted', before: 6, after: 6 },
  note: { name: 'Hinweis', size: 10.5, before: 0, after: 4, line: 'start', isRaised: true },
  noteTitle: { ...heading, name: 'Hinweistitel', size: 10.5, before: 0, after: 2, line: 'start', isRaised: true },
  question: { ...heading, name: 'Frage', size: 11, before: 12, after: 2 },
  hint: { name: 'Ausfüllhinweis', size: 9.5, colour: 'muted', before: 0, after: 3 },
  answer: { name: 'Antwortfeld', size: 11, before: 3, after: 8, line: 'around' },
  choice: { name: 'Auswahl', size: 11, before: 0, after: 3 },
  caption: { name: 'Bildunterschrift', size: 9, colour: 'muted', before: 0, after: 12 },
  picture: { name: 'Bild', size: 11, before: 6, after: 5 },
  cell: { name: 'Tabellentext', size: 10, before: 0, after: 0 },
  rowHeader: { name: 'Tabelle Zeilenkopf', size: 10, isStrong: true, before: 0, after: 0 },
  columnHeader: { name: 'Tabelle Spaltenkopf', size: 10, isStrong: true, before: 0, after: 0, keepsWithNext: true },
} as const satisfies Record<string, Style>;

export type Look = keyof typeof looks;

/** The first that is there is taken. Word and LibreOffice have the others if the first is not installed. */
export const fontFamilies = ['Atkinson Hyperlegible Next', 'Verdana', 'Arial'] as const;

/** Points below the last paragraph of a note or of the choices of a field. */
export const groupGap = 11;

/** Millimetres. */
export const page = { width: 210, height: 297, margin: 25, textWidth: 160, textHeight: 240 } as const;

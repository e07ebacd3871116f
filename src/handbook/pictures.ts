/**
 * The pictures of the handbook and how each comes about, as steps in the CMS. `bin/handbook-pictures.mjs`
 * takes them with the content of `tests/fixtures/region/`, so that they show no real place.
 */
import type { CollectionName } from '#schema/collections.ts';
import { word } from './words.ts';

export type Step =
  /** Goes to a place of the CMS: what follows `/admin/#`. */
  | { do: 'open'; place: string }
  /** Presses what has this role and name. */
  | { do: 'press'; role: 'button' | 'link' | 'menuitem' | 'switch'; name: string }
  /** Writes into the field with this label. */
  | { do: 'write'; label: string; text: string }
  /** Waits until this text is there. */
  | { do: 'see'; text: string }
  /** Brings this text, the name of a field, to the top of the form. */
  | { do: 'show'; text: string }
  /** Waits until the preview shows the page with this heading. */
  | { do: 'preview'; heading: string };

interface Shot {
  /** For those who do not see it. */
  alt: string;
  caption: string;
  steps: readonly Step[];
  /** What of the window is shown, in pixels; everything if left out. */
  cut?: { x?: number; y?: number; width?: number; height?: number };
}

const entryOf = (name: CollectionName, slug: string): string => `/collections/${name}/entries/${slug}`;
const save = { do: 'press', role: 'button', name: word('editor.editorToolbar.publish') } as const;
const saveNow = { do: 'press', role: 'menuitem', name: word('editor.editorToolbar.publishNow') } as const;

export const pictures = {
  uebersicht: {
    alt: 'Das Redaktionssystem: links die Sammlungen von Lösungsansätze bis Plattform, in der Mitte die Einträge der Förderung.',
    caption: 'Links die Sammlungen, daneben die Einträge.',
    steps: [
      { do: 'open', place: '/collections/funding' },
      { do: 'see', text: 'Anschub Musterland' },
    ],
    cut: { height: 620 },
  },
  eintrag: {
    alt: 'Ein Förderprogramm in Arbeit: links das Formular mit Titel, Kurzfassung und Betrag, rechts die Seite als Vorschau.',
    caption: 'Links das Formular, rechts die Vorschau.',
    steps: [
      { do: 'open', place: entryOf('funding', 'anschub-musterland') },
      { do: 'see', text: 'Betrag' },
      { do: 'preview', heading: 'Anschub Musterland' },
    ],
  },
  'neuer-eintrag': {
    alt: 'Ein leeres Formular für einen neuen Begriff mit den Feldern Titel, Bedeutung und Gleichbedeutend.',
    caption: 'Ein neuer Eintrag beginnt mit dem Titel.',
    steps: [
      { do: 'open', place: '/collections/term/new' },
      { do: 'see', text: 'Bedeutung' },
    ],
    cut: { width: 640, height: 700 },
  },
  textfeld: {
    alt: 'Ein großes Textfeld mit der Leiste darüber: Knöpfe für Fett, Link, Überschriften, Listen und Zitat.',
    caption: 'Die Leiste über einem großen Textfeld.',
    steps: [
      { do: 'open', place: entryOf('page', 'kontakt') },
      { do: 'show', text: 'Zum Mitnehmen?' },
    ],
    cut: { width: 640 },
  },
  fehler: {
    alt: 'Ein Formular nach dem Versuch zu speichern: Am Feld Titel steht in Rot, was fehlt, unten eine Liste aller Fehler.',
    caption: 'Die Meldung steht am Feld und noch einmal in der Liste unten.',
    steps: [
      { do: 'open', place: '/collections/term/new' },
      { do: 'write', label: 'Bedeutung', text: 'Ein Fachwort ohne Titel.' },
      save,
      saveNow,
    ],
    cut: { width: 640, height: 700 },
  },
  medien: {
    alt: 'Die Liste der Bilder und Dateien mit Suchfeld und dem Knopf zum Hochladen.',
    caption: 'Alle Bilder und Dateien der Website.',
    steps: [
      { do: 'open', place: '/collections/news' },
      { do: 'press', role: 'button', name: word('app.header.media') },
      { do: 'see', text: word('mediaLibrary.mediaLibraryModal.upload') },
    ],
  },
  frage: {
    alt: 'Ein Fragebogen in Arbeit: links Abschnitte und Fragen, rechts der Fragebogen zum Ausprobieren.',
    caption: 'Rechts lässt sich der Fragebogen gleich ausprobieren.',
    steps: [
      { do: 'open', place: entryOf('questionnaire', 'raumbedarf') },
      { do: 'show', text: 'Datenschutzhinweis' },
      { do: 'preview', heading: 'Raumbedarf der Praxen' },
    ],
  },
} as const satisfies Record<string, Shot>;

export type PictureName = keyof typeof pictures;

/** The pictures as a list, each with its name. */
export const shots: readonly (Shot & { name: string })[] = Object.entries(pictures).map(([name, shot]) => ({
  name,
  ...shot,
}));

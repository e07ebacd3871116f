/** Parts that several collections share. */
import { z } from 'astro/zod';
import {
  attachment,
  choice,
  date,
  group,
  link,
  list,
  longText,
  relation,
  relations,
  roughDate,
  someChoices,
  text,
} from './fields.ts';
import { costs, deciders, efforts, evidences, leadTimes, origins } from './labels.ts';

/** Title and one paragraph that says what the entry is about; also the page's description. */
export const head = {
  title: text({ label: 'Titel', hint: 'Kurz und eindeutig; steht über der Seite und in jeder Liste.' }, { max: 100 }),
  summary: text(
    { label: 'Kurzfassung', hint: 'Ein bis zwei Sätze. Steht in Listen, in der Suche und in Suchmaschinen.' },
    { max: 240 },
  ),
};

export const source = group(
  {
    title: text({ label: 'Titel der Quelle', hint: 'Wer sagt es, und wo?' }, { max: 240 }),
    url: link({ label: 'Adresse', hint: 'Vollständig, mit https://' }).optional(),
    date: roughDate({
      label: 'Stand der Quelle',
      hint: 'Jahr, Monat oder Tag: 2023, 2023-05 oder 2023-05-31',
    }).optional(),
  },
  { label: 'Quelle', hint: 'Woher die Angabe stammt' },
);

/** Where an entry comes from and when it was last checked. */
export const provenance = {
  origin: choice(origins, { label: 'Herkunft', hint: 'Ergebnis des Projekts oder spätere Ergänzung?' }),
  checked: date({ label: 'Zuletzt geprüft', hint: 'Tag der letzten redaktionellen Prüfung; nicht in der Zukunft.' }),
  sources: list(
    source,
    { label: 'Quellen', hint: 'Jede Angabe im Text muss sich auf eine davon stützen.' },
    { min: 1 },
  ),
};

/** The labels that let people compare measures. „offen" is honest where nothing is known. */
export const labels = {
  effort: choice(efforts, { label: 'Aufwand', hint: 'Arbeitszeit der Verwaltung bis zum ersten Ergebnis' }),
  cost: choice(costs, { label: 'Kosten', hint: 'Ausgaben der Kommune im ersten Jahr, ohne Arbeitszeit' }),
  leadTime: choice(leadTimes, { label: 'Vorlauf', hint: 'Zeit vom Beschluss bis zum ersten Ergebnis' }),
  decides: someChoices(deciders, { label: 'Wer entscheidet', hint: 'Wer muss zustimmen, damit es losgeht?' }),
  evidence: choice(evidences, { label: 'Evidenz', hint: 'Was weiß man über die Wirkung?' }),
  evidenceNote: text(
    { label: 'Begründung der Evidenz', hint: 'Ein Satz: woher weiß man das, oder warum weiß man es nicht?' },
    { max: 400 },
  ),
};

export const steps = list(
  group(
    {
      title: text({ label: 'Schritt', hint: 'Was ist zu tun? Mit Verb.' }, { max: 120 }),
      text: longText({ label: 'Erklärung', hint: 'Wie, mit wem, womit?' }, { max: 2000 }),
    },
    { label: 'Schritt', hint: 'Ein Arbeitsschritt' },
  ),
  { label: 'Umsetzung', hint: 'Die Schritte in ihrer Reihenfolge' },
  { min: 1 },
);

export const keywords = list(text({ label: 'Stichwort', hint: 'Ein Wort oder zwei' }, { max: 60 }), {
  label: 'Stichwörter',
  hint: 'Womit sucht man danach?',
}).default([]);

/** Old addresses of this entry that must still lead here. */
export const formerUrls = list(
  z
    .string({ error: 'Bitte den alten Pfad angeben, zum Beispiel /marketingtools/beispiel/' })
    .regex(/^\/[a-z0-9_\-/]+\/$/, { error: 'Bitte den alten Pfad angeben: mit / am Anfang und am Ende, ohne Domain' })
    .meta({ label: 'Alter Pfad', hint: 'Zum Beispiel /marketingtools/beispiel/', kind: 'text' }),
  { label: 'Frühere Adressen', hint: 'Wer sie aufruft, wird hierher geleitet.' },
).default([]);

/** Files to take along, each once. */
export const attachments = list(
  attachment({ label: 'Datei', hint: 'PDF, Word, Excel, PowerPoint, OpenDocument, CSV, Kalender oder Text' }),
  { label: 'Dateien', hint: 'Zum Herunterladen, mit Art und Größe auf der Seite genannt' },
  { max: 20 },
)
  .refine((files) => new Set(files.map(({ file }) => file)).size === files.length, {
    error: 'Eine Datei steht doppelt, bitte einmal streichen',
  })
  .default([]);

export const contact = relation('partner', {
  label: 'Ansprechstelle',
  hint: 'Eine Stelle aus „Partner“; ohne Angabe gilt die der Plattform.',
}).optional();

export const municipalities = relations('municipality', {
  label: 'Kommunen',
  hint: 'Wo wurde es erarbeitet oder erprobt?',
});
export const relatedSolutions = relations('solution', {
  label: 'Verwandte Lösungsansätze',
  hint: 'Aus der Liste wählen',
});
export const relatedTools = relations('tool', { label: 'Passende Werkzeuge', hint: 'Aus der Liste wählen' });
export const relatedQuestionnaires = relations('questionnaire', {
  label: 'Passende Fragebögen',
  hint: 'Aus der Liste wählen',
});
export const relatedFunding = relations('funding', { label: 'Passende Förderung', hint: 'Aus der Liste wählen' });
export const relatedLessons = relations('lesson', { label: 'Passende Lernfälle', hint: 'Aus der Liste wählen' });

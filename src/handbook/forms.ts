/** The forms that editors fill in: every collection and the platform, each with what belongs there. */
import type { z } from 'astro/zod';
import { type CollectionName, collectionNames, collections, platformFile } from '#schema/collections.ts';

export type FormName = CollectionName | 'platform';

export interface Form {
  name: FormName;
  /** Last segment of its page in the handbook. */
  slug: string;
  label: string;
  labelOne: string;
  schema: z.ZodObject;
  /** What belongs here, in German. */
  purpose: string;
  /** What to mind, a sentence or two each. */
  notes: readonly string[];
}

const about: Readonly<Record<FormName, Pick<Form, 'purpose' | 'notes'>>> = {
  solution: {
    purpose:
      'Etwas, das eine Kommune beschließen und tun kann: die Idee, ihre Umsetzung in Schritten, Aufwand, Kosten und was man über die Wirkung weiß.',
    notes: [
      'Ein Lösungsansatz sagt, was man tut. Was man dafür in die Hand nimmt – Vorlage, Fragebogen, Ablauf –, ist ein eigener Eintrag in der Toolbox; verbinden Sie beide.',
      'Die Angaben zu Aufwand, Kosten, Vorlauf und Evidenz stehen in der Übersicht nebeneinander. Wählen Sie „noch nicht bewertet“, wenn Sie es nicht wissen.',
    ],
  },
  tool: {
    purpose: 'Ein Werkzeug zum Mitnehmen: Leitfaden, Checkliste, Vorlage, Veranstaltung, Kampagne oder Netzwerk.',
    notes: [
      'Ein Zeitplan rechnet mit Wochen vor und nach dem Termin. Den Termin setzen die Besucherinnen und Besucher selbst.',
      'Textvorlagen enthalten Lücken in doppelten Klammern. Auf der Website füllt sie, wer die Vorlage mitnimmt.',
    ],
  },
  questionnaire: {
    purpose: 'Ein Fragebogen oder eine Selbstprüfung: Abschnitte, Fragen, Bedingungen, Auswertung und Empfehlungen.',
    notes: ['Wie man einen Fragebogen aufbaut, erklärt ein eigenes Kapitel: „Fragebögen bauen“.'],
  },
  municipality: {
    purpose: 'Ein Ort, wie ihn jemand kennenlernen will, der vielleicht herzieht: Zahlen, Wege, Antworten, Ehrliches.',
    notes: [
      'Jede Zahl braucht ihren Stand und ihre Quelle. Eine neue Einwohnerzahl kommt unter die alten dazu; gezeigt wird die neueste.',
      'Ein neuer Ort erscheint auf der Karte, wenn sein Gemeindeschlüssel (AGS) in der Kartendatei vorkommt.',
    ],
  },
  offer: {
    purpose: 'Ein Angebot mit Ablaufdatum: Stelle, Praxis, Weiterbildung, Praktikum, Stipendium oder Zuschuss.',
    notes: [
      'Nur, was es wirklich gibt und eine Quelle hat. Alles andere kennzeichnen Sie mit „Beispiel?“.',
      'Nach „Gültig bis“ gilt das Angebot als abgelaufen. Sechzig Tage vorher steht es unter „Was ansteht“.',
    ],
  },
  funding: {
    purpose: 'Ein Förderprogramm: wer wie viel gibt, wofür, an wen und bis wann.',
    notes: [
      'Der Betrag trägt seinen Stand. Ändert sich der Betrag, ändern Sie immer auch „Stand“, „Zuletzt geprüft“ und die Quelle.',
      'Nennt die Quelle etwas nicht, schreiben Sie „in der Quelle nicht genannt“. Schätzen Sie nicht.',
      'Ein beendetes Programm löschen Sie nicht: Setzen Sie den Status auf „beendet“.',
    ],
  },
  lesson: {
    purpose: 'Was anderswo nicht funktioniert hat, und was man daraus lernt.',
    notes: ['Beschreiben Sie die Sache, nicht Personen. Jede Aussage braucht eine Quelle.'],
  },
  term: {
    purpose: 'Ein Fachwort mit einer Erklärung in ein bis drei Sätzen.',
    notes: [
      'Beim ersten Vorkommen in einem Text wird das Wort von selbst zum Verweis ins Glossar.',
      '„Gleichbedeutend“ und „Wortteile“ sieht niemand; sie helfen der Suche. Wer „Notdienst“ sucht, findet so auch „Bereitschaftsdienst“.',
    ],
  },
  news: {
    purpose: 'Meldungen, Termine und die Chronik des Projekts.',
    notes: [
      'Das Datum ist der Tag des Ereignisses, nicht der Tag der Eingabe. Ist nur der Monat oder das Jahr belegt, wählen Sie das bei „Genauigkeit“.',
    ],
  },
  partner: {
    purpose: 'Stellen, die das Projekt geleitet, getragen oder bezahlt haben, und Ansprechstellen.',
    notes: [
      'Tragen Sie Stellen ein, keine Personen, und Sammeladressen, keine persönlichen.',
      'Logos zeichnen wir nicht nach. Bis der Träger die Datei liefert, steht an ihrer Stelle der Name.',
    ],
  },
  kit: {
    purpose: 'Eine empfohlene Zusammenstellung für den Werkzeugkoffer: was man zu einem Anlass zusammen braucht.',
    notes: ['Jede Zeile nennt genau ein Werkzeug, einen Lösungsansatz oder einen Fragebogen.'],
  },
  page: {
    purpose: 'Freie Seiten: Rechtstexte, Projekt, Kontakt, Leichte Sprache.',
    notes: [
      'Der Dateiname ist die Adresse der Seite. Mit „Bereich“ liegt sie unter einer anderen Seite.',
      'Angaben der Plattform fügen Sie mit doppelten Klammern ein, zum Beispiel {{operator.name}}. So stehen sie nur an einer Stelle.',
      'Impressum, Datenschutz und Barrierefreiheit sind Pflicht. Löschen Sie diese Seiten nicht.',
    ],
  },
  platform: {
    purpose: 'Alles, was die ganze Website betrifft: Name, Leitsatz, Träger, Förderhinweis, Karte, Lizenzen.',
    notes: [
      'Eine Änderung hier wirkt auf jeder Seite. Sehen Sie sich danach die Startseite und das Impressum an.',
      'Was nur der Träger weiß, darf leer bleiben. Die Website zeigt dort eine markierte Lücke.',
    ],
  },
};

export const forms: readonly Form[] = [
  ...collectionNames.map((name): Form => {
    const { folder, label, labelOne, schema } = collections[name];
    return { name, slug: folder, label, labelOne, schema, ...about[name] };
  }),
  {
    name: 'platform',
    slug: 'plattform',
    label: platformFile.label,
    labelOne: platformFile.label,
    schema: platformFile.schema,
    ...about.platform,
  },
];

/** Where an entry is edited. The form of the platform holds one entry of the same name. */
export const editorAddress = (name: FormName, slug: string): string => `/admin/#/collections/${name}/entries/${slug}`;

/** Where the handbook explains a form. */
export const formAddress = ({ slug }: Pick<Form, 'slug'>): string => `/redaktion/sammlungen/${slug}/`;

import { z } from 'astro/zod';
import { editing } from './editing.ts';
import { choice, date, group, link, list, longText, ownerText, ownerUpload, relation, text, yesNo } from './fields.ts';
import { states } from './states.ts';

/** The region itself: name, claim, operator, funders. One file, `plattform.yaml`. */
export const platform = z.strictObject({
  name: text({ label: 'Name der Plattform', hint: 'Steht in der Kopfzeile und im Titel jeder Seite' }, { max: 60 }),
  region: text({ label: 'Region', hint: 'So, wie man sie im Satz nennt' }, { max: 60 }),
  state: choice(states, { label: 'Bundesland', hint: 'Dessen Feiertage gelten in Zeitplänen' }),
  claim: text({ label: 'Leitsatz', hint: 'Der Satz der Startseite' }, { max: 120 }),
  description: text({ label: 'Beschreibung', hint: 'Ein bis zwei Sätze für Suchmaschinen' }, { max: 240 }),
  welcome: longText({ label: 'Begrüßung', hint: 'Ein Absatz auf der Startseite' }, { max: 800 }),
  url: z
    .url({ protocol: /^https$/, error: 'Bitte die Adresse der Website angeben, mit https:// und ohne Pfad' })
    .regex(/^https:\/\/[^/]+$/, { error: 'Bitte die Adresse der Website angeben, mit https:// und ohne Pfad' })
    .meta({ label: 'Adresse der Website', hint: 'Mit https://, ohne Pfad', kind: 'link' }),
  doors: group(
    {
      municipalities: text({ label: 'Tür für Kommunen', hint: 'Ein Satz: Was finden Kommunen hier?' }, { max: 200 }),
      professionals: text({ label: 'Tür für Fachkräfte', hint: 'Ein Satz: Was finden Fachkräfte hier?' }, { max: 200 }),
    },
    { label: 'Zwei Türen', hint: 'Die beiden Einstiege der Startseite' },
  ),
  check: relation('questionnaire', {
    label: 'Erste Selbstprüfung',
    hint: 'Der Fragebogen, den die Startseite als Erstes anbietet',
  }),
  project: group(
    {
      name: text({ label: 'Name des Projekts', hint: 'Ausgeschrieben' }, { max: 160 }),
      short: text({ label: 'Kurzname', hint: 'Abkürzung' }, { max: 30 }),
      start: date({ label: 'Beginn', hint: 'Tag' }),
      end: date({ label: 'Ende', hint: 'Tag' }),
    },
    { label: 'Projekt', hint: 'Das Projekt, aus dem die Ergebnisse stammen' },
  ),
  groups: list(
    group(
      {
        id: text({ label: 'Id', hint: 'Kleinbuchstaben und Bindestriche; bleibt für immer' }, { max: 60 }),
        label: text({ label: 'Name', hint: 'Wie der Verbund heißt' }),
        model: yesNo({ label: 'Modellkommune?', hint: 'Ja für Modellkommunen des Projekts' }),
        note: text({ label: 'Hinweis', hint: 'Warum der Verbund hier steht' }, { max: 240 }).optional(),
      },
      { label: 'Verbund', hint: 'Kommunen, die gemeinsam mitmachen' },
    ),
    { label: 'Verbünde', hint: 'Gruppen von Kommunen' },
    { min: 1 },
  ),
  funding: group(
    {
      notice: text({ label: 'Förderhinweis', hint: 'Ohne Scrollen auf der Startseite zu sehen' }, { max: 300 }),
      detail: longText({ label: 'Erläuterung', hint: 'Ziel und Ergebnis des geförderten Projekts' }, { max: 1500 }),
    },
    { label: 'Förderhinweis', hint: 'Pflicht gegenüber den Fördergebern' },
  ),
  operator: group(
    {
      name: ownerText({ label: 'Name', hint: 'Wer die Plattform betreibt' }),
      street: ownerText({ label: 'Straße und Hausnummer', hint: 'Ladungsfähige Anschrift' }),
      city: ownerText({ label: 'Postleitzahl und Ort', hint: 'Ladungsfähige Anschrift' }),
      email: ownerText({ label: 'E-Mail', hint: 'Sammeladresse' }),
      phone: ownerText({ label: 'Telefon', hint: 'Zentrale' }),
      represented: ownerText({ label: 'Vertreten durch', hint: 'Funktion und Name' }),
      register: ownerText({ label: 'Register', hint: 'Registergericht und Nummer, falls vorhanden' }),
      responsible: ownerText({ label: 'Redaktionell verantwortlich', hint: 'Nach § 18 Abs. 2 MStV' }),
      dataProtection: ownerText({ label: 'Datenschutz', hint: 'Kontakt für Datenschutzfragen' }),
      hosting: ownerText({ label: 'Hosting', hint: 'Wo die Website betrieben wird' }),
    },
    { label: 'Träger', hint: 'Was nur der Träger weiß; leer, bis er es liefert' },
  ),
  accessibility: group(
    {
      statementDate: date({ label: 'Stand der Erklärung', hint: 'Tag der letzten Prüfung' }),
      feedback: ownerText({ label: 'Feedback-Adresse', hint: 'E-Mail für Barrieren' }),
      signLanguageVideo: ownerUpload('video', { label: 'Gebärdensprachvideo', hint: 'Liegt in content/uploads/' }),
    },
    { label: 'Barrierefreiheit', hint: 'Angaben der Erklärung' },
  ),
  map: group(
    {
      file: z
        .string({ error: 'Bitte den Dateinamen der Karte angeben' })
        .regex(/^[a-z0-9.-]+\.topo\.json$/, {
          error: 'Bitte eine Datei mit der Endung .topo.json aus dem Inhaltsordner angeben',
        })
        .meta({ label: 'Datei', hint: 'TopoJSON im Inhaltsordner', kind: 'text' }),
      notice: text({ label: 'Quellenvermerk', hint: 'Steht neben jeder Karte' }),
      description: text({ label: 'Beschreibung', hint: 'Was die Karte zeigt' }, { max: 300 }),
    },
    { label: 'Karte', hint: 'Grenzen der Gemeinden' },
  ),
  editing: editing.optional(),
  showExamples: yesNo({ label: 'Beispiele zeigen?', hint: 'Nein blendet alle Beispiel-Angebote aus.' }),
  licence: group(
    {
      content: text({ label: 'Lizenz der Inhalte', hint: 'Name' }),
      contentUrl: link({ label: 'Adresse der Lizenz', hint: 'Lizenztext' }),
      code: text({ label: 'Lizenz des Codes', hint: 'Name' }),
      codeUrl: link({ label: 'Adresse der Lizenz', hint: 'Lizenztext' }),
    },
    { label: 'Lizenzen', hint: 'Was andere damit tun dürfen' },
  ),
});

/** Smaller collections: funding, lessons, terms, news, partners, free pages, offers. */
import { z } from 'astro/zod';
import {
  choice,
  date,
  image,
  link,
  list,
  longText,
  ownerText,
  ownerUpload,
  relation,
  relations,
  roughDate,
  someChoices,
  text,
  yesNo,
} from './fields.ts';
import {
  audiences,
  employments,
  fundingStates,
  newsKinds,
  offerKinds,
  pageForms,
  partnerRoles,
  sectors,
  stages,
} from './labels.ts';
import { attachments, contact, formerUrls, head, keywords, municipalities, provenance, source } from './shared.ts';

/** A funding programme. */
export const funding = z.strictObject({
  ...head,
  giver: text({ label: 'Geber', hint: 'Wer zahlt?' }),
  amount: text({ label: 'Betrag', hint: 'Mit Einheit und Zeitraum, oder „in der Quelle nicht genannt“' }, { max: 240 }),
  applicants: text(
    { label: 'Wer kann beantragen', hint: 'Zum Beispiel: Kommunen unter 30.000 Einwohnern' },
    { max: 240 },
  ),
  audiences: someChoices(audiences, { label: 'Zielgruppen', hint: 'Wem kommt es zugute?' }),
  sectors: someChoices(sectors, { label: 'Sektoren', hint: 'Für welche Berufe?' }),
  stages: someChoices(stages, { label: 'Phasen', hint: 'Wann hilft es?' }),
  conditions: list(
    text({ label: 'Bedingung', hint: 'Ein Satz' }, { max: 300 }),
    { label: 'Bedingungen', hint: 'Woran es hängt' },
    { min: 1 },
  ),
  deadline: text({ label: 'Frist', hint: 'Datum oder Regel, oder „in der Quelle nicht genannt“' }, { max: 240 }),
  state: choice(fundingStates, { label: 'Status', hint: 'Läuft es noch?' }),
  asOf: roughDate({ label: 'Stand', hint: 'Wann die Angaben galten: Jahr, Monat oder Tag, zum Beispiel 2026-03' }),
  body: longText({ label: 'Hinweise', hint: 'Wie man vorgeht, worauf man achtet' }, { max: 4000 }).optional(),
  url: link({ label: 'Adresse', hint: 'Seite des Gebers' }),
  attachments,
  ...provenance,
});

/** What did not work elsewhere, and what to take from it. */
export const lesson = z.strictObject({
  ...head,
  place: text({ label: 'Ort', hint: 'Wo?' }),
  tried: longText({ label: 'Was versucht wurde', hint: 'Die Maßnahme' }, { max: 3000 }),
  cost: text({ label: 'Kosten', hint: 'Mit Quelle, oder „in der Quelle nicht genannt“' }),
  outcome: longText({ label: 'Ergebnis', hint: 'Was dabei herauskam' }, { max: 3000 }),
  body: longText({ label: 'Was man daraus mitnimmt', hint: 'Die Lehre' }, { max: 3000 }),
  stages: someChoices(stages, { label: 'Phasen', hint: 'Wann hilft die Lehre?' }),
  attachments,
  ...provenance,
});

/** A term of the field; also the search's dictionary. */
export const term = z.strictObject({
  title: head.title,
  meaning: text({ label: 'Bedeutung', hint: 'Ein bis drei Sätze, ohne weitere Fachwörter' }, { max: 500 }),
  synonyms: list(text({ label: 'Synonym', hint: 'Anderes Wort, Abkürzung oder Schreibweise' }, { max: 80 }), {
    label: 'Gleichbedeutend',
    hint: 'Auch danach gefragt findet die Suche dasselbe.',
  }).default([]),
  parts: list(text({ label: 'Wortteil', hint: 'Zum Beispiel: Praxis' }, { max: 60 }), {
    label: 'Wortteile',
    hint: 'Teile des zusammengesetzten Wortes, für die Suche',
  }).default([]),
  related: relations('term', { label: 'Siehe auch', hint: 'Verwandte Begriffe' }),
  ...provenance,
});

/** News and the chronicle of the project. */
export const news = z.strictObject({
  ...head,
  kind: choice(newsKinds, { label: 'Art', hint: 'Meldung, Veranstaltung, Workshop oder Chronik' }),
  date: date({ label: 'Datum', hint: 'Tag des Ereignisses' }),
  datePrecision: choice(
    {
      tag: { label: 'auf den Tag', explanation: 'Der Tag ist belegt.' },
      monat: { label: 'nur der Monat', explanation: 'Belegt ist nur der Monat.' },
      jahr: { label: 'nur das Jahr', explanation: 'Belegt ist nur das Jahr.' },
    },
    { label: 'Genauigkeit', hint: 'Wie genau ist das Datum belegt?' },
  ),
  place: text({ label: 'Ort', hint: 'Gebäude und Ort, oder „digital“' }).optional(),
  municipalities,
  body: longText({ label: 'Text', hint: 'Was geschah?' }),
  image: image({ label: 'Bild', hint: 'Nur eigene Bilder' }).optional(),
  attachments,
  ...provenance,
  formerUrls,
});

/** Partners and funders of the project. */
export const partner = z.strictObject({
  ...head,
  role: choice(partnerRoles, { label: 'Rolle', hint: 'Leitung, Partner, Förderung oder weitere' }),
  address: ownerText({ label: 'Anschrift', hint: 'Vom Träger zu liefern' }),
  email: ownerText({ label: 'E-Mail', hint: 'Sammeladresse, keine Person; vom Träger zu liefern' }),
  url: link({ label: 'Website', hint: 'Startseite' }).optional(),
  logo: ownerUpload('picture', { label: 'Logo', hint: 'Liegt in content/uploads/; vom Träger zu liefern' }),
  checked: provenance.checked,
  sources: provenance.sources,
});

/** A free page: legal texts, project, Leichte Sprache … */
export const page = z.strictObject({
  ...head,
  form: choice(pageForms, { label: 'Form', hint: 'Wie die Seite aussieht; meist „Text“' }).default('text'),
  parent: relation('page', {
    label: 'Bereich',
    hint: 'Die übergeordnete Seite, wenn es eine gibt',
  }).optional(),
  order: z
    .int({ error: 'Bitte eine ganze Zahl angeben' })
    .default(0)
    .meta({ label: 'Reihenfolge', hint: 'Kleinere Zahlen zuerst', kind: 'number' }),
  takeHome: yesNo({
    label: 'Zum Mitnehmen?',
    hint: 'Die Seite gibt es dann auch als PDF, Word und OpenDocument.',
  }).default(false),
  body: longText(
    { label: 'Text', hint: 'Überschriften mit ##; Angaben aus plattform.yaml als {{operator.name}}' },
    { max: 60_000 },
  ),
  attachments,
  checked: provenance.checked,
  sources: list(source, { label: 'Quellen', hint: 'Worauf sich der Text stützt' }).default([]),
  formerUrls,
});

/** An offer: job, practice, training, scholarship, grant. */
export const offer = z.strictObject({
  ...head,
  kind: choice(offerKinds, { label: 'Art', hint: 'Was wird angeboten?' }),
  example: yesNo({ label: 'Beispiel?', hint: 'Ja, wenn es das Angebot nicht wirklich gibt' }),
  sectors: someChoices(sectors, { label: 'Sektoren', hint: 'Für welche Berufe?' }),
  municipalities,
  specialty: text({ label: 'Fachgebiet', hint: 'Zum Beispiel: Allgemeinmedizin' }).optional(),
  employment: someChoices(employments, { label: 'Beschäftigung', hint: 'Umfang oder Form' }),
  start: text({ label: 'Beginn', hint: 'Datum oder „nach Absprache“' }, { max: 80 }),
  validUntil: date({ label: 'Gültig bis', hint: 'Danach ist das Angebot abgelaufen.' }),
  amount: text({ label: 'Betrag', hint: 'Bei Stipendien und Zuschüssen' }).optional(),
  body: longText({ label: 'Beschreibung', hint: 'Was erwartet die Person?' }),
  contactVia: text({ label: 'Kontakt über', hint: 'Stelle, die vermittelt' }),
  contact,
  url: link({ label: 'Adresse', hint: 'Seite des Anbieters' }).optional(),
  keywords,
  ...provenance,
});

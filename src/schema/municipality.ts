import { z } from 'astro/zod';
import {
  choice,
  date,
  decimal,
  group,
  image,
  link,
  list,
  longText,
  ownerText,
  text,
  wholeNumber,
  yesNo,
} from './fields.ts';
import { livingTopics, municipalityKinds, travelModes } from './labels.ts';
import { attachments, formerUrls, head, provenance, source } from './shared.ts';

const datedNumber = (about: { label: string; hint: string }) =>
  group(
    {
      value: wholeNumber({ label: 'Wert', hint: 'Ganze Zahl' }),
      date: date({ label: 'Stichtag', hint: 'Tag, für den die Zahl gilt' }),
      source,
    },
    about,
  );

/** A municipality: a model municipality of the project, or one of the other places shown. */
export const municipality = z.strictObject({
  ...head,
  kind: choice(municipalityKinds, { label: 'Bezeichnung', hint: 'Stadt oder Gemeinde' }),
  ags: z
    .string({ error: 'Bitte den achtstelligen Gemeindeschlüssel in Anführungszeichen angeben' })
    .regex(/^\d{8}$/, { error: 'Bitte den achtstelligen Gemeindeschlüssel in Anführungszeichen angeben' })
    .meta({ label: 'AGS', hint: 'Amtlicher Gemeindeschlüssel, acht Ziffern', kind: 'text' }),
  kreis: text({ label: 'Kreis', hint: 'Ausgeschrieben, zum Beispiel „Kreis Steinfurt“' }),
  group: text({ label: 'Verbund', hint: 'Ein Verbund der Plattform' }, { max: 60 }).meta({
    label: 'Verbund',
    hint: 'Ein Verbund der Plattform',
    kind: 'groupId',
  }),
  population: list(
    datedNumber({ label: 'Einwohnerzahl', hint: 'Mit Stichtag und Quelle' }),
    {
      label: 'Einwohnerzahlen',
      hint: 'Älteste zuerst; jede mit Stichtag und Quelle',
    },
    { min: 1 },
  ),
  areaKm2: decimal({ label: 'Fläche in km²', hint: 'Mit Punkt, zum Beispiel 145.0' }, { min: 0.1, max: 5000 }),
  coordinates: group(
    {
      lat: decimal({ label: 'Breite', hint: 'Grad, WGS 84' }, { min: -90, max: 90 }),
      lon: decimal({ label: 'Länge', hint: 'Grad, WGS 84' }, { min: -180, max: 180 }),
    },
    { label: 'Koordinaten', hint: 'Mittelpunkt des Gemeindegebiets' },
  ),
  postcodes: list(
    z
      .string({ error: 'Bitte die Postleitzahl in Anführungszeichen angeben' })
      .regex(/^\d{5}$/, { error: 'Bitte fünf Ziffern in Anführungszeichen angeben' })
      .meta({ label: 'Postleitzahl', hint: 'Fünf Ziffern', kind: 'text' }),
    { label: 'Postleitzahlen', hint: 'Alle des Ortes' },
    { min: 1 },
  ),
  website: link({ label: 'Website', hint: 'Adresse der Kommune' }),
  motive: longText({ label: 'Beweggrund', hint: 'Warum macht der Ort mit?' }, { max: 3000 }).optional(),
  body: longText({ label: 'Porträt', hint: 'Was ist das für ein Ort, was ist besonders?' }),
  honest: list(text({ label: 'Punkt', hint: 'Ein Satz' }, { max: 300 }), {
    label: 'Ehrlich gesagt',
    hint: 'Was man vor dem Umzug wissen sollte',
  }).default([]),
  doctorsAge: group(
    {
      group: text({ label: 'Gruppe', hint: 'Zum Beispiel: Hausärztinnen und Hausärzte' }),
      area: text({ label: 'Gebiet', hint: 'Wofür gilt die Zahl?' }),
      over60: decimal({ label: 'Anteil ab 60 in Prozent', hint: '0 bis 100' }, { min: 0, max: 100 }),
      approximate: yesNo({ label: 'Ungefähr?', hint: 'Ja, wenn die Quelle „knapp“, „rund“ oder „fast“ sagt' }),
      date: text({ label: 'Stand', hint: 'Wie die Quelle ihn nennt' }, { max: 60 }),
      source,
    },
    { label: 'Alter der Ärztinnen und Ärzte', hint: 'Nur mit Quelle und Jahr' },
  ).optional(),
  care: list(
    group(
      {
        label: text({ label: 'Was', hint: 'Zum Beispiel: Apotheken' }, { max: 120 }),
        value: text({ label: 'Wert', hint: 'Zahl oder Angabe' }, { max: 160 }),
        date: text({ label: 'Stand', hint: 'Wie die Quelle ihn nennt' }, { max: 60 }),
        source,
      },
      { label: 'Angabe', hint: 'Eine Angabe zur Versorgung' },
    ),
    { label: 'Gesundheitsversorgung', hint: 'Angaben mit Stand und Quelle' },
  ).default([]),
  travel: list(
    group(
      {
        to: text({ label: 'Ziel', hint: 'Zum Beispiel: Münster' }, { max: 80 }),
        mode: choice(travelModes, { label: 'Womit', hint: 'Auto, Bahn, Bus oder Luftlinie' }),
        minutes: wholeNumber({ label: 'Minuten', hint: 'Fahrzeit' }, { min: 1, max: 600 }).optional(),
        km: decimal({ label: 'Kilometer', hint: 'Entfernung' }, { min: 0.1, max: 1000 }).optional(),
        note: text({ label: 'Hinweis', hint: 'Zum Beispiel: stündlich' }, { max: 120 }).optional(),
        source,
      },
      { label: 'Weg', hint: 'Entfernung oder Fahrzeit zu einem Ziel' },
    ).refine((way) => way.minutes !== undefined || way.km !== undefined, {
      error: 'Bitte Minuten (minutes) oder Kilometer (km) angeben',
    }),
    { label: 'Wege', hint: 'Nur mit Quelle' },
  ).default([]),
  living: list(
    group(
      {
        topic: choice(livingTopics, { label: 'Thema', hint: 'Wonach fragt, wer herzieht?' }),
        text: longText({ label: 'Antwort', hint: 'Ein bis drei Sätze' }, { max: 900 }),
        source,
      },
      { label: 'Antwort', hint: 'Antwort auf eine Frage von jemandem, der herzieht' },
    ),
    { label: 'Leben und Arbeiten', hint: 'Was man vor dem Umzug fragt' },
  ).default([]),
  image: image({ label: 'Bild', hint: 'Nur eigene Bilder' }).optional(),
  attachments,
  contact: group(
    {
      department: text({ label: 'Stelle', hint: 'Zum Beispiel: Wirtschaftsförderung' }),
      email: ownerText({ label: 'E-Mail', hint: 'Sammeladresse, keine Person' }),
      url: link({ label: 'Seite', hint: 'Kontaktseite' }).optional(),
    },
    { label: 'Kontakt', hint: 'Stelle, nicht Person' },
  ),
  ...provenance,
  formerUrls,
});

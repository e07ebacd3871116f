import { z } from 'astro/zod';
import { choice, group, image, list, longText, someChoices, text, wholeNumber } from './fields.ts';
import { audiences, costs, sectors, stages, toolKinds } from './labels.ts';
import {
  attachments,
  contact,
  formerUrls,
  head,
  keywords,
  labels,
  municipalities,
  provenance,
  relatedFunding,
  relatedLessons,
  relatedQuestionnaires,
  relatedSolutions,
  relatedTools,
  steps,
} from './shared.ts';

const scheduleSides = {
  vorher: { label: 'vorher', explanation: 'Vor dem Termin' },
  nachher: { label: 'nachher', explanation: 'Nach dem Termin' },
} as const;

/** A tool of the marketing toolbox: something to take and use. */
export const tool = z.strictObject({
  ...head,
  kind: choice(toolKinds, { label: 'Art', hint: 'Was hält man in der Hand?' }),
  sectors: someChoices(sectors, { label: 'Sektoren', hint: 'Wem hilft es? Alle drei heißt sektorenübergreifend.' }),
  stages: someChoices(stages, { label: 'Phasen', hint: 'Wann hilft es?' }),
  audiences: someChoices(audiences, { label: 'Zielgruppen', hint: 'An wen richtet es sich?' }),
  municipalities,
  ideaGiver: text({ label: 'Ideengeber', hint: 'Stelle, nicht Person' }).optional(),
  keywords,
  ...labels,
  situation: longText({ label: 'Ausgangslage', hint: 'Welches Problem ist zu lösen?' }),
  goal: longText({ label: 'Ziel', hint: 'Was soll danach anders sein?' }),
  body: longText({ label: 'Beschreibung', hint: 'Was gehört dazu, worauf kommt es an?' }).optional(),
  steps,
  schedule: list(
    group(
      {
        weeks: wholeNumber({ label: 'Wochen', hint: 'Abstand zum Termin in Wochen; 0 ist der Tag selbst' }, { min: 0 }),
        when: choice(scheduleSides, { label: 'Vorher oder nachher', hint: 'Vor oder nach dem Termin' }),
        task: text({ label: 'Aufgabe', hint: 'Was ist zu tun?' }, { max: 240 }),
      },
      { label: 'Termin', hint: 'Eine Aufgabe mit Abstand zum Termin' },
    ),
    { label: 'Zeitplan', hint: 'Aufgaben vor und nach dem Termin' },
  ).default([]),
  budget: list(
    group(
      {
        item: text({ label: 'Posten', hint: 'Wofür?' }, { max: 120 }),
        cost: choice(costs, { label: 'Größenordnung', hint: 'Einschätzung der Redaktion' }),
        note: text({ label: 'Hinweis', hint: 'Was die Kosten treibt oder spart' }, { max: 240 }).optional(),
      },
      { label: 'Posten', hint: 'Ein Posten der Kosten' },
    ),
    { label: 'Kostenrahmen', hint: 'Posten mit Größenordnung, keine erfundenen Beträge' },
  ).default([]),
  templates: list(
    group(
      {
        title: text({ label: 'Titel der Vorlage', hint: 'Zum Beispiel: Einladung an Studierende' }, { max: 120 }),
        text: longText(
          {
            label: 'Text',
            hint: 'Lücken in doppelten Klammern: {{kommune}}, {{ansprechperson}}, {{telefon}}, {{email}}, {{datum}} oder mit eigenem Namen wie {{Ort der Veranstaltung}}',
          },
          { max: 6000 },
        ),
      },
      { label: 'Textvorlage', hint: 'Ein fertiger Text' },
    ),
    { label: 'Textvorlagen', hint: 'Fertige Texte zum Anpassen' },
  ).default([]),
  firstSteps: list(
    text({ label: 'Erster Schritt', hint: 'Was lässt sich diese Woche tun?' }, { max: 300 }),
    { label: 'Anknüpfungspunkte', hint: 'Konkrete erste Schritte' },
    { min: 1 },
  ),
  questionnaires: relatedQuestionnaires,
  solutions: relatedSolutions,
  tools: relatedTools,
  funding: relatedFunding,
  lessons: relatedLessons,
  image: image({ label: 'Bild', hint: 'Nur eigene Bilder' }).optional(),
  attachments,
  contact,
  ...provenance,
  formerUrls,
});

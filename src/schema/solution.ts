import { z } from 'astro/zod';
import { choice, image, list, longText, someChoices, text } from './fields.ts';
import { areas, sectors, stages } from './labels.ts';
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

/** A solution approach (Lösungsansatz): something a municipality can decide to do. */
export const solution = z.strictObject({
  ...head,
  area: choice(areas, { label: 'Bereich', hint: 'Unter welcher Überschrift sucht man es?' }),
  sectors: someChoices(sectors, { label: 'Sektoren', hint: 'Wem hilft es? Alle drei heißt sektorenübergreifend.' }),
  stages: someChoices(stages, { label: 'Phasen', hint: 'Wann hilft es?' }),
  municipalities,
  keywords,
  ...labels,
  situation: longText({ label: 'Ausgangslage', hint: 'Welches Problem ist zu lösen?' }),
  body: longText({ label: 'Beschreibung', hint: 'Was ist die Idee?' }),
  steps,
  firstSteps: list(
    text({ label: 'Erster Schritt', hint: 'Was lässt sich diese Woche tun?' }, { max: 300 }),
    { label: 'Anknüpfungspunkte', hint: 'Konkrete erste Schritte' },
    { min: 1 },
  ),
  legalBasis: longText(
    { label: 'Rechtsgrundlage', hint: 'Gesetz und Paragraf, mit dem, was daraus folgt' },
    { max: 3000 },
  ).optional(),
  tools: relatedTools,
  solutions: relatedSolutions,
  questionnaires: relatedQuestionnaires,
  funding: relatedFunding,
  lessons: relatedLessons,
  image: image({ label: 'Bild', hint: 'Nur eigene Bilder' }).optional(),
  attachments,
  contact,
  ...provenance,
  formerUrls,
});

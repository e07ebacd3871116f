import { z } from 'astro/zod';
import { choice, decimal, group, list, longText, relation, someChoices, text, wholeNumber, yesNo } from './fields.ts';
import { audiences, sectors, stages } from './labels.ts';
import { formerUrls, head, keywords, provenance, relatedSolutions, relatedTools } from './shared.ts';

const idText = z
  .string({ error: 'Bitte eine Id angeben: Kleinbuchstaben und Ziffern, beginnend mit einem Buchstaben' })
  .regex(/^[a-z][a-z0-9]{0,19}$/, {
    error: 'Bitte eine Id angeben: höchstens 20 Kleinbuchstaben und Ziffern, beginnend mit einem Buchstaben',
  });
const id = idText.meta({
  label: 'Id',
  hint: 'Bleibt für immer; gespeicherte Antworten hängen daran.',
  kind: 'id',
});
const questionId = idText.meta({ label: 'Frage', hint: 'Eine Frage dieses Fragebogens', kind: 'questionId' });

const operators = {
  is: { label: 'ist', explanation: 'Die Antwort ist genau dieser Wert.' },
  isNot: { label: 'ist nicht', explanation: 'Die Antwort ist ein anderer Wert, oder es gibt keine Antwort.' },
  includes: { label: 'enthält', explanation: 'Dieser Wert ist unter den Antworten.' },
  greaterThan: { label: 'ist größer als', explanation: 'Die Zahl ist größer.' },
  lessThan: { label: 'ist kleiner als', explanation: 'Die Zahl ist kleiner.' },
  answered: { label: 'ist beantwortet', explanation: 'Es gibt eine Antwort.' },
} as const;

const condition = group(
  {
    match: choice(
      {
        all: { label: 'alle', explanation: 'Alle Regeln müssen gelten.' },
        any: { label: 'eine', explanation: 'Eine Regel genügt.' },
      },
      { label: 'Wie viele Regeln müssen gelten?', hint: 'Alle zugleich, oder genügt eine?' },
    ),
    rules: list(
      group(
        {
          question: questionId,
          operator: choice(operators, { label: 'Vergleich', hint: 'Wie wird verglichen?' }),
          value: text({ label: 'Wert', hint: 'Eine Antwort der Frage, oder eine Zahl' }, { max: 60 })
            .meta({ label: 'Wert', hint: 'Eine Antwort der Frage, oder eine Zahl', kind: 'answerId' })
            .optional(),
        },
        { label: 'Regel', hint: 'Eine Regel über eine frühere Frage' },
      ),
      { label: 'Regeln', hint: 'Nur über frühere Fragen' },
      { min: 1 },
    ),
  },
  { label: 'Bedingung', hint: 'Wann wird das gezeigt?' },
);

const option = group(
  {
    id,
    label: text({ label: 'Antwort', hint: 'So steht sie da.' }, { max: 160 }),
    score: decimal({ label: 'Punkte', hint: 'Für die Auswertung' }, { min: -100, max: 100 }).optional(),
    exclusive: yesNo({ label: 'Schließt andere aus?', hint: 'Zum Beispiel „Nichts davon“' }).optional(),
    condition: condition.optional(),
  },
  { label: 'Antwort', hint: 'Eine Antwortmöglichkeit' },
);

const options = list(option, { label: 'Antworten', hint: 'Mindestens zwei' }, { min: 2, max: 40 });

const rows = list(
  group(
    { id, label: text({ label: 'Zeile', hint: 'Was wird bewertet?' }, { max: 200 }) },
    { label: 'Zeile', hint: 'Eine Zeile' },
  ),
  { label: 'Zeilen', hint: 'Was bewertet oder geordnet wird' },
  { min: 2, max: 40 },
);

/** A row of evenly spaced steps with labelled ends. */
const steps = group(
  {
    count: wholeNumber({ label: 'Stufen', hint: '2 bis 11' }, { min: 2, max: 11 }),
    low: text({ label: 'Unteres Ende', hint: 'Zum Beispiel: trifft nicht zu' }, { max: 60 }),
    high: text({ label: 'Oberes Ende', hint: 'Zum Beispiel: trifft voll zu' }, { max: 60 }),
    dontKnow: yesNo({ label: '„weiß nicht“ anbieten?', hint: 'Eine Antwort außerhalb der Skala' }),
  },
  { label: 'Skala', hint: 'Stufen mit beschrifteten Enden' },
);

const base = {
  id,
  label: text({ label: 'Frage', hint: 'Der Wortlaut' }, { max: 300 }),
  hint: text({ label: 'Hinweis', hint: 'Hilft beim Antworten' }, { max: 400 }).optional(),
  required: yesNo({ label: 'Pflicht?', hint: 'Ohne Antwort geht es dann nicht weiter.' }).default(false),
  condition: condition.optional(),
};

const variant = <const T extends string, S extends z.core.$ZodLooseShape>(type: T, label: string, shape: S) =>
  z.strictObject({ type: z.literal(type), ...base, ...shape }).meta({ label, hint: label, kind: 'object' });

/** A question; `type` decides which further fields it has. */
const question = z
  .discriminatedUnion(
    'type',
    [
      variant('single', 'Eine Antwort', {
        options,
        other: yesNo({ label: '„Sonstiges“ anbieten?', hint: 'Mit freiem Text' }).optional(),
      }),
      variant('multiple', 'Mehrere Antworten', {
        options,
        other: yesNo({ label: '„Sonstiges“ anbieten?', hint: 'Mit freiem Text' }).optional(),
        min: wholeNumber(
          { label: 'Mindestens', hint: 'Wie viele Antworten mindestens?' },
          { min: 0, max: 40 },
        ).optional(),
        max: wholeNumber(
          { label: 'Höchstens', hint: 'Wie viele Antworten höchstens?' },
          { min: 1, max: 40 },
        ).optional(),
      }),
      variant('scale', 'Skala', { steps }),
      variant('matrix', 'Tabelle: Zeilen auf einer Skala', { rows, steps }),
      variant('rating', 'Bewertung nach mehreren Maßstäben', {
        rows,
        criteria: list(
          group(
            { id, label: text({ label: 'Maßstab', hint: 'Zum Beispiel: Wichtigkeit' }, { max: 80 }), steps },
            { label: 'Maßstab', hint: 'Ein Maßstab' },
          ),
          { label: 'Maßstäbe', hint: 'Zwei oder drei' },
          { min: 2, max: 3 },
        ),
      }),
      variant('ranking', 'Rangfolge', { rows }),
      variant('number', 'Zahl', {
        unit: text({ label: 'Einheit', hint: 'Zum Beispiel: Jahre' }, { max: 30 }).optional(),
        min: decimal({ label: 'Kleinster Wert', hint: 'Zahl' }, { min: -1e9, max: 1e9 }).optional(),
        max: decimal({ label: 'Größter Wert', hint: 'Zahl' }, { min: -1e9, max: 1e9 }).optional(),
        decimals: wholeNumber({ label: 'Nachkommastellen', hint: '0 bis 4' }, { min: 0, max: 4 }).optional(),
      }),
      variant('shortText', 'Kurzer Text', {
        example: text({ label: 'Beispiel', hint: 'Zeigt, was gemeint ist' }).optional(),
      }),
      variant('longText', 'Langer Text', {
        example: text({ label: 'Beispiel', hint: 'Zeigt, was gemeint ist' }).optional(),
      }),
      variant('date', 'Datum', {}),
      variant('month', 'Monat', {}),
      variant('yesNo', 'Ja oder nein', {}),
      variant('info', 'Hinweistext', { text: longText({ label: 'Text', hint: 'Ohne Antwort' }, { max: 3000 }) }),
    ],
    {
      error:
        'Bitte als type eine dieser Arten angeben: single, multiple, scale, matrix, rating, ranking, number, shortText, longText, date, month, yesNo, info',
    },
  )
  .meta({ label: 'Frage', hint: 'Ihre Art bestimmt, welche Felder sie hat.', kind: 'object' });

const section = group(
  {
    id,
    title: text({ label: 'Abschnitt', hint: 'Überschrift' }, { max: 100 }),
    text: longText({ label: 'Einleitung', hint: 'Worum geht es in diesem Abschnitt?' }, { max: 2000 }).optional(),
    condition: condition.optional(),
    questions: list(question, { label: 'Fragen', hint: 'In ihrer Reihenfolge' }, { min: 1, max: 60 }),
  },
  { label: 'Abschnitt', hint: 'Ein Abschnitt' },
);

const dimension = group(
  {
    id,
    title: text({ label: 'Dimension', hint: 'Was wird zusammengefasst?' }, { max: 100 }),
    items: list(
      group(
        {
          question: questionId,
          weight: decimal({ label: 'Gewicht', hint: '1 ist üblich' }, { min: 0.1, max: 10 }).default(1),
          reversed: yesNo({ label: 'Umgekehrt gezählt?', hint: 'Ja, wenn „trifft zu“ schlecht ist' }).default(false),
        },
        { label: 'Frage', hint: 'Eine Frage, die zählt' },
      ),
      { label: 'Fragen', hint: 'Was in die Dimension eingeht' },
      { min: 1 },
    ),
    levels: list(
      group(
        {
          from: decimal({ label: 'ab Prozent', hint: '0 bis 100' }, { min: 0, max: 100 }),
          label: text({ label: 'Stufe', hint: 'Zum Beispiel: gut aufgestellt' }, { max: 60 }),
          text: longText({ label: 'Bedeutung', hint: 'Was das heißt und was zu tun ist' }, { max: 1500 }),
        },
        { label: 'Stufe', hint: 'Eine Stufe des Ergebnisses' },
      ),
      { label: 'Stufen', hint: 'Von unten nach oben; die erste beginnt bei 0' },
      { min: 1 },
    ),
  },
  { label: 'Dimension', hint: 'Eine Zusammenfassung mehrerer Fragen' },
);

const recommendation = group(
  {
    dimension: idText
      .meta({ label: 'Dimension', hint: 'Eine Dimension dieses Fragebogens', kind: 'dimensionId' })
      .optional(),
    below: decimal(
      { label: 'unter Prozent', hint: 'Empfehlen, wenn die Dimension darunter liegt' },
      { min: 0, max: 100 },
    ).optional(),
    condition: condition.optional(),
    tool: relation('tool', { label: 'Werkzeug', hint: 'Was empfohlen wird' }).optional(),
    solution: relation('solution', { label: 'Lösungsansatz', hint: 'Was empfohlen wird' }).optional(),
    questionnaire: relation('questionnaire', { label: 'Fragebogen', hint: 'Was empfohlen wird' }).optional(),
    reason: text({ label: 'Grund', hint: 'Warum wird das empfohlen?' }, { max: 300 }),
  },
  { label: 'Empfehlung', hint: 'Was hilft bei diesem Ergebnis?' },
);

/** A questionnaire or self-check: sections of questions, how they are scored and what follows. */
export const questionnaire = z.strictObject({
  ...head,
  version: wholeNumber({ label: 'Fassung', hint: 'Bei jeder Änderung an Fragen um 1 erhöhen' }, { min: 1 }),
  sectors: someChoices(sectors, { label: 'Sektoren', hint: 'Um wen geht es?' }),
  stages: someChoices(stages, { label: 'Phasen', hint: 'Wann setzt man ihn ein?' }),
  audiences: someChoices(audiences, { label: 'Wer antwortet', hint: 'Für wen ist er geschrieben?' }),
  respondents: text({ label: 'Gedacht für', hint: 'Wer füllt aus, wer verschickt?' }, { max: 240 }),
  minutes: wholeNumber({ label: 'Dauer in Minuten', hint: 'Zeit zum Ausfüllen, geschätzt' }, { min: 1, max: 120 }),
  keywords,
  body: longText({ label: 'Wozu', hint: 'Was erfährt man, und wie setzt man ihn ein?' }),
  privacy: longText({ label: 'Datenschutzhinweis', hint: 'Was mit den Antworten geschieht' }, { max: 2000 }),
  sections: list(section, { label: 'Abschnitte', hint: 'In ihrer Reihenfolge' }, { min: 1, max: 30 }),
  dimensions: list(dimension, { label: 'Dimensionen', hint: 'Wie ausgewertet wird' }).default([]),
  recommendations: list(recommendation, { label: 'Empfehlungen', hint: 'Was aus dem Ergebnis folgt' }).default([]),
  tools: relatedTools,
  solutions: relatedSolutions,
  ...provenance,
  formerUrls,
});

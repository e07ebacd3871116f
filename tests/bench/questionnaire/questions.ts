/** A questionnaire of 200 questions, 40 of them with a condition. The same every time. */

import type { Entry } from '#schema/collections.ts';
import { questionnaire } from '#schema/questionnaire.ts';

type Questionnaire = Entry<'questionnaire'>;

const topics = [
  ...['Wohnen', 'Kita und Schule', 'Arbeit für die Familie', 'Praxisräume', 'Nachfolge in der Praxis'],
  ...['Weiterbildung', 'Ambulante Pflege', 'Therapie', 'Notdienst', 'Digitale Akte'],
  ...['Videosprechstunde', 'Wege mit Bus und Bahn', 'Ehrenamt', 'Apotheken', 'Hebammen'],
  ...['Ausbildung', 'Ankommen im Ort', 'Netzwerke', 'Finanzierung', 'Öffentlichkeit'],
];

const labelled = (prefix: string, labels: readonly string[]) =>
  labels.map((label, index) => ({ id: `${prefix}${index + 1}`, label }));

const section = (topic: string, index: number) => {
  const id = (question: number): string => `t${index + 1}f${question}`;
  return {
    id: `teil${index + 1}`,
    title: topic,
    questions: [
      {
        type: 'single',
        id: id(1),
        label: `Wie gut ist Ihr Ort beim Thema „${topic}“ heute aufgestellt?`,
        options: labelled('o', [
          'Es gibt eine feste Zuständigkeit im Rathaus und einen Plan',
          'Es gibt einzelne Angebote, aber niemand behält den Überblick',
          'Andere im Ort kümmern sich, die Verwaltung weiß davon',
          'Bisher kümmert sich niemand darum',
          'Das kann ich nicht beurteilen',
        ]),
      },
      {
        type: 'multiple',
        id: id(2),
        label: `Wer arbeitet bei „${topic}“ schon mit?`,
        hint: 'Gemeint sind alle, die im letzten Jahr mindestens einmal dabei waren.',
        other: true,
        options: [
          ...labelled('o', ['Verwaltung', 'Rat', 'Praxen', 'Krankenhaus oder Klinik', 'Vereine']),
          { id: 'niemand', label: 'Niemand davon', exclusive: true },
        ],
      },
      {
        type: 'scale',
        id: id(3),
        label: `Wie wichtig ist „${topic}“ für Menschen, die überlegen herzuziehen?`,
        steps: { count: 5, low: 'unwichtig', high: 'sehr wichtig', dontKnow: true },
      },
      {
        type: 'matrix',
        id: id(4),
        label: `Wie zufrieden sind Sie bei „${topic}“ mit diesen Punkten?`,
        rows: labelled('z', ['Angebot', 'Erreichbarkeit', 'Kosten', 'Auskunft', 'Zusammenarbeit']),
        steps: { count: 5, low: 'gar nicht', high: 'sehr', dontKnow: false },
      },
      { type: 'yesNo', id: id(5), label: `Gibt es für „${topic}“ Geld im Haushalt?` },
      {
        type: 'number',
        id: id(6),
        label: 'Wie viel ist es in diesem Jahr?',
        unit: 'Euro',
        min: 0,
        condition: { match: 'all', rules: [{ question: id(5), operator: 'is', value: 'yes' }] },
      },
      {
        type: 'shortText',
        id: id(7),
        label: `Wer ist für „${topic}“ die erste Ansprechperson?`,
        example: 'Stabsstelle Gesundheit',
      },
      {
        type: 'single',
        id: id(8),
        label: 'Seit wann gibt es die Zuständigkeit und das Geld dafür?',
        options: labelled('o', ['Seit diesem Jahr', 'Seit zwei bis fünf Jahren', 'Länger', 'Weiß ich nicht']),
        condition: {
          match: 'all',
          rules: [
            { question: id(1), operator: 'is', value: 'o1' },
            { question: id(6), operator: 'answered' },
          ],
        },
      },
      { type: 'longText', id: id(9), label: `Was fehlt bei „${topic}“ am meisten, und was haben Sie schon versucht?` },
      {
        type: 'scale',
        id: id(10),
        label: 'Wie sicher sind Sie, dass sich das in zwei Jahren bessert?',
        steps: { count: 7, low: 'gar nicht sicher', high: 'sehr sicher', dontKnow: true },
      },
    ],
  };
};

export const twoHundred: Questionnaire = questionnaire.parse({
  title: 'Zweihundert Fragen',
  summary: 'Erzeugt, um zu messen, wie schnell ein langer Fragebogen antwortet.',
  version: 1,
  sectors: ['medizin'],
  stages: ['planen'],
  audiences: ['verwaltung'],
  respondents: 'Für die Messung.',
  minutes: 60,
  body: 'Nur für die Messung.',
  privacy: 'Die Antworten bleiben auf diesem Gerät.',
  origin: 'ergaenzung',
  checked: '2026-01-15',
  sources: [{ title: 'Erzeugt für die Messung', url: 'https://musterland.example/quelle', date: '2026' }],
  sections: topics.map(section),
});

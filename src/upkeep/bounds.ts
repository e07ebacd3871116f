/** How long a fact may stand before somebody looks at it again, with its reason, in German, as editors read it. */
export interface Bound {
  label: string;
  months: number;
  reason: string;
}

export const bounds = {
  checked: {
    label: 'Prüfung eines Eintrags',
    months: 12,
    reason: 'In einem Jahr ändern sich Zuständigkeiten und Adressen, und Links führen ins Leere.',
  },
  statement: {
    label: 'Erklärung zur Barrierefreiheit',
    months: 12,
    reason: 'Jede Änderung der Website kann ändern, wie zugänglich sie ist.',
  },
  funding: {
    label: 'Betrag und Frist einer Förderung',
    months: 24,
    reason: 'Beträge und Fristen hängen an Haushalten und Richtlinien; nach zwei Jahren gilt oft anderes.',
  },
  care: {
    label: 'Gesundheitsversorgung am Ort',
    months: 24,
    reason: 'Praxen öffnen, schließen und finden eine Nachfolge.',
  },
  travel: {
    label: 'Wege mit Auto, Bahn und Bus',
    months: 24,
    reason: 'Fahrpläne wechseln jedes Jahr.',
  },
  population: {
    label: 'Einwohnerzahl',
    months: 36,
    reason: 'Amtliche Zahlen erscheinen jedes Jahr, aber mit Verzug.',
  },
  doctorsAge: {
    label: 'Alter der Ärztinnen und Ärzte',
    months: 36,
    reason: 'Der Altersaufbau verschiebt sich langsam und wird selten veröffentlicht.',
  },
  living: {
    label: 'Leben und Arbeiten',
    months: 36,
    reason: 'Was einen Ort ausmacht, hält länger als eine Zahl, aber nicht ewig.',
  },
} as const satisfies Record<string, Bound>;

/** An offer is named this many days before it ends: time to ask whether it goes on. */
export const noticeDays = 60;

/** The chapters of the editors' handbook, in reading order. */
export const chapters = [
  {
    url: '/redaktion/erste-aenderung/',
    title: 'Die erste Änderung in fünf Minuten',
    summary: 'Öffnen, ändern, speichern, ansehen: einmal von vorn bis hinten, und wie Sie einen neuen Eintrag anlegen.',
  },
  {
    url: '/redaktion/texte/',
    title: 'Texte schreiben',
    summary: 'Überschriften, Listen, Verweise und Lücken – und der Ton, in dem diese Website spricht.',
  },
  {
    url: '/redaktion/sammlungen/',
    title: 'Was wohin gehört',
    summary: 'Alle Sammlungen mit jedem Feld: was hineinkommt, was Pflicht ist, was zur Wahl steht.',
  },
  {
    url: '/redaktion/bilder/',
    title: 'Bilder und Dateien',
    summary: 'Bilder hochladen und beschreiben, Dateien anhängen, und was abgelehnt wird.',
  },
  {
    url: '/redaktion/frageboegen/',
    title: 'Fragebögen bauen',
    summary:
      'Abschnitte, Fragen, Bedingungen, Auswertung und Empfehlungen – und was man später nicht mehr ändern sollte.',
  },
  {
    url: '/redaktion/nach-dem-speichern/',
    title: 'Was nach dem Speichern geschieht',
    summary: 'Vom Entwurf über die Prüfung bis zur Website: wer was tut und wie lange es dauert.',
  },
  {
    url: '/redaktion/was-tun-wenn/',
    title: 'Was tun, wenn …',
    summary: 'Fehlermeldungen, verlorene Verbindungen, Versehen: was dahintersteckt und was Sie tun.',
  },
] as const;

/** The page that lists what is due; it belongs to the handbook, but says something else every day. */
export const duePage = {
  url: '/redaktion/stand/',
  title: 'Was ansteht',
  summary: 'Ungeprüfte Einträge, auslaufende Angebote, alte Zahlen und fehlende Angaben.',
} as const;

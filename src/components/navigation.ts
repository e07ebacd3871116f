/** The places of the site, as the header and the footer name them. */
export const mainPlaces = [
  { url: '/loesungsansaetze/', label: 'Lösungsansätze' },
  { url: '/toolbox/', label: 'Toolbox' },
  { url: '/frageboegen/', label: 'Fragebögen' },
  { url: '/foerderung/', label: 'Förderung' },
  { url: '/modellkommunen/', label: 'Orte' },
  { url: '/igz/', label: 'IGZ' },
  { url: '/aktuelles/', label: 'Aktuelles' },
] as const;

export const furtherPlaces = [
  { url: '/lernfaelle/', label: 'Lernfälle' },
  { url: '/glossar/', label: 'Glossar' },
  { url: '/projekt/', label: 'Das Projekt' },
  { url: '/suche/', label: 'Suche' },
] as const;

export const languagePlaces = [
  { url: '/leichte-sprache/', label: 'Leichte Sprache' },
  { url: '/gebaerdensprache/', label: 'Gebärdensprache' },
] as const;

export const dutyPlaces = [
  { url: '/kontakt/', label: 'Kontakt' },
  { url: '/impressum/', label: 'Impressum' },
  { url: '/datenschutz/', label: 'Datenschutz' },
  { url: '/barrierefreiheit/', label: 'Barrierefreiheit' },
] as const;

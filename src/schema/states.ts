/** The German states by their ISO code; their public holidays are known to `#schedule/holidays.ts`. */

export const states = {
  'DE-BW': { label: 'Baden-Württemberg', explanation: 'Auch Heilige Drei Könige, Fronleichnam, Allerheiligen' },
  'DE-BY': {
    label: 'Bayern',
    explanation: 'Auch Heilige Drei Könige, Fronleichnam, Mariä Himmelfahrt, Allerheiligen',
  },
  'DE-BE': { label: 'Berlin', explanation: 'Auch Internationaler Frauentag' },
  'DE-BB': { label: 'Brandenburg', explanation: 'Auch Reformationstag' },
  'DE-HB': { label: 'Bremen', explanation: 'Auch Reformationstag' },
  'DE-HH': { label: 'Hamburg', explanation: 'Auch Reformationstag' },
  'DE-HE': { label: 'Hessen', explanation: 'Auch Fronleichnam' },
  'DE-MV': { label: 'Mecklenburg-Vorpommern', explanation: 'Auch Internationaler Frauentag, Reformationstag' },
  'DE-NI': { label: 'Niedersachsen', explanation: 'Auch Reformationstag' },
  'DE-NW': { label: 'Nordrhein-Westfalen', explanation: 'Auch Fronleichnam, Allerheiligen' },
  'DE-RP': { label: 'Rheinland-Pfalz', explanation: 'Auch Fronleichnam, Allerheiligen' },
  'DE-SL': { label: 'Saarland', explanation: 'Auch Fronleichnam, Mariä Himmelfahrt, Allerheiligen' },
  'DE-SN': { label: 'Sachsen', explanation: 'Auch Reformationstag, Buß- und Bettag' },
  'DE-ST': { label: 'Sachsen-Anhalt', explanation: 'Auch Heilige Drei Könige, Reformationstag' },
  'DE-SH': { label: 'Schleswig-Holstein', explanation: 'Auch Reformationstag' },
  'DE-TH': { label: 'Thüringen', explanation: 'Auch Weltkindertag, Reformationstag' },
} as const;

export type State = keyof typeof states;

/** The closed lists: stored ids, shown labels, explanations. Fixed here, explained on the site. */
import type { Choices } from './fields.ts';

export const origins = {
  kommkom: { label: 'Projektergebnis', explanation: 'Im Projekt erarbeitet und dort veröffentlicht.' },
  ergaenzung: { label: 'Ergänzung', explanation: 'Später ergänzt; kein Ergebnis des Projekts.' },
} as const satisfies Choices;

export const areas = {
  regulatorik: { label: 'Regulatorik', explanation: 'Was Recht, Förderung und Zuständigkeit möglich machen.' },
  infrastruktur: { label: 'Infrastruktur', explanation: 'Räume, Wohnungen, Wege und Einrichtungen.' },
  digitalisierung: { label: 'Digitalisierung', explanation: 'Was Technik an Wegen und Zeit spart.' },
  vernetzung: { label: 'Vernetzung', explanation: 'Wer mit wem spricht und gemeinsam handelt.' },
  standort: { label: 'Standort', explanation: 'Was den Ort für Fachkräfte lebenswert macht.' },
} as const satisfies Choices;

export const sectors = {
  medizin: { label: 'Medizin', explanation: 'Ärztinnen und Ärzte in Praxis und Klinik.' },
  pflege: { label: 'Pflege', explanation: 'Pflegekräfte, ambulant und stationär.' },
  therapie: { label: 'Therapie', explanation: 'Physio-, Ergo- und Sprachtherapie und verwandte Berufe.' },
} as const satisfies Choices;

export const stages = {
  planen: { label: 'Planen', explanation: 'Wissen, wie es steht, und entscheiden, was zu tun ist.' },
  gewinnen: { label: 'Gewinnen', explanation: 'Menschen für den Ort und die Aufgabe interessieren.' },
  ankommen: { label: 'Ankommen', explanation: 'Wohnung, Familie, Anerkennung: den Anfang leicht machen.' },
  bleiben: { label: 'Bleiben', explanation: 'Arbeit und Leben so gestalten, dass niemand gehen will.' },
  uebergeben: { label: 'Übergeben', explanation: 'Praxis und Wissen rechtzeitig weitergeben.' },
} as const satisfies Choices;

export const toolKinds = {
  fragebogen: { label: 'Fragebogen', explanation: 'Fragt ab, was man wissen muss, bevor man handelt.' },
  leitfaden: { label: 'Leitfaden', explanation: 'Führt Schritt für Schritt durch eine Aufgabe.' },
  veranstaltung: { label: 'Veranstaltung', explanation: 'Bringt Menschen an einen Ort, mit Ablauf und Fristen.' },
  checkliste: { label: 'Checkliste', explanation: 'Zum Abhaken, damit nichts vergessen wird.' },
  vorlage: { label: 'Vorlage', explanation: 'Ein Text, der sich mit eigenen Angaben füllen lässt.' },
  kampagne: { label: 'Kampagne', explanation: 'Wirbt über mehrere Wege und längere Zeit.' },
  netzwerk: { label: 'Netzwerk', explanation: 'Eine dauerhafte Form der Zusammenarbeit.' },
} as const satisfies Choices;

export const audiences = {
  verwaltung: { label: 'Verwaltung', explanation: 'Rathaus, Wirtschaftsförderung, Kreis.' },
  politik: { label: 'Politik', explanation: 'Rat, Ausschüsse, Fraktionen.' },
  aerzteschaft: { label: 'Ärztinnen und Ärzte', explanation: 'In Praxis oder Klinik tätig.' },
  studierende: { label: 'Studierende', explanation: 'Im Studium der Medizin oder eines Gesundheitsberufs.' },
  auszubildende: { label: 'Auszubildende', explanation: 'In Ausbildung oder davor, auch im Praktikum.' },
  pflegekraefte: { label: 'Pflegekräfte', explanation: 'In der Pflege tätig.' },
  therapeuten: { label: 'Therapeutinnen und Therapeuten', explanation: 'In einem Therapieberuf tätig.' },
  arbeitgeber: { label: 'Arbeitgeber', explanation: 'Praxen, Kliniken, Heime, Dienste.' },
  bevoelkerung: { label: 'Bevölkerung', explanation: 'Bürgerinnen und Bürger.' },
  zugewanderte: { label: 'Zugewanderte Fachkräfte', explanation: 'Mit Abschluss aus einem anderen Land.' },
} as const satisfies Choices;

const notAssessed = { label: 'noch nicht bewertet', explanation: 'Dazu liegt noch keine belastbare Angabe vor.' };

export const efforts = {
  stunden: { label: 'Stunden', explanation: 'Bis zu einem Arbeitstag in der Verwaltung.' },
  tage: { label: 'Tage', explanation: 'Ein bis zehn Arbeitstage in der Verwaltung.' },
  wochen: { label: 'Wochen', explanation: 'Zwei bis acht Arbeitswochen, verteilt auf mehrere Monate.' },
  monate: { label: 'Monate', explanation: 'Mehr als zwei Arbeitsmonate oder eine dauerhafte Aufgabe.' },
  offen: notAssessed,
} as const satisfies Choices;

export const costs = {
  keine: { label: 'keine', explanation: 'Außer Arbeitszeit fallen keine Ausgaben an.' },
  'bis-1000': { label: 'bis\u00a01.000\u00a0€', explanation: 'Sachkosten der Kommune im ersten Jahr.' },
  'bis-10000': { label: 'bis\u00a010.000\u00a0€', explanation: 'Sachkosten der Kommune im ersten Jahr.' },
  'bis-50000': { label: 'bis\u00a050.000\u00a0€', explanation: 'Sachkosten der Kommune im ersten Jahr.' },
  'ueber-50000': {
    label: 'über\u00a050.000\u00a0€',
    explanation: 'Sachkosten der Kommune im ersten Jahr, oder eine Investition.',
  },
  offen: notAssessed,
} as const satisfies Choices;

export const leadTimes = {
  sofort: { label: 'sofort', explanation: 'Kann diese Woche beginnen.' },
  wochen: { label: 'Wochen', explanation: 'Zwei bis zwölf Wochen bis zum ersten Ergebnis.' },
  monate: { label: 'Monate', explanation: 'Drei bis zwölf Monate bis zum ersten Ergebnis.' },
  jahre: { label: 'Jahre', explanation: 'Mehr als ein Jahr bis zum ersten Ergebnis.' },
  offen: notAssessed,
} as const satisfies Choices;

export const deciders = {
  verwaltung: { label: 'Verwaltung', explanation: 'Kann die Verwaltung selbst beginnen.' },
  rat: { label: 'Rat', explanation: 'Braucht einen Beschluss des Rates oder eines Ausschusses.' },
  kreis: { label: 'Kreis', explanation: 'Entscheidet der Kreis, oder mehrere Kommunen gemeinsam.' },
  kv: {
    label: 'Kassenärztliche Vereinigung',
    explanation: 'Braucht eine Entscheidung der KV oder des Zulassungsausschusses.',
  },
  land: { label: 'Land', explanation: 'Braucht eine Entscheidung des Landes oder der Bezirksregierung.' },
  arbeitgeber: { label: 'Arbeitgeber', explanation: 'Entscheiden Praxen, Kliniken, Heime oder Dienste.' },
} as const satisfies Choices;

export const evidences = {
  nachgewiesen: { label: 'nachgewiesen', explanation: 'Mehrere gute Studien oder Bewertungen zeigen die Wirkung.' },
  wahrscheinlich: { label: 'wahrscheinlich', explanation: 'Einzelne Studien oder Bewertungen sprechen dafür.' },
  theoretisch: { label: 'theoretisch gut begründet', explanation: 'Gute Gründe, aber keine Messung der Wirkung.' },
  praxisbericht: { label: 'Praxisbericht', explanation: 'Jemand hat es gemacht und darüber berichtet.' },
  'nicht-bewaehrt': { label: 'nicht bewährt', explanation: 'Versucht, ohne das gewünschte Ergebnis.' },
  offen: notAssessed,
} as const satisfies Choices;

export const newsKinds = {
  meldung: { label: 'Meldung', explanation: 'Nachricht aus der Region.' },
  veranstaltung: { label: 'Veranstaltung', explanation: 'Treffen oder Termin.' },
  workshop: { label: 'Workshop', explanation: 'Werkstatt einer Modellkommune.' },
  chronik: { label: 'Chronik', explanation: 'Wegmarke des Projekts.' },
} as const satisfies Choices;

export const travelModes = {
  auto: { label: 'Auto', explanation: 'Über die Straße.' },
  bahn: { label: 'Bahn', explanation: 'Mit dem Zug.' },
  bus: { label: 'Bus', explanation: 'Mit dem Linienbus.' },
  luftlinie: { label: 'Luftlinie', explanation: 'Aus den Koordinaten berechnet.' },
} as const satisfies Choices;

export const livingTopics = {
  bahn: { label: 'Bahn und Bus', explanation: 'Wie komme ich ohne Auto weg?' },
  strasse: { label: 'Straße', explanation: 'Wie schnell bin ich auf der Autobahn?' },
  klinik: { label: 'Krankenhaus', explanation: 'Mit wem arbeite ich zusammen?' },
  ausbildung: { label: 'Aus- und Weiterbildung', explanation: 'Wo lernen Nachwuchs und Team?' },
  netz: { label: 'Netz und Zusammenarbeit', explanation: 'Wer unterstützt mich?' },
  geld: { label: 'Förderung am Ort', explanation: 'Was gibt die Kommune oder der Kreis dazu?' },
  wohnen: { label: 'Wohnen', explanation: 'Wo und wie kann ich wohnen?' },
  familie: { label: 'Kita und Schule', explanation: 'Was finden Kinder?' },
  partner: { label: 'Arbeit für Partnerin oder Partner', explanation: 'Wer stellt hier noch ein?' },
  freizeit: { label: 'Freizeit und Landschaft', explanation: 'Was mache ich nach Feierabend?' },
} as const satisfies Choices;

export const offerKinds = {
  stelle: { label: 'Stelle', explanation: 'Anstellung in Praxis, Klinik, Heim oder Dienst.' },
  praxis: { label: 'Praxis', explanation: 'Praxis zur Übernahme oder Räume zur Gründung.' },
  weiterbildung: { label: 'Weiterbildung', explanation: 'Weiterbildungsstelle oder Verbund.' },
  praktikum: { label: 'Famulatur und PJ', explanation: 'Abschnitte des Studiums und der Ausbildung.' },
  stipendium: { label: 'Stipendium', explanation: 'Geld im Studium gegen eine Zusage.' },
  zuschuss: { label: 'Zuschuss', explanation: 'Geld zum Start am Ort.' },
} as const satisfies Choices;

export const employments = {
  vollzeit: { label: 'Vollzeit', explanation: 'Volle Wochenarbeitszeit.' },
  teilzeit: { label: 'Teilzeit', explanation: 'Weniger als die volle Wochenarbeitszeit.' },
  selbststaendig: { label: 'Selbstständig', explanation: 'Eigene Praxis oder eigener Betrieb.' },
  ausbildung: { label: 'Ausbildung', explanation: 'Ausbildung, Studium oder Praktikum.' },
} as const satisfies Choices;

export const fundingStates = {
  laufend: { label: 'läuft', explanation: 'Nach der Quelle zum genannten Stand offen.' },
  bestaetigen: {
    label: 'vor dem Antrag bestätigen',
    explanation: 'Die Quelle ist älter oder nennt keinen Endtermin: bitte beim Geber nachfragen.',
  },
  beendet: { label: 'beendet', explanation: 'Kein Antrag mehr möglich.' },
} as const satisfies Choices;

export const partnerRoles = {
  leitung: { label: 'Leitung', explanation: 'Hat das Projekt geführt.' },
  partner: { label: 'Partner', explanation: 'Hat das Projekt mit umgesetzt.' },
  foerderung: { label: 'Förderung', explanation: 'Hat das Projekt bezahlt.' },
  weitere: { label: 'Weitere', explanation: 'Gehört zum Umfeld.' },
} as const satisfies Choices;

export const municipalityKinds = {
  stadt: { label: 'Stadt', explanation: 'Trägt die Bezeichnung Stadt.' },
  gemeinde: { label: 'Gemeinde', explanation: 'Trägt die Bezeichnung Gemeinde.' },
} as const satisfies Choices;

export const pageForms = {
  text: { label: 'Text', explanation: 'Überschriften und Absätze.' },
  'leichte-sprache': { label: 'Leichte Sprache', explanation: 'Große Schrift, viel Raum, ein Satz je Zeile.' },
  gebaerdensprache: {
    label: 'Text mit Gebärdensprachvideo',
    explanation: 'Über dem Text steht das Video aus plattform.yaml, oder der Platz dafür.',
  },
  datenschutz: {
    label: 'Text mit Liste des Gespeicherten',
    explanation:
      'Am Ende des Abschnitts „Fragebögen“ steht, was die Website im Browser gespeichert hat; man kann es dort löschen.',
  },
  beteiligte: { label: 'Text mit Beteiligten', explanation: 'Unter dem Text stehen Partner und Förderer.' },
} as const satisfies Choices;

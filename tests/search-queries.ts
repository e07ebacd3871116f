/** What visitors type, and the pages of which one must be among the first three. */
export interface Query {
  ask: string;
  expect: readonly string[];
}

const solution = (slug: string) => `/loesungsansaetze/${slug}/`;
const tool = (slug: string) => `/toolbox/${slug}/`;
const form = (slug: string) => `/frageboegen/${slug}/`;
const place = (slug: string) => `/modellkommunen/${slug}/`;
const grant = (slug: string) => `/foerderung/${slug}/`;
const lesson = (slug: string) => `/lernfaelle/${slug}/`;
const term = (slug: string) => `/glossar/#${slug}`;
const partner = (slug: string) => `/projekt/#${slug}`;

const row = (ask: string, ...expect: string[]): Query => ({ ask, expect });

/** Single words, as they stand in titles. */
const words = [
  row('Bürgerbus', solution('buergerbus'), term('buergerbus')),
  row('Telemedizin', solution('telemedizin-an-filialstandorten'), term('telemedizin')),
  row(
    'Stipendium',
    solution('regionale-medizinstipendien'),
    grant('medizinstipendium-kreis-steinfurt'),
    term('medizinstipendium'),
  ),
  row(
    'Wohnraum',
    solution('wohnraum-pool'),
    tool('bezahlbarer-wohnraum'),
    tool('wohnraumpool-fuer-fachkraefte'),
    solution('wohnraumbedarfsanalyse'),
  ),
  row('Famulatur', grant('famulatur-kvwl'), term('famulatur')),
  row('Approbation', term('approbation')),
  row('Landarztquote', grant('landarztquote-nrw'), term('landarztquote')),
  row('Zweigpraxis', term('zweigpraxis')),
  row('Kümmerer', solution('kuemmerer-fuer-neue-fachkraefte'), term('kuemmerin-oder-kuemmerer')),
  row('Stammtisch', tool('stammtisch-der-gesundheitsberufe')),
  row('Stellenanzeige', tool('vorlage-stellenanzeige')),
  row('Beschlussvorlage', tool('vorlage-beschlussvorlage'), term('beschlussvorlage')),
  row('Gesundheitskiosk', solution('gesundheitskiosk'), term('gesundheitskiosk')),
  row('Imagekampagne', tool('imagekampagne-pflege')),
  row('Datenschutz', '/datenschutz/'),
  row('Impressum', '/impressum/'),
  row('Kontakt', '/kontakt/'),
  row('Glossar', '/glossar/'),
  row('Toolbox', '/toolbox/'),
  row('Selbstprüfung', '/igz/selbstpruefung/'),
];

/** Parts of compounds: the word asked for stands in none of the titles by itself. */
const parts = [
  row('Vermittlung', tool('praxisvermittlung-immobilienboerse'), term('praxisboerse')),
  row('Immobilie', tool('praxisvermittlung-immobilienboerse'), term('praxisraeume')),
  row('Quote', grant('landarztquote-nrw'), term('landarztquote')),
  row('Schulgeld', grant('schulgeldfreiheit-gesundheitsberufe'), term('schulgeldfreiheit')),
  row(
    'Zuschuss',
    solution('kommunaler-niederlassungszuschuss'),
    grant('niederlassungszuschuss-luedinghausen'),
    term('niederlassungsfoerderung'),
  ),
  row('Kiosk', solution('gesundheitskiosk'), term('gesundheitskiosk')),
  row('Bedarfsanalyse', solution('wohnraumbedarfsanalyse'), form('wohnraumbedarf')),
  row('Analyse Wohnraum', solution('wohnraumbedarfsanalyse')),
  row('Portal', solution('digitales-gesundheitsportal')),
  row('Börse', tool('praxisvermittlung-immobilienboerse'), term('praxisboerse')),
  row('Plan', tool('jahresplan-der-kommune'), '/igz/umsetzungsplan/', term('bedarfsplanung')),
  row('Kampagne', tool('imagekampagne-pflege'), lesson('bad-wurzach-kampagnen')),
  row('Ausschuss', term('zulassungsausschuss'), '/aktuelles/2023-03-27-oelde-ergebnisse-im-ausschuss/'),
  row('Fonds', grant('kvwl-strukturfonds'), term('strukturfonds')),
  row('Workbook', tool('pflegeworkbook-und-pflegelabel'), term('pflegeworkbook')),
  row('Hausarztmangel', term('fachkraeftemangel'), term('unterversorgung')),
];

/** Other words for the same thing. */
const synonyms = [
  row('Praxisabgabe', term('praxisnachfolge'), tool('leitfaden-praxisnachfolge'), tool('checkliste-praxisuebergabe')),
  row('Nachfolge', term('praxisnachfolge'), tool('leitfaden-praxisnachfolge'), tool('checkliste-praxisuebergabe')),
  row('Übergabe', tool('checkliste-praxisuebergabe'), tool('leitfaden-praxisnachfolge'), term('praxisnachfolge')),
  row(
    'Praxisübernahme',
    term('praxisnachfolge'),
    tool('leitfaden-praxisnachfolge'),
    tool('checkliste-praxisuebergabe'),
  ),
  row('Online-Sprechstunde', term('videosprechstunde'), solution('telemedizin-an-filialstandorten')),
  row('Notdienst', term('bereitschaftsdienst')),
  row('Arzthelferin', term('medizinische-fachangestellte')),
  row('Kassensitz', term('vertragsarztsitz')),
  row('Personalgewinnung', term('fachkraeftegewinnung')),
  row('Ratsvorlage', tool('vorlage-beschlussvorlage'), term('beschlussvorlage')),
  row('Sprachtherapie', term('logopaedie')),
  row('Filialpraxis', term('zweigpraxis'), solution('telemedizin-an-filialstandorten')),
  row(
    'ausländische Fachkräfte',
    solution('anlaufstelle-internationale-fachkraefte'),
    term('internationale-fachkraefte'),
  ),
  row(
    'Einarbeitung',
    term('onboarding'),
    tool('gespraech-nach-100-tagen'),
    solution('kuemmerer-fuer-neue-fachkraefte'),
  ),
  row('Ärzteverbund', term('aerztenetz'), partner('bohris')),
  row('Pflegenotstand', term('fachkraeftemangel')),
];

const abbreviations = [
  row('MVZ', solution('kommunales-mvz'), term('mvz'), grant('hap-mvz-gruendung')),
  row('ÄiW', term('aerztin-oder-arzt-in-weiterbildung')),
  row('PJ', term('praktisches-jahr')),
  row(
    'HAP',
    term('hausarztaktionsprogramm'),
    grant('hap-standortfoerderung'),
    solution('hausarztaktionsprogramm-nutzen'),
  ),
  row('KVWL', term('kvwl'), partner('kvwl'), grant('kvwl-strukturfonds')),
  row('IGZ', '/igz/', term('intersektorales-gesundheitszentrum')),
  row('BAG', term('berufsausuebungsgemeinschaft')),
  row('MFA', term('medizinische-fachangestellte')),
  row('EFRE', term('efre'), partner('efre')),
  row('NäPa', term('nichtaerztliche-praxisassistenz'), grant('hap-zusatzqualifikation')),
  row('ZAG-PuG', term('zag-pug')),
];

/** Umlauts written otherwise, other forms, small letters. */
const spellings = [
  row('Aerzte Umfrage', tool('aerzte-umfrage-niederlassungsgruende'), form('niederlassungsgruende')),
  row(
    'Foerderung',
    '/foerderung/',
    grant('hap-standortfoerderung'),
    grant('weiterbildung-allgemeinmedizin'),
    grant('kvwl-strukturfonds'),
  ),
  row('buergerbus', solution('buergerbus'), term('buergerbus')),
  row('Luedinghausen', place('luedinghausen')),
  row('Leopoldshohe', place('leopoldshoehe')),
  row('Aerztenetz', term('aerztenetz'), partner('bohris')),
  row('hausarzt', term('hausaerztin-oder-hausarzt'), term('hausarztpraxis')),
  row('Stipendien', solution('regionale-medizinstipendien'), grant('medizinstipendium-kreis-steinfurt')),
  row(
    'Checklisten',
    tool('checkliste-praxisuebergabe'),
    tool('checkliste-willkommen-fuer-familien'),
    tool('checkliste-anerkennung-ausland'),
  ),
  row(
    'Fragebogen',
    '/frageboegen/',
    form('standort-check'),
    form('niederlassungsgruende'),
    form('wohnraumbedarf'),
    form('buergerbefragung'),
  ),
  row('standortcheck', form('standort-check'), tool('standort-check-werkstatt')),
  row('Azubicampus', solution('azubi-campus')),
  row('Lehrpraxen', grant('hap-lehrpraxis'), term('lehrpraxis')),
];

/** One or two letters wrong. */
const typos = [
  row('Fammulatur', grant('famulatur-kvwl'), term('famulatur')),
  row('Telemedzin', solution('telemedizin-an-filialstandorten'), term('telemedizin')),
  row('Bügerbus', solution('buergerbus'), term('buergerbus')),
  row('Stipendum', solution('regionale-medizinstipendien'), grant('medizinstipendium-kreis-steinfurt')),
  row('Lüdinghasuen', place('luedinghausen')),
  row(
    'Niederlasung',
    term('niederlassung'),
    solution('kommunaler-niederlassungszuschuss'),
    grant('niederlassungszuschuss-luedinghausen'),
  ),
  row('Praxisnachfloge', term('praxisnachfolge'), tool('leitfaden-praxisnachfolge')),
  row('Tecklenbrug', place('tecklenburg')),
];

const places = [
  row('Rheine', place('rheine')),
  row('Oelde', place('oelde')),
  row('Bocholt', place('bocholt')),
  row('Rhede', place('rhede')),
  row('Lage', place('lage')),
  row('Lemgo', place('lemgo')),
  row('Tecklenburg', place('tecklenburg')),
  row('Lienen', place('lienen')),
  row('Steinfurt Stipendium', grant('medizinstipendium-kreis-steinfurt')),
  row('Workshop Oelde', '/aktuelles/2022-06-08-oelde-workshop-1/'),
];

/** As one would say it. */
const questions = [
  row(
    'wohnung für azubis',
    solution('azubi-campus'),
    tool('bezahlbarer-wohnraum'),
    tool('wohnraumpool-fuer-fachkraefte'),
    solution('wohnraum-pool'),
    form('wohnraumbedarf'),
  ),
  row(
    'Wie finde ich einen Nachfolger für meine Praxis?',
    tool('leitfaden-praxisnachfolge'),
    term('praxisnachfolge'),
    tool('checkliste-praxisuebergabe'),
  ),
  row('Kann eine Kommune ein MVZ gründen?', solution('kommunales-mvz'), grant('hap-mvz-gruendung'), term('mvz')),
  row(
    'Zuschuss zur Niederlassung',
    solution('kommunaler-niederlassungszuschuss'),
    grant('niederlassungszuschuss-luedinghausen'),
    term('niederlassungsfoerderung'),
  ),
  row(
    'Was tun gegen Ärztemangel',
    term('fachkraeftemangel'),
    term('unterversorgung'),
    solution('runder-tisch-gesundheit'),
  ),
  row(
    'Wer erkennt ausländische Abschlüsse an?',
    solution('anerkennung-begleiten'),
    tool('checkliste-anerkennung-ausland'),
    term('anerkennung'),
  ),
  row('Umfrage unter Ärzten', tool('aerzte-umfrage-niederlassungsgruende'), form('niederlassungsgruende')),
  row(
    'Medizinstudierende einladen',
    tool('coming-home-for-christmas'),
    tool('verteiler-fuer-studierende'),
    solution('praxismonat'),
  ),
  row(
    'Kita und Schule für neue Fachkräfte',
    tool('checkliste-willkommen-fuer-familien'),
    solution('kuemmerer-fuer-neue-fachkraefte'),
  ),
  row(
    'Was hat nicht funktioniert',
    '/lernfaelle/',
    lesson('bad-wurzach-kampagnen'),
    lesson('langenbach-bachdoktor'),
    lesson('mv-beratungsprogramm'),
  ),
  row('Fahrdienst für ältere Menschen', solution('buergerbus'), term('buergerbus')),
  row(
    'Weiterbildung Allgemeinmedizin',
    grant('weiterbildung-allgemeinmedizin'),
    solution('weiterbildungsverbund'),
    term('facharztweiterbildung'),
  ),
  row('Praktikum in der Pflege', tool('pflegeworkbook-und-pflegelabel'), term('pflegeworkbook'), term('pflegelabel')),
  row(
    'digitale Anmeldung in der Praxis',
    solution('digitale-entlastung-der-praxis'),
    solution('digitale-anlaufstelle-fuer-praxen'),
    solution('digitales-gesundheitsportal'),
  ),
  row('Gespräch nach der Probezeit', tool('gespraech-nach-100-tagen')),
  row('Vorlage für den Rat', tool('vorlage-beschlussvorlage'), term('beschlussvorlage')),
  row('Studium ohne NC', grant('landarztquote-nrw'), term('landarztquote')),
  row('Projekt KommKom', '/projekt/', '/aktuelles/2020-01-01-projektstart/', '/aktuelles/2023-03-31-projektende/'),
  row('Werbung für Pflegeberufe', tool('imagekampagne-pflege'), solution('aktionstag-pflege-und-therapie')),
  row('Urlaub und Gesundheit', tool('versorgung-trifft-tourismus')),
];

/** Asked after the ranking had been set, to see whether it holds for more than it was set by. */
const heldOut = [
  row('Hausarztpraxis', term('hausarztpraxis')),
  row('Physiotherapeut', term('physiotherapie')),
  row('Kurort', term('kurort')),
  row('Badeärztin', term('badeaerztin-oder-badearzt'), '/aktuelles/2022-05-badeaerztin-in-tecklenburg/'),
  row('Pflegelabel Rheine', '/aktuelles/2022-09-08-pflegelabel-in-rheine/', tool('pflegeworkbook-und-pflegelabel')),
  row('Design Thinking', term('design-thinking')),
  row('Bachdoktor', lesson('langenbach-bachdoktor')),
  row('Leichte Sprache', '/leichte-sprache/'),
  row('Barrierefreiheit', '/barrierefreiheit/'),
  row('Gebärdensprache', '/gebaerdensprache/'),
  row('Verteiler', tool('verteiler-fuer-studierende')),
  row('Workshops', solution('workshopreihe'), '/aktuelles/2021-04-15-rheine-workshop-1/'),
  row('Modellkommunen', '/modellkommunen/', term('modellkommune')),
  row('Lernfälle', '/lernfaelle/'),
  row('Lösungsansätze', '/loesungsansaetze/'),
  row('Mangel an Ärzten', term('fachkraeftemangel'), term('unterversorgung')),
  row('Entlastung', solution('digitale-entlastung-der-praxis')),
  row('Räume', tool('praxisvermittlung-immobilienboerse'), term('praxisraeume')),
  row(
    'Vertrag Wohnung Betrieb',
    solution('wohnraum-pool'),
    tool('wohnraumpool-fuer-fachkraefte'),
    tool('bezahlbarer-wohnraum'),
    form('wohnraumbedarf'),
  ),
  row('Tourismus', tool('versorgung-trifft-tourismus')),
  row('Lehrpraxis', grant('hap-lehrpraxis'), term('lehrpraxis')),
  row('Quereinstieg', grant('quereinstieg-allgemeinmedizin'), term('quereinstieg')),
  row('60000 Euro', grant('hap-standortfoerderung'), solution('hausarztaktionsprogramm-nutzen')),
  row(
    'Hausarztaktionsprogram',
    term('hausarztaktionsprogramm'),
    solution('hausarztaktionsprogramm-nutzen'),
    grant('hap-standortfoerderung'),
  ),
  row(
    'physiotherapie ausbildung kosten',
    grant('schulgeldfreiheit-gesundheitsberufe'),
    term('schulgeldfreiheit'),
    term('physiotherapie'),
  ),
  row(
    'Ergebnisse Abschluss Projekt',
    '/aktuelles/2023-03-15-abschlussveranstaltung/',
    '/aktuelles/2023-03-31-projektende/',
    '/projekt/',
  ),
  row(
    'Anerkennung ausländischer Ärzte',
    term('anerkennung'),
    tool('checkliste-anerkennung-ausland'),
    solution('anerkennung-begleiten'),
  ),
  row('Netzwerk gesunde Städte', tool('mitgliedschaft-gesunde-staedte-netzwerk'), term('gesunde-staedte-netzwerk')),
  row('Ärzte Bocholt Netz', partner('bohris'), '/aktuelles/2025-10-27-bohris-hoechste-stufe/', place('bocholt')),
  row('Krankenpfleger', term('pflegefachperson')),
  row('Altenpflege', term('pflegefachperson'), term('generalistische-pflegeausbildung')),
  row('Bewerber finden', term('fachkraeftegewinnung'), tool('vorlage-stellenanzeige')),
  row('Umzug mit Kindern', tool('checkliste-willkommen-fuer-familien'), solution('kuemmerer-fuer-neue-fachkraefte')),
  row('Job teilen', term('job-sharing')),
  row('Angestellt statt selbstständig', term('anstellung'), solution('kommunales-mvz')),
  row('Gemeinschaftspraxis', term('gemeinschaftspraxis'), term('berufsausuebungsgemeinschaft')),
  row('Wie viele Einwohner hat Lengerich', place('lengerich')),
  row('Bahnhof Oelde', place('oelde')),
  row('Standort bewerten', form('standort-check'), tool('standort-check-werkstatt')),
  row('Umfrage Bürger', form('buergerbefragung')),
  row('Rat überzeugen', tool('vorlage-beschlussvorlage'), term('beschlussvorlage')),
  row('Strategie für das ganze Jahr', tool('jahresplan-der-kommune')),
  row('FH Münster', partner('fh-muenster')),
  row('DRK', partner('drk-westfalen-lippe'), '/igz/'),
  row('Ansprechpartner', '/kontakt/'),
  row('Videosprechstnde', term('videosprechstunde'), solution('telemedizin-an-filialstandorten')),
  row('Kümerer', solution('kuemmerer-fuer-neue-fachkraefte'), term('kuemmerin-oder-kuemmerer')),
];

export const queries: readonly Query[] = [
  ...words,
  ...parts,
  ...synonyms,
  ...abbreviations,
  ...spellings,
  ...typos,
  ...places,
  ...questions,
  ...heldOut,
];

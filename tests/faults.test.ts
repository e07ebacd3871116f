/** Every fault of the content gets its German line, all in one run, and none a stack trace. */
import { cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readContent } from '#build/content-files.ts';
import { faultLine } from '#schema/report.ts';
import { hugePng, png } from './fixtures/pictures.ts';

const region = join(import.meta.dirname, 'fixtures/region');
const today = '2026-02-01';

/** A copy of the fixture region that a test may spoil. */
interface Copy {
  write(file: string, content: string | Uint8Array): Promise<void>;
  /** Replaces a text that must be there. */
  change(file: string, from: string, to: string): Promise<void>;
  move(from: string, to: string): Promise<void>;
  remove(file: string): Promise<void>;
  folder(path: string): Promise<void>;
}

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'region-'));
});
afterAll(() => rm(root, { recursive: true }));

async function copyRegion(): Promise<Copy & { dir: string }> {
  const dir = await mkdtemp(join(root, 'copy-'));
  await cp(region, dir, { recursive: true });
  const at = (file: string) => join(dir, file);
  return {
    dir,
    async write(file, content) {
      await mkdir(dirname(at(file)), { recursive: true });
      await writeFile(at(file), content);
    },
    async change(file, from, to) {
      const source = await readFile(at(file), 'utf8');
      expect(source, `${file} holds the text to change`).toContain(from);
      await writeFile(
        at(file),
        source.replace(from, () => to),
      );
    },
    move: (from, to) => rename(at(from), at(to)),
    remove: (file) => rm(at(file), { recursive: true }),
    async folder(path) {
      await mkdir(at(path), { recursive: true });
    },
  };
}

const linesOf = async (dir: string) => (await readContent(dir, today)).faults.map(faultLine);

async function linesAfter(spoil: (copy: Copy) => Promise<unknown>): Promise<string[]> {
  const copy = await copyRegion();
  await spoil(copy);
  return linesOf(copy.dir);
}

const event = 'toolbox/tag-der-offenen-praxis.md';
const list = 'toolbox/liste-fuer-den-umzug.md';
const idea = 'loesungsansaetze/wartezimmer-teilen.md';
const survey = 'frageboegen/raumbedarf.yaml';
const kit = 'werkzeugkoffer/neu-im-musterland.yaml';
const schedule =
  'schedule:\n  - weeks: 4\n    when: vorher\n    task: Einladen\n  - weeks: drei\n    when: nachher\n    task: Danken\n';
const twice = (id: string, more: string) => `          - id: ${id}\n            label: Ja${more}\n`.repeat(2);
/** A last question of the survey, and one before it that its rule is about. */
const asked = (question: string, rule = '') =>
  `      - ${question.trim().replaceAll('\n', '\n        ')}\n      - type: yesNo\n        id: folge\n        label: Und dann?\n${
    rule && `        condition: { match: all, rules: [{ question: neu, ${rule} }] }\n`
  }`;
const ask =
  (question: string, rule?: string) =>
  ({ change }: Copy) =>
    change(survey, 'dimensions:\n', `${asked(question, rule)}dimensions:\n`);
const atNew = `content/${survey} › sections › 2 › questions › 3`;
const atRule = `content/${survey} › sections › 2 › questions › 4 › condition › rules › 1`;
const kindsOfQuestion = {
  single: 'type: single\nid: neu\nlabel: Was?\noptions: [{ id: a, label: A }, { id: b, label: B }]',
  free: 'type: single\nid: neu\nlabel: Was?\nother: true\noptions: [{ id: a, label: A }, { id: b, label: B }]',
  multiple: 'type: multiple\nid: neu\nlabel: Was?\noptions: [{ id: a, label: A }, { id: b, label: B }]',
  scale: 'type: scale\nid: neu\nlabel: Wie?\nsteps: { count: 5, low: kaum, high: sehr, dontKnow: true }',
  matrix:
    'type: matrix\nid: neu\nlabel: Wie?\nrows: [{ id: a, label: A }, { id: b, label: B }]\nsteps: { count: 5, low: kaum, high: sehr, dontKnow: true }',
  ranking: 'type: ranking\nid: neu\nlabel: Was zuerst?\nrows: [{ id: a, label: A }, { id: b, label: B }]',
  number: 'type: number\nid: neu\nlabel: Wie viele?\nmin: 1\nmax: 20',
  text: 'type: shortText\nid: neu\nlabel: Wer?',
  date: 'type: date\nid: neu\nlabel: Wann?',
  month: 'type: month\nid: neu\nlabel: Wann?',
  yesNo: 'type: yesNo\nid: neu\nlabel: Ja?',
  info: 'type: info\nid: neu\nlabel: Gut zu wissen\ntext: Nichts weiter.',
};
const picture = png(30, 20, [138, 47, 27]);

/** What is spoilt, and the lines an editor then reads. */
const faults: Record<string, { spoil: (copy: Copy) => Promise<unknown>; lines: string[] }> = {
  'a missing field': {
    spoil: ({ change }) => change(idea, 'area: infrastruktur\n', ''),
    lines: [
      `content/${idea} › area: Das Feld fehlt. Bitte einen dieser Werte angeben: regulatorik, infrastruktur, digitalisierung, vernetzung, standort.`,
    ],
  },
  'a missing text below the front matter': {
    spoil: ({ change }) => change(idea, '\nEin Wartezimmer genügt, wenn sich **zwei Praxen** absprechen.\n', ''),
    lines: [`content/${idea} › body: Das Feld fehlt. Bitte einen Text angeben.`],
  },
  'a word where a number belongs': {
    spoil: async ({ move, change }) => {
      await move(list, 'toolbox/coming-home.md');
      await change('toolbox/coming-home.md', 'firstSteps:', `${schedule}firstSteps:`);
    },
    lines: [
      'content/toolbox/coming-home.md › schedule › 2 › weeks: Bitte eine ganze Zahl ab 0 angeben (steht dort: „drei“).',
    ],
  },
  'a number where a text belongs': {
    spoil: ({ change }) => change(event, 'title: Tag der offenen Praxis', 'title: 2026'),
    lines: [`content/${event} › title: Bitte einen Text angeben (steht dort: „2026“).`],
  },
  'a field left empty': {
    spoil: ({ change }) => change(event, 'goal: Zehn Menschen haben eine Praxis von innen gesehen.', 'goal:'),
    lines: [`content/${event} › goal: Bitte einen Text angeben.`],
  },
  'no number at all': {
    spoil: ({ change }) => change(event, 'weeks: 1\n', 'weeks: .nan\n'),
    lines: [`content/${event} › schedule › 2 › weeks: Bitte eine ganze Zahl ab 0 angeben (steht dort: „NaN“).`],
  },
  'a text where a list belongs': {
    spoil: ({ change }) => change(list, 'audiences:\n  - zugewanderte\n', 'audiences: zugewanderte\n'),
    lines: [
      `content/${list} › audiences: Bitte eine Liste angeben, jede Zeile mit „- “ am Anfang (steht dort: „zugewanderte“).`,
    ],
  },
  'a text where a group belongs': {
    spoil: ({ change }) => change(idea, '  - title: Erfunden für die Prüfungen\n', '  - Erfunden für die Prüfungen\n'),
    lines: [
      `content/${idea} › sources › 1: Bitte eine Gruppe mit diesen Feldern angeben: title, url, date (steht dort: „Erfunden für die Prüfungen“).`,
    ],
  },
  'a value off the list, with the near one': {
    spoil: ({ change }) => change(idea, 'area: infrastruktur', 'area: infrastuktur'),
    lines: [
      `content/${idea} › area: Bitte einen dieser Werte angeben: regulatorik, infrastruktur, digitalisierung, vernetzung, standort (steht dort: „infrastuktur“). Meinten Sie „infrastruktur“?`,
    ],
  },
  'a value twice in one list': {
    spoil: ({ change }) => change(idea, '  - medizin\n  - therapie\n', '  - medizin\n  - medizin\n'),
    lines: [`content/${idea} › sectors: Ein Wert steht doppelt, bitte einmal streichen.`],
  },
  'a date that does not exist': {
    spoil: ({ change }) => change(list, 'checked: 2026-01-15', 'checked: 2026-02-30'),
    lines: [
      `content/${list} › checked: Bitte ein Datum in der Form JJJJ-MM-TT angeben, zum Beispiel 2026-03-31 (steht dort: „2026-02-30“).`,
    ],
  },
  'a check in the future': {
    spoil: ({ change }) => change(list, 'checked: 2026-01-15', 'checked: 2026-02-02'),
    lines: [
      `content/${list} › checked: Das Prüfdatum darf nicht in der Zukunft liegen, bitte höchstens 2026-02-01 angeben (steht dort: „2026-02-02“).`,
    ],
  },
  'a script as an address': {
    spoil: ({ change }) => change(list, 'url: https://musterland.example/quelle', 'url: javascript:alert(1)'),
    lines: [
      `content/${list} › sources › 1 › url: Bitte eine vollständige Adresse angeben, die mit https:// (oder http://, mailto:, /) beginnt (steht dort: „javascript:alert(1)“).`,
    ],
  },
  'an unknown field, with the near one': {
    spoil: ({ change }) => change(event, 'goal: ', 'gaol: '),
    lines: [
      `content/${event} › goal: Das Feld fehlt. Bitte einen Text angeben.`,
      `content/${event} › gaol: Dieses Feld gibt es hier nicht. Meinten Sie „goal“?`,
    ],
  },
  'a recommended set with something that is not there': {
    spoil: ({ change }) => change(kit, 'solution: wartezimmer-teilen', 'solution: wartezimmer-theilen'),
    lines: [
      `content/${kit} › items › 2 › solution: In content/loesungsansaetze/ gibt es keinen Eintrag „wartezimmer-theilen“ (Lösungsansatz). Meinten Sie „wartezimmer-teilen“?`,
    ],
  },
  'a recommended set with two things in one': {
    spoil: ({ change }) =>
      change(kit, 'solution: wartezimmer-teilen', 'solution: wartezimmer-teilen\n    questionnaire: raumbedarf'),
    lines: [`content/${kit} › items › 2: Bitte genau eines angeben: tool, solution oder questionnaire.`],
  },
  'a recommended set with something twice': {
    spoil: ({ change }) => change(kit, 'solution: wartezimmer-teilen', 'questionnaire: raumbedarf'),
    lines: [`content/${kit} › items: Ein Eintrag steht doppelt, bitte einmal streichen.`],
  },
  'an unknown field inside a list': {
    spoil: ({ change }) => change(event, '    note: Die Bäckerei', '    notiz: Die Bäckerei'),
    lines: [`content/${event} › budget › 1 › notiz: Dieses Feld gibt es hier nicht. Meinten Sie „note“?`],
  },
  'an unknown field of the platform': {
    spoil: ({ change }) => change('plattform.yaml', 'claim: ', 'claims: Ja\nclaim: '),
    lines: ['content/plattform.yaml › claims: Dieses Feld gibt es hier nicht. Meinten Sie „claim“?'],
  },
  'a state that is none': {
    spoil: ({ change }) => change('plattform.yaml', 'state: DE-SN', 'state: DE-NWR'),
    lines: [
      'content/plattform.yaml › state: Bitte einen dieser Werte angeben: DE-BW, DE-BY, DE-BE, DE-BB, DE-HB, DE-HH, DE-HE, DE-MV, DE-NI, DE-NW, DE-RP, DE-SL, DE-SN, DE-ST, DE-SH, DE-TH (steht dort: „DE-NWR“).',
    ],
  },
  'a relation to nowhere, with the near entry': {
    spoil: ({ change }) => change(idea, '  - tag-der-offenen-praxis\n', '  - tag-der-offenen-praxen\n'),
    lines: [
      `content/${idea} › tools › 1: In content/toolbox/ gibt es keinen Eintrag „tag-der-offenen-praxen“ (Werkzeug). Meinten Sie „tag-der-offenen-praxis“?`,
    ],
  },
  'a relation from inside a questionnaire': {
    spoil: ({ change }) => change(survey, 'solution: wartezimmer-teilen', 'solution: umbauen'),
    lines: [
      `content/${survey} › recommendations › 1 › solution: In content/loesungsansaetze/ gibt es keinen Eintrag „umbauen“ (Lösungsansatz). Bekannt sind: sprechstunde-am-bildschirm, wartezimmer-teilen.`,
    ],
  },
  'a relation from the platform': {
    spoil: ({ change }) => change('plattform.yaml', 'check: raumbedarf', 'check: raumnot'),
    lines: [
      'content/plattform.yaml › check: In content/frageboegen/ gibt es keinen Eintrag „raumnot“ (Fragebogen). Bekannt sind: raumbedarf.',
    ],
  },
  'a relation written as a title': {
    spoil: ({ change }) => change(idea, '  - musterdorf\n', '  - Musterdorf\n'),
    lines: [
      `content/${idea} › municipalities › 2: Bitte den Dateinamen eines vorhandenen Eintrags angeben: Kleinbuchstaben, Ziffern und Bindestriche, ohne Endung (steht dort: „Musterdorf“).`,
    ],
  },
  'a placeholder that the platform lacks': {
    spoil: ({ change }) => change('seiten/impressum.md', '{{operator.name}}', '{{operator.nmae}}'),
    lines: [
      'content/seiten/impressum.md › body: In plattform.yaml gibt es „{{operator.nmae}}“ nicht. Meinten Sie „operator.name“?',
    ],
  },
  'a group of municipalities that the platform lacks': {
    spoil: ({ change }) => change('modellkommunen/musterdorf.md', 'group: beispielverbund', 'group: beispielbund'),
    lines: [
      'content/modellkommunen/musterdorf.md › group: In plattform.yaml gibt es unter groups keinen Verbund „beispielbund“. Meinten Sie „beispielverbund“?',
    ],
  },
  'a way without minutes and kilometres': {
    spoil: ({ change }) => change('modellkommunen/beispielstadt.md', '    minutes: 12\n    km: 7.2\n', ''),
    lines: [
      'content/modellkommunen/beispielstadt.md › travel › 1: Bitte Minuten (minutes) oder Kilometer (km) angeben.',
    ],
  },
  'two entries of one slug': {
    spoil: ({ write }) => write('lernfaelle/plakat--ohne-adresse.md', ''),
    lines: [
      'content/lernfaelle/plakat--ohne-adresse.md: Der Dateiname darf nur Kleinbuchstaben, Ziffern und Bindestriche haben; bitte in „plakat-ohne-adresse.md“ umbenennen.',
      'content/lernfaelle/plakat--ohne-adresse.md: Die Datei ist leer. Bitte ausfüllen oder löschen.',
      'content/lernfaelle/plakat-ohne-adresse.md: Derselbe Name wie „plakat--ohne-adresse.md“; bitte eine der beiden Dateien umbenennen.',
    ],
  },
  'umlauts in a file name': {
    spoil: ({ move }) => move('lernfaelle/plakat-ohne-adresse.md', 'lernfaelle/Größe zählt.md'),
    lines: [
      'content/lernfaelle/Größe zählt.md: Der Dateiname darf nur Kleinbuchstaben, Ziffern und Bindestriche haben; bitte in „groesse-zaehlt.md“ umbenennen.',
      `content/${idea} › lessons › 1: In content/lernfaelle/ gibt es keinen Eintrag „plakat-ohne-adresse“ (Lernfall). Bekannt sind: groesse-zaehlt.`,
    ],
  },
  'umlauts in a file name, written as letter and dots': {
    spoil: async ({ write }) => write('glossar/pra\u0308vention.md', await readFile(join(region, 'glossar/mvz.md'))),
    lines: [
      'content/glossar/pra\u0308vention.md: Der Dateiname darf nur Kleinbuchstaben, Ziffern und Bindestriche haben; bitte in „praevention.md“ umbenennen.',
    ],
  },
  'an emoji in a file name': {
    spoil: async ({ write }) => write('glossar/pflege-🩺.md', await readFile(join(region, 'glossar/mvz.md'))),
    lines: [
      'content/glossar/pflege-🩺.md: Der Dateiname darf nur Kleinbuchstaben, Ziffern und Bindestriche haben; bitte in „pflege.md“ umbenennen.',
    ],
  },
  'a file name of nothing but emoji': {
    spoil: async ({ write }) => write('glossar/🎉🎉.md', await readFile(join(region, 'glossar/mvz.md'))),
    lines: [
      'content/glossar/🎉🎉.md: Der Dateiname braucht Buchstaben oder Ziffern; bitte umbenennen, zum Beispiel in „neuer-eintrag.md“.',
    ],
  },
  'another ending': {
    spoil: ({ write }) => write('toolbox/notizen.docx', 'PK'),
    lines: [
      'content/toolbox/notizen.docx: In diesem Ordner liegen nur Dateien mit der Endung .md; bitte umbenennen oder entfernen.',
    ],
  },
  'an empty file': {
    spoil: ({ write }) => write('toolbox/leer.md', '\n \n'),
    lines: ['content/toolbox/leer.md: Die Datei ist leer. Bitte ausfüllen oder löschen.'],
  },
  'a file of 5 MB': {
    spoil: ({ write }) => write('toolbox/roman.md', 'Es war einmal. '.repeat(350_000)),
    lines: [
      'content/toolbox/roman.md: Die Datei ist 5.250 kB groß, erlaubt sind 500 kB. Bitte aufteilen; Bilder gehören nach content/uploads/.',
    ],
  },
  'a file that is not UTF-8': {
    spoil: ({ write }) => write('toolbox/latin.md', Buffer.from('---\ntitle: Grüße\n---\n', 'latin1')),
    lines: ['content/toolbox/latin.md: Die Datei ist nicht in UTF-8 gespeichert; bitte so speichern.'],
  },
  'no front matter': {
    spoil: ({ write }) => write('toolbox/nur-text.md', 'Nur Text.\n'),
    lines: [
      'content/toolbox/nur-text.md: Die Datei muss mit einer Zeile „---“ beginnen, dann kommen die Felder, dann wieder „---“, dann der Text.',
    ],
  },
  'a front matter without fields': {
    spoil: ({ write }) => write('toolbox/satz.md', '---\nnur ein Satz\n---\n'),
    lines: ['content/toolbox/satz.md: Hier werden Felder erwartet, eines je Zeile, in der Form „name: Wert“.'],
  },
  'the text as a field': {
    spoil: ({ change }) => change(list, 'kind: checkliste', 'kind: checkliste\nbody: Text'),
    lines: [`content/${list} › body: Der Text steht unter der zweiten Zeile „---“, nicht in einem Feld.`],
  },
  'a field written twice': {
    spoil: ({ change }) => change(list, 'kind: checkliste\n', 'kind: checkliste\nkind: vorlage\n'),
    lines: [`content/${list} › Zeile 5: Dieses Feld steht zweimal da, bitte eines streichen.`],
  },
  'a second colon in a line': {
    spoil: ({ change }) => change(list, 'title: Liste', 'title: Umzug: Liste'),
    lines: [
      `content/${list} › Zeile 2: Hier steht ein zweiter Doppelpunkt: bitte den Text in Anführungszeichen setzen oder die Einrückung der nächsten Zeile prüfen.`,
    ],
  },
  'a quote that does not end': {
    spoil: ({ change }) => change(survey, 'title: Raumbedarf der Praxen', 'title: "Raumbedarf der Praxen'),
    lines: [
      `content/${survey} › Zeile 1: Hier fehlt ein Zeichen, meist ein Anführungszeichen am Ende oder ein Doppelpunkt.`,
    ],
  },
  'a tab': {
    spoil: ({ change }) => change(list, '  - zugewanderte', '\t- zugewanderte'),
    lines: [`content/${list} › Zeile 12: Bitte mit Leerzeichen einrücken, nicht mit Tabulatoren.`],
  },
  'a wrong indent': {
    spoil: ({ change }) => change(list, 'cost: keine', ' cost: keine'),
    lines: [
      `content/${list} › Zeile 13: Hier steht ein zweiter Doppelpunkt: bitte den Text in Anführungszeichen setzen oder die Einrückung der nächsten Zeile prüfen.`,
    ],
  },
  'a text that YAML takes for a reference': {
    spoil: ({ change }) => change(list, 'goal: Niemand', 'goal: *Niemand'),
    lines: [
      `content/${list} › Zeile 21: Hier steht ein Zeichen, das in YAML etwas bedeutet; bitte den Text in Anführungszeichen setzen.`,
    ],
  },
  'a text that YAML takes for a tag': {
    spoil: ({ change }) => change(list, 'goal: Niemand', 'goal: !wichtig Niemand'),
    lines: [`content/${list} › Zeile 21: Ein Text, der mit „!“ beginnt, muss in Anführungszeichen stehen.`],
  },
  'a text that YAML takes for an anchor': {
    spoil: ({ change }) => change(list, 'goal: Niemand', 'goal: &Co Niemand'),
    lines: [`content/${list} › Zeile 21: Ein Text, der mit „*“ oder „&“ beginnt, muss in Anführungszeichen stehen.`],
  },
  'brackets inside brackets without measure': {
    spoil: ({ write }) => write('frageboegen/klammern.yaml', `${'['.repeat(50_000)}${']'.repeat(50_000)}`),
    lines: [
      'content/frageboegen/klammern.yaml › Zeile 1: Hier stehen zu viele Klammern oder Listen ineinander; bitte vereinfachen.',
    ],
  },
  'a folder in the place of an entry': {
    spoil: ({ folder }) => folder('toolbox/ordner.md'),
    lines: ['content/toolbox/ordner.md: Das ist ein Ordner, hier wird eine Datei erwartet.'],
  },
  'a file in the place of a collection': {
    spoil: async ({ remove, write }) => {
      await remove('angebote');
      await write('angebote', 'Text');
    },
    lines: ['content/angebote: Das ist eine Datei, hier wird ein Ordner erwartet.'],
  },
  'an unknown folder': {
    spoil: ({ write }) => write('tolbox/neu.md', ''),
    lines: [
      'content/tolbox: Das gehört nicht hierher. Erlaubt sind plattform.yaml, uploads und die Ordner loesungsansaetze, toolbox, frageboegen, modellkommunen, angebote, foerderung, lernfaelle, glossar, aktuelles, partner, werkzeugkoffer, seiten.',
    ],
  },
  'no file about the platform': {
    spoil: ({ remove }) => remove('plattform.yaml'),
    lines: ['content/plattform.yaml: Diese Datei fehlt.'],
  },
  'a map that is not there': {
    spoil: ({ remove }) => remove('quadrate.topo.json'),
    lines: ['content/plattform.yaml › map › file: Die Karte „quadrate.topo.json“ liegt nicht im Inhaltsordner.'],
  },
  'a map that is none': {
    spoil: ({ write }) => write('quadrate.topo.json', '{ "type": "FeatureCollection" '),
    lines: ['content/quadrate.topo.json: Die Karte ist kein JSON. Bitte neu erzeugen.'],
  },
  'a map of another format': {
    spoil: ({ write }) => write('quadrate.topo.json', '{ "type": "FeatureCollection", "features": [] }'),
    lines: [
      'content/quadrate.topo.json: Die Karte ist kein TopoJSON. Bitte eine TopoJSON-Datei mit genau einer Ebene angeben; jede Fläche braucht den Gemeindeschlüssel als „id“ und die Eigenschaften „name“ und „kreis“.',
    ],
  },
  'an image that is none': {
    spoil: ({ write }) => write('uploads/praxis.png', '<html>'),
    lines: ['content/uploads/praxis.png: Das ist kein Bild der Art .png. Bitte die Datei als Bild neu speichern.'],
  },
  'an image of another kind than its ending says': {
    spoil: ({ write }) => write('uploads/praxis.jpg', picture),
    lines: ['content/uploads/praxis.jpg: Das ist kein Bild der Art .jpg. Bitte die Datei als Bild neu speichern.'],
  },
  'an image with umlauts, emoji and capitals in its name': {
    spoil: ({ write }) => write('uploads/Praxis für alle 🎉.PNG', picture),
    lines: [
      'content/uploads/Praxis für alle 🎉.PNG: Der Dateiname darf nur Kleinbuchstaben, Ziffern und Bindestriche haben; bitte in „praxis-fuer-alle.png“ umbenennen.',
    ],
  },
  'a folder in the place of an image': {
    spoil: ({ folder }) => folder('uploads/praxis.png'),
    lines: ['content/uploads/praxis.png: Das ist ein Ordner, hier wird eine Datei erwartet.'],
  },
  'an image that is not there, with the near one': {
    spoil: async ({ write, change }) => {
      await write('uploads/praxis.png', picture);
      await change(
        list,
        'situation: ',
        'image:\n  file: praxen.png\n  alt: Eine Praxis\n  credit: Niemand\nsituation: ',
      );
    },
    lines: [
      `content/${list} › image › file: In content/uploads/ gibt es kein Bild „praxen.png“. Meinten Sie „praxis.png“?`,
    ],
  },
  'an image with a hole in it': {
    spoil: ({ write }) => write('uploads/praxis.png', Buffer.from(picture).fill(0, 45, 60)),
    lines: [
      'content/uploads/praxis.png: Das Bild lässt sich nicht lesen; vermutlich ist die Datei beschädigt. Bitte neu speichern und noch einmal hochladen.',
    ],
  },
  'an image above 5 MB': {
    spoil: ({ write }) => write('uploads/praxis.png', Buffer.concat([picture, Buffer.alloc(6_000_000)])),
    lines: [
      'content/uploads/praxis.png: Die Datei ist mit 6,1 MB zu groß, erlaubt sind 5 MB. Bitte in einem Bildprogramm auf 2000 Pixel Breite verkleinern und als .jpg speichern.',
    ],
  },
  'an image of too many pixels': {
    spoil: ({ write }) => write('uploads/praxis.png', hugePng(8000, 6000)),
    lines: [
      'content/uploads/praxis.png: Das Bild hat 48 Millionen Bildpunkte, erlaubt sind 40 Millionen. Bitte in einem Bildprogramm auf 2000 Pixel Breite verkleinern und als .jpg speichern.',
    ],
  },
  'an SVG with a script': {
    spoil: ({ change }) => change('uploads/haus.svg', '<style>', '<script/><style>'),
    lines: [
      'content/uploads/haus.svg: Dieses SVG wird nicht angenommen, denn es enthält ein Skript (script). Bitte im Zeichenprogramm als „einfaches SVG“ oder als .png speichern.',
    ],
  },
  'an SVG with a handler': {
    spoil: ({ change }) => change('uploads/haus.svg', '<path class', '<path onclick="x" class'),
    lines: [
      'content/uploads/haus.svg: Dieses SVG wird nicht angenommen, denn es enthält ein Skript (onclick). Bitte im Zeichenprogramm als „einfaches SVG“ oder als .png speichern.',
    ],
  },
  'an SVG that asks for another file': {
    spoil: ({ change }) => change('uploads/haus.svg', '.wand {', '@import "https://example.org/a.css"; .wand {'),
    lines: [
      'content/uploads/haus.svg: Dieses SVG wird nicht angenommen, denn es enthält eine Anweisung, die andere Dateien laden kann (@import). Bitte im Zeichenprogramm als „einfaches SVG“ oder als .png speichern.',
    ],
  },
  'a file of Office with macros': {
    spoil: ({ write }) =>
      write(
        'uploads/einladung.docx',
        zipSync({ 'word/document.xml': new Uint8Array(), 'word/vbaProject.bin': new Uint8Array() }),
      ),
    lines: [
      'content/uploads/einladung.docx: Die Datei enthält Makros, also Programme; sie wird nicht angenommen. Bitte ohne Makros als .docx speichern.',
    ],
  },
  'a file of Office with macros, by its name': {
    spoil: ({ write }) => write('uploads/liste.xlsm', 'PK'),
    lines: [
      'content/uploads/liste.xlsm: Dateien mit der Endung .xlsm werden nicht angenommen. Dateien mit Makros enthalten Programme. Bitte ohne Makros als .xlsx speichern.',
    ],
  },
  'a file that is cut off': {
    spoil: ({ change }) => change('uploads/ablauf.pdf', '%%EOF', ''),
    lines: [
      'content/uploads/ablauf.pdf: Das ist kein PDF, oder die Datei ist beschädigt. Bitte neu als PDF speichern.',
    ],
  },
  'a file above 10 MB': {
    spoil: ({ write }) => write('uploads/ablauf.pdf', Buffer.alloc(10_400_000)),
    lines: [
      'content/uploads/ablauf.pdf: Die Datei ist mit 10,4 MB zu groß, erlaubt sind 10 MB. Bitte die Bilder darin verkleinern oder die Datei aufteilen.',
    ],
  },
  'a file of a kind that is not taken': {
    spoil: ({ write }) => write('uploads/seite.html', '<p>'),
    lines: [
      'content/uploads/seite.html: Dateien mit der Endung .html werden nicht angenommen. Möglich sind Bilder (.jpg, .jpeg, .png, .webp, .avif, .svg), Dateien (.pdf, .docx, .xlsx, .pptx, .odt, .ods, .odp, .csv, .ics, .txt) und Videos (.mp4, .webm).',
    ],
  },
  'an attachment that is not there, with the near one': {
    spoil: ({ change }) => change(event, 'file: ablauf.pdf', 'file: ablaeufe.pdf'),
    lines: [
      `content/${event} › attachments › 2 › file: In content/uploads/ gibt es keine Datei „ablaeufe.pdf“. Meinten Sie „ablauf.pdf“?`,
    ],
  },
  'an attachment that is a picture': {
    spoil: ({ change }) => change(event, 'file: ablauf.pdf', 'file: haus.svg'),
    lines: [
      `content/${event} › attachments › 2 › file: Bitte den Dateinamen einer Datei aus content/uploads/ angeben: Kleinbuchstaben, Ziffern, Bindestriche und eine dieser Endungen: pdf, docx, xlsx, pptx, odt, ods, odp, csv, ics, txt (steht dort: „haus.svg“).`,
    ],
  },
  'an attachment that comes twice': {
    spoil: ({ change }) => change(event, 'file: einladung.docx', 'file: ablauf.pdf'),
    lines: [`content/${event} › attachments: Eine Datei steht doppelt, bitte einmal streichen.`],
  },
  'an attachment without a title': {
    spoil: ({ change }) => change(event, '    title: Ablauf des Tages\n', ''),
    lines: [`content/${event} › attachments › 2 › title: Das Feld fehlt. Bitte einen Text angeben.`],
  },
  'an image without a description': {
    spoil: ({ change }) => change(event, '  alt: Ein Haus mit roter Tür\n', ''),
    lines: [`content/${event} › image › alt: Das Feld fehlt. Bitte einen Text angeben.`],
  },
  'a logo and a video that are not there': {
    spoil: async ({ change }) => {
      await change('partner/musterland-verein.md', 'logo: haus.svg', 'logo: zeichen.svg');
      await change('plattform.yaml', 'signLanguageVideo: ""', 'signLanguageVideo: film.mp4');
    },
    lines: [
      'content/plattform.yaml › accessibility › signLanguageVideo: In content/uploads/ gibt es keine Datei „film.mp4“. Bekannt sind: ablauf.pdf, einladung.docx, haus.svg, wartezimmer.jpg.',
      'content/partner/musterland-verein.md › logo: In content/uploads/ gibt es kein Bild „zeichen.svg“. Bekannt sind: ablauf.pdf, einladung.docx, haus.svg, wartezimmer.jpg.',
    ],
  },
  'a link to a file that is not there': {
    spoil: ({ change }) =>
      change(
        event,
        'Kaffee, ein Rundgang',
        '[Der Plan](/uploads/plan.pdf), [der Ablauf](/uploads/ablauf.pdf), ein Rundgang',
      ),
    lines: [
      `content/${event} › body: Unter „/uploads/plan.pdf“ liegt keine Datei aus content/uploads/. Bekannt sind: ablauf.pdf, einladung.docx, haus.svg, wartezimmer.jpg.webp.`,
    ],
  },
  'an unknown kind of question': {
    spoil: ({ change }) => change(survey, 'type: longText', 'type: essay'),
    lines: [
      `content/${survey} › sections › 2 › questions › 2 › type: Bitte als type eine dieser Arten angeben: single, multiple, scale, matrix, rating, ranking, number, shortText, longText, date, month, yesNo, info.`,
    ],
  },
  'an unknown field of a question': {
    spoil: ({ change }) => change(survey, '        unit: Räume', '        unti: Räume'),
    lines: [
      `content/${survey} › sections › 1 › questions › 2 › unti: Dieses Feld gibt es hier nicht. Meinten Sie „unit“?`,
    ],
  },
  'a questionnaire with an id twice': {
    spoil: ({ change }) => change(survey, 'id: teilen', 'id: genug'),
    lines: [
      `content/${survey} › sections › 2 › questions › 1 › id: Die Id „genug“ hat schon eine andere Frage, bitte eine andere wählen.`,
      `content/${survey} › dimensions › 1 › items › 2 › question: Eine Frage „teilen“ gibt es nicht. Meinten Sie „fehlen“?`,
    ],
  },
  'an answer with an id twice': {
    spoil: ({ change }) => change(survey, '          - id: nein', '          - id: ja'),
    lines: [
      `content/${survey} › sections › 1 › questions › 1 › options › 2 › id: Die Id „ja“ steht in den Antworten doppelt, bitte eine andere wählen.`,
      `content/${survey} › sections › 1 › questions › 2 › condition › rules › 1 › value: Die Frage „genug“ hat keine Antwort „nein“. Bekannt sind: ja, ja.`,
    ],
  },
  'a condition on a later question': {
    spoil: ({ change }) =>
      change(survey, '- question: genug\n              operator: is', '- question: teilen\n              operator: is'),
    lines: [
      `content/${survey} › sections › 1 › questions › 2 › condition › rules › 1 › question: Die Frage „teilen“ kommt erst danach; Bedingungen dürfen nur frühere Fragen nennen.`,
    ],
  },
  'a condition on an unknown question': {
    spoil: ({ change }) =>
      change(survey, '- question: genug\n              operator: is', '- question: genugg\n              operator: is'),
    lines: [
      `content/${survey} › sections › 1 › questions › 2 › condition › rules › 1 › question: Eine Frage „genugg“ gibt es nicht. Meinten Sie „genug“?`,
    ],
  },
  'a condition without a value': {
    spoil: ({ change }) => change(survey, '              value: nein\n', ''),
    lines: [
      `content/${survey} › sections › 1 › questions › 2 › condition › rules › 1 › value: Das Feld fehlt. Bitte den Wert angeben, mit dem verglichen wird.`,
    ],
  },
  'a row and a criterion with an id twice': {
    spoil: ({ change }) =>
      change(
        survey,
        '      - type: longText\n',
        `      - type: rating
        id: wichtig
        label: Was ist wichtig?
        rows:
${twice('zeile', '')}        criteria:
${twice('mass', '\n            steps: { count: 5, low: kaum, high: sehr, dontKnow: false }')}      - type: longText
`,
      ),
    lines: [
      `content/${survey} › sections › 2 › questions › 2 › rows › 2 › id: Die Id „zeile“ steht in den Zeilen doppelt, bitte eine andere wählen.`,
      `content/${survey} › sections › 2 › questions › 2 › criteria › 2 › id: Die Id „mass“ steht in den Maßstäben doppelt, bitte eine andere wählen.`,
    ],
  },
  'a smallest number above the greatest': {
    spoil: ({ change }) => change(survey, 'min: 1\n', 'min: 21\n'),
    lines: [
      `content/${survey} › sections › 1 › questions › 2 › min: Der kleinste Wert muss unter dem größten (20) liegen oder ihm gleich sein (steht dort: „21“).`,
    ],
  },
  'more answers wanted at least than at most': {
    spoil: ask(`${kindsOfQuestion.multiple}\nmin: 2\nmax: 1`),
    lines: [
      `${atNew} › min: Der kleinste Wert muss unter dem größten (1) liegen oder ihm gleich sein (steht dort: „2“).`,
    ],
  },
  'more answers wanted than can be chosen together': {
    spoil: ask(
      'type: multiple\nid: neu\nlabel: Was?\nother: true\nmin: 3\noptions: [{ id: a, label: A }, { id: b, label: Nichts davon, exclusive: true }]',
    ),
    lines: [
      `${atNew} › min: So viele Antworten lassen sich nicht zusammen wählen; bitte höchstens 2 angeben (steht dort: „3“).`,
    ],
  },
  'at most no answer': {
    spoil: ask(`${kindsOfQuestion.multiple}\nmax: 0`),
    lines: [`${atNew} › max: Bitte eine ganze Zahl von 1 bis 40 angeben (steht dort: „0“).`],
  },
  'two answers of one name': {
    spoil: ({ change }) => change(survey, 'label: Nein\n', 'label: ja, in {{ kommune }}\n'),
    lines: [
      `content/${survey} › sections › 1 › questions › 1 › options › 2 › label: Die Antwort „ja, in {{ kommune }}“ steht doppelt, bitte anders benennen.`,
    ],
  },
  'an answer that is „Sonstiges“ once more': {
    spoil: ask(
      'type: single\nid: neu\nlabel: Was?\nother: true\noptions: [{ id: a, label: A }, { id: rest, label: sonstiges }, { id: sonstiges, label: Anderes }]',
    ),
    lines: [2, 3].map(
      (position) =>
        `${atNew} › options › ${position}: „Sonstiges“ steht mit other: true schon da; bitte diese Antwort streichen oder anders nennen, auch ihre Id.`,
    ),
  },
  'an answer that excludes others where there is but one': {
    spoil: ({ change }) => change(survey, 'score: 0\n', 'score: 0\n            exclusive: true\n'),
    lines: [
      `content/${survey} › sections › 1 › questions › 1 › options › 2 › exclusive: Hier wählt man ohnehin nur eine Antwort; bitte das Feld löschen oder als type multiple angeben.`,
    ],
  },
  'a placeholder in a title': {
    spoil: ({ change }) => change(survey, 'title: Raumbedarf der Praxen', 'title: Raumbedarf in {{kommune}}'),
    lines: [
      `content/${survey} › title: Dieser Text steht auch in Listen und in der Suche; bitte ohne „{{kommune}}“ schreiben.`,
    ],
  },
  'a rule on a text without answer': {
    spoil: ask(kindsOfQuestion.info, 'operator: answered'),
    lines: [`${atRule} › question: „neu“ ist ein Hinweistext, auf den niemand antwortet; bitte eine Frage nennen.`],
  },
  'a rule that compares a table': {
    spoil: ask(kindsOfQuestion.matrix, 'operator: is, value: "3"'),
    lines: [
      `${atRule} › operator: So lässt sich die Antwort auf „neu“ nicht vergleichen; bitte einen dieser Werte angeben: answered (steht dort: „is“).`,
    ],
  },
  'a rule that takes an answer for a number': {
    spoil: ask(kindsOfQuestion.single, 'operator: greaterThan, value: a'),
    lines: [
      `${atRule} › operator: So lässt sich die Antwort auf „neu“ nicht vergleichen; bitte einen dieser Werte angeben: is, isNot, includes, answered (steht dort: „greaterThan“).`,
    ],
  },
  'a rule that takes a text for a list': {
    spoil: ask(kindsOfQuestion.text, 'operator: includes, value: Amt'),
    lines: [
      `${atRule} › operator: So lässt sich die Antwort auf „neu“ nicht vergleichen; bitte einen dieser Werte angeben: is, isNot, answered (steht dort: „includes“).`,
    ],
  },
  'a value that is compared with nothing': {
    spoil: ask(kindsOfQuestion.multiple, 'operator: answered, value: a'),
    lines: [`${atRule} › value: Mit answered wird nichts verglichen; bitte das Feld löschen (steht dort: „a“).`],
  },
  'a value that is no answer': {
    spoil: ask(kindsOfQuestion.multiple, 'operator: includes, value: sonstiges'),
    lines: [`${atRule} › value: Die Frage „neu“ hat keine Antwort „sonstiges“. Bekannt sind: a, b.`],
  },
  'a value that is no row': {
    spoil: ask(kindsOfQuestion.ranking, 'operator: includes, value: c'),
    lines: [`${atRule} › value: Die Frage „neu“ hat keine Zeile „c“. Meinten Sie „a“?`],
  },
  'a value that is neither yes nor no': {
    spoil: ask(kindsOfQuestion.yesNo, 'operator: is, value: ja'),
    lines: [
      `${atRule} › value: Bitte "yes" für ja oder "no" für nein angeben, mit Anführungszeichen (steht dort: „ja“).`,
    ],
  },
  'a step that the scale lacks': {
    spoil: ask(kindsOfQuestion.scale, 'operator: is, value: "6"'),
    lines: [
      `${atRule} › value: Bitte eine Stufe angeben, bei der die Regel etwas unterscheidet: von 1 bis 5, oder dontKnow (steht dort: „6“).`,
    ],
  },
  'more than the highest step': {
    spoil: ask(kindsOfQuestion.scale, 'operator: greaterThan, value: "5"'),
    lines: [
      `${atRule} › value: Bitte eine Stufe angeben, bei der die Regel etwas unterscheidet: von 1 bis 4 (steht dort: „5“).`,
    ],
  },
  'less than „weiß nicht“': {
    spoil: ask(kindsOfQuestion.scale, 'operator: lessThan, value: dontKnow'),
    lines: [
      `${atRule} › value: Bitte eine Stufe angeben, bei der die Regel etwas unterscheidet: von 2 bis 5 (steht dort: „dontKnow“).`,
    ],
  },
  'a value that is no number': {
    spoil: ask(kindsOfQuestion.number, 'operator: greaterThan, value: "2,5"'),
    lines: [
      `${atRule} › value: Bitte eine Zahl angeben, Nachkommastellen nach einem Punkt, zum Beispiel "2.5" (steht dort: „2,5“).`,
    ],
  },
  'a number that no answer goes beyond': {
    spoil: ask(kindsOfQuestion.number, 'operator: greaterThan, value: "20"'),
    lines: [
      `${atRule} › value: Die Frage „neu“ erlaubt Zahlen von 1 bis 20; mit diesem Wert unterscheidet die Regel nichts (steht dort: „20“).`,
    ],
  },
  'a day that does not exist, in a rule': {
    spoil: ask(kindsOfQuestion.date, 'operator: is, value: "2026-02-30"'),
    lines: [
      `${atRule} › value: Bitte ein Datum in der Form JJJJ-MM-TT angeben, zum Beispiel 2026-03-31 (steht dort: „2026-02-30“).`,
    ],
  },
  'a month in words, in a rule': {
    spoil: ask(kindsOfQuestion.month, 'operator: isNot, value: Februar'),
    lines: [
      `${atRule} › value: Bitte einen Monat in der Form JJJJ-MM angeben, zum Beispiel 2026-03 (steht dort: „Februar“).`,
    ],
  },
  'a dimension of what has no points': {
    spoil: ({ change }) => change(survey, '- question: teilen\n', '- question: sonst\n'),
    lines: [
      `content/${survey} › dimensions › 1 › items › 2 › question: Die Antwort auf „sonst“ hat keine Punkte; bitte eine dieser Arten nennen: single, multiple, scale, matrix, rating, yesNo.`,
    ],
  },
  'levels that do not begin at 0': {
    spoil: ({ change }) => change(survey, '- from: 0\n', '- from: 10\n'),
    lines: [
      `content/${survey} › dimensions › 1 › levels › 1 › from: Die erste Stufe muss bei 0 beginnen (steht dort: „10“).`,
    ],
  },
  'levels out of order': {
    spoil: ({ change }) => change(survey, '- from: 50\n', '- from: 0\n'),
    lines: [
      `content/${survey} › dimensions › 1 › levels › 2 › from: Jede Stufe muss höher beginnen als die davor, also über 0 (steht dort: „0“).`,
    ],
  },
  'a recommendation of nothing': {
    spoil: ({ change }) => change(survey, '    solution: wartezimmer-teilen\n', ''),
    lines: [
      `content/${survey} › recommendations › 1: Bitte angeben, was empfohlen wird: tool, solution oder questionnaire.`,
    ],
  },
};

describe('faults of the content', () => {
  it('has none in the fixture region', async () => {
    expect(await linesOf(region)).toEqual([]);
  });

  it.each([
    ['free', 'operator: is, value: sonstiges'],
    ['multiple', 'operator: includes, value: b'],
    ['scale', 'operator: isNot, value: dontKnow'],
    ['scale', 'operator: lessThan, value: "5"'],
    ['matrix', 'operator: answered'],
    ['ranking', 'operator: includes, value: b'],
    ['number', 'operator: greaterThan, value: "19.5"'],
    ['text', 'operator: isNot, value: Amt'],
    ['date', 'operator: is, value: "2026-02-28"'],
    ['month', 'operator: is, value: "2026-02"'],
    ['yesNo', 'operator: isNot, value: "no"'],
  ] as const)('lets a sound rule pass: %s, %s', async (kind, rule) => {
    expect(await linesAfter(ask(kindsOfQuestion[kind], rule))).toEqual([]);
  });

  it.each(Object.entries(faults))('names %s', async (_, { spoil, lines }) => {
    expect(await linesAfter(spoil)).toEqual(lines);
  });

  it('names all faults of all files in one run', async () => {
    const lines = await linesAfter(async ({ change, write, remove }) => {
      await change(event, 'weeks: 1\n', 'weeks: drei\n');
      await change(event, 'cost: bis-1000\nleadTime', 'cost: teuer\nleadTime');
      await change(idea, '  - raumbedarf\n', '  - raumnot\n');
      await change(survey, '- from: 50\n', '- from: 0\n');
      await change('plattform.yaml', 'url: https://musterland.example\n', 'url: musterland\n');
      await write('toolbox/leer.md', '');
      await write('uploads/praxis.png', '');
      await remove('quadrate.topo.json');
    });
    expect(lines.map((line) => line.slice(0, line.indexOf(': ')))).toEqual([
      'content/uploads/praxis.png',
      'content/plattform.yaml › url',
      'content/toolbox/leer.md',
      `content/${event} › cost`,
      `content/${event} › schedule › 2 › weeks`,
      `content/${idea} › questionnaires › 1`,
      `content/${survey} › dimensions › 1 › levels › 2 › from`,
    ]);
  });

  it('does not call a relation dangling only because its entry has a fault', async () => {
    const lines = await linesAfter(({ change }) => change(event, 'goal: ', 'ziel: '));
    expect(lines.map((line) => line.slice(0, line.indexOf(': ')))).toEqual([
      `content/${event} › goal`,
      `content/${event} › ziel`,
    ]);
  });

  it('names the uploads that nothing uses, and does not call them a fault', async () => {
    const { dir, write, change } = await copyRegion();
    await write('uploads/alt.pdf', await readFile(join(region, 'uploads/ablauf.pdf')));
    await write('uploads/verlinkt.png', picture);
    await change(event, 'Kaffee,', '[Bild](/uploads/verlinkt.png.webp), Kaffee,');
    const { faults: found, unused } = await readContent(dir, today);
    expect(found).toEqual([]);
    expect(unused).toEqual(['alt.pdf']);
  });

  it('names a content folder that is not there', async () => {
    expect(await linesOf('gibt-es-nicht')).toEqual([
      'gibt-es-nicht: Diesen Ordner gibt es nicht. Bitte CONTENT_DIR prüfen.',
    ]);
  });

  it('turns no mangling of any file into anything but lines', async () => {
    const { dir } = await copyRegion();
    const files = (await readdir(dir, { recursive: true })).filter((name) => /\.\w+$/.test(name));
    const mangling = fc.record({
      file: fc.constantFrom(...files),
      cuts: fc.array(
        fc.record({
          at: fc.double({ min: 0, max: 1, noNaN: true }),
          remove: fc.nat(40),
          insert: fc.oneof(
            fc.string({ unit: 'binary', maxLength: 12 }),
            fc.constantFrom(
              '\n',
              ': ',
              '- ',
              '  ',
              '\t',
              '&a ',
              '*a ',
              '!b ',
              '"',
              "'",
              '{',
              '[[',
              '|',
              '#',
              '---\n',
              '? ',
              '<<: ',
            ),
            fc.constantFrom('__proto__: 1\n', 'constructor: {}\n', 'null', '.inf', '-0', '1e999', '0x7fffffffffffffff'),
          ),
        }),
        { minLength: 1, maxLength: 6 },
      ),
    });
    await fc.assert(
      fc.asyncProperty(mangling, async ({ file, cuts }) => {
        const path = join(dir, file);
        const valid = await readFile(path);
        let source = valid.toString('utf8');
        for (const { at, remove, insert } of cuts) {
          const start = Math.floor(at * source.length);
          source = source.slice(0, start) + insert + source.slice(start + remove);
        }
        try {
          await writeFile(path, source);
          for (const line of await linesOf(dir)) expect(line).toMatch(/^content\/[^\n]+: [A-ZÄÖÜ„][^\n]*[.“?…]$/u);
        } finally {
          await writeFile(path, valid);
        }
      }),
      { numRuns: 100 },
    );
  }, 60_000);
});

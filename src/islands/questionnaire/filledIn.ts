/** Answers from a file that was filled in elsewhere: the PDF, or a row of the data sheet. */
import { answersFromCells, type FilledIn } from '#export/cells.ts';
import { variables } from '#export/variables.ts';
import { own, type Questionnaire } from '#questionnaire/kinds.ts';
import { belonging, type Restored } from '#questionnaire/saved.ts';
import type { Material } from './material.ts';

/** A filled-in PDF has less than one. */
const mostBytes = 20_000_000;

const pdfName = 'Bitte öffnen Sie das PDF, das Sie auf dieser Seite geladen und danach ausgefüllt haben.';
const faults = {
  tooLarge: `Die Datei ist größer als 20 MB; so groß ist ein ausgefüllter Fragebogen nie. ${pdfName}`,
  unknown:
    'Aus dieser Art von Datei lassen sich keine Antworten lesen. Es gehen: Ihre hier gespeicherten Antworten (.json), der ausgefüllte Fragebogen als PDF und das ausgefüllte Datenblatt (.xlsx).',
  encrypted:
    'Das PDF ist verschlüsselt oder mit einem Kennwort geschützt und lässt sich deshalb nicht lesen. Bitte speichern Sie es ohne Schutz und öffnen Sie es dann noch einmal.',
  broken:
    'Das PDF lässt sich nicht lesen, vermutlich ist es unvollständig. Bitte laden Sie es noch einmal herunter oder lassen Sie es sich neu schicken.',
  printed:
    'Das PDF hat keine Felder, aus denen sich Antworten lesen lassen; vermutlich ist es gescannt oder mit „Drucken“ entstanden. Bitte speichern Sie den ausgefüllten Fragebogen mit „Speichern“.',
  noSheet:
    'Das ist kein ausgefülltes Datenblatt, oder sein Blatt „Daten“ fehlt. Bitte wählen Sie das Datenblatt aus, das Sie auf dieser Seite geladen haben.',
  foreign: 'Das ist kein Fragebogen dieser Plattform.',
  empty:
    'In der Datei ist nichts ausgefüllt. Bitte füllen Sie sie aus, speichern Sie sie und öffnen Sie sie dann noch einmal.',
};

const manyRows = (count: number): string =>
  `Das Datenblatt hat ${count} ausgefüllte Zeilen, also Antworten aus ${count} Bögen. Hier lässt sich ein Bogen öffnen: Bitte speichern Sie das Datenblatt mit nur einer Zeile ab Zeile 3 unter einem anderen Namen und öffnen Sie diese Datei.`;

const unknownVersion =
  'Die Datei sagt nicht, aus welcher Fassung des Fragebogens sie stammt. Was passt, ist übernommen; bitte sehen Sie alles einmal durch.';

/** What the fields for gaps in the text are called; they hold no answers. */
const isGap = (name: string): boolean => name.startsWith('gap_');

async function read(file: Blob): Promise<FilledIn | { refused: string }> {
  if (file.size > mostBytes) return { refused: faults.tooLarge };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const start = String.fromCharCode(...bytes.subarray(0, 1024));
  if (start.includes('%PDF-')) {
    const { readPdf } = await import('#export/readPdf.ts');
    const found = await readPdf(bytes);
    return 'fault' in found ? { refused: faults[found.fault] } : found;
  }
  if (!start.startsWith('PK\u0003\u0004')) return { refused: faults.unknown };
  const { readDatasheet } = await import('#export/readDatasheet.ts');
  return readDatasheet(bytes) ?? { refused: faults.noSheet };
}

/** Whether at least half of what can be filled in is a question of this questionnaire. */
function isKnown(names: readonly string[], questionnaire: Questionnaire): boolean {
  const asked = new Set(variables(questionnaire).map(({ name }) => name));
  return names.filter((name) => asked.has(name)).length * 2 >= names.length;
}

/** Reads the file; the result reads its answers as those to a questionnaire, like `restore` of `saved.ts`. */
export async function readFilledIn(file: Blob): Promise<(material: Material) => Restored> {
  const found = await read(file);
  if ('refused' in found) return () => found;
  const { asked } = found;
  const names = found.names.filter((name) => !isGap(name));
  return ({ slug, questionnaire, adaptation }) => {
    const isNamed = own(asked, 'questionnaire') !== undefined;
    if (!isNamed && !isKnown(names, questionnaire)) return { refused: faults.foreign };
    const belongs = isNamed ? belonging(asked, slug, questionnaire, adaptation) : { notices: [unknownVersion] };
    if (!('notices' in belongs)) return belongs;
    const [sheet, ...others] = found.sheets;
    if (others.length > 0) return { refused: manyRows(found.sheets.length) };
    const cells = Object.entries(sheet ?? {}).filter(([name]) => !isGap(name));
    if (cells.length === 0) return { refused: faults.empty };
    const { answers, notices } = answersFromCells(questionnaire, Object.fromEntries(cells));
    return { answers, notices: [...belongs.notices, ...notices] };
  };
}

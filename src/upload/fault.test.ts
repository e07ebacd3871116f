import { strToU8, zipSync } from 'fflate';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { jpeg } from '../../tests/fixtures/document.ts';
import { animatedPng, hugePng, png, webp } from '../../tests/fixtures/pictures.ts';
import { outsideFault, uploadFault, uploadName } from './fault.ts';

const words = (text: string): Uint8Array => strToU8(text);
const zip = (...names: string[]): Uint8Array => zipSync(Object.fromEntries(names.map((name) => [name, words('x')])));
const open = (type: string, ...names: string[]): Uint8Array =>
  zipSync({
    mimetype: [words(`application/vnd.oasis.opendocument.${type}`), { level: 0 }],
    ...Object.fromEntries(names.map((name) => [name, words('x')])),
  });
const pdf = words('%PDF-1.7\n1 0 obj\n<<>>\nendobj\nstartxref\n0\n%%EOF\n');
const ole = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const small = png(3, 2, [9, 9, 9]);
const svg = words('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>');
const mp4 = words('\0\0\0\x18ftypmp42');

describe('a file', () => {
  it.each([
    ['a.png', small],
    ['a.jpg', jpeg.data],
    ['a.jpeg', jpeg.data],
    ['a.webp', webp],
    ['a.svg', svg],
    ['a.pdf', pdf],
    ['a.docx', zip('[Content_Types].xml', 'word/document.xml')],
    ['a.xlsx', zip('xl/workbook.xml')],
    ['a.pptx', zip('ppt/presentation.xml')],
    ['a.odt', open('text', 'content.xml')],
    ['a.ods', open('spreadsheet')],
    ['a.odp', open('presentation')],
    ['a.csv', words('\uFEFFOrt;Größe\n')],
    ['a.ics', words('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n')],
    ['a.txt', words('Grüße')],
    ['a.mp4', mp4],
    ['a.webm', new Uint8Array([0x1a, 0x45, 0xdf, 0xa3])],
  ])('that is what its name says is taken: %s', (name, bytes) => {
    expect(uploadFault(name, bytes)).toBeUndefined();
  });

  it.each([
    ['a.jpg', small, 'Das ist kein Bild der Art .jpg.'],
    ['a.png', svg, 'Das ist kein Bild der Art .png.'],
    ['a.svg', small, 'Das ist kein Bild der Art .svg.'],
    ['a.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>', 'utf16le'), 'Das ist kein Bild der Art .svg.'],
    ['a.png', small.subarray(0, -8), 'Das Bild lässt sich nicht lesen;'],
    ['a.jpg', jpeg.data.subarray(0, -40), 'Das Bild lässt sich nicht lesen;'],
    ['a.png', animatedPng(4, 4), 'Das Bild bewegt sich.'],
    [
      'a.png',
      hugePng(8000, 6000),
      'Das Bild hat 48 Millionen Bildpunkte, erlaubt sind 40 Millionen. Bitte in einem Bildprogramm',
    ],
    [
      'a.svg',
      words('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1" onload="x"/>'),
      'Dieses SVG wird nicht angenommen',
    ],
    ['a.pdf', words('<html>'), 'Das ist kein PDF'],
    ['a.pdf', pdf.subarray(0, -8), 'Das ist kein PDF'],
    ['a.docx', zip('xl/workbook.xml'), 'Das ist keine Datei der Art .docx'],
    ['a.docx', zip('word/document.xml').subarray(0, -30), 'Das ist keine Datei der Art .docx'],
    ['a.docx', pdf, 'Das ist keine Datei der Art .docx'],
    ['a.docx', ole, 'Die Datei ist mit einem Kennwort geschützt oder im alten Format'],
    ['a.docx', zip('word/document.xml', 'word/vbaProject.bin'), 'Die Datei enthält Makros'],
    ['a.xlsx', zip('xl/workbook.xml', 'xl/activeX/activeX1.xml'), 'Die Datei enthält Makros'],
    ['a.odt', open('spreadsheet'), 'Das ist keine Datei der Art .odt'],
    ['a.odt', open('text', 'Basic/script-lc.xml'), 'Die Datei enthält Makros'],
    ['a.csv', Buffer.from('Größe', 'latin1'), 'Der Text ist nicht in UTF-8 gespeichert.'],
    ['a.txt', words('a\0b'), 'Der Text ist nicht in UTF-8 gespeichert.'],
    ['a.ics', words('Termin'), 'Das ist keine Kalenderdatei.'],
    ['a.mp4', pdf, 'Das ist kein Video der Art .mp4.'],
    ['a.pdf', new Uint8Array(), 'Die Datei ist leer.'],
    ['a.png', new Uint8Array(), 'Das ist kein Bild der Art .png.'],
  ])('that is not is refused: %s, case %#', (name, bytes, start) => {
    expect(uploadFault(name, bytes)?.slice(0, start.length)).toBe(start);
    expect(uploadFault(name, bytes)).toMatch(/ Bitte .*\.$/);
  });

  it.each([
    [
      'bild.png',
      5_000_001,
      'Die Datei ist mit 5,1 MB zu groß, erlaubt sind 5 MB. Bitte in einem Bildprogramm auf 2000 Pixel Breite verkleinern und als .jpg speichern.',
    ],
    [
      'bild.jpg',
      7_240_000,
      'Die Datei ist mit 7,3 MB zu groß, erlaubt sind 5 MB. Bitte in einem Bildprogramm auf 2000 Pixel Breite verkleinern und als .jpg speichern.',
    ],
    [
      'plan.pdf',
      12_000_000,
      'Die Datei ist mit 12 MB zu groß, erlaubt sind 10 MB. Bitte die Bilder darin verkleinern oder die Datei aufteilen.',
    ],
    [
      'logo.svg',
      612_000,
      'Die Datei ist mit 612 kB zu groß, erlaubt sind 500 kB. Bitte im Zeichenprogramm vereinfachen oder als .png speichern.',
    ],
    [
      'film.mp4',
      80_000_000,
      'Die Datei ist mit 80 MB zu groß, erlaubt sind 50 MB. Bitte kleiner umrechnen, zum Beispiel auf 720 Zeilen, oder kürzen.',
    ],
    ['brief.doc', 1, 'Dateien mit der Endung .doc werden nicht angenommen. Bitte als .docx oder .pdf speichern.'],
    [
      'liste.XLSM',
      1,
      'Dateien mit der Endung .XLSM werden nicht angenommen. Dateien mit Makros enthalten Programme. Bitte ohne Makros als .xlsx speichern.',
    ],
    ['foto.heic', 1, 'Dateien mit der Endung .heic werden nicht angenommen. Bitte als .jpg oder .png speichern.'],
    [
      'seite.html',
      1,
      'Dateien mit der Endung .html werden nicht angenommen. Möglich sind Bilder (.jpg, .jpeg, .png, .webp, .avif, .svg), Dateien (.pdf, .docx, .xlsx, .pptx, .odt, .ods, .odp, .csv, .ics, .txt) und Videos (.mp4, .webm).',
    ],
    [
      'readme',
      1,
      'Dateien ohne Endung werden nicht angenommen. Möglich sind Bilder (.jpg, .jpeg, .png, .webp, .avif, .svg), Dateien (.pdf, .docx, .xlsx, .pptx, .odt, .ods, .odp, .csv, .ics, .txt) und Videos (.mp4, .webm).',
    ],
    [
      'Plan 2026.pdf',
      1,
      'Der Dateiname darf nur Kleinbuchstaben, Ziffern und Bindestriche haben; bitte in „plan-2026.pdf“ umbenennen.',
    ],
    [
      'plan.constructor',
      1,
      'Dateien mit der Endung .constructor werden nicht angenommen. Möglich sind Bilder (.jpg, .jpeg, .png, .webp, .avif, .svg), Dateien (.pdf, .docx, .xlsx, .pptx, .odt, .ods, .odp, .csv, .ics, .txt) und Videos (.mp4, .webm).',
    ],
  ])('is judged by name and size before it is read: %s', (name, size, fault) => {
    expect(outsideFault(name, size)).toBe(fault);
  });

  it('of exactly the size that is allowed is taken', () => {
    expect(outsideFault('bild.png', 5_000_000)).toBeUndefined();
    expect(outsideFault('plan.pdf', 10_000_000)).toBeUndefined();
  });

  it('that another program has written as AVIF is taken', async () => {
    const picture = sharp({ create: { width: 30, height: 20, channels: 3, background: '#8a2f1b' } });
    expect(uploadFault('a.avif', new Uint8Array(await picture.avif().toBuffer()))).toBeUndefined();
  });
});

describe('uploadName', () => {
  it.each([
    ['Praxis für alle 🎉.PNG', 'praxis-fuer-alle.png'],
    ['Große Straße (2).Jpg', 'grosse-strasse-2.jpg'],
    ['v1.2 Entwurf.docx', 'v1-2-entwurf.docx'],
    ['🎉.pdf', 'datei.pdf'],
  ])('makes of %s a name that may stand in an address', (name, right) => {
    expect(uploadName(name)).toBe(right);
  });
});

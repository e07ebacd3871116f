/** The sheet on top of a collection: what is in it, where it comes from, and what others may do with it. */
import type { Block, Cell, Document, Inline } from '#export/document.ts';

/** A document of the collection under the name of its file. */
interface Enclosed {
  name: string;
  document: Document;
}

interface About {
  /** Address of the page that collects. */
  url: string;
  /** The same collection, as a link. */
  link: string;
  /** `YYYY-MM-DD` */
  day: string;
}

const text = (words: string): Inline[] => [{ type: 'text', text: words }];
const paragraph = (inlines: readonly Inline[], role?: 'small'): Block => ({
  type: 'paragraph',
  inlines,
  ...(role && { role }),
});
const cell = (blocks: readonly Block[], header?: Cell['header']): Cell => ({ blocks, ...(header && { header }) });
const dayText = (day: string): string => day.split('-').reverse().join('.');

const row = ({ name, document: { kicker, title, origin } }: Enclosed): Cell[] => [
  cell([paragraph(text(name.split(' ')[0] ?? ''))]),
  cell([paragraph([{ type: 'link', url: origin.url, text: title }])], 'row'),
  cell([
    ...(kicker ? [paragraph(text(kicker))] : []),
    paragraph(text(origin.url), 'small'),
    paragraph(text(`Zuletzt geprüft am ${dayText(origin.checked)}`), 'small'),
  ]),
];

/** `missing` are the names of files that could not be made. */
export function cover(enclosed: readonly Enclosed[], missing: readonly string[], { url, link, day }: About): Document {
  const documents = enclosed.map(({ document }) => document);
  const publishers = [...new Set(documents.map(({ publisher }) => publisher))].join(', ');
  const licences = [...new Set(documents.map(({ origin }) => origin.licence))].join(', ');
  const oldest = documents.map(({ origin }) => origin.checked).toSorted()[0] ?? day;
  const header = ['Nummer', 'Dokument', 'Art und Quelle'].map((name) => cell([paragraph(text(name))], 'column'));
  return {
    title: 'Werkzeugkoffer: Inhalt',
    kicker: 'Zusammengestellt am '.concat(dayText(day)),
    summary: `${enclosed.length === 1 ? 'Ein Dokument' : `${enclosed.length} Dokumente`} von ${publishers}. Die Nummer steht am Anfang des Dateinamens.`,
    language: 'de',
    publisher: publishers,
    keywords: ['Werkzeugkoffer'],
    // No newer than the oldest of what it lists.
    origin: { label: publishers, url, licence: licences, checked: oldest },
    blocks: [
      { type: 'heading', level: 2, inlines: text('Inhalt') },
      {
        type: 'table',
        label: 'Inhalt des Werkzeugkoffers',
        widths: [2, 6, 8],
        rows: [header, ...enclosed.map(row)],
      },
      ...(missing.length > 0
        ? [
            { type: 'heading' as const, level: 2 as const, inlines: text('Nicht enthalten') },
            paragraph(text('Diese Dateien ließen sich nicht erstellen:')),
            { type: 'list' as const, isOrdered: false, items: missing.map((name) => [paragraph(text(name))]) },
          ]
        : []),
      { type: 'heading', level: 2, inlines: text('Verwenden und weitergeben') },
      paragraph(
        text(
          `Alle Texte stehen unter der Lizenz ${licences}: Sie dürfen sie verwenden, ändern und weitergeben, wenn Sie die Quelle nennen. Angaben ändern sich; sehen Sie vor einer Entscheidung auf der Seite nach.`,
        ),
      ),
      paragraph([
        { type: 'link', url: link, text: 'Diesen Werkzeugkoffer im Browser öffnen' },
        ...text(' – dort lässt er sich ändern und neu herunterladen.'),
      ]),
    ],
  };
}

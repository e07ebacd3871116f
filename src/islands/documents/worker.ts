/** Makes documents in a worker: writers, fonts and documents are loaded when an order needs them. */

import regular from '@expo-google-fonts/atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf?url';
import italic from '@expo-google-fonts/atkinson-hyperlegible-next/400Regular_Italic/AtkinsonHyperlegibleNext_400Regular_Italic.ttf?url';
import bold from '@expo-google-fonts/atkinson-hyperlegible-next/700Bold/AtkinsonHyperlegibleNext_700Bold.ttf?url';
import type { Document, Fonts, Written } from '#export/document.ts';
import { documentFormats } from '#export/documentFormats.ts';
import { fromJson } from '#export/documentJson.ts';
import { personalised } from '#export/personalised.ts';
import { cover } from '#toolcase/cover.ts';
import { coverName, fileNames, placeOf } from '#toolcase/files.ts';
import type { Answer, Failure, FilesOrder, Order, ToolcaseOrder } from './order.ts';

const say = (answer: Answer, transfer: Transferable[] = []): void => self.postMessage(answer, { transfer });

/** A sentence for the visitor; everything else that goes wrong stands on the console. */
class Told extends Error {}

async function fetched(address: string): Promise<Response> {
  const response = await fetch(address).catch(() => undefined);
  if (!response?.ok)
    throw new Told(
      'Der Inhalt ließ sich nicht laden. Bitte prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
    );
  return response;
}

const font = async (address: string): Promise<Uint8Array> =>
  new Uint8Array(await (await fetched(address)).arrayBuffer());

async function loadFonts(): Promise<Fonts> {
  const [one, two, three] = await Promise.all([font(regular), font(bold), font(italic)]);
  return { regular: one, bold: two, italic: three };
}

let fonts: Promise<Fonts> | undefined;
const documents = new Map<string, Promise<Document>>();

function documentAt(address: string): Promise<Document> {
  const known = documents.get(address) ?? fetched(address).then(async (response) => fromJson(await response.text()));
  documents.set(address, known);
  return known;
}

type Format = FilesOrder['items'][number]['format'];

/** The writers that name fonts only get empty ones. */
const noFonts: Fonts = { regular: new Uint8Array(), bold: new Uint8Array(), italic: new Uint8Array() };

async function written(document: Document, id: Format, { letterhead, values, event, day }: Order): Promise<Written> {
  const format = documentFormats.find((one) => one.id === id);
  if (!format) throw new Error(`There is no format "${id}".`);
  const write = await format.load().catch((error) => {
    console.error(error);
    throw new Told(`Was ${format.kind} schreibt, ließ sich nicht laden. Bitte prüfen Sie die Verbindung.`);
  });
  if (id === 'pdf') fonts ??= loadFonts();
  const material = { date: new Date(`${day}T00:00:00Z`), fonts: id === 'pdf' && fonts ? await fonts : noFonts };
  const personal = { values, ...(letterhead && { letterhead }), ...(event && { event }), today: day };
  return write(personalised(document, personal), material);
}

function failureOf(name: string, error: unknown): Failure {
  if (error instanceof Told) return { name, message: error.message };
  console.error(name, error);
  return {
    name,
    message: 'Die Datei ließ sich nicht erstellen. Das ist ein Fehler dieser Website; bitte melden Sie ihn uns.',
  };
}

async function makeFiles(order: { task: 'files' } & FilesOrder): Promise<void> {
  const total = order.items.length;
  for (const [done, { name, format, source }] of order.items.entries()) {
    say({ type: 'progress', done, total, name });
    try {
      const document = typeof source === 'string' ? await documentAt(source) : source;
      const { bytes, notices } = await written(document, format, order);
      say({ type: 'file', file: { name, bytes, notices } }, [bytes.buffer]);
    } catch (error) {
      say({ type: 'failure', failure: failureOf(name, error) });
    }
  }
  say({ type: 'end' });
}

async function makeToolcase(order: { task: 'toolcase' } & ToolcaseOrder): Promise<void> {
  const { items, formats, url, link, day } = order;
  const { zip } = await import('#export/zip.ts');
  const archive = zip(new Date(`${day}T12:00:00`));
  const names = fileNames(items);
  const total = (items.length + 1) * formats.length;
  const failures: Failure[] = [];
  const notices: { name: string; notice: string }[] = [];
  let begun = 0;
  let count = 0;

  const add = async (place: string, format: Format, document: () => Promise<Document>): Promise<boolean> => {
    say({ type: 'progress', done: begun, total, name: place });
    begun += 1;
    try {
      const file = await written(await document(), format, order);
      await archive.add(place, file.bytes);
      notices.push(...file.notices.map((notice) => ({ name: place, notice })));
      count += 1;
      return true;
    } catch (error) {
      failures.push(failureOf(place, error));
      return false;
    }
  };

  const enclosed: { name: string; document: Document }[] = [];
  for (const [index, { source }] of items.entries()) {
    const name = names[index] ?? source;
    const made: boolean[] = [];
    for (const format of formats)
      made.push(await add(placeOf(name, format, formats), format, () => documentAt(source)));
    if (made.includes(true)) enclosed.push({ name, document: await documentAt(source) });
  }
  if (enclosed.length === 0) {
    say({ type: 'end', toolcase: { count, notices, failures } });
    return;
  }
  const missing = failures.map(({ name }) => name);
  for (const format of formats)
    await add(placeOf(coverName(items.length), format, formats), format, async () =>
      cover(enclosed, missing, { url, link, day }),
    );
  say({ type: 'end', toolcase: { zip: archive.finish(), count, notices, failures } });
}

self.addEventListener('message', ({ data }: MessageEvent<Order>) => {
  const work = data.task === 'files' ? makeFiles(data) : makeToolcase(data);
  // The page hears of errors only, not of rejected promises.
  work.catch(reportError);
});

/**
 * The bytes of documents at build. A file is made once: it lies in `.cache/documents/` under the hash of what it says
 * and of the code that writes it; the folder may be deleted at any time.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Document } from '#export/document.ts';
import type { DocumentFormat } from '#export/documentFormats.ts';
import { toJson } from '#export/documentJson.ts';
import { documentFonts } from './document-fonts.ts';

/** What decides about the bytes besides the document: the writers, and the packages they use. */
async function writersHash(): Promise<string> {
  const folder = join(process.cwd(), 'src', 'export');
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.ts')).sort();
  const hash = createHash('sha256');
  for (const name of files) hash.update(name).update(await readFile(join(folder, name)));
  return hash.update(await readFile(join(process.cwd(), 'package-lock.json'))).digest('hex');
}

let writers: Promise<string> | undefined;
const made = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

async function make(document: Document, { id, load }: DocumentFormat, place: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await readFile(place));
  } catch {
    // Not made yet.
  }
  const write = await load();
  const fonts = await documentFonts();
  const { bytes, notices } = await write(document, { date: new Date(`${document.origin.checked}T00:00:00Z`), fonts });
  for (const notice of notices) console.warn(`${document.origin.url} (${id}): ${notice}`);
  await mkdir(join(place, '..'), { recursive: true });
  const draft = `${place}.${process.pid}`;
  await writeFile(draft, bytes);
  await rename(draft, place);
  return bytes;
}

/** The bytes of a document in a format. Same document, same code: same bytes. */
export async function documentFile(document: Document, format: DocumentFormat): Promise<Uint8Array<ArrayBuffer>> {
  writers ??= writersHash();
  const key = createHash('sha256')
    .update(await writers)
    .update(toJson(document))
    .digest('hex');
  const place = join(process.cwd(), '.cache', 'documents', `${key}.${format.id}`);
  const known = made.get(place) ?? make(document, format, place);
  made.set(place, known);
  return known;
}

/** How many bytes that file has. The editors' preview, where no file is made, does not know. */
export const documentLength = async (document: Document, format: DocumentFormat): Promise<number | undefined> =>
  (await documentFile(document, format)).length;

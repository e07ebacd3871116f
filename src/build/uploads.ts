/**
 * What becomes of the files in `uploads/`. Pictures are made smaller once: they lie in `.cache/uploads/` under the hash
 * of the file; the folder may be deleted at any time.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Picture } from '#export/document.ts';
import { endingOf, isConverted, uploadKind } from '#schema/uploads.ts';

export { uploadAddress } from '#schema/uploads.ts';

const maxWidth = 1200;

/** Names of the files in `uploads/` of a content folder. */
export const uploadNames = (dir: string): Promise<string[]> =>
  readdir(join(dir, 'uploads')).then(
    (names) => names.filter((name) => !name.startsWith('.')).sort(),
    () => [],
  );

type Bytes = Uint8Array<ArrayBuffer>;

const upload = async (dir: string, name: string): Promise<Bytes> =>
  new Uint8Array(await readFile(join(dir, 'uploads', name)));

/** The picture upright, at most so wide; a drawing, which may grow, just so wide. */
const upright = (bytes: Uint8Array, name: string) =>
  sharp(bytes, { failOn: 'error' })
    .rotate()
    .resize({ width: maxWidth, withoutEnlargement: endingOf(name) !== 'svg' });

/** What `make` makes of the bytes, kept under their hash and the name of what is made. */
async function kept(bytes: Uint8Array, what: string, make: () => Promise<Uint8Array>): Promise<Bytes> {
  const hash = createHash('sha256').update(what).update(bytes).digest('hex');
  const place = join(process.cwd(), '.cache', 'uploads', hash);
  try {
    return new Uint8Array(await readFile(place));
  } catch {
    // Not made yet.
  }
  const made = new Uint8Array(await make());
  await mkdir(join(place, '..'), { recursive: true });
  const draft = `${place}.${process.pid}`;
  await writeFile(draft, made);
  await rename(draft, place);
  return made;
}

/** The bytes that are served: a picture as WebP, without its metadata; every other file as it is. */
export async function uploadBytes(dir: string, name: string): Promise<Bytes> {
  const bytes = await upload(dir, name);
  if (!isConverted(name)) return bytes;
  return kept(bytes, `webp 78 ${maxWidth}`, () => upright(bytes, name).webp({ quality: 78 }).toBuffer());
}

/** Width and height in pixels, as the picture is served. */
export async function pictureSize(dir: string, name: string): Promise<{ width: number; height: number }> {
  const { width, height } = await sharp(await uploadBytes(dir, name)).metadata();
  return { width, height };
}

/** Whether the picture can be drawn to its end; of other files only their ends are known. */
export async function isWhole(dir: string, name: string): Promise<boolean> {
  if (uploadKind(name)?.use !== 'picture') return true;
  try {
    await (isConverted(name) ? uploadBytes(dir, name) : documentPicture(dir, name));
    return true;
  } catch {
    return false;
  }
}

/** How many bytes a file has that is served as it is. The editors' preview, which knows only its name, does not know. */
export const uploadSize = async (dir: string, name: string): Promise<number | undefined> =>
  (await stat(join(dir, 'uploads', name))).size;

/** The picture for documents, on white: as PNG or JPEG, whichever is smaller. The editors' preview has none. */
export async function documentPicture(dir: string, name: string): Promise<Picture | undefined> {
  const bytes = await upload(dir, name);
  const data = await kept(bytes, `document ${maxWidth}`, async () => {
    const opaque = upright(bytes, name).flatten({ background: '#ffffff' }).toColourspace('srgb');
    const [png, jpeg] = await Promise.all([
      opaque.clone().png({ compressionLevel: 9 }).toBuffer(),
      opaque.clone().jpeg({ quality: 82 }).toBuffer(),
    ]);
    return png.length < jpeg.length ? png : jpeg;
  });
  const { format, width, height } = await sharp(data).metadata();
  return { data, mediaType: format === 'png' ? 'image/png' : 'image/jpeg', width, height };
}

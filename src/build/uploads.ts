import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

const maxWidth = 1200;

/** Names of the files in `uploads/` of a content folder. */
export const uploadNames = (dir: string): Promise<string[]> =>
  readdir(join(dir, 'uploads')).then(
    (names) => names.filter((name) => !name.startsWith('.')).sort(),
    () => [],
  );

const isPicture = (name: string): boolean => /\.(jpe?g|png|webp|avif)$/.test(name);

/** The bytes of an upload; a picture turned upright, at most 1200 pixels wide, as WebP, without its metadata. */
export async function uploadBytes(dir: string, name: string): Promise<Uint8Array> {
  const bytes = await readFile(join(dir, 'uploads', name));
  return isPicture(name) ? picture(bytes).webp({ quality: 78 }).toBuffer() : bytes;
}

/** Width and height in pixels, as the picture is served. */
export async function pictureSize(dir: string, name: string): Promise<{ width: number; height: number }> {
  const { info } = await picture(await readFile(join(dir, 'uploads', name)))
    .webp()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height };
}

const picture = (bytes: Buffer) => sharp(bytes).rotate().resize({ width: maxWidth, withoutEnlargement: true });

/** Where an upload is served. */
export const uploadAddress = (name: string): string =>
  `/uploads/${isPicture(name) ? name.replace(/\.\w+$/, '.webp') : name}`;

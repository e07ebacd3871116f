import { shownNow } from '../snapshot.ts';

/** Where an upload can be seen: on the site, or a file that has only just been chosen. */
export const uploadAddress = (file: string): string => shownNow().picture(file);

/** Files are weighed at build. */
export const uploadSize = async (): Promise<undefined> => undefined;

/** A preview makes no document. */
export const documentPicture = async (): Promise<undefined> => undefined;

/** As the build scales them. */
const maxWidth = 1200;

/** Width and height in pixels, as the picture will be served. */
export async function pictureSize(_dir: string, file: string): Promise<{ width: number; height: number }> {
  const picture = new Image();
  picture.src = uploadAddress(file);
  // A picture that cannot be read shows its description.
  await picture.decode().catch(() => undefined);
  const { naturalWidth, naturalHeight } = picture;
  if (naturalWidth === 0) return { width: maxWidth, height: maxWidth / 2 };
  const width = Math.min(naturalWidth, maxWidth);
  return { width, height: Math.round((width * naturalHeight) / naturalWidth) };
}

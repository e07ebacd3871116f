/** Decodes a picture and draws it anew beside the page, which a large one would hold up. */
import { logoBox } from '#export/letterhead.ts';
import { fitted } from './picture.ts';

async function redrawn(file: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(file);
  const { width, height } = fitted(bitmap, logoBox, false);
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser draws nothing beside the page.');
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return canvas.convertToBlob({ type: 'image/png' });
}

self.addEventListener('message', async ({ data }: MessageEvent<Blob>) => {
  try {
    self.postMessage(await redrawn(data));
  } catch (error) {
    console.error(error);
    // Nothing is said besides: whoever asked knows the file.
    self.postMessage(undefined);
  }
});

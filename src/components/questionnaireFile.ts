import { type Format, fileBytes } from '#export/formats.ts';
import { type Item, platform } from '../content.ts';

/** The bytes of a questionnaire of this site in a format. */
export async function questionnaireFile(
  { slug, url = '/', data }: Item<'questionnaire'>,
  format: Format,
): Promise<Uint8Array<ArrayBuffer>> {
  const { url: site, licence } = await platform();
  return fileBytes(format, data, { slug, url: new URL(url, site).href, licence: licence.content, values: {} });
}

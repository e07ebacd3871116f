import { filled } from './filled.ts';
import type { Writer } from './formats.ts';

/** Changes with the envelope; what is inside has the version of the questionnaire. */
export const jsonFormatVersion = 1;

/** The questionnaire as it is stored here, in an envelope that says where it comes from. */
export const json: Writer = (questionnaire, { slug, url, licence, values }) =>
  `${JSON.stringify(
    {
      $schema: new URL('/frageboegen/fragebogen.schema.json', url).href,
      format: 'fragebogen',
      formatVersion: jsonFormatVersion,
      slug,
      url,
      licence,
      questionnaire: filled(questionnaire, values),
    },
    null,
    2,
  )}\n`;

/**
 * Stands for the package `diacritics`, by which Decap makes addresses and file names: German letters
 * become ae, oe, ue, ss instead of a, o, u, s (https://github.com/decaporg/decap-cms/issues/1685).
 */
import { slugify } from '#schema/slug.ts';
import { uploadName } from '#upload/fault.ts';

/** A title as the last part of an address, or a file name as the site wants it. */
export const remove = (text: string): string => (text.includes('.') ? uploadName(text) : slugify(text));

export default { remove };

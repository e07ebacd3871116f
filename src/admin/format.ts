/** Reads and writes the files of a collection for Decap. */
import { type Editable, sourceOf } from '#cms/config.ts';
import { readSource } from '#source/read.ts';
import { writeSource } from '#source/write.ts';

/**
 * The format of one collection.
 *
 * `toFile` writes what is in the form, as it is; `saving.ts` puts its changes into the lines of the file that is there.
 */
export function formatOf(name: Editable) {
  const { extension, order } = sourceOf(name);
  return {
    fromFile: (text: string): Record<string, unknown> => {
      const { data, faults } = readSource(extension, text, name);
      // A list must not fail for one file; saving refuses it.
      return data ? { ...data } : { title: `Nicht lesbar: ${faults[0]?.message ?? ''}` };
    },
    toFile: (data: Record<string, unknown>): string => writeSource(extension, undefined, data, order),
  };
}

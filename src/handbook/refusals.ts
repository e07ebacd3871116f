/** Files that the CMS refuses, and what it says: asked of the check itself. */
import { outsideFault } from '#upload/fault.ts';

/** What people try most often, as name and size in bytes. */
const tried: readonly [string, number][] = [
  ['marktplatz.jpg', 7_400_000],
  ['Foto vom Marktplatz.JPG', 800_000],
  ['marktplatz.heic', 800_000],
  ['marktplatz.gif', 800_000],
  ['vorlage.docm', 90_000],
  ['vorlage.doc', 90_000],
  ['sammlung.zip', 90_000],
  ['bericht.pdf', 14_000_000],
];

export const refusals = (): { name: string; message: string }[] =>
  tried.map(([name, bytes]) => {
    const message = outsideFault(name, bytes);
    if (!message)
      throw new Error(`The handbook says that ${name} is refused; it no longer is. See handbook/refusals.ts.`);
    return { name, message };
  });

/** Turns what Zod finds into German lines that tell an editor what to do. */
import type { z } from 'astro/zod';
import { closest, distance } from 'fastest-levenshtein';

/** One fault of one file: where, and what to write instead. */
export interface Fault {
  /** Path of the file as the editor knows it, `content/toolbox/coming-home.md`. */
  file: string;
  /** Field names and positions (counted from 1) from the outside in. */
  path: readonly (string | number)[];
  message: string;
}

/** `content/toolbox/coming-home.md › schedule › 2 › weeks: Bitte …` */
export const faultLine = ({ file, path, message }: Fault): string =>
  `${[file, ...path].join(' › ')}: ${message}`.replace(/\s+/g, ' ');

const quote = (value: unknown): string => {
  const shown = typeof value === 'string' ? value : String(value);
  const line = shown.replace(/\s+/g, ' ');
  return `„${line.length > 60 ? `${line.slice(0, 57)}…` : line}“`;
};

/** „Meinten Sie „x“?“ if a known name is near, else the known names. */
export function suggestion(name: string, known: readonly string[]): string {
  if (known.length === 0) return '';
  const near = closest(name.toLowerCase(), known);
  if (distance(name.toLowerCase(), near) <= Math.max(2, near.length / 3)) return ` Meinten Sie „${near}“?`;
  return ` Bekannt sind: ${known.slice(0, 6).join(', ')}${known.length > 6 ? ' …' : ''}.`;
}

/**
 * The faults of one file. `schemaKeys` names the fields allowed at a path, for „Meinten Sie …?“.
 * Zod must have been asked with `reportInput: true`.
 */
export function faultsOf(
  file: string,
  error: z.core.$ZodError,
  schemaKeys: (path: readonly PropertyKey[]) => readonly string[],
): Fault[] {
  const faults = error.issues.flatMap((issue): Fault[] => {
    const path = issue.path.map((part) => (typeof part === 'number' ? part + 1 : String(part)));
    if (issue.code === 'unrecognized_keys') {
      const keys = schemaKeys(issue.path);
      return issue.keys.map((key) => ({
        file,
        path: [...path, key],
        message: `Dieses Feld gibt es hier nicht.${suggestion(key, keys)}`,
      }));
    }
    const message = issue.message.replace(/\.$/, '');
    if (issue.input === undefined && (issue.code === 'invalid_type' || issue.code === 'invalid_value'))
      return [{ file, path, message: `Das Feld fehlt. ${message}.` }];
    const near =
      issue.code === 'invalid_value' && typeof issue.input === 'string'
        ? suggestion(issue.input, issue.values.map(String))
        : '';
    const meant = near.startsWith(' Meinten') ? near : '';
    return [
      {
        file,
        path,
        message: `${message}${isScalar(issue.input) ? ` (steht dort: ${quote(issue.input)})` : ''}.${meant}`,
      },
    ];
  });
  // Two checks of one field may say the same sentence.
  return [...new Map(faults.map((fault) => [faultLine(fault), fault])).values()];
}

const isScalar = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);

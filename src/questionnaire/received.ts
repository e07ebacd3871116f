/** Text of unknown origin: a file, a link, a copy on the device. */

/** The JSON in a text; `undefined` if it is none. */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/** Back to JSON; empty, if it is nested too deeply. */
export function written(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return '';
  }
}

/** How many single values there are down to this depth; blank ones count for nothing. */
export function count(value: unknown, depth = 3): number {
  if (typeof value === 'object' && value !== null && depth > 0)
    return Object.values(value).reduce<number>((total, item) => total + count(item, depth - 1), 0);
  return value === null || (typeof value === 'string' && value.trim() === '') ? 0 : 1;
}

/** Without what no text has: control characters, half characters, marks that turn the direction of writing. */
export function cleaned(text: string, lines: 'one' | 'many'): string {
  const readable = text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/(?!\n)[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069\uFEFF]/gu, '')
    .trim();
  if (lines === 'many') return readable;
  return readable
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
}

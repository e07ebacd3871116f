/** Short codes for systems that limit their length. */

/**
 * A code for each key: the key without its dots where it fits, else its beginning and a sum of its letters. A code
 * depends on its own key alone, so that data stay comparable when others are added or moved; only if two keys
 * meet in one code, the later one gives way.
 *
 * @param keys ids, joined by dots
 * @param length longest code, at least 4
 * @param reserved codes that mean something to the system
 */
export function codesFor(
  keys: readonly string[],
  length: number,
  reserved: readonly string[] = [],
): ReadonlyMap<string, string> {
  const taken = new Set(reserved);
  const codes = new Map<string, string>();
  const take = (key: string, code: string): boolean => {
    if (code.length > length || taken.has(code)) return false;
    taken.add(code);
    codes.set(key, code);
    return true;
  };
  const plain = (key: string) => key.replaceAll('.', '');
  const isId = (key: string) => !key.includes('.');
  const inOrder = [...keys.filter(isId), ...keys.filter((key) => !isId(key))];
  const long = inOrder.filter((key) => !take(key, plain(key)));
  for (const key of long) {
    const start = plain(key).slice(0, length - sumLength);
    for (let salt = 0; !take(key, start + sum(`${key}${salt || ''}`)); salt += 1);
  }
  return codes;
}

const sumLength = 3;

/** FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/) in three letters or digits. */
function sum(text: string): string {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return (hash % 36 ** sumLength).toString(36).padStart(sumLength, '0');
}

/** The values that a file of the content holds. */

export type Fields = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether two values say the same, whatever the order of their fields. */
export function same(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one === 'number' && typeof other === 'number') return Number.isNaN(one) && Number.isNaN(other);
  if (Array.isArray(one))
    return (
      Array.isArray(other) && one.length === other.length && one.every((value, index) => same(value, other[index]))
    );
  if (!isRecord(one) || !isRecord(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && same(one[key], other[key]))
  );
}

/**
 * A value as reading gives it: no field without a value, no line break at the end of a text – that one
 * belongs to the way a text is written (`|`), not to the text.
 *
 * Throws for what a file cannot hold, such as a `Date`: `clean()` comes first.
 */
export function asRead(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\n+$/, '');
  // -0 means the same.
  if (value === 0) return 0;
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => (item === undefined ? null : asRead(item)));
  if (isRecord(value) && [Object.prototype, null].includes(Object.getPrototypeOf(value))) return fieldsAsRead(value);
  throw new Error(`A file of the content cannot hold ${String(value)}; call clean() with what a form gives.`);
}

/** `asRead()` of the fields of a group. */
export const fieldsAsRead = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, asRead(value)]),
  );

/** Puts values into the gaps of a text: `{{kommune}}`. A gap without a value stays as it is. */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{\{\s*([^{}]{1,80}?)\s*\}\}/g, (gap, name: string) =>
    Object.hasOwn(values, name) && values[name] ? values[name] : gap,
  );

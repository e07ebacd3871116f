/** Writes an entry back into its file: only the lines change that must. */
import { changedYaml } from './change.ts';
import type { Order } from './order.ts';
import { type Extension, frontMatterOf, readSource, rule, withPlainBreaks } from './read.ts';
import { fieldsText } from './text.ts';
import { type Fields, fieldsAsRead, same } from './value.ts';

/**
 * The text of the file that holds `data`. `previous` is its text so far; what did not change in
 * meaning keeps its bytes there: comments, quotes, order, line breaks, byte order mark.
 *
 * The result always reads back as `data` (see `asRead()`); throws if no file can hold it.
 */
export function writeSource(extension: Extension, previous: string | undefined, data: Fields, order: Order): string {
  const { body, ...fields } = fieldsAsRead(data);
  const wanted = extension === 'md' ? withBody(fields, body) : fieldsAsRead(data);
  const isRight = (text: string): boolean => same(readSource(extension, text, '').data, wanted);
  // A file with faults cannot have been opened, so nothing of it is worth keeping.
  const read = previous === undefined ? undefined : readSource(extension, previous, '').data;
  const before = read && previous;
  if (before !== undefined && same(read, wanted)) return before;

  for (const attempt of attempts) {
    const text =
      before === undefined
        ? fresh(extension, wanted, order, attempt)
        : changed(extension, before, wanted, order, attempt);
    if (text !== undefined && isRight(text)) return text;
  }
  throw new Error('writeSource() found no way to write this entry; a name of a field may be too long.');
}

/** How much is written anew: what changed, the fields that changed, all fields, all in the plainest way. */
const attempts = ['parts', 'fields', 'all', 'quoted'] as const;
type Attempt = (typeof attempts)[number];

function withBody(fields: Fields, body: unknown): Fields {
  if (body === undefined || body === null) return fields;
  if (typeof body !== 'string') throw new Error('writeSource() takes only a text as the body of a Markdown file.');
  const text = withPlainBreaks(body).trim();
  return text ? { ...fields, body: text } : fields;
}

const allFields = (fields: Fields, order: Order, attempt: Attempt): string =>
  attempt === 'quoted' ? `${JSON.stringify(fields)}\n` : fieldsText(fields, order);

function fresh(extension: Extension, data: Fields, order: Order, attempt: Attempt): string {
  if (extension === 'yaml') return allFields(data, order, attempt);
  const { body, ...fields } = data;
  return `${rule}\n${allFields(fields, order, attempt)}${rule}\n${body === undefined ? '' : `${body}\n`}`;
}

function changed(
  extension: Extension,
  previous: string,
  data: Fields,
  order: Order,
  attempt: Attempt,
): string | undefined {
  const text = withPlainBreaks(previous);
  const parts = extension === 'md' ? frontMatterOf(text) : { yaml: text, rest: '' };
  if (!parts) return undefined;
  const { body, ...others } = data;
  const fields = extension === 'md' ? others : data;
  const yaml =
    attempt === 'parts' || attempt === 'fields'
      ? changedYaml(parts.yaml, fields, order, attempt)
      : allFields(fields, order, attempt);
  if (yaml === undefined) return undefined;
  const whole = extension === 'md' ? `${rule}\n${yaml}${rule}${changedRest(parts.rest, body)}` : yaml;
  return (previous.startsWith('\uFEFF') ? '\uFEFF' : '') + withBreaksOf(previous, whole);
}

/** What follows the second rule: the text, with the blank lines around it as they were. */
function changedRest(rest: string, body: unknown): string {
  const before = rest.trim();
  if (typeof body !== 'string') return before === '' ? rest : '\n';
  if (body === before) return rest;
  if (before === '') return `\n${body}\n`;
  const start = rest.indexOf(before);
  const lead = rest.slice(0, start);
  return `${lead.includes('\n') ? lead : '\n'}${body}${rest.slice(start + before.length)}`;
}

/** Each line of `text` with the line break it had in `previous`, each new line with that of its first line. */
function withBreaksOf(previous: string, text: string): string {
  if (!previous.includes('\r')) return text;
  const old = previous.replace(/^\uFEFF/, '').match(/[^\r\n]*(\r\n?|\n|$)/g) ?? [];
  const lines = text.split('\n');
  const plain = old.map((line) => line.replace(/[\r\n]+$/, ''));
  const breakOf = (line: string | undefined): string => /[\r\n]+$/.exec(line ?? '')?.[0] ?? '';
  let start = 0;
  while (start < lines.length && lines[start] === plain[start]) start++;
  let end = 0;
  while (end < lines.length - start && lines.at(-1 - end) === plain.at(-1 - end)) end++;
  return lines
    .map((line, index) => {
      if (index === lines.length - 1) return line;
      const same = index < start ? old[index] : index >= lines.length - end ? old.at(index - lines.length) : undefined;
      return line + (breakOf(same) || breakOf(old[0]));
    })
    .join('');
}

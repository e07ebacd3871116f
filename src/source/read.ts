/** Reads the text of an entry; every fault becomes a German line. */
import { type Document, isAlias, type Node, parseDocument, visit } from 'yaml';
import type { Fault } from '#schema/report.ts';
import { type Fields, fieldsAsRead, isRecord } from './value.ts';

/** Markdown with front matter (the text below it is the field `body`), or YAML. */
export type Extension = 'md' | 'yaml';

interface Read {
  /** The fields as they stand in the file; missing if the file cannot be read. */
  data?: Fields;
  faults: Fault[];
}

/** Reads `source`, the text of `file` (as the editor knows it, `content/toolbox/coming-home.md`). */
export function readSource(extension: Extension, source: string, file: string): Read {
  const fault = (message: string, path: Fault['path'] = []): Read => ({ faults: [{ file, path, message }] });
  if (source.trim() === '') return fault('Die Datei ist leer. Bitte ausfüllen oder löschen.');
  if (source.includes('\uFFFD')) return fault('Die Datei ist nicht in UTF-8 gespeichert; bitte so speichern.');
  const text = withPlainBreaks(source);
  if (extension === 'yaml') return readYaml(text, 1, fault);

  const parts = frontMatterOf(text);
  if (!parts)
    return fault(
      'Die Datei muss mit einer Zeile „---“ beginnen, dann kommen die Felder, dann wieder „---“, dann der Text.',
    );
  const read = readYaml(parts.yaml, 2, fault);
  if (!read.data) return read;
  if ('body' in read.data) return fault('Der Text steht unter der zweiten Zeile „---“, nicht in einem Feld.', ['body']);
  const body = parts.rest.trim();
  return body ? { ...read, data: { ...read.data, body } } : read;
}

/** Without byte order mark, every line break a `\n`. */
export const withPlainBreaks = (source: string): string => source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');

export const rule = '---';

/** The fields between the two rules, and all that follows the second; `undefined` without rules. */
export function frontMatterOf(text: string): { yaml: string; rest: string } | undefined {
  const end = text.startsWith(`${rule}\n`) ? text.indexOf(`\n${rule}`, rule.length) : -1;
  return end < 0 ? undefined : { yaml: text.slice(rule.length + 1, end + 1), rest: text.slice(end + rule.length + 1) };
}

/** `firstLine` is where the fields begin in the file, counted from 1. */
function readYaml(source: string, firstLine: number, fault: (message: string, path?: Fault['path']) => Read): Read {
  const say = (message: string, offset = 0): Read =>
    fault(message, [`Zeile ${source.slice(0, offset).split('\n').length - 1 + firstLine}`]);
  const parsed = parseDocument(source, { prettyErrors: false, uniqueKeys: true });
  const [error] = [...parsed.errors, ...parsed.warnings];
  if (error) return say(yamlMessages[error.code] ?? unreadable, error.pos[0]);
  const reference = firstReference(parsed);
  if (reference) return say(`Ein Text, der mit „*“ oder „&“ beginnt, ${quoted}`, reference.range?.[0]);
  const data: unknown = parsed.toJS();
  return isRecord(data)
    ? { data: fieldsAsRead(data), faults: [] }
    : fault('Hier werden Felder erwartet, eines je Zeile, in der Form „name: Wert“.');
}

/** The first anchor or alias: no editor means one, and YAML would drop the word or repeat a value. */
function firstReference(parsed: Document.Parsed): Node | undefined {
  let found: Node | undefined;
  visit(parsed, {
    Node: (_, node) => {
      if (!isAlias(node) && !node.anchor) return undefined;
      found = node;
      return visit.BREAK;
    },
  });
  return found;
}

const quoted = 'muss in Anführungszeichen stehen.';
const unreadable =
  'Hier ist die Schreibweise der Felder (YAML) nicht zu verstehen. Bitte Einrückung, Anführungszeichen und Doppelpunkte prüfen.';

const yamlMessages: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'Dieses Feld steht zweimal da, bitte eines streichen.',
  TAB_AS_INDENT: 'Bitte mit Leerzeichen einrücken, nicht mit Tabulatoren.',
  BAD_INDENT: 'Die Einrückung stimmt nicht; Felder derselben Ebene beginnen in derselben Spalte.',
  TAG_RESOLVE_FAILED: `Ein Text, der mit „!“ beginnt, ${quoted}`,
  RESOURCE_EXHAUSTION: 'Hier stehen zu viele Klammern oder Listen ineinander; bitte vereinfachen.',
  UNEXPECTED_TOKEN: 'Hier steht ein Zeichen, das in YAML etwas bedeutet; bitte den Text in Anführungszeichen setzen.',
  MISSING_CHAR: 'Hier fehlt ein Zeichen, meist ein Anführungszeichen am Ende oder ein Doppelpunkt.',
  BLOCK_AS_IMPLICIT_KEY:
    'Hier steht ein zweiter Doppelpunkt: bitte den Text in Anführungszeichen setzen oder die Einrückung der nächsten Zeile prüfen.',
};

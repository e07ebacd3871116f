/** Every entry of the content can be read, changed and written back without noise. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectionNames, collections, platformFile } from '#schema/collections.ts';
import { type Order, orderOf } from '#source/order.ts';
import { type Extension, readSource } from '#source/read.ts';
import { asRead, type Fields, isRecord, same } from '#source/value.ts';
import { writeSource } from '#source/write.ts';
import { root } from '../bin/setup.mjs';

interface EntryFile {
  file: string;
  extension: Extension;
  source: string;
  data: Fields;
  order: Order;
}

/** Every entry of a content folder, `plattform.yaml` included. */
async function entriesOf(dir: string): Promise<EntryFile[]> {
  const read = async (path: string, extension: Extension, order: Order): Promise<EntryFile> => {
    const source = await readFile(join(root, dir, path), 'utf8');
    const { data, faults } = readSource(extension, source, path);
    if (!data) throw new Error(`${path} cannot be read: ${JSON.stringify(faults)}`);
    return { file: `${dir}/${path}`, extension, source, data, order };
  };
  const folders = collectionNames.map(async (name) => {
    const { folder, extension, schema } = collections[name];
    const names = await readdir(join(root, dir, folder)).catch(() => []);
    const order = orderOf(schema);
    return names
      .filter((file) => file.endsWith(`.${extension}`))
      .map((file) => read(`${folder}/${file}`, extension, order));
  });
  return Promise.all([
    read(platformFile.path, 'yaml', orderOf(platformFile.schema)),
    ...(await Promise.all(folders)).flat(),
  ]);
}

const entries = [...(await entriesOf('content')), ...(await entriesOf('tests/fixtures/region'))];
const write = ({ extension, source, order }: EntryFile, data: Fields) => writeSource(extension, source, data, order);

/** The lines of each field of the file: from its name to the next; the text below the rule is `body`. */
function fieldsOfLines(source: string): (string | undefined)[] {
  const lines = source.split('\n');
  const end = lines[0] === '---' ? lines.indexOf('---', 1) : lines.length;
  let field: string | undefined;
  return lines.map((line, index) => {
    if (index >= end) return index === end ? undefined : 'body';
    field = /^([A-Za-z]\w*):/.exec(line)?.[1] ?? field;
    return line === '---' ? undefined : field;
  });
}

/** The fields whose lines differ between two texts, by the lines they begin and end with in common. */
function fieldsChanged(before: string, after: string): (string | undefined)[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < Math.min(old.length, now.length) && old[start] === now[start]) start++;
  let end = 0;
  while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const touched = (source: string, length: number) => fieldsOfLines(source).slice(start, length - end);
  return [...new Set([...touched(before, old.length), ...touched(after, now.length)])];
}

/** Lines that a change took away and brought, without those both have. */
function linesChanged(before: string, after: string): { gone: string[]; come: string[] } {
  const without = (lines: readonly string[], others: readonly string[]) => {
    const left = [...others];
    return lines.filter((line) => {
      const place = left.indexOf(line);
      if (place < 0) return true;
      left.splice(place, 1);
      return false;
    });
  };
  const [old, now] = [before.split('\n'), after.split('\n')];
  return { gone: without(old, now), come: without(now, old) };
}

interface Change {
  name: string;
  value: unknown;
  /** How many lines may go and come at most, where the field is not written in brackets. */
  lines: { gone: number; come: number };
}

const oneLine = { gone: 1, come: 1 };

/** Ways to change one value: at its surface, and deep inside. */
function changesOf(value: unknown): Change[] {
  if (typeof value === 'string') return [{ name: 'a word more', value: `${value} mehr`, lines: oneLine }];
  if (typeof value === 'number') return [{ name: 'one more', value: value + 1, lines: oneLine }];
  if (typeof value === 'boolean') return [{ name: 'the contrary', value: !value, lines: oneLine }];
  if (Array.isArray(value) && value.length > 1) {
    const last: unknown = value.at(-1);
    const deep = changesOf(last).map(({ name, ...change }) => ({
      ...change,
      name: `${name}, in the last item`,
      value: value.with(-1, change.value),
    }));
    return [
      { name: 'an item more', value: [...value, anotherOf(last)], lines: { gone: 0, come: 1000 } },
      { name: 'the first removed', value: value.slice(1), lines: { gone: 1000, come: 0 } },
      { name: 'ends swapped', value: [last, ...value.slice(1, -1), value[0]], lines: { gone: 0, come: 0 } },
      ...deep.slice(-1),
    ];
  }
  if (isRecord(value)) {
    const deep = Object.entries(value).flatMap(([key, item]) =>
      changesOf(item).map((change) => ({
        ...change,
        name: `${change.name}, in ${key}`,
        value: { ...value, [key]: change.value },
      })),
    );
    return [...deep.slice(0, 1), ...deep.slice(-1)];
  }
  return [];
}

const anotherOf = (item: unknown): unknown =>
  typeof item === 'string'
    ? `${item}-neu`
    : isRecord(item)
      ? {
          ...item,
          ...Object.fromEntries(
            Object.entries(item)
              .slice(0, 1)
              .map(([key]) => [key, 'Neu']),
          ),
        }
      : item;

describe('every entry', () => {
  it('is there', () => {
    expect(entries.length).toBeGreaterThan(270);
  });

  it('stays as it is, byte for byte, when nothing changes', () => {
    const noisy = entries.filter((entry) => write(entry, structuredClone(entry.data)) !== entry.source);
    expect(noisy.map(({ file }) => file)).toEqual([]);
  });

  it('changes only the lines that must when one field changes, and reads back', { timeout: 300_000 }, () => {
    const faults: unknown[] = [];
    for (const [index, entry] of entries.entries()) {
      for (const [field, before] of Object.entries(entry.data)) {
        const changes = changesOf(before);
        // One kind of change per field, another for each entry: all kinds would take minutes.
        for (const { name, value, lines } of changes.slice(index % changes.length).slice(0, 1)) {
          const data = { ...entry.data, [field]: value };
          const text = write(entry, data);
          const { gone, come } = linesChanged(entry.source, text);
          const inBrackets = new RegExp(`^${field}: \\[`, 'm').test(entry.source);
          const most = inBrackets ? oneLine : lines;
          const found = {
            isRight: same(readSource(entry.extension, text, '').data, data),
            others: fieldsChanged(entry.source, text).filter((one) => one !== field),
            gone: gone.slice(most.gone),
            come: come.slice(most.come),
          };
          if (!same(found, { isRight: true, others: [], gone: [], come: [] }))
            faults.push({ file: entry.file, field, name, ...found });
        }
      }
    }
    expect(faults).toEqual([]);
  });

  it('reads back after any mixture with another entry of its kind', { timeout: 120_000 }, () => {
    const pair = fc
      .constantFrom(...entries)
      .chain((entry) =>
        fc.tuple(fc.constant(entry), fc.constantFrom(...entries.filter(({ order }) => order === entry.order))),
      );
    fc.assert(
      fc.property(pair, fc.func(fc.nat(2)), fc.func(fc.string()), ([entry, other], choice, word) => {
        const keys = [...new Set([...Object.keys(entry.data), ...Object.keys(other.data)])];
        const pick = (key: string): unknown =>
          [entry.data[key], other.data[key], mixed(entry.data[key], other.data[key], word)][choice(key)];
        const data = Object.fromEntries(keys.map((key) => [key, pick(key)]).filter(([, value]) => value !== undefined));
        expect(readSource(entry.extension, write(entry, data), '').data).toEqual(
          asRead({ ...data, ...bodyOf(entry, data) }),
        );
      }),
      { numRuns: 150 },
    );
  });
});

const bodyOf = ({ extension }: EntryFile, { body }: Fields): Fields =>
  extension === 'md' && typeof body === 'string' ? { body: body.trim() } : {};

/** Items of both lists by turns, the words of a text followed by another. */
function mixed(one: unknown, other: unknown, word: (text: unknown) => string): unknown {
  if (Array.isArray(one) && Array.isArray(other)) return [...other.slice(1), ...one].reverse();
  return typeof one === 'string' ? `${one}${word(one)}` : one;
}

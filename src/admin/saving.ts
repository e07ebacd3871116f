/**
 * A backend of Decap that writes as few lines as it must, and loses nobody's work.
 *
 * The CMS hands over a whole file; what comes to the repository is the file as it lies there, with
 * the lines of the changed fields replaced.
 */
import type { Backend, DataFile, PersistOptions } from 'decap-cms-lib-util';
import { type Editable, labelOf, schemaOf, sourceOf } from '#cms/config.ts';
import { checkFields } from '#schema/check.ts';
import { collectionNames, collections, platformFile } from '#schema/collections.ts';
import { clean } from '#source/clean.ts';
import { readSource } from '#source/read.ts';
import { type Fields, same } from '#source/value.ts';
import { writeSource } from '#source/write.ts';
import { askAboutConflict } from './conflict.tsx';
import { allReferences } from './faults.ts';
import { forget, inventory, remember, rememberPlatform, rememberUploads } from './inventory.ts';
import { say } from './notice.ts';

/** What a person sees when saving cannot go on; the draft stays in the form. */
class Refusal extends Error {
  // Decap shows the error itself, not its message.
  override toString(): string {
    return this.message;
  }
}

/** The class of a backend with the memory of what it has read. */
export function careful<B extends new (config: never, options?: never) => Backend>(Base: B): B {
  // TypeScript wants `any` of a class that others extend; this one is made by Decap alone.
  return new Proxy(Base, {
    construct: (target, parts: ConstructorParameters<B>) => watch(Reflect.construct(target, parts)),
  });
}

/** Replaces the reading and the writing of entries; everything else stays the backend's. */
function watch<T extends Backend>(backend: T): T {
  /** Text of each file as it was when it was opened, or saved last. */
  const opened = new Map<string, string>();
  const { deleteFiles, getEntry, persistEntry, unpublishedEntryDataFile } = backend;

  backend.getEntry = async (path) => {
    const found = await getEntry.call(backend, path);
    opened.set(path, found.data);
    return found;
  };
  if (unpublishedEntryDataFile) {
    backend.unpublishedEntryDataFile = async (collection, slug, path, id) => {
      const text = await unpublishedEntryDataFile.call(backend, collection, slug, path, id);
      opened.set(path, text);
      return text;
    };
  }

  /** The file as it lies in the repository now. */
  const current = async (path: string, slug: string, options: PersistOptions): Promise<string | undefined> => {
    const { collectionName, unpublished, newEntry } = options;
    if (newEntry) return undefined;
    try {
      if (!unpublished || !unpublishedEntryDataFile) return (await getEntry.call(backend, path)).data;
      return await unpublishedEntryDataFile.call(backend, collectionName, slug, path, '');
    } catch (error) {
      throw new Refusal(isMissing(error) ? gone : unreachable);
    }
  };

  backend.deleteFiles = (paths, message) => {
    for (const path of paths) refuseIfNeeded(path);
    return deleteFiles.call(backend, paths, message).then((result) => {
      for (const path of paths) forgetFile(path);
      return result;
    });
  };

  backend.persistEntry = async (entry, options) => {
    const dataFiles: DataFile[] = [];
    let theirs: string[] | undefined;
    for (const file of entry.dataFiles) {
      const name = options.collectionName as Editable;
      const { extension, order } = sourceOf(name);
      const schema = schemaOf(name);
      const now = await current(file.path, file.slug, options);
      const stored = now === undefined ? undefined : read(extension, now, file.path);
      const before = opened.get(file.path) ?? now;
      const base = before === undefined ? undefined : read(extension, before, file.path);
      const mine = clean(schema, read(extension, file.raw, file.path), base);
      const both = base && stored && now !== before ? await bothChanges(name, base, mine, stored) : undefined;
      const data = both?.data ?? mine;
      theirs ??= both?.theirs;
      const raw = writeSource(extension, now, data, order);
      dataFiles.push({ ...file, raw });
    }
    await persistEntry.call(backend, { ...entry, dataFiles }, options);
    // The form has only the person's own version; what it shows next must be what is stored.
    if (theirs) void say('Zusammengeführt', [mergedText(theirs)]).then(() => location.reload());
    for (const { path, raw } of dataFiles) {
      opened.set(path, raw);
      rememberFile(path, raw);
    }
    rememberUploads(entry.assets.map(({ path }) => path.split('/').at(-1) ?? path));
  };
  return backend;
}

const mergedText = (theirs: readonly string[]): string =>
  theirs.length > 0
    ? `Jemand hat diesen Eintrag inzwischen geändert: ${theirs.join(', ')}. Beide Änderungen sind jetzt gespeichert.`
    : 'Gespeichert ist, was Sie gewählt haben, und alles, was nur einer von beiden geändert hat.';

const gone =
  'Dieser Eintrag ist inzwischen gelöscht worden. Ihre Fassung bleibt im Formular; mit „Duplizieren“ legen Sie ihn neu an.';
const unreachable =
  'Der Server antwortet nicht. Ihre Fassung bleibt im Formular und als Entwurf auf diesem Gerät; bitte später noch einmal speichern.';

const isMissing = (error: unknown): boolean =>
  error instanceof Error && (('status' in error && error.status === 404) || /ENOENT|not found/i.test(error.message));

/** Which entry a path of the repository is. */
function entryAt(path: string): { name: Editable; slug: string } | undefined {
  const { contentFolder } = inventory();
  const inside = path.slice(contentFolder.length + 1);
  if (inside === platformFile.path) return { name: 'platform', slug: 'platform' };
  const name = collectionNames.find((known) => inside.startsWith(`${collections[known].folder}/`));
  return name && { name, slug: inside.slice(collections[name].folder.length + 1).replace(/\.\w+$/, '') };
}

function rememberFile(path: string, raw: string): void {
  const entry = entryAt(path);
  if (!entry) return;
  const { data } = readSource(sourceOf(entry.name).extension, raw, path);
  if (entry.name === 'platform') {
    const { output } = checkFields(platformFile.schema, data, path);
    if (output) rememberPlatform(output);
    return;
  }
  const { output } = checkFields(collections[entry.name].schema, data, path);
  if (output) remember({ collection: entry.name, slug: entry.slug, data: output });
}

function forgetFile(path: string): void {
  const entry = entryAt(path);
  if (entry && entry.name !== 'platform') forget({ collection: entry.name, slug: entry.slug });
}

/** @throws Refusal that names the entries which still need the file */
function refuseIfNeeded(path: string): void {
  const entry = entryAt(path);
  const upload = path.split('/').at(-1) ?? '';
  const users = entry
    ? allReferences()
        .filter(({ to }) => to.collection === entry.name && to.slug === entry.slug)
        .map(({ from }) => from.title)
    : inventory()
        .entries.filter(({ data }) => usesText(data, upload))
        .map(({ data, slug }) => String(data['title'] ?? slug));
  if (users.length === 0) return;
  const names = [...new Set(users)];
  say('Nicht gelöscht', [
    'Das wird noch gebraucht. Bitte entfernen Sie zuerst die Verweise in:',
    ...names.slice(0, mostNamed),
    ...(names.length > mostNamed ? [`und ${names.length - mostNamed} weiteren`] : []),
  ]);
  throw new Refusal('Das wird noch gebraucht.');
}

const mostNamed = 12;

/** Whether a text of the entry is exactly this one, or links to it. */
const usesText = (value: unknown, text: string): boolean =>
  typeof value === 'string'
    ? value === text || value.includes(`/uploads/${text}`)
    : typeof value === 'object' && value !== null && Object.values(value).some((inner) => usesText(inner, text));

function read(extension: 'md' | 'yaml', source: string, path: string): Fields {
  const { data, faults } = readSource(extension, source, path);
  if (data) return data;
  throw new Refusal(`Die Datei ${path} ist nicht zu lesen: ${faults[0]?.message ?? ''} Bitte zuerst dort verbessern.`);
}

/** The fields that two versions have differently. */
const changes = (before: Fields, after: Fields): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => !same(before[key], after[key]));

/**
 * Both people's changes; where both changed the same field, the person who saves decides.
 * @throws Refusal if the person does not want to save now
 */
async function bothChanges(
  name: Editable,
  before: Fields,
  mine: Fields,
  theirs: Fields,
): Promise<{ data: Fields; theirs: string[] }> {
  const ours = changes(before, mine);
  const others = changes(before, theirs);
  const both = ours.filter((key) => others.includes(key) && !same(mine[key], theirs[key]));
  const label = (key: string) => labelOf(name, key);
  const result: Record<string, unknown> = { ...theirs };
  for (const key of ours) {
    if (mine[key] === undefined) delete result[key];
    else result[key] = mine[key];
  }
  if (both.length === 0) return { data: result, theirs: others.map(label) };
  const kept = await askAboutConflict(
    both.map((key) => ({ key, label: label(key), mine: mine[key], theirs: theirs[key] })),
  );
  if (!kept) throw new Refusal('Nicht gespeichert. Ihre Fassung bleibt im Formular und als Entwurf auf diesem Gerät.');
  for (const key of both) {
    const value = kept.includes(key) ? mine[key] : theirs[key];
    if (value === undefined) delete result[key];
    else result[key] = value;
  }
  return { data: result, theirs: [] };
}

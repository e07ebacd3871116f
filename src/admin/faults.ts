/** What is wrong with the entry that is being edited, in the words of the build. */

import { store } from 'decap-cms-core/dist/esm/redux';
import type { Map as ImmutableMap } from 'immutable';
import { type Editable, editables, labelOf, schemaOf } from '#cms/config.ts';
import { checkEntry, fileOf } from '#schema/check.ts';
import { collectionNames } from '#schema/collections.ts';
import { type Reference, references } from '#schema/references.ts';
import type { Fault } from '#schema/report.ts';
import { slugify } from '#schema/slug.ts';
import { clean } from '#source/clean.ts';
import type { Fields } from '#source/value.ts';
import { inventory } from './inventory.ts';
import { say } from './notice.ts';

export type Draft = ImmutableMap<string, unknown>;

/** The entry in the form, as Decap holds it. */
export const currentDraft = (): Draft | undefined => {
  const entry = store.getState().entryDraft.get('entry');
  return isDraft(entry) && entry.get('collection') ? entry : undefined;
};
const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' && value !== null && 'getIn' in value && 'get' in value;

/** Which collection a draft belongs to. */
export function nameOf(draft: Draft): Editable {
  const name = draft.get('collection');
  const known = editables.find((editable) => editable === name);
  if (!known) throw new Error(`The CMS edits no collection „${String(name)}“.`);
  return known;
}

/** The data of a draft as plain values, as the form has them. */
export function dataOf(draft: Draft): Record<string, unknown> {
  const data = draft.get('data');
  return isDraft(data) ? data.toJS() : {};
}

const today = (): string => new Date().toLocaleDateString('sv-SE');

/** Everything there is besides what is edited, as checks want it. */
function surroundings() {
  const { platform, entries, uploads, mapKeys } = inventory();
  const slugs = new Map(
    collectionNames.map((name) => [
      name,
      entries.filter(({ collection }) => collection === name).map(({ slug }) => slug),
    ]),
  );
  return { platform, slugs, uploads, mapKeys, today: today(), references: allReferences() };
}

/** Who refers to whom, as far as it is stored. */
export function allReferences(): Reference[] {
  const { entries, platform } = inventory();
  return references(
    entries.map((entry) => ({ ...entry, file: fileOf(entry.collection, entry.slug) })),
    platform,
  );
}

/** Faults of `data` as an entry of its collection; what is wrong with the name of a new entry is at its title. */
function faultsOf(name: Editable, slug: string | undefined, data: Fields): Fault[] {
  if (name === 'platform') return checkEntry(name, name, data, surroundings());
  const isNew = slug === undefined;
  const title = String(data['title'] ?? '');
  // The name of a new entry is checked at its title, and may not be sound yet.
  const found = checkEntry(name, slug ?? (slugify(title) || 'neu'), data, surroundings());
  return isNew ? [...nameFaults(data), ...found] : found;
}

/** Names that some systems keep for themselves. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/;

function nameFaults({ title }: Fields): Fault[] {
  if (typeof title !== 'string' || title.trim() === '') return [];
  const slug = slugify(title);
  if (slug !== '' && !reserved.test(slug)) return [];
  const message =
    slug === ''
      ? 'Der Titel braucht Buchstaben oder Ziffern, denn aus ihm wird die Adresse der Seite.'
      : `„${title}“ allein geht nicht, weil manche Rechner diesen Namen für sich behalten. Bitte ein Wort ergänzen.`;
  return [{ file: '', path: ['title'], message }];
}

const known = new WeakMap<object, Fault[]>();

/** Faults of the draft in the form; found once for each state of it. */
export function draftFaults(): readonly Fault[] {
  const draft = currentDraft();
  const data = draft?.get('data');
  if (!draft || !isDraft(data)) return [];
  const before = known.get(data);
  if (before) return before;
  const name = nameOf(draft);
  const slug = draft.get('newRecord') ? undefined : String(draft.get('slug'));
  const found = faultsOf(name, slug, clean(schemaOf(name), data.toJS()));
  known.set(data, found);
  return found;
}

/**
 * The last look before saving: what no field shows is refused here.
 * @throws an `Error` whose message Decap shows
 */
export function refuseInvalid({ entry }: { entry: Draft }): void {
  const name = nameOf(entry);
  const slug = entry.get('newRecord') ? undefined : String(entry.get('slug'));
  const faults = faultsOf(name, slug, clean(schemaOf(name), dataOf(entry)));
  const [first, ...others] = faults;
  if (!first) return;
  say('Nicht gespeichert', [
    'Bitte ändern Sie zuerst:',
    ...faults.map(({ path, message }) => `${placeText(name, path)}: ${message}`),
  ]);
  throw new Error(others.length === 0 ? first.message : `${faults.length} Angaben stimmen nicht.`);
}

/** „Schritte › 2 › Erklärung“ */
const placeText = (name: Editable, path: Fault['path']): string =>
  path.map((part, index) => (index === 0 ? labelOf(name, String(part)) : String(part))).join(' › ') || 'Der Eintrag';

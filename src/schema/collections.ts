/**
 * The register: every collection once, and the glossary of German folder ↔ English identifier.
 *
 * `folder` is the folder below the content directory and the first segment of the URL.
 * `address` is where an entry is shown: a page of its own, an anchor on the list, or nowhere yet.
 */
import type { z } from 'astro/zod';
import { funding, lesson, news, offer, page, partner, term } from './catalogue.ts';
import { kit } from './kit.ts';
import { municipality } from './municipality.ts';
import { platform } from './platform.ts';
import { questionnaire } from './questionnaire.ts';
import { solution } from './solution.ts';
import { tool } from './tool.ts';

interface Collection<S extends z.ZodObject> {
  folder: string;
  /** Ending of the files: Markdown with front matter (the text is the field `body`), or YAML. */
  extension: 'md' | 'yaml';
  /** German name of the collection, and of one entry. */
  label: string;
  labelOne: string;
  address: 'page' | 'anchor' | 'none';
  /** Folder whose list carries the anchors, where it is not `folder`. */
  anchorPage?: string;
  schema: S;
}

const collection = <S extends z.ZodObject>(entry: Collection<S>) => entry;

export const collections = {
  solution: collection({
    folder: 'loesungsansaetze',
    extension: 'md',
    label: 'Lösungsansätze',
    labelOne: 'Lösungsansatz',
    address: 'page',
    schema: solution,
  }),
  tool: collection({
    folder: 'toolbox',
    extension: 'md',
    label: 'Toolbox',
    labelOne: 'Werkzeug',
    address: 'page',
    schema: tool,
  }),
  questionnaire: collection({
    folder: 'frageboegen',
    extension: 'yaml',
    label: 'Fragebögen',
    labelOne: 'Fragebogen',
    address: 'page',
    schema: questionnaire,
  }),
  municipality: collection({
    folder: 'modellkommunen',
    extension: 'md',
    label: 'Modellkommunen',
    labelOne: 'Kommune',
    address: 'page',
    schema: municipality,
  }),
  offer: collection({
    folder: 'angebote',
    extension: 'md',
    label: 'Angebote',
    labelOne: 'Angebot',
    address: 'none',
    schema: offer,
  }),
  funding: collection({
    folder: 'foerderung',
    extension: 'md',
    label: 'Förderung',
    labelOne: 'Förderprogramm',
    address: 'page',
    schema: funding,
  }),
  lesson: collection({
    folder: 'lernfaelle',
    extension: 'md',
    label: 'Lernfälle',
    labelOne: 'Lernfall',
    address: 'page',
    schema: lesson,
  }),
  term: collection({
    folder: 'glossar',
    extension: 'md',
    label: 'Glossar',
    labelOne: 'Begriff',
    address: 'anchor',
    schema: term,
  }),
  news: collection({
    folder: 'aktuelles',
    extension: 'md',
    label: 'Aktuelles',
    labelOne: 'Meldung',
    address: 'page',
    schema: news,
  }),
  partner: collection({
    folder: 'partner',
    extension: 'md',
    label: 'Partner',
    labelOne: 'Partner',
    address: 'anchor',
    anchorPage: 'projekt',
    schema: partner,
  }),
  kit: collection({
    folder: 'werkzeugkoffer',
    extension: 'yaml',
    label: 'Werkzeugkoffer',
    labelOne: 'Zusammenstellung',
    address: 'anchor',
    schema: kit,
  }),
  page: collection({
    folder: 'seiten',
    extension: 'md',
    label: 'Seiten',
    labelOne: 'Seite',
    address: 'page',
    schema: page,
  }),
} as const;

export type CollectionName = keyof typeof collections;
export type Entry<N extends CollectionName> = z.output<(typeof collections)[N]['schema']>;
export type Platform = z.output<typeof platform>;

export const collectionNames = Object.keys(collections) as CollectionName[];

/** The one file about the region itself. */
export const platformFile = { path: 'plattform.yaml', label: 'Plattform', schema: platform } as const;

/** Where an entry is shown, as a path of the site; `undefined` if it has no place of its own yet. */
export function addressOf(name: CollectionName, slug: string, parent?: string): string | undefined {
  const { folder, address, anchorPage } = collections[name] as Collection<z.ZodObject>;
  if (name === 'page') return parent ? `/${parent}/${slug}/` : `/${slug}/`;
  if (address === 'page') return `/${folder}/${slug}/`;
  if (address === 'anchor') return `/${anchorPage ?? folder}/#${slug}`;
  return undefined;
}

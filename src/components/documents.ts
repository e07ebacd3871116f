/** Which documents the site offers to take home, and where they lie. */

import { measureDocument } from '#documents/measure.ts';
import { fundingDocument, glossaryDocument, pageDocument } from '#documents/overviews.ts';
import type { Site } from '#documents/parts.ts';
import { questionnaireOf } from '#documents/questionnaire.ts';
import type { Document } from '#export/document.ts';
import { collections } from '#schema/collections.ts';
import { bySlug, entries, type Item, platform } from '../content.ts';
import { attachedFiles, enclosed } from './attachments.ts';

/** A page that can be taken home; `name` is the name of its files without ending. */
export interface TakeHome {
  /** Path of the page, with `/` at both ends. */
  path: string;
  name: string;
  document: Document;
}

const site = async (): Promise<Site> => ({ platform: await platform() });

const lastSegment = (path: string): string => path.split('/').at(-2) ?? '';

const named = (document: Document, path: string): TakeHome => ({ path, name: lastSegment(path), document });

/** What of this entry can be taken home, if anything. */
export async function takeHome(item: Item): Promise<TakeHome | undefined> {
  const { collection, slug, url = '/' } = item;
  switch (collection) {
    case 'solution': {
      const { data } = await bySlug(collection, slug);
      return named(measureDocument({ collection, slug, data }, await site(), await enclosed(data)), url);
    }
    case 'tool': {
      const { data } = await bySlug(collection, slug);
      return named(measureDocument({ collection, slug, data }, await site(), await enclosed(data)), url);
    }
    case 'questionnaire':
      return named(questionnaireOf(slug, (await bySlug(collection, slug)).data, await site()), url);
    case 'page': {
      const page = await bySlug(collection, slug);
      if (!page.data.takeHome) return undefined;
      const parent = page.data.parent ? (await bySlug('page', page.data.parent)).data.title : undefined;
      const files = await attachedFiles(page.data.attachments);
      return named(pageDocument(page, { path: url, kicker: parent ?? 'Seite', files }, await site()), url);
    }
    default:
      return undefined;
  }
}

export async function fundingOverview(): Promise<TakeHome> {
  const programmes = (await entries('funding')).map(async (item) => ({
    ...item,
    files: await attachedFiles(item.data.attachments),
  }));
  return named(fundingDocument(await Promise.all(programmes), await site()), '/foerderung/');
}

export const glossaryOverview = async (): Promise<TakeHome> =>
  named(glossaryDocument(await entries('term'), await site()), '/glossar/');

/** Everything that can be taken home. */
export async function allTakeHome(): Promise<TakeHome[]> {
  const items: Item[] = [
    ...(await entries('solution')),
    ...(await entries('tool')),
    ...(await entries('questionnaire')),
    ...(await entries('page')),
  ];
  const found = await Promise.all(items.map((item) => takeHome(item)));
  return [...found.filter((one) => one !== undefined), await fundingOverview(), await glossaryOverview()];
}

/** What kind of thing it is, in a word or two: „Checkliste“, „Lösungsansatz“. */
export function kindOf({ document: { kicker = 'Dokument' } }: TakeHome): string {
  const [first = '', second] = kicker.split(' · ');
  return first === collections.tool.labelOne && second ? second : first;
}

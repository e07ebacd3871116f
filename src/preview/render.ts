/** Draws the page of an entry from a draft, with the pages of the site themselves. */
import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import { questionnaireMaterial } from '#components/questionnaireMaterial.ts';
import type { Material } from '#islands/questionnaire/material.ts';
import { type CollectionName, collections, platformFile } from '#schema/collections.ts';
import { questionnaireFaults } from '#schema/questionnaire-soundness.ts';
import { faultsOf } from '#schema/report.ts';
import { uploadAddress } from '#schema/uploads.ts';
import { bySlug, platform } from '../content.ts';
import { type Around, presentable } from './presentable.ts';
import { type ShownEntry, show } from './snapshot.ts';

export interface Snapshot {
  platform: unknown;
  entries: readonly ShownEntry[];
}

/** What is to be drawn: a draft among the entries as they are. */
export interface Wish {
  collection: CollectionName | 'platform';
  slug: string;
  data: unknown;
  snapshot: Snapshot;
  /** Where a file of `content/uploads/` can be seen; left out, as the site serves it. */
  picture?: ((file: string) => string) | undefined;
  /** `YYYY-MM-DD` */
  today: string;
}

export interface Drawn {
  /** The whole page. */
  html: string;
  sheets: readonly string[];
  /** Id of the part that shows the entry, where it shares its page. */
  anchor: string | undefined;
  /** What the form of a questionnaire is made of. */
  material: Material | undefined;
}

interface PageModule {
  default: AstroComponentFactory;
  sheets: readonly string[];
}

/** One row per collection: the page on which an entry is seen, and with `of` the entry that the page shows instead. */
const places: Readonly<
  Record<
    CollectionName | 'platform',
    { load: () => Promise<PageModule>; path?: string; of?: { collection: CollectionName; slug: string } }
  >
> = {
  solution: { load: () => import('#pages/loesungsansaetze/[slug].astro?preview') },
  tool: { load: () => import('#pages/toolbox/[slug].astro?preview') },
  questionnaire: { load: () => import('#pages/frageboegen/[slug].astro?preview') },
  municipality: { load: () => import('#pages/modellkommunen/[slug].astro?preview') },
  offer: { load: () => import('./Offer.astro?preview') },
  funding: { load: () => import('#pages/foerderung/[slug].astro?preview') },
  lesson: { load: () => import('#pages/lernfaelle/[slug].astro?preview') },
  term: { load: () => import('#pages/glossar.astro?preview') },
  news: { load: () => import('#pages/aktuelles/[slug].astro?preview') },
  partner: {
    load: () => import('#pages/[...path].astro?preview'),
    of: { collection: 'page', slug: collections.partner.anchorPage ?? '' },
  },
  kit: { load: () => import('#pages/werkzeugkoffer.astro?preview') },
  page: { load: () => import('#pages/[...path].astro?preview') },
  platform: { load: () => import('#pages/index.astro?preview'), path: '/' },
};

const schemaOf = (collection: Wish['collection']) =>
  collection === 'platform' ? platformFile.schema : collections[collection].schema;

/** The entries of a snapshot, made fit once; a draft changes with each letter, they do not. */
const fit = new WeakMap<Snapshot, Snapshot>();

function fitFor(snapshot: Snapshot, around: Around): Snapshot {
  const known = fit.get(snapshot);
  if (known) return known;
  const made = {
    platform: presentable(platformFile.schema, snapshot.platform, around),
    entries: snapshot.entries.map(({ collection, slug, data }) => ({
      collection,
      slug,
      data: presentable(collections[collection].schema, data, around),
    })),
  };
  fit.set(snapshot, made);
  return made;
}

/** The snapshot with the draft in its place. */
function withDraft({ collection, slug, data, snapshot, today }: Wish): Snapshot {
  const slugs = new Map<CollectionName, string[]>();
  for (const entry of [...snapshot.entries, ...(collection === 'platform' ? [] : [{ collection, slug }])])
    slugs.set(entry.collection, [...(slugs.get(entry.collection) ?? []), entry.slug]);
  const around: Around = { today, slugs: (name) => slugs.get(name) ?? [] };
  const { platform: region, entries } = fitFor(snapshot, around);
  const draft = presentable(schemaOf(collection), data, around);
  if (collection === 'platform') return { platform: draft, entries };
  const others = entries.filter((entry) => entry.collection !== collection || entry.slug !== slug);
  return { platform: region, entries: [...others, { collection, slug, data: draft }] };
}

/**
 * Draws what is wished. The pages read what `show()` was given last, so draw one after the other.
 *
 * @throws where even a completed draft cannot be drawn; `whatIsMissing` says more.
 */
export async function render(wish: Wish): Promise<Drawn> {
  const { collection, slug, picture = uploadAddress } = wish;
  show({ ...withDraft(wish), picture });
  const { load, of, path } = places[collection];
  const { url: site } = await platform();
  const item = collection === 'platform' ? undefined : await bySlug(of?.collection ?? collection, of?.slug ?? slug);
  const address = new URL(
    path ?? item?.url ?? (collection === 'platform' ? '/' : `/${collections[collection].folder}/${slug}/`),
    site,
  );
  const isAnchor = collection !== 'platform' && collections[collection].address === 'anchor';
  const [{ default: Page, sheets }, container] = await Promise.all([
    load(),
    // One for each page: a container keeps every page that it has drawn.
    AstroContainer.create({ astroConfig: { site } }),
  ]);
  const html = await container.renderToString(Page, {
    partial: false,
    props: { item },
    request: new Request(new URL(address.pathname, site)),
  });
  return {
    html,
    sheets: [...new Set(sheets)],
    anchor: isAnchor ? slug : undefined,
    material: collection === 'questionnaire' ? await questionnaireMaterial(await bySlug(collection, slug)) : undefined,
  };
}

/** Why a draft may not be drawn as it will be, in the words of the schema: one line for each fault. */
export function whatIsMissing({ collection, data }: Wish): string[] {
  const read = schemaOf(collection).safeParse(data, { reportInput: true });
  const faults = read.success
    ? collection === 'questionnaire'
      ? questionnaireFaults('', collections.questionnaire.schema.parse(data))
      : []
    : faultsOf('', read.error, () => []);
  return faults.map(({ path, message }) => `${path.join(' › ')}: ${message}`);
}

/** Who refers to whom: relations, and links in texts. */
import { addressOf, type CollectionName, collections, type Platform, platformFile } from './collections.ts';
import type { Fault } from './report.ts';
import { type CheckedEntry, walk } from './soundness.ts';

export interface Reference {
  from: { file: string; title: string; path: Fault['path'] };
  /** An entry, or a group of municipalities that `plattform.yaml` names. */
  to: { collection: CollectionName | 'group'; slug: string };
}

/** All references of the entries and of the platform to entries and groups, those to itself left out. */
export function references(entries: readonly CheckedEntry[], platform: Platform | undefined): Reference[] {
  const targets = entries.map(({ collection, slug, data }) => ({
    to: { collection, slug },
    address: addressOf(collection, slug, typeof data['parent'] === 'string' ? data['parent'] : undefined),
  }));
  const byAddress = new Map(targets.map(({ address, to }) => [address, to]));
  const ofLink = (link: string): Reference['to'][] =>
    addressesIn(platform && link.startsWith(`${platform.url}/`) ? link.slice(platform.url.length) : link).flatMap(
      (address) => byAddress.get(address) ?? [],
    );

  const sources = [
    ...entries.map(({ collection, slug, file, data }) => ({
      file,
      title: typeof data['title'] === 'string' ? data['title'] : slug,
      schema: collections[collection].schema,
      data,
      self: { collection, slug },
    })),
    ...(platform
      ? [
          {
            file: `content/${platformFile.path}`,
            title: platformFile.label,
            schema: platformFile.schema,
            data: platform,
            self: undefined,
          },
        ]
      : []),
  ];
  return sources.flatMap(({ file, title, schema, data, self }) => {
    const found: Reference[] = [];
    walk(schema, data, ({ kind, relation }, value, path) => {
      if (typeof value !== 'string') return;
      const known = targets.filter(({ to }) => to.collection === relation && to.slug === value).map(({ to }) => to);
      const isMeant: Partial<Record<typeof kind, () => Reference['to'][]>> = {
        relation: () => known,
        groupId: () => [{ collection: 'group', slug: value }],
        link: () => ofLink(value),
        longText: () => linksIn(value).flatMap(ofLink),
      };
      const to = isMeant[kind]?.() ?? [];
      found.push(...to.map((target) => ({ from: { file, title, path }, to: target })));
    });
    const isOther = ({ to }: Reference) => to.collection !== self?.collection || to.slug !== self?.slug;
    const named = found.filter(isOther).map((one) => [JSON.stringify([one.from.path, one.to]), one] as const);
    return [...new Map(named).values()];
  });
}

/** What the links of a Markdown text lead to: `[…](/toolbox/…/)` and `[…]: /toolbox/…/`. */
const linksIn = (text: string): string[] =>
  [...text.matchAll(/\]\(\s*<?([^)\s>]+)|^ {0,3}\[[^\]]+\]:\s*<?([^\s>]+)/gm)].flatMap(
    ([, inline, below]) => inline ?? below ?? [],
  );

/** The addresses of entries that a path of the site can mean: its page, its place on a page, the page of a file. */
function addressesIn(link: string): string[] {
  if (!link.startsWith('/')) return [];
  const [whole = '', hash = ''] = link.split('#');
  const path = whole.replace(/\?.*$/, '');
  const page = `${path.replace(/\/$/, '')}/`;
  const [, folder, slug, file] = path.split('/');
  return [page, ...(hash ? [`${page}#${hash}`] : []), ...(file ? [`/${folder}/${slug}/`] : [])];
}

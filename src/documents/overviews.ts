/** Documents that gather many entries, and free pages. */
import type { Block, Document } from '#export/document.ts';
import type { Entry } from '#schema/collections.ts';
import { listText, roughDateText } from '#schema/german.ts';
import { audiences, fundingStates, origins } from '#schema/labels.ts';
import { sectorText } from '#schema/measure.ts';
import {
  type AttachedFile,
  attachments,
  blocks,
  bullets,
  frame,
  heading,
  options,
  paragraph,
  profile,
  type Site,
  sources,
  text,
} from './parts.ts';

interface Of<N extends 'funding' | 'term' | 'page'> {
  slug: string;
  data: Entry<N>;
}

/** The latest day on which one of the entries was checked. */
const lastChecked = (items: readonly { data: { checked: string } }[]): string =>
  items
    .map(({ data }) => data.checked)
    .toSorted()
    .at(-1) ?? '';

/** A free page, for example a plan. */
export function pageDocument(
  { data }: Of<'page'>,
  { path, kicker, files = [] }: { path: string; kicker: string; files?: readonly AttachedFile[] },
  site: Site,
): Document {
  return frame(site, { kicker, title: data.title, summary: data.summary, path, checked: data.checked }, [
    ...blocks(data.body, options(site, path, 2)),
    ...attachments(site, files),
    ...sources(data),
  ]);
}

/** Every programme with its conditions, in the groups of its list. */
export function fundingDocument(
  programmes: readonly (Of<'funding'> & { files?: readonly AttachedFile[] })[],
  site: Site,
): Document {
  const path = '/foerderung/';
  const programme = ({ slug, data, files = [] }: (typeof programmes)[number]): Block[] => [
    heading(3, data.title),
    paragraph(data.summary),
    profile([
      { name: 'Betrag', value: data.amount },
      { name: 'Geber', value: data.giver },
      { name: 'Wer kann beantragen', value: data.applicants },
      { name: 'Frist', value: data.deadline },
      { name: 'Kommt zugute', value: listText(data.audiences.map((id) => audiences[id].label)) },
      { name: 'Sektor', value: sectorText(data.sectors) },
      { name: 'Stand der Angaben', value: roughDateText(data.asOf) },
    ]),
    heading(4, 'Bedingungen'),
    bullets(data.conditions),
    ...(data.body ? [heading(4, 'So gehen Sie vor'), ...blocks(data.body, options(site, `${path}${slug}/`, 4))] : []),
    ...attachments(site, files, 4),
    {
      type: 'paragraph',
      inlines: [
        ...text('Seite mit den Angaben: '),
        { type: 'link', url: data.url, text: data.url },
        ...text(`. ${origins[data.origin].label}, zuletzt geprüft am ${roughDateText(data.checked)}.`),
      ],
    },
  ];
  return frame(
    site,
    {
      kicker: 'Übersicht',
      title: 'Förderung',
      summary:
        'Wer gibt wie viel, wofür, und bis wann? Jede Angabe trägt ihren Stand. Fragen Sie vor dem Antrag beim Geber nach, und beginnen Sie nicht vor der Bewilligung.',
      path,
      checked: lastChecked(programmes),
    },
    Object.entries(fundingStates).flatMap(([id, { label, explanation }]) => {
      const found = programmes.filter(({ data }) => data.state === id);
      return found.length > 0
        ? [heading(2, `Status: ${label}`), paragraph(explanation), ...found.flatMap(programme)]
        : [];
    }),
  );
}

/** All terms under their first letters. */
export function glossaryDocument(terms: readonly Of<'term'>[], site: Site): Document {
  const titles = new Map(terms.map(({ slug, data }) => [slug, data.title]));
  const letters = Map.groupBy(terms, ({ slug }) => (/^[a-z]/.test(slug) ? slug.charAt(0).toUpperCase() : '0–9'));
  return frame(
    site,
    {
      kicker: 'Nachschlagen',
      title: 'Glossar',
      summary: 'Die Wörter des Fachs in einfachen Sätzen.',
      path: '/glossar/',
      checked: lastChecked(terms),
    },
    [...letters].flatMap(([letter, items]) => [
      heading(2, letter),
      ...items.flatMap(({ data }): Block[] => [
        heading(3, data.title),
        paragraph(data.meaning),
        ...(data.synonyms.length > 0 ? [paragraph(`Auch: ${data.synonyms.join(', ')}`)] : []),
        ...(data.related.length > 0
          ? [paragraph(`Siehe ${data.related.map((other) => titles.get(other) ?? other).join(', ')}`)]
          : []),
      ]),
    ]),
  );
}

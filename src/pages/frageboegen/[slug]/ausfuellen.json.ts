/** What the island needs of a questionnaire; a file of its own keeps the page within one first flight. */
import type { APIRoute } from 'astro';
import type { Material } from '#islands/questionnaire/material.ts';
import { renderMarkdown } from '#markdown/render.ts';
import { inTexts, readable } from '#questionnaire/placeholders.ts';
import { collections, type Entry } from '#schema/collections.ts';
import { bySlug, entries } from '../../../content.ts';

export const getStaticPaths = async () =>
  (await entries('questionnaire')).map(({ slug, data }) => ({ params: { slug }, props: { slug, data } }));

interface Props {
  slug: string;
  data: Entry<'questionnaire'>;
}

const html = (text: string): string => renderMarkdown(text).html;

const withHtml = (data: Props['data']): Props['data'] => ({
  ...data,
  body: '',
  privacy: '',
  keywords: [],
  sources: [],
  tools: [],
  solutions: [],
  sections: data.sections.map((section) => ({
    ...section,
    ...(section.text && { text: html(section.text) }),
    questions: section.questions.map((question) =>
      question.type === 'info' ? { ...question, text: html(question.text) } : question,
    ),
  })),
  dimensions: data.dimensions.map((dimension) => ({
    ...dimension,
    levels: dimension.levels.map((level) => ({ ...level, text: html(level.text) })),
  })),
});

export const GET: APIRoute<Props> = async ({ props: { slug, data } }) => {
  const targets = data.recommendations.flatMap((recommendation) =>
    (['tool', 'solution', 'questionnaire'] as const).flatMap((collection) => {
      const target = recommendation[collection];
      return target === undefined ? [] : [{ collection, target }];
    }),
  );
  const links = await Promise.all(
    targets.map(async ({ collection, target }) => {
      const { data: entry, url } = await bySlug(collection, target);
      if (!url) throw new Error(`${collection} "${target}" has no page: give its collection an address.`);
      const link = { kind: collections[collection].labelOne, title: entry.title, url };
      return [`${collection}/${target}`, link] as const;
    }),
  );
  const material: Material = {
    slug,
    questionnaire: inTexts(withHtml(data), readable),
    links: Object.fromEntries(links),
  };
  return new Response(JSON.stringify(material), { headers: { 'content-type': 'application/json' } });
};

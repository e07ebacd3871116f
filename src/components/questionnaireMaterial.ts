import type { Material } from '#islands/questionnaire/material.ts';
import { renderMarkdown } from '#markdown/render.ts';
import { inTexts, readable } from '#questionnaire/placeholders.ts';
import { collections, type Entry } from '#schema/collections.ts';
import { bySlug, type Item } from '../content.ts';

const html = (text: string): string => renderMarkdown(text).html;

const withHtml = (data: Entry<'questionnaire'>): Entry<'questionnaire'> => ({
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

/** What the island needs of a questionnaire of this site. */
export async function questionnaireMaterial({ slug, data }: Item<'questionnaire'>): Promise<Material> {
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
  return { slug, questionnaire: inTexts(withHtml(data), readable), links: Object.fromEntries(links) };
}

import { defineCollection } from 'astro:content';
import { contentLoader } from './build/content-loader.ts';
import { platformFile, collections as register } from './schema/collections.ts';

export const collections = {
  solution: defineCollection({ loader: contentLoader('solution'), schema: register.solution.schema }),
  tool: defineCollection({ loader: contentLoader('tool'), schema: register.tool.schema }),
  questionnaire: defineCollection({ loader: contentLoader('questionnaire'), schema: register.questionnaire.schema }),
  municipality: defineCollection({ loader: contentLoader('municipality'), schema: register.municipality.schema }),
  offer: defineCollection({ loader: contentLoader('offer'), schema: register.offer.schema }),
  funding: defineCollection({ loader: contentLoader('funding'), schema: register.funding.schema }),
  lesson: defineCollection({ loader: contentLoader('lesson'), schema: register.lesson.schema }),
  term: defineCollection({ loader: contentLoader('term'), schema: register.term.schema }),
  news: defineCollection({ loader: contentLoader('news'), schema: register.news.schema }),
  partner: defineCollection({ loader: contentLoader('partner'), schema: register.partner.schema }),
  kit: defineCollection({ loader: contentLoader('kit'), schema: register.kit.schema }),
  page: defineCollection({ loader: contentLoader('page'), schema: register.page.schema }),
  platform: defineCollection({ loader: contentLoader('platform'), schema: platformFile.schema }),
};

import rss from '@astrojs/rss';
import type { APIContext } from 'astro';
import { newest, platform } from '../../content.ts';

/** The news as an RSS feed, newest first. */
export async function GET({ site }: APIContext): Promise<Response> {
  const { name, description, url } = await platform();
  return rss({
    title: `${name} – Aktuelles`,
    description,
    site: site ?? url,
    customData: '<language>de-DE</language>',
    items: (await newest(30)).map(({ data, url: link = '/' }) => ({
      title: data.title,
      description: data.summary,
      pubDate: new Date(data.date),
      link,
    })),
  });
}

/** A questionnaire in each format, beside its page. */
import type { APIRoute } from 'astro';
import { questionnaireFile } from '#components/questionnaireFile.ts';
import { type Format, fileName, formats } from '#export/formats.ts';
import { entries, type Item } from '../../../content.ts';

interface Props {
  item: Item<'questionnaire'>;
  format: Format;
}

/** The routes of one kind of file: while developing, Astro serves a file only where the route is named with its ending. */
export const filesEnding = (extension: string) => ({
  getStaticPaths: async () =>
    (await entries('questionnaire')).flatMap((item) =>
      formats
        .filter((format) => format.extension === extension)
        .map((format) => ({
          params: { slug: item.slug, file: fileName(item.slug, format).slice(0, -1 - extension.length) },
          props: { item, format } satisfies Props,
        })),
    ),
  GET: (async ({ props: { item, format } }) =>
    new Response(await questionnaireFile(item, format), {
      headers: { 'content-type': format.mediaType },
    })) satisfies APIRoute<Props>,
});

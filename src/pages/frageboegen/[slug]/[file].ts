/** A questionnaire in each format, beside its page. */
import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { questionnaireFile } from '#components/questionnaireFile.ts';
import { fileName, formats } from '#export/formats.ts';
import { entries } from '../../../content.ts';

export const getStaticPaths = async () =>
  (await entries('questionnaire')).flatMap((item) =>
    formats.map((format) => ({
      params: { slug: item.slug, file: fileName(item.slug, format) },
      props: { item, format },
    })),
  );

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ props: { item, format } }) =>
  new Response(await questionnaireFile(item, format), { headers: { 'content-type': format.mediaType } });

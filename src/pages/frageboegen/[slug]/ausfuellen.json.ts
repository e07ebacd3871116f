/** What the island needs of a questionnaire; a file of its own keeps the page within one first flight. */
import type { APIRoute } from 'astro';
import { questionnaireMaterial } from '#components/questionnaireMaterial.ts';
import { entries, type Item } from '../../../content.ts';

export const getStaticPaths = async () =>
  (await entries('questionnaire')).map((item) => ({ params: { slug: item.slug }, props: { item } }));

interface Props {
  item: Item<'questionnaire'>;
}

export const GET: APIRoute<Props> = async ({ props: { item } }) =>
  new Response(JSON.stringify(await questionnaireMaterial(item)), { headers: { 'content-type': 'application/json' } });

import type { APIRoute, InferGetStaticPropsType } from 'astro';
import { paletteOf, type SocialPicture, socialPicture } from '#build/social-picture.ts';
import { collectionNames, collections } from '#schema/collections.ts';
import tokens from '#styles/tokens.css?raw';
import { entries, platform } from '../../content.ts';

/** One picture per entry with a page of its own, and one for all other pages. */
export const getStaticPaths = async () => {
  const { name, region, claim } = await platform();
  const pictures: { params: { path: string }; props: SocialPicture }[] = [
    { params: { path: 'start' }, props: { kind: 'Für Kommunen und Fachkräfte', title: name, name, claim } },
  ];
  for (const collection of collectionNames) {
    const { folder, labelOne, address } = collections[collection];
    if (address !== 'page') continue;
    for (const { slug, data } of await entries(collection)) {
      const kind = collection === 'page' ? region : labelOne;
      const stages = 'stages' in data ? data.stages : [];
      pictures.push({ params: { path: `${folder}/${slug}` }, props: { kind, title: data.title, name, claim, stages } });
    }
  }
  return pictures;
};

export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ props }) =>
  new Response(new Uint8Array(await socialPicture(props, paletteOf(tokens))), {
    headers: { 'content-type': 'image/png' },
  });

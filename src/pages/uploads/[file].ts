import type { APIContext } from 'astro';
import { contentDir } from '#build/content-files.ts';
import { uploadAddress, uploadBytes, uploadNames } from '#build/uploads.ts';

export const getStaticPaths = async () =>
  (await uploadNames(contentDir())).map((name) => ({
    params: { file: uploadAddress(name).split('/').at(-1) },
    props: { name },
  }));

export const GET = async ({ props }: APIContext<{ name: string }>): Promise<Response> =>
  new Response(Buffer.from(await uploadBytes(contentDir(), props.name)));

import type { APIRoute } from 'astro';
import { allTakeHome, kindOf } from '#components/documents.ts';
import type { Directory } from '#toolcase/directory.ts';
import { idOf } from '#toolcase/toolcase.ts';

export const GET: APIRoute = async () => {
  const directory: Directory = Object.fromEntries(
    (await allTakeHome()).map((item) => [idOf(item.path), { title: item.document.title, kind: kindOf(item) }]),
  );
  return Response.json(directory);
};

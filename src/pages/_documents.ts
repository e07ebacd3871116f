/** Documents to take home, each beside its page, in each format; and as data, from which the browser makes them anew. */
import type { APIRoute } from 'astro';
import { documentFile } from '#build/document-files.ts';
import { allTakeHome } from '#components/documents.ts';
import type { Document } from '#export/document.ts';
import { type DocumentFormat, documentFormats } from '#export/documentFormats.ts';
import { toJson } from '#export/documentJson.ts';

interface Props {
  document: Document;
  /** None: as data. */
  format: DocumentFormat | undefined;
}

/** The routes of one kind of file: while developing, Astro serves a file only where the route is named with its ending. */
export const documentsAs = (id: DocumentFormat['id'] | 'dokument.json') => ({
  getStaticPaths: async () =>
    (await allTakeHome()).map(({ path, name, document }) => ({
      params: { document: `${path.slice(1)}${name}` },
      props: { document, format: documentFormats.find((format) => format.id === id) } satisfies Props,
    })),
  GET: (async ({ props: { document, format } }) =>
    format
      ? new Response(await documentFile(document, format), { headers: { 'content-type': format.mediaType } })
      : new Response(toJson(document), {
          headers: { 'content-type': 'application/json' },
        })) satisfies APIRoute<Props>,
});

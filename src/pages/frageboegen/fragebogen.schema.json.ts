/** The JSON Schema of a questionnaire as a file (`*.fragebogen.json`). */
import type { APIRoute } from 'astro';
import { z } from 'astro/zod';
import { jsonFormatVersion } from '#export/json.ts';
import { collections } from '#schema/collections.ts';

const file = z.strictObject({
  $schema: z.url().optional(),
  format: z.literal('fragebogen'),
  formatVersion: z.literal(jsonFormatVersion),
  slug: z.string().meta({ label: 'Kurzname', hint: 'Wie der Fragebogen in seiner Adresse heißt' }),
  url: z.url().meta({ label: 'Adresse', hint: 'Seite des Fragebogens' }),
  licence: z.string().meta({ label: 'Lizenz', hint: 'Was andere damit tun dürfen' }),
  questionnaire: collections.questionnaire.schema,
});

/** What an editor reads becomes what a developer reads; the rest of our metadata stays here. */
function describe(schema: Record<string, unknown>): void {
  const { label, hint } = schema;
  if (label) schema['title'] = label;
  if (hint) schema['description'] = hint;
  for (const key of ['label', 'hint', 'kind', 'choices', 'relation', 'owner']) delete schema[key];
}

export const GET: APIRoute = ({ url }) => {
  const schema = z.toJSONSchema(file, {
    io: 'input',
    reused: 'ref',
    override: ({ jsonSchema }) => describe(jsonSchema),
  });
  return new Response(`${JSON.stringify({ $id: url.href, title: 'Fragebogen', ...schema }, null, 2)}\n`, {
    headers: { 'content-type': 'application/schema+json' },
  });
};

/**
 * publiccode.yml against the standard, version 0.7: https://yml.publiccode.tools/schema.core.html
 *
 * There is no schema of it to import; this holds what it makes mandatory, its lists of values (of the
 * long ones, categories, scopes and aliases, the values used here), and
 * refuses keys that it does not know. Country sections and deprecated keys are left out on purpose.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { root } from '../bin/setup.mjs';

const read = (file: string) => readFile(join(root, file), 'utf8');

const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/);
const contact = z.strictObject({
  name: z.string().min(1),
  email: z.email().optional(),
  phone: z.string().optional(),
  affiliation: z.string().optional(),
});
const organisation = z.strictObject({ name: z.string().min(1), uri: z.url().optional() });
const dependency = z.strictObject({
  name: z.string().min(1),
  versionMin: z.string().optional(),
  versionMax: z.string().optional(),
  version: z.string().optional(),
  optional: z.boolean().optional(),
});

const standard = z.strictObject({
  publiccodeYmlVersion: z.literal('0.7'),
  name: z.string().min(1),
  applicationSuite: z.string().optional(),
  url: z.url({ protocol: /^https$/ }),
  landingURL: z.url().optional(),
  isBasedOn: z.union([z.string(), z.array(z.string())]).optional(),
  softwareVersion: z.string().optional(),
  releaseDate: z.iso.date().optional(),
  logo: z.string().optional(),
  platforms: z.array(z.string()).min(1),
  categories: z.array(z.enum(['content-management', 'knowledge-management', 'survey'])).optional(),
  usedBy: z.array(z.string()).optional(),
  fundedBy: z.array(organisation).optional(),
  roadmap: z.url().optional(),
  developmentStatus: z.enum(['concept', 'development', 'beta', 'stable', 'obsolete']),
  softwareType: z.enum([
    'standalone/mobile',
    'standalone/iot',
    'standalone/desktop',
    'standalone/web',
    'standalone/backend',
    'standalone/other',
    'addon',
    'library',
    'configurationFiles',
  ]),
  supports: z
    .array(z.strictObject({ id: z.union([z.enum(['alias:gdpr', 'alias:eidas', 'alias:nis2', 'alias:cra']), z.url()]) }))
    .optional(),
  organisation: z.strictObject({ uri: z.url(), name: z.string().optional() }).optional(),
  intendedAudience: z
    .strictObject({
      countries: z.array(z.string().regex(/^[A-Z]{2}$/)).optional(),
      unsupportedCountries: z.array(z.string().regex(/^[A-Z]{2}$/)).optional(),
      scope: z.array(z.enum(['employment', 'government', 'healthcare', 'local-authorities', 'welfare'])).optional(),
    })
    .optional(),
  description: z
    .record(
      language,
      z.strictObject({
        localisedName: z.string().optional(),
        shortDescription: z
          .string()
          .max(150)
          .regex(/^[^\n]+$/),
        longDescription: z.string().min(150).max(10_000),
        documentation: z.url().optional(),
        apiDocumentation: z.url().optional(),
        features: z.array(z.string()),
        screenshots: z.array(z.string()).optional(),
        videos: z.array(z.url()).optional(),
        awards: z.array(z.string()).optional(),
      }),
    )
    .refine((languages) => Object.keys(languages).length > 0),
  legal: z.strictObject({ license: z.string(), mainCopyrightOwner: z.string().optional() }),
  maintenance: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('internal'), contacts: z.array(contact).min(1) }),
    z.strictObject({ type: z.literal('community'), contacts: z.array(contact).min(1) }),
    z.strictObject({
      type: z.literal('contract'),
      contractors: z
        .array(
          z.strictObject({
            name: z.string(),
            until: z.iso.date(),
            email: z.email().optional(),
            website: z.url().optional(),
          }),
        )
        .min(1),
      contacts: z.array(contact).optional(),
    }),
    z.strictObject({ type: z.literal('none'), contacts: z.array(contact).optional() }),
  ]),
  localisation: z.strictObject({ localisationReady: z.boolean(), availableLanguages: z.array(language).min(1) }),
  dependsOn: z
    .strictObject({
      open: z.array(dependency).optional(),
      proprietary: z.array(dependency).optional(),
      hardware: z.array(dependency).optional(),
    })
    .optional(),
});

it('publiccode.yml follows the standard', async () => {
  const result = standard.safeParse(parse(await read('publiccode.yml')));
  expect(result.error?.issues ?? []).toEqual([]);
});

it('all files name the same licences', async () => {
  const packageFile = JSON.parse(await read('package.json'));
  const platform = parse(await read('content/plattform.yaml'));
  const licence = await read('LICENSE');
  expect(packageFile.license).toBe('EUPL-1.2');
  expect(parse(await read('publiccode.yml')).legal.license).toBe(packageFile.license);
  expect(platform.licence).toMatchObject({ code: packageFile.license, content: 'CC BY 4.0' });
  for (const id of ['EUPL-1.2', 'CC-BY-4.0', 'OFL-1.1', 'LicenseRef-GeoNutzV']) {
    expect(licence).toContain(`SPDX-License-Identifier: ${id}`);
  }
});

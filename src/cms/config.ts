/** The configuration of the CMS, derived from the register of collections. */
import type { z } from 'astro/zod';
import { type CollectionName, collectionNames, collections, type Platform, platformFile } from '#schema/collections.ts';
import { type Order, orderOf } from '#source/order.ts';
import type { Extension } from '#source/read.ts';
import { type CmsField, fieldsOf } from './fields.ts';

/** Names the widget, the format and the preview of what is edited: a collection, or the platform itself. */
export type Editable = CollectionName | 'platform';
export const editables: readonly Editable[] = [...collectionNames, 'platform'];

export const schemaOf = (name: Editable) => (name === 'platform' ? platformFile.schema : collections[name].schema);

/** How the files of what is edited are written. */
export const sourceOf = (name: Editable): { extension: Extension; order: Order } => ({
  extension: name === 'platform' ? 'yaml' : collections[name].extension,
  order: orderOf(schemaOf(name)),
});

/** What an editor calls a field at the top of an entry. */
export function labelOf(name: Editable, key: string): string {
  const field = Object.entries<z.ZodType>(schemaOf(name).shape).find(([known]) => known === key)?.[1];
  const { label } = field?.meta() ?? {};
  return typeof label === 'string' ? label : key;
}

export interface CmsSetting {
  /** How Decap reaches the repository: its `backend`, and `publish_mode` if there is one. */
  backend: Record<string, unknown>;
  publishMode?: 'simple' | 'editorial_workflow';
  /** Path of the content folder inside the repository. */
  contentFolder: string;
  platform: Pick<Platform, 'name' | 'url'>;
}

/** The whole configuration, as Decap reads it. */
export function cmsConfig({ backend, publishMode = 'simple', contentFolder, platform }: CmsSetting) {
  return {
    backend,
    publish_mode: publishMode,
    locale: 'de',
    site_url: platform.url,
    display_url: platform.url,
    logo: { src: '/icon.svg', show_in_header: true },
    show_preview_links: false,
    media_folder: `${contentFolder}/uploads`,
    // The content names a file alone; where it is served is the site's business.
    public_folder: '',
    slug: { encoding: 'ascii', clean_accents: true, sanitize_replacement: '-' },
    collections: [
      ...collectionNames.map((name) => folderCollection(name, contentFolder)),
      {
        name: 'platform',
        label: platformFile.label,
        description: 'Name, Anschrift, Texte der Startseite und alles, was die ganze Plattform betrifft.',
        format: 'platform',
        files: [
          {
            name: 'platform',
            label: platformFile.label,
            file: `${contentFolder}/${platformFile.path}`,
            fields: fieldsOf(platformFile.schema),
          },
        ],
      },
    ],
  };
}

function folderCollection(name: CollectionName, contentFolder: string) {
  const { folder, extension, label, labelOne, schema } = collections[name];
  const fields = fieldsOf(schema);
  const choices = fields.filter(({ widget, multiple }) => widget === 'select' && !multiple);
  return {
    name,
    label,
    label_singular: labelOne,
    folder: `${contentFolder}/${folder}`,
    extension,
    format: name,
    create: true,
    identifier_field: 'title',
    slug: '{{slug}}',
    summary: '{{title}}',
    sortable_fields: sortable(fields),
    ...(choices.length > 0
      ? { view_groups: choices.map((choice) => ({ label: choice.label, field: choice.name })) }
      : {}),
    fields,
  };
}

const sortable = (fields: readonly CmsField[]) =>
  fields
    .filter(({ name, widget }) => name === 'title' || widget === 'datetime' || name === 'order')
    .map(({ name, label }) => ({ field: name, label }));

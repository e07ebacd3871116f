/** What we use of those packages of Decap that bring no types, or too few. */

interface ImportMetaEnv {
  /** Whether the CMS reaches the content of this machine; said by `astro.config.mjs`. */
  readonly CMS_LOCAL: boolean;
}

declare module 'decap-cms-locales' {
  export const de: Phrases;
  export const en: Phrases;
  export interface Phrases {
    [key: string]: string | Phrases;
  }
}

declare module 'decap-cms-ui-default' {
  import type { StylesConfig } from 'react-select';

  export const reactSelectStyles: StylesConfig<{ value: string; label: string }, boolean>;
}

declare module 'decap-cms-core/dist/esm/redux' {
  import type { Map as ImmutableMap } from 'immutable';

  export const store: {
    getState(): { entryDraft: ImmutableMap<string, unknown> };
    subscribe(listener: () => void): () => void;
  };
}

declare module 'decap-cms-widget-*' {
  import type { ComponentClass } from 'react';

  interface Widget {
    name: string;
    // biome-ignore lint/suspicious/noExplicitAny: each widget has properties of its own.
    controlComponent: ComponentClass<any>;
  }
  const widget: { Widget(): Widget };
  export default widget;
}

declare module 'decap-cms-lib-util' {
  /** One file of an entry as a backend is asked to keep it. */
  export interface DataFile {
    path: string;
    slug: string;
    raw: string;
    newPath?: string;
  }
  export interface PersistOptions {
    collectionName: string;
    newEntry?: boolean;
    /** Whether the entry lies on a branch of its own, before it is published. */
    unpublished?: boolean;
    useWorkflow?: boolean;
  }
  /** The part of Decap's `Implementation` that we look into. */
  export interface Backend {
    getEntry(path: string): Promise<{ data: string }>;
    unpublishedEntryDataFile?(collection: string, slug: string, path: string, id: string): Promise<string>;
    persistEntry(entry: { dataFiles: DataFile[]; assets: { path: string }[] }, options: PersistOptions): Promise<void>;
    deleteFiles(paths: string[], message: string): Promise<unknown>;
  }
}
declare module 'decap-cms-backend-proxy' {
  import type { Backend } from 'decap-cms-lib-util';

  export const ProxyBackend: new (config: never, options?: never) => Backend;
}
declare module 'decap-cms-backend-gitlab' {
  import type { Backend } from 'decap-cms-lib-util';

  export const GitLabBackend: new (config: never, options?: never) => Backend;
}
declare module 'decap-cms-backend-github' {
  import type { Backend } from 'decap-cms-lib-util';

  export const GitHubBackend: new (config: never, options?: never) => Backend;
}
declare module 'decap-cms-backend-gitea' {
  import type { Backend } from 'decap-cms-lib-util';

  export const GiteaBackend: new (config: never, options?: never) => Backend;
}
declare module 'decap-cms-backend-forgejo' {
  import type { Backend } from 'decap-cms-lib-util';

  export const ForgejoBackend: new (config: never, options?: never) => Backend;
}

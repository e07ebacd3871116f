/** Everything that can be collected, by its id; the page loads it as `verzeichnis.json`. */
export type Directory = Readonly<Record<string, { title: string; kind: string }>>;

export const directoryAddress = '/werkzeugkoffer/verzeichnis.json';

/** `toolbox/x` → `/toolbox/x/` */
export const pageOf = (id: string): string => `/${id}/`;

/** Where the document of an entry lies as data. */
export const sourceOf = (id: string): string => `/${id}/${id.split('/').at(-1)}.dokument.json`;

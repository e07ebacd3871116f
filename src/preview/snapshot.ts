/** What the preview shows at the moment. The pages ask for it as they ask for the content of the site. */
import type { CollectionName } from '#schema/collections.ts';

export interface ShownEntry {
  collection: CollectionName;
  slug: string;
  data: unknown;
}

interface Shown {
  platform: unknown;
  entries: readonly ShownEntry[];
  /** Where a file of `content/uploads/` can be seen. */
  picture: (file: string) => string;
}

let shown: Shown | undefined;

export function shownNow(): Shown {
  if (!shown) throw new Error('Nothing is shown yet: call show() first.');
  return shown;
}

/** From here on the pages read this. */
export function show(next: Shown): void {
  shown = next;
}

/** What compiled pages are made with: Astro's own, but their scripts stay out of a preview. */
export * from 'astro/compiler-runtime';
export const renderScript = (): string => '';

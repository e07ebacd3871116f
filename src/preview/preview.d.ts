/** A page as `src/build/preview-pages.ts` compiles it for the browser. */
declare module '*.astro?preview' {
  const page: import('astro/runtime/server/index.js').AstroComponentFactory;
  export default page;
  /** Its sheets as texts, in the order in which a build links them. */
  export const sheets: readonly string[];
}

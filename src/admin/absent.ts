/**
 * Stands for packages that Decap brings and this CMS does without: formats that no file here has
 * (TOML, JSON and Decap's own front matter), pictures made smaller in the browser, and the check of
 * the configuration, which tests/cms.test.ts makes before anything is built. That check alone would
 * need `unsafe-eval` in the page's policy.
 */
// Called as a function by some, with `new` by others.
export default function absent() {
  return { validate: () => true };
}

const nothing = (): void => {};

export { nothing as instanceof, nothing as prohibited, nothing as select, nothing as uniqueItemProperties };
export const encode = (): never => {
  throw new Error('Pictures are made smaller when the site is built, not in the browser.');
};

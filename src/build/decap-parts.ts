/** Which packages of Decap are replaced by files of ours when the CMS is bundled. */
import { fileURLToPath } from 'node:url';

const file = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

const absent = [
  'ajv',
  'ajv-errors',
  'ajv-keywords/dist/keywords',
  'gray-matter',
  '@iarna/toml/parse-string',
  'tomlify-j0.4',
  '@jsquash/webp',
];

export const decapParts = [
  { find: /^diacritics$/, replacement: file('cms/germanNames.ts') },
  ...absent.map((name) => ({ find: new RegExp(`^${name}$`), replacement: file('admin/absent.ts') })),
];

/**
 * What the browser needs from packages while `npm start` runs, in one go. Found one after another, each
 * would load the page anew, and a form that somebody fills in with it.
 */
export const preparedPackages = [
  ...[
    'react',
    'react-dom',
    'react-dom/client',
    'react/jsx-runtime',
    'react/jsx-dev-runtime',
    'immutable',
    'react-select',
  ],
  ...['decap-cms-core', 'decap-cms-core/dist/esm/redux', 'decap-cms-locales', 'decap-cms-ui-default'],
  'decap-cms-backend-proxy',
  ...['boolean', 'datetime', 'file', 'image', 'list', 'markdown', 'number', 'object', 'string'].map(
    (name) => `decap-cms-widget-${name}`,
  ),
  ...['astro/zod', 'astro/container', 'astro/compiler-runtime', 'yaml', 'fastest-levenshtein', 'fflate'],
  ...['unified', 'remark-parse', 'remark-gfm', 'remark-rehype', 'rehype-sanitize', 'rehype-stringify'],
  ...['unist-util-visit', 'hast-util-to-string', 'mdast-util-to-string', 'topojson-client', 'topojson-simplify'],
  ...['docx', 'pdfkit', 'pdfkit/output', '@rgrove/parse-xml'],
];

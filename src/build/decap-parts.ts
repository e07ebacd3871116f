/** Which packages of Decap are replaced by files of ours when the CMS is bundled. */
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

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

/** English that stands in Decap's code instead of in its phrases, German nouns that it writes small, what is missing, and faults. */
const mends: readonly { file: string; from: string; to: string }[] = [
  {
    file: 'decap-cms-widget-list/dist/esm/ListControl.js',
    from: 'labelSingular.toLowerCase() : label.toLowerCase()',
    to: 'labelSingular : label',
  },
  { file: 'decap-cms-widget-list/dist/esm/ListControl.js', from: 'labelSingular.toLowerCase()', to: 'labelSingular' },
  {
    file: 'decap-cms-widget-list/dist/esm/ListControl.js',
    from: `\`No \${labelField.get('name')}\``,
    to: "'noch leer'",
  },
  {
    file: 'decap-cms-core/dist/esm/actions/mediaLibrary.js',
    from: `\`\${existingFile.name} already exists. Do you want to replace it?\``,
    to: `\`Die Datei „\${existingFile.name}“ gibt es schon. Soll sie ersetzt werden?\``,
  },
  // Whichever came last was shown: the draft kept on the device could be lost to the entry from the server.
  {
    file: 'decap-cms-core/dist/esm/components/Editor/Editor.js',
    from: `    retrieveLocalBackup(collection, slug);
    if (newEntry) {
      createEmptyDraft(collection, this.props.location.search);
    } else {
      loadEntry(collection, slug);
    }`,
    to: `    Promise.resolve(
      newEntry ? createEmptyDraft(collection, this.props.location.search) : loadEntry(collection, slug),
    ).then(() => retrieveLocalBackup(collection, slug));`,
  },
  // What was saved stayed unknown to the list of entries, so that putting back the former text was no change.
  {
    file: 'decap-cms-core/dist/esm/actions/entries.js',
    from: 'dispatch(entryPersisted(collection, serializedEntry, newSlug));',
    to: `if (entry.get('slug') === newSlug) dispatch(entryLoaded(collection, serializedEntry.toJS()));
      dispatch(entryPersisted(collection, serializedEntry, newSlug));`,
  },
  // There is no place in its header for the editors' handbook.
  {
    file: 'decap-cms-core/dist/esm/components/App/Header.js',
    from: `}), t('app.header.media')]
              })
            })]`,
    to: `}), t('app.header.media')]
              })
            }), _jsx("li", {
              children: _jsxs(AppHeaderButton, {
                as: "a",
                href: "/redaktion/",
                target: "_blank",
                title: "Handbuch der Redaktion, öffnet sich in einem neuen Fenster",
                children: [_jsx(Icon, {
                  type: "info-circle"
                }), "Handbuch"]
              })
            })]`,
  },
];

/** Mends Decap's code where it offers no other way. */
export const decapMends = (): Plugin => ({
  name: 'decap-mends',
  transform(code, id) {
    const path = id.replaceAll('\\', '/').replace(/\?.*$/, '');
    const own = mends.filter(({ file }) => path.endsWith(file));
    if (own.length === 0) return null;
    return own.reduce((text, { file, from, to }) => {
      if (!text.includes(from)) throw new Error(`${file} has no „${from}“ any more; see src/build/decap-parts.ts.`);
      return text.replace(from, to);
    }, code);
  },
});

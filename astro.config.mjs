import react from '@astrojs/react';
import sitemap from '@astrojs/sitemap';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'astro/config';
import { contentDir } from './src/build/content-files.ts';
import { contentGate } from './src/build/content-gate.ts';
import { decapMends } from './src/build/decap-mends.ts';
import { decapParts, preparedPackages } from './src/build/decap-parts.ts';
import { formerAddresses } from './src/build/former-addresses.ts';
import { previewPages } from './src/build/preview-pages.ts';
import { searchIndex } from './src/build/search-index.ts';
import { siteUrl } from './src/build/site-url.ts';

export default defineConfig({
  site: await siteUrl(contentDir()),
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never', assets: 'assets' },
  compressHTML: true,
  devToolbar: { enabled: false },
  integrations: [
    contentGate(),
    // Pages mount their React parts by script; Fast Refresh wants a preamble that only `client:` directives bring.
    react({ exclude: [/\.tsx$/, /node_modules/, /\.cache/] }),
    sitemap({
      filter: (page) => !/^https:\/\/[^/]+\/(404|suche|bausteine|redaktion\/stand|admin(\/vorschau)?)\/$/.test(page),
    }),
    formerAddresses(),
    searchIndex(),
  ],
  vite: {
    // Only what bin/serve.mjs serves can reach the content of this machine.
    define: { 'import.meta.env.CMS_LOCAL': JSON.stringify(Boolean(process.env.CMS_LOCAL)) },
    plugins: [tailwindcss(), previewPages(), decapMends()],
    build: {
      assetsInlineLimit: 0,
      // The PDF writer and the CMS are one large chunk each; tests/writers.test.ts and tests/cms-bytes.test.ts hold their budgets.
      chunkSizeWarningLimit: 3000,
      // A package of the CMS asks by `eval` whether it runs in Node; the policy of the page refuses it, and it goes on.
      rolldownOptions: { checks: { eval: false, pluginTimings: false } },
    },
    worker: { format: 'es', rolldownOptions: { checks: { pluginTimings: false } } },
    resolve: { alias: decapParts, dedupe: ['yaml'] },
    optimizeDeps: { include: preparedPackages, rolldownOptions: { plugins: [decapMends()] } },
  },
});

import react from '@astrojs/react';
import sitemap from '@astrojs/sitemap';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'astro/config';
import { contentDir } from './src/build/content-files.ts';
import { contentGate } from './src/build/content-gate.ts';
import { decapMends, decapParts, preparedPackages } from './src/build/decap-parts.ts';
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
    plugins: [tailwindcss(), previewPages(), decapMends()],
    // The PDF writer is one large chunk, loaded on click; tests/writers.test.ts holds its budget.
    build: { assetsInlineLimit: 0, chunkSizeWarningLimit: 1000 },
    worker: { format: 'es' },
    resolve: { alias: decapParts, dedupe: ['yaml'] },
    optimizeDeps: { include: preparedPackages, rolldownOptions: { plugins: [decapMends()] } },
  },
});

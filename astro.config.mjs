import react from '@astrojs/react';
import sitemap from '@astrojs/sitemap';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'astro/config';
import { contentDir } from './src/build/content-files.ts';
import { contentGate } from './src/build/content-gate.ts';
import { formerAddresses } from './src/build/former-addresses.ts';
import { siteUrl } from './src/build/site-url.ts';

export default defineConfig({
  site: await siteUrl(contentDir()),
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never', assets: 'assets' },
  compressHTML: true,
  devToolbar: { enabled: false },
  security: {
    csp: {
      directives: [
        "default-src 'none'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
      ],
    },
  },
  integrations: [contentGate(), react(), sitemap({ filter: (page) => !/\/(404|suche|bausteine)\/$/.test(page) }), formerAddresses()],
  vite: { plugins: [tailwindcss()], build: { assetsInlineLimit: 0 } },
});

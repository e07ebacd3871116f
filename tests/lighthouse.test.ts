/** Lighthouse, the real tool, on one page of each kind of the built site. */
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findBrowser } from '../bin/browser.mjs';
import { samplePages, serve } from './site.ts';

let site: Awaited<ReturnType<typeof serve>>;
let chrome: Awaited<ReturnType<typeof launch>>;
beforeAll(async () => {
  site = await serve();
  chrome = await launch({
    chromePath: findBrowser() ?? '',
    chromeFlags: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}, 60_000);
afterAll(async () => {
  chrome?.kill();
  await site?.stop();
});

/** Pages that must not be indexed cannot have full marks for it. */
const categoriesOf = (html: string) =>
  html.includes('content="noindex"') ? ['accessibility', 'best-practices'] : ['accessibility', 'best-practices', 'seo'];

it.each(samplePages)('$path has full marks', { timeout: 120_000 }, async ({ path, html }) => {
  const result = await lighthouse(`${site.origin}${path}`, {
    port: chrome.port,
    output: 'json',
    logLevel: 'error',
    disableFullPageScreenshot: true,
    onlyCategories: categoriesOf(html),
    // The canonical address is the site's own, not this machine's.
    skipAudits: ['canonical', 'is-on-https', 'redirects-http'],
  });
  const short = Object.values(result?.lhr.categories ?? {})
    .filter(({ score }) => score !== 1)
    .map(({ id, score, auditRefs }) => ({
      id,
      score,
      audits: auditRefs
        .map((ref) => result?.lhr.audits[ref.id])
        .filter((audit) => audit?.score === 0)
        .map((audit) => audit?.id),
    }));
  expect(short).toEqual([]);
});

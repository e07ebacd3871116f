/** Visitors of the built site, for the journeys of one test file. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, BrowserContextOptions, Dialog, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { browse, serve } from './site.ts';

interface Visitors {
  /** Of the served site; known once the tests run. */
  readonly origin: string;
  /** Somebody with a browser of their own, who leaves after the test. */
  visitor: (options?: BrowserContextOptions) => Promise<BrowserContext>;
}

/** Serves the site for the tests of a file; to be called at its top. `usual` holds for all who visit. */
export function visitors(usual: BrowserContextOptions = {}): Visitors {
  let browser: Browser | undefined;
  let site: Awaited<ReturnType<typeof serve>> | undefined;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    [site, browser] = await Promise.all([serve(), browse()]);
  }, 60_000);
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
  });
  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });
  const early = (): Error => new Error('The site is served while tests run; ask for it inside of one.');
  return {
    get origin() {
      if (!site) throw early();
      return site.origin;
    },
    async visitor(options) {
      if (!browser) throw early();
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...usual, ...options });
      contexts.push(context);
      return context;
    },
  };
}

/** Agrees to what the page asks, and to leaving it; `told` hears of it. A question that went with its page needs no answer. */
export function agreeing(page: Page, told: (dialog: Dialog) => void = () => undefined): void {
  page.on('dialog', (dialog) => {
    told(dialog);
    dialog.accept().catch(() => undefined);
  });
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 AA and what axe recommends. */
const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds wrong, below a selector if one is given; it runs isolated, so the page's own policy stays in force. */
export async function violations(page: Page, below = 'html'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  return page.evaluate(
    async ({ selector, runOnly }) => {
      const { axe } = globalThis as unknown as { axe: typeof import('axe-core') };
      const { violations: found } = await axe.run(selector, { runOnly, resultTypes: ['violations'] });
      return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
    },
    { selector: below, runOnly: standards },
  );
}

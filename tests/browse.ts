import { type Browser, chromium } from 'playwright-core';
import { findBrowser } from '../bin/browser.mjs';

/** A headless browser that asks nobody but the site. */
export const browse = (): Promise<Browser> => {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('No browser: npm test installs one.');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
};

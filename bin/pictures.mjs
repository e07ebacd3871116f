/**
 * `npm run pictures`: pictures of the component page and of one page of each kind of the built site, at three
 * widths, light, dark and printed, into `.cache/pictures/`, to be looked at.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { browse, samplePages, serve } from '../tests/site.ts';
import { root } from './setup.mjs';

const folder = join(root, '.cache', 'pictures');
const wishes = process.argv.slice(2);
const paths = samplePages.map(({ path }) => path).filter((path) => wishes.length === 0 || wishes.includes(path));

mkdirSync(folder, { recursive: true });
const [site, browser] = await Promise.all([serve(), browse()]);
for (const path of paths) {
  const name = path.replace(/^\/|\/$|\.html$/g, '').replaceAll('/', '-') || 'start';
  for (const width of [360, 768, 1280]) {
    for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
      const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
      await page.goto(`${site.origin}${path}`);
      await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: true });
      await page.close();
    }
  }
  const page = await browser.newPage();
  await page.goto(`${site.origin}${path}`);
  await page.pdf({ path: join(folder, `${name}-print.pdf`), format: 'A4' });
  await page.close();
}
await browser.close();
await site.stop();
console.log(`${paths.length} Seiten in ${folder}`);

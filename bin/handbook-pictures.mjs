/**
 * `npm run pictures:handbook`: the pictures of the editors' handbook, taken in the real CMS with the content of
 * `tests/fixtures/region/`, into `src/handbook/pictures/`. Names of pictures as arguments take only those.
 */
import { spawn } from 'node:child_process';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import sharp from 'sharp';
import { shots } from '../src/handbook/pictures.ts';
import { browse } from '../tests/browse.ts';
import { freePort, pinnedNode, root } from './setup.mjs';

const window = { width: 1280, height: 800 };
/** Bytes that a picture may have; a page shows a few. */
const mostBytes = 60_000;
const patience = 60_000;

const wishes = process.argv.slice(2);
const wanted = shots.filter(({ name }) => wishes.length === 0 || wishes.includes(name));
const folder = join(root, 'src', 'handbook', 'pictures');
// The CMS may write here; it lies in the project, because the CMS writes nowhere else.
const content = join(root, '.cache', `handbook-${process.pid}`);

/**
 * Takes one picture.
 * @param {import('playwright-core').Page} page
 * @param {string} origin
 * @param {typeof shots[number]} shot
 */
async function take(page, origin, { name, steps, cut = {} }) {
  for (const step of steps) await run(page, origin, step);
  // Fonts, and what slides in.
  await page.waitForTimeout(1000);
  const clip = { x: 0, y: 0, ...window, ...cut };
  const png = await page.screenshot({ clip, animations: 'disabled', caret: 'hide' });
  for (const quality of [80, 65, 50, 35]) {
    const webp = await sharp(png).webp({ quality }).toBuffer();
    if (webp.length > mostBytes) continue;
    await writeFile(join(folder, `${name}.webp`), webp);
    return webp.length;
  }
  throw new Error(`The picture ${name} has more than ${mostBytes} bytes; show less of the window.`);
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} origin
 * @param {import('../src/handbook/pictures.ts').Step} step
 */
async function run(page, origin, step) {
  switch (step.do) {
    case 'open':
      // A new address behind `#` alone would keep what is half filled in.
      await page.goto('about:blank');
      await page.goto(`${origin}/admin/#${step.place}`);
      return;
    case 'press':
      await page.getByRole(step.role, { name: step.name }).first().click();
      return;
    case 'write':
      await page.getByLabel(step.label).first().fill(step.text);
      return;
    case 'see':
      await page.getByText(step.text).first().waitFor();
      return;
    case 'show': {
      const text = page.getByText(step.text).first();
      await text.waitFor();
      await text.evaluate((element) => element.scrollIntoView({ block: 'start' }));
      return;
    }
    case 'preview':
      await previewed(page, step.heading);
      return;
  }
}

/**
 * Waits until a frame of the page shows the page with this heading.
 * @param {import('playwright-core').Page} page
 * @param {string} heading
 */
async function previewed(page, heading) {
  const end = Date.now() + patience;
  while (Date.now() < end) {
    for (const frame of page.frames().slice(1))
      if ((await frame.locator('h1', { hasText: heading }).count()) > 0) return;
    await page.waitForTimeout(200);
  }
  throw new Error(`The preview shows no page with the heading “${heading}”.`);
}

/**
 * Serves the region with its CMS, until it answers.
 * @param {number} port
 */
async function serve(port) {
  const server = spawn(pinnedNode(), [join(root, 'bin', 'serve.mjs'), String(port)], {
    cwd: root,
    env: { ...process.env, CONTENT_DIR: relative(root, content) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const origin = `http://localhost:${port}`;
  const end = Date.now() + patience;
  while (Date.now() < end) {
    const answer = await fetch(`${origin}/admin/`).catch(() => undefined);
    if (answer?.ok) return { origin, stop: () => server.kill() };
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  server.kill();
  throw new Error(`The CMS does not answer at ${origin}/admin/.`);
}

await cp(join(root, 'tests', 'fixtures', 'region'), content, { recursive: true });
await mkdir(folder, { recursive: true });
const site = await serve(await freePort(process.env['PORT'] ?? '4390'));
const browser = await browse();
try {
  const context = await browser.newContext({
    viewport: window,
    colorScheme: 'light',
    reducedMotion: 'reduce',
    locale: 'de-DE',
  });
  context.setDefaultTimeout(patience);
  // What is half filled in at the end of a picture must not hold up the next.
  context.on('page', (page) => page.on('dialog', (dialog) => void dialog.accept()));
  for (const shot of wanted) {
    const page = await context.newPage();
    const bytes = await take(page, site.origin, shot).catch((error) => {
      throw new Error(`Picture ${shot.name}: ${error instanceof Error ? error.message : error}`);
    });
    console.log(`${shot.name}.webp, ${Math.round(bytes / 1000)} kB`);
    await page.close({ runBeforeUnload: false });
  }
} finally {
  await browser.close();
  site.stop();
  await rm(content, { recursive: true, force: true });
}

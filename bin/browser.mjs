/** A Chromium for the checks: the one that is there, else one that is fetched. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pinnedNode, projectEnvironment, quietly, root, Stop, tool } from './setup.mjs';

const names = [
  // Debian's Chromium without the windows around its pages, which cost half as much again.
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'msedge',
  'microsoft-edge',
];

/** @type {Partial<Record<NodeJS.Platform, (environment: NodeJS.ProcessEnv) => string[]>>} */
const usualPlaces = {
  linux: () => [
    '/opt/google/chrome/chrome',
    '/opt/microsoft/msedge/msedge',
    '/usr/lib/chromium/chromium',
    '/snap/bin/chromium',
  ],
  darwin: ({ HOME }) =>
    ['', HOME || ''].flatMap((home) => [
      `${home}/Applications/Google Chrome.app/Contents/MacOS/Google Chrome`,
      `${home}/Applications/Chromium.app/Contents/MacOS/Chromium`,
      `${home}/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge`,
    ]),
  win32: (environment) =>
    [environment['PROGRAMFILES'], environment['PROGRAMFILES(X86)'], environment['LOCALAPPDATA']]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => [
        `${folder}\\Google\\Chrome\\Application\\chrome.exe`,
        `${folder}\\Chromium\\Application\\chrome.exe`,
        `${folder}\\Microsoft\\Edge\\Application\\msedge.exe`,
      ]),
};

/**
 * Whether a program is a browser that starts. A stub that only says what to install is none.
 * @param {string} file
 */
function isBrowser(file) {
  if (!existsSync(file)) return false;
  // On Windows `--version` opens a window.
  if (process.platform === 'win32') return true;
  const { status, stdout } = spawnSync(file, ['--version'], { encoding: 'utf8', timeout: 20_000 });
  return status === 0 && /\d+\.\d+\.\d+/.test(stdout);
}

/**
 * The first browser among `CHROME_PATH`, the programs of `PATH`, the usual places, and the one that
 * Playwright fetched.
 * @param {NodeJS.ProcessEnv} environment
 * @param {NodeJS.Platform} platform
 * @param {(file: string) => boolean} accept
 * @returns {string | undefined} its path
 * @throws {Stop} if `CHROME_PATH` names none
 */
export function findBrowser(environment = process.env, platform = process.platform, accept = isBrowser) {
  const chosen = environment['CHROME_PATH'];
  if (chosen) {
    if (accept(chosen)) return chosen;
    throw new Stop(
      `CHROME_PATH nennt keinen Browser, der startet: „${chosen}“. Bitte den Pfad zu Chrome oder Chromium angeben.`,
    );
  }
  const folders = (environment['PATH'] || environment['Path'] || '').split(delimiter).filter((folder) => folder !== '');
  const onPath = folders.flatMap((folder) =>
    names.map((name) => join(folder, platform === 'win32' ? `${name}.exe` : name)),
  );
  const places = usualPlaces[platform];
  return [...onPath, ...(places ? places(environment) : []), ...fetchedBrowser(environment)].find(accept);
}

/**
 * Where Playwright puts the browser it fetches.
 * @param {NodeJS.ProcessEnv} environment
 */
function fetchedBrowser(environment) {
  const ask = "process.stdout.write(require('playwright-core').chromium.executablePath())";
  const { stdout } = spawnSync(pinnedNode(), ['-e', ask], { cwd: root, env: environment, encoding: 'utf8' });
  return stdout ? [stdout] : [];
}

/** @typedef {{ name: string, run: () => Promise<unknown> }} Attempt */

/**
 * The ways to get a browser, in their order.
 * @param {NodeJS.ProcessEnv} environment
 * @returns {Attempt[]}
 */
export function waysToBrowser(environment) {
  /** @type {Attempt[]} */
  const ways = [];
  const isRoot = process.getuid && process.getuid() === 0;
  const sudo = isRoot ? [] : ['sudo', '-n'];
  if (existsSync('/etc/debian_version') && (isRoot || spawnSync('sudo', ['-n', 'true']).status === 0)) {
    const env = { ...environment, DEBIAN_FRONTEND: 'noninteractive' };
    ways.push({
      name: 'apt-get',
      run: async () => {
        const apt = (/** @type {string[]} */ ...args) => {
          const [file = '', ...rest] = [...sudo, 'apt-get', ...args];
          return quietly(file, rest, { env });
        };
        await apt('update');
        for (const name of ['chromium-headless-shell', 'chromium']) {
          const { status } = await apt('install', '-y', '--no-install-recommends', name);
          if (status === 0) return;
        }
      },
    });
  }
  ways.push({
    name: 'Playwright',
    run: () =>
      quietly(pinnedNode(), [tool('playwright-core'), 'install', 'chromium'], {
        cwd: root,
        env: projectEnvironment(environment),
      }),
  });
  return ways;
}

/**
 * A browser, fetched if there is none.
 * @param {() => string | undefined} find
 * @param {Attempt[]} ways
 * @returns {Promise<string>} its path
 * @throws {Stop} if there is none to be had
 */
export async function ensureBrowser(find, ways) {
  const present = find();
  if (present) return present;
  console.log('Kein Chrome oder Chromium gefunden, es wird einer geholt …');
  for (const { run } of ways) {
    await run();
    const fetched = find();
    if (fetched) return fetched;
  }
  throw new Stop(
    `Es war kein Browser zu finden und keiner zu holen (versucht: ${ways.map(({ name }) => name).join(', ')}). Bitte Chrome oder Chromium installieren, oder seinen Pfad in CHROME_PATH angeben, und den Befehl noch einmal geben.`,
  );
}

/**
 * What `npm start` and `npm test` need before they can begin: a Node that is new enough, the
 * packages of package-lock.json, and the Node that the project is pinned to.
 *
 * The files that run before that (`start`, `test`, `setup`, `browser`, `steps`) keep to the syntax
 * of Node 12, so that an old Node reaches the sentence about itself.
 */
import { spawn } from 'node:child_process';
// Node 12 has no `rmSync` to import by name.
import fs, { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Ends a command with one sentence that says what to do; anything else thrown is a fault of ours. */
export class Stop extends Error {}

/**
 * Runs a command and turns a `Stop` into its sentence.
 * @param {() => Promise<void>} main
 */
export function command(main) {
  main().catch((error) => {
    console.error(error instanceof Stop ? error.message : error);
    process.exitCode = 1;
  });
}

/**
 * @param {string} version of the running Node, without „v“
 * @throws {Stop} if it is older than 18
 */
export function requireNode(version) {
  if (major(version) >= 18) return;
  throw new Stop(
    `Node ${version} ist zu alt. Bitte Node 18 oder neuer installieren (https://nodejs.org/de/download) und den Befehl noch einmal geben.`,
  );
}

/**
 * The port to serve on: the first argument, `PORT`, or 4321.
 * @param {string | undefined} wish
 * @throws {Stop} if it is no port, or taken
 */
export async function freePort(wish) {
  const port = wish === undefined || wish === '' ? 4321 : Number(wish);
  if (!Number.isInteger(port) || port < 1024 || port > 65535) {
    throw new Stop(`„${wish}“ ist kein Port. Bitte eine Zahl von 1024 bis 65535 angeben, zum Beispiel: npm start 4322`);
  }
  // A server on either address would answer for „localhost“.
  if ((await answers('127.0.0.1', port)) || (await answers('::1', port))) {
    throw new Stop(
      `Port ${port} ist belegt, vielleicht läuft die Plattform schon. Bitte das andere Programm beenden oder einen anderen Port nehmen: npm start ${port + 1}`,
    );
  }
  return port;
}

/**
 * Whether somebody listens.
 * @type {(host: string, port: number) => Promise<boolean>}
 */
export const answers = (host, port) =>
  new Promise((resolve) => {
    const socket = createConnection({ host, port, timeout: 1000 });
    const end = (/** @type {boolean} */ answered) => {
      socket.destroy();
      resolve(answered);
    };
    socket.on('connect', () => end(true));
    socket.on('error', () => end(false));
    socket.on('timeout', () => end(false));
  });

/**
 * Installs the packages of package-lock.json if one is missing or of another version.
 * @param {string} folder with package.json
 * @param {NodeJS.ProcessEnv} environment
 * @throws {Stop} if npm cannot
 */
export async function installPackages(folder, environment) {
  if (packagesAreComplete(folder)) return;
  console.log('Fehlende Pakete werden installiert, das dauert ein bis zwei Minuten …');
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const npm = npmOf(environment);
  // Without a network, npm would try each of the many packages several times, for minutes; its cache may hold them all.
  const ping = await npm.run(folder, ['ping', '--fetch-retries=0', '--fetch-timeout=15000', ...quiet]);
  if (noNetwork.test(ping.output)) quiet.push('--offline');

  const { version } = packagesOf(join(folder, 'package-lock.json'))['node_modules/node'] || /** @type {Package} */ ({});
  const { status, output } =
    version && major(npm.node) < major(version)
      ? await installWithNode(version)
      : await npm.run(folder, ['ci', ...quiet]);
  if (status !== 0) throw new Stop(npmSentence(output));
  if (!existsSync(pinnedNode(folder))) {
    throw new Stop(
      'Das Node des Projekts fehlt, weil npm keine Installationsskripte ausführt. Bitte „npm config delete ignore-scripts“ ausführen und den Befehl noch einmal geben.',
    );
  }

  /**
   * On an older Node, npm leaves out the native builds that want a newer one; so that one comes first.
   * @param {string} version
   */
  async function installWithNode(version) {
    const place = join(folder, '.cache', 'node');
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'package.json'), '{ "private": true, "allowScripts": { "node": true } }');
    const fetched = await npm.run(place, ['install', `node@${version}`, '--no-save', ...quiet]);
    if (fetched.status !== 0) return fetched;
    const result = await npm.run(folder, ['ci', ...quiet], pinnedNode(place));
    fs.rmSync(place, { recursive: true });
    return result;
  }
}

/**
 * @param {string} folder
 * @returns whether node_modules holds every package of the lockfile in its version, this system's native builds included
 */
export function packagesAreComplete(folder) {
  const present = packagesOf(join(folder, 'node_modules', '.package-lock.json'));
  const complete = Object.entries(packagesOf(join(folder, 'package-lock.json'))).every(([path, wanted]) => {
    const found = present[path];
    return (
      path === '' || (wanted.optional && !isForThisSystem(path, wanted)) || (found && found.version === wanted.version)
    );
  });
  return complete && existsSync(pinnedNode(folder));
}

/** @type {(version: string) => number} */
const major = (version) => Number(version.split('.')[0]);

/** @typedef {{ version?: string, optional?: boolean, os?: string[], cpu?: string[] }} Package */

/** @type {(path: string, wanted: Package) => boolean} */
const isForThisSystem = (path, { os, cpu }) =>
  // The pinned Node itself needs glibc.
  Boolean(os && cpu && os.includes(process.platform) && cpu.includes(process.arch) && !path.includes('musl'));

/** @type {(file: string) => Record<string, Package>} */
const packagesOf = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {});

/**
 * npm as the running npm names itself, or beside the running Node: neither needs a shell. Else as the system finds it.
 * @param {NodeJS.ProcessEnv} environment
 */
function npmOf(environment) {
  const { npm_execpath: running, npm_node_execpath: runningNode, npm_config_user_agent: agent } = environment;
  const isRunning = Boolean(running && /npm-cli\.c?js$/.test(running));
  const beside = join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js');
  const script = isRunning ? running : existsSync(beside) ? beside : undefined;
  const version = isRunning && /node\/v([\d.]+)/.exec(String(agent));
  return {
    /** Version of the Node that npm runs on. */
    node: version ? String(version[1]) : process.versions.node,
    /**
     * @param {string} folder
     * @param {string[]} args
     * @param {string} [node] to run npm on
     */
    run: (folder, args, node) => {
      const env = node ? { ...environment, ...firstOnPath(environment, [dirname(node)]) } : environment;
      const file = node || (isRunning && runningNode) || process.execPath;
      return script
        ? quietly(file, [script, ...args], { cwd: folder, env })
        : quietly('npm', args, { cwd: folder, env, shell: process.platform === 'win32' });
    },
  };
}

const noNetwork =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|FETCH_ERROR|SOCKET_TIMEOUT|ENOTCACHED/;

/** What npm's output means for the person in front of it: the first row that fits. */
const npmSentences = [
  {
    sign: noNetwork,
    sentence:
      'Die Pakete sind nicht zu erreichen. Bitte die Verbindung zum Internet prüfen (im Firmennetz auch den Proxy: npm config set proxy …) und den Befehl noch einmal geben.',
  },
  {
    sign: /EUSAGE/,
    sentence:
      'package.json und package-lock.json passen nicht zusammen. Bitte „npm install“ ausführen und den Befehl noch einmal geben.',
  },
  {
    sign: /EBUSY|EPERM|EACCES/,
    sentence:
      'Der Ordner node_modules lässt sich nicht ändern. Bitte andere Programme des Projekts beenden, den Ordner löschen und den Befehl noch einmal geben.',
  },
  {
    sign: /ENOSPC/,
    sentence: 'Der Datenträger ist voll. Bitte etwa 1 GB Platz schaffen und den Befehl noch einmal geben.',
  },
  {
    sign: /npm.*(ENOENT|not found|not recognized)/,
    sentence:
      'npm fehlt. Bitte Node mit npm installieren (https://nodejs.org/de/download) und den Befehl noch einmal geben.',
  },
];

/** @param {string} output of npm */
function npmSentence(output) {
  const known = npmSentences.find(({ sign }) => sign.test(output));
  if (known) return known.sentence;
  const said = output.split('\n').filter((line) => /\S/.test(line.replace(/^npm (error|ERR!)/, '')))[0];
  return `Die Pakete ließen sich nicht installieren. Bitte „npm ci“ ausführen und lesen, was npm meldet (zuletzt: ${said}).`;
}

/** The Node that the project is pinned to. */
export function pinnedNode(/** @type {string} */ folder = root) {
  return join(folder, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/**
 * The script of a tool in node_modules, to be run with `pinnedNode()`.
 * @param {string} name of the package
 * @param {string} [bin] name of the program, where it is not the package's
 */
export function tool(name, bin = name.split('/').pop()) {
  const folder = join(root, 'node_modules', name);
  const { bin: programs } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof programs === 'string' ? programs : programs[String(bin)]);
}

/**
 * The environment in which the project's programs run: the pinned Node first, no reports to Astro.
 * @param {NodeJS.ProcessEnv} environment
 * @returns {NodeJS.ProcessEnv}
 */
export function projectEnvironment(environment) {
  return {
    ...environment,
    ...firstOnPath(environment, [dirname(pinnedNode()), join(root, 'node_modules', '.bin')]),
    ASTRO_TELEMETRY_DISABLED: '1',
    ASTRO_DISABLE_UPDATE_CHECK: 'true',
  };
}

/**
 * @param {NodeJS.ProcessEnv} environment
 * @param {string[]} folders
 */
function firstOnPath(environment, folders) {
  const name = Object.keys(environment).find((key) => key.toUpperCase() === 'PATH') || 'PATH';
  return { [name]: [...folders, environment[name]].join(delimiter) };
}

/**
 * Runs a program without showing what it says.
 * @param {string} file
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<{ status: number, output: string }>}
 */
export function quietly(file, args, options) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const stop = stopWith(child, () => process.exit(130));
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      stream.setEncoding('utf8');
      stream.on('data', (text) => {
        output += text;
      });
    }
    child.on('error', (error) => {
      stop();
      resolve({ status: 1, output: `${output}${file}: ${error.message}` });
    });
    child.on('close', (status) => {
      stop();
      resolve({ status: status === null ? 1 : status, output });
    });
  });
}

/**
 * Runs a program in the open until it ends, or until it is asked to.
 * @param {string} file
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<number>} its status; 0 if it was asked to end
 */
export function openly(file, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { ...options, stdio: 'inherit' });
    const stop = stopWith(child);
    child.on('error', reject);
    child.on('close', (status) => {
      stop();
      resolve(status === null ? 0 : status);
    });
  });
}

/**
 * Hands the signals that end us on to a child.
 * @param {import('node:child_process').ChildProcess} child
 * @param {() => void} [afterwards]
 * @returns {() => void} stops doing so
 */
function stopWith(child, afterwards = () => {}) {
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  const handlers = signals.map((signal) => ({
    signal,
    hand: () => {
      child.kill(signal);
      afterwards();
    },
  }));
  for (const { signal, hand } of handlers) process.on(signal, hand);
  return () => {
    for (const { signal, hand } of handlers) process.off(signal, hand);
  };
}

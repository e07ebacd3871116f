/**
 * Serves the site with its CMS on this machine alone and prints the addresses; run by `npm start` on
 * the pinned Node.
 */
import { spawn } from 'node:child_process';
import { createConnection, createServer } from 'node:net';
import { join } from 'node:path';
import { dev } from 'astro';
import { root, tool } from './setup.mjs';

/** A port that nobody listens on. */
const unusedPort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/**
 * Holds as soon as somebody listens, or after 20 seconds.
 * @param {number} port
 */
async function listening(port) {
  const end = Date.now() + 20_000;
  while (Date.now() < end) {
    const isOpen = await new Promise((resolve) => {
      const socket = createConnection({ host: '127.0.0.1', port });
      socket.on('connect', () => {
        socket.destroy();
        resolve(true);
      });
      socket.on('error', () => resolve(false));
    });
    if (isOpen) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/**
 * Decap's own server, which reads and writes `content/` for the CMS. Only this machine reaches it,
 * and pages of other origins are refused.
 * @param {number} port
 * @param {string} site the only origin it answers to
 */
function startContentServer(port, site) {
  const server = spawn(process.execPath, [tool('decap-server')], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      BIND_HOST: '127.0.0.1',
      ORIGIN: site,
      MODE: 'fs',
      GIT_REPO_DIRECTORY: root,
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  server.on('exit', (status) => {
    if (status) console.error('Die Redaktion kann nicht mehr speichern. Bitte mit Strg+C beenden und neu starten.');
  });
  process.on('exit', () => server.kill());
}

try {
  // Only this server offers the CMS of this machine; src/build/editing.ts asks for it.
  process.env['CMS_LOCAL'] = 'true';
  const contentPort = await unusedPort();
  const server = await dev({
    root,
    logLevel: 'warn',
    server: { host: '127.0.0.1', port: Number(process.argv[2]) },
    vite: {
      cacheDir: join(root, '.cache', 'vite'),
      server: {
        // The CMS asks its own origin; Vite answers only to the names of this machine.
        proxy: {
          '/admin/lokal/': { target: `http://127.0.0.1:${contentPort}`, rewrite: () => '/api/v1' },
        },
      },
    },
  });
  const site = `http://localhost:${server.address.port}`;
  startContentServer(contentPort, site);
  await listening(contentPort);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(0));
  console.log(`Die Plattform läuft auf diesem Rechner:
  Startseite  ${site}/
  Suche       ${site}/suche/
  Bausteine   ${site}/bausteine/
  Redaktion   ${site}/admin/
Geänderte Inhalte erscheinen nach dem Neuladen der Seite. Beenden mit Strg+C.`);
} catch (error) {
  console.error(`Die Plattform ließ sich nicht starten: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}

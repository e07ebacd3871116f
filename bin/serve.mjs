/**
 * Serves the site with its CMS on this machine alone and prints the addresses; run by `npm start` on
 * the pinned Node.
 */
import { join } from 'node:path';
import { dev } from 'astro';
import { startContentServer, unusedPort } from './content-server.mjs';
import { root } from './setup.mjs';

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
  const contentServer = await startContentServer(contentPort, site);
  const complain = (/** @type {number | null} */ status) => {
    if (status) console.error('Die Redaktion kann nicht mehr speichern. Bitte mit Strg+C beenden und neu starten.');
  };
  complain(contentServer.exitCode);
  contentServer.on('exit', complain);
  process.on('exit', () => contentServer.kill());
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

/** Serves the site on this machine alone and prints its addresses; run by `npm start` on the pinned Node. */
import { dev } from 'astro';
import { root } from './setup.mjs';

try {
  const server = await dev({
    root,
    logLevel: 'warn',
    server: { host: '127.0.0.1', port: Number(process.argv[2]) },
  });
  const site = `http://localhost:${server.address.port}`;
  console.log(`Die Plattform läuft auf diesem Rechner:
  Startseite  ${site}/
  Suche       ${site}/suche/
  Bausteine   ${site}/bausteine/
Geänderte Inhalte erscheinen nach dem Neuladen der Seite. Beenden mit Strg+C.`);
} catch (error) {
  console.error(`Die Plattform ließ sich nicht starten: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
}

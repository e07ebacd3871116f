/** The CMS of one machine as `npm start` offers it, but built, with Decap's real server behind it. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pinnedNode, root, tool } from '../bin/setup.mjs';
import { serveFolder } from './serve.ts';

/**
 * Builds the site of a content folder with the CMS that reaches the files of this machine.
 * @param content inside the project, because the CMS writes nowhere else
 * @returns the folder of the built site
 */
export function buildCms(folder: string, content: string): string {
  const { status, stdout, stderr } = spawnSync(pinnedNode(), [join(root, 'bin/build-into.mjs'), folder], {
    cwd: root,
    // The test runner's own variables (DEV, PROD, MODE) would say what kind of build it is.
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      CONTENT_DIR: content,
      CMS_LOCAL: 'true',
      NODE_ENV: 'production',
    },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The build failed:\n${stdout}${stderr}`);
  return join(folder, 'site');
}

/** Serves what `buildCms` built. */
export async function serveCms(
  site: string,
  { compressed = false } = {},
): Promise<{ origin: string; stop: () => Promise<void> }> {
  let contentServer = '';
  const host = await serveFolder(site, { compressed, handedOn: { '/admin/lokal/': () => contentServer } });
  const { address, server } = await startContentServer(host.origin);
  contentServer = address;
  return {
    origin: host.origin,
    stop: async () => {
      server.kill();
      await host.stop();
    },
  };
}

async function startContentServer(site: string): Promise<{ address: string; server: ChildProcess }> {
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const address = `http://127.0.0.1:${port}/api/v1`;
  const server = spawn(pinnedNode(), [tool('decap-server')], {
    env: {
      ...process.env,
      PORT: String(port),
      BIND_HOST: '127.0.0.1',
      ORIGIN: site,
      MODE: 'fs',
      GIT_REPO_DIRECTORY: root,
      LOG_LEVEL: 'error',
    },
    stdio: 'ignore',
  });
  const end = Date.now() + 30_000;
  while (Date.now() < end) {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: site },
      body: '{"action":"info","params":{}}',
    }).catch(() => undefined);
    if (answer?.ok) return { address, server };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  server.kill();
  throw new Error('decap-server did not start.');
}

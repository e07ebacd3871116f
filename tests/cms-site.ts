/** The CMS of one machine as `npm start` offers it, but built, with Decap's real server behind it. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { startContentServer, unusedPort } from '../bin/content-server.mjs';
import { pinnedNode, root } from '../bin/setup.mjs';
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
  const port = await unusedPort();
  const handedOn = { '/admin/lokal/': `http://127.0.0.1:${port}/api/v1` };
  const host = await serveFolder(site, { compressed, handedOn });
  const server = await startContentServer(port, host.origin);
  return {
    origin: host.origin,
    stop: async () => {
      server.kill();
      await host.stop();
    },
  };
}

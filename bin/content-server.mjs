/** Decap's own server, which reads and writes the content of this machine for the CMS. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { answers, root, tool } from './setup.mjs';

/**
 * A port that nobody listens on.
 * @returns {Promise<number>}
 */
export const unusedPort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/**
 * Starts the server at `http://127.0.0.1:<port>/api/v1`; it is ready once the promise resolves, or after
 * 20 seconds. Only this machine reaches it, and pages of other origins are refused.
 * @param {number} port
 * @param {string} site the only origin it answers to
 */
export async function startContentServer(port, site) {
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
  const end = Date.now() + 20_000;
  while (Date.now() < end && !(await answers('127.0.0.1', port))) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return server;
}

/** A copy of the project with other content, served as `npm start` serves it. */
import { spawn } from 'node:child_process';
import { cp, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { unusedPort } from '../bin/content-server.mjs';
import { root } from '../bin/setup.mjs';

export interface Clone {
  site: string;
  /** Its content folder; what is changed there is changed for the site. */
  content: string;
  /** All that the server has said so far. */
  said: () => string;
  stop: () => Promise<void>;
}

const parts = ['bin', 'public', 'src', 'astro.config.mjs', 'package.json', 'package-lock.json', 'tsconfig.json'];

/** @param folder where the copy is made; the caller removes it */
export async function serveClone(folder: string, content: string): Promise<Clone> {
  for (const part of parts) await cp(join(root, part), join(folder, part), { recursive: true });
  await cp(content, join(folder, 'content'), { recursive: true });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');

  const port = await unusedPort();
  // Under the test runner Astro would answer no request.
  const { CONTENT_DIR: _, VITEST: __, NODE_ENV: ___, ...env } = process.env;
  const child = spawn(process.execPath, [join(folder, 'bin/start.mjs'), String(port)], { cwd: folder, env });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (said += text));
  const end = Date.now() + 120_000;
  while (!said.includes('Beenden mit Strg+C.')) {
    if (Date.now() > end) throw new Error(`The site did not start:\n${said}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    site: `http://localhost:${port}`,
    content: join(folder, 'content'),
    said: () => said,
    stop: async () => {
      const ended = new Promise((resolve) => child.on('close', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

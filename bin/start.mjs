/** `npm start`: installs what is missing and serves the whole site, until it is stopped. */
import { join } from 'node:path';
import {
  command,
  freePort,
  installPackages,
  openly,
  pinnedNode,
  projectEnvironment,
  requireNode,
  root,
} from './setup.mjs';

command(async () => {
  requireNode(process.versions.node);
  const port = await freePort(process.argv[2] || process.env['PORT']);
  await installPackages(root, process.env);
  process.exitCode = await openly(pinnedNode(), [join(root, 'bin', 'serve.mjs'), String(port)], {
    cwd: root,
    env: projectEnvironment(process.env),
  });
});

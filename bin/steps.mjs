/** Steps of the checks: each runs quietly, says one line, and what it found only if it failed. */
import { join } from 'node:path';
import { pinnedNode, projectEnvironment, quietly, root, tool } from './setup.mjs';

/** @typedef {{ name: string, script: string, args: string[] }} Step */

/** @type {() => Step} */
export const contentStep = () => ({ name: 'Inhalte', script: join(root, 'bin', 'check-content.mjs'), args: [] });

/** @type {() => Step} */
export const buildStep = () => ({ name: 'Bauen', script: tool('astro'), args: ['build'] });

/** @type {() => Step[]} */
export const codeSteps = () => [
  { name: 'Stil und Form', script: tool('@biomejs/biome'), args: ['check', '--error-on-warnings'] },
  { name: 'Toter Code', script: tool('knip'), args: [] },
  { name: 'Typen', script: tool('astro'), args: ['check'] },
];

/**
 * Runs a step on the pinned Node.
 * @param {Step} step
 * @param {NodeJS.ProcessEnv} environment
 * @returns {Promise<boolean>} whether all is well
 */
export async function runStep({ name, script, args }, environment) {
  const start = Date.now();
  if (process.stdout.isTTY) process.stdout.write(`… ${name}\r`);
  const { status, output } = await quietly(pinnedNode(), [script, ...args], {
    cwd: root,
    env: projectEnvironment(environment),
  });
  const seconds = Math.round((Date.now() - start) / 1000);
  if (status === 0) console.log(`✓ ${name} (${seconds} s)`);
  else console.log(`✗ ${name} (${seconds} s)\n\n${output.trim()}\n`);
  return status === 0;
}

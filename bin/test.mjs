/** `npm test`: installs what is missing, the browser included, and runs every check. */
import { existsSync, mkdirSync, readFileSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser, findBrowser, waysToBrowser } from './browser.mjs';
import { command, installPackages, requireNode, root, tool } from './setup.mjs';
import { buildStep, codeSteps, contentStep, runStep } from './steps.mjs';

command(async () => {
  requireNode(process.versions.node);
  await installPackages(root, process.env);
  const browser = await ensureBrowser(() => findBrowser(), waysToBrowser(process.env));

  const counts = { passed: 0, failed: 0 };
  /** @type {(sound: boolean) => boolean} */
  const count = (sound) => {
    counts[sound ? 'passed' : 'failed'] += 1;
    return sound;
  };

  const contentIsSound = count(await runStep(contentStep(), process.env));
  // The build and the types take a processor each; the types come last, when the build has written what both describe.
  const building = contentIsSound ? runStep(buildStep(), process.env).then(count) : Promise.resolve(false);
  for (const step of codeSteps()) count(await runStep(step, process.env));
  const isBuilt = await building;
  if (!isBuilt) console.log('– Ohne gebaute Seite laufen nur die Prüfungen der einzelnen Dateien.');

  const { passed, failed } = await runTests(isBuilt ? [] : ['src'], { ...process.env, CHROME_PATH: browser });
  console.log(`${counts.passed + passed} passed, ${counts.failed + failed} failed`);
  process.exitCode = counts.failed + failed > 0 ? 1 : 0;
});

/**
 * @param {string[]} filters
 * @param {NodeJS.ProcessEnv} environment
 */
async function runTests(filters, environment) {
  const cache = join(root, '.cache');
  const report = join(cache, 'tests.json');
  const figures = join(cache, 'figures.txt');
  mkdirSync(cache, { recursive: true });
  for (const file of [report, figures]) if (existsSync(file)) unlinkSync(file);

  const args = ['run', ...filters, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const sound = await runStep(
    { name: 'Tests', script: tool('vitest'), args },
    { ...environment, TEST_FIGURES: figures },
  );
  if (existsSync(figures)) console.log(readFileSync(figures, 'utf8').trim().replace(/^/gm, '  '));
  const { passed, failed } = existsSync(report)
    ? countTests(JSON.parse(readFileSync(report, 'utf8')))
    : { passed: 0, failed: 0 };
  // A file that does not load, or an error outside all tests, fails no test by name.
  return { passed, failed: sound ? 0 : Math.max(failed, 1) };
}

/** @param {{ numPassedTests: number, numFailedTests: number, testResults: { status: string, assertionResults: unknown[] }[] }} report */
function countTests({ numPassedTests, numFailedTests, testResults }) {
  const notLoaded = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return { passed: numPassedTests, failed: numFailedTests + notLoaded.length };
}

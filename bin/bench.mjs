/** `npm run bench [bytes|lighthouse|questionnaire|documents|cms|scale]`: what the site weighs, how fast it shows, answers, makes files, is edited and is built. */
import { command, root, Stop } from './setup.mjs';
import { buildStep, runStep } from './steps.mjs';

/** @type {Record<string, { measuresSite: boolean, run: () => Promise<string> }>} */
const parts = {
  bytes: { measuresSite: true, run: async () => (await import('../tests/bench/bytes.ts')).bytes() },
  lighthouse: { measuresSite: true, run: async () => (await import('../tests/bench/lighthouse.ts')).lighthouseTable() },
  documents: { measuresSite: true, run: async () => (await import('../tests/bench/documents.ts')).documents() },
  cms: { measuresSite: false, run: async () => (await import('../tests/bench/cms.ts')).cms() },
  questionnaire: {
    measuresSite: false,
    run: async () => (await import('../tests/bench/questionnaire.ts')).questionnaireTable(),
  },
  scale: { measuresSite: false, run: async () => (await import('../tests/bench/scale.ts')).scale() },
};

command(async () => {
  process.chdir(root);
  const wishes = process.argv.slice(2);
  const chosen = (wishes.length > 0 ? wishes : Object.keys(parts)).map((name) => {
    const part = parts[name];
    if (!part) throw new Stop(`There is no part “${name}”; choose of ${Object.keys(parts).join(', ')}.`);
    return part;
  });
  if (chosen.some(({ measuresSite }) => measuresSite) && !(await runStep(buildStep(), process.env))) {
    throw new Stop('The site does not build; mend what stands above.');
  }
  for (const { run } of chosen) console.log(`\n${await run()}\n`);
});

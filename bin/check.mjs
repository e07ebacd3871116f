/** `npm run check`: types, lint and form, dead code. All run, all are reported. */
import { command } from './setup.mjs';
import { codeSteps, runStep } from './steps.mjs';

command(async () => {
  let sound = true;
  for (const step of codeSteps()) sound = (await runStep(step, process.env)) && sound;
  process.exitCode = sound ? 0 : 1;
});

/** Preloaded into a build: writes what it used to the file that `BENCH_USE` names. */
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  // Kilobytes and microseconds.
  const use = { megabytes: (maxRSS * 1024) / 1e6, processorSeconds: (userCPUTime + systemCPUTime) / 1e6 };
  writeFileSync(String(process.env['BENCH_USE']), JSON.stringify(use));
});

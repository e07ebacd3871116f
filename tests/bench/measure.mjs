/** Preloaded into a build: writes its peak memory in bytes to the file that `BENCH_MEMORY` names. */
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  writeFileSync(String(process.env['BENCH_MEMORY']), String(process.resourceUsage().maxRSS * 1024));
});

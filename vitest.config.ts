import { appendFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const figures = process.env['TEST_FIGURES'];

export default defineConfig({
  test: {
    // Both cores of a small machine: the browser tests wait more than they compute.
    maxWorkers: 2,
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    // Browsers, builds and servers of several test files share the processors.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    /** What a test prints is a figure worth reading; `npm test` shows it below the green line. */
    onConsoleLog(log, type) {
      if (figures && type === 'stdout') appendFileSync(figures, log);
    },
  },
});

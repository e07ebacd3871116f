import { appendFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const figures = process.env['TEST_FIGURES'];

/** What takes minutes, the longest first: begun last, one processor would wait for the other. */
const longest = [
  ...['browser', 'editing', 'editing-entry', 'lighthouse', 'island', 'preview', 'adapt', 'local', 'gitlab'],
  ...['toolcase', 'letterhead', 'search-browser', 'launcher', 'region'],
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const found = longest.findIndex((name) => moduleId.endsWith(`/tests/${name}.test.ts`));
      return found < 0 ? longest.length : found;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
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

import type { AstroIntegration } from 'astro';
import { faultLine } from '#schema/report.ts';
import { contentDir, readContent } from './content-files.ts';
import { today } from './content-loader.ts';

/** Stops a build before anything is written when the content has faults: a line each, no stack trace. */
export function contentGate(): AstroIntegration {
  return {
    name: 'content-gate',
    hooks: {
      'astro:config:setup': async ({ command }) => {
        if (command !== 'build') return;
        const { faults } = await readContent(contentDir(), today());
        if (faults.length === 0) return;
        for (const fault of faults) console.error(faultLine(fault));
        console.error(`\n${faults.length} Fehler in den Inhalten. Es wurde nichts gebaut.`);
        process.exit(1);
      },
    },
  };
}

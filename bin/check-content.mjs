/** `npm run check:content`: every fault of the content, and what the owner still has to supply. */
import { contentDir, readContent } from '../src/build/content-files.ts';
import { faultLine } from '../src/schema/report.ts';

const { entries, faults, owed } = await readContent(contentDir(), new Date().toISOString().slice(0, 10));
for (const fault of faults) console.error(faultLine(fault));
if (owed.length > 0) {
  console.log(`\nNoch vom Träger zu liefern (${owed.length}):`);
  for (const fault of owed) console.log(`  ${faultLine(fault)}`);
}
console.log(`\n${entries.length} Einträge gelesen, ${faults.length} Fehler.`);
process.exitCode = faults.length > 0 ? 1 : 0;

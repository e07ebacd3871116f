/** `npm run check:content`: every fault of the content, and what the owner still has to supply. */
import { contentDir, readContent } from '../src/build/content-files.ts';
import { faultLine } from '../src/schema/report.ts';

const { entries, faults, owed, unused } = await readContent(contentDir(), new Date().toISOString().slice(0, 10));
for (const fault of faults) console.error(faultLine(fault));
if (owed.length > 0) {
  console.log(`\nNoch vom Träger zu liefern (${owed.length}):`);
  for (const fault of owed) console.log(`  ${faultLine(fault)}`);
}
if (faults.length === 0 && unused.length > 0) {
  console.log(`\nIn content/uploads/ von keinem Eintrag genannt (${unused.length}), bitte verwenden oder löschen:`);
  for (const name of unused) console.log(`  content/uploads/${name}`);
}
console.log(`\n${entries.length} Einträge gelesen, ${faults.length} Fehler.`);
process.exitCode = faults.length > 0 ? 1 : 0;

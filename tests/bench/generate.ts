/** Entries of realistic size, with relations, that any number may be made of. The same every time. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const sentences = [
  'Eine Kommune kann mehr tun, als auf eine Bewerbung zu warten.',
  'Wer herzieht, fragt zuerst nach Wohnung, Kita und Arbeit für die Familie.',
  'Das Rathaus lädt Praxen, Kliniken und Dienste an einen Tisch und fragt, was fehlt.',
  'Am Anfang steht eine Liste: Wer arbeitet hier, wie lange noch, und wer könnte folgen?',
  'Die Kosten bleiben klein, wenn mehrere Orte sich Räume und Personal teilen.',
  'Nach einem halben Jahr wird geprüft, was sich geändert hat.',
  'Nicht jede Idee passt zu jedem Ort; entscheidend ist, wer sie trägt.',
  'Die Kassenärztliche Vereinigung berät zu Zulassung und Nachfolge.',
  'Ein fester Ansprechpartner spart allen Beteiligten Wege und Zeit.',
  'Hilfreich sind kurze Verträge, klare Fristen und ein offenes Wort über das, was nicht geht.',
];

const prose = (seed: number, count: number): string =>
  Array.from(
    { length: count },
    (_, index) => sentences[(seed * 7 + index * 3 + ((seed * index) % 5)) % sentences.length],
  ).join(' ');

const title = (kind: string, index: number): string => `${kind} Nummer ${index + 1}`;
const slug = (kind: string, index: number): string => `${kind}-nummer-${index + 1}`;
const yaml = (fields: Readonly<Record<string, unknown>>): string =>
  Object.entries(fields)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
    .join('\n');

/** Others of the same kind near an index, so that every entry has as many relations as any. */
const near = (kind: string, index: number, count: number, distances: readonly number[]): string[] => [
  ...new Set(
    distances.map((distance) => slug(kind, (index + distance) % count)).filter((name) => name !== slug(kind, index)),
  ),
];

const provenance = {
  origin: 'ergaenzung',
  checked: '2026-01-15',
  sources: [{ title: 'Erzeugt für die Messung', url: 'https://musterland.example/quelle', date: '2026' }],
};
const labels = {
  effort: 'wochen',
  cost: 'bis-10000',
  leadTime: 'monate',
  decides: ['verwaltung', 'rat'],
  evidence: 'offen',
  evidenceNote: 'Erzeugt, also nie gemessen.',
};
const stages = ['planen', 'gewinnen', 'ankommen', 'bleiben', 'uebergeben'];
const areas = ['regulatorik', 'infrastruktur', 'digitalisierung', 'vernetzung', 'standort'];
const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;
const steps = (seed: number) =>
  Array.from({ length: 5 }, (_, index) => ({ title: `Schritt ${index + 1} gehen`, text: prose(seed + index, 3) }));
const body = (seed: number): string =>
  `${prose(seed, 7)}\n\n${prose(seed + 1, 6)}\n\n- ${prose(seed + 2, 1)}\n- ${prose(seed + 3, 1)}\n\n${prose(seed + 4, 5)}`;

type Write = (folder: string, kind: string, index: number, name: string, fields: Record<string, unknown>) => void;

const writeInto =
  (contentDir: string, texts: { slug: string; title: string; body: string }[]): Write =>
  (folder, kind, index, name, fields) => {
    const entry = { slug: slug(kind, index), title: title(name, index), body: body(index) };
    texts.push(entry);
    mkdirSync(join(contentDir, folder), { recursive: true });
    const head = yaml({ title: entry.title, summary: prose(index, 1), ...fields, ...provenance });
    writeFileSync(join(contentDir, folder, `${entry.slug}.md`), `---\n${head}\n---\n\n${entry.body}\n`);
  };

const writeNews = (write: Write, count: number): void => {
  for (let index = 0; index < count; index += 1) {
    write('aktuelles', 'meldung', index, 'Meldung', {
      kind: 'meldung',
      date: `2025-${String((index % 12) + 1).padStart(2, '0')}-${String((index % 28) + 1).padStart(2, '0')}`,
      datePrecision: 'tag',
    });
  }
};

/** Adds `count` news to a content folder, and nothing else. */
export const generateNews = (contentDir: string, count: number): void => writeNews(writeInto(contentDir, []), count);

/**
 * Adds `count` entries to a content folder: half approaches, three tenths tools, two tenths news.
 * @returns their Markdown texts
 */
export function generate(contentDir: string, count: number): { slug: string; title: string; body: string }[] {
  const counts = { ansatz: Math.round(count * 0.5), werkzeug: Math.round(count * 0.3), meldung: 0 };
  counts.meldung = count - counts.ansatz - counts.werkzeug;
  const texts: { slug: string; title: string; body: string }[] = [];
  const write = writeInto(contentDir, texts);

  for (let index = 0; index < counts.ansatz; index += 1) {
    write('loesungsansaetze', 'ansatz', index, 'Ansatz', {
      area: pick(areas, index),
      sectors: ['medizin', 'pflege'],
      stages: [pick(stages, index)],
      keywords: ['Messung', `Stichwort ${index % 50}`],
      ...labels,
      situation: prose(index, 5),
      steps: steps(index),
      firstSteps: [prose(index, 1), prose(index + 1, 1)],
      solutions: near('ansatz', index, counts.ansatz, [1, 2, 3]),
      tools: near('werkzeug', index, counts.werkzeug, [0, 1]),
    });
  }
  for (let index = 0; index < counts.werkzeug; index += 1) {
    write('toolbox', 'werkzeug', index, 'Werkzeug', {
      kind: pick(['leitfaden', 'checkliste', 'vorlage', 'veranstaltung'], index),
      sectors: ['medizin'],
      stages: [pick(stages, index)],
      audiences: ['verwaltung'],
      ...labels,
      situation: prose(index, 4),
      goal: prose(index + 2, 2),
      steps: steps(index),
      firstSteps: [prose(index, 1)],
      tools: near('werkzeug', index, counts.werkzeug, [1, 2]),
      solutions: near('ansatz', index, counts.ansatz, [0, 5]),
    });
  }
  writeNews(write, counts.meldung);
  return texts;
}

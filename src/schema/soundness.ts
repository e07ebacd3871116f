/** What one field alone cannot tell: relations, dates against today, questionnaires as a whole. */
import type { z } from 'astro/zod';
import { type CollectionName, collections, type Entry, type Platform, platformFile } from './collections.ts';
import type { FieldMeta } from './fields.ts';
import { type Fault, suggestion } from './report.ts';

export interface CheckedEntry {
  collection: CollectionName;
  slug: string;
  file: string;
  data: Record<string, unknown>;
}

interface Region {
  /** The entries without faults of their own. */
  entries: readonly CheckedEntry[];
  /** File names without ending, of all entries: a relation to an entry with faults is no fault. */
  slugs: ReadonlyMap<CollectionName, readonly string[]>;
  platform: Platform | undefined;
  /** Names of the files in `uploads/`. */
  uploads: readonly string[];
  /** `YYYY-MM-DD` */
  today: string;
}

/** Faults that show only when all entries are known. */
export function soundnessFaults(region: Region): Fault[] {
  const { platform, slugs } = region;
  const platformFaults = platform
    ? relationFaults(`content/${platformFile.path}`, platformFile.schema, platform, slugs)
    : [];
  const entryFaults = region.entries.flatMap((entry) => [
    ...relationFaults(entry.file, collections[entry.collection].schema, entry.data, slugs),
    ...uploadFaults(entry, region.uploads),
    ...checkedFaults(entry, region.today),
    ...groupFaults(entry, platform),
    ...placeholderFaults(entry, platform),
    ...(entry.collection === 'questionnaire' ? questionnaireFaults(entry, entry.data as Entry<'questionnaire'>) : []),
  ]);
  return [...platformFaults, ...entryFaults];
}

type Path = (string | number)[];

/** Calls `visit` for every value below `schema`, with its metadata and its place in the file. */
export function walk(
  schema: z.core.$ZodType,
  value: unknown,
  visit: (meta: FieldMeta, value: unknown, path: Path) => void,
  path: Path = [],
): void {
  if (value === undefined) return;
  const def = (schema as z.ZodType).def as z.core.$ZodTypes['_zod']['def'];
  const meta = (schema as z.ZodType).meta() as FieldMeta | undefined;
  if (meta?.kind) visit(meta, value, path);
  if (def.type === 'optional' || def.type === 'default') walk(def.innerType, value, visit, path);
  if (def.type === 'array' && Array.isArray(value))
    for (const [index, item] of value.entries()) walk(def.element, item, visit, [...path, index + 1]);
  if (def.type === 'object')
    for (const [key, field] of Object.entries(def.shape))
      walk(field, (value as Record<string, unknown>)[key], visit, [...path, key]);
  if (def.type === 'union') {
    const option = def.options.find((candidate) => (candidate as z.ZodType).safeParse(value).success);
    if (option) walk(option, value, visit, path);
  }
}

function relationFaults(
  file: string,
  schema: z.core.$ZodType,
  data: unknown,
  slugs: ReadonlyMap<CollectionName, readonly string[]>,
): Fault[] {
  const faults: Fault[] = [];
  walk(schema, data, ({ kind, relation }, value, path) => {
    if (kind !== 'relation' || typeof value !== 'string') return;
    const target = relation as CollectionName;
    const known = slugs.get(target) ?? [];
    if (known.includes(value)) return;
    const { folder, labelOne } = collections[target];
    faults.push({
      file,
      path,
      message: `In content/${folder}/ gibt es keinen Eintrag „${value}“ (${labelOne}).${suggestion(value, known)}`,
    });
  });
  return faults;
}

function uploadFaults({ collection, file, data }: CheckedEntry, uploads: readonly string[]): Fault[] {
  const faults: Fault[] = [];
  walk(collections[collection].schema, data, ({ kind }, value, path) => {
    if (kind !== 'image' || typeof value !== 'string' || uploads.includes(value)) return;
    faults.push({
      file,
      path,
      message: `In content/uploads/ gibt es kein Bild „${value}“.${suggestion(value, uploads)}`,
    });
  });
  return faults;
}

function checkedFaults({ file, data }: CheckedEntry, today: string): Fault[] {
  const { checked } = data;
  if (typeof checked !== 'string' || checked <= today) return [];
  return [
    {
      file,
      path: ['checked'],
      message: `Das Prüfdatum darf nicht in der Zukunft liegen, bitte höchstens ${today} angeben (steht dort: „${checked}“).`,
    },
  ];
}

function groupFaults({ collection, file, data }: CheckedEntry, platform: Platform | undefined): Fault[] {
  if (collection !== 'municipality' || !platform) return [];
  const { group } = data as Entry<'municipality'>;
  const known = platform.groups.map(({ id }) => id);
  if (known.includes(group)) return [];
  return [
    {
      file,
      path: ['group'],
      message: `In plattform.yaml gibt es unter groups keinen Verbund „${group}“.${suggestion(group, known)}`,
    },
  ];
}

/** The values of the platform that `{{operator.name}}` and the like may name in free pages. */
export function platformValues(platform: Platform): Map<string, { value: string; meta: FieldMeta }> {
  const values = new Map<string, { value: string; meta: FieldMeta }>();
  walk(platformFile.schema, platform, (meta, value, path) => {
    if (typeof value === 'string') values.set(path.join('.'), { value, meta });
  });
  return values;
}

function placeholderFaults({ collection, file, data }: CheckedEntry, platform: Platform | undefined): Fault[] {
  if (collection !== 'page' || !platform) return [];
  const known = [...platformValues(platform).keys()];
  const { body } = data as Entry<'page'>;
  return [...body.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)].flatMap(([whole, name = '']) =>
    known.includes(name)
      ? []
      : [{ file, path: ['body'], message: `In plattform.yaml gibt es „${whole}“ nicht.${suggestion(name, known)}` }],
  );
}

type Questionnaire = Entry<'questionnaire'>;
type Condition = NonNullable<Questionnaire['sections'][number]['condition']>;

/** Duplicate ids, conditions on unknown or later questions, unknown answers, gaps between levels. */
function questionnaireFaults(
  { file }: CheckedEntry,
  { sections, dimensions, recommendations }: Questionnaire,
): Fault[] {
  const faults: Fault[] = [];
  const say = (path: Path, message: string) => faults.push({ file, path, message });
  const all = new Map(
    sections.flatMap(({ questions }) => questions.map((question) => [question.id, question] as const)),
  );
  const earlier = new Set<string>();

  const checkUnique = (ids: readonly string[], path: Path, what: string) => {
    for (const [index, id] of ids.entries()) {
      if (ids.indexOf(id) !== index)
        say([...path, index + 1, 'id'], `Die Id „${id}“ steht in ${what} doppelt, bitte eine andere wählen.`);
    }
  };
  const checkCondition = (condition: Condition | undefined, path: Path) => {
    for (const [index, { question: id, operator, value }] of (condition?.rules ?? []).entries()) {
      const at = [...path, 'condition', 'rules', index + 1];
      const question = all.get(id);
      if (!question) {
        say([...at, 'question'], `Eine Frage „${id}“ gibt es nicht.${suggestion(id, [...all.keys()])}`);
      } else if (!earlier.has(id)) {
        say([...at, 'question'], `Die Frage „${id}“ kommt erst danach; Bedingungen dürfen nur frühere Fragen nennen.`);
      } else if (operator !== 'answered' && value === undefined) {
        say([...at, 'value'], 'Das Feld fehlt. Bitte den Wert angeben, mit dem verglichen wird.');
      } else if (value !== undefined && 'options' in question) {
        const ids = question.options.map((option) => option.id);
        if (!ids.includes(value))
          say([...at, 'value'], `Die Frage „${id}“ hat keine Antwort „${value}“.${suggestion(value, ids)}`);
      }
    }
  };

  checkUnique(
    sections.map(({ id }) => id),
    ['sections'],
    'den Abschnitten',
  );
  const ids = new Set<string>();
  sections.forEach((section, s) => {
    const at = ['sections', s + 1];
    checkCondition(section.condition, at);
    section.questions.forEach((question, q) => {
      const here = [...at, 'questions', q + 1];
      if (ids.has(question.id))
        say([...here, 'id'], `Die Id „${question.id}“ hat schon eine andere Frage, bitte eine andere wählen.`);
      ids.add(question.id);
      checkCondition(question.condition, here);
      if ('options' in question) {
        checkUnique(
          question.options.map(({ id }) => id),
          [...here, 'options'],
          'den Antworten',
        );
        for (const [o, { condition }] of question.options.entries())
          checkCondition(condition, [...here, 'options', o + 1]);
      }
      if ('other' in question && question.other && question.options.some(({ id }) => id === 'sonstiges'))
        say(
          [...here, 'options'],
          'Die Id „sonstiges“ ist vergeben, weil „Sonstiges“ angeboten wird; bitte eine andere wählen.',
        );
      if ('rows' in question)
        checkUnique(
          question.rows.map(({ id }) => id),
          [...here, 'rows'],
          'den Zeilen',
        );
      if ('criteria' in question)
        checkUnique(
          question.criteria.map(({ id }) => id),
          [...here, 'criteria'],
          'den Maßstäben',
        );
      earlier.add(question.id);
    });
  });

  checkUnique(
    dimensions.map(({ id }) => id),
    ['dimensions'],
    'den Dimensionen',
  );
  dimensions.forEach((dimension, d) => {
    dimension.items.forEach((item, i) => {
      if (!all.has(item.question))
        say(
          ['dimensions', d + 1, 'items', i + 1, 'question'],
          `Eine Frage „${item.question}“ gibt es nicht.${suggestion(item.question, [...all.keys()])}`,
        );
    });
    dimension.levels.forEach((level, l) => {
      const before = dimension.levels[l - 1];
      if (!before && level.from !== 0)
        say(
          ['dimensions', d + 1, 'levels', 1, 'from'],
          `Die erste Stufe muss bei 0 beginnen (steht dort: „${level.from}“).`,
        );
      if (before && level.from <= before.from)
        say(
          ['dimensions', d + 1, 'levels', l + 1, 'from'],
          `Jede Stufe muss höher beginnen als die davor, also über ${before.from} (steht dort: „${level.from}“).`,
        );
    });
  });
  recommendations.forEach(({ dimension, below, condition, tool, solution, questionnaire }, r) => {
    const at: Path = ['recommendations', r + 1];
    if (dimension !== undefined && !dimensions.some(({ id }) => id === dimension))
      say(
        [...at, 'dimension'],
        `Eine Dimension „${dimension}“ gibt es nicht.${suggestion(
          dimension,
          dimensions.map(({ id }) => id),
        )}`,
      );
    if ((dimension === undefined) !== (below === undefined)) say(at, 'Bitte dimension und below zusammen angeben.');
    checkCondition(condition, at);
    if (!tool && !solution && !questionnaire)
      say(at, 'Bitte angeben, was empfohlen wird: tool, solution oder questionnaire.');
  });
  return faults;
}

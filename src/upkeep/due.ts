/** What is due: what the content asks of its editors today. Pure: entries and a day in, a list out. */
import { type Day, plusDays, plusMonths } from '#schedule/day.ts';
import { type CollectionName, collections, type Entry, type Platform, platformFile } from '#schema/collections.ts';
import type { FieldMeta } from '#schema/fields.ts';
import { roughDateText } from '#schema/german.ts';
import { livingTopics } from '#schema/labels.ts';
import { isOwed } from '#schema/owed.ts';
import { walk } from '#schema/soundness.ts';
import { type Bound, bounds, noticeDays } from './bounds.ts';
import { endOfPeriod } from './period.ts';

export interface Kept {
  collection: CollectionName;
  slug: string;
  data: Entry<CollectionName>;
}

export type DueKind = 'offer' | 'checked' | 'dated' | 'label' | 'owner';

/** One line: an entry and what it asks for. */
export interface Due {
  kind: DueKind;
  collection: CollectionName | 'platform';
  slug: string;
  title: string;
  /** What is due, in German, each a line of its own. */
  what: string[];
  /** The first day on which it was due; `undefined` where no day began it. */
  since: Day | undefined;
  todo: string;
}

/** Everything that is due on `today`, the longest waiting first, what no day began last. */
export function due(entries: readonly Kept[], platform: Platform, today: Day): Due[] {
  const found = [...entries.flatMap((entry) => entryDue(entry, today)), ...platformDue(platform, today)];
  return found.sort(byWaiting);
}

/** The next day on which entries ask to be checked again, and how many then do. */
export function nextCheck(entries: readonly Kept[], today: Day): { day: Day; count: number } | undefined {
  const days = entries
    .map(({ data }) => plusMonths(data.checked, bounds.checked.months))
    .filter((day) => day > today)
    .sort();
  const [day] = days;
  return day === undefined ? undefined : { day, count: days.filter((other) => other === day).length };
}

const byWaiting = (a: Due, b: Due): number =>
  (a.since ?? 'z').localeCompare(b.since ?? 'z') || a.title.localeCompare(b.title, 'de');

function entryDue({ collection, slug, data }: Kept, today: Day): Due[] {
  const line = (kind: DueKind, what: string[], since: Day | undefined, todo: string): Due[] =>
    what.length > 0 ? [{ kind, collection, slug, title: data.title, what, since, todo }] : [];
  const { schema } = collections[collection];
  const checkDay = plusMonths(data.checked, bounds.checked.months);
  const figures = agedFigures(figuresOf(data), today);
  return [
    ...('validUntil' in data ? offerDue(data, today, line) : []),
    ...(checkDay <= today
      ? line(
          'checked',
          [`zuletzt geprüft am ${roughDateText(data.checked)}`],
          checkDay,
          'Angaben und Links mit den Quellen vergleichen, dann „Zuletzt geprüft“ auf heute setzen.',
        )
      : []),
    ...line(
      'dated',
      figures.map(({ what }) => what),
      firstDay(figures.map(({ since }) => since)),
      'asOf' in data
        ? 'Beim Geber nachfragen, Betrag und Frist ändern, „Stand“ und Quelle anpassen.'
        : 'Neuere Angabe suchen und mit Stand und Quelle eintragen. Gibt es keine, bleibt die alte mit ihrem Stand.',
    ),
    ...line(
      'label',
      places(schema, data, isNotAssessed),
      undefined,
      'Bewerten, wenn es eine belastbare Angabe gibt. Sonst „noch nicht bewertet“ lassen: nicht raten.',
    ),
    ...line('owner', places(schema, data, isOwed), undefined, 'Beim Träger erfragen und eintragen.'),
  ];
}

function offerDue(
  { validUntil }: { validUntil: Day },
  today: Day,
  line: (kind: DueKind, what: string[], since: Day | undefined, todo: string) => Due[],
): Due[] {
  const since = plusDays(validUntil, -noticeDays);
  if (since > today) return [];
  const said = `${validUntil < today ? 'abgelaufen am' : 'gültig bis'} ${roughDateText(validUntil)}`;
  return line(
    'offer',
    [said],
    since,
    'Beim Anbieter nachfragen. Dann „Gültig bis“ verlängern oder den Eintrag löschen.',
  );
}

function platformDue(platform: Platform, today: Day): Due[] {
  const { schema } = platformFile;
  const { statementDate } = platform.accessibility;
  const about = { collection: 'platform', slug: 'platform', title: platform.name } as const;
  const statementDay = plusMonths(statementDate, bounds.statement.months);
  const owed = places(schema, platform, isOwed);
  return [
    ...(statementDay <= today
      ? [
          {
            ...about,
            kind: 'checked' as const,
            what: [`Erklärung zur Barrierefreiheit, Stand ${roughDateText(statementDate)}`],
            since: statementDay,
            todo: 'Die Erklärung mit der Website vergleichen, dann „Stand der Erklärung“ auf heute setzen.',
          },
        ]
      : []),
    ...(owed.length > 0
      ? [
          {
            ...about,
            kind: 'owner' as const,
            what: owed,
            since: undefined,
            todo: 'Beim Träger erfragen und eintragen.',
          },
        ]
      : []),
  ];
}

/** Figures and amounts: what they are, when they held in the words of the source, how long they may stand. */
interface Figure {
  label: string;
  asOf: string;
  bound: Bound;
}

function figuresOf(data: Entry<CollectionName>): Figure[] {
  if ('asOf' in data)
    return data.state === 'beendet' ? [] : [{ label: 'Betrag und Frist', asOf: data.asOf, bound: bounds.funding }];
  if (!('population' in data)) return [];
  const newest = data.population.map(({ date }) => date).sort();
  return [
    ...newest.slice(-1).map((asOf) => ({ label: 'Einwohnerzahl', asOf, bound: bounds.population })),
    ...(data.doctorsAge
      ? [{ label: 'Alter der Ärztinnen und Ärzte', asOf: data.doctorsAge.date, bound: bounds.doctorsAge }]
      : []),
    ...data.care.map(({ label, date }) => ({ label, asOf: date, bound: bounds.care })),
    // A distance as the crow flies does not age.
    ...data.travel
      .filter(({ mode }) => mode !== 'luftlinie')
      .map(({ to, source }) => ({ label: `Weg nach ${to}`, asOf: source.date ?? '', bound: bounds.travel })),
    ...data.living.map(({ topic, source }) => ({
      label: livingTopics[topic].label,
      asOf: source.date ?? '',
      bound: bounds.living,
    })),
  ];
}

interface Aged {
  what: string;
  since: Day | undefined;
}

/** The figures whose time is over, and in one line those of which nobody can tell. */
function agedFigures(figures: readonly Figure[], today: Day): Aged[] {
  const undated = figures.filter(({ asOf }) => endOfPeriod(asOf) === undefined).map(({ label }) => label);
  return [
    ...figures.flatMap((figure) => agedFigure(figure, today)),
    ...(undated.length > 0
      ? [{ what: `ohne Jahr in Stand oder Quelle: ${undated.join(', ')}`, since: undefined }]
      : []),
  ];
}

function agedFigure({ label, asOf, bound }: Figure, today: Day): Aged[] {
  const end = endOfPeriod(asOf);
  const since = end && plusMonths(end, bound.months);
  if (!since || since > today) return [];
  return [{ what: `${label}: Stand ${/^[\d-]+$/.test(asOf) ? roughDateText(asOf) : asOf}`, since }];
}

const firstDay = (days: readonly (Day | undefined)[]): Day | undefined =>
  days.filter((day) => day !== undefined).sort()[0];

/** Every scale of the labels calls it `offen`. */
const isNotAssessed = ({ kind }: FieldMeta, value: unknown): boolean => kind === 'choice' && value === 'offen';

/** The labels of the fields that `isMeant`, from the outside in: „Träger, Straße“, „Kostenrahmen, Nr. 2, Größenordnung“. */
function places(
  schema: Parameters<typeof walk>[0],
  data: unknown,
  isMeant: (meta: FieldMeta, value: unknown) => boolean,
): string[] {
  const labels = new Map<string, string>();
  const found = new Set<string>();
  walk(schema, data, (meta, value, path) => {
    const last = path.at(-1);
    const above = labels.get(path.slice(0, -1).join('.'));
    const own = typeof last === 'number' ? `Nr. ${last}` : meta.label;
    const label = [above, own].filter(Boolean).join(', ');
    labels.set(path.join('.'), label);
    if (isMeant(meta, value)) found.add(label);
  });
  return [...found];
}

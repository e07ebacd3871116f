/**
 * The small vocabulary that every content schema is written in.
 *
 * Each function returns a Zod schema that carries the German label and hint an editor sees
 * (`.meta`), and one German sentence that says what to write instead (`error`). The sentence is
 * completed by `report.ts` with what stands in the file.
 */
import { z } from 'astro/zod';
import { numberText } from './german.ts';
import { endingsFor, type UploadUse } from './uploads.ts';

/** What an editor sees beside a field. */
export interface About {
  label: string;
  hint: string;
}

/** A closed list of values: stored id → shown label and its explanation on the site. */
export type Choices = Readonly<Record<string, { label: string; explanation: string }>>;

/** Ids of a list of choices, in their order. */
export type ChoiceId<T extends Choices> = Extract<keyof T, string>;

/** What the CMS and the documentation need to know of a field beyond its JSON Schema. */
export interface FieldMeta extends About {
  [key: string]: unknown;
  kind:
    | 'text'
    | 'longText'
    | 'number'
    | 'date'
    | 'choice'
    | 'list'
    | 'relation'
    | 'object'
    | 'link'
    /** The name of a file in `content/uploads/`: a picture, or any other file. */
    | 'image'
    | 'file'
    | 'yesNo'
    /** A short name that is given once and kept. */
    | 'id'
    /** The id of a question, of a dimension, of an answer (or a number) of the same questionnaire. */
    | 'questionId'
    | 'dimensionId'
    | 'answerId'
    /** The id of a group of municipalities in `plattform.yaml`. */
    | 'groupId';
  /** Folder-independent name of the collection a relation points to (key of the register). */
  relation?: string;
  choices?: Choices;
  /** What may stand behind the dot of the file's name. */
  endings?: readonly string[];
  /** Only the owner of the platform can supply this value; it may be empty, and is then listed. */
  owner?: boolean;
}

/** The choices with their ids, in their order. */
export const choiceEntries = <T extends Choices>(choices: T) =>
  Object.entries(choices) as [ChoiceId<T>, T[ChoiceId<T>]][];

const meta = (
  about: About,
  more: Pick<FieldMeta, 'kind' | 'relation' | 'choices' | 'endings' | 'owner'>,
): FieldMeta => ({
  ...about,
  ...more,
});
const ids = <T extends Choices>(choices: T) => Object.keys(choices) as [ChoiceId<T>, ...ChoiceId<T>[]];

/** One line of plain text. */
export const text = (about: About, { max = 200 }: { max?: number } = {}) =>
  z
    .string({ error: 'Bitte einen Text angeben' })
    .trim()
    .min(1, { error: 'Bitte einen Text angeben, leer geht nicht' })
    .max(max, { error: `Bitte auf höchstens ${numberText(max)} Zeichen kürzen` })
    .regex(/^[^\n]*$/, { error: 'Bitte ohne Zeilenumbruch schreiben' })
    .meta(meta(about, { kind: 'text' }));

/** Text of several paragraphs, in Markdown (no raw HTML). */
export const longText = (about: About, { max = 20_000 }: { max?: number } = {}) =>
  z
    .string({ error: 'Bitte einen Text angeben' })
    .trim()
    .min(1, { error: 'Bitte einen Text angeben, leer geht nicht' })
    .max(max, { error: `Bitte auf höchstens ${numberText(max)} Zeichen kürzen` })
    .meta(meta(about, { kind: 'longText' }));

/** A value that only the owner of the platform can supply; empty until then. */
export const ownerText = (about: About) =>
  z
    .string({ error: 'Bitte einen Text angeben oder leer lassen ("")' })
    .trim()
    .max(400, { error: 'Bitte auf höchstens 400 Zeichen kürzen' })
    .meta(meta(about, { kind: 'text', owner: true }));

/** A whole number with a lower and, if given, an upper bound. */
export const wholeNumber = (about: About, { min = 0, max }: { min?: number; max?: number } = {}) => {
  const error = `Bitte eine ganze Zahl ${max === undefined ? `ab ${min}` : `von ${min} bis ${max}`} angeben`;
  return z
    .int({ error })
    .min(min, { error })
    .max(max ?? Number.MAX_SAFE_INTEGER, { error })
    .meta(meta(about, { kind: 'number' }));
};

/** A number; decimals with a point in the file, shown with a comma. */
export const decimal = (about: About, { min, max }: { min: number; max: number }) => {
  const error = `Bitte eine Zahl von ${min} bis ${max} angeben, Nachkommastellen mit Punkt`;
  return z
    .number({ error })
    .min(min, { error })
    .max(max, { error })
    .meta(meta(about, { kind: 'number' }));
};

const dateError = 'Bitte ein Datum in der Form JJJJ-MM-TT angeben, zum Beispiel 2026-03-31';

/** A day, stored as `YYYY-MM-DD`. */
export const date = (about: About) => z.iso.date({ error: dateError }).meta(meta(about, { kind: 'date' }));

/** A day, a month or a year, stored as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
export const roughDate = (about: About) =>
  z
    .string({ error: 'Bitte das Datum in Anführungszeichen schreiben: "2023", "2023-05" oder "2023-05-31"' })
    .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, {
      error: 'Bitte ein Jahr, einen Monat oder einen Tag angeben: "2023", "2023-05" oder "2023-05-31"',
    })
    .meta(meta(about, { kind: 'date' }));

export const yesNo = (about: About) =>
  z.boolean({ error: 'Bitte true (ja) oder false (nein) angeben' }).meta(meta(about, { kind: 'yesNo' }));

/** One value of a closed list. */
export const choice = <T extends Choices>(choices: T, about: About) =>
  z
    .enum(ids(choices), { error: `Bitte einen dieser Werte angeben: ${Object.keys(choices).join(', ')}` })
    .meta(meta(about, { kind: 'choice', choices }));

/** Several values of a closed list, at least one, none twice. */
export const someChoices = <T extends Choices>(choices: T, about: About) =>
  list(z.enum(ids(choices), { error: `Bitte nur diese Werte angeben: ${Object.keys(choices).join(', ')}` }), about, {
    min: 1,
    choices,
  }).refine((values) => new Set(values).size === values.length, {
    error: 'Ein Wert steht doppelt, bitte einmal streichen',
  });

/** A list. Empty is allowed unless `min` says otherwise; a list left out is empty. */
export const list = <T extends z.ZodType>(
  item: T,
  about: About,
  { min = 0, max = 400, choices }: { min?: number; max?: number; choices?: Choices } = {},
) =>
  z
    .array(item, { error: 'Bitte eine Liste angeben, jede Zeile mit „- “ am Anfang' })
    .min(min, { error: `Bitte mindestens ${min} ${min === 1 ? 'Eintrag' : 'Einträge'} angeben` })
    .max(max, { error: `Bitte höchstens ${max} Einträge angeben` })
    .meta(meta(about, choices ? { kind: 'list', choices } : { kind: 'list' }));

/** The file name (without ending) of an entry of another collection. */
export const relation = (collection: string, about: About) =>
  z
    .string({ error: 'Bitte den Dateinamen eines vorhandenen Eintrags angeben, ohne Endung' })
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
      error:
        'Bitte den Dateinamen eines vorhandenen Eintrags angeben: Kleinbuchstaben, Ziffern und Bindestriche, ohne Endung',
    })
    .meta(meta(about, { kind: 'relation', relation: collection }));

/** Entries of another collection; left out means none. */
export const relations = (collection: string, about: About) =>
  list(relation(collection, about), about)
    .refine((values) => new Set(values).size === values.length, {
      error: 'Ein Eintrag steht doppelt, bitte einmal streichen',
    })
    .default([]);

/** A web address (`https://…`, `http://…`), a mail address (`mailto:…`) or a path of this site (`/…/`). */
export const link = (about: About) => {
  const error = 'Bitte eine vollständige Adresse angeben, die mit https:// (oder http://, mailto:, /) beginnt';
  return z
    .string({ error })
    .regex(/^(https?:\/\/[^\s<>"]+|mailto:[^\s<>"]+@[^\s<>"]+|\/[^\s<>"]*)$/, { error })
    .meta(meta(about, { kind: 'link' }));
};

/** A group of fields. Unknown keys are refused. */
export const group = <T extends z.core.$ZodLooseShape>(shape: T, about: About) =>
  z
    .strictObject(shape, { error: `Bitte eine Gruppe mit diesen Feldern angeben: ${Object.keys(shape).join(', ')}` })
    .meta(meta(about, { kind: 'object' }));

const uploadNames: Readonly<Record<UploadUse, string>> = {
  picture: 'eines Bildes',
  file: 'einer Datei',
  video: 'eines Videos',
};

const uploadPattern = (use: UploadUse): RegExp =>
  new RegExp(`^[a-z0-9]+(-[a-z0-9]+)*\\.(${endingsFor(use).join('|')})$`);

const uploadError = (use: UploadUse): string =>
  `Bitte den Dateinamen ${uploadNames[use]} aus content/uploads/ angeben: Kleinbuchstaben, Ziffern, Bindestriche und eine dieser Endungen: ${endingsFor(
    use,
  ).join(', ')}`;

const uploadMeta = (use: UploadUse, about: About, more: Pick<FieldMeta, 'owner'> = {}): FieldMeta =>
  meta(about, { kind: use === 'picture' ? 'image' : 'file', endings: endingsFor(use), ...more });

/** The name of a file in `content/uploads/`. */
const upload = (use: UploadUse, about: About) =>
  z
    .string({ error: uploadError(use) })
    .regex(uploadPattern(use), { error: uploadError(use) })
    .meta(uploadMeta(use, about));

/** The name of a file in `content/uploads/` that only the owner of the platform can supply; empty until then. */
export const ownerUpload = (use: UploadUse, about: About) => {
  const error = `${uploadError(use)}; oder leer lassen ("")`;
  return z
    .string({ error })
    .regex(new RegExp(`^$|${uploadPattern(use).source}`), { error })
    .meta(uploadMeta(use, about, { owner: true }));
};

/** A picture from `content/uploads/` with the text for those who do not see it. */
export const image = (about: About) =>
  group(
    {
      file: upload('picture', { label: 'Datei', hint: 'Liegt in content/uploads/; höchstens 5 MB' }),
      alt: text(
        { label: 'Bildbeschreibung', hint: 'Was ist zu sehen? Für Menschen, die das Bild nicht sehen.' },
        { max: 300 },
      ),
      credit: text({ label: 'Bildnachweis', hint: 'Wer das Bild gemacht hat, und die Lizenz' }),
    },
    about,
  );

/** A file from `content/uploads/` to take along. */
export const attachment = (about: About) =>
  group(
    {
      file: upload('file', { label: 'Datei', hint: 'Liegt in content/uploads/; höchstens 10 MB' }),
      title: text({ label: 'Titel', hint: 'Was ist es? Zum Beispiel: Muster für die Einladung' }, { max: 120 }),
      date: roughDate({ label: 'Stand', hint: 'Jahr, Monat oder Tag: 2023, 2023-05 oder 2023-05-31' }).optional(),
      note: text(
        { label: 'Hinweis', hint: 'Zum Beispiel: auf Englisch, nicht barrierefrei, zum Ausfüllen' },
        { max: 240 },
      ).optional(),
    },
    about,
  );

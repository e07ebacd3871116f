/** The table of formats in which a questionnaire is taken along. */
import type { Adaptation } from '#questionnaire/adaptation.ts';
import type { Questionnaire } from '#questionnaire/kinds.ts';

/** What a file says besides the questionnaire. */
export interface Context {
  /** File name of the questionnaire, without ending. */
  slug: string;
  /** Absolute address of its page. */
  url: string;
  /** Name of the licence of the contents. */
  licence: string;
  /** What `{{kommune}}` and the like stand for; one without a value is named, in our own format it stays as it is. */
  values: Readonly<Record<string, string>>;
  /** What makes the questionnaire differ from the original, if it does. */
  adaptation?: Adaptation;
}

/** Turns a questionnaire into the contents of a file; a string is stored as UTF-8. */
export type Writer = (questionnaire: Questionnaire, context: Context) => Uint8Array | string;

export interface Format {
  id: string;
  /** Which system or purpose it is for. */
  label: string;
  /** What kind of file it is. */
  kind: string;
  extension: string;
  mediaType: string;
  load: () => Promise<Writer>;
}

const excel = {
  kind: 'Excel',
  extension: 'xlsx',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export const formats: readonly Format[] = [
  {
    id: 'limesurvey',
    label: 'LimeSurvey',
    kind: 'Text',
    extension: 'txt',
    mediaType: 'text/tab-separated-values;charset=utf-8',
    load: async () => (await import('./limesurvey.ts')).limesurvey,
  },
  {
    id: 'xlsform',
    label: 'XLSForm für KoboToolbox und ODK',
    ...excel,
    load: async () => (await import('./xlsform.ts')).xlsform,
  },
  {
    id: 'surveyjs',
    label: 'SurveyJS',
    kind: 'JSON',
    extension: 'json',
    mediaType: 'application/json',
    load: async () => (await import('./surveyjs.ts')).surveyjs,
  },
  {
    id: 'codebuch',
    label: 'Codebuch',
    kind: 'CSV',
    extension: 'csv',
    mediaType: 'text/csv;charset=utf-8',
    load: async () => (await import('./codebook.ts')).codebook,
  },
  {
    id: 'datenblatt',
    label: 'Datenblatt für Antworten auf Papier',
    ...excel,
    load: async () => (await import('./datasheet.ts')).datasheet,
  },
  {
    id: 'fragebogen',
    label: 'Fragebogen dieser Plattform',
    kind: 'JSON',
    extension: 'json',
    mediaType: 'application/json',
    load: async () => (await import('./json.ts')).json,
  },
];

/** `standort-check.limesurvey.txt` */
export const fileName = (slug: string, { id, extension }: Format): string => `${slug}.${id}.${extension}`;

/** The bytes of a questionnaire in a format. */
export async function fileBytes(
  { load }: Format,
  questionnaire: Questionnaire,
  context: Context,
): Promise<Uint8Array<ArrayBuffer>> {
  const write = await load();
  const contents = write(questionnaire, context);
  return typeof contents === 'string' ? new TextEncoder().encode(contents) : new Uint8Array(contents);
}

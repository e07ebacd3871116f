/** Which files may lie in `content/uploads/`, and where the site serves them. */

/** What a field asks for: a picture, a file to take along, a video. */
export type UploadUse = 'picture' | 'file' | 'video';

interface UploadKind {
  use: UploadUse;
  /** As visitors read it beside a link. */
  label: string;
  mostBytes: number;
}

const picture = (label: string): UploadKind => ({ use: 'picture', label, mostBytes: 5_000_000 });
const file = (label: string): UploadKind => ({ use: 'file', label, mostBytes: 10_000_000 });
const video = (label: string): UploadKind => ({ use: 'video', label, mostBytes: 50_000_000 });

const kinds = {
  jpg: picture('JPEG'),
  jpeg: picture('JPEG'),
  png: picture('PNG'),
  webp: picture('WebP'),
  avif: picture('AVIF'),
  // Served as it is, so its bytes are what visitors load.
  svg: { ...picture('SVG'), mostBytes: 500_000 },
  pdf: file('PDF'),
  docx: file('Word'),
  xlsx: file('Excel'),
  pptx: file('PowerPoint'),
  odt: file('OpenDocument-Text'),
  ods: file('OpenDocument-Tabelle'),
  odp: file('OpenDocument-Präsentation'),
  csv: file('CSV-Tabelle'),
  ics: file('Kalender'),
  txt: file('Text'),
  mp4: video('MP4'),
  webm: video('WebM'),
} satisfies Record<string, UploadKind>;

export type UploadEnding = keyof typeof kinds;

const isUploadEnding = (ending: string): ending is UploadEnding => Object.hasOwn(kinds, ending);

/** What stands behind the last dot, as it is written; empty without a dot. */
export const endingOf = (name: string): string => /\.([^.]*)$/.exec(name)?.[1] ?? '';

/** The kind of a file by its ending, in small letters; `undefined` for what is not taken. */
export function uploadKind(name: string): (UploadKind & { ending: UploadEnding }) | undefined {
  const ending = endingOf(name).toLowerCase();
  return isUploadEnding(ending) ? { ending, ...kinds[ending] } : undefined;
}

/** The endings for a use, in their order. */
export const endingsFor = (use: UploadUse): UploadEnding[] =>
  Object.keys(kinds)
    .filter(isUploadEnding)
    .filter((ending) => kinds[ending].use === use);

/** Whether the site serves the file as WebP, made smaller; the full name stays in its address, so that none is taken twice. */
export const isConverted = (name: string): boolean => uploadKind(name)?.use === 'picture' && !/\.svg$/.test(name);

/** Where an upload is served. */
export const uploadAddress = (name: string): string =>
  `/uploads/${isConverted(name) && !name.endsWith('.webp') ? `${name}.webp` : name}`;

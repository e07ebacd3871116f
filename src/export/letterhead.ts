/** What visitors say once about who they are. It is kept on their device and read back as text of unknown origin. */
import { own } from '#questionnaire/kinds.ts';
import type { Letterhead, Picture } from './document.ts';

export const storageKey = 'briefkopf';
const version = 1;

export const wordFields = ['municipality', 'department', 'person', 'phone', 'email'] as const;
export type WordField = (typeof wordFields)[number];

/** Only words that are there; `municipality` always is. */
export interface StoredLetterhead extends Partial<Record<WordField, string>> {
  municipality: string;
  /** `#rrggbb`, readable on white. */
  accent?: string;
  logo?: StoredLogo;
  /** Moment in ISO 8601. */
  savedAt: string;
}

export interface StoredLogo {
  /** A PNG as data URL, drawn by the browser itself. */
  url: string;
  /** What those read who do not see it, where it is not the usual sentence. */
  alternative?: string;
}

/** Pixels: enough for print at the size of a letterhead. */
export const logoBox = { width: 1200, height: 400 } as const;

/** Characters of a name or any other word. */
const longestWords = 300;
/** Characters of what is kept; the noisiest logo of full size stays below. */
const longestText = 4_000_000;

/** Characters nobody sees: control characters, zero-width ones, marks for the direction of writing, halves of letters. */
const unseen = /[\p{Cc}\p{Cn}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;

/** The words as people see them, on one line. */
export const cleaned = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\t-\r\u0085\u2028\u2029]/g, ' ')
    .replace(unseen, '')
    .replace(/\s+/g, ' ')
    .trim();

const shortened = (text: string): string => [...text].slice(0, longestWords).join('').trim();

const channelsOf = (colour: string): number[] => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour)
    .map((channel) => channel / 255)
    .map((share) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const leastContrast = 4.5;

/** Of `#rrggbb` on white paper. */
export const contrastOnWhite = (colour: string): number => 1.05 / (luminance(colour) + 0.05);

export const isReadable = (colour: string): boolean => contrastOnWhite(colour) >= leastContrast;

/** The same hue, only as much darker as it must be to be read on white. */
export function readableTone(colour: string): string {
  const channels = channelsOf(colour);
  for (let share = 255; share > 0; share -= 1) {
    const tone = `#${channels
      .map((channel) =>
        Math.floor((channel * share) / 255)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('')}`;
    if (isReadable(tone)) return tone;
  }
  return '#000000';
}

/** „1A5FB4“, „#1a5fb4“, „#15b“ → `#rrggbb`; `undefined` if it is no colour. */
export function colourOf(text: string): string | undefined {
  const [, digits] = /^#?([\da-f]{6}|[\da-f]{3})$/i.exec(text.trim()) ?? [];
  if (!digits) return undefined;
  return `#${(digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits).toLowerCase()}`;
}

const pngStart = 'data:image/png;base64,';

/** What is kept; „newer“ if a later version of the site wrote it, so that nobody overwrites it. */
export function readLetterhead(text: string | null): StoredLetterhead | 'newer' | undefined {
  if (text === null || text.length > longestText) return undefined;
  let kept: unknown;
  try {
    kept = JSON.parse(text);
  } catch {
    return undefined;
  }
  const written = own(kept, 'version');
  if (typeof written === 'number' && written > version) return 'newer';
  if (written !== version) return undefined;

  const wordsAt = (from: unknown, name: string): string => {
    const value = own(from, name);
    return typeof value === 'string' ? shortened(cleaned(value)) : '';
  };
  const words = wordFields.map((name) => [name, wordsAt(kept, name)] as const).filter(([, value]) => value !== '');
  const municipality = wordsAt(kept, 'municipality');
  if (municipality === '') return undefined;

  const accent = colourOf(wordsAt(kept, 'accent'));
  const logo = own(kept, 'logo');
  const url = own(logo, 'url');
  const alternative = wordsAt(logo, 'alternative');
  return {
    ...Object.fromEntries(words),
    municipality,
    ...(accent && isReadable(accent) && { accent }),
    ...(typeof url === 'string' && url.startsWith(pngStart) && { logo: { url, ...(alternative && { alternative }) } }),
    savedAt: wordsAt(kept, 'savedAt'),
  };
}

export const letterheadText = (letterhead: StoredLetterhead): string => JSON.stringify({ version, ...letterhead });

/** What a form holds, as it was typed. */
export type Typed = Readonly<Record<WordField | 'accent' | 'alternative', string>>;
export type Faults = Partial<Record<keyof Typed, string>>;

/** What was typed, ready to be kept, or what is wrong with it, in German. */
export function checkLetterhead(
  typed: Typed,
  logoUrl: string | undefined,
  savedAt: string,
): { letterhead: StoredLetterhead } | { faults: Faults } {
  const faults: Faults = {};
  const words = wordFields.map((name) => [name, cleaned(typed[name])] as const);
  const alternative = cleaned(typed.alternative);
  for (const [name, value] of [...words, ['alternative', alternative] as const])
    if ([...value].length > longestWords) faults[name] = `Bitte kürzen Sie die Angabe auf ${longestWords} Zeichen.`;
  const municipality = cleaned(typed.municipality);
  if (municipality === '')
    faults.municipality = 'Bitte geben Sie an, wer Absender ist, zum Beispiel „Stadt Musterhausen“.';
  const email = cleaned(typed.email);
  if (email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    faults.email = 'Bitte prüfen Sie die E-Mail-Adresse; sie sieht so aus: name@beispiel.de.';
  const accent = colourOf(typed.accent);
  if (typed.accent.trim() !== '' && !accent)
    faults.accent = 'Bitte geben Sie die Farbe mit sechs Stellen an, zum Beispiel #17505c, oder wählen Sie sie aus.';
  if (accent && !isReadable(accent))
    faults.accent = 'Diese Farbe ist auf weißem Papier schlecht zu lesen. Bitte nehmen Sie einen dunkleren Ton.';
  if (Object.keys(faults).length > 0) return { faults };
  return {
    letterhead: {
      ...Object.fromEntries(words.filter(([, value]) => value !== '')),
      municipality,
      ...(accent && { accent }),
      ...(logoUrl && { logo: { url: logoUrl, ...(alternative && { alternative }) } }),
      savedAt,
    },
  };
}

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** The picture in the data URL, if it is one that a browser has drawn within the box. */
function pictureOf(url: string): Picture | undefined {
  let binary: string;
  try {
    binary = atob(url.slice(pngStart.length));
  } catch {
    return undefined;
  }
  const data = new Uint8Array(binary.length);
  for (let at = 0; at < data.length; at += 1) data[at] = binary.charCodeAt(at);
  if (data.length < 45 || signature.some((byte, index) => data[index] !== byte)) return undefined;
  const view = new DataView(data.buffer);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const isWithin = width > 0 && height > 0 && width <= logoBox.width && height <= logoBox.height;
  const [bits, interlace] = [data[24], data[28]];
  return isWithin && bits === 8 && interlace === 0 ? { data, mediaType: 'image/png', width, height } : undefined;
}

const withArticle = /^\p{L}*(?:[Ss]tadt|[Gg]emeinde)\s/u;

/** „Logo der Stadt Musterhausen“, „Logo des Kreises Steinfurt“, „Logo: Netzwerk X“ */
export function usualAlternative(municipality: string): string {
  if (withArticle.test(municipality)) return `Logo der ${municipality}`;
  const [, district] = /^Kreis\s+(.+)$/u.exec(municipality) ?? [];
  return district ? `Logo des Kreises ${district}` : `Logo: ${municipality}`;
}

/** The place alone, as sentences name it: „in Musterhausen“, never „in Stadt Musterhausen“. */
export const placeName = (municipality: string): string =>
  municipality.replace(/^\p{L}*(?:[Ss]tadt|[Gg]emeinde)(?:verwaltung)?\s+(?=\p{Lu})/u, '');

/** What documents carry at their head. */
export function letterheadOf({
  municipality,
  department,
  person,
  phone,
  email,
  accent,
  logo,
}: StoredLetterhead): Letterhead {
  const contact = [person, phone ? `Telefon ${phone}` : undefined, email].filter((line) => line !== undefined);
  const picture = logo && pictureOf(logo.url);
  return {
    municipality,
    ...(department && { department }),
    ...(contact.length > 0 && { contact }),
    ...(accent && { accent }),
    ...(picture && { logo: { ...picture, alternative: logo.alternative ?? usualAlternative(municipality) } }),
  };
}

/**
 * What stands in the gaps of texts. `{{datum}}` stays a gap: the texts mean by it the day of an event or of a handover,
 * which nobody has entered here.
 */
export const placeholderValues = ({
  municipality,
  person = '',
  phone = '',
  email = '',
}: StoredLetterhead): Record<string, string> => ({
  kommune: placeName(municipality),
  ansprechperson: person,
  telefon: phone,
  email,
});

/** What this site keeps in a browser, in words. The privacy statement lists it, so that it can be deleted there. */

export interface StoredEntry {
  /** Its name on the device. */
  key: string;
  /** „Ihre Antworten“ */
  what: string;
  /** Of a questionnaire: as whoever adapted it calls it. */
  title: string;
  /** What it is, when it was saved, whose version it is. */
  about: string;
  /** Page on which it is used. */
  url: string;
}

/** Of a stored text, whatever it holds, the text at this place. */
type TextAt = (...path: readonly string[]) => string | undefined;

/** Entries of which each questionnaire may have one: where their names begin, and what one holds. */
const kinds: readonly { prefix: string; what: string; adaptation: readonly string[]; municipality: string }[] = [
  {
    prefix: 'fragebogen:',
    what: 'Ihre Antworten',
    adaptation: ['adaptation', 'details'],
    municipality: 'angepasst von',
  },
  {
    prefix: 'fragebogen-anpassung:',
    what: 'Ihre Anpassung dieses Fragebogens',
    adaptation: ['details'],
    municipality: 'für',
  },
];

/** Entries of which there is one on the whole site, by their names. */
const single: Readonly<Record<string, { what: string; title: string; url: string }>> = {
  briefkopf: { what: 'Ihr Briefkopf', title: 'Briefkopf', url: '/werkzeugkoffer/#briefkopf' },
  werkzeugkoffer: { what: 'Was Sie gesammelt haben', title: 'Werkzeugkoffer', url: '/werkzeugkoffer/' },
};

function textIn(stored: string): TextAt {
  let value: unknown;
  try {
    value = JSON.parse(stored);
  } catch {
    // What cannot be read can still be named and deleted.
  }
  return (...path) => {
    let found = value;
    for (const name of path) {
      if (typeof found !== 'object' || found === null) return undefined;
      found = Object.getOwnPropertyDescriptor(found, name)?.value;
    }
    return typeof found === 'string' && found.trim() !== '' ? found.trim() : undefined;
  };
}

const momentText = (moment: string): string | undefined => {
  const date = new Date(moment);
  return Number.isNaN(date.getTime())
    ? undefined
    : `${date.toLocaleString('de-DE', { dateStyle: 'long', timeStyle: 'short' })} Uhr`;
};

/**
 * The entry of this name; `undefined` if it is none of this site.
 *
 * @param titles file name of each questionnaire → its title
 */
export function storedEntry(
  key: string,
  stored: string,
  titles: Readonly<Record<string, string>>,
): StoredEntry | undefined {
  const textAt = textIn(stored);
  const savedAt = textAt('savedAt');
  const moment = savedAt && momentText(savedAt);
  const about = (what: string, words: string, municipality: string | undefined): string =>
    [what, ...(moment ? [`gespeichert am ${moment}`] : []), ...(municipality ? [`${words} ${municipality}`] : [])].join(
      ', ',
    );

  const one = Object.hasOwn(single, key) ? single[key] : undefined;
  if (one) return { key, ...one, about: about(one.what, 'für', textAt('municipality')) };

  const kind = kinds.find(({ prefix }) => key.startsWith(prefix));
  if (!kind) return undefined;
  const [slug = ''] = key.slice(kind.prefix.length).split(':');
  const title = Object.hasOwn(titles, slug) ? titles[slug] : undefined;
  return {
    key,
    what: kind.what,
    title: textAt(...kind.adaptation, 'title') ?? title ?? slug,
    about: about(kind.what, kind.municipality, textAt(...kind.adaptation, 'municipality')),
    url: title ? `/frageboegen/${slug}/` : '/frageboegen/',
  };
}

/** An adaptation from text of unknown origin: whoever makes a link could put anything on the page of a public body. */
import { type Adaptation, adaptationId, type Details, startAdaptation } from './adaptation.ts';
import { questionsById, quoted, removed } from './arranged.ts';
import { detailsDiffering, withOrder } from './differences.ts';
import { own, type Questionnaire } from './kinds.ts';
import { ownId } from './ownQuestion.ts';
import {
  type Misfits,
  noMisfits,
  readDetails,
  readOrder,
  readOwn,
  readQuestions,
  readSections,
} from './readChanges.ts';
import { parse } from './received.ts';

/** Characters. */
const maxLength = 500_000;

/** The adaptation as far as it fits (`notices` says what does not), or the reason why nothing could be read. */
export type Read = { adaptation: Adaptation; notices: string[] } | { refused: string };

const refusals = {
  tooLarge: 'Diese Anpassung ist größer, als ein Fragebogen sein kann. Bitte öffnen Sie eine andere Datei.',
  unreadable:
    'Die Anpassung lässt sich nicht lesen, vermutlich ist sie unvollständig. Bitte lassen Sie sich den ganzen Link oder die Datei noch einmal schicken.',
  foreign:
    'Das ist kein angepasster Fragebogen. Bitte öffnen Sie eine Anpassung, die auf dieser Seite gespeichert wurde.',
  newerFormat:
    'Die Anpassung wurde mit einer neueren Fassung dieser Seite gemacht. Bitte laden Sie die Seite neu und öffnen Sie die Anpassung dann noch einmal.',
};

const otherQuestionnaire = (title: string, slug: unknown): string => {
  const name = typeof slug === 'string' && /^[a-z0-9-]{1,80}$/.test(slug) ? ` („${slug}“)` : '';
  return `Diese Anpassung gehört zu einem anderen Fragebogen${name}, nicht zu „${title}“. Bitte öffnen Sie sie auf dessen Seite.`;
};

const detailNames: Readonly<Record<keyof Details, string>> = {
  title: 'Titel',
  municipality: 'Kommune',
  contact: 'Ansprechperson',
  email: 'E-Mail-Adresse',
  closing: 'Teilnahmeschluss',
  introduction: 'Einleitung',
  privacy: 'Datenschutzhinweis',
};

const versionNotices = (version: unknown, original: Questionnaire, adaptation: Adaptation): string[] => {
  if (version === original.version) return [];
  const isNewer = typeof version === 'number' && version > original.version;
  return [
    `Die Anpassung stammt aus einer ${isNewer ? 'neueren' : 'früheren'} Fassung des Fragebogens. Was noch passt, ist übernommen; bitte sehen Sie alles einmal durch.`,
    ...(!isNewer && adaptation.order && removed(original, adaptation).size > 0
      ? ['Fragen, die im Original dazugekommen sind, stehen bei den entfernten Fragen.']
      : []),
  ];
};

/** „(alter, wohnort …)“: ids, if they can be ones. */
function named(ids: ReadonlySet<string>): string {
  const shown = [...ids].filter((id) => /^[a-z][a-z0-9]{0,19}$/.test(id)).slice(0, 10);
  return shown.length > 0 ? ` (${shown.join(', ')}${shown.length < ids.size ? ' …' : ''})` : '';
}

const notices = ({ details, partly, questions, sections, own }: Misfits): string[] => [
  ...[...details].map((key) => `Die Angabe „${detailNames[key]}“ passt nicht und fehlt jetzt.`),
  ...[...partly].map((label) => `Von dem, was an ${quoted(label)} geändert ist, passt nur ein Teil.`),
  ...(own.size > 0 ? ['Eigene Fragen, die sich nicht lesen lassen, fehlen jetzt.'] : []),
  ...(questions.size > 0 ? [`Fragen, die es im Original nicht gibt, fehlen jetzt${named(questions)}.`] : []),
  ...(sections.size > 0 ? [`Abschnitte, die es im Original nicht gibt, fehlen jetzt${named(sections)}.`] : []),
];

/** The highest number that was given to anything own. */
function highest(count: unknown, { own: questions, questions: changes }: Adaptation): number {
  const items = [
    ...Object.values(questions).flatMap((question) => ('options' in question ? question.options : [])),
    ...Object.values(changes).flatMap(({ items = [] }) => items),
  ];
  const ids = [...Object.keys(questions), ...items.map(({ id }) => id)];
  const isCount = typeof count === 'number' && Number.isInteger(count) && count > 0 && count < 1_000_000;
  return Math.max(isCount ? count : 0, ...ids.map((id) => Number(ownId.exec(id)?.[1] ?? 0)));
}

/**
 * Reads an adaptation of this questionnaire from `text`, whatever it holds. What fits the original as it is now is
 * kept, as far as it differs from it; what does not is named.
 */
export function readAdaptation(text: string, slug: string, original: Questionnaire): Read {
  if (text.length > maxLength) return { refused: refusals.tooLarge };
  const given = parse(text);
  if (given === undefined) return { refused: refusals.unreadable };
  const id = own(given, 'id');
  if (own(given, 'format') !== 'fragebogen-anpassung' || typeof id !== 'string' || !adaptationId.test(id))
    return { refused: refusals.foreign };
  if (own(given, 'formatVersion') !== 1) return { refused: refusals.newerFormat };
  const slugGiven = own(given, 'questionnaire');
  if (slugGiven !== slug) return { refused: otherQuestionnaire(original.title, slugGiven) };

  const misfits = noMisfits();
  const originals = questionsById(original);
  const candidates = readOwn(originals, own(given, 'own'), misfits);
  const isKnown = (question: string): boolean => originals.has(question) || Object.hasOwn(candidates, question);
  const orderGiven = own(given, 'order');
  const order = Array.isArray(orderGiven) ? readOrder(original, isKnown, orderGiven, misfits) : undefined;
  const placed = new Set(order?.flatMap(({ questions }) => questions));
  const ownQuestions = Object.fromEntries(Object.entries(candidates).filter(([question]) => placed.has(question)));

  const read: Adaptation = {
    ...startAdaptation(slug, original, id),
    details: detailsDiffering(original, readDetails(own(given, 'details'), misfits)),
    sections: readSections(original, own(given, 'sections'), misfits),
    questions: readQuestions(originals, ownQuestions, own(given, 'questions'), misfits),
    own: ownQuestions,
  };
  const counted = { ...read, count: highest(own(given, 'count'), read) };
  const adaptation = order ? withOrder(original, counted, order) : counted;
  return {
    adaptation,
    notices: [...versionNotices(own(given, 'version'), original, adaptation), ...notices(misfits)],
  };
}

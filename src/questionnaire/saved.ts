/** Answers as plain JSON, and back from text of unknown origin. */
import type { Adaptation } from './adaptation.ts';
import { type Answer, type Answers, isAnswerable, own, type Questionnaire, read } from './kinds.ts';
import { count, parse, written } from './received.ts';

const format = 'frageboegen-antworten';
const formatVersion = 1;
/** Characters; the longest questionnaire, each text at 10,000 characters, stays below. */
const maxLength = 2_000_000;

/** What was asked: travels with whatever is filled in, so that it finds back to its questions. */
export interface Asked {
  /** File name of the questionnaire, without ending. */
  questionnaire: string;
  version: number;
  /** What was asked, if it was not the original. */
  adaptation?: Adaptation;
}

export interface Saved extends Asked {
  format: typeof format;
  formatVersion: typeof formatVersion;
  /** Moment in ISO 8601. */
  savedAt: string;
  answers: Answers;
}

/**
 * Answers kept (`notices` says what was not), or the reason why nothing could be read. Answers to `other` belong to
 * the adaptation in this text (for `readAdaptation`; `undefined`: to the original), which is not the one at hand.
 */
export type Restored =
  | { answers: Answers; notices: string[] }
  | { refused: string }
  | { other: { adaptation: string | undefined } };

/** Saves the answers as they are; pass `visibleAnswers()` where hidden ones must not leave the device. */
export const save = (
  slug: string,
  { version }: Questionnaire,
  answers: Answers,
  savedAt: string,
  adaptation?: Adaptation,
): Saved => ({
  format,
  formatVersion,
  questionnaire: slug,
  version,
  savedAt,
  ...(adaptation && { adaptation }),
  answers,
});

const refusals = {
  tooLarge:
    'Die Datei ist größer als 2 MB; so groß sind gespeicherte Antworten nie. Bitte wählen Sie die Datei aus, die Sie hier gespeichert haben.',
  unreadable:
    'Die Datei lässt sich nicht lesen, vermutlich ist sie unvollständig. Bitte laden Sie sie noch einmal herunter oder lassen Sie sie sich neu schicken.',
  foreign:
    'Das sind keine Antworten auf einen Fragebogen. Bitte wählen Sie die Datei aus, die Sie hier gespeichert haben.',
  newerFormat:
    'Die Antworten wurden mit einer neueren Fassung dieser Seite gespeichert. Bitte laden Sie die Seite neu und öffnen Sie die Datei dann noch einmal.',
};

const otherQuestionnaire = (title: string, slug: unknown): string => {
  const name = typeof slug === 'string' && /^[a-z0-9-]{1,80}$/.test(slug) ? ` („${slug}“)` : '';
  return `Diese Antworten gehören zu einem anderen Fragebogen${name}, nicht zu „${title}“. Bitte öffnen Sie sie auf dessen Seite.`;
};

const versionNotice = (saved: unknown, current: number): string[] => {
  if (saved === current) return [];
  const relation = typeof saved === 'number' && saved > current ? 'einer neueren' : 'einer früheren';
  return [
    `Die Antworten stammen aus ${relation} Fassung des Fragebogens. Was noch passt, ist übernommen; bitte sehen Sie alles einmal durch.`,
  ];
};

function lostNotice(lost: readonly string[]): string[] {
  if (lost.length === 0) return [];
  const named = lost.filter((id) => /^[a-z][a-z0-9]{0,19}$/.test(id)).slice(0, 10);
  const names = named.length > 0 ? ` (${named.join(', ')}${named.length < lost.length ? ' …' : ''})` : '';
  return lost.length === 1
    ? [`Eine Antwort gehört zu einer Frage, die es nicht mehr gibt${names}. Sie ist nicht übernommen.`]
    : [`${lost.length} Antworten gehören zu Fragen, die es nicht mehr gibt${names}. Sie sind nicht übernommen.`];
}

const changedNotice = (saved: unknown, adaptation: Adaptation | undefined): string[] =>
  adaptation && written(saved) !== written(adaptation)
    ? ['Die Fragen wurden geändert, seit Sie geantwortet haben. Bitte sehen Sie Ihre Antworten einmal durch.']
    : [];

/**
 * Whether answers to what was `asked`, of unknown origin, are answers to this questionnaire; `notices` says what
 * differs. `other` as in `Restored`.
 */
export function belonging(
  asked: unknown,
  slug: string,
  questionnaire: Questionnaire,
  adaptation?: Adaptation,
): { notices: string[] } | Exclude<Restored, { answers: unknown }> {
  if (own(asked, 'questionnaire') !== slug)
    return { refused: otherQuestionnaire(questionnaire.title, own(asked, 'questionnaire')) };
  const answered = own(asked, 'adaptation') ?? undefined;
  const isOther = own(answered, 'id') !== adaptation?.id || (answered === undefined) !== (adaptation === undefined);
  if (isOther) return { other: { adaptation: answered === undefined ? undefined : written(answered) } };
  return {
    notices: [...versionNotice(own(asked, 'version'), questionnaire.version), ...changedNotice(answered, adaptation)],
  };
}

/**
 * Reads saved answers from `text`, whatever it holds. What fits the questionnaire as it is now is
 * kept; what does not is named. Only own properties with known ids are looked at. `questionnaire` is
 * the adapted one, if there is an `adaptation`; answers to another one are never mixed in.
 */
export function restore(text: string, slug: string, questionnaire: Questionnaire, adaptation?: Adaptation): Restored {
  if (text.length > maxLength) return { refused: refusals.tooLarge };
  const saved = parse(text);
  if (saved === undefined) return { refused: refusals.unreadable };
  const given = own(saved, 'answers');
  if (own(saved, 'format') !== format || typeof given !== 'object' || given === null || Array.isArray(given))
    return { refused: refusals.foreign };
  if (own(saved, 'formatVersion') !== formatVersion) return { refused: refusals.newerFormat };
  const belongs = belonging(saved, slug, questionnaire, adaptation);
  if (!('notices' in belongs)) return belongs;

  const questions = questionnaire.sections.flatMap((section) => section.questions.filter(isAnswerable));
  const kept: [string, Answer][] = [];
  const notices: string[] = [];
  for (const question of questions) {
    const value = own(given, question.id);
    const answer = read(question, value);
    if (answer !== undefined) {
      kept.push([question.id, answer]);
      if (count(answer) < count(value)) notices.push(`Von der Antwort auf „${question.label}“ passt nur ein Teil.`);
    } else if (value !== undefined && count(value) > 0) {
      notices.push(`Die Antwort auf „${question.label}“ passt nicht mehr und fehlt jetzt.`);
    }
  }
  const known = new Set(questions.map(({ id }) => id));
  const lost = Object.keys(given).filter((id) => !known.has(id) && count(own(given, id)) > 0);
  return {
    answers: Object.fromEntries(kept),
    notices: [...belongs.notices, ...notices, ...lostNotice(lost)],
  };
}

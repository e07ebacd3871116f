/** The answers of one visit and their copy on the device. */
import type { Answer, Answers } from '#questionnaire/answers.ts';
import { restore, save } from '#questionnaire/saved.ts';
import { atFirst, type Keeper, type KeptState, openKept, type Surroundings } from './kept.ts';
import type { Material } from './material.ts';

export interface SessionState extends KeptState {
  answers: Answers;
}

export interface Session extends Keeper<SessionState> {
  answer: (question: string, answer: Answer | undefined) => void;
  /** Takes over answers from a file or a link; `written` says whether the device gets a copy at once. */
  adopt: (answers: Answers, notices: readonly string[], written: 'now' | 'with the next answer') => void;
  /** Deletes the answers, here and on the device. */
  clear: () => void;
}

/** The name under which the answers to a questionnaire are stored; the privacy statement names it. */
export const storageKey = ({ slug, adaptation }: Pick<Material, 'slug' | 'adaptation'>): string =>
  adaptation ? `fragebogen:${slug}:${adaptation.id}` : `fragebogen:${slug}`;

/** When saved answers were saved, if they say so. */
export function savedAtOf(text: string): string | undefined {
  const saved: unknown = JSON.parse(text);
  return typeof saved === 'object' && saved !== null && 'savedAt' in saved && typeof saved.savedAt === 'string'
    ? saved.savedAt
    : undefined;
}

/** Opens the session of a questionnaire with what is stored on the device. */
export function openSession(
  material: Pick<Material, 'slug' | 'questionnaire' | 'adaptation'>,
  around: Surroundings,
): Session {
  const { slug, questionnaire, adaptation } = material;
  const kept = openKept<SessionState>({
    key: storageKey(material),
    around,
    first: { ...atFirst, answers: {} },
    read(text) {
      if (text === null) return { answers: {}, notices: [], savedAt: undefined };
      const restored = restore(text, slug, questionnaire, adaptation);
      if ('answers' in restored) return { ...restored, savedAt: savedAtOf(text) };
      return {
        answers: {},
        notices: ['Auf diesem Gerät liegen Antworten, die sich nicht lesen lassen. Ihre nächste Antwort ersetzt sie.'],
        savedAt: undefined,
      };
    },
    text: ({ answers }, moment) =>
      Object.keys(answers).length === 0 ? null : JSON.stringify(save(slug, questionnaire, answers, moment, adaptation)),
  });

  return {
    ...kept,
    answer(question, answer) {
      const { [question]: _, ...others } = kept.state().answers;
      kept.update({ answers: answer === undefined ? others : { ...others, [question]: answer } });
      kept.writeSoon();
    },
    adopt(answers, notices, written) {
      kept.update({ answers, notices, generation: kept.state().generation + 1 });
      if (written === 'now') kept.writeNow();
    },
    clear: kept.drop,
  };
}

/** The questionnaire that an adaptation makes of the original. */
import { type Adaptation, type Details, entry } from './adaptation.ts';
import { dayText } from './answers.ts';
import { arranged, questionsById, quoted } from './arranged.ts';
import type { Questionnaire } from './kinds.ts';
import { fill, inTexts } from './placeholders.ts';
import { type Dropped, settled } from './settled.ts';

export interface Adapted {
  /** As sound as the original; without sections if there is nothing left to ask. */
  questionnaire: Questionnaire;
  /** What respondents read first. */
  introduction: string | undefined;
  /** What is in the adaptation but can never be asked. */
  dropped: readonly Dropped[];
}

/** What `{{kommune}}` and the like stand for. */
export const valuesOf = ({ municipality, contact, email, closing }: Details): Readonly<Record<string, string>> => ({
  ...(municipality && { kommune: municipality }),
  ...(contact && { ansprechperson: contact }),
  ...(email && { email }),
  ...(closing && { datum: dayText(closing) }),
});

/** Applies the adaptation; rules, results and recommendations that lost their ground go. */
export function adapted(original: Questionnaire, adaptation: Adaptation): Adapted {
  const { details, questions } = adaptation;
  const { title = original.title, privacy = original.privacy, introduction } = details;
  const values = valuesOf(details);
  const filled = (text: string): string => fill(text, values);

  const unconditional = new Set(Object.keys(questions).filter((id) => entry(questions, id)?.unconditional));
  const { sections, dropped, settle } = settled(
    arranged(original, adaptation),
    questionsById(original),
    unconditional,
    (wording) => quoted(filled(wording)),
  );
  const asked = questionsById({ sections });
  const dimensions = original.dimensions
    .map((dimension) => ({ ...dimension, items: dimension.items.filter(({ question }) => asked.has(question)) }))
    .filter(({ items }) => items.length > 0);
  const recommendations = original.recommendations.flatMap((recommendation) => {
    const { dimension } = recommendation;
    const condition = settle(recommendation.condition);
    const isGone = dimension !== undefined && !dimensions.some(({ id }) => id === dimension);
    return isGone || condition === 'never' ? [] : [{ ...recommendation, condition }];
  });
  return {
    questionnaire: inTexts({ ...original, title, privacy, sections, dimensions, recommendations }, filled),
    introduction: introduction === undefined ? undefined : filled(introduction),
    dropped,
  };
}

/** With the introduction as an information block before the first question, for formats that have no other place for it. */
export function withIntroduction({ questionnaire, introduction }: Adapted): Questionnaire {
  const [first, ...others] = questionnaire.sections;
  if (!first || !introduction) return questionnaire;
  // Ids of own questions start at 1.
  const block = {
    type: 'info',
    id: 'eigen0',
    label: 'Zu dieser Befragung',
    text: introduction,
    required: false,
  } as const;
  return { ...questionnaire, sections: [{ ...first, questions: [block, ...first.questions] }, ...others] };
}

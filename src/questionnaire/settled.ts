/** Rules about what is no longer there, decided once and for all as if it were never answered. */
import { itemsOf, questionsById, type Section } from './arranged.ts';
import { type Condition, otherChoice, type Question } from './kinds.ts';

type Rule = Condition['rules'][number];

/** A question that can no longer come up, and why, in a German sentence. */
export interface Dropped {
  question: string;
  because: string;
}

export interface Settled {
  /** Sections with a question to ask; every rule looks back at what is asked. */
  sections: Section[];
  dropped: readonly Dropped[];
  /** A condition after the last question: without what is decided, `undefined` if it always holds, or `'never'`. */
  settle: (condition: Condition | undefined) => Condition | undefined | 'never';
}

/** Whether the answer to this question can be `value`. */
function offers(question: Question, value = ''): boolean {
  if ('options' in question)
    return question.options.some(({ id }) => id === value) || (question.other === true && value === otherChoice);
  return question.type !== 'ranking' || question.rows.some(({ id }) => id === value);
}

/** A question with as many choices to make as there are left. */
function withBounds(question: Question): Question {
  if (question.type !== 'multiple') return question;
  const { min = 0, max = Number.POSITIVE_INFINITY } = question;
  const available = question.options.filter(({ exclusive }) => !exclusive).length + (question.other ? 1 : 0);
  if (min <= available && (max <= available || max === Number.POSITIVE_INFINITY)) return question;
  return {
    ...question,
    min: Math.min(min, available) || undefined,
    max: available > 0 && max !== Number.POSITIVE_INFINITY ? Math.min(max, available) : undefined,
  };
}

/**
 * Goes through the sections once, in reading order. `originals` give what is gone its name; what can no longer hold
 * does not stand in the way of an `unconditional` question. `quote` names a wording in a sentence.
 */
export function settled(
  sections: readonly Section[],
  originals: ReadonlyMap<string, Question>,
  unconditional: ReadonlySet<string>,
  quote: (wording: string) => string,
): Settled {
  const present = questionsById({ sections });
  const asked = new Map<string, Question>();
  const dropped: Dropped[] = [];

  const isOpen = ({ question: id, operator, value }: Rule): boolean => {
    const question = asked.get(id);
    return question !== undefined && (operator === 'answered' || offers(question, value));
  };
  const decide = (rule: Rule): Rule | boolean => (isOpen(rule) ? rule : rule.operator === 'isNot');

  const settle = (condition: Condition | undefined): Condition | undefined | 'never' => {
    if (!condition) return undefined;
    const { match } = condition;
    const decided = condition.rules.map(decide);
    const rules = decided.filter((rule) => typeof rule === 'object');
    if (decided.includes(match === 'any')) return match === 'any' ? undefined : 'never';
    if (rules.length === 0) return match === 'any' ? 'never' : undefined;
    return rules.length === decided.length ? condition : { match, rules };
  };

  const nameOf = (id: string): string => quote((present.get(id) ?? originals.get(id))?.label ?? id);
  const because = (what: string, condition: Condition | undefined): string => {
    const rule = condition?.rules.find((candidate) => decide(candidate) === false);
    if (!rule) return `${what} kann nicht mehr vorkommen.`;
    const question = asked.get(rule.question);
    if (question) {
      const items = [present, originals].flatMap((questions) => itemsOf(questions.get(rule.question) ?? question));
      const item = items.find(({ id }) => id === rule.value);
      const answer = quote(rule.value === otherChoice ? 'Sonstiges' : (item?.label ?? rule.value ?? ''));
      return `${what} hängt von der Antwort ${answer} auf ${nameOf(rule.question)} ab, und diese Antwort gibt es nicht mehr.`;
    }
    const state = dropped.some((other) => other.question === rule.question)
      ? 'entfällt selbst'
      : present.has(rule.question)
        ? 'steht erst danach'
        : 'ist entfernt';
    return `${what} hängt von ${nameOf(rule.question)} ab, und diese Frage ${state}.`;
  };

  const withOptions = (question: Question): Question | undefined => {
    if (!('options' in question)) return question;
    const options = question.options.flatMap((option) => {
      const condition = settle(option.condition);
      if (condition === 'never') return [];
      return [condition === option.condition ? option : { ...option, condition }];
    });
    if (options.length > 0 || question.other) return { ...question, options };
    if (!unconditional.has(question.id)) return undefined;
    return { ...question, options: question.options.map((option) => ({ ...option, condition: undefined })) };
  };

  const ask = (question: Question): Question[] => {
    const condition = settle(question.condition);
    const offered = withOptions(question);
    if (condition === 'never' || !offered) {
      const why = condition === 'never' ? because('Sie', question.condition) : 'Alle ihre Antworten entfallen.';
      dropped.push({ question: question.id, because: why });
      return [];
    }
    const settledQuestion = withBounds(condition === offered.condition ? offered : { ...offered, condition });
    asked.set(question.id, settledQuestion);
    return [settledQuestion];
  };

  const settledSections = sections.flatMap((section) => {
    const condition = settle(section.condition);
    if (condition !== 'never') return [{ ...section, condition, questions: section.questions.flatMap(ask) }];
    const why = because('Ihr Abschnitt', section.condition);
    const kept = section.questions.filter(({ id }) => unconditional.has(id));
    dropped.push(
      ...section.questions
        .filter((question) => !kept.includes(question))
        .map(({ id }) => ({ question: id, because: why })),
    );
    return [{ ...section, condition: undefined, questions: kept.flatMap(ask) }];
  });
  return { sections: settledSections.filter(({ questions }) => questions.length > 0), dropped, settle };
}

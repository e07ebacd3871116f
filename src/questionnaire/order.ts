/** Places in an order: of questions in their sections, of options and rows. */
import type { Adaptation } from './adaptation.ts';
import { questionsById, quoted, type Section } from './arranged.ts';
import type { Question } from './kinds.ts';

export type Order = NonNullable<Adaptation['order']>;

/** Inserts `id` behind the nearest of its predecessors in `source` that is in `ids`; first, if there is none. */
export function restored(ids: readonly string[], source: readonly string[], id: string): string[] {
  const before = source.slice(0, source.indexOf(id)).findLast((other) => ids.includes(other));
  const place = before === undefined ? 0 : ids.indexOf(before) + 1;
  return ids.toSpliced(place, 0, id);
}

/** Rules about a question that stands later, as sentences that say what must be. */
export function misplaced(sections: readonly Section[]): string[] {
  const present = questionsById({ sections });
  const earlier = new Set<string>();
  const check = (what: string, { condition }: Pick<Question, 'condition'>): string[] =>
    (condition?.rules ?? []).flatMap(({ question }) => {
      const premise = present.get(question);
      if (!premise || earlier.has(question)) return [];
      return [`${what} hängt von ${quoted(premise.label)} ab und muss danach stehen.`];
    });
  return sections.flatMap((section) => [
    ...check(`Der Abschnitt ${quoted(section.title)}`, section),
    ...section.questions.flatMap((question) => {
      const parts = [question, ...('options' in question ? question.options : [])];
      const found = parts.flatMap((part) => check(quoted(question.label), part));
      earlier.add(question.id);
      return found;
    }),
  ]);
}

/** With two places exchanged. */
export const swapped = <T>(items: readonly T[], index: number, other: number): T[] =>
  items.map((item, place) => (place === index ? items[other] : place === other ? items[index] : item) ?? item);

/** The order with a question one place on; `undefined` at the ends. */
export function moved(order: Order, id: string, direction: 'up' | 'down'): Order | undefined {
  const step = direction === 'up' ? -1 : 1;
  const home = order.findIndex(({ questions }) => questions.includes(id));
  const place = order[home]?.questions.indexOf(id) ?? -1;
  if (order[home]?.questions[place + step] !== undefined)
    return order.map((part, index) =>
      index === home ? { ...part, questions: swapped(part.questions, place, place + step) } : part,
    );
  if (place < 0 || order[home + step] === undefined) return undefined;
  return order.map(({ section, questions }, index) => {
    if (index === home) return { section, questions: questions.filter((question) => question !== id) };
    if (index !== home + step) return { section, questions };
    return { section, questions: direction === 'up' ? [...questions, id] : [id, ...questions] };
  });
}

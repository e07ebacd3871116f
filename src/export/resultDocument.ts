import { type Answers, answerText, type Questionnaire } from '#questionnaire/answers.ts';
import { visibleAnswers } from '#questionnaire/conditions.ts';
import { isAnswerable, own } from '#questionnaire/kinds.ts';
import { progress } from '#questionnaire/progress.ts';
import { completenessText, judgement, priorityGroups } from '#questionnaire/report.ts';
import { score } from '#questionnaire/score.ts';
import { type BlockOptions, blocks } from './blocks.ts';
import type { Block, Cell, Document } from './document.ts';

/** Where the recommendations lead: `tool/wohnraum-pool` → entry. */
export type Links = Readonly<Record<string, { kind: string; title: string; url: string }>>;

const heading = (level: 2 | 3, text: string): Block => ({ type: 'heading', level, inlines: [{ type: 'text', text }] });
const paragraph = (text: string, role?: 'small'): Block => ({
  type: 'paragraph',
  ...(role && { role }),
  inlines: [{ type: 'text', text }],
});
const cell = (text: string, header?: 'row' | 'column'): Cell => ({
  blocks: [paragraph(text)],
  ...(header && { header }),
});

/**
 * What the answers add up to, as a paper to take to the next meeting: values, priorities, recommendations, and the
 * answers themselves. `questionnaire` has its texts as Markdown; `given` may hold hidden answers, they are left out.
 */
export function resultDocument(
  questionnaire: Questionnaire,
  given: Answers,
  {
    document,
    options,
    links,
  }: { document: Omit<Document, 'title' | 'summary' | 'blocks'>; options: BlockOptions; links: Links },
): Document {
  const answers = visibleAnswers(questionnaire, given);
  const { dimensions, priorities, recommendations } = score(questionnaire, given);
  const hasDimensions = dimensions.length > 0;
  const deep: BlockOptions = { ...options, topLevel: 4 };
  const values: Block[] = hasDimensions
    ? [
        heading(2, 'Werte'),
        {
          type: 'table',
          label: 'Alle Werte auf einen Blick',
          widths: [3, 1, 3],
          rows: [
            [cell('Bereich', 'column'), cell('Wert', 'column'), cell('Stufe', 'column')],
            ...dimensions.map(({ title, percent, level }) => [
              cell(title, 'row'),
              cell(percent === undefined ? '–' : `${percent} %`),
              cell(level?.label ?? 'keine Antwort'),
            ]),
          ],
        },
        ...dimensions.flatMap(({ title, level }) =>
          level ? [heading(3, `${title}: ${level.label}`), ...blocks(level.text, deep)] : [],
        ),
      ]
    : [];
  const groups: Block[] =
    priorities.length > 0
      ? priorityGroups.flatMap(({ id, title, text, none }): Block[] => {
          const points = priorities.filter(({ group }) => group === id);
          return [
            heading(2, title),
            paragraph(points.length > 0 ? text : none),
            ...(points.length > 0
              ? [
                  {
                    type: 'list' as const,
                    isOrdered: true,
                    items: points.map((point) => [
                      paragraph(point.label),
                      paragraph(judgement(questionnaire, answers, point), 'small'),
                    ]),
                  },
                ]
              : []),
          ];
        })
      : [];
  const ways = recommendations.flatMap(({ collection, slug, reason }) => {
    const link = links[`${collection}/${slug}`];
    return link ? [{ link, reason }] : [];
  });
  const said = questionnaire.sections.flatMap(({ title, questions }): Block[] => {
    const answered = questions.filter((question) => isAnswerable(question) && own(answers, question.id) !== undefined);
    return answered.length === 0
      ? []
      : [
          heading(3, title),
          {
            type: 'table',
            label: title,
            widths: [1, 1],
            rows: answered.map((question) => [
              cell(question.label, 'row'),
              { blocks: answerText(question, own(answers, question.id)).map((line) => paragraph(line)) },
            ]),
          },
        ];
  });
  return {
    ...document,
    title: questionnaire.title,
    blocks: [
      paragraph(
        `${completenessText(progress(questionnaire, given))}${hasDimensions ? ' Das Ergebnis ist eine Einschätzung, keine Messung.' : ''}`,
      ),
      ...values,
      ...groups,
      ...(ways.length > 0
        ? [
            heading(2, 'Was jetzt hilft'),
            {
              type: 'list' as const,
              isOrdered: false,
              items: ways.map(({ link, reason }): Block[] => [
                {
                  type: 'paragraph',
                  inlines: [
                    { type: 'text', text: `${link.kind}: ` },
                    { type: 'link', url: new URL(link.url, options.base).href, text: link.title },
                  ],
                },
                paragraph(reason),
              ]),
            },
          ]
        : []),
      ...(said.length > 0 ? [heading(2, 'Ihre Antworten'), ...said] : []),
    ],
  };
}

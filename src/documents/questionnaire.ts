import type { Block, Document } from '#export/document.ts';
import { questionnaireDocument } from '#export/questionnaireDocument.ts';
import { isAnswerable } from '#questionnaire/kinds.ts';
import type { Entry } from '#schema/collections.ts';
import { listText } from '#schema/german.ts';
import { audiences, origins } from '#schema/labels.ts';
import { sectorText, stageText } from '#schema/measure.ts';
import { blocks, frame, heading, note, options, profile, type Site, sources, table } from './parts.ts';

/** How to use and to count it, behind the questions. */
function guidance(data: Entry<'questionnaire'>, path: string, site: Site): Block[] {
  const deep = options(site, path, 3);
  const asked = data.sections.flatMap((section) => section.questions.filter(isAnswerable));
  const numbers = new Map(asked.map(({ id }, index) => [id, index + 1]));
  return [
    heading(2, 'Für alle, die den Fragebogen einsetzen'),
    profile([
      { name: 'Gedacht für', value: data.respondents },
      { name: 'Wer antwortet', value: listText(data.audiences.map((id) => audiences[id].label)) },
      {
        name: 'Dauer',
        value: `etwa ${data.minutes} Minuten`,
        explanation: `${asked.length} Fragen in ${data.sections.length} Abschnitten`,
      },
      { name: 'Phase', value: stageText(data.stages) },
      { name: 'Sektor', value: sectorText(data.sectors) },
      { name: 'Fassung', value: String(data.version) },
    ]),
    heading(2, 'Wozu'),
    ...blocks(data.body, deep),
    ...(data.dimensions.length > 0
      ? [
          heading(2, 'Auswertung'),
          ...data.dimensions.flatMap(({ title, items, levels }): Block[] => {
            const counted = items.map(({ question }) => String(numbers.get(question) ?? question));
            return [
              heading(3, title),
              note(`Aus ${items.length === 1 ? 'Frage' : 'den Fragen'} ${listText(counted)}`),
              {
                type: 'table',
                label: `Stufen: ${title}`,
                widths: [1, 2, 5],
                rows: [
                  ...tableRows(['ab', 'Stufe', 'Was das heißt']),
                  ...levels.map(({ from, label, text: words }) => [
                    {
                      blocks: [{ type: 'paragraph' as const, inlines: [{ type: 'text' as const, text: `${from} %` }] }],
                    },
                    {
                      header: 'row' as const,
                      blocks: [{ type: 'paragraph' as const, inlines: [{ type: 'text' as const, text: label }] }],
                    },
                    { blocks: blocks(words, options(site, path, 4)) },
                  ]),
                ],
              },
            ];
          }),
        ]
      : []),
    ...sources(data, origins[data.origin]),
  ];
}

const tableRows = (columns: readonly string[]) => {
  const header = table('', columns, []);
  return header.type === 'table' ? header.rows : [];
};

/** A questionnaire of the site: to hand out, with a part for those who use it. */
export function questionnaireOf(slug: string, data: Entry<'questionnaire'>, site: Site): Document {
  const path = `/frageboegen/${slug}/`;
  const {
    blocks: _,
    summary: _summary,
    title: _title,
    ...document
  } = frame(
    site,
    {
      kicker: 'Fragebogen',
      title: data.title,
      summary: data.summary,
      path,
      checked: data.checked,
      keywords: data.keywords,
    },
    [],
  );
  return questionnaireDocument(data, {
    document: { ...document, asked: { questionnaire: slug, version: data.version } },
    options: options(site, path, 3),
    guidance: guidance(data, path, site),
  });
}

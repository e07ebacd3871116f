import type { Block, Document } from '#export/document.ts';
import { scheduleTable } from '#export/schedule.ts';
import { collections, type Entry } from '#schema/collections.ts';
import { areas, costs, origins, toolKinds } from '#schema/labels.ts';
import { measureRows } from '#schema/measure.ts';
import {
  attachments,
  blocks,
  bullets,
  type Enclosed,
  figure,
  frame,
  heading,
  note,
  options,
  profile,
  type Site,
  sources,
  table,
} from './parts.ts';

type Measure =
  | { collection: 'solution'; slug: string; data: Entry<'solution'> }
  | { collection: 'tool'; slug: string; data: Entry<'tool'> };

/** In a checklist every point of a list is a box to tick. */
function tickable(content: readonly Block[]): Block[] {
  let count = 0;
  return content.flatMap((block): Block[] => {
    if (block.type !== 'list' || block.isOrdered) return [block];
    return block.items.map((item): Block => {
      const [first, ...further] = item;
      const label =
        first?.type === 'paragraph' && further.length === 0
          ? first.inlines.map((inline) => ('text' in inline ? inline.text : '')).join('')
          : '';
      if (!label) return { type: 'list', isOrdered: false, items: [item] };
      count += 1;
      return { type: 'field', field: { kind: 'box', name: `punkt${count}`, label } };
    });
  });
}

/** A solution approach or a tool, in the order of its page. */
export function measureDocument(item: Measure, site: Site, { files = [], picture }: Enclosed = {}): Document {
  const { collection, slug, data } = item;
  const { folder } = collections[collection];
  const path = `/${folder}/${slug}/`;
  const deep = options(site, path, 3);
  const tool = collection === 'tool' ? item.data : undefined;
  const solution = collection === 'solution' ? item.data : undefined;
  const isChecklist = tool?.kind === 'checkliste';
  const body = data.body ? blocks(data.body, deep) : [];
  const idea = isChecklist ? tickable(body) : body;
  const kicker =
    item.collection === 'tool'
      ? `Werkzeug · ${toolKinds[item.data.kind].label}`
      : `Lösungsansatz · ${areas[item.data.area].label}`;

  return frame(
    site,
    {
      kicker,
      title: data.title,
      summary: data.summary,
      path,
      checked: data.checked,
      keywords: data.keywords,
    },
    [
      profile([...measureRows(data), ...(tool?.ideaGiver ? [{ name: 'Ideengeber', value: tool.ideaGiver }] : [])]),
      ...figure(data.image, picture),
      heading(2, 'Ausgangslage'),
      ...blocks(data.situation, deep),
      heading(2, tool ? 'Ziel' : 'Idee'),
      ...(tool ? blocks(tool.goal, deep) : []),
      ...idea,
      heading(2, 'Umsetzung'),
      ...data.steps.flatMap(({ title, text: words }, index) => [
        heading(3, `${index + 1}. ${title}`),
        ...blocks(words, options(site, path, 4)),
      ]),
      ...(tool && tool.schedule.length > 0 ? [heading(2, 'Zeitplan'), scheduleTable(tool.schedule)] : []),
      ...(tool && tool.budget.length > 0
        ? [
            heading(2, 'Kostenrahmen'),
            note('Größenordnungen sind Einschätzungen der Redaktion.'),
            table(
              'Kostenrahmen',
              ['Posten', 'Kosten', 'Hinweis'],
              tool.budget.map(({ item: post, cost, note: hint }) => [post, costs[cost].label, hint]),
              [3, 2, 4],
            ),
          ]
        : []),
      ...(tool && tool.templates.length > 0
        ? [
            heading(2, 'Textvorlagen'),
            note('Unterlegtes ersetzen Sie durch eigene Angaben. Frei verwendbar, auch verändert.'),
            ...tool.templates.flatMap(({ title, text: words }): Block[] => [
              heading(3, title),
              { type: 'note', blocks: blocks(words, options(site, path, 4)) },
            ]),
          ]
        : []),
      heading(2, 'Anknüpfungspunkte'),
      bullets(data.firstSteps),
      ...(solution?.legalBasis ? [heading(2, 'Rechtsgrundlage'), ...blocks(solution.legalBasis, deep)] : []),
      ...attachments(site, files),
      ...sources(data, origins[data.origin]),
    ],
    tool && tool.schedule.length > 0 ? { schedule: { steps: tool.schedule, state: site.platform.state } } : {},
  );
}

import { dated } from '#schedule/dated.ts';
import type { Day } from '#schedule/day.ts';
import type { Block, Cell, Document, Inline, Letterhead } from './document.ts';
import { datedTable } from './schedule.ts';

type Values = Readonly<Record<string, string>>;

const fillInline =
  (values: Values) =>
  (inline: Inline): Inline => {
    const value = inline.type === 'gap' && Object.hasOwn(values, inline.name) ? values[inline.name] : undefined;
    return value ? { type: 'text', text: value } : inline;
  };

const fillCell =
  (values: Values) =>
  (cell: Cell): Cell => ({ ...cell, blocks: cell.blocks.map(fillBlock(values)) });

const fillBlock =
  (values: Values) =>
  (block: Block): Block => {
    switch (block.type) {
      case 'heading':
      case 'paragraph':
        return { ...block, inlines: block.inlines.map(fillInline(values)) };
      case 'list':
        return { ...block, items: block.items.map((item) => item.map(fillBlock(values))) };
      case 'table':
        return { ...block, rows: block.rows.map((row) => row.map(fillCell(values))) };
      case 'note':
        return { ...block, blocks: block.blocks.map(fillBlock(values)) };
      case 'field':
      case 'figure':
      case 'pageBreak':
        return block;
      default:
        throw new Error(`Unknown block: ${JSON.stringify(block satisfies never)}. Give it a way to be filled.`);
    }
  };

/** What somebody makes of a document before taking it home. */
export interface Personal {
  /** What stands in the gaps: `kommune` → „Stadt Musterhausen“; gaps without a value stay. */
  values?: Values;
  letterhead?: Letterhead;
  /** The day of the event that the schedule is about. */
  event?: Day;
  /** To say what has passed already. */
  today?: Day;
}

/** The document with its gaps filled as far as there are values, its schedule dated, under the letterhead. */
export function personalised(document: Document, { values = {}, letterhead, event, today }: Personal): Document {
  const { schedule } = document;
  const table = schedule && event ? datedTable(dated(schedule.steps, event, schedule.state), today) : undefined;
  return {
    ...document,
    ...(letterhead && { letterhead }),
    blocks: document.blocks
      .map((block) => (table && block.type === 'table' && block.role === 'schedule' ? table : block))
      .map(fillBlock(values)),
  };
}

/** Blocks become pieces: sizes, places and the elements of the structure tree, in reading order. */
import type { Block, Cell, Choice, Field, Inline } from '../document.ts';
import { requiredMark } from '../words.ts';
import { type Form, lineHeight, type Place, side } from './fields.ts';
import { colours, contentWidth, leading, page, sizes } from './look.ts';
import { literal, type Owner, type Paper } from './paper.ts';
import { embedded } from './picture.ts';
import { cutAt, drawAll, fullHeight, heightOf, type Piece } from './pieces.ts';
import { extent, type Gap, type Line, type Look, lines, type Setting } from './text.ts';

/** Where blocks go. */
export interface Frame {
  x: number;
  width: number;
  /** Size of running text. */
  size: number;
  /** Between two paragraphs. */
  space: number;
  owner: Owner;
  isBold?: boolean;
  align?: Cell['align'];
  colour?: string;
}

interface Style {
  element: string;
  look: Look;
  before?: number;
  after?: number;
  isKept?: boolean;
}

type TableBlock = Extract<Block, { type: 'table' }>;

const text = (words: string, more: { strong?: true } = {}): Inline => ({ type: 'text', text: words, ...more });

const shift = (align: Cell['align'], free: number): number =>
  align === 'end' ? free : align === 'center' ? free / 2 : 0;

const cellPadding = { x: 5, y: 4.5 };
const gapLabelSize = 6.5;
const noteInset = { left: 14, right: 12, y: 9 };

export class Layout {
  readonly #paper: Paper;
  readonly #form: Form;
  readonly #accent: string;
  readonly #notices: string[] = [];
  readonly #setting: Setting;
  readonly #bookmarks: { level: number; item: ReturnType<Paper['pdf']['outline']['addItem']> }[] = [];
  #level = 1;
  #pictures = 0;

  constructor(paper: Paper, form: Form, accent: string) {
    this.#paper = paper;
    this.#form = form;
    this.#accent = accent;
    this.#setting = {
      measure: paper.measure,
      linkColour: colours.link,
      gapWidth: ({ label }) => Math.min(Math.max(90, this.#gapLabelWidth(label) + 4), contentWidth),
    };
  }

  get notices(): readonly string[] {
    return this.#notices;
  }

  look(more: Partial<Look> = {}): Look {
    return { face: 'regular', size: sizes.body, colour: colours.ink, ...more };
  }

  blocks(blocks: readonly Block[], frame: Frame): Piece[] {
    return blocks.flatMap((block) => this.#block(block, frame));
  }

  #block(block: Block, frame: Frame): Piece[] {
    switch (block.type) {
      case 'heading':
        return this.#heading(block.level, block.inlines, frame);
      case 'paragraph':
        return this.paragraph(block.inlines, frame, this.#paragraphStyle(block.role, frame));
      case 'list':
        return this.#list(block, frame);
      case 'table':
        return this.#table(block, frame);
      case 'note':
        return this.#note(block, frame);
      case 'field':
        return this.#field(block.field, frame);
      case 'figure':
        return this.#figure(block, frame);
      case 'pageBreak':
        return [{ height: 0, startsPage: true, draw: () => undefined }];
      default:
        throw new Error(`Unknown block ${JSON.stringify(block satisfies never)}: give it pieces in layout.ts.`);
    }
  }

  // Text

  #paragraphStyle(role: 'lead' | 'kicker' | 'small' | undefined, frame: Frame): Style {
    const look = this.look({
      size: frame.size,
      colour: frame.colour ?? colours.ink,
      ...(frame.isBold && { face: 'bold' }),
    });
    const space = { before: frame.space, after: frame.space };
    switch (role) {
      case 'lead':
        return { element: 'P', look: { ...look, size: frame.size * (sizes.lead / sizes.body) }, ...space };
      case 'kicker':
        return {
          element: 'P',
          look: { ...look, face: 'bold', colour: this.#accent },
          before: space.before,
          isKept: true,
        };
      case 'small':
        return {
          element: 'P',
          look: { ...look, size: Math.min(sizes.small, frame.size), colour: colours.muted },
          ...space,
        };
      case undefined:
        return { element: 'P', look, ...space };
      default:
        throw new Error(`Unknown role ${JSON.stringify(role satisfies never)}: give it a style in layout.ts.`);
    }
  }

  #heading(level: 2 | 3 | 4, inlines: readonly Inline[], frame: Frame): Piece[] {
    // A level left out would be a fault of the structure: readers jump by levels.
    this.#level = Math.min(level, this.#level + 1);
    const reached = this.#level;
    const look = this.look({ face: 'bold', size: sizes[level], colour: level === 2 ? this.#accent : colours.ink });
    const space = { 2: 22, 3: 15, 4: 11 }[level];
    const pieces = this.paragraph(inlines, frame, {
      element: `H${reached}`,
      look,
      before: space,
      after: 4,
      isKept: true,
    });
    const words = inlines.map((inline) => ('text' in inline ? inline.text : ' ')).join('');
    const [first, ...others] = pieces;
    if (!first || !frame.owner || reached > 3) return pieces;
    return [behind(first, (y) => this.bookmark(words, reached, y)), ...others];
  }

  /** An entry of the bookmarks, below the latest one of a higher level. */
  bookmark(words: string, level: number, y: number): void {
    while ((this.#bookmarks.at(-1)?.level ?? 0) >= level) this.#bookmarks.pop();
    const parent = this.#bookmarks.at(-1)?.item ?? this.#paper.pdf.outline;
    const item = parent.addItem(this.#paper.clean(words), { top: y - 8, left: page.width, fit: false, expanded: true });
    this.#bookmarks.push({ level, item });
  }

  /** Text with what the fonts lack replaced; marks and links stay as they are. */
  #cleaned(inlines: readonly Inline[]): Inline[] {
    return inlines.map((inline) =>
      inline.type === 'text' || inline.type === 'link' ? { ...inline, text: this.#paper.clean(inline.text) } : inline,
    );
  }

  /** A paragraph, a piece for each line; the first and the last two stay together. */
  paragraph(inlines: readonly Inline[], frame: Frame, { element, look, before, after, isKept }: Style): Piece[] {
    const broken = lines(this.#cleaned(inlines), look, frame.width, this.#setting);
    if (broken.length === 0) return [];
    const owner = this.#paper.element(element, frame.owner);
    const distance = look.size * (look.size > 14 ? 1.2 : leading);
    return broken.map((line, index): Piece => {
      const hasGap = line.segments.some(({ type }) => type === 'gap');
      const height = distance + (hasGap ? gapLabelSize + 3 : 0);
      const isFirst = index === 0;
      const isLast = index === broken.length - 1;
      const staysWithNext = isLast ? isKept : isKept || isFirst || index === broken.length - 2;
      return {
        height,
        ...(isFirst && before !== undefined && { before }),
        ...(isLast && after !== undefined && { after }),
        ...(staysWithNext && { isKept: true }),
        draw: (y) => {
          const x = frame.x + shift(frame.align, frame.width - line.width);
          this.#drawLine(line, x, y + (distance - look.size) / 2 + look.size * 0.8, { owner, look });
        },
      };
    });
  }

  #drawLine({ segments }: Line, x: number, baseline: number, { owner, look }: { owner: Owner; look: Look }): void {
    for (const segment of segments) {
      const from = x + segment.x;
      if (segment.type === 'gap') {
        this.#drawGap(segment.gap, { x: from, baseline, width: segment.width, look, owner });
      } else if (segment.link && owner) {
        const link = this.#paper.link(owner, segment.link);
        this.#paper.mark(link, () => this.#drawWords(segment.text, from, baseline, segment.look, segment.width, true));
        const height = segment.look.size * 1.2;
        if (link) this.#paper.linkArea(link, segment.link, from, baseline - height * 0.8, segment.width, height);
      } else {
        const isLink = segment.link !== undefined;
        this.#paper.mark(owner, () =>
          this.#drawWords(segment.text, from, baseline, segment.look, segment.width, isLink),
        );
      }
    }
  }

  #drawWords(words: string, x: number, baseline: number, look: Look, width: number, isUnderlined: boolean): void {
    this.#paper.text(words, x, baseline, look);
    if (!isUnderlined) return;
    const end = words.endsWith(' ') ? this.#paper.measure(' ', look) : 0;
    this.#paper.rectangle(x, baseline + look.size * 0.14, width - end, 0.6, look.colour);
  }

  #gapLabelWidth(label: string): number {
    return this.#paper.measure(this.#paper.clean(label), this.look({ size: gapLabelSize }));
  }

  /** A line to write on, by hand or in a field, with what belongs there below. */
  #drawGap(gap: Gap, { x, baseline, width, look, owner }: GapPlace): void {
    const label = this.look({ size: gapLabelSize, colour: colours.muted });
    const y = baseline - look.size * 0.95;
    const height = look.size * 1.25;
    // The field says its label to those who listen; for them the words below would be a repetition.
    this.#paper.mark(undefined, () => {
      this.#paper.rectangle(x, y + height, width, 0.7, colours.muted);
      this.#paper.text(this.fitting(gap.label, width, label), x, y + height + gapLabelSize + 1.2, label);
    });
    if (owner) {
      const name = `gap_${gap.name.replaceAll('.', '_')}`;
      const form = this.#paper.element('Form', owner);
      if (form) this.#form.sharedText({ name, tooltip: gap.label }, { form, x, y, width, height });
    }
  }

  /** As much as fits into the width. */
  fitting(words: string, width: number, look: Look): string {
    const clean = this.#paper.clean(words);
    if (this.#paper.measure(clean, look) <= width) return clean;
    const letters = [...clean];
    while (letters.length > 1 && this.#paper.measure(`${letters.join('')}…`, look) > width) letters.pop();
    return `${letters.join('').trimEnd()}…`;
  }

  // Lists, notes, figures

  #list({ isOrdered, items }: Extract<Block, { type: 'list' }>, frame: Frame): Piece[] {
    const list = this.#paper.element('L', frame.owner);
    this.#paper.attribute(list, { O: 'List', ListNumbering: isOrdered ? 'Decimal' : 'Disc' });
    const look = this.look({ size: frame.size, ...(frame.isBold && { face: 'bold' }) });
    const signs = items.map((_, index) => (isOrdered ? `${index + 1}.` : '•'));
    const indent = Math.max(...signs.map((sign) => this.#paper.measure(sign, look)), 4) + frame.size * 0.65;
    const space = Math.min(frame.space, frame.size * 0.32);
    return items.flatMap((item, index) => {
      const element = this.#paper.element('LI', list);
      const label = this.#paper.element('Lbl', element);
      const owner = this.#paper.element('LBody', element);
      const pieces = this.blocks(item, { ...frame, x: frame.x + indent, width: frame.width - indent, space, owner });
      const [first = { height: frame.size * leading, draw: () => undefined }, ...others] = pieces;
      const sign = signs[index] ?? '•';
      const x = frame.x + (isOrdered ? indent - frame.size * 0.65 - this.#paper.measure(sign, look) : 2);
      const marked = behind(first, (y) => {
        const baseline = y + frame.size * ((leading - 1) / 2 + 0.8);
        this.#paper.mark(label, () => this.#paper.text(sign, x, baseline, { ...look, colour: this.#accent }));
      });
      const outer = Math.max(space, frame.space * 0.8);
      const last = index === items.length - 1;
      return spaced([marked, ...others], index === 0 ? outer : space, last ? outer : space);
    });
  }

  #note({ title, blocks }: Extract<Block, { type: 'note' }>, frame: Frame): Piece[] {
    const owner = this.#paper.note(frame.owner);
    const inner: Frame = {
      ...frame,
      x: frame.x + noteInset.left,
      width: frame.width - noteInset.left - noteInset.right,
      owner,
    };
    const look = this.look({ face: 'bold', size: frame.size, colour: this.#accent });
    const pieces = [
      ...(title ? this.paragraph([text(title)], inner, { element: 'P', look, after: 2, isKept: true }) : []),
      ...this.blocks(blocks, inner),
    ];
    // The space between the pieces becomes a part of them, so that the ground is drawn without gaps.
    return pieces.map((piece, index): Piece => {
      const next = pieces[index + 1];
      const isLast = index === pieces.length - 1;
      const above = index === 0 ? noteInset.y : 0;
      const below = isLast ? noteInset.y : Math.max(piece.after ?? 0, next?.before ?? 0);
      return this.#onGround(piece, { frame, above, below, before: index === 0 ? 10 : 0, after: isLast ? 10 : 0 });
    });
  }

  #onGround(piece: Piece, ground: Ground): Piece {
    const { frame, above, below, before, after } = ground;
    const height = above + piece.height + below;
    const { split } = piece;
    return {
      ...piece,
      height,
      before,
      after,
      draw: (y) => {
        this.#paper.mark(undefined, () => {
          this.#paper.rectangle(frame.x, y, frame.width, height, colours.raised);
          this.#paper.rectangle(frame.x, y, 3, height, this.#accent);
        });
        piece.draw(y + above);
      },
      split:
        split &&
        ((available) => {
          const halves = split(available - above);
          return (
            halves && [
              this.#onGround(halves[0], { ...ground, below: 0, after: 0 }),
              this.#onGround(halves[1], { ...ground, above: 0, before: 0 }),
            ]
          );
        }),
    };
  }

  #figure({ image, alternative, caption }: Extract<Block, { type: 'figure' }>, frame: Frame): Piece[] {
    const picture = this.picture(image, alternative, frame, { width: frame.width, height: fullHeight * 0.55 });
    if (!picture) {
      this.#notices.push(`Das Bild „${alternative}“ ließ sich nicht einfügen; im PDF steht nur sein Text.`);
    }
    const shown = picture
      ? [{ ...picture, isKept: caption !== undefined }]
      : this.paragraph([text(alternative)], frame, this.#paragraphStyle(undefined, frame));
    const style = { ...this.#paragraphStyle('small', frame), before: 4 };
    return spaced([...shown, ...(caption ? this.paragraph([text(caption)], frame, style) : [])], 10, 10);
  }

  /** At 96 pixels an inch, smaller where that does not fit; nothing if the file cannot be read. */
  picture(
    { width: pixelsWide, height: pixelsHigh, ...file }: Extract<Block, { type: 'figure' }>['image'],
    alternative: string,
    frame: Frame,
    most: { width: number; height: number },
  ): (Piece & { width: number }) | undefined {
    this.#pictures += 1;
    const image = embedded(this.#paper, { ...file, width: pixelsWide, height: pixelsHigh }, `Picture${this.#pictures}`);
    if (!image) return undefined;
    const scale = Math.min(0.75, most.width / image.width, most.height / image.height);
    const [width, height] = [image.width * scale, image.height * scale];
    const x = frame.x + shift(frame.align, frame.width - width);
    const owner = this.#paper.element('Figure', frame.owner, { alt: alternative });
    return {
      width,
      height,
      draw: (y) => {
        this.#paper.attribute(owner, {
          O: 'Layout',
          Placement: 'Block',
          BBox: [x, page.height - y - height, x + width, page.height - y],
        });
        this.#paper.mark(owner, () => this.#paper.image(image, x, y, width, height));
      },
    };
  }

  // Tables

  #table(table: TableBlock, frame: Frame): Piece[] {
    const columns = table.rows[0]?.length ?? 0;
    if (columns === 0) return [];
    for (const size of [Math.min(sizes.table, frame.size), sizes.tightTable]) {
      const widths = this.#columnWidths(table, frame.width, size);
      if (widths) return this.#rows(table, widths, { ...frame, size });
    }
    this.#notices.push(
      `Die Tabelle „${table.label}“ hat ${columns} Spalten und steht als Liste, weil sie auf keine Seite passt.`,
    );
    return this.blocks(listed(table), frame);
  }

  /** Width of each column, or nothing if words would not fit. */
  #columnWidths({ rows, widths }: TableBlock, width: number, size: number): number[] | undefined {
    const needs = (rows[0] ?? []).map((_, column) => {
      const extents = rows.map((row) => this.#cellExtent(row[column], size));
      return {
        least: Math.max(...extents.map(({ least }) => least)) + 2 * cellPadding.x,
        most: Math.max(...extents.map(({ most }) => most)) + 2 * cellPadding.x,
      };
    });
    const least = needs.reduce((sum, need) => sum + need.least, 0);
    if (least > width) return undefined;
    const wished = widths ?? needs.map((need) => Math.min(need.most, width * 0.6));
    return shared(
      wished,
      needs.map((need) => need.least),
      width,
    );
  }

  #cellExtent(cell: Cell | undefined, size: number): { least: number; most: number } {
    const look = this.look({ size, ...(cell?.header && { face: 'bold' }) });
    return this.#extent(cell?.blocks ?? [], look);
  }

  #extent(blocks: readonly Block[], look: Look): { least: number; most: number } {
    const ofText = (inlines: readonly Inline[], inset = 0) => {
      const { least, most } = extent(this.#cleaned(inlines), look, this.#setting);
      return { least: least + inset, most: most + inset };
    };
    const extents = blocks.map((block) => {
      switch (block.type) {
        case 'paragraph':
        case 'heading':
          return ofText(block.inlines);
        case 'list':
          return widest(
            block.items.map((item) => this.#extent(item, look)),
            look.size * 1.6,
          );
        case 'note':
          return widest([this.#extent(block.blocks, look)], noteInset.left + noteInset.right);
        case 'field':
          return this.#fieldExtent(block.field, look, ofText);
        case 'figure':
          return { least: 40, most: block.image.width * 0.75 };
        case 'table':
          return { least: 60 * (block.rows[0]?.length ?? 1), most: contentWidth };
        case 'pageBreak':
          return { least: 0, most: 0 };
        default:
          throw new Error(`Unknown block ${JSON.stringify(block satisfies never)}: give it a width in layout.ts.`);
      }
    });
    return widest(extents);
  }

  #fieldExtent(field: Field, look: Look, ofText: (inlines: readonly Inline[], inset?: number) => Extent): Extent {
    const label = field.isLabelled
      ? { least: 0, most: 0 }
      : ofText([text(field.label)], field.kind === 'box' ? side + 6 : 0);
    switch (field.kind) {
      case 'text':
        return widest([label, { least: 56, most: 180 }]);
      case 'box':
        return widest([label, { least: side, most: side }]);
      case 'choice': {
        const choices = field.choices.map((choice) => ofText([text(choice.label)], side + 6));
        const all = choices.reduce((sum, choice) => sum + choice.most + look.size, 0);
        return widest([label, ...choices, { least: 0, most: field.layout === 'row' ? all : 0 }]);
      }
      default:
        throw new Error(
          `Unknown kind of field ${JSON.stringify(field satisfies never)}: give it a width in layout.ts.`,
        );
    }
  }

  #rows({ rows, label }: TableBlock, widths: readonly number[], frame: Frame): Piece[] {
    const table = this.#paper.element('Table', frame.owner);
    this.#paper.attribute(table, { O: 'Table', Summary: literal(this.#paper.clean(label)) });
    const firstPlain = rows.findIndex((row) => !isHeaderRow(row));
    const headers = Math.max(firstPlain, 0);
    const sections = {
      head: headers > 0 ? this.#paper.element('THead', table) : undefined,
      body: this.#paper.element('TBody', table),
    };
    const repeated = rows.slice(0, headers).map((row) => this.#row(row, widths, { ...frame, owner: undefined }, true));
    const head: Piece | undefined =
      repeated.length > 0 && heightOf(repeated) < fullHeight / 3
        ? { height: heightOf(repeated), draw: (y) => drawAll(repeated, y) }
        : undefined;
    return rows.map((row, index): Piece => {
      const isHeader = index < headers;
      const owner = this.#paper.element('TR', isHeader ? sections.head : sections.body);
      const piece = this.#row(row, widths, { ...frame, owner }, isHeader);
      return {
        ...(isHeader ? piece : under(head, piece)),
        ...(index === 0 && { before: 9 }),
        ...(index === rows.length - 1 && { after: 13 }),
        ...(isHeader && { isKept: true }),
      };
    });
  }

  #row(row: readonly Cell[], widths: readonly number[], frame: Frame, isHeader: boolean): Piece {
    let x = frame.x;
    const cells = row.map((cell, column) => {
      const width = widths[column] ?? 0;
      const owner = this.#paper.element(cell.header ? 'TH' : 'TD', frame.owner, {
        ...(cell.header && { scope: cell.header === 'row' ? 'Row' : 'Column' }),
      });
      const pieces = this.blocks(cell.blocks, {
        x: x + cellPadding.x,
        width: width - 2 * cellPadding.x,
        size: frame.size,
        space: 3,
        owner,
        ...(cell.header && { isBold: true }),
        ...(cell.align && { align: cell.align }),
      });
      x += width;
      return pieces;
    });
    const width = widths.reduce((sum, each) => sum + each, 0);
    return this.#slice(cells, { x: frame.x, width, size: frame.size, isHeader });
  }

  /** A row, or what is left of it on the next page. */
  #slice(
    cells: readonly (readonly Piece[])[],
    row: { x: number; width: number; size: number; isHeader: boolean },
  ): Piece {
    const inner = Math.max(row.size * leading, ...cells.map(heightOf));
    const height = inner + 2 * cellPadding.y;
    return {
      height,
      draw: (y) => {
        this.#paper.mark(undefined, () => {
          if (row.isHeader) this.#paper.rectangle(row.x, y, row.width, height, colours.raised);
          const weight = row.isHeader ? 1 : 0.6;
          const colour = row.isHeader ? colours.line : colours.hairline;
          this.#paper.rectangle(row.x, y + height - weight, row.width, weight, colour);
        });
        for (const pieces of cells) drawAll(pieces, y + cellPadding.y);
      },
      split: (available) => {
        if (height <= fullHeight - 60) return undefined;
        const halves = cells.map((pieces) => cutAt(pieces, available - 2 * cellPadding.y));
        if (halves.every(([fitting]) => fitting.length === 0)) return undefined;
        return [
          this.#slice(
            halves.map(([fitting]) => fitting),
            row,
          ),
          this.#slice(
            halves.map(([, rest]) => rest),
            row,
          ),
        ];
      },
    };
  }

  // Fields

  #field(field: Field, frame: Frame): Piece[] {
    const owner = field.isLabelled ? frame.owner : this.#paper.element('Div', frame.owner);
    const inner: Frame = { ...frame, owner };
    switch (field.kind) {
      case 'text':
        return [...this.#question(field, inner), this.#textField(field, inner)];
      case 'choice':
        return [...this.#question(field, inner), ...this.#choices(field, inner)];
      case 'box':
        return this.#box(field, inner);
      default:
        throw new Error(`Unknown kind of field ${JSON.stringify(field satisfies never)}: give it pieces in layout.ts.`);
    }
  }

  #label(field: Field): Inline[] {
    return [text(field.label), ...(field.required ? [text(requiredMark)] : [])];
  }

  #hint(field: Field, frame: Frame, isKept: boolean): Piece[] {
    if (!field.hint) return [];
    return this.paragraph([text(field.hint)], frame, {
      ...this.#paragraphStyle('small', frame),
      before: 1,
      after: 2,
      isKept,
    });
  }

  #question(field: Field, frame: Frame): Piece[] {
    const isInCell = frame.size < sizes.body;
    const look = this.look({ face: 'bold', size: frame.size });
    const label = field.isLabelled
      ? []
      : this.paragraph(this.#label(field), frame, {
          element: 'P',
          look,
          before: isInCell ? 4 : 13,
          after: 3,
          isKept: true,
        });
    return [...label, ...this.#hint(field, frame, true)];
  }

  #textField(field: Field & { kind: 'text' }, frame: Frame): Piece {
    const look = this.look({ size: frame.size });
    const unit = field.unit ? this.#paper.clean(field.unit) : '';
    const unitWidth = unit ? this.#paper.measure(unit, look) + 7 : 0;
    const width = unit ? Math.min(Math.max(frame.width - unitWidth, 40), 150) : frame.width;
    const height = Math.min(field.lines > 1 ? field.lines * lineHeight + 8 : 21, fullHeight - 80);
    const form = this.#paper.element('Form', frame.owner);
    const unitOwner = unit ? this.#paper.element('P', frame.owner) : undefined;
    return {
      height,
      before: field.isLabelled ? 0 : 4,
      after: field.isLabelled ? 0 : 8,
      draw: (y) => {
        this.#paper.mark(undefined, () => this.#paper.outline(frame.x, y, width, height, 0.8, colours.muted));
        if (form) {
          this.#form.text(
            {
              name: field.name,
              tooltip: field.unit ? `${field.label} (${field.unit})` : field.label,
              value: field.value,
              isMultiline: field.lines > 1,
              isRequired: field.required === true,
            },
            // Viewers write from the very edge of a field.
            { form, x: frame.x + 3, y: y + 1, width: width - 6, height: height - 2 },
          );
        }
        if (unit) this.#paper.mark(unitOwner, () => this.#paper.text(unit, frame.x + width + 7, y + 14.5, look));
      },
    };
  }

  /** The choices as a list; each button stands before its words. */
  #choices(field: Field & { kind: 'choice' }, frame: Frame): Piece[] {
    const draw = this.#form.choice({
      name: field.name,
      tooltip: field.label,
      value: field.value,
      isRequired: field.required === true,
    });
    const list = this.#paper.element('L', frame.owner);
    this.#paper.attribute(list, { O: 'List', ListNumbering: 'None' });
    const rows =
      field.layout === 'row'
        ? this.#sideBySide(field.choices, frame)
        : field.choices.map((choice) => [{ choice, x: 0, width: frame.width }]);
    const pieces = rows.map((row): Piece => {
      const parts = row.map(({ choice, x, width }) => {
        const owner = this.#paper.element('LBody', this.#paper.element('LI', list));
        return this.#ticked(choice.label, { ...frame, x: frame.x + x, width, owner }, (place) => draw(choice, place));
      });
      return {
        height: Math.max(...parts.map(({ height }) => height)),
        before: 4,
        isKept: true,
        draw: (y) => {
          for (const part of parts) part.draw(y);
        },
      };
    });
    return lastWithSpace(pieces, field.isLabelled ? 0 : 8);
  }

  #sideBySide(choices: readonly Choice[], frame: Frame): { choice: Choice; x: number; width: number }[][] {
    const look = this.look({ size: frame.size });
    const rows: { choice: Choice; x: number; width: number }[][] = [];
    let x = 0;
    for (const choice of choices) {
      const { most } = extent(this.#cleaned([text(choice.label)]), look, this.#setting);
      const width = Math.min(side + 6 + most + 1, frame.width);
      const row = rows.at(-1);
      if (row && x + width <= frame.width) row.push({ choice, x, width });
      else {
        x = 0;
        rows.push([{ choice, x, width }]);
      }
      x += width + frame.size * 1.6;
    }
    return rows;
  }

  #box(field: Field & { kind: 'box' }, frame: Frame): Piece[] {
    const draw = (place: Place) =>
      this.#form.box({ name: field.name, tooltip: field.label, isTicked: field.isTicked === true }, place);
    if (field.isLabelled) {
      const form = this.#paper.element('Form', frame.owner);
      const x = frame.x + shift(frame.align, frame.width - side);
      const height = Math.max(side, frame.size * leading);
      return [
        {
          height,
          draw: (y) => {
            if (form) draw({ form, x, y: y + (height - side) / 2, width: side, height: side });
          },
        },
      ];
    }
    const words = `${field.label}${field.required ? requiredMark : ''}`;
    const piece = this.#ticked(words, frame, draw);
    const indented = { ...frame, x: frame.x + tickedIndent, width: frame.width - tickedIndent };
    const hint = this.#hint(field, indented, false);
    return lastWithSpace([{ ...piece, isKept: hint.length > 0 }, ...hint], 4);
  }

  /** A box or button with its words beside it, as one piece. */
  #ticked(words: string, frame: Frame, draw: (place: Place) => void): Piece {
    const look = this.look({ size: frame.size });
    const form = this.#paper.element('Form', frame.owner);
    const inner: Frame = { ...frame, x: frame.x + tickedIndent, width: frame.width - tickedIndent, align: 'start' };
    const pieces = this.paragraph([text(words)], inner, { element: 'P', look });
    return {
      height: Math.max(heightOf(pieces), side + 2),
      before: 4,
      draw: (y) => {
        const x = frame.x;
        if (form) draw({ form, x, y: y + (look.size * leading - side) / 2, width: side, height: side });
        drawAll(pieces, y);
      },
    };
  }
}

/** The piece with something drawn before it, on the page where it begins. */
export const behind = (piece: Piece, draw: (y: number) => void): Piece => ({
  ...piece,
  draw: (y) => {
    draw(y);
    piece.draw(y);
  },
  split:
    piece.split &&
    ((height) => {
      const halves = piece.split?.(height);
      return halves && [behind(halves[0], draw), halves[1]];
    }),
});

/** The piece, and each part of it, with a head that is drawn again on a new page. */
const under = (head: Piece | undefined, piece: Piece): Piece => ({
  ...piece,
  head,
  split:
    piece.split &&
    ((height) => {
      const halves = piece.split?.(height);
      return halves && [under(head, halves[0]), under(head, halves[1])];
    }),
});

const spaced = (pieces: readonly Piece[], before: number, after: number): Piece[] =>
  pieces.map((piece, index) => ({
    ...piece,
    ...(index === 0 && { before }),
    ...(index === pieces.length - 1 && { after }),
  }));

/** Space that a box takes up before its words. */
const tickedIndent = side + 6;

const lastWithSpace = (pieces: readonly Piece[], after: number): Piece[] =>
  pieces.map((piece, index) => (index === pieces.length - 1 ? { ...piece, after, isKept: false } : piece));

interface Extent {
  least: number;
  most: number;
}

const widest = (extents: readonly Extent[], inset = 0): Extent => ({
  least: Math.max(0, ...extents.map(({ least }) => least)) + inset,
  most: Math.max(0, ...extents.map(({ most }) => most)) + inset,
});

/** Shares of the width as wished, but none narrower than it must be. Together the least widths fit. */
function shared(wished: readonly number[], least: readonly number[], width: number): number[] {
  const isFixed = wished.map(() => false);
  for (;;) {
    const free = width - least.reduce((sum, each, index) => sum + (isFixed[index] ? each : 0), 0);
    const parts = wished.reduce((sum, each, index) => sum + (isFixed[index] ? 0 : each), 0);
    const widths = wished.map((wish, index) => (isFixed[index] ? (least[index] ?? 0) : (wish / parts) * free));
    const narrow = widths.findIndex((each, index) => !isFixed[index] && each < (least[index] ?? 0));
    if (narrow < 0) return widths;
    isFixed[narrow] = true;
  }
}

const isHeaderRow = (row: readonly Cell[]): boolean =>
  row.some(({ header }) => header === 'column') &&
  row.every(({ header, blocks }) => header === 'column' || blocks.length === 0);

/** A table that fits on no page: each row as its name and a list of what its columns say. */
function listed({ rows }: TableBlock): Block[] {
  const [first = []] = rows;
  const header = isHeaderRow(first) ? first : undefined;
  return rows.slice(header ? 1 : 0).flatMap((row): Block[] => {
    const [name, ...others] = header ? row : [undefined, ...row];
    const items = others.flatMap((cell, index): (readonly Block[])[] => {
      const [start, ...rest] = cell?.blocks ?? [];
      if (!start) return [];
      const column = header ? inlinesOf(header[index + 1]?.blocks ?? []) : [];
      const title: Inline[] = column.length > 0 ? [...column.map(strong), text(': ', { strong: true })] : [];
      return start.type === 'paragraph'
        ? [[{ ...start, inlines: [...title, ...start.inlines] }, ...rest]]
        : [[...(title.length > 0 ? [{ type: 'paragraph' as const, inlines: title }] : []), start, ...rest]];
    });
    return [
      ...(name?.blocks ?? []).map((block) =>
        block.type === 'paragraph' ? { ...block, inlines: block.inlines.map(strong) } : block,
      ),
      ...(items.length > 0 ? [{ type: 'list' as const, isOrdered: false, items }] : []),
    ];
  });
}

const strong = (inline: Inline): Inline => (inline.type === 'text' ? { ...inline, strong: true } : inline);

const inlinesOf = (blocks: readonly Block[]): Inline[] =>
  blocks.flatMap((block, index) => [
    ...(index > 0 ? [text(' ')] : []),
    ...(block.type === 'paragraph' || block.type === 'heading' ? block.inlines : []),
  ]);

interface GapPlace {
  x: number;
  baseline: number;
  width: number;
  look: Look;
  owner: Owner;
}

interface Ground {
  frame: Frame;
  above: number;
  below: number;
  before: number;
  after: number;
}

/** Documents as PDF: tagged after PDF/UA-1, with bookmarks and fields to fill in. */
import type { Document, DocumentWriter, Inline, Letterhead, Material } from './document.ts';
import { Form } from './pdf/fields.ts';
import { behind, type Frame, Layout } from './pdf/layout.ts';
import { colours, contentWidth, page, sizes } from './pdf/look.ts';
import { Paper } from './pdf/paper.ts';
import { drawAll, drawPages, heightOf, type Piece } from './pdf/pieces.ts';
import type { Look } from './pdf/text.ts';
import { originWords } from './words.ts';

const text = (words: string): Inline => ({ type: 'text', text: words });

export const pdf: DocumentWriter = async (document: Document, material: Material) => {
  const accent = document.letterhead?.accent ?? colours.accent;
  const paper = new Paper(document, material);
  const form = new Form(paper, material.fonts.regular);
  const layout = new Layout(paper, form, accent);
  const frame: Frame = { x: page.margin, width: contentWidth, size: sizes.body, space: 7, owner: paper.root };

  drawPages(paper, [
    ...(document.letterhead ? [letterhead(document.letterhead, { layout, paper, frame, accent })] : []),
    ...head(document, { layout, frame, accent }),
    ...layout.blocks(document.blocks, frame),
  ]);
  form.finish();
  runningLines(document, { paper, layout, accent });
  const bytes = await paper.bytes();
  return { bytes, notices: [...layout.notices, ...paper.notices, ...form.notices] };
};

interface Tools {
  layout: Layout;
  frame: Frame;
  accent: string;
}

/** Who sends the document: name and contact at the left, the logo at the right. */
function letterhead(
  { municipality, department, contact = [], logo }: Letterhead,
  { layout, paper, frame, accent }: Tools & { paper: Paper },
): Piece {
  const most = { width: 170, height: 56 };
  const owner = paper.element('Div', frame.owner);
  const picture = logo && layout.picture(logo, logo.alternative, { ...frame, owner, align: 'end' }, most);
  const width = frame.width - (picture ? picture.width + 24 : 0);
  const lines = (words: string, look: Partial<Look>) =>
    layout.paragraph([text(words)], { ...frame, width, owner }, { element: 'P', look: layout.look(look) });
  const pieces = [
    ...lines(municipality, { face: 'bold', size: 13, colour: accent }),
    ...(department ? lines(department, { size: 10 }) : []),
    ...contact.flatMap((line) => lines(line, { size: 9, colour: colours.muted })),
  ];
  const height = Math.max(heightOf(pieces), picture?.height ?? 0);
  return {
    height: height + 10,
    after: 26,
    draw: (y) => {
      picture?.draw(y);
      drawAll(pieces, y);
      paper.mark(undefined, () => paper.rectangle(frame.x, y + height + 8.5, frame.width, 1.5, accent));
    },
  };
}

/** Elements stand in the tree in the order in which they are made here. */
function head({ kicker, title, summary, origin }: Document, { layout, frame, accent }: Tools): Piece[] {
  const [before, after] = originWords(origin);
  const kicked = layout.paragraph([text(kicker ?? '')], frame, {
    element: 'P',
    look: layout.look({ face: 'bold', size: sizes.kicker, colour: accent }),
    after: 2,
    isKept: true,
  });
  const [first, ...others] = layout.paragraph([text(title)], frame, {
    element: 'H1',
    look: layout.look({ face: 'bold', size: sizes.title }),
    after: 8,
    isKept: true,
  });
  const titled = first ? [behind(first, (y) => layout.bookmark(title, 1, y)), ...others] : [];
  const lead = layout.paragraph([text(summary ?? '')], frame, {
    element: 'P',
    look: layout.look({ size: sizes.lead }),
    after: 10,
  });
  const source = layout.paragraph(
    [text(before), { type: 'link', url: origin.url, text: origin.url }, text(after)],
    frame,
    {
      element: 'P',
      look: layout.look({ size: sizes.small, colour: colours.muted }),
      after: 18,
    },
  );
  return [...kicked, ...titled, ...lead, ...source];
}

/** Above the text the title, below it the source and the number of the page; those who listen hear them once. */
function runningLines(
  document: Document,
  { paper, layout, accent }: { paper: Paper; layout: Layout; accent: string },
): void {
  const look = layout.look({ size: sizes.running, colour: colours.muted });
  const strong: Look = { ...look, face: 'bold', colour: accent };
  const right = page.width - page.margin;
  const atRight = (words: string, y: number, style: Look) =>
    paper.text(words, right - paper.measure(words, style), y, style);
  paper.eachPage((index, count) => {
    const y = 44;
    if (index > 0) {
      const publisher = layout.fitting(document.publisher, contentWidth / 3, strong);
      atRight(publisher, y, strong);
      const width = contentWidth - paper.measure(publisher, strong) - 20;
      paper.text(layout.fitting(document.title, width, look), page.margin, y, look);
      paper.rectangle(page.margin, y + 6, contentWidth, 0.6, colours.hairline);
    } else if (!document.letterhead) {
      paper.text(layout.fitting(document.publisher, contentWidth, strong), page.margin, y, strong);
      paper.rectangle(page.margin, y + 6, contentWidth, 1.5, accent);
    }
    const foot = page.height - 40;
    const number = `Seite ${index + 1} von ${count}`;
    atRight(number, foot, look);
    const width = contentWidth - paper.measure(number, look) - 20;
    const source = document.origin.url.replace(/^https?:\/\//, '').replace(/\/$/, '');
    paper.text(layout.fitting(source, width, look), page.margin, foot, look);
  });
}

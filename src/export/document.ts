/** A document before it becomes a file: what it says and how it is built up, nothing about its looks. */

import type { Asked } from '#questionnaire/saved.ts';
import type { Step } from '#schedule/dated.ts';
import type { State } from '#schema/states.ts';

/** A piece of running text. */
export type Inline =
  | { type: 'text'; text: string; strong?: true; emphasis?: true }
  /** `url` is absolute. `description` says where it leads, if the words themselves do not. */
  | { type: 'link'; url: string; text: string; description?: string }
  /** Something to fill in: a placeholder without a value. `name` as in `{{kommune}}`, `label` as people read it. */
  | { type: 'gap'; name: string; label: string }
  | { type: 'break' };

export type Paragraph = { type: 'paragraph'; inlines: readonly Inline[]; role?: 'lead' | 'kicker' | 'small' };

export interface Choice {
  id: string;
  label: string;
}

/**
 * A field to fill in. `name` is unique in the document and the name of the column in the data sheet, so that what was
 * filled in can be read back. `label` is the visible question or row; writers show it only where `isLabelled` is not set.
 */
export type Field = {
  name: string;
  label: string;
  hint?: string;
  required?: true;
  /** The label stands right before the field already: it becomes the tooltip and is not written again. */
  isLabelled?: true;
} & (
  | { kind: 'text'; lines: number; value?: string; unit?: string }
  /** One of several; `value` is the id of a choice. */
  | { kind: 'choice'; choices: readonly Choice[]; value?: string; layout: 'list' | 'row' }
  /** A box to tick. `label` stands beside the box. */
  | { kind: 'box'; isTicked?: true }
);

export interface Cell {
  blocks: readonly Block[];
  /** A header of its row or column. */
  header?: 'row' | 'column';
  align?: 'start' | 'center' | 'end';
}

export type Block =
  | { type: 'heading'; level: 2 | 3 | 4; inlines: readonly Inline[] }
  | Paragraph
  | { type: 'list'; isOrdered: boolean; items: readonly (readonly Block[])[] }
  /** Each row has as many cells as the first. `widths`: shares of the width, one per column. `label` is for those who listen, never shown. */
  | {
      type: 'table';
      label: string;
      rows: readonly (readonly Cell[])[];
      widths?: readonly number[];
      role?: 'schedule';
    }
  /** Set apart from the running text. */
  | { type: 'note'; title?: string; blocks: readonly Block[] }
  | { type: 'field'; field: Field }
  | { type: 'figure'; image: Picture; alternative: string; caption?: string }
  | { type: 'pageBreak' };

/** `width` and `height` in pixels of the file. */
export interface Picture {
  data: Uint8Array;
  mediaType: 'image/png' | 'image/jpeg';
  width: number;
  height: number;
}

/** Who the document comes from, as the visitor has entered it. */
export interface Letterhead {
  municipality: string;
  department?: string;
  /** Lines as they stand: person, telephone, e-mail. */
  contact?: readonly string[];
  /** `#rrggbb`, with at least 4.5:1 on white. */
  accent?: string;
  logo?: Picture & { alternative: string };
}

export interface Document {
  title: string;
  /** Kind of entry, above the title: „Lösungsansatz“. */
  kicker?: string;
  /** One paragraph below the title. */
  summary?: string;
  /** BCP 47 */
  language: string;
  /** Who publishes it. */
  publisher: string;
  keywords: readonly string[];
  /** The line below the head: source (absolute address), licence and date of check (`YYYY-MM-DD`). */
  origin: { label: string; url: string; licence: string; checked: string };
  letterhead?: Letterhead;
  /** The steps behind the table marked as `schedule`, and whose holidays they avoid: enough to date them. */
  schedule?: { steps: readonly Step[]; state: State };
  /** What its fields ask, if it is a questionnaire: the file says so, for whoever reads it back. */
  asked?: Asked;
  blocks: readonly Block[];
}

/** What a writer needs besides the document. Same document and same material give the same bytes. */
export interface Material {
  /** The moment that stands in the file as its date. */
  date: Date;
  /** Font files (TrueType or OpenType, static), loaded by the caller; writers that name fonts only ignore them. */
  fonts: Fonts;
}

export interface Fonts {
  regular: Uint8Array;
  bold: Uint8Array;
  italic: Uint8Array;
}

/** What a writer could not do as asked, for whoever made the document, in German: „Das Zeichen „😀“ …“. */
export interface Written {
  bytes: Uint8Array<ArrayBuffer>;
  notices: readonly string[];
}

export type DocumentWriter = (document: Document, material: Material) => Promise<Written>;

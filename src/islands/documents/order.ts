/** What the page asks of the worker that makes documents, and what it hears back. */
import type { Document, Letterhead } from '#export/document.ts';
import type { DocumentFormat } from '#export/documentFormats.ts';

type FormatId = DocumentFormat['id'];

/** What is the same for all documents of an order. */
interface Personal {
  letterhead?: Letterhead | undefined;
  /** What stands for `{{kommune}}` and the like; what has no value stays a gap. */
  values: Readonly<Record<string, string>>;
  /** The day of the event that a schedule is about: `YYYY-MM-DD`. */
  event?: string | undefined;
  /** The day that stands in the files as their date: `YYYY-MM-DD`. */
  day: string;
}

export interface FilesOrder extends Personal {
  items: readonly {
    /** Name of the file, with its ending. */
    name: string;
    format: FormatId;
    /** The document, or the address of its `….dokument.json`. */
    source: Document | string;
  }[];
}

export interface ToolcaseOrder extends Personal {
  items: readonly { title: string; kind: string; source: string }[];
  formats: readonly FormatId[];
  /** Address of the page that collects, and of the same collection. */
  url: string;
  link: string;
}

export type Order = ({ task: 'files' } & FilesOrder) | ({ task: 'toolcase' } & ToolcaseOrder);

export interface MadeFile {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  notices: readonly string[];
}

/** A file that could not be made, and why, in German. */
export interface Failure {
  name: string;
  message: string;
}

export interface Progress {
  done: number;
  total: number;
  /** The file being made. */
  name: string;
}

/** `zip` is missing when no file could be made. */
export interface MadeToolcase {
  zip?: Blob;
  /** Files in the ZIP, the cover included. */
  count: number;
  notices: readonly { name: string; notice: string }[];
  failures: readonly Failure[];
}

export type Answer =
  | ({ type: 'progress' } & Progress)
  | { type: 'file'; file: MadeFile }
  | { type: 'failure'; failure: Failure }
  | { type: 'end'; toolcase?: MadeToolcase };

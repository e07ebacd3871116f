/** The table of formats in which a document is taken home. */
import type { DocumentWriter } from './document.ts';

export interface DocumentFormat {
  id: 'pdf' | 'docx' | 'odt';
  /** What it is called on a button: the program, or the kind. */
  name: string;
  /** What one can do with it. */
  label: string;
  /** What kind of file it is. */
  kind: string;
  mediaType: string;
  load: () => Promise<DocumentWriter>;
}

export const documentFormats: readonly DocumentFormat[] = [
  {
    id: 'pdf',
    name: 'PDF',
    label: 'Zum Drucken und Ausfüllen',
    kind: 'PDF',
    mediaType: 'application/pdf',
    load: async () => (await import('./pdf.ts')).pdf,
  },
  {
    id: 'docx',
    name: 'Word',
    label: 'Zum Bearbeiten mit Word',
    kind: 'DOCX',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    load: async () => (await import('./docx.ts')).docx,
  },
  {
    id: 'odt',
    name: 'LibreOffice',
    label: 'Zum Bearbeiten mit LibreOffice',
    kind: 'ODT',
    mediaType: 'application/vnd.oasis.opendocument.text',
    load: async () => (await import('./odt.ts')).odt,
  },
];

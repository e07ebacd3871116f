import { useState } from 'react';
import type { Document } from '#export/document.ts';
import { type DocumentFormat, documentFormats } from '#export/documentFormats.ts';
import { download } from './download.ts';

const failed = 'Die Datei ließ sich nicht erstellen. Bitte prüfen Sie die Verbindung und versuchen Sie es noch einmal.';

interface Props {
  /** What the buttons make a file of, for those who listen: „Fragebogen als“. */
  label: string;
  /** Name of the file without ending. */
  name: string;
  make: () => Promise<Document>;
}

/** Files of a document made here, under the visitor's letterhead if there is one. */
export function Files({ label, name, make }: Props) {
  const [isBusy, setIsBusy] = useState(false);
  const [message, setMessage] = useState('');
  const [notices, setNotices] = useState<readonly string[]>([]);

  const take = async ({ id, mediaType }: DocumentFormat): Promise<void> => {
    if (isBusy) return;
    setIsBusy(true);
    setNotices([]);
    setMessage('Die Datei wird erstellt …');
    const file = `${name}.${id}`;
    try {
      const [source, { makeFiles }, { carried }] = await Promise.all([
        make(),
        import('./client.ts'),
        import('../letterhead/store.ts'),
      ]);
      const day = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' });
      const made = await makeFiles({ items: [{ name: file, format: id, source }], ...carried(), day });
      for (const { bytes } of made.files) download(file, bytes, mediaType);
      setMessage(made.failures[0]?.message ?? `„${file}“ liegt bei Ihren Downloads.`);
      setNotices(made.files.flatMap((one) => one.notices));
    } catch (error) {
      console.error(error);
      setMessage(failed);
    }
    setIsBusy(false);
  };

  return (
    <>
      <div className="buttons">
        {documentFormats.map((format) => (
          <button
            key={format.id}
            type="button"
            className="button-quiet"
            aria-label={`${label} ${format.name}`}
            aria-disabled={isBusy || undefined}
            onClick={() => take(format)}
          >
            {format.name}
          </button>
        ))}
      </div>
      <p role="status" className="note">
        {message}
      </p>
      {notices.length > 0 && (
        <ul className="note">
          {notices.map((notice) => (
            <li key={notice}>{notice}</li>
          ))}
        </ul>
      )}
    </>
  );
}

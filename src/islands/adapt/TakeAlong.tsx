import { useState } from 'react';
import { type Format, fileBytes, fileName, formats } from '#export/formats.ts';
import type { Questionnaire } from '#questionnaire/kinds.ts';
import { download } from '../documents/download.ts';
import { Files } from '../documents/Files.tsx';
import { useEditing } from './context.ts';

interface Props {
  /** As it will be asked; its gaps are filled. */
  questionnaire: Questionnaire;
  url: string;
  licence: string;
}

/** The adapted questionnaire in the formats of the original, made here. */
export function TakeAlong({ questionnaire, url, licence }: Props) {
  const { slug, adaptation, announce } = useEditing();
  const [busy, setBusy] = useState<string>();
  const [failed, setFailed] = useState<string>();
  const take = async (format: Format): Promise<void> => {
    if (busy) return;
    setBusy(format.id);
    setFailed(undefined);
    try {
      const bytes = await fileBytes(format, questionnaire, { slug, url, licence, values: {}, adaptation });
      const name = fileName(`${slug}-angepasst`, format);
      download(name, bytes, format.mediaType);
      announce(`${name} ist gespeichert.`);
    } catch (error) {
      console.error(error);
      setFailed(format.id);
      announce('Die Datei ließ sich nicht erstellen.');
    }
    setBusy(undefined);
  };
  return (
    <>
      <p>Zum Drucken und Ausfüllen, oder zum Weiterschreiben:</p>
      <Files
        label="Fragebogen als"
        name={`${slug}-angepasst`}
        make={async () => {
          const { paper } = await import('../documents/questionnaire.ts');
          return paper(slug, questionnaire, adaptation);
        }}
      />
      <p>Für ein Umfragesystem oder eine Tabelle:</p>
      <ul className="adapt-formats">
        {formats.map((format) => (
          <li key={format.id}>
            <button
              type="button"
              className="button-text"
              aria-disabled={busy !== undefined || undefined}
              onClick={() => take(format)}
            >
              {format.label} <small>{busy === format.id ? 'wird erstellt …' : format.kind}</small>
            </button>
            {failed === format.id && (
              <p className="adapt-problem">
                Das ließ sich nicht erstellen. Bitte prüfen Sie die Verbindung und versuchen Sie es noch einmal.
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

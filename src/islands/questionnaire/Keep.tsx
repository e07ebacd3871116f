import { type RefObject, useRef, useState } from 'react';
import { answersText, saveAnswers } from './answersFile.ts';
import { answersFragment, packLink } from './link.ts';
import type { Material } from './material.ts';
import type { Session } from './session.ts';

interface Props {
  material: Material;
  session: Session;
  /** Whether the file is offered elsewhere already. */
  hasFile: boolean;
  onOpen: (text: string) => void;
  onClear: () => void;
  announce: (message: string) => void;
}

function useLinkCopy(address: () => Promise<string | undefined>, field: RefObject<HTMLInputElement | null>) {
  const [link, setLink] = useState<string>();
  const [message, setMessage] = useState('');
  const copy = async (): Promise<void> => {
    const packed = await address();
    setLink(packed);
    if (packed === undefined) {
      setMessage(
        'Ihre Antworten sind zu lang für einen Link. Bitte speichern Sie sie als Datei und geben Sie die weiter.',
      );
      return;
    }
    try {
      await navigator.clipboard.writeText(packed);
      setMessage('Der Link ist kopiert. Wer ihn hat, kann Ihre Antworten lesen.');
      setLink(undefined);
    } catch {
      setMessage('Bitte kopieren Sie den Link aus dem Feld. Wer ihn hat, kann Ihre Antworten lesen.');
      field.current?.select();
    }
  };
  return { link, message, copy };
}

/** What one can do with the answers: take them along, bring them back, pass them on, delete them. */
export function Keep({ material, session, hasFile, onOpen, onClear, announce }: Props) {
  const [isDeleting, setIsDeleting] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const { answers } = session.state();
  const { link, message, copy } = useLinkCopy(
    () => packLink(location.href, answersFragment, answersText(material, answers)),
    field,
  );
  const isEmpty = Object.keys(answers).length === 0;

  return (
    <section className="keep" aria-labelledby="antworten-behalten">
      <h3 id="antworten-behalten">Antworten behalten und weitergeben</h3>
      <div className="buttons">
        {!isEmpty && !hasFile && (
          <button
            type="button"
            className="button-quiet"
            onClick={() => {
              saveAnswers(material, answers);
              session.broughtToSafety();
              announce('Die Datei ist gespeichert.');
            }}
          >
            Antworten als Datei speichern
          </button>
        )}
        {!isEmpty && (
          <button type="button" className="button-quiet" onClick={copy}>
            Link kopieren
          </button>
        )}
        <button type="button" className="button-quiet" onClick={() => picker.current?.click()}>
          Datei öffnen
        </button>
        <input
          ref={picker}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label="Datei mit Antworten"
          onChange={async ({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            if (!file) return;
            // One character more than is allowed is enough to be refused.
            const content = await file.slice(0, 2_000_001 * 4).text();
            if (picker.current) picker.current.value = '';
            onOpen(content);
          }}
        />
        {!isEmpty && (
          <button
            type="button"
            className="button-quiet"
            aria-expanded={isDeleting}
            onClick={() => setIsDeleting(!isDeleting)}
          >
            Alles löschen
          </button>
        )}
      </div>
      {isDeleting && (
        <div className="message">
          <p>
            Alle Antworten auf diesen Fragebogen werden hier und auf diesem Gerät gelöscht. Das lässt sich nicht
            zurücknehmen.
          </p>
          <div className="buttons">
            <button type="button" className="button-quiet" onClick={onClear}>
              Ja, alles löschen
            </button>
            <button type="button" className="button-quiet" onClick={() => setIsDeleting(false)}>
              Nein, behalten
            </button>
          </div>
        </div>
      )}
      <p role="status" className="note">
        {message}
      </p>
      {link && (
        <label className="field-label">
          Link mit Ihren Antworten
          <input
            type="text"
            readOnly
            ref={field}
            value={link}
            onFocus={({ currentTarget }) => currentTarget.select()}
          />
        </label>
      )}
      {!isEmpty && (
        <p className="note">
          Der Link trägt Ihre Antworten in sich. Beim Öffnen werden sie nicht an einen Server gesendet.
        </p>
      )}
    </section>
  );
}

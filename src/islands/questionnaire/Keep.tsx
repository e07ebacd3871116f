import { useRef, useState } from 'react';
import { answersText, saveAnswers } from './answersFile.ts';
import { useLinkCopy } from './LinkCopy.tsx';
import { answersFragment, packLink } from './link.ts';
import type { Material } from './material.ts';
import type { Session } from './session.ts';

interface Props {
  material: Material;
  session: Session;
  /** Whether the file is offered elsewhere already. */
  hasFile: boolean;
  onFile: (file: File) => void;
  onClear: () => void;
  announce: (message: string) => void;
}

/** What one can do with the answers: take them along, bring them back, pass them on, delete them. */
export function Keep({ material, session, hasFile, onFile, onClear, announce }: Props) {
  const [isDeleting, setIsDeleting] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const { answers } = session.state();
  const { copy, outcome } = useLinkCopy({
    label: 'Link mit Ihren Antworten',
    labelClass: 'field-label',
    copied: 'Der Link ist kopiert. Wer ihn hat, kann Ihre Antworten lesen.',
    byHand: 'Bitte kopieren Sie den Link aus dem Feld. Wer ihn hat, kann Ihre Antworten lesen.',
    tooLong: 'Ihre Antworten sind zu lang für einen Link. Bitte speichern Sie sie als Datei und geben Sie die weiter.',
  });
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
          <button
            type="button"
            className="button-quiet"
            onClick={async () => copy(await packLink(location.href, answersFragment, answersText(material, answers)))}
          >
            Link kopieren
          </button>
        )}
        <button type="button" className="button-quiet" onClick={() => picker.current?.click()}>
          Datei öffnen
        </button>
        <input
          ref={picker}
          type="file"
          accept=".json,.pdf,.xlsx"
          hidden
          aria-label="Datei mit Antworten"
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            // So that the same file can be chosen again; the one at hand stays readable.
            currentTarget.value = '';
            if (file) onFile(file);
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
      {outcome}
      <p className="note">
        Öffnen lassen sich gespeicherte Antworten, das ausgefüllte PDF und eine Zeile des Datenblatts.
      </p>
      {!isEmpty && (
        <p className="note">
          Der Link trägt Ihre Antworten in sich. Beim Öffnen werden sie nicht an einen Server gesendet.
        </p>
      )}
    </section>
  );
}

import { useEffect, useState } from 'react';
import { type Answers, dayText } from '#questionnaire/answers.ts';
import { Files } from '../documents/Files.tsx';
import { answersFileName, answersText, saveAnswers } from './answersFile.ts';
import { answersFragment, packLink } from './link.ts';
import { answersMail } from './mail.ts';
import type { Material } from './material.ts';

interface Props {
  material: Material;
  answers: Answers;
  /** A file with the answers has been saved. */
  onSaved: () => void;
}

/** The answers on their way to whoever asked: as a file, or by the visitor's own mail program. */
export function Send({ material, answers, onSaved }: Props) {
  const { title } = material.questionnaire;
  const { email, contact, closing } = material.adaptation?.details ?? {};
  const [link, setLink] = useState<string>();
  const [message, setMessage] = useState('');
  useEffect(() => {
    let isCurrent = true;
    void packLink(location.href, answersFragment, answersText(material, answers)).then((packed) => {
      if (isCurrent) setLink(packed);
    });
    return () => {
      isCurrent = false;
    };
  }, [material, answers]);

  const file = answersFileName(material);
  const { href, needsFile } = answersMail({ recipient: email, title, link, file });
  const save = (): void => {
    saveAnswers(material, answers);
    onSaved();
  };
  const recipient = email
    ? `Sie geht an ${email}.`
    : `An wen sie geht, tragen Sie selbst ein${contact ? `; ansprechbar ist: ${contact}` : ''}.`;

  return (
    <>
      <section className="send" aria-labelledby="ergebnis-mitnehmen">
        <h3 id="ergebnis-mitnehmen">Ergebnis mitnehmen</h3>
        <p className="note">Als Datei für die nächste Sitzung, mit Ihren Antworten. Sie entsteht in Ihrem Browser.</p>
        <Files
          label="Ergebnis als"
          name={`ergebnis-${material.slug}`}
          make={async () => {
            const { report } = await import('../documents/questionnaire.ts');
            return report(material.slug, material.adaptation, answers, material.links);
          }}
        />
      </section>
      <section className="send" aria-labelledby="antworten-senden">
        <h3 id="antworten-senden">Antworten senden</h3>
        <p className="note">
          {`Ihr Mailprogramm öffnet eine fertige Nachricht ${needsFile ? 'und die Datei mit Ihren Antworten wird gespeichert; bitte hängen Sie sie an' : 'mit einem Link, der Ihre Antworten enthält'}. ${recipient} Abgeschickt wird sie erst von Ihnen, diese Seite sendet nichts.`}
          {closing && ` Erbeten bis ${dayText(closing)}.`}
        </p>
        <div className="buttons">
          <a
            className={material.adaptation ? 'button' : 'button-quiet'}
            href={href}
            onClick={() => {
              if (needsFile) save();
              setMessage(
                needsFile
                  ? `Die Datei „${file}“ liegt bei Ihren Downloads. Bitte hängen Sie sie an die Nachricht an.`
                  : 'Öffnet sich kein Mailprogramm? Dann speichern Sie die Antworten als Datei und senden Sie diese.',
              );
            }}
          >
            Mit meinem Mailprogramm senden
          </a>
          <button
            type="button"
            className="button-quiet"
            onClick={() => {
              save();
              setMessage(`Die Datei „${file}“ ist gespeichert.`);
            }}
          >
            Antworten als Datei speichern
          </button>
        </div>
        <p role="status" className="note">
          {message}
        </p>
      </section>
    </>
  );
}

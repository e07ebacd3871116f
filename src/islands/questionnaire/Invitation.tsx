import type { ReactNode, RefObject } from 'react';
import { dayText } from '#questionnaire/answers.ts';
import { isAnswerable } from '#questionnaire/kinds.ts';
import { Html } from './Html.tsx';
import type { Material } from './material.ts';
import { storageKey } from './session.ts';

interface Props {
  material: Material;
  heading: RefObject<HTMLHeadingElement | null>;
  /** `YYYY-MM-DD` */
  today: string;
  /** How far the visitor has come; `undefined` before the first answer. */
  begun: string | undefined;
  /** What the visitor can do: begin, go on, see the result. */
  actions: ReactNode;
  children: ReactNode;
}

/** What respondents see of an adapted questionnaire before its first question. */
export function Invitation({ material, heading, today, begun, actions, children }: Props) {
  const { questionnaire, adaptation } = material;
  const { contact, email, closing, municipality } = adaptation?.details ?? {};
  const count = questionnaire.sections.flatMap(({ questions }) => questions.filter(isAnswerable)).length;
  const isPast = closing !== undefined && closing < today;
  const facts = [
    { name: 'Wer fragt', value: municipality },
    {
      name: 'Dauer',
      value: `etwa ${questionnaire.minutes === 1 ? 'eine Minute' : `${questionnaire.minutes} Minuten`}, ${count === 1 ? 'eine Frage' : `${count} Fragen`}`,
    },
    { name: 'Antworten bis', value: closing && dayText(closing) },
    { name: 'Rückfragen', value: [contact, email].filter(Boolean).join(', ') },
  ];
  const whom = contact ?? email ?? municipality;
  return (
    <>
      <section className="invitation" aria-labelledby="einladung">
        <h2 id="einladung" tabIndex={-1} ref={heading}>
          {begun ? 'Sie haben schon angefangen' : 'Bevor Sie beginnen'}
        </h2>
        {begun && (
          <>
            <p>{begun}</p>
            <div className="buttons">{actions}</div>
          </>
        )}
        {questionnaire.body && <Html text={questionnaire.body} />}
        <dl className="steckbrief">
          {facts.map(
            ({ name, value }) =>
              value && (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ),
          )}
        </dl>
        {isPast && (
          <p className="message">
            {`Antworten waren bis ${dayText(closing)} erbeten. Ausfüllen können Sie den Fragebogen noch; ob Ihre Antworten mitzählen, ${whom ? `erfahren Sie hier: ${whom}` : 'sagt Ihnen, wer Ihnen den Link geschickt hat'}.`}
          </p>
        )}
        {count === 0 && (
          <p className="message">
            Diese Fassung enthält keine Fragen. Bitte sagen Sie es der Person, die Ihnen den Link geschickt hat.
          </p>
        )}
        {!begun && count > 0 && <div className="buttons">{actions}</div>}
        <p className="note">
          {`Ihre Antworten bleiben in diesem Browser auf Ihrem Gerät, unter dem Namen „${storageKey(material)}“. Am Ende entscheiden Sie, ob und wie Sie sie weitergeben; diese Seite sendet nichts. `}
          <a href="/datenschutz/#frageboegen">Mehr zum Datenschutz</a>
        </p>
      </section>
      <section className="privacy" aria-labelledby="einladung-datenschutz">
        <h3 id="einladung-datenschutz">Datenschutz</h3>
        <Html text={questionnaire.privacy} />
      </section>
      {children}
    </>
  );
}

import { useCallback, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Adaptation } from '#questionnaire/adaptation.ts';
import { type Answers, isComplete, problems } from '#questionnaire/answers.ts';
import { visibility } from '#questionnaire/conditions.ts';
import { isAnswerable, own } from '#questionnaire/kinds.ts';
import { progress } from '#questionnaire/progress.ts';
import { Decision } from './Decision.tsx';
import { Form } from './Form.tsx';
import { Invitation } from './Invitation.tsx';
import { Keep } from './Keep.tsx';
import { answersFragment } from './link.ts';
import type { Material } from './material.ts';
import { Result } from './Result.tsx';
import type { Send } from './Send.tsx';
import type { Session } from './session.ts';
import { momentText } from './typed.ts';
import { type Arrival, type Entry, formFragment, type Opened, type StoredElsewhere, type View } from './Visit.tsx';

interface Props {
  opened: Opened;
  original: Material;
  /** Adapted ones that were begun on this device; offered beside the original. */
  storedElsewhere: readonly StoredElsewhere[];
  onFile: (file: File) => void;
  onGoOn: (stored: StoredElsewhere) => void;
  onAdapt: (adaptation: Adaptation) => Promise<string>;
  /** Gives the page a way to open the form again. */
  onReady: (open: () => void) => void;
}

/** Answers that came in while others are here. */
interface Incoming {
  source: Arrival['source'];
  answers: Answers;
  notices: readonly string[];
}

/** The first section with a question that waits for an answer. */
function firstOpen(questionnaire: Material['questionnaire'], answers: Answers): string | undefined {
  const visible = visibility(questionnaire, answers);
  return questionnaire.sections.find(
    ({ id, questions }) =>
      visible.sections.has(id) &&
      questions.some(
        (question) =>
          visible.questions.has(question.id) &&
          isAnswerable(question) &&
          !isComplete(question, own(answers, question.id)),
      ),
  )?.id;
}

/** The head of the page says the title of what is filled in. */
function useTitle(title: string, original: string): void {
  useLayoutEffect(() => {
    if (title === original) return;
    const heading = document.querySelector('h1');
    const before = document.title;
    document.title = before.replace(original, () => title);
    if (heading) heading.textContent = title;
    return () => {
      document.title = before;
      if (heading) heading.textContent = original;
    };
  }, [title, original]);
}

const isSame = (a: Answers, b: Answers): boolean =>
  JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());

/** `YYYY-MM-DD`, in the visitor's time zone. */
const today = (): string => new Date().toLocaleDateString('sv-SE');

/** Where the answers are, in one line below the form. */
function whereKept({ device, savedAt }: ReturnType<Session['state']>, isEmpty: boolean): string {
  if (device === 'blocked') return 'Nur in diesem Fenster – nicht auf dem Gerät gespeichert.';
  if (savedAt) return `Auf diesem Gerät gespeichert: ${momentText(savedAt)}.`;
  return isEmpty ? 'Noch nichts gespeichert.' : 'Noch nicht auf diesem Gerät gespeichert.';
}

/** Filling in a questionnaire, from the first question to the result. */
export function Island({ opened, original, storedElsewhere, onFile, onGoOn, onAdapt, onReady }: Props) {
  const { material, session, fragment, start, arrival } = opened;
  const { questionnaire, adaptation } = material;
  const state = useSyncExternalStore(session.subscribe, session.state);
  const { answers, notices, elsewhere, device, savedAt, generation } = state;
  const isEmpty = Object.keys(answers).length === 0;
  const [view, setView] = useState<View>(start.view);
  const [section, setSection] = useState(start.section);
  const [isWhole, setIsWhole] = useState(false);
  const [incoming, setIncoming] = useState<Incoming>();
  const [refused, setRefused] = useState<string>();
  const [message, setMessage] = useState('');
  /** Counts the steps of the visitor: each brings the focus to the new heading. */
  const [steps, setSteps] = useState(start.isStep ? 1 : 0);
  const isAtDoor = view === 'offer' || view === 'resume';
  /** Sharing loads when it is wanted; without it the file can be saved all the same. */
  const [sending, setSending] = useState<{ Send: typeof Send }>();
  useEffect(() => {
    if (view === 'result' && !sending) import('./Send.tsx').then(setSending, console.error);
  }, [view, sending]);
  const root = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const complaint = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (refused) complaint.current?.scrollIntoView({ block: 'center' });
  }, [refused]);
  /** Where the island stood in the window before it grew. */
  const place = useRef<number | undefined>(undefined);

  const go = useCallback(
    (next: View, nextSection?: string) => {
      setView(next);
      setSection(nextSection);
      setSteps((count) => count + 1);
      setMessage('');
      setRefused(undefined);
      const entry: Entry = { view: next, section: nextSection, of: adaptation?.id };
      const isPlain = !adaptation && (next === 'offer' || next === 'resume');
      history.pushState(entry, '', isPlain ? location.pathname : fragment);
    },
    [adaptation, fragment],
  );

  const open = useCallback(() => {
    place.current = root.current?.parentElement?.getBoundingClientRect().top;
    go('form', firstOpen(questionnaire, session.state().answers));
  }, [go, questionnaire, session]);
  useEffect(() => onReady(open), [onReady, open]);

  useTitle(questionnaire.title, original.questionnaire.title);
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    if (view === 'offer' && !adaptation) delete dataset['filling'];
    else dataset['filling'] = adaptation && isAtDoor ? 'invitation' : view;
    if (adaptation) dataset['adapted'] = '';
    else delete dataset['adapted'];
  }, [adaptation, isAtDoor, view]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves with each step, and only then
  useLayoutEffect(() => {
    if (steps === 0) return;
    const box = root.current?.parentElement;
    if (place.current !== undefined && box) scrollBy(0, box.getBoundingClientRect().top - place.current);
    place.current = undefined;
    if (view === 'offer' && !adaptation) {
      box?.parentElement?.querySelector<HTMLElement>('button')?.focus();
      return;
    }
    const target = heading.current;
    target?.focus({ preventScroll: true });
    const { top = 0, bottom = 0 } = target?.getBoundingClientRect() ?? {};
    if (top < 0 || bottom > innerHeight / 2) target?.scrollIntoView({ block: 'start' });
  }, [steps]);

  const takeIn = useCallback(
    ({ source, restored }: Arrival) => {
      const present = session.state().answers;
      const hasAnswers = Object.keys(present).length > 0;
      if ('refused' in restored) {
        setRefused(restored.refused);
        if (source === 'Link') setView((now) => (now === 'offer' && hasAnswers ? 'resume' : now));
        return;
      }
      setRefused(undefined);
      if (hasAnswers && !isSame(present, restored.answers)) {
        setIncoming({ source, ...restored });
        return;
      }
      session.adopt(restored.answers, restored.notices, source === 'Datei' ? 'now' : 'with the next answer');
      const isFinished = problems(questionnaire, restored.answers).length === 0;
      setView(isFinished && restored.notices.length === 0 ? 'result' : 'form');
      setSection(undefined);
      setSteps((count) => count + 1);
    },
    [questionnaire, session],
  );
  useEffect(() => {
    if (arrival) takeIn(arrival);
  }, [arrival, takeIn]);

  const id = adaptation?.id;
  useEffect(() => {
    const back = ({ state: entry }: PopStateEvent): void => {
      const known: Entry | null = entry;
      // The first entry of an original is the page as it came.
      if (!known || known.of !== id) return;
      setView(known.view);
      setSection(known.section);
      setSteps((count) => count + 1);
    };
    if (start.view === 'form' && !id) history.replaceState({ view: 'form' } satisfies Entry, '', formFragment);
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  }, [id, start]);

  const answer = useCallback<Session['answer']>(
    (question, given) => {
      session.answer(question, given);
      // From here on the address no longer says what is answered.
      if (location.hash.startsWith(answersFragment)) history.replaceState(history.state, '', fragment);
    },
    [fragment, session],
  );

  const clear = (): void => {
    session.clear();
    go('offer');
    setMessage('Alle Antworten auf diesen Fragebogen sind gelöscht.');
  };

  const adapt = async (adaptation: Adaptation): Promise<void> => {
    setMessage('Wird geladen …');
    setMessage(await onAdapt(adaptation));
  };

  const keep = (
    <Keep
      material={material}
      session={session}
      hasFile={view === 'result' && sending !== undefined}
      onFile={onFile}
      onClear={clear}
      announce={setMessage}
    />
  );
  const hints = [...opened.notices, ...(view === 'offer' && !adaptation ? [] : notices)];
  const send = sending && !isEmpty && (
    <sending.Send material={material} answers={answers} onSaved={session.broughtToSafety} />
  );
  const { answered, total } = progress(questionnaire, answers);
  const howFar = `${answered} von ${total} Fragen sind beantwortet${savedAt ? `, zuletzt am ${momentText(savedAt)}` : ''}. Die Antworten liegen nur auf diesem Gerät.`;
  const toResult = problems(questionnaire, answers).length === 0 && (
    <button type="button" className="button-quiet" onClick={() => go('result')}>
      {questionnaire.dimensions.length > 0 ? 'Zum Ergebnis' : 'Zu meinen Antworten'}
    </button>
  );

  return (
    <div className="island" ref={root}>
      {adaptation && (
        <p className="note">
          {`Angepasst${adaptation.details.municipality ? ` von ${adaptation.details.municipality}, nach eigener Angabe` : ', nicht von dieser Plattform'}. Das Original steht auf dieser Plattform: `}
          <a href={location.pathname}>{original.questionnaire.title}</a>
        </p>
      )}
      <p role="status" className={isAtDoor ? 'note' : 'sr-only'}>
        {message}
      </p>
      {refused && (
        <div className="message message-wrong" role="alert" ref={complaint}>
          <p>{refused}</p>
        </div>
      )}
      {elsewhere && view !== 'offer' && (
        <Decision
          key={elsewhere}
          title={elsewhere === 'changed' ? 'In einem anderen Tab geändert' : 'In einem anderen Tab gelöscht'}
          text={
            elsewhere === 'changed'
              ? 'Dieser Fragebogen ist auch in einem anderen Tab offen, dort wurden Antworten geändert. Welcher Stand soll bleiben? Bis Sie wählen, wird von hier nichts gespeichert.'
              : 'In einem anderen Tab wurden die Antworten auf diesen Fragebogen gelöscht. Hier sind sie noch da.'
          }
          choices={
            elsewhere === 'changed'
              ? [
                  { label: 'Stand aus dem anderen Tab holen', choose: () => session.settle('there') },
                  { label: 'Diesen Stand behalten', choose: () => session.settle('here') },
                ]
              : [
                  { label: 'Hier behalten', choose: () => session.settle('here') },
                  { label: 'Auch hier löschen', choose: clear },
                ]
          }
        />
      )}
      {incoming && (
        <Decision
          title={
            incoming.source === 'Datei' ? 'Die Datei enthält andere Antworten' : 'Der Link enthält andere Antworten'
          }
          text={`Auf diesem Gerät gibt es schon Antworten auf diesen Fragebogen (${answered} von ${total} Fragen). Welche sollen gelten? Die anderen gehen hier verloren; speichern Sie sie vorher als Datei, wenn Sie sie noch brauchen.`}
          choices={[
            {
              label: `Antworten aus ${incoming.source === 'Datei' ? 'der Datei' : 'dem Link'} nehmen`,
              choose: () => {
                session.adopt(incoming.answers, incoming.notices, 'now');
                setIncoming(undefined);
                go(problems(questionnaire, incoming.answers).length === 0 ? 'result' : 'form');
              },
            },
            {
              label: 'Gespeicherte Antworten behalten',
              choose: () => {
                setIncoming(undefined);
                open();
              },
            },
          ]}
        />
      )}
      {hints.length > 0 && (
        <div className="message">
          {hints.map((notice) => (
            <p key={notice}>{notice}</p>
          ))}
        </div>
      )}
      {device === 'blocked' && view !== 'offer' && (
        <div className="message" role="alert">
          <p>
            <strong>Ihr Browser speichert hier nichts</strong> – vielleicht ist der Speicher voll oder das Fenster
            privat. Sie können weiter ausfüllen, aber die Antworten bleiben nur, solange dieses Fenster offen ist.
            Speichern Sie sie am Ende als Datei.
          </p>
        </div>
      )}
      {adaptation && isAtDoor && (
        <Invitation
          material={material}
          heading={heading}
          today={today()}
          begun={isEmpty ? undefined : howFar}
          actions={
            <>
              <button type="button" className="button" onClick={open}>
                {isEmpty ? 'Beginnen' : 'Weiter'}
              </button>
              {!isEmpty && toResult}
            </>
          }
        >
          {!isEmpty && keep}
          <p>
            <button type="button" className="button-text" onClick={() => adapt(adaptation)}>
              Diese Fassung weiter anpassen
            </button>
          </p>
        </Invitation>
      )}
      {view === 'resume' && !adaptation && (
        <section className="message message-strong" aria-labelledby="angefangen">
          <h2 id="angefangen" tabIndex={-1} ref={heading}>
            Sie haben schon angefangen
          </h2>
          <p>{howFar}</p>
          <div className="buttons">
            <button type="button" className="button" onClick={open}>
              Weiter
            </button>
            {toResult}
          </div>
          {keep}
        </section>
      )}
      {isAtDoor && storedElsewhere.length > 0 && (
        <section className="message" aria-labelledby="angefangen-angepasst">
          <h2 id="angefangen-angepasst">
            {view === 'resume' ? 'Auch angefangen, in angepasster Fassung' : 'Sie haben schon angefangen'}
          </h2>
          <ul>
            {storedElsewhere.map((stored) => (
              <li key={stored.id}>
                <p>
                  {`${stored.title} (angepasst${stored.municipality ? ` von ${stored.municipality}` : ''})${stored.savedAt ? `, zuletzt am ${momentText(stored.savedAt)}` : ''}`}
                </p>
                <button type="button" className="button-quiet" onClick={() => onGoOn(stored)}>
                  Weiter zu dieser Fassung
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {view === 'form' && (
        <>
          <Form
            key={generation}
            questionnaire={questionnaire}
            answers={answers}
            section={section}
            isWhole={isWhole}
            heading={heading}
            onAnswer={answer}
            onSection={(next) => go('form', next)}
            onWhole={(whole) => {
              setIsWhole(whole);
              setSteps((count) => count + 1);
            }}
            onFinish={() => go('result')}
            announce={setMessage}
          />
          <p className="note kept">{whereKept(state, isEmpty)}</p>
          {keep}
          <p>
            <button type="button" className="button-text" onClick={() => go(isEmpty ? 'offer' : 'resume')}>
              {adaptation ? 'Unterbrechen' : 'Unterbrechen und den ganzen Fragebogen lesen'}
            </button>
          </p>
        </>
      )}
      {view === 'result' && (
        <section className="result" aria-labelledby="ergebnis">
          <h2 id="ergebnis" tabIndex={-1} ref={heading}>
            {questionnaire.dimensions.length > 0 ? 'Ihr Ergebnis' : 'Ihre Antworten im Überblick'}
          </h2>
          {adaptation && send}
          <Result key={generation} material={material} answers={answers} />
          <div className="buttons">
            <button type="button" className={adaptation ? 'button-quiet' : 'button'} onClick={() => print()}>
              Drucken
            </button>
            <button type="button" className="button-quiet" onClick={() => go('form')}>
              Antworten ändern
            </button>
          </div>
          <p className="note kept">{whereKept(state, isEmpty)}</p>
          {!adaptation && send}
          {keep}
        </section>
      )}
    </div>
  );
}

import { useCallback, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { type Answers, isComplete, problems } from '#questionnaire/answers.ts';
import { visibility } from '#questionnaire/conditions.ts';
import { isAnswerable, own } from '#questionnaire/kinds.ts';
import { progress } from '#questionnaire/progress.ts';
import { restore } from '#questionnaire/saved.ts';
import { Decision } from './Decision.tsx';
import { Form } from './Form.tsx';
import { Keep } from './Keep.tsx';
import { answersFragment, unpackFragment } from './link.ts';
import type { Material } from './material.ts';
import { Result } from './Result.tsx';
import type { Session } from './session.ts';
import { momentText } from './typed.ts';

/** `offer`: the page as it came, its button included; `resume`: the same, with what is stored instead of the button. */
type View = 'offer' | 'resume' | 'form' | 'result';

interface Props {
  material: Material;
  session: Session;
  /** What the visitor came with. */
  start: 'button' | 'stored' | 'link';
  /** Gives the page a way to open the form again. */
  onReady: (open: () => void) => void;
}

/** Answers that came in while others are here. */
interface Incoming {
  source: 'Datei' | 'Link';
  answers: Answers;
  notices: readonly string[];
}

const formFragment = '#ausfuellen';

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

const isSame = (a: Answers, b: Answers): boolean =>
  JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort());

/** Where the answers are, in one line below the form. */
function whereKept({ device, savedAt }: ReturnType<Session['state']>, isEmpty: boolean): string {
  if (device === 'blocked') return 'Nur in diesem Fenster – nicht auf dem Gerät gespeichert.';
  if (savedAt) return `Auf diesem Gerät gespeichert: ${momentText(savedAt)}.`;
  return isEmpty ? 'Noch nichts gespeichert.' : 'Noch nicht auf diesem Gerät gespeichert.';
}

/** Filling in a questionnaire, from the first question to the result. */
export function Island({ material, session, start, onReady }: Props) {
  const { questionnaire, slug } = material;
  const state = useSyncExternalStore(session.subscribe, session.state);
  const { answers, notices, elsewhere, device, savedAt, generation } = state;
  const isEmpty = Object.keys(answers).length === 0;
  const [view, setView] = useState<View>(
    start === 'stored' && !isEmpty ? 'resume' : start === 'button' ? 'form' : 'offer',
  );
  const [section, setSection] = useState<string>();
  const [isWhole, setIsWhole] = useState(false);
  const [incoming, setIncoming] = useState<Incoming>();
  const [refused, setRefused] = useState<string>();
  const [message, setMessage] = useState('');
  /** Counts the steps of the visitor: each brings the focus to the new heading. */
  const [steps, setSteps] = useState(start === 'button' ? 1 : 0);
  const root = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  /** Where the island stood in the window before it grew. */
  const place = useRef<number | undefined>(undefined);

  const go = useCallback((next: View, nextSection?: string) => {
    setView(next);
    setSection(nextSection);
    setSteps((count) => count + 1);
    setMessage('');
    setRefused(undefined);
    history.pushState(
      { view: next, section: nextSection },
      '',
      next === 'offer' || next === 'resume' ? location.pathname : formFragment,
    );
  }, []);

  const open = useCallback(() => {
    place.current = root.current?.parentElement?.getBoundingClientRect().top;
    go('form', firstOpen(questionnaire, session.state().answers));
  }, [go, questionnaire, session]);
  useEffect(() => onReady(open), [onReady, open]);

  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    if (view === 'offer') delete dataset['filling'];
    else dataset['filling'] = view;
  }, [view]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus moves with each step, and only then
  useLayoutEffect(() => {
    if (steps === 0) return;
    const box = root.current?.parentElement;
    if (place.current !== undefined && box) scrollBy(0, box.getBoundingClientRect().top - place.current);
    place.current = undefined;
    if (view === 'offer') {
      box?.parentElement?.querySelector<HTMLElement>('button')?.focus();
      return;
    }
    const target = heading.current;
    target?.focus({ preventScroll: true });
    const { top = 0, bottom = 0 } = target?.getBoundingClientRect() ?? {};
    if (top < 0 || bottom > innerHeight / 2) target?.scrollIntoView({ block: 'start' });
  }, [steps]);

  const takeIn = useCallback(
    (text: string | undefined, source: Incoming['source']) => {
      const restored =
        text === undefined
          ? {
              refused:
                'Der Link ist unvollständig oder verändert. Bitte lassen Sie ihn sich noch einmal schicken, am besten als Datei.',
            }
          : restore(text, slug, questionnaire);
      if ('refused' in restored) {
        setRefused(restored.refused);
        if (source === 'Link')
          setView((now) => (now === 'offer' && Object.keys(session.state().answers).length > 0 ? 'resume' : now));
        return;
      }
      setRefused(undefined);
      const present = session.state().answers;
      if (Object.keys(present).length > 0 && !isSame(present, restored.answers)) {
        setIncoming({ source, ...restored });
        return;
      }
      session.adopt(restored.answers, restored.notices, source === 'Datei' ? 'now' : 'with the next answer');
      const isFinished = problems(questionnaire, restored.answers).length === 0;
      setView(isFinished && restored.notices.length === 0 ? 'result' : 'form');
      setSection(undefined);
      setSteps((count) => count + 1);
    },
    [questionnaire, session, slug],
  );

  useEffect(() => {
    const readLink = async (): Promise<void> => {
      if (location.hash.startsWith(answersFragment)) takeIn(await unpackFragment(location.hash), 'Link');
    };
    const back = ({ state: entry }: PopStateEvent): void => {
      const known: { view: View; section?: string } | null = entry;
      if (!known) return;
      setView(known.view);
      setSection(known.section);
      setSteps((count) => count + 1);
    };
    if (start === 'link') void readLink();
    else if (start === 'button') history.replaceState({ view: 'form' }, '', formFragment);
    addEventListener('hashchange', readLink);
    addEventListener('popstate', back);
    return () => {
      removeEventListener('hashchange', readLink);
      removeEventListener('popstate', back);
    };
  }, [start, takeIn]);

  const answer = useCallback<Session['answer']>(
    (question, given) => {
      session.answer(question, given);
      // From here on the address no longer says what is answered.
      if (location.hash.startsWith(answersFragment)) history.replaceState(history.state, '', formFragment);
    },
    [session],
  );

  const clear = (): void => {
    session.clear();
    go('offer');
    setMessage('Alle Antworten auf diesen Fragebogen sind gelöscht.');
  };

  const keep = (
    <Keep
      material={material}
      session={session}
      onOpen={(text) => takeIn(text, 'Datei')}
      onClear={clear}
      announce={setMessage}
    />
  );
  const { answered, total } = progress(questionnaire, answers);

  return (
    <div className="island" ref={root}>
      <p role="status" className={view === 'offer' ? 'note' : 'sr-only'}>
        {message}
      </p>
      {refused && (
        <div className="message message-wrong" role="alert">
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
      {view !== 'offer' && notices.length > 0 && (
        <div className="message">
          {notices.map((notice) => (
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
      {view === 'resume' && (
        <section className="message message-strong" aria-labelledby="angefangen">
          <h2 id="angefangen" tabIndex={-1} ref={heading}>
            Sie haben schon angefangen
          </h2>
          <p>{`${answered} von ${total} Fragen sind beantwortet${savedAt ? `, zuletzt am ${momentText(savedAt)}` : ''}. Die Antworten liegen nur auf diesem Gerät.`}</p>
          <div className="buttons">
            <button type="button" className="button" onClick={open}>
              Weiter
            </button>
            {problems(questionnaire, answers).length === 0 && (
              <button type="button" className="button-quiet" onClick={() => go('result')}>
                Zum Ergebnis
              </button>
            )}
          </div>
          {keep}
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
              Unterbrechen und den ganzen Fragebogen lesen
            </button>
          </p>
        </>
      )}
      {view === 'result' && (
        <section className="result" aria-labelledby="ergebnis">
          <h2 id="ergebnis" tabIndex={-1} ref={heading}>
            {questionnaire.dimensions.length > 0 ? 'Ihr Ergebnis' : 'Ihre Antworten im Überblick'}
          </h2>
          <Result key={generation} material={material} answers={answers} />
          <div className="buttons">
            <button type="button" className="button" onClick={() => print()}>
              Drucken
            </button>
            <button type="button" className="button-quiet" onClick={() => go('form')}>
              Antworten ändern
            </button>
          </div>
          <p className="note kept">{whereKept(state, isEmpty)}</p>
          {keep}
        </section>
      )}
    </div>
  );
}

import { type RefObject, useCallback, useMemo, useRef, useState } from 'react';
import {
  type Answer,
  type Answers,
  isComplete,
  problems as problemsOf,
  type Questionnaire,
} from '#questionnaire/answers.ts';
import { visibility } from '#questionnaire/conditions.ts';
import { isAnswerable, own } from '#questionnaire/kinds.ts';
import { progress } from '#questionnaire/progress.ts';
import { ErrorSummary } from './ErrorSummary.tsx';
import { Html } from './Html.tsx';
import { fieldId, Numbers, QuestionField } from './QuestionField.tsx';

type Section = Questionnaire['sections'][number];

interface Props {
  questionnaire: Questionnaire;
  answers: Answers;
  /** Id of the section in view; one that is hidden stands for the first. */
  section: string | undefined;
  isWhole: boolean;
  heading: RefObject<HTMLHeadingElement | null>;
  onAnswer: (question: string, answer: Answer | undefined) => void;
  onSection: (section: string) => void;
  onWhole: (isWhole: boolean) => void;
  onFinish: () => void;
  announce: (message: string) => void;
}

const draftMessages: Readonly<Record<string, string>> = {
  number: 'Bitte geben Sie eine Zahl in Ziffern an, zum Beispiel 12 oder 1.234,5.',
  date: 'Bitte geben Sie Tag, Monat und Jahr vollständig an.',
  month: 'Bitte geben Sie Monat und Jahr an, zum Beispiel 03.2026.',
};

/** The first field of a question that still waits for an answer, else its first field. */
function fieldOf(question: string): HTMLElement | null {
  const box = document.getElementById(`${fieldId(question)}-feld`);
  return (
    box?.querySelector<HTMLElement>('.matrix-row:not(:has(:checked)) input') ??
    box?.querySelector<HTMLElement>('input, textarea, button') ??
    null
  );
}

/** Which questions have been tried, and which problems are shown for it. */
function useProblems({ questionnaire, answers }: Pick<Props, 'questionnaire' | 'answers'>, shown: readonly Section[]) {
  const [tried, setTried] = useState<ReadonlySet<string>>(new Set());
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [drafts, setDrafts] = useState<ReadonlyMap<string, string>>(new Map());
  const [attempt, setAttempt] = useState(0);

  const setDraft = useCallback((question: string, text: string | undefined) => {
    setDrafts((known) => {
      if (known.get(question) === text) return known;
      const others = [...known].filter(([id]) => id !== question);
      return new Map(text === undefined ? others : [...others, [question, text]]);
    });
  }, []);
  const leave = useCallback(
    (question: string) => setLeft((known) => (known.has(question) ? known : new Set([...known, question]))),
    [],
  );

  const found = new Map(problemsOf(questionnaire, answers).map(({ question, message }) => [question, message]));
  const all = shown
    .flatMap(({ questions }) => questions)
    .flatMap(({ id, label, type }) => {
      const message = drafts.has(id) ? draftMessages[type] : found.get(id);
      return message ? [{ question: id, label, message }] : [];
    });
  // Leaving an empty field is no fault; only what stands there can be wrong already.
  const isShown = ({ question }: { question: string }): boolean =>
    tried.has(question) || (left.has(question) && (drafts.has(question) || own(answers, question) !== undefined));

  /** Shows the problems of these sections; says whether there are any. */
  const attemptAt = (sections: readonly Section[]): boolean => {
    const ids = new Set(sections.flatMap(({ questions }) => questions.map(({ id }) => id)));
    setTried((known) => new Set([...known, ...ids]));
    const isWrong = all.some(({ question }) => ids.has(question));
    if (isWrong) setAttempt((count) => count + 1);
    return isWrong;
  };
  return {
    all,
    messages: new Map(all.filter(isShown).map(({ question, message }) => [question, message])),
    tried,
    attempt,
    drafts,
    setDraft,
    leave,
    attemptAt,
  };
}

/** The questionnaire to fill in: one section at a time, or all of them. */
export function Form(props: Props) {
  const { questionnaire, answers, section, isWhole, heading, onAnswer, onSection, onWhole, onFinish, announce } = props;
  const visible = useMemo(() => visibility(questionnaire, answers), [questionnaire, answers]);
  const sections = questionnaire.sections
    .filter(({ id }) => visible.sections.has(id))
    .map((part) => ({ ...part, questions: part.questions.filter(({ id }) => visible.questions.has(id)) }));
  const position = Math.max(
    0,
    sections.findIndex(({ id }) => id === section),
  );
  const shown = isWhole ? sections : sections.slice(position, position + 1);
  const isLast = isWhole || position === sections.length - 1;
  const { all, messages, tried, attempt, drafts, setDraft, leave, attemptAt } = useProblems(props, sections);
  const order = sections.flatMap(({ questions }) => questions.filter(isAnswerable).map(({ id }) => id)).join(' ');
  const numbers = useMemo(() => new Map(order.split(' ').map((id, index) => [id, index + 1])), [order]);
  const { answered, total } = progress(questionnaire, answers);
  const form = useRef<HTMLFormElement>(null);

  const summary = all.filter(({ question }) => tried.has(question) && messages.has(question));
  const isSummaryHere = attempt > 0 && summary.length > 0;

  const visit = (question: string): void => {
    const home = sections.find(({ questions }) => questions.some(({ id }) => id === question));
    if (home && !shown.includes(home)) onSection(home.id);
    // After the section is drawn and its heading had the focus.
    setTimeout(() => fieldOf(question)?.focus(), 0);
  };

  const submit = (event: { preventDefault: () => void }): void => {
    event.preventDefault();
    if (isLast) {
      if (!attemptAt(sections)) onFinish();
      return;
    }
    if (attemptAt(shown)) return;
    const next = sections[position + 1];
    if (next) onSection(next.id);
  };

  return (
    <form ref={form} noValidate onSubmit={submit} aria-label={questionnaire.title}>
      <div className="progress">
        <p>
          {!isWhole && <strong>{`Abschnitt ${position + 1} von ${sections.length}`}</strong>}{' '}
          <span>{`${answered} von ${total} Fragen beantwortet`}</span>
        </p>
        <progress max={total} value={answered} aria-label="Fortschritt" />
      </div>
      {isSummaryHere && <ErrorSummary problems={summary} attempt={attempt} onVisit={visit} />}
      <Numbers value={numbers}>
        {shown.map((part, index) => (
          <section key={part.id} aria-labelledby={`teil-${part.id}`} className="part">
            {isWhole && <p className="kicker">{`Abschnitt ${index + 1} von ${sections.length}`}</p>}
            <h2 id={`teil-${part.id}`} tabIndex={-1} ref={index === 0 ? heading : undefined}>
              {part.title}
            </h2>
            {part.text && <Html text={part.text} />}
            {part.questions.map((question) => {
              const options = visible.options.get(question.id);
              return (
                <QuestionField
                  key={question.id}
                  question={question}
                  answer={own(answers, question.id)}
                  options={options && [...options].join(' ')}
                  problem={messages.get(question.id)}
                  draft={drafts.get(question.id)}
                  onAnswer={onAnswer}
                  onDraft={setDraft}
                  onLeave={leave}
                  announce={announce}
                />
              );
            })}
          </section>
        ))}
      </Numbers>
      <div className="buttons">
        <button type="submit" className="button">
          {isLast ? 'Fertig' : 'Weiter'}
        </button>
        {!isWhole && position > 0 && (
          <button type="button" className="button-quiet" onClick={() => onSection(sections[position - 1]?.id ?? '')}>
            Zurück
          </button>
        )}
      </div>
      {sections.length > 1 && (
        <details className="overview">
          <summary>Alle Abschnitte</summary>
          {!isWhole && (
            <ol>
              {sections.map(({ id, title, questions }, index) => {
                const asked = questions.filter(isAnswerable);
                const done = asked.filter((question) => isComplete(question, own(answers, question.id)));
                return (
                  <li key={id}>
                    <button
                      type="button"
                      className="button-text"
                      aria-current={index === position ? 'step' : undefined}
                      onClick={() => onSection(id)}
                    >
                      {title}
                    </button>{' '}
                    <span>{`${done.length} von ${asked.length}`}</span>
                  </li>
                );
              })}
            </ol>
          )}
          <button type="button" className="button-text" onClick={() => onWhole(!isWhole)}>
            {isWhole ? 'Abschnitt für Abschnitt zeigen' : 'Alle Abschnitte auf einer Seite zeigen'}
          </button>
        </details>
      )}
    </form>
  );
}

import { useState } from 'react';
import type { OwnKind } from '#questionnaire/adaptation.ts';
import { ownKinds } from '#questionnaire/adaptation.ts';
import {
  addQuestion,
  askAlways,
  currentQuestion,
  moveQuestion,
  removeQuestion,
  restoreQuestion,
  rewordSection,
  type StartTexts,
} from '#questionnaire/adapting.ts';
import type { Section } from '#questionnaire/arranged.ts';
import type { Question } from '#questionnaire/kinds.ts';
import { useEditing } from './context.ts';
import { Moves, Sign, Text } from './Fields.tsx';
import { QuestionEditor } from './QuestionEditor.tsx';
import { conditionText, kindNames, kindPurposes, kindText, quoted } from './words.ts';

interface Props {
  sections: readonly Section[];
  /** Question → its number, as it will be asked. */
  numbers: ReadonlyMap<string, number>;
  /** Question → why it can never be asked. */
  dropped: ReadonlyMap<string, string>;
  /** Section → what was removed from it. */
  gone: ReadonlyMap<string, readonly string[]>;
}

/** Words to start an own question with, to be typed over. */
const startTexts: StartTexts = {
  label: 'Neue Frage',
  options: ['Antwort 1', 'Antwort 2'],
  low: 'trifft nicht zu',
  high: 'trifft voll zu',
  text: 'Ihr Text',
};

/** What sets a question apart, in words. */
function marks(question: Question, isOwn: boolean, isChanged: boolean): string[] {
  return [
    kindText(question),
    ...(question.required ? ['Pflicht'] : []),
    ...(isOwn ? ['eigene Frage'] : isChanged ? ['geändert'] : []),
  ];
}

interface RowProps {
  question: Question;
  position: number;
  /** Of all questions, in their order. */
  order: readonly string[];
  numbers: ReadonlyMap<string, number>;
  because: string | undefined;
}

function QuestionRow({ question, position, order, numbers, because }: RowProps) {
  const { original, originals, adaptation, act, refusal, focus, open, setOpen } = useEditing();
  const { id, label, condition } = question;
  const isOpen = open === id;
  const isOwn = !originals.has(id);
  const name = quoted(label);
  const number = numbers.get(id);

  const move = (direction: 'up' | 'down'): void =>
    act(
      id,
      moveQuestion(original, adaptation, id, direction),
      `nach ${direction === 'up' ? 'oben' : 'unten'} gestellt: ${name}`,
      `${id}:${direction}`,
    );
  const remove = (): void => {
    const next = order[position + 1] ?? order[position - 1];
    act(id, removeQuestion(original, adaptation, id), `entfernt: ${name}`, ...(next ? [`${next}:open`] : []), 'fragen');
  };

  return (
    <li className={`adapt-row ${isOpen ? 'adapt-row-open' : ''} ${because ? 'adapt-row-dropped' : ''}`}>
      <span className="adapt-number" aria-hidden="true">
        {number ?? (question.type === 'info' ? 'i' : '–')}
      </span>
      <button
        type="button"
        className="adapt-open"
        aria-expanded={isOpen}
        data-place={`${id}:open`}
        onClick={() => {
          setOpen(isOpen ? undefined : id);
          if (!isOpen) focus(`${id}:label`);
        }}
      >
        <span className="adapt-label">{label}</span>{' '}
        <span className="adapt-cue">{isOpen ? 'Schließen' : 'Ändern'}</span>
      </button>
      <p className="adapt-marks note">
        {marks(question, isOwn, Object.hasOwn(adaptation.questions, id)).join(' · ')}
        {condition && !because && <span>{` · ${conditionText(condition, numbers)}`}</span>}
      </p>
      {(because || refusal?.at === id) && (
        <div className="adapt-extra">
          {because && (
            <p className="adapt-dropped">
              <span>{because}</span>
              {!isOwn && (
                <button
                  type="button"
                  className="button-text"
                  data-place={`${id}:always`}
                  onClick={() =>
                    act(id, askAlways(original, adaptation, id, true), `immer gestellt: ${name}`, `${id}:open`)
                  }
                >
                  Immer stellen<span className="sr-only">{` ${name}`}</span>
                </button>
              )}
            </p>
          )}
          {refusal?.at === id && <p className="adapt-problem">{refusal.text}</p>}
        </div>
      )}
      <Moves
        name={name}
        place={id}
        isFirst={position === 0}
        isLast={position === order.length - 1}
        onMove={move}
        onRemove={remove}
      />
      {isOpen && <QuestionEditor question={question} numbers={numbers} onClose={() => setOpen(undefined)} />}
    </li>
  );
}

function AddQuestion({ section }: { section: Section }) {
  const { original, adaptation, act, focus, refusal, setOpen } = useEditing();
  const [isChoosing, setIsChoosing] = useState(false);
  const place = `neu:${section.id}`;
  const add = (kind: OwnKind): void => {
    const added = addQuestion(original, adaptation, section.id, kind, startTexts);
    setIsChoosing(false);
    if ('question' in added) {
      setOpen(added.question);
      act(place, added, `hinzugefügt: eigene Frage (${kindNames[kind]})`, `${added.question}:label`);
    } else {
      act(place, added, '');
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes, wherever in here the focus is
    <div
      className="adapt-add"
      onKeyDown={({ key }) => {
        if (key !== 'Escape' || !isChoosing) return;
        setIsChoosing(false);
        focus(place);
      }}
    >
      <button
        type="button"
        className="button-text"
        aria-expanded={isChoosing}
        data-place={place}
        onClick={() => setIsChoosing(!isChoosing)}
      >
        <Sign name="add" />
        Eigene Frage hinzufügen<span className="sr-only">{` in ${quoted(section.title)}`}</span>
      </button>
      {refusal?.at === place && <p className="adapt-problem">{refusal.text}</p>}
      {isChoosing && (
        <ul className="adapt-kinds" aria-label="Art der Frage">
          {ownKinds.map((kind) => (
            <li key={kind}>
              <button type="button" onClick={() => add(kind)}>
                <strong>{kindNames[kind]}</strong> <small>{kindPurposes[kind]}</small>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Removed({ section, ids }: { section: Section; ids: readonly string[] }) {
  const { original, adaptation, act } = useEditing();
  return (
    <details className="adapt-removed">
      <summary data-place={`entfernt:${section.id}`}>
        {ids.length === 1 ? 'Eine entfernte Frage' : `${ids.length} entfernte Fragen`}
      </summary>
      <ul>
        {ids.map((id) => {
          const { label } = currentQuestion(original, adaptation, id);
          return (
            <li key={id}>
              <span>{label}</span>
              <button
                type="button"
                className="button-text"
                onClick={() =>
                  act(
                    id,
                    restoreQuestion(original, adaptation, id),
                    `wieder aufgenommen: ${quoted(label)}`,
                    `${id}:open`,
                  )
                }
              >
                Wieder aufnehmen<span className="sr-only">{` ${quoted(label)}`}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}

interface HeadProps {
  section: Section;
  index: number;
  count: number;
  numbers: ReadonlyMap<string, number>;
}

function SectionHead({ section, index, count, numbers }: HeadProps) {
  const { original, adaptation, type, focus, open, setOpen } = useEditing();
  const place = `abschnitt:${section.id}`;
  const isOpen = open === place;
  const source = original.sections.find(({ id }) => id === section.id);
  const reword = (part: 'title' | 'text', text: string): string | undefined =>
    type(
      `${place}:${part}`,
      rewordSection(original, adaptation, section.id, part, text),
      `geändert: ${part === 'title' ? 'Überschrift' : 'Einleitung'} von ${quoted(section.title)}`,
    );
  return (
    <>
      <p className="kicker">
        {`Abschnitt ${index + 1} von ${count}`}
        {section.condition && <span>{` · ${conditionText(section.condition, numbers)}`}</span>}
      </p>
      <h4>
        <button
          type="button"
          className="adapt-open"
          aria-expanded={isOpen}
          data-place={`${place}:open`}
          onClick={() => {
            setOpen(isOpen ? undefined : place);
            if (!isOpen) focus(`${place}:title`);
          }}
        >
          <span className="adapt-label">{section.title}</span>{' '}
          <span className="adapt-cue">{isOpen ? 'Schließen' : 'Ändern'}</span>
        </button>
      </h4>
      {!isOpen && section.text && <p className="adapt-intro note">{section.text}</p>}
      {isOpen && (
        <div className="adapt-editor">
          <Text
            label="Überschrift"
            place={`${place}:title`}
            value={section.title}
            original={source?.title}
            maxLength={100}
            onText={(text) => reword('title', text)}
          />
          <Text
            label="Einleitung (darf leer bleiben)"
            place={`${place}:text`}
            value={section.text ?? ''}
            original={source?.text ?? ''}
            maxLength={2000}
            isLong
            onText={(text) => reword('text', text)}
          />
          <p>
            <button
              type="button"
              className="button-quiet"
              onClick={() => {
                setOpen(undefined);
                focus(`${place}:open`);
              }}
            >
              Fertig
            </button>
          </p>
        </div>
      )}
    </>
  );
}

/** All sections with their questions, one row each. */
export function Questions({ sections, numbers, dropped, gone }: Props) {
  const all = sections.flatMap(({ questions }) => questions);
  const order = all.map(({ id }) => id);
  return (
    <>
      {sections.map((section, index) => {
        const ids = gone.get(section.id);
        return (
          <section key={section.id} className="adapt-section" aria-label={section.title}>
            <SectionHead section={section} index={index} count={sections.length} numbers={numbers} />
            {section.questions.length === 0 && (
              <p className="note">Hier steht keine Frage mehr; der Abschnitt entfällt.</p>
            )}
            <ol className="adapt-list">
              {section.questions.map((question) => (
                <QuestionRow
                  key={question.id}
                  question={question}
                  position={order.indexOf(question.id)}
                  order={order}
                  numbers={numbers}
                  because={dropped.get(question.id)}
                />
              ))}
            </ol>
            {ids && <Removed section={section} ids={ids} />}
            <AddQuestion section={section} />
          </section>
        );
      })}
    </>
  );
}

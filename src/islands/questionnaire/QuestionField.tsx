import { createContext, type FocusEvent, memo, type ReactNode, useContext } from 'react';
import type { Answer, Question } from '#questionnaire/answers.ts';
import { isAnswerable, type QuestionOf, read } from '#questionnaire/kinds.ts';
import { MultipleChoice, SingleChoice, YesNoChoice } from './Choices.tsx';
import { Html } from './Html.tsx';
import { Ranking } from './Ranking.tsx';
import { Matrix, Rating, Steps } from './Steps.tsx';
import { DateField, NumberField, TextField } from './TextFields.tsx';

export interface QuestionFieldProps {
  question: Question;
  answer: unknown;
  /** Ids of the visible options, joined; text, so that an unchanged question is not drawn again. */
  options: string | undefined;
  problem: string | undefined;
  /** What stands in the field without being an answer. */
  draft: string | undefined;
  onAnswer: (question: string, answer: Answer | undefined) => void;
  onDraft: (question: string, text: string | undefined) => void;
  /** The visitor has left the question. */
  onLeave: (question: string) => void;
  announce: (message: string) => void;
}

/** Question → its number. A context, so that a question that comes or goes renumbers the others without drawing them. */
export const Numbers = createContext<ReadonlyMap<string, number>>(new Map());

const NumberOf = ({ question }: { question: string }) => (
  <span className="field-number">{useContext(Numbers).get(question)}</span>
);

export const fieldId = (question: string): string => `frage-${question}`;

const howMany = (min?: number, max?: number): string => {
  if (min && max) return min === max ? `Bitte ${min} ankreuzen.` : `Bitte ${min} bis ${max} ankreuzen.`;
  if (max) return `Bitte höchstens ${max} ankreuzen.`;
  return min ? `Bitte mindestens ${min} ankreuzen.` : 'Mehrere Antworten möglich.';
};

/** How to answer, where the field itself does not say it. */
function instruction(question: QuestionOf): string | undefined {
  switch (question.type) {
    case 'multiple':
      return howMany(question.min, question.max);
    case 'ranking':
      return 'Das Wichtigste nach oben: mit den Pfeilen oder durch Ziehen.';
    case 'shortText':
    case 'longText':
      return question.example && `Zum Beispiel: ${question.example}`;
    default:
      return undefined;
  }
}

const onlyOptions = (question: QuestionOf, options: string | undefined): QuestionOf =>
  'options' in question && options !== undefined
    ? { ...question, options: question.options.filter(({ id }) => options.split(' ').includes(id)) }
    : question;

/** The ids of what describes a field: its hint and what is wrong, where there are any. */
const descriptionOf = (question: QuestionOf, problem: string | undefined): string | undefined => {
  const id = fieldId(question.id);
  const parts = [
    ...(question.hint || instruction(question) ? [`${id}-hinweis`] : []),
    ...(problem ? [`${id}-fehler`] : []),
  ];
  return parts.length > 0 ? parts.join(' ') : undefined;
};

type FieldProps = Omit<QuestionFieldProps, 'question' | 'options' | 'onLeave'> & { question: QuestionOf };

/** Where one label names one field; all others are groups with a legend. */
const isOneField = ({ type }: QuestionOf): boolean =>
  ['number', 'shortText', 'longText', 'date', 'month'].includes(type);

function Field({ question, answer, problem, draft, onAnswer, onDraft, announce }: FieldProps): ReactNode {
  const id = fieldId(question.id);
  const give = (given: Answer | undefined) => onAnswer(question.id, given);
  const invalid = problem ? `${id}-fehler` : undefined;
  const describedBy = descriptionOf(question, problem);
  const plain = { id, describedBy, isInvalid: problem !== undefined };
  const drafted = { ...plain, draft, onDraft: (text: string | undefined) => onDraft(question.id, text) };
  switch (question.type) {
    case 'single':
      return (
        <SingleChoice question={question} name={id} answer={read(question, answer)} invalid={invalid} onAnswer={give} />
      );
    case 'multiple':
      return (
        <MultipleChoice
          question={question}
          name={id}
          answer={read(question, answer)}
          invalid={invalid}
          onAnswer={give}
        />
      );
    case 'yesNo':
      return <YesNoChoice name={id} answer={read(question, answer)} invalid={invalid} onAnswer={give} />;
    case 'scale':
      return <Steps steps={question.steps} name={id} answer={read(question, answer)} onAnswer={give} />;
    case 'matrix':
      return <Matrix question={question} name={id} answer={read(question, answer)} onAnswer={give} />;
    case 'rating':
      return <Rating question={question} name={id} answer={read(question, answer)} onAnswer={give} />;
    case 'ranking':
      return <Ranking question={question} answer={read(question, answer)} onAnswer={give} announce={announce} />;
    case 'number':
      return <NumberField question={question} answer={read(question, answer)} onAnswer={give} {...drafted} />;
    case 'shortText':
    case 'longText':
      return (
        <TextField
          question={question}
          answer={typeof answer === 'string' ? answer : undefined}
          onAnswer={give}
          {...plain}
        />
      );
    case 'date':
    case 'month':
      return <DateField question={question} answer={read(question, answer)} onAnswer={give} {...drafted} />;
    default:
      throw new Error(`Unknown question: ${JSON.stringify(question satisfies never)}. Give it a field.`);
  }
}

function Labelled({ question, options, onLeave, ...rest }: QuestionFieldProps & { question: QuestionOf }) {
  const id = fieldId(question.id);
  const { problem, answer } = rest;
  const how = instruction(question);
  const title = (
    <>
      <NumberOf question={question.id} /> {question.label} {question.required && <small>(bitte beantworten)</small>}
    </>
  );
  const below = (
    <>
      {(question.hint || how) && (
        <div className="note" id={`${id}-hinweis`}>
          {question.hint && <p>{question.hint}</p>}
          {how && <p>{how}</p>}
        </div>
      )}
      {problem && (
        <p className="field-problem" id={`${id}-fehler`}>
          <span className="sr-only">Fehler:</span> {problem}
        </p>
      )}
      <Field {...rest} question={onlyOptions(question, options)} />
    </>
  );
  const shared = {
    className: problem ? 'field field-wrong' : 'field',
    id: `${id}-feld`,
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
      if (!currentTarget.contains(relatedTarget)) onLeave(question.id);
    },
  };
  const isRemovable = !question.required && question.type !== 'multiple';
  if (isOneField(question)) {
    return (
      <div {...shared}>
        <label htmlFor={id} className="field-label">
          {title}
        </label>
        {below}
      </div>
    );
  }
  return (
    <fieldset
      {...shared}
      className={isRemovable ? `${shared.className} field-removable` : shared.className}
      aria-describedby={descriptionOf(question, problem)}
    >
      <legend className="field-label">{title}</legend>
      {below}
      {isRemovable && answer !== undefined && (
        <button
          type="button"
          className="button-text field-remove"
          onClick={({ currentTarget }) => {
            const group = currentTarget.closest('fieldset');
            rest.onAnswer(question.id, undefined);
            group?.querySelector<HTMLElement>('input, button')?.focus();
          }}
        >
          Antwort entfernen
        </button>
      )}
    </fieldset>
  );
}

/** One question with its field, hint and problem. Drawn again only when something of its own changes. */
export const QuestionField = memo(function QuestionField(props: QuestionFieldProps) {
  const { question } = props;
  if (isAnswerable(question)) return <Labelled {...props} question={question} />;
  if (question.type !== 'info') return null;
  return (
    <div className="field">
      <p className="field-label">{question.label}</p>
      <Html text={question.text} />
    </div>
  );
});

import { useState } from 'react';
import { parseNumber } from '#questionnaire/answers.ts';
import type { QuestionOf } from '#questionnaire/kinds.ts';
import { monthInput, numberInput, parseMonth } from './typed.ts';

interface Props<A> {
  id: string;
  describedBy: string | undefined;
  isInvalid: boolean;
  answer: A | undefined;
  onAnswer: (answer: A | undefined) => void;
}

/** A field whose text may not be an answer yet; `onDraft` hears of such a text, and of its end. */
interface DraftProps<A> extends Props<A> {
  draft: string | undefined;
  onDraft: (text: string | undefined) => void;
}

/** One line or several. */
export function TextField({
  question: { type },
  id,
  describedBy,
  isInvalid,
  answer,
  onAnswer,
}: Props<string> & { question: QuestionOf<'shortText' | 'longText'> }) {
  const shared = {
    id,
    name: id,
    value: answer ?? '',
    'aria-describedby': describedBy,
    'aria-invalid': isInvalid || undefined,
    maxLength: 10_000,
    autoComplete: 'off',
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) => onAnswer(value || undefined),
  } as const;
  return type === 'longText' ? <textarea rows={5} {...shared} /> : <input type="text" {...shared} />;
}

interface TypedProps<A> extends DraftProps<A> {
  inputMode?: 'decimal';
  show: (answer: A) => string;
  parse: (text: string) => A | undefined;
}

/** Text that stands for something else; kept as it was typed. */
function Typed<A>({
  id,
  describedBy,
  isInvalid,
  answer,
  draft,
  inputMode,
  show,
  parse,
  onAnswer,
  onDraft,
}: TypedProps<A>) {
  const [text, setText] = useState(draft ?? (answer === undefined ? '' : show(answer)));
  return (
    <input
      type="text"
      className="input-narrow"
      id={id}
      name={id}
      inputMode={inputMode}
      autoComplete="off"
      maxLength={40}
      value={text}
      aria-describedby={describedBy}
      aria-invalid={isInvalid || undefined}
      onChange={({ currentTarget: { value } }) => {
        setText(value);
        const parsed = parse(value);
        onAnswer(parsed);
        onDraft(parsed === undefined && value.trim() !== '' ? value : undefined);
      }}
    />
  );
}

/** A number in German form, with its unit. */
export function NumberField({ question, ...props }: DraftProps<number> & { question: QuestionOf<'number'> }) {
  return (
    <span className="with-unit">
      <Typed {...props} inputMode="decimal" show={numberInput} parse={parseNumber} />
      {question.unit && <span>{question.unit}</span>}
    </span>
  );
}

let knowsMonth: boolean | undefined;
function hasMonthPicker(): boolean {
  if (knowsMonth === undefined) {
    const input = document.createElement('input');
    input.type = 'month';
    knowsMonth = input.type === 'month';
  }
  return knowsMonth;
}

/** A day or a month: the picker of the browser; for months text where there is none. */
export function DateField({
  question: { type },
  ...props
}: DraftProps<string> & { question: QuestionOf<'date' | 'month'> }) {
  if (type === 'month' && !hasMonthPicker()) {
    return (
      <>
        <p className="note">Zum Beispiel: 03.2026</p>
        <Typed {...props} show={monthInput} parse={parseMonth} />
      </>
    );
  }
  const { id, describedBy, isInvalid, answer, onAnswer, onDraft } = props;
  return (
    <input
      type={type}
      max={type === 'date' ? '9999-12-31' : '9999-12'}
      className="input-narrow"
      id={id}
      name={id}
      value={answer ?? ''}
      aria-describedby={describedBy}
      aria-invalid={isInvalid || undefined}
      onChange={({ currentTarget: { value } }) => {
        onAnswer(value || undefined);
        onDraft(undefined);
      }}
      onBlur={({ currentTarget: { validity } }) => onDraft(validity.badInput ? '?' : undefined)}
    />
  );
}

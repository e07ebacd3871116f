import type { Answer } from '#questionnaire/answers.ts';
import { otherChoice, type QuestionOf } from '#questionnaire/kinds.ts';

interface Props<Q> {
  question: Q;
  name: string;
  /** Id of the element that says what is wrong, if something is. */
  invalid: string | undefined;
  onAnswer: (answer: Answer | undefined) => void;
}

interface OptionProps {
  type: 'radio' | 'checkbox';
  name: string;
  label: string;
  checked: boolean;
  invalid?: string | undefined;
  onChange: (checked: boolean) => void;
}

function Option({ type, name, label, checked, invalid, onChange }: OptionProps) {
  return (
    <label className="option">
      <input
        type={type}
        name={name}
        checked={checked}
        aria-invalid={type === 'checkbox' && invalid ? true : undefined}
        aria-describedby={invalid}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}

interface OtherProps {
  name: string;
  text: string;
  onChange: (text: string) => void;
}

function OtherText({ name, text, onChange }: OtherProps) {
  return (
    <label className="option-other">
      Was meinen Sie?
      <input
        type="text"
        name={`${name}-${otherChoice}`}
        value={text}
        maxLength={500}
        autoComplete="off"
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </label>
  );
}

/** One of several answers. */
export function SingleChoice({
  question: { options, other },
  name,
  answer,
  onAnswer,
}: Props<QuestionOf<'single'>> & { answer: { choice: string; other?: string } | undefined }) {
  return (
    <>
      {options.map(({ id, label }) => (
        <Option
          key={id}
          type="radio"
          name={name}
          label={label}
          checked={answer?.choice === id}
          onChange={() => onAnswer({ choice: id })}
        />
      ))}
      {other && (
        <Option
          type="radio"
          name={name}
          label="Sonstiges"
          checked={answer?.choice === otherChoice}
          onChange={() => onAnswer({ choice: otherChoice })}
        />
      )}
      {answer?.choice === otherChoice && (
        <OtherText
          name={name}
          text={answer.other ?? ''}
          onChange={(text) => onAnswer({ choice: otherChoice, other: text })}
        />
      )}
    </>
  );
}

/** Several answers; an exclusive one stands alone. */
export function MultipleChoice({
  question: { options, other },
  name,
  answer,
  invalid,
  onAnswer,
}: Props<QuestionOf<'multiple'>> & { answer: { choices: readonly string[]; other?: string } | undefined }) {
  const chosen = answer?.choices ?? [];
  const order = [...options.map(({ id }) => id), otherChoice];
  const isExclusive = (id: string): boolean => options.some((option) => option.id === id && option.exclusive === true);
  const choose = (id: string, isChosen: boolean): void => {
    const kept = chosen.filter((choice) => choice !== id && !(isChosen && (isExclusive(id) || isExclusive(choice))));
    const choices = order.filter((choice) => kept.includes(choice) || (isChosen && choice === id));
    if (choices.length === 0) onAnswer(undefined);
    else onAnswer({ choices, ...(choices.includes(otherChoice) && answer?.other ? { other: answer.other } : {}) });
  };
  return (
    <>
      {options.map(({ id, label }) => (
        <Option
          key={id}
          type="checkbox"
          name={name}
          label={label}
          checked={chosen.includes(id)}
          invalid={invalid}
          onChange={(isChosen) => choose(id, isChosen)}
        />
      ))}
      {other && (
        <Option
          type="checkbox"
          name={name}
          label="Sonstiges"
          checked={chosen.includes(otherChoice)}
          invalid={invalid}
          onChange={(isChosen) => choose(otherChoice, isChosen)}
        />
      )}
      {chosen.includes(otherChoice) && (
        <OtherText
          name={name}
          text={answer?.other ?? ''}
          onChange={(text) => onAnswer({ choices: chosen, other: text })}
        />
      )}
    </>
  );
}

/** Yes or no, side by side. */
export function YesNoChoice({
  name,
  answer,
  onAnswer,
}: Omit<Props<QuestionOf<'yesNo'>>, 'question'> & { answer: boolean | undefined }) {
  return (
    <div className="yes-no">
      {[true, false].map((isYes) => (
        <Option
          key={String(isYes)}
          type="radio"
          name={name}
          label={isYes ? 'ja' : 'nein'}
          checked={answer === isYes}
          onChange={() => onAnswer(isYes)}
        />
      ))}
    </div>
  );
}

import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { useEditing } from './context.ts';

interface Props {
  label: string;
  /** Where the focus can be sent to. */
  place: string;
  value: string;
  /** Takes over each text as it is typed; a sentence says why it is not taken over. */
  onText: (text: string) => string | undefined;
  hint?: ReactNode;
  /** What stands in the original, if that can be brought back. */
  original?: string | undefined;
  maxLength: number;
  /** A text of several paragraphs; otherwise one line, broken where it is long. */
  isLong?: boolean;
  /** The label is for those who hear only: what stands around says it already. */
  isLabelHidden?: boolean;
  type?: 'email' | 'date' | 'decimal';
  autoComplete?: string;
  className?: string;
  onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
}

/** Lines that a text needs, where the browser cannot tell by itself. */
const linesOf = (text: string, isLong: boolean): number =>
  Math.min(
    14,
    Math.max(isLong ? 3 : 1, Math.ceil(text.length / (isLong ? 75 : 60)) + (text.match(/\n/g)?.length ?? 0)),
  );

/**
 * A text to edit. While it is typed, the field shows what was typed, then what was taken over.
 * What could not be taken over stays in the field, with the reason, once it is left.
 */
export function Text(props: Props) {
  const { label, place, value, onText, hint, original, maxLength, isLong = false, isLabelHidden, type } = props;
  const { draft, generation, announce } = useEditing();
  const [typed, setTyped] = useState<{ text: string; problem: string | undefined; generation: number }>();
  const [isLeft, setIsLeft] = useState(false);
  const id = useId();
  const present = typed?.generation === generation ? typed : undefined;
  const problem = isLeft ? present?.problem : undefined;
  const text = present?.text ?? value;
  const differs = original !== undefined && value !== original;
  const described = [hint && `${id}-hinweis`, problem && `${id}-fehler`].filter(Boolean).join(' ') || undefined;

  const take = (given: string): void => {
    const plain = isLong || type ? given : given.replace(/\s*\n\s*/g, ' ');
    setTyped({ text: plain, problem: onText(plain), generation });
  };
  const shared = {
    id,
    name: place,
    value: text,
    maxLength,
    'data-place': place,
    'aria-describedby': described,
    'aria-invalid': problem ? true : undefined,
    autoComplete: props.autoComplete ?? 'off',
    onFocus: () => setIsLeft(false),
    onBlur: () => {
      draft.endStep();
      setIsLeft(true);
      if (!present?.problem) setTyped(undefined);
    },
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) => take(currentTarget.value),
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      // One line of text has no second one; in a browser it may be drawn as several.
      if (event.key === 'Enter' && !isLong) event.preventDefault();
      props.onKeyDown?.(event);
    },
  };

  return (
    <div className={`adapt-field ${props.className ?? ''}`}>
      <label htmlFor={id} className={isLabelHidden ? 'sr-only' : undefined}>
        {label}
      </label>
      {hint && (
        <p className="note" id={`${id}-hinweis`}>
          {hint}
        </p>
      )}
      {problem && (
        <p className="adapt-problem" id={`${id}-fehler`}>
          {problem}
          {value !== '' && value !== text && ` Bis dahin gilt: „${value}“.`}
        </p>
      )}
      {type ? (
        <input
          type={type === 'decimal' ? 'text' : type}
          inputMode={type === 'decimal' ? 'decimal' : undefined}
          {...shared}
        />
      ) : (
        <textarea rows={linesOf(text, isLong)} {...shared} />
      )}
      {differs && (
        <p className="adapt-original note">
          <span>{original === '' ? 'Im Original leer' : `Im Original: „${original}“`}</span>
          <button
            type="button"
            className="button-text"
            onClick={() => {
              draft.endStep();
              take(original);
              draft.endStep();
              setTyped(undefined);
              announce('Wieder wie im Original.');
              document.getElementById(id)?.focus();
            }}
          >
            Zurückholen<span className="sr-only">{` (${label})`}</span>
          </button>
        </p>
      )}
    </div>
  );
}

interface CheckProps {
  label: string;
  place: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}

export function Check({ label, place, isOn, onChange }: CheckProps) {
  return (
    <label className="adapt-check">
      <input
        type="checkbox"
        name={place}
        data-place={place}
        checked={isOn}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}

const signs = {
  up: 'M10 16V4m-5 5 5-5 5 5',
  down: 'M10 4v12m-5-5 5 5 5-5',
  remove: 'M4 6h12M8 6V3.5h4V6M6 6l.8 10.5h6.4L14 6M8.6 9v4.5M11.4 9v4.5',
  undo: 'M4 8h8a4 4 0 0 1 0 8H8M4 8l4-4M4 8l4 4',
  redo: 'M16 8H8a4 4 0 0 0 0 8h4M16 8l-4-4M16 8l-4 4',
  add: 'M10 4v12M4 10h12',
  away: 'M12 4h4v4M16 4l-7 7M8 5H4v11h11v-4',
} as const;

export function Sign({ name }: { name: keyof typeof signs }) {
  return (
    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" className="adapt-sign">
      <path d={signs[name]} />
    </svg>
  );
}

interface MovesProps {
  /** What is moved, as it is called; its place begins the names of the places of the buttons. */
  name: string;
  place: string;
  isFirst: boolean;
  isLast: boolean;
  onMove: (direction: 'up' | 'down') => void;
  onRemove: () => void;
}

/** Up, down, away: the same three buttons for questions, answers and rows. */
export function Moves({ name, place, isFirst, isLast, onMove, onRemove }: MovesProps) {
  return (
    <div className="adapt-moves">
      {(['up', 'down'] as const).map((direction) => {
        const isEnd = direction === 'up' ? isFirst : isLast;
        return (
          <button
            key={direction}
            type="button"
            data-place={`${place}:${direction}`}
            aria-disabled={isEnd || undefined}
            aria-label={`${name} nach ${direction === 'up' ? 'oben' : 'unten'}`}
            title={direction === 'up' ? 'Nach oben' : 'Nach unten'}
            onClick={() => {
              if (!isEnd) onMove(direction);
            }}
          >
            <Sign name={direction} />
          </button>
        );
      })}
      <button
        type="button"
        data-place={`${place}:remove`}
        aria-label={`${name} entfernen`}
        title="Entfernen"
        onClick={onRemove}
      >
        <Sign name="remove" />
      </button>
    </div>
  );
}

import { type PointerEvent, useLayoutEffect, useRef } from 'react';
import type { QuestionOf } from '#questionnaire/kinds.ts';

interface Props {
  question: QuestionOf<'ranking'>;
  answer: readonly string[] | undefined;
  onAnswer: (rows: readonly string[]) => void;
  announce: (message: string) => void;
}

const moved = (rows: readonly string[], from: number, to: number): string[] => {
  const others = rows.filter((_, index) => index !== from);
  return [...others.slice(0, to), ...rows.slice(from, from + 1), ...others.slice(to)];
};

/** An order of rows, by buttons or by dragging. It counts once something was moved or confirmed. */
export function Ranking({ question, answer, onAnswer, announce }: Props) {
  const list = useRef<HTMLOListElement>(null);
  const dragged = useRef<string>(undefined);
  const focused = useRef<HTMLElement | null>(null);
  const labels = new Map(question.rows.map(({ id, label }) => [id, label]));
  const order = [...(answer ?? []), ...[...labels.keys()].filter((id) => !answer?.includes(id))];
  const orderText = order.join();

  // A button that moves with its row would lose the focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new order is what the focus must survive
  useLayoutEffect(() => {
    focused.current?.focus();
    focused.current = null;
  }, [orderText]);

  const move = (from: number, to: number): void => {
    const id = order[from];
    if (id === undefined || to < 0 || to >= order.length || from === to) return;
    onAnswer(moved(order, from, to));
    announce(`„${labels.get(id)}“ steht jetzt auf Platz ${to + 1} von ${order.length}.`);
  };

  const drag = ({ clientY }: PointerEvent<HTMLElement>): void => {
    const id = dragged.current;
    if (id === undefined) return;
    const to = [...(list.current?.children ?? [])].findIndex((item) => {
      const { top, bottom } = item.getBoundingClientRect();
      return clientY >= top && clientY <= bottom;
    });
    if (to >= 0) move(order.indexOf(id), to);
  };

  return (
    <>
      <ol
        className="ranking"
        ref={list}
        onPointerMove={drag}
        onLostPointerCapture={() => {
          dragged.current = undefined;
        }}
      >
        {order.map((id, index) => (
          <li key={id}>
            <span
              className="ranking-handle"
              aria-hidden="true"
              onPointerDown={({ pointerId }) => {
                dragged.current = id;
                // The list stays where it is; a row that moves would lose the pointer.
                list.current?.setPointerCapture(pointerId);
              }}
            >
              <svg viewBox="0 0 12 20" width="12" height="20">
                <title>Ziehen</title>
                <path d="M2 4h0M10 4h0M2 10h0M10 10h0M2 16h0M10 16h0" />
              </svg>
            </span>
            <span className="ranking-label">{labels.get(id)}</span>
            {([-1, 1] as const).map((step) => (
              <button
                key={step}
                type="button"
                aria-disabled={step < 0 ? index === 0 : index === order.length - 1}
                aria-label={`„${labels.get(id)}“ nach ${step < 0 ? 'oben' : 'unten'}`}
                onClick={({ currentTarget }) => {
                  focused.current = currentTarget;
                  move(index, index + step);
                }}
              >
                <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
                  <path d={step < 0 ? 'M10 16V4m-5 5 5-5 5 5' : 'M10 4v12m-5-5 5 5 5-5'} />
                </svg>
              </button>
            ))}
          </li>
        ))}
      </ol>
      {answer?.length !== order.length && (
        <button
          type="button"
          className="button-quiet"
          onClick={() => {
            onAnswer(order);
            announce('Die Reihenfolge ist übernommen.');
          }}
        >
          Reihenfolge so übernehmen
        </button>
      )}
    </>
  );
}

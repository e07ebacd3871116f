import { useEffect, useRef } from 'react';
import type { Problem } from '#questionnaire/answers.ts';

interface Props {
  problems: readonly (Problem & { label: string })[];
  /** Changes with each attempt: the summary takes the focus anew. */
  attempt: number;
  onVisit: (question: string) => void;
}

/** What is to be put right, above the questions, each with a link to its field. */
export function ErrorSummary({ problems, attempt, onVisit }: Props) {
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt moves the focus again
  useEffect(() => {
    box.current?.focus();
    box.current?.scrollIntoView({ block: 'start' });
  }, [attempt]);
  return (
    <div className="message message-wrong" role="alert" tabIndex={-1} ref={box}>
      <h2>
        {problems.length === 1
          ? 'Eine Angabe fehlt noch oder passt nicht'
          : `${problems.length} Angaben fehlen noch oder passen nicht`}
      </h2>
      <ul>
        {problems.map(({ question, label, message }) => (
          <li key={question}>
            <a
              href={`#frage-${question}-feld`}
              onClick={(event) => {
                event.preventDefault();
                onVisit(question);
              }}
            >
              {label}
            </a>
            <span>{message}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

import { useEffect, useRef } from 'react';

interface Props {
  title: string;
  text: string;
  choices: readonly { label: string; choose: () => void }[];
}

/** Something only the visitor can decide: which of two sets of answers stays. Takes the focus. */
export function Decision({ title, text, choices }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="message message-strong" aria-labelledby="entscheidung">
      <h2 id="entscheidung" ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <p>{text}</p>
      <div className="buttons">
        {choices.map(({ label, choose }) => (
          <button key={label} type="button" className="button-quiet" onClick={choose}>
            {label}
          </button>
        ))}
      </div>
    </section>
  );
}

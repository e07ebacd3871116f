/** Asks which version to keep when two people have changed the same field. */
import { useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';

export interface Conflict {
  key: string;
  label: string;
  mine: unknown;
  theirs: unknown;
}

/** Keys of the fields whose own version is to be kept; `undefined` if the person does not want to save. */
export function askAboutConflict(conflicts: readonly Conflict[]): Promise<string[] | undefined> {
  const place = document.createElement('div');
  document.body.append(place);
  const root = createRoot(place);
  return new Promise((resolve) => {
    const end = (kept: string[] | undefined) => {
      root.unmount();
      place.remove();
      resolve(kept);
    };
    root.render(<Question conflicts={conflicts} onEnd={end} />);
  });
}

function Question({
  conflicts,
  onEnd,
}: {
  conflicts: readonly Conflict[];
  onEnd: (kept: string[] | undefined) => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [kept, setKept] = useState<readonly string[]>(conflicts.map(({ key }) => key));
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className="notice conflict"
      aria-labelledby="conflict-heading"
      onCancel={() => onEnd(undefined)}
    >
      <h2 id="conflict-heading">Zwei Fassungen</h2>
      <p>
        Jemand hat diesen Eintrag gespeichert, während Sie daran gearbeitet haben. Was soll gelten? Alle anderen
        Änderungen von beiden bleiben erhalten.
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onEnd([...kept]);
        }}
      >
        {conflicts.map(({ key, label, mine, theirs }) => (
          <fieldset key={key}>
            <legend>{label}</legend>
            <Version
              name={key}
              title="Ihre Fassung"
              value={mine}
              chosen={kept.includes(key)}
              onChoose={() => setKept([...kept.filter((other) => other !== key), key])}
            />
            <Version
              name={key}
              title="Die gespeicherte Fassung"
              value={theirs}
              chosen={!kept.includes(key)}
              onChoose={() => setKept(kept.filter((other) => other !== key))}
            />
          </fieldset>
        ))}
        <p className="buttons">
          <button type="submit">Speichern</button>
          <button type="button" onClick={() => onEnd(undefined)}>
            Noch nicht speichern
          </button>
        </p>
      </form>
    </dialog>
  );
}

function Version({
  name,
  title,
  value,
  chosen,
  onChoose,
}: {
  name: string;
  title: string;
  value: unknown;
  chosen: boolean;
  onChoose: () => void;
}) {
  return (
    <label>
      <input type="radio" name={name} checked={chosen} onChange={onChoose} />
      <strong>{title}</strong>
      <span className="version">{readable(value)}</span>
    </label>
  );
}

/** A value as lines of text, without the names of its fields. */
function readable(value: unknown): string {
  if (value === undefined || value === null || value === '') return '(leer)';
  if (typeof value === 'boolean') return value ? 'ja' : 'nein';
  if (Array.isArray(value))
    return value.length === 0 ? '(leer)' : value.map((item) => `• ${readable(item)}`).join('\n');
  if (typeof value === 'object') return Object.values(value).map(readable).join(' · ');
  return String(value);
}

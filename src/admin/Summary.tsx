/** The list of what is still wrong, after somebody wanted to save. */
import { store } from 'decap-cms-core/dist/esm/redux';
import { useSyncExternalStore } from 'react';
import { controlOf, goTo, placeOf } from './places.ts';

interface Line {
  id: string;
  label: string;
  message: string;
}

let lines: readonly Line[] = [];
let seen: unknown;

/** What Decap holds as faults of fields, with the names of the fields. */
function snapshot(): readonly Line[] {
  const errors = store.getState().entryDraft.get('fieldsErrors');
  if (errors === seen) return lines;
  seen = errors;
  const found: Record<string, { message?: unknown }[]> = hasToJs(errors) ? errors.toJS() : {};
  lines = Object.entries(found).flatMap(([id, all]) => {
    const label = String(controlOf(id)?.props.field.get('label') ?? '');
    return all.map(({ message }) => ({ id, label, message: typeof message === 'string' ? message : '' }));
  });
  return lines;
}
const hasToJs = (value: unknown): value is { toJS(): Record<string, { message?: unknown }[]> } =>
  typeof value === 'object' && value !== null && 'toJS' in value;

export function Summary() {
  const open = useSyncExternalStore(store.subscribe, snapshot);
  if (open.length === 0) return null;
  return (
    <section className="summary" aria-labelledby="summary-heading">
      <div role="alert">
        <h2 id="summary-heading">
          {open.length === 1
            ? 'Noch nicht gespeichert: eine Angabe fehlt oder stimmt nicht.'
            : `Noch nicht gespeichert: ${open.length} Angaben fehlen oder stimmen nicht.`}
        </h2>
      </div>
      <ul>
        {open.map(({ id, label, message }) => (
          <li key={`${id}${message}`}>
            <button
              type="button"
              onClick={() => {
                const control = controlOf(id);
                if (control) goTo(placeOf(control));
              }}
            >
              {message.startsWith(label) ? message : `${label}: ${message}`}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

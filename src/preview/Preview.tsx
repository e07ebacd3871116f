/** The preview of an entry: the page of the site in a frame, in three widths, light or dark, redrawn while one types. */
import { type CSSProperties, useEffect, useRef, useState } from 'react';
import type { Scheme } from './dress.ts';
import type { Snapshot } from './render.ts';
import type { Stage, StageWish } from './stage.ts';

interface Props {
  collection: StageWish['collection'];
  slug: string;
  /** The draft, as complete as it is. */
  data: unknown;
  /** All entries as they are stored. The same object as long as none has changed. */
  snapshot: Snapshot;
  /** Where a file of `content/uploads/` can be seen; left out, as the site serves it. */
  picture?: ((file: string) => string) | undefined;
}

interface Choice<T> {
  id: T;
  label: string;
}

const frameAddress = '/admin/vorschau/';
const settleMs = 150;
const linesShown = 5;

const widths: readonly Choice<number>[] = [
  { id: 360, label: 'Handy' },
  { id: 768, label: 'Tablet' },
  { id: 1280, label: 'Bildschirm' },
];
const schemes: readonly Choice<Scheme>[] = [
  { id: 'light', label: 'Hell' },
  { id: 'dark', label: 'Dunkel' },
];
const views: readonly Choice<StageWish['view']>[] = [
  { id: 'fill', label: 'Ausfüllen' },
  { id: 'read', label: 'Lesen' },
];

// Written here, since a preview of the CMS has no sheet of its own.
const look = {
  whole: { display: 'flex', flexDirection: 'column', height: '100%', minHeight: '30rem', background: '#e7e5df' },
  bar: { display: 'flex', flexWrap: 'wrap', gap: '0.5rem 1rem', padding: '0.5rem', background: '#fff' },
  group: { display: 'flex' },
  button: {
    font: '400 0.9rem/1.2 system-ui, sans-serif',
    minHeight: '2.25rem',
    padding: '0.25rem 0.75rem',
    border: '1px solid #5c5c5c',
    color: '#1b1b1b',
    background: '#fff',
    cursor: 'pointer',
  },
  pressed: { color: '#fff', background: '#17505c', borderColor: '#17505c' },
  message: {
    font: '400 0.9rem/1.4 system-ui, sans-serif',
    margin: 0,
    padding: '0.5rem 0.75rem',
    color: '#1b1b1b',
    background: '#ffe9a8',
  },
  pane: { flex: '1 1 auto', minHeight: 0, position: 'relative', overflow: 'hidden' },
  frame: { position: 'absolute', top: 0, border: 0, background: '#fff', transformOrigin: '0 0' },
} as const satisfies Readonly<Record<string, CSSProperties>>;

interface SwitchProps<T> {
  label: string;
  choices: readonly Choice<T>[];
  chosen: T;
  onChoose: (choice: T) => void;
}

/** A row of buttons of which one is pressed. */
function Switch<T extends string | number>({ label, choices, chosen, onChoose }: SwitchProps<T>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset needs a sheet to lose its frame
    <div role="group" aria-label={label} style={look.group}>
      {choices.map((choice) => (
        <button
          key={choice.id}
          type="button"
          aria-pressed={choice.id === chosen}
          onClick={() => onChoose(choice.id)}
          style={choice.id === chosen ? { ...look.button, ...look.pressed } : look.button}
        >
          {choice.label}
        </button>
      ))}
    </div>
  );
}

/** Width and height in pixels of the element as it is laid out. */
function useSize() {
  const place = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useEffect(() => {
    const pane = place.current;
    if (!pane) return;
    const measure = (): void => setSize({ width: pane.clientWidth, height: pane.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(pane);
    measure();
    return () => observer.disconnect();
  }, []);
  return [place, size] as const;
}

const deviceScheme = (): Scheme => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');

/** The page of an entry as it will be. */
export function Preview({ collection, slug, data, snapshot, picture }: Props) {
  const [width, setWidth] = useState(1280);
  const [scheme, setScheme] = useState(deviceScheme);
  const [view, setView] = useState<StageWish['view']>('fill');
  const [stage, setStage] = useState<Stage>();
  const [missing, setMissing] = useState<readonly string[]>([]);
  const [pane, size] = useSize();
  const scale = Math.min(1, size.width / width) || 1;

  useEffect(() => {
    if (!stage) return;
    let isOver = false;
    const timer = setTimeout(async () => {
      const outcome = await stage.show({
        collection,
        slug,
        data,
        snapshot,
        picture,
        today: new Date().toLocaleDateString('sv-SE'),
        scheme,
        view,
        onFill: () => setView('fill'),
      });
      if (!isOver && outcome.state !== 'stale') setMissing(outcome.state === 'failed' ? outcome.missing : []);
    }, settleMs);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [collection, slug, data, snapshot, picture, scheme, view, stage]);

  return (
    <div style={look.whole}>
      <div style={look.bar}>
        <Switch label="Breite" choices={widths} chosen={width} onChoose={setWidth} />
        <Switch label="Farben" choices={schemes} chosen={scheme} onChoose={setScheme} />
        {collection === 'questionnaire' && (
          <Switch label="Fragebogen" choices={views} chosen={view} onChoose={setView} />
        )}
      </div>
      <div role="status">
        {missing.length > 0 && (
          <div style={look.message}>
            So lässt sich der Eintrag noch nicht zeigen; Sie sehen den letzten Stand, der ging.
            <ul>
              {missing.slice(0, linesShown).map((line) => (
                <li key={line}>{line}</li>
              ))}
              {missing.length > linesShown && <li>{`und ${missing.length - linesShown} weitere`}</li>}
            </ul>
          </div>
        )}
      </div>
      <div ref={pane} style={look.pane}>
        {/* Scripts are those of the page in the frame alone, by its policy. Without `allow-scripts` Safari hears no
            click in it: https://bugs.webkit.org/show_bug.cgi?id=218086 */}
        <iframe
          title="Vorschau der Seite"
          src={frameAddress}
          sandbox="allow-same-origin allow-scripts"
          onLoad={({ currentTarget }) => {
            const found = currentTarget.contentWindow?.preview;
            setStage(found);
            setMissing(found ? [] : ['Die Vorschau ließ sich nicht laden. Bitte laden Sie die Seite neu.']);
          }}
          style={{
            ...look.frame,
            width,
            height: size.height / scale,
            left: Math.max(0, (size.width - width * scale) / 2),
            transform: `scale(${scale})`,
          }}
        />
      </div>
    </div>
  );
}

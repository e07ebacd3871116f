import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { Adaptation } from '#questionnaire/adaptation.ts';
import { isUnchanged } from '#questionnaire/adaptation.ts';
import { adapted, withIntroduction } from '#questionnaire/adapted.ts';
import { arranged, questionsById, removed } from '#questionnaire/arranged.ts';
import { isAnswerable } from '#questionnaire/kinds.ts';
import { gapsIn } from '#questionnaire/placeholders.ts';
import { readAdaptation } from '#questionnaire/readAdaptation.ts';
import { Decision } from '../questionnaire/Decision.tsx';
import { momentText } from '../questionnaire/typed.ts';
import { type Editing, EditingContext, type Refusal } from './context.ts';
import { Details } from './Details.tsx';
import { type Draft, type DraftState, storageKey } from './draft.ts';
import { Sign } from './Fields.tsx';
import type { EditorMaterial } from './material.ts';
import { Questions } from './Questions.tsx';
import { Share, TryOut, useAddress } from './Share.tsx';
import { TakeAlong } from './TakeAlong.tsx';

interface Props {
  material: EditorMaterial;
  draft: Draft;
  /** `YYYY-MM-DD` */
  today: string;
  onClose: () => void;
}

/** An adaptation that came in while another one is here. */
interface Incoming {
  adaptation: Adaptation;
  notices: readonly string[];
  source: 'Datei' | 'Link';
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== 'checkbox');

/** Where the work is, in a few words. */
function whereKept({ device, savedAt, isKept }: DraftState): string {
  if (device === 'blocked') return 'Nur in diesem Fenster';
  if (savedAt)
    return `Gespeichert um ${new Date(savedAt).toLocaleTimeString('de-DE', { hour: '2-digit', minute: '2-digit' })}`;
  return isKept ? 'Auf diesem Gerät gespeichert' : 'Noch nichts geändert';
}

const tallyText = (count: number, one: string, many: string): string => (count === 1 ? one : `${count} ${many}`);

const parts = [
  { place: 'angaben', title: 'Ihre Angaben' },
  { place: 'fragen', title: 'Fragen' },
  { place: 'weitergeben', title: 'Weitergeben' },
  { place: 'mitnehmen', title: 'Mitnehmen' },
];

function Jumps({ className, onJump }: { className: string; onJump: (place: string) => void }) {
  return (
    <ul className={`inline-links ${className}`}>
      {parts.map(({ place, title }) => (
        <li key={place}>
          <button type="button" className="button-text" onClick={() => onJump(place)}>
            {title}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What would go with an adaptation: „Ihre Angaben, 3 geänderte Fragen und eine eigene“. */
function changesText({ details, sections, questions, own, order }: Adaptation, goneCount: number): string {
  const changed = Object.keys(questions).length;
  const owned = Object.keys(own).length;
  const found = [
    ...(Object.keys(details).length > 0 ? ['Ihre Angaben'] : []),
    ...(Object.keys(sections).length > 0 ? ['geänderte Abschnitte'] : []),
    ...(changed > 0 ? [tallyText(changed, 'eine geänderte Frage', 'geänderte Fragen')] : []),
    ...(owned > 0 ? [tallyText(owned, 'eine eigene Frage', 'eigene Fragen')] : []),
    ...(order && goneCount === 0 && owned === 0 ? ['die Reihenfolge'] : []),
    ...(goneCount > 0 ? [`die Auswahl der Fragen`] : []),
  ];
  return found.length < 2 ? found.join('') : `${found.slice(0, -1).join(', ')} und ${found.at(-1)}`;
}

/** What the gaps are called that nothing has filled, each once. */
const openGaps = (texts: string): string[] => [
  ...new Set(gapsIn(texts).flatMap((part) => ('gap' in part ? part.gap : []))),
];

/** What a link brought, where something else is at work. */
function brought({ adaptation }: EditorMaterial, draft: Draft): Incoming | undefined {
  const present = JSON.stringify(draft.state().adaptation);
  return adaptation && JSON.stringify(adaptation) !== present ? { adaptation, notices: [], source: 'Link' } : undefined;
}

/** Adapting a questionnaire, from its title to what is passed on. */
export function Editor({ material, draft, today, onClose }: Props) {
  const { slug, original, url, licence } = material;
  const state = useSyncExternalStore(draft.subscribe, draft.state);
  const { adaptation, generation, undoes, redoes, elsewhere, device, notices } = state;
  const [open, setOpen] = useState<string>();
  const [message, setMessage] = useState('');
  const [refusal, setRefusal] = useState<Refusal>();
  const [fault, setFault] = useState<string>();
  const [incoming, setIncoming] = useState<Incoming | undefined>(() => brought(material, draft));
  const [isLeaving, setIsLeaving] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const wishes = useRef<readonly string[]>(['anpassen']);
  const undoButton = useRef<HTMLButtonElement>(null);
  const hadFocus = useRef(false);

  const originals = useMemo(() => questionsById(original), [original]);
  const sections = useMemo(() => arranged(original, adaptation), [original, adaptation]);
  const result = useMemo(() => adapted(original, adaptation), [original, adaptation]);
  const gone = useMemo(() => removed(original, adaptation), [original, adaptation]);
  const dropped = new Map(result.dropped.map(({ question, because }) => [question, because]));
  const asked = result.questionnaire.sections.flatMap(({ questions }) => questions.filter(isAnswerable));
  const numbers = new Map(asked.map(({ id }, index) => [id, index + 1]));
  const text = useMemo(() => JSON.stringify(adaptation), [adaptation]);
  const address = useAddress(text);
  const isEmpty = isUnchanged(adaptation);

  /** Calls the layout effect below, should nothing else be drawn. */
  const [, redraw] = useState(0);
  const focus = useCallback<Editing['focus']>((...places) => {
    wishes.current = places;
    redraw((count) => count + 1);
  }, []);

  const type = useCallback<Editing['type']>(
    (field, edited, name) => {
      if ('refused' in edited) return edited.refused;
      draft.change(edited.adaptation, name, field);
      setRefusal(undefined);
      return undefined;
    },
    [draft],
  );
  const act = useCallback<Editing['act']>(
    (at, edited, name, ...places) => {
      if ('refused' in edited) {
        setRefusal({ at, text: edited.refused });
        setMessage(edited.refused);
        return;
      }
      draft.change(edited.adaptation, name);
      setRefusal(undefined);
      setMessage(`${name.charAt(0).toUpperCase()}${name.slice(1)}`);
      focus(...places);
    },
    [draft, focus],
  );

  const travel = useCallback(
    (direction: 'undo' | 'redo') => {
      const { undoes: past, redoes: future } = draft.state();
      const name = direction === 'undo' ? past : future;
      if (name === undefined) return;
      draft[direction]();
      setRefusal(undefined);
      setMessage(`${direction === 'undo' ? 'Rückgängig' : 'Wiederholt'} – ${name}`);
    },
    [draft],
  );

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { key, ctrlKey, metaKey, shiftKey, altKey, target } = event;
      // In a text, the browser's own undo is the one that is meant.
      if (!(ctrlKey || metaKey) || altKey || isTyping(target)) return;
      const letter = key.toLowerCase();
      if (letter !== 'z' && letter !== 'y') return;
      event.preventDefault();
      travel(letter === 'y' || shiftKey ? 'redo' : 'undo');
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [travel]);

  // After each drawing: to the wished place; never to nowhere, when the one that had the focus has gone.
  useLayoutEffect(() => {
    const places = wishes.current;
    wishes.current = [];
    const at = (place: string) => root.current?.querySelector<HTMLElement>(`[data-place="${CSS.escape(place)}"]`);
    const target = places.map(at).find((element) => element);
    target?.focus();
    if (target instanceof HTMLTextAreaElement) target.select();
    if (!target && hadFocus.current && document.activeElement === document.body) undoButton.current?.focus();
    hadFocus.current = root.current?.contains(document.activeElement) ?? false;
  });
  const bringIn = (other: Adaptation, remarks: readonly string[], source: Incoming['source']): void => {
    setIncoming(undefined);
    setOpen(undefined);
    draft.adopt(other, remarks, source === 'Datei' ? 'Datei geöffnet' : 'Link geöffnet');
    setMessage(`Die Anpassung aus ${source === 'Datei' ? 'der Datei' : 'dem Link'} ist geöffnet.`);
    focus('anpassen');
  };
  const takeIn = (given: string): void => {
    const found = readAdaptation(given, slug, original);
    setIncoming(undefined);
    if ('refused' in found) {
      setFault(found.refused);
      return;
    }
    setFault(undefined);
    const { adaptation: other, notices: remarks } = found;
    if (isEmpty || text === JSON.stringify(other)) bringIn(other, remarks, 'Datei');
    else setIncoming({ adaptation: other, notices: remarks, source: 'Datei' });
  };

  const editing: Editing = {
    slug,
    original,
    originals,
    adaptation,
    draft,
    generation,
    type,
    act,
    announce: setMessage,
    focus,
    refusal,
    open,
    setOpen,
  };

  const settle = (which: 'here' | 'there'): void => {
    draft.settle(which);
    setOpen(undefined);
    focus('anpassen');
  };
  const sectionsAsked = result.questionnaire.sections;
  const ownCount = Object.keys(adaptation.own).length;
  const goneCount = [...gone.values()].flat().length;
  const tally = [
    `${tallyText(asked.length, 'Eine Frage', 'Fragen')} in ${tallyText(sectionsAsked.length, 'einem Abschnitt', 'Abschnitten')}`,
    ...(ownCount > 0 ? [tallyText(ownCount, 'eine eigene', 'eigene')] : []),
    ...(goneCount > 0 ? [tallyText(goneCount, 'eine entfernt', 'entfernt')] : []),
    ...(dropped.size > 0 ? [tallyText(dropped.size, 'eine entfällt', 'entfallen')] : []),
  ].join(', ');

  const { title, privacy } = result.questionnaire;
  const gaps = openGaps(JSON.stringify([title, privacy, result.introduction, sectionsAsked]));
  const advice = [
    ...(sectionsAsked.length === 0
      ? [
          {
            text: 'Es ist keine Frage mehr übrig. Nehmen Sie eine wieder auf, oder fügen Sie eine eigene hinzu.',
            place: 'fragen',
          },
        ]
      : []),
    ...(adaptation.details.municipality
      ? []
      : [{ text: 'Es fehlt, welche Kommune fragt.', place: 'angaben:municipality' }]),
    ...(adaptation.details.contact || adaptation.details.email
      ? []
      : [{ text: 'Es fehlt, wen man bei Rückfragen anspricht.', place: 'angaben:contact' }]),
    ...(gaps.length > 0 ? [{ text: `Noch offen in den Texten: ${gaps.join(', ')}.`, place: 'angaben' }] : []),
    ...(adaptation.details.closing && adaptation.details.closing < today
      ? [{ text: 'Der Teilnahmeschluss ist schon vorbei.', place: 'angaben:closing' }]
      : []),
    ...result.dropped.slice(0, 1).map(({ question }) => ({
      text: tallyText(
        result.dropped.length,
        'Eine Frage entfällt, weil ihre Bedingung nicht mehr eintreten kann.',
        'Fragen entfallen, weil ihre Bedingung nicht mehr eintreten kann.',
      ),
      place: `${question}:open`,
    })),
  ];

  return (
    <EditingContext value={editing}>
      <div className="island adapt" ref={root}>
        <header className="adapt-head">
          <h2 tabIndex={-1} data-place="anpassen">
            Fragebogen anpassen
          </h2>
          <p>{`Machen Sie aus „${original.title}“ Ihren eigenen Fragebogen. Das Original bleibt, wie es ist.`}</p>
          <Jumps className="adapt-jumps-narrow" onJump={focus} />
        </header>
        <div className="adapt-bar">
          <button
            type="button"
            ref={undoButton}
            className="adapt-tool"
            aria-disabled={undoes === undefined || undefined}
            title={undoes && `Rückgängig – ${undoes}`}
            onClick={() => travel('undo')}
          >
            <Sign name="undo" />
            <span>Rückgängig</span>
          </button>
          <button
            type="button"
            className="adapt-tool"
            aria-disabled={redoes === undefined || undefined}
            title={redoes && `Wiederholen – ${redoes}`}
            onClick={() => travel('redo')}
          >
            <Sign name="redo" />
            <span className="sr-only">Wiederholen</span>
          </button>
          <Jumps className="adapt-jumps-wide" onJump={focus} />
          <p className="adapt-state note">
            <span role="status">{message}</span>
            <span className="adapt-kept">{whereKept(state)}</span>
          </p>
          {!isEmpty && <TryOut address={address} className="adapt-tool adapt-try" />}
        </div>
        {fault && (
          <div className="message message-wrong" role="alert">
            <p>{fault}</p>
          </div>
        )}
        {device === 'blocked' && (
          <div className="message" role="alert">
            <p>
              <strong>Ihr Browser speichert hier nichts</strong> – vielleicht ist der Speicher voll oder das Fenster
              privat. Sie können weiter anpassen, aber die Änderungen bleiben nur, solange dieses Fenster offen ist.
              Speichern Sie die Anpassung als Datei, oder kopieren Sie den Link.
            </p>
          </div>
        )}
        {elsewhere && (
          <Decision
            key={elsewhere}
            title={elsewhere === 'changed' ? 'In einem anderen Tab geändert' : 'In einem anderen Tab gelöscht'}
            text={
              elsewhere === 'changed'
                ? 'Diese Anpassung ist auch in einem anderen Tab offen und wurde dort geändert. Welcher Stand soll bleiben? Bis Sie wählen, wird von hier nichts gespeichert.'
                : 'In einem anderen Tab wurde die Anpassung gelöscht. Hier ist sie noch da.'
            }
            choices={
              elsewhere === 'changed'
                ? [
                    { label: 'Stand aus dem anderen Tab holen', choose: () => settle('there') },
                    { label: 'Diesen Stand behalten', choose: () => settle('here') },
                  ]
                : [
                    { label: 'Hier behalten', choose: () => settle('here') },
                    { label: 'Auch hier löschen', choose: () => settle('there') },
                  ]
            }
          />
        )}
        {incoming && (
          <Decision
            title={`${incoming.source === 'Datei' ? 'Die Datei' : 'Der Link'} enthält eine andere Anpassung`}
            text={`Auf diesem Gerät haben Sie diesen Fragebogen schon angepasst${adaptation.details.title ? `: „${adaptation.details.title}“` : ''}. Welche Anpassung soll gelten? Mit „Rückgängig“ kommen Sie zurück, solange dieses Fenster offen ist; speichern Sie Ihre sonst vorher als Datei.`}
            choices={[
              {
                label: `Anpassung aus ${incoming.source === 'Datei' ? 'der Datei' : 'dem Link'} nehmen`,
                choose: () => bringIn(incoming.adaptation, incoming.notices, incoming.source),
              },
              {
                label: 'Meine Anpassung behalten',
                choose: () => {
                  setIncoming(undefined);
                  focus('anpassen');
                },
              },
            ]}
          />
        )}
        {notices.length > 0 && (
          <div className="message">
            {notices.map((notice) => (
              <p key={notice}>{notice}</p>
            ))}
          </div>
        )}
        <section className="adapt-part" aria-labelledby="adapt-angaben">
          <h3 id="adapt-angaben" tabIndex={-1} data-place="angaben">
            Ihre Angaben
          </h3>
          <Details today={today} />
        </section>
        <section className="adapt-part" aria-labelledby="adapt-fragen">
          <h3 id="adapt-fragen" tabIndex={-1} data-place="fragen">
            Fragen
          </h3>
          <p className="note">{tally}</p>
          <Questions sections={sections} numbers={numbers} dropped={dropped} gone={gone} />
        </section>
        <section className="adapt-part" aria-labelledby="adapt-weitergeben">
          <h3 id="adapt-weitergeben" tabIndex={-1} data-place="weitergeben">
            Weitergeben
          </h3>
          <Share address={address} advice={isEmpty ? [] : advice} isEmpty={isEmpty} onOpen={takeIn} />
        </section>
        <section className="adapt-part" aria-labelledby="adapt-mitnehmen">
          <h3 id="adapt-mitnehmen" tabIndex={-1} data-place="mitnehmen">
            Mitnehmen
          </h3>
          <p>Ihr Fragebogen als Datei, mit Ihren Angaben darin.</p>
          <TakeAlong questionnaire={withIntroduction(result)} url={url} licence={licence} />
        </section>
        <section className="adapt-part" aria-labelledby="adapt-gespeichert">
          <h3 id="adapt-gespeichert">Wo Ihre Anpassung liegt</h3>
          <p>
            {device === 'blocked'
              ? 'Ihr Browser speichert hier nichts; Ihre Änderungen bleiben nur, solange dieses Fenster offen ist.'
              : `Nur in diesem Browser auf Ihrem Gerät, unter dem Namen „${storageKey(slug)}“. Gesendet wird nichts.`}
            {state.savedAt && ` Zuletzt gespeichert: ${momentText(state.savedAt)}.`}
          </p>
          <div className="buttons">
            <button type="button" className="button-quiet" onClick={onClose}>
              Schließen und später weitermachen
            </button>
            {!isEmpty && (
              <button
                type="button"
                className="button-quiet"
                aria-expanded={isLeaving}
                onClick={() => setIsLeaving(!isLeaving)}
              >
                Zurück zum Original
              </button>
            )}
          </div>
          {isLeaving && !isEmpty && (
            <div className="message">
              <p>{`Ihre Anpassung wird hier und auf diesem Gerät gelöscht: ${changesText(adaptation, goneCount)}. Links und Dateien, die Sie weitergegeben haben, bleiben gültig.`}</p>
              <div className="buttons">
                <button
                  type="button"
                  className="button-quiet"
                  onClick={() => {
                    setIsLeaving(false);
                    setOpen(undefined);
                    draft.clear();
                    setMessage('Ihre Anpassung ist gelöscht.');
                    focus('anpassen');
                  }}
                >
                  Ja, löschen
                </button>
                <button type="button" className="button-quiet" onClick={() => setIsLeaving(false)}>
                  Nein, behalten
                </button>
              </div>
            </div>
          )}
        </section>
      </div>
    </EditingContext>
  );
}

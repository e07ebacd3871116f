import { type ReactNode, useEffect, useRef, useState } from 'react';
import { download } from '../documents/download.ts';
import { useLinkCopy } from '../questionnaire/LinkCopy.tsx';
import { adaptationFragment, longestLink, packLink } from '../questionnaire/link.ts';
import { useEditing } from './context.ts';
import { Sign } from './Fields.tsx';

/** Whatever its length: to look at in this browser, not to pass on. */
const pack = (text: string, longest?: number): Promise<string | undefined> =>
  packLink(`${location.origin}${location.pathname}`, adaptationFragment, text, longest);

/** The address at which an adaptation can be looked at; `undefined` until it is packed anew, a moment after each change. */
export function useAddress(text: string): string | undefined {
  const [packed, setPacked] = useState<{ text: string; address: string | undefined }>();
  useEffect(() => {
    let isStale = false;
    const timer = setTimeout(async () => {
      const address = await pack(text, Number.POSITIVE_INFINITY);
      if (!isStale) setPacked({ text, address });
    }, 250);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [text]);
  return packed?.text === text ? packed.address : undefined;
}

interface TryProps {
  address: string | undefined;
  className: string;
}

/** What respondents will see, in a tab of its own. */
export function TryOut({ address, className }: TryProps) {
  return (
    <a className={className} href={address} target="_blank" rel="noopener">
      <Sign name="away" />
      <span>
        Ausprobieren<span className="sr-only"> (öffnet einen neuen Tab)</span>
      </span>
    </a>
  );
}

interface Props {
  /** At which the adaptation can be looked at. */
  address: string | undefined;
  /** What should be put right before others see it, each with the place to do so. */
  advice: readonly { text: ReactNode; place: string }[];
  isEmpty: boolean;
  onOpen: (text: string) => void;
}

/** The adaptation as a link or a file, and a colleague's file. */
export function Share({ address, advice, isEmpty, onOpen }: Props) {
  const { slug, adaptation, draft, announce, focus } = useEditing();
  const { copy, say, outcome } = useLinkCopy({
    label: 'Link zum angepassten Fragebogen',
    labelClass: 'adapt-field',
    copied: 'Der Link ist kopiert. Sie können ihn in eine E-Mail oder auf Ihre Website setzen.',
    byHand: 'Bitte kopieren Sie den Link aus dem Feld.',
    tooLong: 'Ihre Anpassung ist zu lang für einen Link. Bitte speichern Sie sie als Datei und geben Sie die weiter.',
  });
  const picker = useRef<HTMLInputElement>(null);

  const pass = async (): Promise<void> => {
    const isShort = address !== undefined && address.length <= longestLink;
    const link = isShort ? address : await pack(JSON.stringify(adaptation));
    if (link !== undefined) draft.broughtToSafety();
    await copy(link);
  };
  const save = (): void => {
    const day = new Date().toISOString().slice(0, 10);
    download(`anpassung-${slug}-${day}.json`, JSON.stringify(adaptation, null, 2), 'application/json');
    draft.broughtToSafety();
    say('Die Datei ist gespeichert.');
  };

  return (
    <>
      {advice.length > 0 && (
        <div className="adapt-advice">
          <p>Bevor Sie den Fragebogen weitergeben:</p>
          <ul>
            {advice.map(({ text, place }) => (
              <li key={place}>
                {text}{' '}
                <button
                  type="button"
                  className="button-text"
                  onClick={() => {
                    focus(place);
                    announce('');
                  }}
                >
                  Hinspringen
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <p>
        Der Link trägt Ihre Anpassung in sich: Wer ihn öffnet, sieht Ihren Fragebogen und kann ihn ausfüllen oder für
        sich weiter anpassen. Auf einem Server liegt nichts. Ändern Sie danach etwas, geben Sie bitte den neuen Link
        weiter.
      </p>
      <div className="buttons">
        {!isEmpty && (
          <>
            <TryOut address={address} className="button-quiet adapt-try" />
            <button type="button" className="button" onClick={pass}>
              Link kopieren
            </button>
            <button type="button" className="button-quiet" onClick={save}>
              Als Datei speichern
            </button>
          </>
        )}
        <button type="button" className="button-quiet" onClick={() => picker.current?.click()}>
          Datei öffnen
        </button>
        <input
          ref={picker}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label="Datei mit einer Anpassung"
          onChange={async ({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            if (!file) return;
            // One character more than is allowed is enough to be refused.
            const content = await file.slice(0, 500_001 * 4).text();
            if (picker.current) picker.current.value = '';
            onOpen(content);
          }}
        />
      </div>
      {outcome}
    </>
  );
}

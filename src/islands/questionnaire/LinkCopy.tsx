import { type ReactNode, useState } from 'react';

interface Words {
  /** What the field says that shows a link which could not be copied. */
  label: string;
  labelClass: string;
  copied: string;
  byHand: string;
  tooLong: string;
}

interface LinkCopy {
  /** Copies the link, or shows it where that is not possible; `undefined` is one that would be too long. */
  copy: (link: string | undefined) => Promise<void>;
  say: (message: string) => void;
  /** What became of it, to be shown below the button. */
  outcome: ReactNode;
}

/** A link to pass on. */
export function useLinkCopy({ label, labelClass, copied, byHand, tooLong }: Words): LinkCopy {
  const [message, say] = useState('');
  const [shown, show] = useState<string>();

  const copy = async (link: string | undefined): Promise<void> => {
    show(undefined);
    if (link === undefined) {
      say(tooLong);
      return;
    }
    try {
      await navigator.clipboard.writeText(link);
      say(copied);
    } catch {
      show(link);
      say(byHand);
    }
  };

  return {
    copy,
    say,
    outcome: (
      <>
        <p role="status" className="note">
          {message}
        </p>
        {shown && (
          <label className={labelClass}>
            {label}
            <input
              type="text"
              readOnly
              // biome-ignore lint/a11y/noAutofocus: it appears because a button was pressed that could not do more
              autoFocus
              value={shown}
              onFocus={({ currentTarget }) => currentTarget.select()}
            />
          </label>
        )}
      </>
    ),
  };
}

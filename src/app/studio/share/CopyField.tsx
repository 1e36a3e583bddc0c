// A text to be taken away: a button copies it and says so. Where the browser lets no page copy, the text is selected for the reader.

import { useEffect, useId, useRef, useState } from 'react';

const SAID_MS = 2500;

interface Props {
  readonly label: string;
  readonly text: string;
  readonly rows: number;
  /** What the button copies, as in "Copy link". */
  readonly what: string;
  /** Tells a screen reader. */
  readonly say: (text: string) => void;
}

export function CopyField({ label, text, rows, what, say }: Props) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState('');
  useEffect(() => {
    if (copied === '') return;
    const timer = setTimeout(() => setCopied(''), SAID_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    if (await toClipboard(text, area.current)) {
      setCopied('Copied');
      say(`Copied the ${what}.`);
    } else {
      setCopied('Selected');
      say(`This browser lets no page copy. The ${what} is selected: press Ctrl+C or ⌘C.`);
    }
  };
  return (
    <div className="copy-field">
      <label htmlFor={id}>{label}</label>
      <textarea
        ref={area}
        id={id}
        readOnly
        rows={rows}
        spellCheck={false}
        value={text}
        onFocus={(event) => event.currentTarget.select()}
      />
      <button
        type="button"
        className={copied === 'Copied' ? 'button copy-done' : 'button'}
        onClick={() => void copy()}
      >
        {copied === '' ? `Copy ${what}` : copied === 'Copied' ? '✓ Copied' : 'Now press Ctrl+C'}
      </button>
    </div>
  );
}

/** True where the text is in the clipboard. Else it is selected. */
async function toClipboard(text: string, area: HTMLTextAreaElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    area?.focus();
    area?.select();
    // Old, but there where the new way is refused: a site without https, a frame without leave.
    return document.execCommand('copy');
  }
}

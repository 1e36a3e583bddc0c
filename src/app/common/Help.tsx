// The keys, and what one can do with a finger or a mouse.

import { type RefObject, useEffect, useRef } from 'react';
import './dialog.css';
import { KEYS } from './keys.ts';

interface Props {
  readonly dialog: RefObject<HTMLDialogElement | null>;
  readonly onClose?: () => void;
}

/** The list, open from the start. */
export function OpenHelp({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return <Help dialog={dialog} onClose={onClose} />;
}

export function Help({ dialog, onClose }: Props) {
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="help-title" onClose={onClose}>
      <div className="dialog-head">
        <h2 id="help-title">Keys</h2>
        <button type="button" className="button" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </div>
      <dl className="keys">
        {KEYS.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p>
        Click or tap a node to crash or revive it. Right-click or long-press it for other faults.
      </p>
    </dialog>
  );
}

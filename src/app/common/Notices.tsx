// Lines for people: what was wrong with an address, a file, a message or the worker. Each can be dismissed.

import { type ReactNode, useState } from 'react';
import { useSession, useSessionState } from '../../session/react.ts';
import { Simulating } from './Simulating.tsx';
import './notices.css';

/** `folded`: several are one line and a count, where the picture needs the room; the gravest is the one in sight. */
export function Notices({ folded = false }: { folded?: boolean }) {
  const session = useSession();
  const notices = useSessionState((state) => state.notices);
  const mismatch = useSessionState((state) => state.mismatch);
  const [seen, setSeen] = useState<typeof mismatch>(null);
  const [all, setAll] = useState(false);
  const differs = mismatch && mismatch !== seen;
  const gravest = notices.find(({ tone }) => tone === 'error') ?? (differs ? null : notices[0]);
  const isOpen = all || !folded;
  const hidden = isOpen ? 0 : notices.length + (differs ? 1 : 0) - 1;
  const more = hidden > 0 && (
    <button type="button" className="button" onClick={() => setAll(true)}>
      {hidden} more
    </button>
  );
  return (
    <div className="notices">
      <div className="notices" role="status" aria-label="Notices">
        {differs && (isOpen || !gravest) && (
          <p className="notice notice-warning" data-notice="mismatch">
            <span>
              This run differs from what the sender saw (fingerprint {mismatch.expected} in the
              link, {mismatch.actual} here).
            </span>
            <Act more={more} what="the run differs" onPress={() => setSeen(mismatch)} />
          </p>
        )}
        {(isOpen ? notices : gravest ? [gravest] : []).map(({ id, tone, text }) => (
          <p key={id} className={`notice notice-${tone}`} data-notice={tone}>
            <span>{text}</span>
            <Act more={more} what={text} onPress={() => session.dismiss(id)} />
          </p>
        ))}
      </div>
      <Simulating />
    </div>
  );
}

function Act({ more, what, onPress }: { more: ReactNode; what: string; onPress: () => void }) {
  return (
    <>
      {more}
      <button type="button" aria-label={`Dismiss: ${what}`} onClick={onPress}>
        ×
      </button>
    </>
  );
}

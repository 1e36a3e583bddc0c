// Lines for people: what was wrong with an address, a file, a message or the worker. Each can be dismissed.

import { useState } from 'react';
import { useSession, useSessionState } from '../../session/react.ts';
import { Simulating } from './Simulating.tsx';
import './notices.css';

export function Notices() {
  const session = useSession();
  const notices = useSessionState((state) => state.notices);
  const mismatch = useSessionState((state) => state.mismatch);
  const [seen, setSeen] = useState<typeof mismatch>(null);
  return (
    <div className="notices">
      <div className="notices" role="status" aria-label="Notices">
        {mismatch && mismatch !== seen && (
          <p className="notice notice-warning" data-notice="mismatch">
            <span>
              This run differs from what the sender saw: the link says {mismatch.expected}, here it
              comes to {mismatch.actual}.
            </span>
            <Dismiss what="the run differs" onPress={() => setSeen(mismatch)} />
          </p>
        )}
        {notices.map(({ id, tone, text }) => (
          <p key={id} className={`notice notice-${tone}`} data-notice={tone}>
            <span>{text}</span>
            <Dismiss what={text} onPress={() => session.dismiss(id)} />
          </p>
        ))}
      </div>
      <Simulating />
    </div>
  );
}

function Dismiss({ what, onPress }: { what: string; onPress: () => void }) {
  return (
    <button type="button" aria-label={`Dismiss: ${what}`} onClick={onPress}>
      ×
    </button>
  );
}

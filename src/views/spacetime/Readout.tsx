// The event under the pointer or the focus in words, with the two things to do about it.

import { useEffect, useState } from 'react';
import type { Glossary } from '../../engine/glossary.ts';
import { useSession, useSessionState } from '../../session/react.ts';
import type { Stop } from './stops.ts';
import { type Words, wordsOf } from './words.ts';

/** What a message says is in the trace; it is asked for where the reader rests. */
export function useWords(stop: Stop | null, glossary: Glossary | null): Words | null {
  const session = useSession();
  const [words, setWords] = useState<Words | null>(null);
  useEffect(() => {
    if (!stop || !glossary) {
      setWords(null);
      return;
    }
    if (stop.mark) {
      setWords(wordsOf(stop.mark.event, glossary));
      return;
    }
    let current = true;
    void session.events(stop.event, stop.event).then(([event]) => {
      if (current && event) setWords(wordsOf(event, glossary));
    });
    return () => {
      current = false;
    };
  }, [session, stop, glossary]);
  return words;
}

export function Readout({
  stop,
  words,
}: {
  readonly stop: Stop | null;
  readonly words: Words | null;
}) {
  const session = useSession();
  const asked = useSessionState((state) => state.why !== null);
  return (
    <div className="st-readout">
      <p role="status">
        {words ? (
          <>
            <strong>{words.what}</strong> {words.more}
          </>
        ) : (
          'Point at an event, or walk with the arrow keys: ← → along a lane, ↑ to its cause, ↓ to what came of it.'
        )}
      </p>
      <div className="st-readout-buttons">
        {stop && words && (
          <>
            <button type="button" className="button" onClick={() => session.explain(stop.event)}>
              Why?
            </button>
            <button type="button" className="button" onClick={() => session.seek(stop.atUs)}>
              Go there
            </button>
          </>
        )}
        {asked && (
          <button type="button" className="button" onClick={() => session.explain(null)}>
            Clear
          </button>
        )}
      </div>
    </div>
  );
}

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
    if (stop.mark && !stop.message) {
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
          <Hint />
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

/** A space that no line breaks at: an arrow belongs to what it does. */
const TIED = '\u00a0';

/** What can be done, in the words of the hand at hand; which of them is seen, the style sheet says. */
function Hint() {
  return (
    <>
      <span className="st-hint-tap">Tap an event to see its cause.</span>
      <span className="st-hint-keys">
        {`Point at an event, or walk with the arrow keys: ←${TIED}→ along a lane, ↑${TIED}to its cause, ↓${TIED}to what came of${TIED}it.`}
      </span>
      <span className="st-hint-short">Point at an event, or walk with the arrow keys.</span>
    </>
  );
}

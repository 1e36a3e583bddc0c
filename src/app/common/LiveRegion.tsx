// Says milestones to a screen reader as the playhead passes them, politely and not more than one breath at a time.

import { useEffect, useState } from 'react';
import { onPassed } from '../../session/passed.ts';
import { useSession } from '../../session/react.ts';

const EVERY_MS = 1200;
const MOST = 4;

export function LiveRegion() {
  const session = useSession();
  const [said, setSaid] = useState('');
  useEffect(() => {
    let waiting: string[] = [];
    let timer: ReturnType<typeof setTimeout> | null = null;
    const say = () => {
      timer = null;
      if (waiting.length === 0) return;
      setSaid(waiting.slice(-MOST).join(' '));
      waiting = [];
      timer = setTimeout(say, EVERY_MS);
    };
    const stop = onPassed(session, (milestones) => {
      waiting.push(...milestones.map(({ text }) => text));
      if (timer === null) say();
    });
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [session]);
  return (
    <div className="visually-hidden" aria-live="polite" data-live="">
      {said}
    </div>
  );
}

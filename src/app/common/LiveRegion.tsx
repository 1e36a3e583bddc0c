// Says milestones to a screen reader as the playhead passes them, politely and not more than one breath at a time.

import { useEffect, useState } from 'react';
import { useSession } from '../../session/react.ts';

const EVERY_MS = 1200;
const MOST = 4;

export function LiveRegion() {
  const session = useSession();
  const [said, setSaid] = useState('');
  useEffect(() => {
    /** Id of the last event that was told of; −1 = where the page opened is not known yet. */
    let heard = -1;
    let waiting: string[] = [];
    let timer: ReturnType<typeof setTimeout> | null = null;
    const say = () => {
      timer = null;
      if (waiting.length === 0) return;
      setSaid(waiting.slice(-MOST).join(' '));
      waiting = [];
      timer = setTimeout(say, EVERY_MS);
    };
    const stop = session.subscribe(({ frame, report }, before) => {
      if (!frame) heard = -1;
      if (!frame || (frame === before.frame && report === before.report)) return;
      const now = frame.lastEvent;
      if (heard < 0) heard = now;
      if (now < heard) heard = now;
      const news = (report?.milestones ?? []).filter(({ event }) => event > heard && event <= now);
      if (report && report.summary.events >= now) heard = now;
      if (news.length === 0) return;
      waiting.push(...news.map(({ text }) => text));
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

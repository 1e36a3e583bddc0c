// Says milestones to a screen reader as the playhead passes them.

import { useEffect, useState } from 'react';
import { useSession } from '../../session/react.ts';
import { BREATH_MS, Narrator } from './narrator.ts';

export function LiveRegion() {
  const session = useSession();
  const [said, setSaid] = useState('');
  useEffect(() => {
    const narrator = new Narrator();
    let timer: ReturnType<typeof setTimeout> | null = null;
    const say = () => {
      const text = narrator.breath();
      timer = text === '' ? null : setTimeout(say, BREATH_MS);
      if (text !== '') setSaid(text);
    };
    const stop = session.subscribe(({ frame, report }, before) => {
      if (frame === before.frame && report === before.report) return;
      if (narrator.look(frame, report) && timer === null) say();
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

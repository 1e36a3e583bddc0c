// Time that runs out, as a bar with what is left of it.

import { type ReactNode, useRef } from 'react';
import type { Micros } from '../../engine/units.ts';
import { useSession } from '../../session/react.ts';
import { seconds } from '../../ui/time.ts';
import { useMotion } from './useMotion.ts';

export function Bar({
  label,
  since,
  until,
  kind = 'wait',
}: {
  label: ReactNode;
  since: Micros;
  until: Micros;
  /** How the track looks: a wait plain, what goes through others in stripes, a danger twice as thick. */
  kind?: 'wait' | 'striped' | 'danger';
}) {
  const bar = useRef<HTMLSpanElement>(null);
  const output = useRef<HTMLOutputElement>(null);
  const session = useSession();
  const share = (time: Micros): string =>
    (until > since ? Math.max(0, Math.min(1, (until - time) / (until - since))) : 0).toFixed(3);
  const left = (time: Micros): string => seconds(Math.max(0, until - time));
  useMotion((time) => {
    bar.current?.style.setProperty('--left', share(time));
    if (output.current) output.current.textContent = left(time);
  });
  const now = session.playhead();
  return (
    <span
      className={`inspector-bar inspector-bar-${kind}`}
      ref={bar}
      style={{ '--left': share(now) } as Record<string, string>}
    >
      <span className="inspector-line">
        <span>{label}</span>
        <output aria-live="off" ref={output}>
          {left(now)}
        </output>
      </span>
    </span>
  );
}

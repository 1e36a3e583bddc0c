// The part of the run that a window of time needs, fetched with a margin on both sides and kept, so that panning waits for nothing.

import { useEffect, useRef, useState } from 'react';
import { type Diagram, MARGIN } from '../../session/diagram.ts';
import { useSession, useSessionState } from '../../session/react.ts';
import type { Range } from '../../ui/range.ts';

const KEPT = 6;
/** A gesture asks for a window in every frame: only where it rests is it fetched. */
const REST_MS = 60;
/** A thinned stretch this much wider than the window is fetched anew: the window has room for more. */
const TOO_WIDE = 3;

const covers = (diagram: Diagram, [from, to]: Range): boolean =>
  diagram.fromUs <= from &&
  diagram.toUs >= to &&
  (diagram.stride === 1 || diagram.toUs - diagram.fromUs <= TOO_WIDE * (to - from));

/** Null until the first answer; then the newest that there is, which may not cover all of the window yet. */
export function useDiagram(range: Range, untilUs: number): Diagram | null {
  const session = useSession();
  const scenario = useSessionState((state) => state.scenario);
  const [diagram, setDiagram] = useState<Diagram | null>(null);
  const known = useRef<{ of: typeof scenario; kept: Diagram[] }>({ of: scenario, kept: [] });
  const [from, to] = range;

  useEffect(() => {
    if (known.current.of !== scenario) known.current = { of: scenario, kept: [] };
    const { kept } = known.current;
    const found = kept.find((one) => covers(one, [from, to]));
    if (found) {
      setDiagram(found);
      return;
    }
    let current = true;
    const margin = (to - from) * MARGIN;
    const ask = async () => {
      const next = await session.diagram(
        Math.max(0, Math.floor(from - margin)),
        Math.min(untilUs, Math.ceil(to + margin)),
      );
      if (!next) return;
      kept.unshift(next);
      kept.length = Math.min(kept.length, KEPT);
      if (current) setDiagram(next);
    };
    const timer = setTimeout(() => void ask(), kept.length === 0 ? 0 : REST_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [session, scenario, from, to, untilUs]);

  return diagram;
}

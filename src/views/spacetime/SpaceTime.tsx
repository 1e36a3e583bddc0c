// The space-time diagram, after Lamport: a lane a node, time across, messages as slanted lines. Point at an event to read it, click
// to put the playhead there, ask why and the chain of causes lights up.

import { useEffect, useMemo, useState } from 'react';
import type { Frame } from '../../engine/frame.ts';
import type { StoryLine } from '../../engine/report.ts';
import { toMicros } from '../../engine/units.ts';
import type { Diagram } from '../../session/diagram.ts';
import { useSession, useSessionState } from '../../session/react.ts';
import { followed, type Limits, panned, type Range, zoomed } from '../../ui/range.ts';
import { useSize } from '../../ui/useSize.ts';
import { firstRange, limitsOf } from './first.ts';
import { doubtsIn, lanesOf, marksOf } from './lanes.ts';
import { Overview } from './Overview.tsx';
import { Plot } from './Plot.tsx';
import { Readout, useWords } from './Readout.tsx';
import './spacetime.css';
import { type Stop, stopsOf } from './stops.ts';
import { useDiagram } from './useDiagram.ts';
import { thinningWords } from './words.ts';

const ENOUGH_US = 1_000_000;
const NO_STORY: readonly StoryLine[] = [];

export function SpaceTime() {
  const report = useSessionState((state) => state.report);
  const frame = useSessionState((state) => state.frame);
  const untilUs = useSessionState((state) => toMicros(state.scenario.untilMs));
  // How much happens in a second decides how wide the first window is.
  if (!report || !frame || (!report.complete && report.simulatedUs < ENOUGH_US)) return null;
  const { simulatedUs, summary } = report;
  return (
    <Windowed frame={frame} untilUs={untilUs} simulatedUs={simulatedUs} events={summary.events} />
  );
}

/** Holds the window of time, and follows the playhead with it. */
function Windowed({
  frame,
  untilUs,
  simulatedUs,
  events,
}: {
  readonly frame: Frame;
  readonly untilUs: number;
  readonly simulatedUs: number;
  readonly events: number;
}) {
  const session = useSession();
  const { widestUs } = limitsOf(untilUs, simulatedUs, events);
  const limits = useMemo<Limits>(() => ({ untilUs, widestUs }), [untilUs, widestUs]);
  const [range, setRange] = useState<Range>(() =>
    firstRange(
      limits,
      simulatedUs > 0 ? events / simulatedUs : 0,
      frame.network.latencyUs[1],
      session.playhead(),
    ),
  );
  const diagram = useDiagram(range, untilUs);
  const shown = useMemo<Range>(() => panned(limits, range, 0), [limits, range]);

  useEffect(() => {
    let last = -1;
    return session.onMotion((_, time) => {
      if (time !== last) setRange((now) => followed(limits, now, time));
      last = time;
    });
  }, [session, limits]);

  return (
    <div className="spacetime">
      {diagram && (
        <Picture frame={frame} diagram={diagram} range={shown} limits={limits} onRange={setRange} />
      )}
    </div>
  );
}

function Picture({
  frame,
  diagram,
  range,
  limits,
  onRange,
}: {
  readonly frame: Frame;
  readonly diagram: Diagram;
  readonly range: Range;
  readonly limits: Limits;
  readonly onRange: (range: Range) => void;
}) {
  const [measure, size] = useSize<HTMLDivElement>();
  const lanes = useMemo(() => lanesOf(diagram), [diagram]);
  const story = useSessionState((state) => state.report?.story) ?? NO_STORY;
  // The story grows while the run is simulated ahead: only its doubts of this stretch are a reason to draw anew.
  const told = useMemo(() => [...doubtsIn(diagram, story)].join(), [diagram, story]);
  const marks = useMemo(
    () => marksOf(diagram, new Set(told === '' ? [] : told.split(',').map(Number))),
    [diagram, told],
  );
  const stops = useMemo(() => stopsOf(diagram, marks), [diagram, marks]);
  const [selected, setSelected] = useState<Stop | null>(null);
  const [hovered, setHovered] = useState<Stop | null>(null);
  const stop = hovered ?? selected;
  const words = useWords(stop, diagram.glossary);
  const middle = (range[0] + range[1]) / 2;
  const { stride, toUs } = diagram;
  return (
    <>
      <div className="st-box" ref={measure}>
        {size && size.width > 0 && size.height > 0 && (
          <Plot
            frame={frame}
            diagram={diagram}
            lanes={lanes}
            marks={marks}
            stops={stops}
            range={range}
            limits={limits}
            size={size}
            selected={selected}
            words={words?.what ?? ''}
            onSelect={setSelected}
            onHover={setHovered}
            onRange={onRange}
          />
        )}
      </div>
      <div className="st-bar">
        <button
          type="button"
          className="button"
          aria-label="Zoom out"
          onClick={() => onRange(zoomed(limits, range, 1 / 1.6, middle))}
        >
          −
        </button>
        <button
          type="button"
          className="button"
          aria-label="Zoom in"
          onClick={() => onRange(zoomed(limits, range, 1.6, middle))}
        >
          +
        </button>
        <Overview limits={limits} range={range} onRange={onRange} />
      </div>
      {(stride > 1 || toUs < range[1]) && (
        <p className="st-note">
          {[
            stride > 1 && thinningWords(diagram, range),
            toUs < range[1] && 'More happens here than can be looked at in one go: zoom in.',
          ]
            .filter(Boolean)
            .join(' ')}
        </p>
      )}
      <Readout stop={stop} words={words} />
    </>
  );
}

// The stage's root, with what scripts read from it, the caption that says who leads, and the view that is chosen.

import { type ReactNode, useEffect, useRef } from 'react';
import { toMillis } from '../../engine/units.ts';
import { type Leads, leadsOf } from '../../session/leads.ts';
import { useSession, useSessionState } from '../../session/react.ts';
import { strideOf } from '../../session/thinning.ts';
import { epochColour } from '../../ui/epochs.ts';
import type { ViewId } from './address.ts';
import { Boundary } from './Boundary.tsx';
import { StageActs } from './StageActs.tsx';
import { View } from './View.tsx';
import './stage.css';

const SILENT: Leads = { text: '', also: '', tone: 'calm' };

interface StageProps {
  readonly view: ViewId;
  readonly label?: string;
  /** Without tools, for an embed that wants no controls. */
  readonly bare?: boolean;
  /** What stands at the end of the caption, where there is room. */
  readonly children?: ReactNode;
}

export function Stage({ view, label = 'Stage', bare = false, children }: StageProps) {
  const session = useSession();
  const root = useRef<HTMLElement>(null);
  const playing = useSessionState((state) => state.playing);
  const leader = useSessionState((state) => state.frame?.leader ?? '');
  const epoch = useSessionState((state) => state.frame?.epoch ?? 0);
  // The fingerprint is that of the whole run: the one that a shared link carries.
  const fingerprint = useSessionState((state) => state.fingerprint);
  useEffect(() => {
    const tell = (time: number) => {
      if (root.current) root.current.dataset.time = String(toMillis(Math.floor(time)));
    };
    const motion = session.onMotion((_, time) => tell(time));
    // A new frame is rendered at once, before the next animation frame: its time goes with it.
    const frames = session.subscribe(({ frame }, before) => {
      if (frame && frame !== before.frame) tell(session.playhead());
    });
    return () => {
      motion();
      frames();
    };
  }, [session]);
  return (
    <section
      ref={root}
      className="stage"
      aria-label={label}
      data-rollcall=""
      data-time="0"
      data-playing={playing}
      data-fingerprint={fingerprint}
      data-leader={leader}
      data-epoch={epoch}
      data-view={view}
    >
      {view !== 'comments' && <Caption thinned={view !== 'spacetime'}>{children}</Caption>}
      <div className="stage-view">
        <Boundary key={view} what="This view">
          <View id={view} bare={bare} />
        </Boundary>
      </div>
    </section>
  );
}

/** One line that says who leads; what does not fit beside it goes whole, the last first. */
function Caption({ thinned, children }: { thinned: boolean; children: ReactNode }) {
  const stride = useSessionState((state) => strideOf(state.frame?.flight.count ?? 0));
  const { text, also, tone } = useSessionState(({ frame }) => (frame ? leadsOf(frame) : SILENT));
  const epoch = useSessionState((state) => state.frame?.epoch ?? 0);
  const acts = useSessionState(
    ({ frame, selected }) =>
      selected !== null || (frame !== null && (frame.cuts.length > 0 || frame.groups !== null)),
  );
  return (
    <div className={`stage-caption stage-${tone}`}>
      <span className="stage-leads">
        <span
          className="stage-swatch"
          style={{ background: tone === 'calm' ? epochColour(epoch) : undefined }}
        />
        {text}
      </span>
      {acts && <StageActs />}
      {also !== '' && (
        <span key={text} className="stage-also">
          {also}
        </span>
      )}
      {thinned && stride > 1 && <small>1 of {stride} heartbeats is drawn</small>}
      {children}
    </div>
  );
}

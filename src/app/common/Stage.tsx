// The stage's root, with what scripts read from it, the caption that says who leads, and the view that is chosen.

import { lazy, Suspense, useEffect, useRef } from 'react';
import type { Frame } from '../../engine/frame.ts';
import { toMillis } from '../../engine/units.ts';
import { useSession, useSessionState } from '../../session/react.ts';
import { strideOf } from '../../session/thinning.ts';
import { epochColour } from '../../ui/epochs.ts';
import type { ViewId } from './address.ts';
import { Boundary } from './Boundary.tsx';
import './stage.css';

// Each view is a chunk of its own: an embed loads the one that it shows.
const Cluster = lazy(async () => ({
  default: (await import('../../views/cluster/Cluster.tsx')).Cluster,
}));
const Classroom = lazy(async () => ({
  default: (await import('../../views/classroom/Classroom.tsx')).Classroom,
}));
const SpaceTime = lazy(async () => ({
  default: (await import('../../views/spacetime/SpaceTime.tsx')).SpaceTime,
}));
const CommentsPanel = lazy(async () => ({
  default: (await import('../../views/comments/CommentsPanel.tsx')).CommentsPanel,
}));

const StageActs = lazy(async () => ({ default: (await import('./StageActs.tsx')).StageActs }));

interface StageProps {
  readonly view: ViewId;
  readonly label?: string;
  /** Without tools, for an embed that wants no controls. */
  readonly bare?: boolean;
}

export function Stage({ view, label = 'Stage', bare = false }: StageProps) {
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
      {view !== 'comments' && <Caption thinned={view !== 'spacetime'} />}
      <div className="stage-view">
        <Boundary key={view} what="This view">
          <Suspense fallback={null}>
            {view === 'cluster' && <Cluster bare={bare} />}
            {view === 'classroom' && <Classroom />}
            {view === 'spacetime' && <SpaceTime />}
            {view === 'comments' && <CommentsPanel />}
          </Suspense>
        </Boundary>
      </div>
    </section>
  );
}

/** One line that says who leads by the true state of the world. */
function captionOf(frame: Frame): {
  readonly text: string;
  readonly tone: 'calm' | 'doubt' | 'breach';
} {
  const { nodes, leaders, leader, epoch } = frame;
  if (nodes.every(({ status }) => status === 'down'))
    return { text: 'No healthy node', tone: 'breach' };
  if (leaders.length > 1) {
    const names = `${leaders.slice(0, -1).join(', ')} and ${leaders.at(-1)}`;
    return {
      text: `${leaders.length === 2 ? 'Two' : leaders.length} leaders at once: ${names}`,
      tone: 'breach',
    };
  }
  if (leader === null) return { text: 'Nobody leads', tone: 'doubt' };
  return { text: `${leader} leads, epoch ${epoch}`, tone: 'calm' };
}

/** `thinned`: the view leaves the count of heartbeats that are not drawn to the caption; one that looks further says it itself. */
function Caption({ thinned }: { thinned: boolean }) {
  const stride = useSessionState((state) => strideOf(state.frame?.flight.count ?? 0));
  const text = useSessionState((state) => (state.frame ? captionOf(state.frame).text : ''));
  const tone = useSessionState((state) => (state.frame ? captionOf(state.frame).tone : 'calm'));
  const epoch = useSessionState((state) => state.frame?.epoch ?? 0);
  const acts = useSessionState(
    ({ frame, selected }) =>
      selected !== null || (frame !== null && (frame.cuts.length > 0 || frame.groups !== null)),
  );
  return (
    <div className={`stage-caption stage-${tone}`}>
      <span className="stage-says">
        <span
          className="stage-swatch"
          style={{ background: tone === 'calm' ? epochColour(epoch) : undefined }}
        />
        {/* A line from the start: what is below it does not move when there is something to say. */}
        {text || '\u00a0'}
      </span>
      {acts && (
        <Suspense fallback={null}>
          <StageActs />
        </Suspense>
      )}
      {thinned && stride > 1 && <small>1 of {stride} heartbeats is drawn</small>}
    </div>
  );
}

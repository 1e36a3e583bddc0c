// The cluster: members on a ring, messages that travel between them, timers that run down. One picture of one frame.

import { lazy, Suspense, useEffect, useMemo, useRef } from 'react';
import type { Frame } from '../../engine/frame.ts';
import { useMessageButtons } from '../../session/messageButton.ts';
import { useSession, useSessionState } from '../../session/react.ts';
import { useReducedMotion } from '../../ui/useReducedMotion.ts';
import { type Size, useSize } from '../../ui/useSize.ts';
import { Captions } from './Captions.tsx';
import './cluster.css';
import { rowsOf } from './cardRows.ts';
import { type Layout, layoutOf, type Place } from './layout.ts';
import { Cuts, Follows, groupLetters, LinksOf, OpenLinks, Ring, Walls } from './links.tsx';
import { Members } from './Members.tsx';
import { messageAt, type Scene } from './motion.ts';
import { Names } from './Names.tsx';
import { ServiceCards, ServiceWords } from './Services.tsx';
import { Tools } from './Tools.tsx';
import { useMotion } from './useMotion.ts';
import { useWall } from './useWall.ts';
import { useZoom } from './useZoom.ts';
import { Viewport } from './viewport.ts';

// What most pictures do without.
const WallPreview = lazy(async () => ({
  default: (await import('./WallPreview.tsx')).WallPreview,
}));

/** `bare`: without tools in the corner. */
export function Cluster({ bare = false }: { bare?: boolean | undefined }) {
  const [measure, size] = useSize<HTMLDivElement>();
  const frame = useSessionState((state) => state.frame);
  return (
    <div className="cluster" ref={measure}>
      {frame && size && size.width > 0 && size.height > 0 && (
        <Picture frame={frame} size={size} bare={bare} />
      )}
    </div>
  );
}

/** Where everything stands, the same for as long as the names and the size are. */
function usePlaces({ nodes, services }: Frame, { width, height }: Size) {
  const names = nodes.map(({ id }) => id).join(' ');
  const serviceNames = services.map((service) => `${service.id}=${rowsOf(service)}`).join(' ');
  return useMemo(() => {
    const ids = names.split(' ');
    const kept = serviceNames === '' ? [] : serviceNames.split(' ').map((one) => one.split('='));
    const longest = Math.max(...ids.map((id) => id.length));
    const rows = kept.map(([, count]) => Number(count));
    const layout = layoutOf(width, height, ids.length, rows, longest);
    const all = [...ids, ...kept.map(([id]) => id as string)];
    const list = [...layout.nodes, ...layout.services];
    const places = new Map(all.map((name, index) => [name, list[index] as Place]));
    return { ids, layout, list, places };
  }, [names, serviceNames, width, height]);
}

function Picture({ frame, size, bare }: { frame: Frame; size: Size; bare: boolean }) {
  const session = useSession();
  const still = useReducedMotion();
  const highlighted = useSessionState((state) => state.highlight.node);
  const selected = useSessionState((state) => state.selected);
  const { ids, layout, list, places } = usePlaces(frame, size);
  const scene = useMemo<Scene>(() => ({ layout, places: list, still }), [layout, list, still]);
  const viewport = useMemo(() => new Viewport(), []);
  const stage = useRef<HTMLDivElement>(null);
  const wall = useWall(session, viewport, places);
  const zoom = useZoom(
    stage,
    size,
    viewport,
    (event) => viewport.view.k > 1 && !wall.armed && !(event as globalThis.MouseEvent).shiftKey,
  );
  useView(stage, viewport, layout, wall.armed);
  useMotion(stage, scene, viewport);
  const groups = useMemo(() => groupLetters(frame.groups), [frame.groups]);
  const { detailed } = layout;
  const viewBox = `0 0 ${size.width} ${size.height}`;

  const messages = useMessageButtons((shown, time, place, reach) =>
    messageAt(shown, time, scene, viewport.inPicture(place), reach / viewport.view.k),
  );
  return (
    <>
      <div
        ref={stage}
        className="cluster-stage"
        role="group"
        aria-label="Cluster"
        // With the focus here the wheel zooms, and + − 0 do.
        tabIndex={bare ? -1 : 0}
        {...messages}
        onKeyDown={zoom.onKeyDown}
        onFocus={({ target }) => {
          const place = places.get((target as HTMLElement | SVGElement).dataset.node ?? '');
          if (place) zoom.show(place.x, place.y);
        }}
        {...wall.handlers}
      >
        <svg viewBox={viewBox} aria-hidden="true">
          <g className="view">
            {frame.cuts.length > 0 && <OpenLinks cuts={frame.cuts} names={ids} places={places} />}
            <Follows frame={frame} places={places} layout={layout} />
            <Ring frame={frame} places={places} layout={layout} />
            {highlighted && <LinksOf name={highlighted} frame={frame} places={places} />}
            {frame.groups && (
              <Walls groups={frame.groups} names={ids} places={places} layout={layout} />
            )}
            {frame.cuts.length > 0 && (
              <Cuts cuts={frame.cuts} names={ids} places={places} layout={layout} />
            )}
          </g>
        </svg>
        {!detailed && <Moving />}
        {/* Few messages pass over cards and captions, and under the words of the cards and the nodes that they reach. */}
        <svg className="cluster-cards" viewBox={viewBox} role="group" aria-label="Services">
          <g className="view">
            <ServiceCards frame={frame} layout={layout} places={places} />
            <Captions nodes={frame.nodes} layout={layout} />
            {detailed && <g className="messages" aria-hidden="true" />}
            <ServiceWords frame={frame} layout={layout} />
          </g>
        </svg>
        <svg className="cluster-top" viewBox={viewBox} role="group" aria-label="Nodes">
          <Hatch />
          <g className="view">
            <Members
              nodes={frame.nodes}
              layout={layout}
              places={places}
              groups={groups}
              highlighted={highlighted}
              selected={selected}
            />
            {!layout.label.always && <Names frame={frame} layout={layout} />}
            <Suspense fallback={null}>
              {wall.stroke && <WallPreview stroke={wall.stroke} places={places} layout={layout} />}
            </Suspense>
          </g>
        </svg>
      </div>
      {!bare && <Tools zoom={zoom} wall={wall} />}
    </>
  );
}

/** In a large class: the canvas of what moves, and the elements that stand for its messages. */
const Moving = () => (
  <>
    <canvas className="moving" aria-hidden="true" />
    <div className="mirror" hidden />
  </>
);

const Hatch = () => (
  <defs>
    <pattern
      id="hatch"
      width="6"
      height="6"
      patternUnits="userSpaceOnUse"
      patternTransform="rotate(45)"
    >
      <line className="hatch" x1="0" y1="0" x2="0" y2="6" />
    </pattern>
  </defs>
);

/** The view reaches the picture without React: a drag moves it in every animation frame. */
function useView(
  stage: React.RefObject<HTMLElement | null>,
  viewport: Viewport,
  { label }: Layout,
  armed: boolean,
) {
  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    return viewport.watch(({ k, x, y }) => {
      for (const layer of element.querySelectorAll('.view')) {
        if (k === 1) layer.removeAttribute('transform');
        else layer.setAttribute('transform', `translate(${x} ${y}) scale(${k})`);
      }
      element.classList.toggle('cluster-close', k >= label.closeAt);
      element.classList.toggle('cluster-zoomed', k > 1);
      element.classList.toggle('cluster-armed', armed);
    });
  }, [stage, viewport, label, armed]);
}

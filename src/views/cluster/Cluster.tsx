// The cluster: members on a ring, messages that travel between them, timers that run down. One picture of one frame.

import { useEffect, useMemo, useRef } from 'react';
import type { Frame, NodeFrame } from '../../engine/frame.ts';
import { useSession, useSessionState } from '../../session/react.ts';
import { useReducedMotion } from '../../ui/useReducedMotion.ts';
import { type Size, useSize } from '../../ui/useSize.ts';
import './cluster.css';
import { layoutOf, type Place } from './layout.ts';
import { Cuts, Follows, groupLetters, Walls } from './links.tsx';
import { MessageLayer } from './messages.ts';
import { NodeMark } from './NodeMark.tsx';

/** With more members than this only one timer ring is drawn a node, and the job's none. */
const FEW = 12;

export function Cluster() {
  const [measure, size] = useSize<HTMLDivElement>();
  const frame = useSessionState((state) => state.frame);
  return (
    <div className="cluster" ref={measure}>
      {frame && size && size.width > 0 && size.height > 0 && <Picture frame={frame} size={size} />}
    </div>
  );
}

function Picture({ frame, size }: { frame: Frame; size: Size }) {
  const session = useSession();
  const still = useReducedMotion();
  const highlighted = useSessionState((state) => state.highlight.node);
  const { nodes, services } = frame;
  const names = nodes.map(({ id }) => id).join(' ');
  const layout = useMemo(
    () => layoutOf(size.width, size.height, nodes.length, services.length),
    [size.width, size.height, nodes.length, services.length],
  );
  const serviceNames = services.map(({ id }) => id).join(' ');
  const places = useMemo(
    () =>
      new Map<string, Place>([
        ...names.split(' ').map((id, index) => [id, layout.nodes[index]] as [string, Place]),
        ...(serviceNames === '' ? [] : serviceNames.split(' ')).map(
          (id, index) => [id, layout.services[index]] as [string, Place],
        ),
      ]),
    [names, serviceNames, layout],
  );
  const timers = useTimerNames(frame);
  const root = useRef<SVGSVGElement>(null);
  const layer = useRef<SVGGElement>(null);

  useEffect(() => {
    if (!layer.current || !root.current) return;
    const messages = new MessageLayer(layer.current);
    const rings = new Rings(root.current);
    const stop = session.onMotion((shown, time) => {
      messages.draw(shown, time, layout, places, still);
      rings.draw(shown, time);
    });
    return () => {
      stop();
      messages.clear();
    };
  }, [session, layout, places, still]);

  const groups = groupLetters(frame.groups);
  const ids = useMemo(() => names.split(' '), [names]);
  return (
    <svg ref={root} viewBox={`0 0 ${size.width} ${size.height}`} role="group" aria-label="Cluster">
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
      <Follows frame={frame} places={places} />
      {frame.groups && <Walls groups={frame.groups} names={ids} layout={layout} />}
      {frame.cuts.length > 0 && (
        <Cuts cuts={frame.cuts} names={ids} places={places} radius={layout.radius} />
      )}
      {services.map((service, index) => (
        <ServiceMark
          key={service.id}
          service={service}
          place={layout.services[index] as Place}
          layout={layout}
        />
      ))}
      <g ref={layer} className="messages" aria-hidden="true" />
      {nodes.map((node, index) => (
        <NodeMark
          key={node.id}
          id={node.id}
          priority={node.priority}
          status={node.status}
          role={node.role}
          epoch={node.epoch}
          follows={node.follows}
          waiting={node.waiting}
          x={layout.nodes[index]?.x ?? 0}
          y={layout.nodes[index]?.y ?? 0}
          radius={layout.radius}
          roomy={layout.roomy}
          timers={timers}
          group={groups.get(node.id) ?? ''}
          highlighted={highlighted === node.id}
        />
      ))}
    </svg>
  );
}

function ServiceMark({
  service,
  place,
  layout,
}: {
  service: Frame['services'][number];
  place: Place;
  layout: ReturnType<typeof layoutOf>;
}) {
  const { width, height } = layout.serviceSize;
  const small = height < 50;
  return (
    <g className="service" data-service={service.id} transform={`translate(${place.x} ${place.y})`}>
      <rect x={-width / 2} y={-height / 2} width={width} height={height} rx={6} />
      <text className="service-title" y={-height / 2 + (small ? 15 : 19)}>
        {service.title}
      </text>
      {service.lines.slice(0, small ? 2 : 3).map(({ label, value }, index) => (
        <text
          key={label}
          className="service-line"
          y={-height / 2 + (small ? 28 : 36) + index * (small ? 12 : 16)}
        >
          {label} {value}
        </text>
      ))}
    </g>
  );
}

/** Names of all timers seen so far in this run, in order of the alphabet; only the soonest to matter in a large class. */
function useTimerNames(frame: Frame): string {
  const seen = useRef(new Set<string>());
  const few = frame.nodes.length <= FEW;
  for (const node of frame.nodes) for (const { name } of node.timers) seen.current.add(name);
  const names = [...seen.current].sort();
  return (
    few ? names.slice(0, 4) : names.filter((name) => !name.startsWith('cron')).slice(-1)
  ).join(' ');
}

/** Moves the timer rings: how much of each timer is left. */
class Rings {
  private readonly root: SVGSVGElement;
  private readonly circles = new Map<string, readonly SVGCircleElement[]>();

  constructor(root: SVGSVGElement) {
    this.root = root;
  }

  draw(frame: Frame, time: number): void {
    for (const node of frame.nodes) {
      for (const circle of this.of(node)) {
        const timer = node.timers.find(({ name }) => name === circle.dataset.timer);
        const whole = timer ? timer.dueUs - timer.setUs : 0;
        const left =
          timer && whole > 0 ? Math.max(0, Math.min(1, (timer.dueUs - time) / whole)) : 0;
        circle.setAttribute('stroke-dasharray', `${left.toFixed(3)} 1`);
      }
    }
  }

  private of({ id }: NodeFrame): readonly SVGCircleElement[] {
    const known = this.circles.get(id);
    if (known?.[0]?.isConnected) return known;
    const found = [
      ...this.root.querySelectorAll<SVGCircleElement>(`[data-node="${CSS.escape(id)}"] .timer`),
    ];
    this.circles.set(id, found);
    return found;
  }
}

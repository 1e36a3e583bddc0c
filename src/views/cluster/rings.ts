// Moves what runs down in a small class: a ring for each timer that is set, from the inside in the order of declaration, and
// innermost what the node takes to be left of a lease. Drawn by hand: which rings there are is a function of the frame alone.

import type { Frame, NodeFrame } from '../../engine/frame.ts';
import { drawLeases, markOf, partLeft } from '../../session/marks.ts';
import { arcPath, leasePath, ringForm } from '../../ui/timerRings.ts';
import type { Layout } from './layout.ts';
import type { MotionLayer } from './motion.ts';
import { ringRadius } from './sizes.ts';

const SVG = 'http://www.w3.org/2000/svg';

interface Span {
  /** Null is the lease. */
  readonly order: number | null;
  readonly name: string;
  readonly fromUs: number;
  readonly untilUs: number;
}

/** What runs down at a node, from the inside. */
export function spansOf({ status, timers, marks }: NodeFrame, most: number): readonly Span[] {
  if (status === 'down') return [];
  const lease = markOf(marks, 'lease');
  const spans: Span[] = timers
    .map(({ order, name, setUs, dueUs }) => ({ order, name, fromUs: setUs, untilUs: dueUs }))
    .sort((a, b) => a.order - b.order);
  return (lease ? [{ ...lease, order: null, name: 'lease' }, ...spans] : spans).slice(0, most);
}

const HALF_MESSAGE = 6;

/** How near the middle of a message comes to that of a node: it touches what runs down around it. */
export function outermost({ status, timers, marks }: NodeFrame, layout: Layout): number {
  const asked = status === 'down' ? 0 : timers.length + (markOf(marks, 'lease') ? 1 : 0);
  const lanes = Math.min(asked, layout.rings);
  return lanes === 0 ? layout.radius : ringRadius(layout, lanes - 1) + HALF_MESSAGE;
}

/** One ring: the faint whole of it, and what is left. */
interface Ring {
  readonly track: SVGCircleElement;
  readonly left: SVGPathElement;
  order: number | null | undefined;
}

interface Drawn {
  readonly parent: Element;
  readonly rings: Ring[];
  node: NodeFrame;
  spans: readonly Span[];
}

export class Rings implements MotionLayer {
  private readonly root: Element;
  private readonly layout: Layout;
  private readonly drawn = new Map<string, Drawn>();

  constructor(root: Element, layout: Layout) {
    this.root = root;
    this.layout = layout;
  }

  draw(frame: Frame, time: number): void {
    for (const node of frame.nodes) {
      const drawn = this.of(node);
      drawn?.spans.forEach((span, lane) => {
        const part = partLeft(span, time);
        const path = span.order === null ? leasePath : arcPath;
        drawn.rings[lane]?.left.setAttribute('d', path(ringRadius(this.layout, lane), part));
      });
    }
    drawLeases(this.root, frame.nodes, time);
  }

  clear(): void {
    for (const { parent } of this.drawn.values()) parent.replaceChildren();
    this.drawn.clear();
  }

  private of(node: NodeFrame): Drawn | undefined {
    let drawn = this.drawn.get(node.id);
    if (!drawn?.parent.isConnected) {
      const parent = this.root.querySelector(`[data-node="${CSS.escape(node.id)}"] .timers`);
      if (!parent) return;
      const rings: Ring[] = [];
      drawn = { parent, rings, node, spans: this.show(parent, rings, node) };
      this.drawn.set(node.id, drawn);
    } else if (drawn.node !== node) {
      drawn.node = node;
      drawn.spans = this.show(drawn.parent, drawn.rings, node);
    }
    return drawn;
  }

  /** As many rings as run down, each in its form. */
  private show(parent: Element, rings: Ring[], node: NodeFrame): readonly Span[] {
    const spans = spansOf(node, this.layout.rings);
    spans.forEach(({ order, name }, lane) => {
      const ring = rings[lane] ?? this.add(parent, rings);
      if (ring.order === order) return;
      ring.order = order;
      const { width, dash } = order === null ? { width: 1.5, dash: 'none' } : ringForm(order);
      ring.left.setAttribute('class', order === null ? 'timer timer-lease' : 'timer');
      ring.left.setAttribute('stroke-width', String(width));
      ring.left.setAttribute('stroke-dasharray', dash);
      ring.left.dataset.timer = name;
    });
    for (const { track, left } of rings.splice(spans.length)) {
      track.remove();
      left.remove();
    }
    return spans;
  }

  private add(parent: Element, rings: Ring[]): Ring {
    const track = document.createElementNS(SVG, 'circle');
    const left = document.createElementNS(SVG, 'path');
    track.setAttribute('class', 'timer-track');
    track.setAttribute('r', String(ringRadius(this.layout, rings.length)));
    parent.append(track, left);
    const ring = { track, left, order: undefined };
    rings.push(ring);
    return ring;
  }
}

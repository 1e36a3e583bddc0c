// Moves what runs down in a small class: the rings of the timers, and what each node takes to be left of a lease.

import type { Frame, NodeFrame } from '../../engine/frame.ts';
import { drawLeases, markOf, partLeft } from '../../session/marks.ts';
import type { MotionLayer } from './motion.ts';
import { LEASE } from './NodeMark.tsx';

function spanOf({ timers, marks }: NodeFrame, name: string | undefined) {
  if (name === LEASE) return markOf(marks, 'lease');
  const timer = timers.find((one) => one.name === name);
  return timer ? { fromUs: timer.setUs, untilUs: timer.dueUs } : null;
}

export class Rings implements MotionLayer {
  private readonly root: Element;
  private readonly circles = new Map<string, readonly SVGCircleElement[]>();

  constructor(root: Element) {
    this.root = root;
  }

  draw(frame: Frame, time: number): void {
    for (const node of frame.nodes) {
      for (const circle of this.of(node)) {
        const part = partLeft(spanOf(node, circle.dataset.timer), time);
        circle.setAttribute('stroke-dasharray', `${part.toFixed(3)} 1`);
      }
    }
    drawLeases(this.root, frame.nodes, time);
  }

  clear(): void {
    this.circles.clear();
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

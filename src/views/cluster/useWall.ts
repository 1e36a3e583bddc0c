// Drawing a wall: a drag across the free part of the stage parts the network by the sides of the line.

import { type MouseEvent, type PointerEvent, useRef, useState } from 'react';
import type { Session } from '../../session/api.ts';
import type { Place } from './layout.ts';
import type { Viewport } from './viewport.ts';
import { lengthOf, SHORTEST_STROKE, type Stroke, sidesOf } from './wall.ts';

/** Below this a press is a click still. */
const SLACK = 6;

const isFree = (target: EventTarget | null): boolean =>
  target instanceof Element && !target.closest('[data-node], button, .menu');

export interface WallControl {
  /** The pencil is in hand: any drag draws, a finger's too. */
  readonly armed: boolean;
  arm(armed: boolean): void;
  /** What is drawn so far; null = nothing. */
  readonly stroke: Stroke | null;
  readonly handlers: {
    onPointerDown(event: PointerEvent<HTMLElement>): void;
    onPointerMove(event: PointerEvent<HTMLElement>): void;
    onPointerUp(event: PointerEvent<HTMLElement>): void;
    onPointerCancel(): void;
    onClickCapture(event: MouseEvent<HTMLElement>): void;
  };
}

export function useWall(
  session: Session,
  viewport: Viewport,
  places: ReadonlyMap<string, Place>,
): WallControl {
  const [armed, arm] = useState(false);
  const [start, setStart] = useState<Place | null>(null);
  const [stroke, setStroke] = useState<Stroke | null>(null);
  /** The click that comes after a stroke belongs to it. */
  const drew = useRef(false);
  const end = () => {
    setStart(null);
    setStroke(null);
  };
  const at = ({ clientX, clientY, currentTarget }: PointerEvent<HTMLElement>): Place => {
    const box = currentTarget.getBoundingClientRect();
    return viewport.inPicture({ x: clientX - box.left, y: clientY - box.top });
  };
  return {
    armed,
    arm,
    stroke,
    handlers: {
      onPointerDown(event) {
        drew.current = false;
        // A mouse draws where it would not move the picture; a finger only with the pencil in hand.
        const mouse = event.pointerType === 'mouse' && event.button === 0;
        const draws = armed || (mouse && (viewport.view.k === 1 || event.shiftKey));
        if (draws && event.isPrimary && isFree(event.target)) setStart(at(event));
      },
      onPointerMove(event) {
        if (!start) return;
        const next = { from: start, to: at(event) };
        if (!stroke && lengthOf(next) * viewport.view.k < SLACK) return;
        if (!stroke) event.currentTarget.setPointerCapture(event.pointerId);
        setStroke(next);
      },
      onPointerUp() {
        drew.current = stroke !== null;
        end();
        if (!stroke || lengthOf(stroke) < SHORTEST_STROKE) return;
        arm(false);
        const sides = sidesOf(stroke, places);
        if (sides.every((side) => side.length > 0))
          session.intervene({ do: 'partition', groups: sides });
      },
      onPointerCancel: end,
      onClickCapture(event) {
        if (drew.current) event.stopPropagation();
        drew.current = false;
      },
    },
  };
}

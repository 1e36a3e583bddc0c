// The chain of causes that the reader asked for, lit up: from the event back to its root, each link a thick line.

import { memo } from 'react';
import type { Why, WhyStep } from '../../engine/why.ts';
import type { Geometry } from './geometry.ts';

/** Links between events that are at the same spot need no line. */
const SPOT = 1;

export const Chain = memo(function Chain({
  why,
  geometry,
}: {
  readonly why: Why;
  readonly geometry: Geometry;
}) {
  const place = ({ node, atUs }: WhyStep) => ({ x: geometry.x(atUs), y: geometry.y(node) });
  return (
    <g className="st-chain" aria-hidden="true">
      {why.threads.map(({ steps }, thread) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: threads have no other name, and never change places.
        <g key={thread}>
          {steps.slice(1).map((step, index) => {
            const effect = place(steps[index] as WhyStep);
            const cause = place(step);
            const apart = Math.abs(effect.x - cause.x) + Math.abs(effect.y - cause.y) > SPOT;
            return apart ? (
              <line
                key={step.event}
                className={`st-link st-link-${step.link}`}
                x1={cause.x}
                y1={cause.y}
                x2={effect.x}
                y2={effect.y}
              />
            ) : null;
          })}
          {steps.map((step, index) => {
            const { x, y } = place(step);
            return (
              <circle
                key={step.event}
                className={index === 0 ? 'st-link-dot st-link-asked' : 'st-link-dot'}
                cx={x}
                cy={y}
                r={index === 0 ? 7 : 5}
              />
            );
          })}
        </g>
      ))}
    </g>
  );
});

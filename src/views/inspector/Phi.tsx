// phi against its threshold: the curve is what the peer's rhythm makes of a silence, the dot is how far this one has come.

import { type ReactNode, useId, useMemo, useRef } from 'react';
import { phiOf } from '../../engine/detectors/phi/accrual.ts';
import type { Micros } from '../../engine/units.ts';
import { useSession } from '../../session/react.ts';
import { seconds } from '../../ui/time.ts';
import { HEIGHT, type PhiPicture, phiCurve, phiText, WIDTH } from './phiCurve.ts';
import { useMotion } from './useMotion.ts';

export function Phi({
  label,
  picture,
  driftPpm,
}: {
  label: ReactNode;
  picture: PhiPicture;
  driftPpm: number;
}) {
  const { since, meanUs, deviationUs, threshold } = picture;
  const clip = useId();
  const dot = useRef<SVGCircleElement>(null);
  const past = useRef<SVGRectElement>(null);
  const output = useRef<HTMLOutputElement>(null);
  const session = useSession();
  const curve = useMemo(
    () => phiCurve({ kind: 'phi', since: 0, meanUs, deviationUs, threshold }),
    [meanUs, deviationUs, threshold],
  );
  // The silence is measured by the node's own clock.
  const silence = (time: Micros): Micros => Math.max(0, (time - since) * (1 + driftPpm / 1e6));
  const text = (time: Micros): string => phiText(phiOf(silence(time), meanUs, deviationUs));
  useMotion((time) => {
    const { x, y } = curve.at(silence(time));
    dot.current?.setAttribute('cx', x.toFixed(1));
    dot.current?.setAttribute('cy', y.toFixed(1));
    past.current?.setAttribute('width', x.toFixed(1));
    if (output.current) output.current.textContent = text(time);
  });
  const now = session.playhead();
  const { x, y } = curve.at(silence(now));
  return (
    <span className="inspector-phi">
      <span className="inspector-line">
        {label}
        <span className="inspector-soft">
          phi{' '}
          <output aria-live="off" ref={output}>
            {text(now)}
          </output>{' '}
          of {threshold} (at {seconds(curve.patience)})
        </span>
      </span>
      <svg viewBox={`-3 -3 ${WIDTH + 6} ${HEIGHT + 6}`} aria-hidden="true">
        <clipPath id={clip}>
          <rect ref={past} x="0" y="-3" width={x.toFixed(1)} height={HEIGHT + 6} />
        </clipPath>
        <path
          className="inspector-phi-past"
          clipPath={`url(#${clip})`}
          d={`${curve.path}V${HEIGHT}H0Z`}
        />
        <path className="inspector-phi-axis" d={`M0,${HEIGHT}H${WIDTH}`} />
        <path className="inspector-phi-line" d={`M0,${curve.line.toFixed(1)}H${WIDTH}`} />
        <path
          className="inspector-phi-line"
          d={`M${curve.crossing.toFixed(1)},${curve.line.toFixed(1)}V${HEIGHT}`}
        />
        <path className="inspector-phi-curve" d={curve.path} />
        <circle ref={dot} r="3" cx={x.toFixed(1)} cy={y.toFixed(1)} />
      </svg>
    </span>
  );
}

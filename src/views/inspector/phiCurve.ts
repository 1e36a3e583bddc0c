// phi over a silence as a curve: the formula is the detector's own, so the curve crosses the line where the detector decides.

import { phiOf, tailOf } from '../../engine/detectors/phi/accrual.ts';
import type { DetectorPicture } from '../../engine/frame.ts';
import type { Micros } from '../../engine/units.ts';

export type PhiPicture = Extract<DetectorPicture, { kind: 'phi' }>;

export const WIDTH = 120;
export const HEIGHT = 40;
/** Room above the threshold and behind the moment of the suspicion. */
const ABOVE = 1.3;
const BEHIND = 1.15;
const SAMPLES = 48;

export interface PhiCurve {
  readonly path: string;
  /** Where the threshold lies, and where it is reached. */
  readonly line: number;
  readonly crossing: number;
  /** The silence (µs on the node's clock) at which it is reached. */
  readonly patience: Micros;
  /** Place of a silence (µs on the node's clock), within the picture. */
  at(silence: Micros): { readonly x: number; readonly y: number };
}

const place = (value: number): string => value.toFixed(1);

export function phiCurve({ meanUs, deviationUs, threshold }: PhiPicture): PhiCurve {
  const patience = meanUs + tailOf(threshold) * deviationUs;
  const end = patience * BEHIND;
  const most = threshold * ABOVE;
  const height = (phi: number): number => HEIGHT * (1 - Math.min(phi, most) / most);
  const at = (silence: Micros) => {
    const within = Math.max(0, Math.min(silence, end));
    return { x: (WIDTH * within) / end, y: height(phiOf(within, meanUs, deviationUs)) };
  };
  const points = Array.from({ length: SAMPLES + 1 }, (_, index) => {
    const { x, y } = at((end * index) / SAMPLES);
    return `${place(x)},${place(y)}`;
  });
  return {
    path: `M${points.join('L')}`,
    line: height(threshold),
    crossing: WIDTH / BEHIND,
    patience,
    at,
  };
}

/** phi for people: two figures, and no more than "over 99". */
export function phiText(phi: number): string {
  return phi > 99 ? 'over 99' : phi.toFixed(1);
}

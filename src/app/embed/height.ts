// The height that a frame asks of its host. It follows from the width and from what is shown, never from the frame's own height,
// so that host and frame cannot chase each other; public/rollcall.js reserves the same height before the frame is there.

import type { Address } from '../common/address.ts';

/** Below this width the controls stand in several rows. */
const NARROW = 560;
/** From this width on the panels stand beside the stage; below it, under the controls, so high, if the host gives the height. */
const PANELS_BESIDE = 720;
const PANELS = 200;
const CONTROLS = { full: [124, 152], mini: [72, 120], none: [0, 0] } as const;

/** CSS pixels: a stage twice as wide as high, within reason, and the controls below it. 640 wide with all controls: 418. */
export function heightFor(width: number, { controls, view, panels }: Address): number {
  const stage = Math.min(480, Math.max(260, Math.round(width * 0.46)));
  const room = view === 'comments' ? Math.max(stage, 480) : stage;
  const below = panels.length > 0 && width < PANELS_BESIDE ? PANELS : 0;
  return room + CONTROLS[controls][width <= NARROW ? 1 : 0] + below;
}

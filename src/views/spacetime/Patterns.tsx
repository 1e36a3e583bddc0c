// The patterns of the bands: hatched where a leader is paused, dotted in every other round of the epochs' colours.

import { Dots } from '../../ui/Reign.tsx';

export const HATCH = 'st-hatch';
export const DOTS = 'st-dots';

export function Patterns() {
  return (
    <>
      <pattern
        id={HATCH}
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <line className="st-hatch" x1="0" y1="0" x2="0" y2="6" />
      </pattern>
      <Dots id={DOTS} />
    </>
  );
}

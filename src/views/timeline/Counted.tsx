// A sign on the timeline, and beside it how many it stands for.

import { Sign } from '../../ui/Sign.tsx';
import type { SignKind } from '../../ui/signs.ts';
import { SIGN_SIZE } from './places.ts';

export function Counted({ sign, count }: { readonly sign: SignKind; readonly count: number }) {
  return (
    <>
      <g transform={`scale(${SIGN_SIZE})`}>
        <Sign kind={sign} />
      </g>
      {count > 1 && (
        <text className="timeline-count" x={6.5} y={3.5}>
          {count > 9 ? '+' : count}
        </text>
      )}
    </>
  );
}

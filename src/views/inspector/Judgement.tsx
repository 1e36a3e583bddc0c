// How one node judges one peer, as its detector sees it: in words, and as a drawing that moves with the playhead.

import { type ReactNode, useRef } from 'react';
import type { DetectorPicture, PeerFrame } from '../../engine/frame.ts';
import type { Micros } from '../../engine/units.ts';
import { useSession } from '../../session/react.ts';
import { seconds } from '../../ui/time.ts';
import { Bar } from './Bar.tsx';
import { Differs } from './Differs.tsx';
import { Phi } from './Phi.tsx';
import { useMotion } from './useMotion.ts';

const SWIM_SIGNS = { alive: '✓', suspect: '?', dead: '✗' } as const;

/** Sign and words of a verdict: what SWIM says of a member, or the plain yes or no of the others. */
function verdictOf({ trusted, suspected, picture }: PeerFrame): readonly [string, string] {
  if (picture?.kind === 'swim') {
    const { verdict, incarnation } = picture;
    return [SWIM_SIGNS[verdict], incarnation > 0 ? `${verdict}, life ${incarnation}` : verdict];
  }
  return suspected ? ['✗', 'failed'] : trusted ? ['✓', 'healthy'] : ['·', 'not heard yet'];
}

/** `wrong`: it is not so in truth. `driftPpm`: the rate of the clock by which the node measures. */
export function Judgement({
  peer,
  wrong,
  driftPpm,
}: {
  peer: PeerFrame;
  wrong: boolean;
  driftPpm: number;
}) {
  const { picture, heardUs, suspectUs, suspected } = peer;
  const [sign, text] = verdictOf(peer);
  const label = (
    <span className={wrong ? 'inspector-verdict inspector-wrong' : 'inspector-verdict'}>
      <span aria-hidden="true">{sign}</span> {text}
      {wrong && <Differs />}
    </span>
  );
  if (picture?.kind === 'phi') return <Phi label={label} picture={picture} driftPpm={driftPpm} />;
  if (picture?.kind === 'swim') return <Swim label={label} picture={picture} deathUs={suspectUs} />;
  if (picture && suspectUs !== null)
    return <Bar label={label} since={picture.since} until={suspectUs} />;
  if (heardUs === null) return label;
  return <Since label={label} time={heardUs} ago={!suspected} />;
}

type SwimPicture = Extract<DetectorPicture, { kind: 'swim' }>;

function Swim({
  label,
  picture: { since, probe },
  deathUs,
}: {
  label: ReactNode;
  picture: SwimPicture;
  deathUs: Micros | null;
}) {
  return (
    <span className="inspector-swim">
      {label}
      {since !== null && deathUs !== null && (
        <Bar label="may object" since={since} until={deathUs} kind="danger" />
      )}
      {probe && (
        <Bar
          label={probe.indirect ? 'asked through others' : 'asked'}
          since={probe.since}
          until={probe.until}
          kind={probe.indirect ? 'striped' : 'wait'}
        />
      )}
    </span>
  );
}

/** "0.4 s ago" or "silent for 5.2 s", counting on. */
function Since({ label, time, ago }: { label: ReactNode; time: Micros; ago: boolean }) {
  const output = useRef<HTMLOutputElement>(null);
  const session = useSession();
  const passed = (now: Micros): string => seconds(Math.max(0, now - time));
  useMotion((now) => {
    if (output.current) output.current.textContent = passed(now);
  });
  return (
    <span className="inspector-line">
      {label}
      <span className="inspector-soft">
        {!ago && 'silent for '}
        <output aria-live="off" ref={output}>
          {passed(session.playhead())}
        </output>
        {ago && ' ago'}
      </span>
    </span>
  );
}

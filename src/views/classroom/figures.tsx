// The drawings of a place at a desk, in units: the origin is the middle of the desk's top edge, and up is negative.

import type { ReactNode } from 'react';
import type { Looks } from './looks.ts';

const HEAD =
  'M-17.5 -37C-18 -53 18 -53 17.5 -37C17.5 -25 9 -17.5 0 -17.5C-9 -17.5 -17.5 -25 -17.5 -37Z';
const NECK = 'M-6 -22L-6 -13Q0 -9 6 -13L6 -22Z';
/** Down to the desk's edge, which a standing pupil has further below. */
const body = (bottom: number): string =>
  `M-28 ${bottom}L-28 1C-28 -9 -20 -13 -8 -15Q0 -9 8 -15C20 -13 28 -9 28 1L28 ${bottom}Z`;
const MOUTHS = [
  'M-5 -27Q0 -22.5 5 -27',
  'M-4.5 -26Q0 -23.5 4.5 -26',
  'M-5.5 -27.5Q1 -22 5.5 -27.5Z',
];

interface FigureProps {
  readonly looks: Looks;
  /** Without what is too fine to be seen when small. */
  readonly plain: boolean;
  /** By how much taller it stands. */
  readonly stands?: number;
}

function Head({ looks, plain, asleep }: FigureProps & { readonly asleep: boolean }): ReactNode {
  const { extra } = looks;
  return (
    <>
      <path className={`skin skin-${looks.skinTone}`} d={HEAD} />
      <path className={`hair hair-${looks.hairTone}`} d={looks.hair.front} />
      {asleep ? (
        <path className="feature" d="M-9.5 -35Q-6.5 -32 -3.5 -35M3.5 -35Q6.5 -32 9.5 -35" />
      ) : (
        <path
          className="feature-solid"
          d="M-8.4 -35.5a1.9 2.5 0 1 0 3.8 0a1.9 2.5 0 1 0-3.8 0ZM4.6 -35.5a1.9 2.5 0 1 0 3.8 0a1.9 2.5 0 1 0-3.8 0Z"
        />
      )}
      {!plain && <path className="feature feature-fine" d="M0.5 -33.5q2 2.5 -0.8 3.2" />}
      <path className="feature" d={asleep ? 'M-3 -25.5h5' : MOUTHS[looks.mouth]} />
      {!plain && extra === 'glasses' && (
        <path
          className="feature feature-fine"
          d="M-12.2 -35.5a5.4 5.4 0 1 0 10.8 0a5.4 5.4 0 1 0-10.8 0ZM1.4 -35.5a5.4 5.4 0 1 0 10.8 0a5.4 5.4 0 1 0-10.8 0ZM-1.4 -36.5q1.4 -1 2.8 0M-12.2 -36.5l-4.8 -1.5M12.2 -36.5l4.8 -1.5"
        />
      )}
      {!plain && extra === 'freckles' && (
        <path
          className="feature-dots"
          d="M-11 -30h.1M-8.5 -28.5h.1M11 -30h.1M8.5 -28.5h.1M-8 -31h.1M8 -31h.1"
        />
      )}
      {!plain && extra === 'bow' && (
        <path className="bow" d="M8 -53L0 -58.5L0.5 -48ZM8 -53L16.5 -57L15 -47Z" />
      )}
    </>
  );
}

function Shirt({ looks, plain, stands = 0 }: FigureProps): ReactNode {
  return (
    <>
      <path className={`skin skin-${looks.skinTone}`} d={NECK} />
      <path className="shirt" d={body(2 + stands)} />
      {!plain && looks.shirt === 'stripes' && (
        <path className="pen fine" d="M-26.5 -5.5Q0 -1 26.5 -5.5M-20 -10.5Q0 -6 20 -10.5" />
      )}
      {!plain && looks.shirt === 'collar' && (
        <path className="pen fine" d="M-8 -15L-4 -7L0 -11.5L4 -7L8 -15M0 -11L0 1" />
      )}
    </>
  );
}

/** Awake; `hand` up: a candidate. */
export function Sitting({ hand, ...props }: FigureProps & { readonly hand: boolean }): ReactNode {
  const { looks, stands = 0 } = props;
  return (
    <g transform={`translate(0 ${-stands})`}>
      <path className={`hair hair-${looks.hairTone}`} d={looks.hair.back} />
      {hand && (
        <>
          <path className="shirt" d="M17 -9C24 -20 27 -32 28.5 -46L38 -45C38 -28 35 -10 28 2Z" />
          <path
            className={`skin skin-${looks.skinTone}`}
            d="M28 -46C26 -53 26 -56 29 -57L29.5 -67C30 -70 33.5 -70 33.5 -67L33.5 -59C38 -59 40 -56 39 -51L38.5 -45Z"
          />
        </>
      )}
      <Shirt {...props} />
      <Head {...props} asleep={false} />
    </g>
  );
}

/** Paused: the head on the folded arms. */
export function Sleeping(props: FigureProps): ReactNode {
  const { looks } = props;
  return (
    <>
      <path className="shirt" d="M-27 2C-27 -18 -18 -27 0 -27C18 -27 27 -18 27 2Z" />
      <g transform="translate(0 14) rotate(-14 0 -30)">
        <path className={`hair hair-${looks.hairTone}`} d={looks.hair.back} />
        <Head {...props} asleep={true} />
      </g>
      <path className="shirt" d="M-38 3C-37 -8 -22 -11 -8 -5C6 -12 32 -12 38 3Z" />
      <path className="pen fine" d="M-8 -5C0 -3 6 -1 12 3" />
    </>
  );
}

/** Down: nobody there. */
export function EmptyChair(): ReactNode {
  return (
    <path
      className="chair"
      d="M-20 0L-20 -28Q-20 -35 -13 -35L13 -35Q20 -35 20 -28L20 0M-20 -22L20 -22M-20 -9L20 -9"
    />
  );
}

const STAR_POINTS = 5;

/** A plump star around the origin: room for a number inside. */
function starPath(radius: number): string {
  const corners = Array.from({ length: STAR_POINTS * 2 }, (_, index) => {
    const turn = (Math.PI * index) / STAR_POINTS - Math.PI / 2;
    const reach = index % 2 === 0 ? radius : radius * 0.6;
    return `${(Math.cos(turn) * reach).toFixed(2)} ${(Math.sin(turn) * reach).toFixed(2)}`;
  });
  return `M${corners.join('L')}Z`;
}

/** The monitor's badge: a star in the colour of the epoch, with its number. Pixels; at least 12 in radius to be read. */
export function Badge({
  epoch,
  colour,
  radius,
}: {
  readonly epoch: number;
  readonly colour: string;
  readonly radius: number;
}): ReactNode {
  const digits = String(epoch).length;
  const size = Math.max(11, Math.min(radius * 0.9, (radius * 1.7) / digits));
  const reach = Math.max(radius, digits * 4.6 + 8);
  return (
    <>
      <path className="badge" style={{ fill: colour }} d={starPath(reach)} />
      {radius >= 9 && (
        <text className="badge-text" y={size * 0.37} fontSize={size}>
          {epoch}
        </text>
      )}
    </>
  );
}

// Signs of the cluster view, drawn by what draws them there.

import { arcPath, leasePath, ringForm } from '../../../ui/timerRings.ts';
import { Ballot, Suspicion, Tally } from '../../../views/cluster/glyphs.tsx';
import { Hand, Seal } from '../../../views/cluster/NodeMark.tsx';
import type { Fact } from './facts.ts';
import { type Example, FENCE, type LegendSign, Pen, widthOf } from './sign.tsx';

const HERE = { slot: 'role', size: 6, distance: 0 } as const;
const tally = (trial: boolean) => (
  <Tally marks={[{ kind: 'votes', votes: ['n1'], needed: 2, trial }]} y={0} />
);

const SIGNS: readonly (LegendSign & { readonly key: Fact })[] = [
  { key: 'ballot', words: 'voted for that one', drawn: <Ballot angle={-90} radius={0} /> },
  { key: 'votes', words: 'votes counted', drawn: tally(false), width: 30 },
  { key: 'trial', words: 'promises of a vote', drawn: tally(true), width: 30 },
  {
    key: 'suspects',
    words: 'thinks that one is gone',
    drawn: <Suspicion angle={0} radius={0} count={1} open={false} />,
  },
  {
    key: 'doubts',
    words: 'suspects that one, who may still object',
    drawn: <Suspicion angle={0} radius={0} count={1} open />,
  },
  {
    key: 'lease',
    words: 'lease left, as it sees it',
    drawn: <Pen d={leasePath(5.5, 0.7)} ink="--node-epoch" />,
  },
  {
    key: 'holder',
    words: 'name in the record',
    drawn: <Pen d="M-8 0H8" ink="--node-epoch" dash="2 4" />,
  },
  {
    key: 'successor',
    words: 'passes on to',
    drawn: <Pen d="M-8 0H8M-2 -4L3 0L-2 4" ink="--line" />,
  },
  {
    key: 'log',
    words: 'log: entries, last term',
    drawn: <path d="M-7 -4h4v8h-4zM-2 -4h4v8h-4zM3 -4h4v8h-4z" fill="var(--accent)" />,
  },
  {
    key: 'wall',
    words: 'wall and its sides',
    drawn: (
      <>
        <Pen d="M-17 0H-1" ink="--danger" width={6} dash="7 2" />
        <g className="node-group" transform="translate(9 0)">
          <circle r={7} />
          <text y="0.36em" fontSize={9}>
            A
          </text>
        </g>
      </>
    ),
    width: 34,
  },
  {
    key: 'isolated',
    words: 'cut off from all',
    drawn: (
      <circle r={7.5} fill="none" stroke="var(--danger)" strokeWidth={1.5} strokeDasharray="4 3" />
    ),
  },
  {
    key: 'cut',
    words: 'cut link',
    drawn: <Pen d="M-5 -5L5 5M5 -5L-5 5" ink="--danger" width={3} />,
  },
  FENCE,
];

/** What stands in words beside the nodes, too. */
const plain = (epoch: number): typeof SIGNS => [
  { key: 'leader', words: 'leads, in this epoch', drawn: <Seal {...HERE} epoch={epoch} /> },
  { key: 'candidate', words: 'stands for election', drawn: <Hand {...HERE} size={10} /> },
  {
    key: 'follows',
    words: 'follows',
    drawn: <Pen d="M-8 0H3M8 0l-6 -3v6Z" ink="--node-epoch" width={1.25} />,
  },
];

export function clusterSigns(
  facts: ReadonlySet<Fact>,
  timers: ReadonlyMap<number, string>,
  { epoch }: Example,
): readonly LegendSign[] {
  return [
    ...SIGNS.filter(({ key }) => facts.has(key)),
    ...[...timers].map(([order, title]): LegendSign => {
      const { width, dash } = ringForm(order);
      return {
        key: `timer ${order}`,
        words: title,
        help: 'A timer: what is left of it runs down around the node.',
        drawn: <Pen d={arcPath(6.5, 0.8)} width={width} {...(dash === 'none' ? {} : { dash })} />,
      };
    }),
    ...plain(epoch).filter(({ key }) => facts.has(key)),
  ];
}

/** In a large class: signs that are drawn there, and of all timers one. */
export function crowdSigns(facts: ReadonlySet<Fact>, example: Example): readonly LegendSign[] {
  const drawn = [...facts].filter((fact) => CROWD.has(fact));
  return [...clusterSigns(new Set(drawn), new Map(), example), NEXT_TIMER];
}

const CROWD: ReadonlySet<Fact> = new Set(['leader', 'candidate', 'wall', 'isolated', 'cut']);

const NEXT_TIMER: LegendSign = {
  key: 'next timer',
  words: 'next timer',
  help: 'What is left of it runs down around the node.',
  drawn: <Pen d={arcPath(6.5, 0.8)} ink="--line" width={2} />,
};

export const prioritySign = ({ priority }: Example): LegendSign => ({
  key: 'priority',
  words: 'priority',
  drawn: <text className="legend-text">p{priority}</text>,
  width: widthOf(`p${priority}`),
});

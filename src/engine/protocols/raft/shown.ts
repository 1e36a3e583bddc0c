// What a Raft node shows: to the inspector in words, to the pictures as marks.

import type { Belief } from '../../declare.ts';
import type { Mark } from '../../marks.ts';
import type { Seen } from '../../protocol.ts';
import { NOBODY } from '../../units.ts';
import type { params } from './declared.ts';
import type { Durable, State } from './node.ts';

export const beliefs = (state: State, durable: Durable): readonly Belief[] => [
  { label: 'Term', value: durable.term, kind: 'epoch', durable: true },
  { label: 'Voted for', value: durable.votedFor, kind: 'node', durable: true },
  { label: 'Log, length', value: durable.logLength, kind: 'count', durable: true },
  { label: 'Log, last term', value: durable.logTerm, kind: 'epoch', durable: true },
  { label: 'Votes so far', value: state.asking === 'nothing' ? [] : state.votes, kind: 'nodes' },
];

type Shown = Seen<typeof params, State, Durable>;

export const marks = ({ state, durable, members }: Shown): readonly Mark[] => [
  ...(state.asking === 'nothing'
    ? []
    : [
        {
          kind: 'votes' as const,
          votes: state.votes,
          needed: Math.floor(members.length / 2) + 1,
          trial: state.asking === 'pre-votes',
        },
      ]),
  ...(durable.votedFor === NOBODY ? [] : [{ kind: 'ballot' as const, to: durable.votedFor }]),
  { kind: 'log', length: durable.logLength, term: durable.logTerm },
];

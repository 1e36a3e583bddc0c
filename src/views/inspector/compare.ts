// Beliefs beside the truth: what a node takes for true, what is, and whether the two differ.

import type { Frame, InspectionFrame, NodeFrame, PeerFrame } from '../../engine/frame.ts';

/** An inspected node: what is true of it, and what it believes (null until the worker has told). */
export interface Column {
  readonly node: NodeFrame;
  readonly view: InspectionFrame | null;
}

export interface Belief {
  readonly text: string;
  readonly wrong: boolean;
}

export interface Compared {
  readonly label: string;
  /** One a column; null where the node is down and believes nothing. */
  readonly beliefs: readonly (Belief | null)[];
  readonly truth: string;
}

const MOST_NAMES = 4;

const names = (list: readonly string[]): string =>
  list.length === 0
    ? 'nobody'
    : list.length <= MOST_NAMES
      ? list.join(', ')
      : `${list.slice(0, MOST_NAMES).join(', ')} + ${list.length - MOST_NAMES}`;

/** It asks the peer to object before it judges: neither trust nor a verdict. */
const isInDoubt = ({ picture }: PeerFrame): boolean =>
  picture?.kind === 'swim' && picture.verdict === 'suspect';

/** Is it wrong about a peer? Of one never heard, or in doubt, it has no opinion that could be. */
export const wrongAbout = (peer: PeerFrame, up: boolean): boolean =>
  !isInDoubt(peer) && ((peer.trusted && !up) || (peer.suspected && up));

/** "n5", "n3?" of one in doubt. */
const accused = (peers: readonly PeerFrame[]): readonly string[] =>
  peers.flatMap((peer) => (isInDoubt(peer) ? `${peer.id}?` : peer.suspected ? peer.id : []));

export function compare(columns: readonly Column[], frame: Frame): Compared[] {
  const isUp = new Set(frame.nodes.filter(({ status }) => status === 'up').map(({ id }) => id));
  const of = (belief: (column: Column) => Belief): (Belief | null)[] =>
    columns.map((column) => (column.node.status === 'down' ? null : belief(column)));
  return [
    {
      label: 'Who leads',
      beliefs: of(({ node: { id, follows } }) => ({
        text: follows === id ? `itself (${id})` : (follows ?? 'nobody'),
        wrong: follows === null ? frame.leaders.length > 0 : !frame.leaders.includes(follows),
      })),
      truth: frame.leaders.length > 1 ? frame.leaders.join(' and ') : (frame.leader ?? 'nobody'),
    },
    {
      label: 'Epoch',
      beliefs: of(({ node: { epoch } }) => ({
        text: String(epoch),
        wrong: frame.leader !== null && epoch !== frame.epoch,
      })),
      truth: frame.leader === null ? '–' : String(frame.epoch),
    },
    {
      label: 'Who failed',
      beliefs: of(({ view }) => {
        const peers = view?.peers ?? [];
        return {
          text: names(accused(peers)),
          wrong: peers.some((peer) => wrongAbout(peer, isUp.has(peer.id))),
        };
      }),
      truth: names(
        frame.nodes
          .filter(({ status }) => status !== 'up')
          .map(({ id, status }) => (status === 'paused' ? `${id} (paused)` : id)),
      ),
    },
  ];
}

export interface Kept {
  readonly label: string;
  /** One a column; null where it holds no such thing, or lost it. */
  readonly values: readonly (string | null)[];
}

/** What the nodes hold, on disk or in memory, by label in the order of the first that has it. */
export function kept(columns: readonly Column[], durable: boolean): Kept[] {
  const held = columns.map(
    ({ view }) =>
      new Map(
        (view?.beliefs ?? [])
          .filter((belief) => belief.durable === durable)
          .map(({ label, text }) => [label, text]),
      ),
  );
  const labels = new Set(held.flatMap((map) => [...map.keys()]));
  return [...labels].map((label) => ({ label, values: held.map((map) => map.get(label) ?? null) }));
}

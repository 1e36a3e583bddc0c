// Who can elect with whom (the live members, by the cuts of the moment), and what they owe in the end.

import type { Setup } from './compile.ts';
import type { PromiseName } from './declare.ts';
import type { Network } from './network.ts';
import { type Process, UP } from './process.ts';
import { NOBODY, type NodeId } from './units.ts';

const both = (network: Network, one: number, other: number): boolean =>
  network.open(one, other) && network.open(other, one);

/** The live members that take part in elections; under a lock service, that reach it and hear it. */
export function ableOf(
  { members, lock, protocol }: Setup,
  processes: readonly Process[],
  network: Network,
): Process[] {
  return processes.filter(
    ({ index, status, priority }) =>
      index < members &&
      status === UP &&
      (protocol.takesPart?.(priority) ?? true) &&
      (lock === NOBODY || both(network, index, lock)),
  );
}

/**
 * The sides into which the network falls: on each, all hear each other, and nobody of it hears or reaches anybody else. Members that
 * are heard by some and not by others are on no side, nor is anybody whom they could disturb; nothing is promised to those. Under a lock
 * service there is one side, for nobody speaks to anybody else.
 */
export function sidesOf(
  setup: Setup,
  processes: readonly Process[],
  network: Network,
): Process[][] {
  const able = ableOf(setup, processes, network);
  if (network.whole || setup.lock !== NOBODY) return able.length > 0 ? [able] : [];
  const sides: Process[][] = [];
  for (const one of able) {
    const side = sides.find((candidate) => candidate.some((other) => touch(network, one, other)));
    if (side) side.push(one);
    else sides.push([one]);
  }
  return sides.filter(
    (side) =>
      side.every((one) =>
        side.every((other) => one === other || both(network, one.index, other.index)),
      ) &&
      able.every(
        (other) => side.includes(other) || side.every((one) => !touch(network, one, other)),
      ),
  );
}

/** Does either hear the other? */
const touch = (network: Network, { index: one }: Process, { index: other }: Process): boolean =>
  network.open(one, other) || network.open(other, one);

/** What a side owes once it has had its time: one leader, whom all on it follow, and the highest. */
export function wrongWith(
  side: readonly Process[],
): { readonly promise: PromiseName; readonly nodes: readonly NodeId[] }[] {
  const leaders = side.filter(({ leading }) => leading);
  const [leader] = leaders;
  const astray = side.find(({ follows }) => follows !== leader?.index);
  if (leader === undefined || leaders.length > 1 || astray) {
    const nodes = leaders.length > 1 || !astray ? leaders : [...leaders, astray];
    return [{ promise: 'leader-again', nodes: nodes.map(({ index }) => index) }];
  }
  const highest = side.reduce((best, one) => (one.priority >= best.priority ? one : best));
  // Who goes first among equals is the protocol's own business.
  if (highest.priority <= leader.priority) return [];
  return [{ promise: 'highest-leads', nodes: [highest.index, leader.index] }];
}

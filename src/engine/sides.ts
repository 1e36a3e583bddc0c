// Who can elect with whom: the live members, by the cuts of the moment.

import type { Setup } from './compile.ts';
import type { Network } from './network.ts';
import { type Process, UP } from './process.ts';
import { NOBODY } from './units.ts';

/**
 * The sides into which the network falls: on each, all hear each other, and nobody of it hears or reaches anybody else. Members that
 * are heard by some and not by others are on no side, nor is anybody whom they could disturb; nothing is promised to those. Under a lock
 * service there is one side: whoever reaches it and hears it, for nobody else is spoken to.
 */
export function sidesOf(
  { members, lock, protocol }: Setup,
  processes: readonly Process[],
  network: Network,
): Process[][] {
  const live = processes.filter(
    ({ index, status, priority }) =>
      index < members && status === UP && (protocol.takesPart?.(priority) ?? true),
  );
  if (network.whole) return live.length > 0 ? [live] : [];
  const both = (one: number, other: number) => network.open(one, other) && network.open(other, one);
  if (lock !== NOBODY) {
    const served = live.filter(({ index }) => both(index, lock));
    return served.length > 0 ? [served] : [];
  }
  const sides: Process[][] = [];
  for (const one of live) {
    const side = sides.find((candidate) => candidate.some((other) => touch(network, one, other)));
    if (side) side.push(one);
    else sides.push([one]);
  }
  return sides.filter(
    (side) =>
      side.every((one) => side.every((other) => one === other || both(one.index, other.index))) &&
      live.every(
        (other) => side.includes(other) || side.every((one) => !touch(network, one, other)),
      ),
  );
}

/** Does either hear the other? */
const touch = (network: Network, { index: one }: Process, { index: other }: Process): boolean =>
  network.open(one, other) || network.open(other, one);

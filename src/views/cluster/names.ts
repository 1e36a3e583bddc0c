// In a class whose nodes are too small for names: whose names matter just now, and where beside their nodes they stand.

import type { Frame, NodeFrame } from '../../engine/frame.ts';
import { TOOLS } from './captions.ts';
import type { Layout, Place } from './layout.ts';
import { SLOTS } from './rim.ts';

/** More names than these are no picture any more. */
const MOST = 8;

/** Who leads, whom others follow, whom they suspect, who stands: the weightiest first. */
export function namedIn({ nodes }: Pick<Frame, 'nodes'>): readonly string[] {
  const told = new Set<string>();
  const up = nodes.filter(({ status }) => status !== 'down');
  for (const { id, role } of up) if (role === 'leader') told.add(id);
  for (const { follows } of up) if (follows !== null) told.add(follows);
  for (const { suspects } of up) for (const suspect of suspects) told.add(suspect);
  for (const { id, role } of up) if (role === 'candidate') told.add(id);
  return [...told].slice(0, MOST);
}

/** Half the size of a name of so many characters. */
const halfOf = (name: string) => ({ x: name.length * 4 + 1, y: 7 });
const STEP = 30;
/** A badge takes so many degrees on each side of its slot. */
const BADGE = 44;

const apart = (a: number, b: number): number => Math.abs(((((a - b) % 360) + 540) % 360) - 180);

/** Ways to turn a name aside from straight outwards, and to move it further out: on no other node if that can be. */
const WAYS = [true, false].flatMap((clear) =>
  [0, 16].flatMap((further) =>
    Array.from({ length: 180 / STEP + 1 }, (_, turn) => ({ clear, further, turn: turn * STEP })),
  ),
);

/** Where names stand: inside the stage, off the tools, off badges and off each other. */
export function placeNames(
  nodes: readonly NodeFrame[],
  names: readonly string[],
  { nodes: places, centre, radius, width, height }: Layout,
): readonly (Place & { readonly name: string })[] {
  const placed: (Place & { name: string })[] = [];
  for (const name of names) {
    const index = nodes.findIndex(({ id }) => id === name);
    const [node, place] = [nodes[index], places[index]];
    if (!node || !place) continue;
    const badges = [
      ...(node.status !== 'down' && node.role !== 'follower' ? [SLOTS.role] : []),
      ...(node.status !== 'up' ? [SLOTS.status] : []),
    ];
    const half = halfOf(name);
    const outwards = (Math.atan2(place.y - centre.y, place.x - centre.x) * 180) / Math.PI;
    const isFree = ({ x, y }: Place): boolean =>
      Math.min(x, width - x) >= half.x &&
      Math.min(y, height - y) >= half.y &&
      (x + half.x < width - TOOLS.width || y - half.y > TOOLS.height) &&
      placed.every(
        (other) =>
          Math.abs(other.x - x) >= half.x + halfOf(other.name).x ||
          Math.abs(other.y - y) >= 2 * half.y,
      );
    const liesOnNode = ({ x, y }: Place): boolean =>
      places.some(
        (other) =>
          Math.abs(other.x - x) < half.x + radius - 2 &&
          Math.abs(other.y - y) < half.y + radius - 2,
      );
    for (const { clear, further, turn } of WAYS) {
      const found = [outwards + turn, outwards - turn]
        .filter((angle) => badges.every((badge) => apart(badge, angle) >= BADGE))
        .map((angle) => {
          const [ux, uy] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
          const distance = radius + 4 + further + Math.abs(ux) * half.x + Math.abs(uy) * half.y;
          return { name, x: place.x + ux * distance, y: place.y + uy * distance };
        })
        .find((spot) => isFree(spot) && (!clear || !liesOnNode(spot)));
      if (!found) continue;
      placed.push(found);
      break;
    }
  }
  return placed;
}

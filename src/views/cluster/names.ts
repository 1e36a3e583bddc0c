// In a class whose nodes are too small for names: whose names matter just now, and where beside their nodes they stand.

import type { Frame, NodeFrame } from '../../engine/frame.ts';
import { TOOLS } from './captions.ts';
import type { Layout, Place } from './layout.ts';
import { badgeOf, badgePlace, SLOTS } from './rim.ts';

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

/** Ways to turn a name aside from straight outwards, and to move it further out: on no other node and no badge, and nearest to its own node, if that can be. */
const WAYS = [true, false].flatMap((clear) =>
  [0, 16].flatMap((further) =>
    Array.from({ length: 180 / STEP + 1 }, (_, turn) => ({ clear, further, turn: turn * STEP })),
  ),
);

/** Slots of the badges that a node wears. */
const badgesOf = ({ status, role }: NodeFrame) => [
  ...(status !== 'down' && role !== 'follower' ? (['role'] as const) : []),
  ...(status !== 'up' ? (['status'] as const) : []),
];

/** Where names stand: inside the stage, off the tools and the cards, off badges and off each other. */
export function placeNames(
  nodes: readonly NodeFrame[],
  names: readonly string[],
  { nodes: places, centre, radius, width, height, services }: Layout,
): readonly (Place & { readonly name: string })[] {
  const placed: (Place & { name: string })[] = [];
  const badges = nodes.flatMap((node, index) =>
    badgesOf(node).map((slot) => {
      const badge = badgeOf(slot, radius);
      const [from, { x, y }] = [places[index] as Place, badgePlace(badge)];
      return { x: from.x + x, y: from.y + y, size: badge.size };
    }),
  );
  for (const name of names) {
    const index = nodes.findIndex(({ id }) => id === name);
    const [node, place] = [nodes[index], places[index]];
    if (!node || !place) continue;
    const own = badgesOf(node).map((slot) => SLOTS[slot]);
    const half = halfOf(name);
    const outwards = (Math.atan2(place.y - centre.y, place.x - centre.x) * 180) / Math.PI;
    const isFree = ({ x, y }: Place): boolean =>
      Math.min(x, width - x) >= half.x &&
      Math.min(y, height - y) >= half.y &&
      (x + half.x < width - TOOLS.width || y - half.y > TOOLS.height) &&
      services.every(
        (card) =>
          Math.abs(card.x - x) >= half.x + card.width / 2 ||
          Math.abs(card.y - y) >= half.y + card.height / 2,
      ) &&
      placed.every(
        (other) =>
          Math.abs(other.x - x) >= half.x + halfOf(other.name).x ||
          Math.abs(other.y - y) >= 2 * half.y,
      );
    const isNearerToAnother = ({ x, y }: Place): boolean => {
      const own = (place.x - x) ** 2 + (place.y - y) ** 2;
      return places.some(
        (other) => other !== place && (other.x - x) ** 2 + (other.y - y) ** 2 < own * 1.2,
      );
    };
    const liesOnNode = ({ x, y }: Place): boolean =>
      badges.some(
        (badge) =>
          Math.abs(badge.x - x) < half.x + badge.size - 2 &&
          Math.abs(badge.y - y) < half.y + badge.size - 2,
      ) ||
      places.some(
        (other) =>
          Math.abs(other.x - x) < half.x + radius - 2 &&
          Math.abs(other.y - y) < half.y + radius - 2,
      );
    for (const { clear, further, turn } of WAYS) {
      const found = [outwards + turn, outwards - turn]
        .filter((angle) => own.every((slot) => apart(slot, angle) >= BADGE))
        .map((angle) => {
          const [ux, uy] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
          const distance = radius + 4 + further + Math.abs(ux) * half.x + Math.abs(uy) * half.y;
          return { name, x: place.x + ux * distance, y: place.y + uy * distance };
        })
        .find((spot) => isFree(spot) && (!clear || !(liesOnNode(spot) || isNearerToAnother(spot))));
      if (!found) continue;
      placed.push(found);
      break;
    }
  }
  return placed;
}

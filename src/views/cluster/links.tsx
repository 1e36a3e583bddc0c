// What lies between members: whom each follows, to whom a ring passes on, what is cut, and the walls of a partition.

import { lazy, memo, Suspense } from 'react';
import type { Frame } from '../../engine/frame.ts';
import { markOf } from '../../session/marks.ts';
import { epochColour } from '../../ui/epochs.ts';
import type { Layout, Place } from './layout.ts';

const CellWalls = lazy(async () => ({ default: (await import('./CellWalls.tsx')).CellWalls }));

export type Places = ReadonlyMap<string, Place>;

/** More arrows than these are no picture any more. */
const MOST_ARROWS = 24;

/** A line from each follower to the node that it believes to lead. */
export function Follows({ frame, places }: { frame: Frame; places: Places }) {
  if (frame.nodes.length > MOST_ARROWS) return null;
  return (
    <g className="follows">
      {frame.nodes.map(({ id, follows, status, epoch, role }) => {
        const from = places.get(id);
        const to = follows === null ? undefined : places.get(follows);
        if (!from || !to || follows === id || status === 'down' || role === 'leader') return null;
        return (
          <line key={id} x1={from.x} y1={from.y} x2={to.x} y2={to.y} stroke={epochColour(epoch)} />
        );
      })}
    </g>
  );
}

/** The ring: an arrow from each member to whom it passes things on. */
export function Ring({ frame, places, layout }: { frame: Frame; places: Places; layout: Layout }) {
  const { radius } = layout;
  const arrow = Math.max(3, Math.min(7, radius / 4));
  return (
    <g className="ring">
      {frame.nodes.map(({ id, marks, status }) => {
        const successor = markOf(marks, 'successor');
        const from = places.get(id);
        const to = successor && places.get(successor.to);
        if (!from || !to || successor.to === id || status === 'down') return null;
        const dx = to.x - from.x;
        const dy = to.y - from.y;
        const length = Math.max(1, Math.sqrt(dx * dx + dy * dy));
        const angle = (Math.atan2(dy, dx) * 180) / Math.PI;
        const rim = Math.min(radius + 4, length / 3);
        return (
          <g
            key={id}
            className={successor.open ? 'ring-open' : undefined}
            transform={`translate(${from.x} ${from.y}) rotate(${angle})`}
          >
            <path d={`M${rim} 0H${length - rim}`} />
            <path
              className="ring-arrow"
              d={`M${length / 2 - arrow} ${-arrow}L${length / 2 + arrow} 0L${length / 2 - arrow} ${arrow}Z`}
            />
          </g>
        );
      })}
    </g>
  );
}

/** Single cut links as broken lines; a node without any open link as one broken ring. */
export const Cuts = memo(function Cuts({
  cuts,
  names,
  places,
  radius,
}: {
  cuts: Frame['cuts'];
  names: readonly string[];
  places: Places;
  radius: number;
}) {
  const isolated = isolatedAmong(cuts, names);
  const single = cuts.filter(([from, to]) => !isolated.has(from) && !isolated.has(to));
  const both = new Set(single.map(([from, to]) => `${from} ${to}`));
  return (
    <g className="cuts">
      {[...isolated].map((name) => {
        const place = places.get(name);
        return place && <circle key={name} cx={place.x} cy={place.y} r={radius * 1.3 + 14} />;
      })}
      {single.map(([from, to]) => {
        const [a, b] = [places.get(from), places.get(to)];
        const twoWay = both.has(`${to} ${from}`);
        if (!a || !b || (twoWay && from > to)) return null;
        const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
        const angle = (Math.atan2(b.y - a.y, b.x - a.x) * 180) / Math.PI;
        return (
          <g key={`${from} ${to}`}>
            <line x1={a.x} y1={a.y} x2={b.x} y2={b.y} />
            <path
              className="cut-mark"
              transform={`translate(${middle.x} ${middle.y}) rotate(${angle})`}
              d={twoWay ? 'M-5-7L5 7M5-7L-5 7' : 'M-7-7L1 0L-7 7M5-8V8'}
            />
          </g>
        );
      })}
    </g>
  );
});

/** Members none of whose links to other members is open. */
function isolatedAmong(cuts: Frame['cuts'], names: readonly string[]): Set<string> {
  const members = new Set(names);
  const count = new Map<string, number>();
  for (const [from, to] of cuts) {
    if (!members.has(from) || !members.has(to)) continue;
    count.set(from, (count.get(from) ?? 0) + 1);
    count.set(to, (count.get(to) ?? 0) + 1);
  }
  return new Set(
    names.filter((name) => names.length > 2 && count.get(name) === 2 * (names.length - 1)),
  );
}

/** On demand: the links of the node that is pointed at. What it can reach is drawn through, what it cannot is broken. */
export function LinksOf({ name, frame, places }: { name: string; frame: Frame; places: Places }) {
  const from = places.get(name);
  if (!from) return null;
  const cut = new Set(frame.cuts.filter((ends) => ends.includes(name)).flat());
  const group = groupLetters(frame.groups);
  const own = group.get(name);
  const open: string[] = [];
  const shut: string[] = [];
  for (const [other, { x, y }] of places) {
    if (other === name) continue;
    const theirs = group.get(other);
    const isApart = own !== undefined && theirs !== undefined && own !== theirs;
    (isApart || cut.has(other) ? shut : open).push(`M${from.x} ${from.y}L${x} ${y}`);
  }
  return (
    <g className="links" aria-hidden="true">
      <path className="link-open" d={open.join('')} />
      <path className="link-shut" d={shut.join('')} />
    </g>
  );
}

/** Walls of a partition: between members on a ring they run outwards from the middle; else around each group. */
export const Walls = memo(function Walls({
  groups,
  places,
  names,
  layout,
}: {
  groups: NonNullable<Frame['groups']>;
  places: Places;
  names: readonly string[];
  layout: Layout;
}) {
  const { angles, centre } = layout;
  const groupOf = new Map(groups.flatMap((group, index) => group.map((name) => [name, index])));
  if (!angles || groupOf.size > names.length)
    return (
      <Suspense fallback={null}>
        <CellWalls groupOf={groupOf} places={places} layout={layout} />
      </Suspense>
    );
  const walls: Place[] = [];
  names.forEach((name, index) => {
    const next = (index + 1) % names.length;
    if (groupOf.get(name) === groupOf.get(names[next] as string)) return;
    const [a, b] = [layout.nodes[index] as Place, layout.nodes[next] as Place];
    walls.push({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
  });
  return (
    <g className="walls">
      {walls.map((wall) => {
        const [dx, dy] = [wall.x - centre.x, wall.y - centre.y];
        const length = Math.max(1, Math.sqrt(dx * dx + dy * dy));
        const [ux, uy] = [dx / length, dy / length];
        const outer = length + layout.radius + 26;
        return (
          <line
            key={`${wall.x} ${wall.y}`}
            x1={centre.x}
            y1={centre.y}
            x2={centre.x + ux * outer}
            y2={centre.y + uy * outer}
          />
        );
      })}
    </g>
  );
});

/** "A", "B" …: the group of each member; empty while the network is whole. */
export function groupLetters(groups: Frame['groups']): ReadonlyMap<string, string> {
  return new Map(
    (groups ?? []).flatMap((group, index) =>
      group.map((name) => [name, String.fromCharCode(65 + (index % 26))]),
    ),
  );
}

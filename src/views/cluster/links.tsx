// What lies between members: whom each follows, to whom a ring passes on, what is cut, and the walls of a partition.

import { lazy, memo, Suspense } from 'react';
import type { Frame } from '../../engine/frame.ts';
import { markOf } from '../../session/marks.ts';
import { epochColour } from '../../ui/epochs.ts';
import type { Layout, Place } from './layout.ts';
import { asideOf } from './motion.ts';
import { ringWalls } from './wallPath.ts';

const CellWalls = lazy(async () => ({ default: (await import('./CellWalls.tsx')).CellWalls }));

export type Places = ReadonlyMap<string, Place>;

/** More arrows than these are no picture any more. */
const MOST_ARROWS = 24;

/** From rim to rim: where a line begins and how long it is, as a place that its parts are drawn from towards the right. */
function lineBetween(from: Place, to: Place, gap: number) {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.max(1, Math.sqrt(dx * dx + dy * dy));
  const start = Math.min(gap, length / 3);
  const angle = (Math.atan2(dy, dx) * 180) / Math.PI;
  return {
    transform: `translate(${from.x} ${from.y}) rotate(${angle.toFixed(2)})`,
    /** What stands upright on it. */
    upright: `rotate(${(-angle).toFixed(2)})`,
    start,
    end: length - start,
  };
}

const fixed = (value: number): string => String(Math.round(value * 10) / 10);

/** From each follower an arrow to the node that it believes to lead. */
export function Follows({
  frame,
  places,
  layout,
}: {
  frame: Frame;
  places: Places;
  layout: Layout;
}) {
  if (frame.nodes.length > MOST_ARROWS) return null;
  return (
    <g className="follows">
      {frame.nodes.map(({ id, follows, status, epoch, role }) => {
        const from = places.get(id);
        const to = follows === null ? undefined : places.get(follows);
        if (!from || !to || follows === id || status === 'down' || role === 'leader') return null;
        const { transform, start, end } = lineBetween(from, to, layout.reach);
        return (
          <g key={id} transform={transform} style={{ color: epochColour(epoch) }}>
            <path d={`M${fixed(start)} 0H${fixed(end - 5)}`} />
            <path className="follows-arrow" d={`M${fixed(end)} 0l-9 -4v8Z`} />
          </g>
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
        const { transform, start, end } = lineBetween(from, to, layout.reach);
        const middle = (start + end) / 2;
        return (
          <g key={id} className={successor.open ? 'ring-open' : undefined} transform={transform}>
            <path d={`M${fixed(start)} 0H${fixed(end)}`} />
            <path
              className="ring-arrow"
              d={`M${fixed(middle - arrow)} ${-arrow}L${fixed(middle + arrow)} 0L${fixed(middle - arrow)} ${arrow}Z`}
            />
          </g>
        );
      })}
    </g>
  );
}

/**
 * Single cut links, a lane each way, on the side where messages of that direction travel: a broken one ends at a bar, an open one has
 * an arrow. A node without any open link stands in a broken ring.
 */
export const Cuts = memo(function Cuts({
  cuts,
  names,
  places,
  layout,
}: {
  cuts: Frame['cuts'];
  names: readonly string[];
  places: Places;
  layout: Layout;
}) {
  const isolated = isolatedAmong(cuts, names);
  const shut = new Set(cuts.map(([from, to]) => `${from} ${to}`));
  const pairs = pairsOf(cuts.filter(([from, to]) => !isolated.has(from) && !isolated.has(to)));
  const aside = asideOf(layout) + 0.5;
  return (
    <g className="cuts">
      {[...isolated].map((name) => {
        const place = places.get(name);
        if (!place) return null;
        // The words on the inner side: no link of it runs there.
        const side = place.y < layout.centre.y - 1 ? 1 : -1;
        return (
          <g key={name} transform={`translate(${place.x} ${place.y})`}>
            <circle r={layout.reach} />
            {layout.detailed && (
              <text className="cut-off" y={side * (layout.reach + 9)} dy="0.36em">
                cut off
              </text>
            )}
          </g>
        );
      })}
      {pairs.map(([a, b]) => {
        const [from, to] = [places.get(a), places.get(b)];
        if (!from || !to) return null;
        const { transform, upright, start, end } = lineBetween(from, to, layout.reach);
        const middle = fixed((start + end) / 2);
        const [there, back] = [shut.has(`${a} ${b}`), shut.has(`${b} ${a}`)];
        const lane = `M${fixed(start)} 0H${fixed(end)}`;
        return (
          <g key={`${a} ${b}`} transform={transform}>
            <path
              className={there ? 'lane-shut' : 'lane-open'}
              transform={`translate(0 ${aside})`}
              d={there ? lane : `${lane}l-8 -4m8 4l-8 4`}
            />
            <path
              className={back ? 'lane-shut' : 'lane-open'}
              transform={`translate(0 ${-aside})`}
              d={back ? lane : `${lane}M${fixed(start)} 0l8 -4m-8 4l8 4`}
            />
            <path
              className="cut-mark"
              transform={`translate(${middle} ${there && back ? 0 : there ? aside : -aside}) ${upright}`}
              d={there && back ? 'M-6-6L6 6M6-6L-6 6' : 'M-4.5-4.5L4.5 4.5M4.5-4.5L-4.5 4.5'}
            />
          </g>
        );
      })}
    </g>
  );
});

/** Each two between whom a direction is cut, once. */
function pairsOf(cuts: Frame['cuts']): readonly (readonly [string, string])[] {
  const pairs = new Map(
    cuts.map(([from, to]) => {
      const pair = from < to ? ([from, to] as const) : ([to, from] as const);
      return [pair.join(' '), pair];
    }),
  );
  return [...pairs.values()];
}

/** With more members than these the links that are still open are no picture any more. */
const MOST_OPEN = 12;

/** While single links are cut, faintly: those that are whole, of the members that lost one. */
export const OpenLinks = memo(function OpenLinks({
  cuts,
  names,
  places,
}: {
  cuts: Frame['cuts'];
  names: readonly string[];
  places: Places;
}) {
  if (names.length > MOST_OPEN) return null;
  const isolated = isolatedAmong(cuts, names);
  const shut = new Set(cuts.flatMap(([from, to]) => [`${from} ${to}`, `${to} ${from}`]));
  const touched = new Set(cuts.filter((ends) => !ends.some((end) => isolated.has(end))).flat());
  const lines = names.flatMap((a, index) =>
    names.slice(index + 1).map((b) => {
      const [from, to] = [places.get(a), places.get(b)];
      const whole = (touched.has(a) || touched.has(b)) && !shut.has(`${a} ${b}`);
      return whole && from && to ? `M${from.x} ${from.y}L${to.x} ${to.y}` : '';
    }),
  );
  return (
    <g className="links">
      <path className="link-open" d={lines.join('')} />
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
  const groupOf = new Map(groups.flatMap((group, index) => group.map((name) => [name, index])));
  if (!layout.onRing || groupOf.size > names.length)
    return (
      <Suspense fallback={null}>
        <CellWalls groupOf={groupOf} places={places} layout={layout} />
      </Suspense>
    );
  const gaps = names.flatMap((name, index) => {
    const next = (index + 1) % names.length;
    return groupOf.get(name) === groupOf.get(names[next] as string) ? [] : [[index, next] as const];
  });
  return (
    <g className="walls">
      <path d={ringWalls(gaps, layout)} />
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

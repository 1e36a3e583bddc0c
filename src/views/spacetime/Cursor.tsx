// Where the keys stand: a button that walks from event to event, along a lane and along causes.

import { type KeyboardEvent, useMemo } from 'react';
import type { EventId } from '../../engine/units.ts';
import { useSession } from '../../session/react.ts';
import { followed, panned, zoomed } from '../../ui/range.ts';
import type { Geometry, Place } from './geometry.ts';
import { placeOf } from './hit.ts';
import type { PlotProps } from './Plot.tsx';
import { alongLane, nearestIn, type Stop, toCause, toEffect, toLane } from './stops.ts';

export function Cursor({
  stops,
  lanes,
  range,
  limits,
  selected,
  words,
  onSelect,
  onRange,
  geometry,
  spots,
}: PlotProps & {
  readonly geometry: Geometry;
  readonly spots: ReadonlyMap<EventId, Place>;
}) {
  const session = useSession();
  const names = useMemo(() => lanes.map(({ id }) => id), [lanes]);
  const known = selected && (stops.find(({ event }) => event === selected.event) ?? null);
  const begin = () =>
    nearestIn(
      stops.filter(({ lane }) => lane === names[0]),
      session.playhead(),
    ) ?? nearestIn(stops, session.playhead());

  const go = (stop: Stop | null) => {
    if (!stop) return;
    onSelect(stop);
    session.highlight({ event: stop.event });
    onRange(followed(limits, range, stop.atUs));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const here = known ?? begin();
    if (!here || event.ctrlKey || event.metaKey || event.altKey) return;
    const acts: Readonly<Record<string, () => void>> = {
      ArrowRight: () => go(alongLane(stops, here, 1)),
      ArrowLeft: () => go(alongLane(stops, here, -1)),
      ArrowUp: () => go(event.shiftKey ? toLane(stops, names, here, -1) : toCause(stops, here)),
      ArrowDown: () => go(event.shiftKey ? toLane(stops, names, here, 1) : toEffect(stops, here)),
      Enter: () => session.seek(here.atUs),
      w: () => session.explain(here.event),
      '+': () => onRange(zoomed(limits, range, 1.6, here.atUs)),
      '-': () => onRange(zoomed(limits, range, 1 / 1.6, here.atUs)),
      PageDown: () => onRange(panned(limits, range, 0.8)),
      PageUp: () => onRange(panned(limits, range, -0.8)),
    };
    const act = acts[event.key];
    if (!act || (event.shiftKey && event.key.startsWith('Arrow') && /Left|Right/.test(event.key)))
      return;
    event.preventDefault();
    act();
  };
  const place = known
    ? placeOf(known, spots, geometry)
    : { x: geometry.x(range[0]), y: geometry.y(names[0] ?? null) };
  const x = Math.max(geometry.gutter, Math.min(geometry.width - 8, place.x));
  return (
    <g
      role="button"
      tabIndex={0}
      className={known ? 'st-cursor st-cursor-on' : 'st-cursor'}
      aria-label={known && words !== '' ? words : 'Events: walk with the arrow keys'}
      aria-keyshortcuts="ArrowLeft ArrowRight ArrowUp ArrowDown Enter w"
      transform={`translate(${x.toFixed(1)} ${place.y.toFixed(1)})`}
      onFocus={() => known ?? go(begin())}
      onBlur={() => session.highlight({ event: null })}
      onKeyDown={onKeyDown}
    >
      <circle r={geometry.roomy ? 11 : 8} />
    </g>
  );
}

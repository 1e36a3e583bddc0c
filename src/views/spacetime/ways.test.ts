// Ways: straight, bent where the script held a message up, cut short where it is lost; what is drawn beside them keeps off the lanes.

import { expect, it } from 'vitest';
import { simulate } from '../../engine/run.ts';
import { builtinScenario, builtins } from '../../scenario/builtin/registry.ts';
import { type DiagramMessage, diagramOf } from '../../session/diagram.ts';
import { geometryOf } from './geometry.ts';
import { doubtsIn, lanesOf, marksOf } from './lanes.ts';
import { MARK, spotsOf } from './spots.ts';
import { glyphsOf, strokesOf } from './strokes.ts';
import { titlesOf } from './titles.ts';
import { placeAt, placeOff, wayOf } from './ways.ts';

const names = ['n1', 'n2', 'n3', 'n4'].map((id) => ({ id, service: false }));
const geometry = geometryOf(names, [0, 10_000_000], { width: 1000, height: 400 });
const message = (more: Partial<DiagramMessage>) => ({
  from: 'n1',
  to: 'n4',
  sentUs: 1_000_000,
  endUs: 3_000_000,
  end: 'delivered' as const,
  bends: [],
  ...more,
});

it('goes straight from lane to lane', () => {
  const way = wayOf(message({}), geometry);
  expect(way).toEqual([
    { x: geometry.x(1_000_000), y: geometry.y('n1') },
    { x: geometry.x(3_000_000), y: geometry.y('n4') },
  ]);
  const y = (geometry.y('n1') + geometry.y('n4')) / 2;
  expect(placeAt(way, geometry.x(2_000_000)).y).toBeCloseTo(y, 6);
});

it('bends where it was held up, and a lost one ends on the part of the way that it came', () => {
  const bends = [[2_000_000, 0.5]] as const;
  const way = wayOf(message({ endUs: 8_000_000, bends }), geometry);
  expect(way).toHaveLength(3);
  expect(way[1].x).toBe(geometry.x(2_000_000));
  expect(placeAt(way, geometry.x(5_000_000)).y).toBeCloseTo(
    geometry.y('n1') + 0.75 * (geometry.y('n4') - geometry.y('n1')),
    6,
  );
  const lost = { ...message({ endUs: 8_000_000, bends, end: 'lost' }), to: 'n3' };
  // Three quarters of two lanes: between those of n2 and n3.
  expect(wayOf(lost, geometry)[2]?.x).toBeCloseTo(geometry.x(5_000_000), 6);
  expect(wayOf(message({ bends: [[2_900_000, 0.95]], end: 'lost' }), geometry)).toHaveLength(2);
});

it('what never left keeps off the line of what left for the next lane at the same moment', () => {
  const cut = wayOf(message({ endUs: 1_000_000, end: 'cut' }), geometry);
  const end = cut[cut.length - 1] ?? cut[0];
  expect(end.x).toBe(geometry.x(1_000_000));
  expect(end.y - geometry.y('n1')).toBeLessThan(geometry.laneHeight / 2);
  const other = wayOf(message({ to: 'n2', endUs: 1_300_000 }), geometry);
  expect(placeOff(other, end.y - geometry.y('n1')).x - end.x).toBeGreaterThan(8);
});

it('a place so far off the sender lies on the way, at most in its middle', () => {
  const way = wayOf(message({ to: 'n2' }), geometry);
  expect(placeOff(way, 20).y).toBeCloseTo(geometry.y('n1') + 20, 6);
  expect(placeOff(way, 1000).y).toBeCloseTo((geometry.y('n1') + geometry.y('n2')) / 2, 6);
});

it('in every built-in: no glyph on a lane, no word under a mark', () => {
  for (const { id } of builtins) {
    const chosen = builtinScenario(id);
    if (!chosen) throw new Error(`no ${id}`);
    const run = simulate(chosen);
    const middle = (chosen.untilMs / 2) * 1000;
    const range = [middle - 2_000_000, middle + 2_000_000] as const;
    const diagram = diagramOf(run, ...range);
    const lanes = lanesOf(diagram);
    const marks = marksOf(diagram, doubtsIn(diagram, run.report().story));
    const picture = geometryOf(lanes, range, { width: 900, height: 480 });
    const spots = spotsOf(marks, new Set(diagram.services.map((service) => service.id)), picture);
    for (const { y } of glyphsOf(diagram, picture))
      for (const lane of lanes) expect(Math.abs(picture.y(lane.id) - y)).toBeGreaterThan(8);
    for (const title of titlesOf(lanes, spots.values(), picture)) {
      expect(title.x).toBeGreaterThanOrEqual(picture.gutter);
      for (const { x, y } of spots.values())
        if (Math.abs(y - title.y) < 5)
          expect(x <= title.x || x >= title.x + title.text.length * 5).toBe(true);
    }
    if (!picture.roomy) expect(titlesOf(lanes, spots.values(), picture)).toEqual([]);
    expect(strokesOf(diagram, lanes, picture).strokes.length).toBeLessThan(60);
  }
});

it('done and refused at one moment stand in two rows, a doubt above the star of who takes over', () => {
  const chosen = builtinScenario('raft-partition');
  if (!chosen) throw new Error('no raft-partition');
  const range = [17_000_000, 23_000_000] as const;
  const run = simulate(chosen);
  const diagram = diagramOf(run, ...range);
  const marks = marksOf(diagram, doubtsIn(diagram, run.report().story));
  const picture = geometryOf(lanesOf(diagram), range, { width: 900, height: 480 });
  const spots = spotsOf(marks, new Set(['resource']), picture);
  const of = (wanted: string) =>
    marks.flatMap(({ kind, event }) => (kind === wanted ? [spots.get(event.id)] : []));
  const pairs = of('done').flatMap((done) =>
    of('refused').flatMap((refused) =>
      done && refused && Math.abs(done.x - refused.x) < 10 ? [Math.abs(done.y - refused.y)] : [],
    ),
  );
  expect(pairs.length).toBeGreaterThan(0);
  expect(Math.min(...pairs)).toBeGreaterThanOrEqual(2 * MARK);
  const [doubt, star] = [of('suspect')[0], of('lead')[0]];
  expect((star?.y ?? 0) - (doubt?.y ?? 0)).toBeGreaterThanOrEqual(2 * MARK);
});

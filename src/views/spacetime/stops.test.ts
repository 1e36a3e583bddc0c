// Walking the diagram by keys: along a lane, up to a cause, down to what came of it.

import { expect, it } from 'vitest';
import { simulate } from '../../engine/run.ts';
import { scenario } from '../../engine/testing.ts';
import { diagramOf } from '../../session/diagram.ts';
import { geometryOf, type Place } from './geometry.ts';
import { stopAt } from './hit.ts';
import { doubtsIn, lanesOf, marksOf } from './lanes.ts';
import { spotsOf } from './spots.ts';
import { alongLane, nearestIn, stopsOf, toCause, toEffect, toLane } from './stops.ts';

const run = simulate(scenario());
const diagram = diagramOf(run, 0, 10_000_000);
const marks = marksOf(diagram, doubtsIn(diagram, run.report().story));
const stops = stopsOf(diagram, marks);
const lead = stops.find(({ mark }) => mark?.kind === 'lead' && mark.event.node === 'n4');
if (!lead) throw new Error('n4 never leads');

it('every message has its sending once, and each of its ends', () => {
  expect(new Set(stops.map(({ event }) => event)).size).toBe(stops.length);
  const ids = new Set(stops.map(({ event }) => event));
  for (const { sent, ended } of diagram.messages) {
    expect(ids.has(sent)).toBe(true);
    if (ended > 0) expect(ids.has(ended)).toBe(true);
  }
});

it('causes lead to where the trace says, as far as the picture goes', () => {
  let at = lead;
  const kinds: string[] = [];
  for (let next = toCause(stops, at); next !== at; next = toCause(stops, at)) {
    at = next;
    kinds.push(at.mark?.kind ?? 'message');
  }
  expect(kinds[0]).toBe('suspect');
  expect(kinds.slice(1).every((kind) => kind === 'timer')).toBe(true);
  const heard = stops.find(({ message, event }) => message?.ended === event && event > lead.event);
  if (!heard) throw new Error('nothing is heard after that');
  expect(toCause(stops, heard).event).toBe(heard.message?.sent);
  expect(toEffect(stops, toCause(stops, heard)).cause).toBe(heard.message?.sent);
});

it('along a lane forth and back is where one was; the ends hold', () => {
  const forth = alongLane(stops, lead, 1);
  expect(forth.lane).toBe('n4');
  expect(forth.event).toBeGreaterThan(lead.event);
  expect(alongLane(stops, forth, -1)).toBe(lead);
  const mine = stops.filter(({ lane }) => lane === 'n4');
  expect(alongLane(stops, mine[0] as typeof lead, -1)).toBe(mine[0]);
});

it('to the next lane, at the same time', () => {
  const names = ['n1', 'n2', 'n3', 'n4', 'n5', 'resource'];
  const above = toLane(stops, names, lead, -1);
  expect(above.lane).toBe('n3');
  expect(above.atUs).toBeLessThanOrEqual(lead.atUs);
  const top = nearestIn(
    stops.filter(({ lane }) => lane === 'n1'),
    lead.atUs,
  );
  expect(top && toLane(stops, names, top, -1)).toBe(top);
});

it('what is under the pointer: marks before lines, the half of a line says which end', () => {
  const geometry = geometryOf(lanesOf(diagram), [2_000_000, 8_000_000], {
    width: 900,
    height: 500,
  });
  const spots = spotsOf(marks, new Set(['resource']), geometry);
  const under = (at: Place) => stopAt(stops, spots, geometry, at);
  for (const kind of ['lead', 'suspect'] as const) {
    const mark = stops.find((stop) => stop.mark?.kind === kind && stop.lane === 'n4');
    const at = spots.get(mark?.event ?? 0);
    expect(at && under(at)).toBe(mark);
  }
  expect(under({ x: geometry.x(lead.atUs), y: -500 })).toBeNull();
  const job = diagram.messages.find(({ type, end }) => type === 'job' && end === 'delivered');
  if (!job) throw new Error('no job is sent');
  const point = (part: number) => ({
    x: geometry.x(job.sentUs + part * (job.endUs - job.sentUs)),
    y: geometry.y(job.from) + part * (geometry.y(job.to) - geometry.y(job.from)),
  });
  expect(under(point(0.4))?.event).toBe(job.sent);
  expect(under(point(0.6))?.event).toBe(job.ended);
});

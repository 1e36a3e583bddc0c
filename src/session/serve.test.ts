// The server of a run without a worker around it.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Frame } from '../engine/frame.ts';
import type { RunReport } from '../engine/report.ts';
import { Run } from '../engine/run.ts';
import type { Scenario } from '../engine/scenario.ts';
import { anyScenario, members, scenario } from '../engine/testing.ts';
import { whyOf } from '../engine/why.ts';
import { grow } from './growth.ts';
import type { Request, Response, SentPicture } from './messages.ts';
import { NewsReader } from './news.ts';
import { Server } from './serve.ts';

type Question = Request extends infer R
  ? R extends Request
    ? Omit<R, 'requestId'>
    : never
  : never;

/** A clock on which each look takes a ms: how much is done between two looks is the server's own affair. */
const clockOfLooks = () => {
  let looks = 0;
  return () => looks++;
};

function serve(clock: () => number = clockOfLooks()) {
  const said: Response[] = [];
  const news = new NewsReader();
  const pictures = new Map<number, (SentPicture & { readonly frame: Frame }) | null>();
  let report: RunReport | null = null;
  let id = 0;
  const server = new Server((response) => {
    // Structured-cloned as on its way out of a worker.
    const copy = structuredClone(response);
    said.push(copy);
    if (copy.kind === 'picture')
      pictures.set(
        copy.requestId,
        copy.picture && { ...copy.picture, frame: news.read(copy.picture.news) },
      );
    if (copy.kind === 'report')
      report = grow(copy.update.rest.simulatedUs === 0 ? null : report, copy.update);
  }, clock);
  const ask = (question: Question): number => {
    server.handle({ ...question, requestId: ++id } as Request);
    return id;
  };
  const load = (value: Scenario, run = 1) =>
    ask({ kind: 'load', run, scenario: value, reportFromUs: 0 });
  const finish = () => {
    while (server.work(8));
  };
  const answer = (to: number): Response | undefined =>
    said.find((response) => 'requestId' in response && response.requestId === to);
  const pictureOf = (to: number) => pictures.get(to);
  return { server, said, ask, load, finish, answer, pictureOf, report: () => report };
}

test('says hello first', () => {
  expect(serve().said).toEqual([{ kind: 'hello' }]);
});

test('the report in parts is the report as a whole', () => {
  const { load, finish, report, said } = serve();
  load(scenario({ untilMs: 120_000 }));
  finish();
  expect(report()).toEqual(new Run(scenario({ untilMs: 120_000 })).finish().report());
  expect(said.at(-1)?.kind).toBe('report');
});

test('answers a frame at once, and with nothing where the run is not that far', () => {
  const { load, finish, ask, pictureOf } = serve();
  load(scenario());
  expect(pictureOf(ask({ kind: 'frame', run: 1, time: 5_000_000, inspect: [] }))).toBeNull();
  finish();
  const picture = pictureOf(ask({ kind: 'frame', run: 1, time: 5_000_000, inspect: ['n2'] }));
  expect(picture?.frame).toEqual(new Run(scenario()).finish().frameAt(5_000_000));
  expect(picture?.inspections.map(({ node }) => node)).toEqual(['n2']);
});

test('a question about events to come waits for them', () => {
  const { load, finish, ask, answer } = serve();
  load(scenario({ untilMs: 60_000 }));
  const asked = ask({
    kind: 'events-between',
    run: 1,
    fromUs: 50_000_000,
    toUs: 50_500_000,
    limit: 1000,
  });
  const next = ask({ kind: 'neighbour', run: 1, direction: 1, time: 59_000_000 });
  expect(answer(asked)).toBeUndefined();
  finish();
  const run = new Run(scenario({ untilMs: 60_000 })).finish();
  expect(answer(asked)).toMatchObject({
    kind: 'events',
    events: run.eventsBetween(50_000_000, 50_500_000, 1000),
  });
  expect(answer(next)).toMatchObject({ kind: 'time', time: run.nextEventTime(59_000_000) });
});

test('tells why something happened, back to the root', () => {
  const { load, finish, ask, answer } = serve();
  load(scenario());
  finish();
  const run = new Run(scenario()).finish();
  const last = run.summary().events;
  const asked = ask({ kind: 'why', run: 1, event: last });
  finish();
  expect(answer(asked)).toMatchObject({ kind: 'why', why: whyOf(run.past, last) });
});

test('refuses what makes no sense, and lives on', () => {
  const { load, finish, ask, answer, pictureOf } = serve();
  load(scenario());
  finish();
  expect(answer(ask({ kind: 'frame', run: 1, time: 0, inspect: ['nobody'] }))).toMatchObject({
    kind: 'refused',
  });
  expect(pictureOf(ask({ kind: 'frame', run: 1, time: 0, inspect: [] }))).not.toBeNull();
});

test('a scenario that cannot be compiled is a failure, not a death', () => {
  const { load, said, server } = serve();
  load(scenario({ protocol: { id: 'nonsense', params: {} } }));
  expect(said.at(-1)).toMatchObject({ kind: 'failed', run: 1 });
  expect(server.work(8)).toBe(false);
});

test('answers between slices: a ping never waits for the end of the run', () => {
  const now = clockOfLooks();
  const { server, load, ask, answer } = serve(now);
  load(
    scenario({
      nodes: members(40),
      untilMs: 600_000,
      network: { latencyMs: [10, 15], loss: 0, duplicate: 0 },
    }),
  );
  const began = now();
  expect(server.work(8)).toBe(true);
  expect(now() - began).toBeLessThan(12);
  expect(answer(ask({ kind: 'ping', run: 1 }))).toMatchObject({ kind: 'pong' });
});

test('reports come at most five times a second while the run grows', () => {
  const now = clockOfLooks();
  const { server, load, said } = serve(now);
  load(
    scenario({
      nodes: members(40),
      untilMs: 600_000,
      network: { latencyMs: [10, 15], loss: 0, duplicate: 0 },
    }),
  );
  for (let slice = 0; now() < 1000; slice++) expect(server.work(8), `slice ${slice}`).toBe(true);
  const reports = said.filter(({ kind }) => kind === 'report').length;
  expect(reports).toBeGreaterThan(3);
  expect(reports).toBeLessThanOrEqual(6);
});

describe('laws', () => {
  test('random seeks give the frames of a fresh run', () => {
    fc.assert(
      fc.property(
        anyScenario,
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 8 }),
        (value, shares) => {
          const { load, finish, ask, pictureOf } = serve();
          load(value);
          finish();
          for (const share of shares) {
            const time = Math.floor(share * value.untilMs * 1000);
            const picture = pictureOf(ask({ kind: 'frame', run: 1, time, inspect: [] }));
            expect(picture?.frame).toEqual(new Run(value).finish().frameAt(time));
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

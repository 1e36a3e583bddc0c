// Thumbnails come from the runs themselves: each scenario's own report, in order, and nothing after a stop.

import { expect, test } from 'vitest';
import type { RunReport } from '../engine/report.ts';
import { simulate } from '../engine/run.ts';
import { scenario } from '../engine/testing.ts';
import { previewRuns } from './previews.ts';
import { settle, TestPort } from './testing.ts';

const runs = [scenario(), scenario({ seed: 8 }), scenario({ seed: 9 })];

function preview() {
  const port = new TestPort();
  const reports: (readonly [number, RunReport])[] = [];
  const stop = previewRuns(runs, (index, report) => reports.push([index, report]), {
    worker: () => port,
    here: () => port,
  });
  const work = async () => {
    for (let more = true; more; await settle()) more = port.work();
  };
  return { port, reports, stop, work };
}

test('each run is reported once, finished, in order', async () => {
  const { reports, work } = preview();
  for (let turn = 0; turn < 8; turn++) await work();
  expect(reports.map(([index]) => index)).toEqual([0, 1, 2]);
  expect(reports.map(([, report]) => report.summary.fingerprint)).toEqual(
    runs.map((run) => simulate(run).summary().fingerprint),
  );
});

test('a stop ends the worker, and nothing more is told', async () => {
  const { port, reports, stop, work } = preview();
  stop();
  await work();
  expect(port.terminated).toBe(true);
  expect(reports).toEqual([]);
});

// The reports of several scenarios, one after the other, in one worker of their own: what thumbnails are drawn from.

import type { RunReport } from '../engine/report.ts';
import type { Scenario } from '../engine/scenario.ts';
import { Client } from './client.ts';
import type { Spawn } from './connection.ts';
import { serveHere, spawnWorker } from './spawn.ts';

const WORKERS: Spawn = { worker: spawnWorker, here: serveHere };

/**
 * Hands over the report of each finished run, in order; one that cannot be simulated is left out. Returns how to stop early.
 */
export function previewRuns(
  scenarios: readonly Scenario[],
  onReport: (index: number, report: RunReport) => void,
  spawn: Spawn = WORKERS,
): () => void {
  let index = -1;
  const next = () => {
    index += 1;
    const scenario = scenarios[index];
    // Nothing is told before the end: a report from its last moment on.
    if (scenario) client.load(scenario, scenario.untilMs * 1000);
    else client.close();
  };
  const client = new Client(spawn, {
    report: (report) => {
      if (!report.complete) return;
      onReport(index, report);
      next();
    },
    progress: () => {},
    restarted: () => {},
    withoutWorker: () => {},
    gaveUp: () => client.close(),
    refused: () => {},
    failed: next,
  });
  next();
  return () => client.close();
}
